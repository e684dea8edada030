"""Home: the meetings of this computer, and the ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading
from minutes_desktop.ui.models.meetings_model import (
    DATE,
    MEETING,
    SAVED,
    SERIES,
    STATE,
    MeetingsModel,
)

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import Library

_WIDTHS = {DATE: 190, SERIES: 210, STATE: 110, SAVED: 170}  # pixels at 100 % scale


class HomePage(QWidget):
    """All meetings as a table to choose from; on an empty store, a welcome.

    Typing narrows the list, Enter opens the chosen meeting. Signals: ``open_asked`` carries the id
    of a meeting; ``new_asked``; ``sample_asked``; ``failed`` carries a sentence.
    """

    open_asked = Signal(str)
    new_asked = Signal()
    sample_asked = Signal()
    failed = Signal(str)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        """Show the meetings of the library, read once the window has been painted."""
        super().__init__(parent)
        self._library = library
        self._model = MeetingsModel(self)
        self._last = ""
        self._carry_on = self._button("", self._open_last)
        self._new = self._button(self.tr("New meeting"), self.new_asked.emit)
        self._narrow = QLineEdit()
        self.table = QTableView()
        self._welcome = self._make_welcome()
        self._stack = QStackedWidget()
        self._lay_out()
        self._fill_table()
        self._narrow.textChanged.connect(self._narrow_list)
        self._narrow.returnPressed.connect(self._open_current)
        self.table.activated.connect(self._open)
        library.listed.connect(self.refresh)
        self._first_look = QTimer(self, interval=0, singleShot=True)
        self._first_look.timeout.connect(self.refresh)
        self._first_look.start()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """Where to begin, and the list."""
        if self._stack.currentWidget() is self._welcome:
            return [self._welcome]
        return [self._narrow if self._carry_on.isHidden() else self._carry_on, self.table]

    def refresh(self) -> None:
        """Read the list again; the chosen meeting stays chosen."""
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415 - after first paint

        try:
            lines, last = self._library.meetings(), self._library.last_opened()
        except StoreError as error:
            self.failed.emit(str(error))
            return
        chosen = self._chosen() or last or ""
        self._model.show_lines(lines)
        self._choose(chosen)
        self._offer_last(last or "")
        self._stack.setCurrentIndex(0 if lines else 1)

    # The list

    def _narrow_list(self, words: str) -> None:
        self._model.narrow(words)
        self._choose("")

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

    def _offer_last(self, meeting_id: str) -> None:
        row = self._model.row_of(meeting_id)
        self._carry_on.setVisible(row >= 0)
        if row >= 0:
            self._last = meeting_id
            title = self._model.line(row).title or self.tr("Untitled")
            self._carry_on.setText(self.tr("Continue: {}").format(title.replace("&", "&&")))

    def _open_last(self) -> None:
        self.open_asked.emit(self._last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed anywhere on the page narrow the list; Down goes into it."""
        if event.key() == Qt.Key.Key_Down and self._narrow.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.text().isprintable() and event.text().strip():
            self._narrow.setFocus(Qt.FocusReason.OtherFocusReason)
            self._narrow.insert(event.text())
        else:
            super().keyPressEvent(event)

    # Building

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.clicked.connect(act)
        return button

    def _fill_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Meetings"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * GAP)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(MEETING, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)

    def _make_welcome(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(SPACE)
        column.addStretch(2)
        words = QLabel(
            self.tr(
                "There are no meetings on this computer yet. Begin one, or look at a finished"
                " sample first: the notes of an invented force, to try everything on."
            )
        )
        words.setWordWrap(True)
        words.setMaximumWidth(560)
        new = self._button(self.tr("New meeting"), self.new_asked.emit)
        sample = self._button(self.tr("Look at a sample meeting"), self.sample_asked.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(new)
        buttons.addWidget(sample)
        buttons.addStretch()
        column.addWidget(heading(self.tr("Welcome to Minutes Desktop")))
        column.addWidget(words)
        column.addLayout(buttons)
        column.addStretch(3)
        page.setFocusProxy(new)
        return page

    def _lay_out(self) -> None:
        self._carry_on.hide()
        self._narrow.setPlaceholderText(
            self.tr("Find a meeting: words of its title, date or series")
        )
        self._narrow.setAccessibleName(self.tr("Find a meeting"))
        self._narrow.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Meetings")))
        top.addStretch()
        top.addWidget(self._carry_on)
        top.addWidget(self._new)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._narrow)
        column.addWidget(self.table)
        self._stack.addWidget(listing)
        self._stack.addWidget(self._welcome)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self._stack)
