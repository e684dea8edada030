"""Home: the meetings of this computer, and the ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.browse.panel import panel, push_button
from minutes_desktop.ui.browse.shelves_list import ShelvesList
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.ui.models.meetings_model import (
    DATE,
    MEETING,
    SAVED,
    SERIES,
    STATE,
    Keep,
    MeetingsModel,
)

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import MeetingLine, Shelves

_LETTERS = {DATE: 28, SERIES: 32, STATE: 16, SAVED: 28}  # average letters a column has room for
_ROOM = {SERIES: 160, SAVED: 130}  # average letters the page is wide for a column to be shown
FEW = 6
"""So many meetings need no shelves."""
_LONGEST = 70  # letters on the button that continues
_LEAST = 12  # letters on it where the window is narrow


class HomePage(QWidget):
    """All meetings as a table to choose from; on an empty store, a welcome.

    Typing narrows the list, Enter opens the chosen meeting. Beside more than a few, shelves keep
    only some: this week's, those not signed yet, a series, a year of it.
    Attributes: ``table``; ``shelves``; ``overdue``, the way to actions that are late.
    Signals: ``open_asked`` carries the id of a meeting; ``more_asked`` how many more meetings are
    to be added by ``add_meetings`` at once, -1 for all; ``overdue_asked``; ``new_asked``;
    ``templates_asked``; ``sample_asked``.
    """

    open_asked = Signal(str)
    more_asked = Signal(int)
    overdue_asked = Signal()
    new_asked = Signal()
    templates_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty table until ``show_meetings``."""
        super().__init__(parent)
        self._model = MeetingsModel(self)
        self._last = ""
        self._carry_on = push_button(self.tr("Continue"), self._open_last)
        self._top = QHBoxLayout()
        self._new = push_button(self.tr("New meeting"), self.new_asked.emit)
        self._templates = push_button(self.tr("Templates"), self.templates_asked.emit)
        self.overdue = push_button("", self.overdue_asked.emit)
        self._narrow = QLineEdit()
        self._count = QLabel()
        self.table = QTableView()
        self.shelves = ShelvesList()
        self._welcome = self._make_welcome()
        self._listing = QWidget()
        self._stack = QStackedWidget()
        self._fill_table()
        self._lay_out()
        self._narrow.textChanged.connect(self._narrow_list)
        self._narrow.returnPressed.connect(self._open_current)
        self._model.more_asked.connect(self.more_asked)
        self.shelves.chosen.connect(self._keep)
        self.shelves.left.connect(self._go_to_table)
        for part in (self._narrow, self.table, self.shelves):
            part.installEventFilter(self)
        self.table.activated.connect(self._open)

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """Where to begin, and the list."""
        if self._stack.currentWidget() is self._welcome:
            return [self._welcome]
        first = [] if self._carry_on.isHidden() else [self._carry_on]
        last = [] if self.shelves.isHidden() else [self.shelves]
        return [*first, self.table, *last]

    def show_meetings(
        self,
        lines: tuple[MeetingLine, ...],
        last: str | None,
        count: int | None = None,
        last_line: MeetingLine | None = None,
    ) -> None:
        """Show the newest meetings, ``last`` being the id of the one opened last.

        ``count`` is how many there are, if not these only; ``last_line`` is the last one's line
        where it is not among these. The chosen meeting stays chosen.
        """
        chosen = self._chosen() or last or ""
        self._model.show_lines(lines, count)
        self._choose(chosen)
        self._offer_last(last or "", last_line)
        self._say_count()
        self._turn_to(self._listing if lines else self._welcome)

    def add_meetings(self, lines: tuple[MeetingLine, ...]) -> None:
        """Know of older meetings, too."""
        self._model.add_lines(lines)

    def show_shelves(self, shelves: Shelves) -> None:
        """Show how many meetings there are of each kind, and how many actions are overdue."""
        late = shelves.overdue
        words = self.tr("1 action overdue") if late == 1 else self.tr("{:,} actions overdue")
        self.overdue.setText(words.format(late))
        self.overdue.setVisible(late > 0)
        if layout := self._listing.layout():
            layout.activate()  # or the row would be measured without it
        self._fit_last()
        if shelves.count > FEW:
            self.shelves.show_shelves(shelves)
            self.shelves.show()
        else:
            self.shelves.choose_all()
            self.shelves.hide()

    def _turn_to(self, part: QWidget) -> None:
        """Show one part of the page; the focus goes with it if it was in the part before."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        turned = self._stack.currentWidget() is not part
        self._stack.setCurrentWidget(part)
        if turned and had_focus:
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # The list

    def _narrow_list(self, words: str) -> None:
        self._model.narrow(words)
        self._choose("")
        self._say_count()

    def _keep(self, keep: Keep | None) -> None:
        """Show only the meetings of a shelf."""
        self._model.keep(keep)
        self._choose("")
        self._say_count()

    def _go_to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_count(self) -> None:
        narrowed = self._narrow.text().strip() or self.shelves.keeps
        there = self._model.all_count()
        shown = self._model.rowCount() if narrowed else there
        if not shown and self._narrow.text().strip():
            words = self.tr("No meeting has these words. Esc shows all again.")
        elif not shown:
            words = self.tr("There is no such meeting. Esc shows all again.")
        elif shown < there:
            words = self.tr("{:,} of {:,} meetings. Esc shows all again.").format(shown, there)
        else:
            words = self.tr("1 meeting") if there == 1 else self.tr("{:,} meetings").format(there)
        self._count.setText(words)

    def _choose(self, meeting_id: str) -> None:
        row = max(self._model.row_of(meeting_id), 0)
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(row, MEETING))

    def _chosen(self) -> str:
        index = self.table.currentIndex()
        return self._model.line(index.row()).id if index.isValid() else ""

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_asked.emit(self._model.line(index.row()).id)

    def _open_current(self) -> None:
        self._open(self.table.currentIndex())

    def _offer_last(self, meeting_id: str, line: MeetingLine | None) -> None:
        self._last = meeting_id
        title = self._model.title_of(meeting_id)
        if title is None and line is not None:
            title = line.title or self.tr("Untitled")
        self._carry_on.setVisible(title is not None)
        if title is not None:
            words = self.tr("Continue: {}").format(title)
            self._carry_on.setAccessibleName(words)
            self._fit_last()

    def _fit_last(self) -> None:
        """Name on its button as much of the last meeting as there is room for beside the others."""
        button, letters = self._carry_on, self._carry_on.fontMetrics()
        frame = button.sizeHint().width() - letters.horizontalAdvance(button.text())
        others = self._top.minimumSize().width() - button.minimumWidth()
        room = self.width() - 2 * MARGIN - others - max(frame, 0)
        words = _shortened(button.accessibleName())
        least = _LEAST * letters.averageCharWidth()
        elided = letters.elidedText(words, Qt.TextElideMode.ElideRight, max(room, least))
        button.setText(elided.replace("&", "&&"))

    def _open_last(self) -> None:
        self.open_asked.emit(self._last)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed in the list narrow it, and Up and Down in the field walk the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            walks = event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
            if watched is self._narrow and walks:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched in {self.table, self.shelves} and self._narrow_by(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere on the page narrow the list; Esc shows all again."""
        if event.key() == Qt.Key.Key_Escape and (self._narrow.text() or self.shelves.keeps):
            self._narrow.clear()
            self.shelves.choose_all()
        elif not self._narrow_by(event):
            super().keyPressEvent(event)

    def _narrow_by(self, event: QKeyEvent) -> bool:
        words = event.text()
        if self._stack.currentWidget() is not self._listing or not words.isprintable():
            return False
        if not words.strip():
            return False
        self._narrow.setFocus(Qt.FocusReason.OtherFocusReason)
        self._narrow.end(False)
        self._narrow.insert(words)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the titles where the page is narrow."""
        super().resizeEvent(event)
        self._fit_last()
        taken = 0 if self.shelves.isHidden() else self.shelves.width()
        letters = (self.width() - taken) // self.fontMetrics().averageCharWidth()
        for column, needed in _ROOM.items():
            self.table.setColumnHidden(column, letters < needed)

    # Building

    def _fill_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        furnish(table, self.tr("Meetings"), widest=MEETING, letters=_LETTERS)

    def _make_welcome(self) -> QWidget:
        words = self.tr(
            "There are no meetings on this computer yet. Begin one, or look at a finished"
            " sample first: the notes of an invented force, to try everything on."
        )
        return panel(
            self.tr("Welcome to Minutes Desktop"),
            words,
            push_button(self.tr("New meeting"), self.new_asked.emit),
            push_button(self.tr("Look at a sample meeting"), self.sample_asked.emit),
            push_button(self.tr("Templates"), self.templates_asked.emit),
        )

    def _lay_out(self) -> None:
        self._carry_on.hide()
        self.overdue.hide()
        self.shelves.hide()
        self._narrow.setPlaceholderText(
            self.tr("Find a meeting: words of its title, date or series")
        )
        self._narrow.setAccessibleName(self.tr("Find a meeting"))
        self._narrow.setClearButtonEnabled(True)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        top = self._top
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Meetings")))
        top.addStretch()
        top.addWidget(self.overdue)
        # Named to fit, and cut rather than a window wider than the screen.
        self._carry_on.setMinimumWidth(_LEAST * self.fontMetrics().averageCharWidth())
        top.addWidget(self._carry_on)
        top.addWidget(self._new)
        top.addWidget(self._templates)
        column = QVBoxLayout(self._listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._narrow)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.shelves)
        row.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self._count)
        self._stack.addWidget(self._listing)
        self._stack.addWidget(self._welcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        layout.addWidget(self._stack)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
