"""The register of actions: all of them, what became of each, and what is done about them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.action_deeds import status_words
from minutes_desktop.domain.register_lines import Line, Wanted
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.ui.register.deed_form import DeedForm
from minutes_desktop.ui.register.filters import Filters
from minutes_desktop.ui.register.history_pane import HistoryPane
from minutes_desktop.ui.register.model import (
    AGE,
    DUE,
    ORDERS,
    OWNERS,
    POSTPONED,
    REFERENCE,
    SERIES,
    STATUS,
    WORDS,
    RegisterModel,
)
from minutes_desktop.workspace.register import MANY, StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.action_deeds import Deed
    from minutes_desktop.domain.record import ActKind
    from minutes_desktop.workspace.register import Register

_LETTERS = {REFERENCE: 18, OWNERS: 15, DUE: 27, STATUS: 18, AGE: 11, POSTPONED: 11, SERIES: 18}


class RegisterPage(QWidget):
    """A table of actions to choose from, with filters over it and the history beside it.

    Several can be chosen, and one decision done about all. Letters typed in the table are looked
    for. Signals: ``open_asked`` carries the ids of a meeting and of a block in it; ``deed_asked``
    the ids of actions, the ``Deed``, and a label; ``failed`` a sentence; ``left`` goes back.
    """

    open_asked = Signal(str, str)
    deed_asked = Signal(object, object, str)
    failed = Signal(str)
    left = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        """Show the open actions, the first to be due first."""
        super().__init__(parent)
        self._register = register
        self._titles: dict[str, str] = {}
        self._order = (DUE, Qt.SortOrder.AscendingOrder)
        self.model = RegisterModel(register.today, self)
        self.filters, self.history, self.form = Filters(), HistoryPane(), DeedForm()
        self.table, self.count = QTableView(), QLabel()
        self._chosen: list[str] = []
        self._acts = self._make_acts()
        self._fill_table()
        self._lay_out()
        self._connect()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """What can be done about an action."""
        return {self.tr("Action"): self._acts}

    def panes(self) -> list[QWidget]:
        """The table, the history, the field to find by."""
        return [self.table, self.history.events, self.filters.words]

    # The list

    def refresh(self, chosen: str = "") -> None:
        """Read everything anew; the chosen action stays chosen, if it is still wanted."""
        chosen = chosen or self._current_id()
        try:
            self._titles = self._register.titles()
            self.filters.offer(self._register.owners(), self._register.series())
        except StoreError as error:
            self.failed.emit(str(error))
        self._list(chosen)

    def choose(self, action_id: str) -> None:
        """Show an action, among all if it is not among those shown."""
        if self.model.row_of(action_id) < 0:
            self.filters.showing.setCurrentIndex(self.filters.showing.findData("all"))
        self._go_to(action_id)

    def wanted(self) -> Wanted:
        """What is listed, in its order."""
        column, order = self._order
        return replace(
            self.filters.wanted(self._register.today()),
            order=ORDERS[column],
            # The oldest is the one raised first.
            descending=(order == Qt.SortOrder.DescendingOrder) != (column == AGE),
        )

    def _list(self, chosen: str = "") -> None:
        wanted = self.wanted()
        self._titles = self._titles or {}
        try:
            count = self._register.count(wanted)
            self.model.show_lines(partial(self._page_of, wanted), wanted.grouping)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self._span()
        self._go_to(chosen)
        self._say_count(count)

    def _page_of(self, wanted: Wanted, offset: int) -> tuple[Line, ...]:
        try:
            return self._register.lines(wanted, offset)
        except StoreError as error:
            self.failed.emit(str(error))
            return ()

    def _span(self) -> None:
        """Let the rows over groups go across."""
        self.table.clearSpans()
        for row in self.model.heads():
            self.table.setSpan(row, 0, 1, len(ORDERS))

    def _span_more(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            if self.model.line(row) is None:
                self.table.setSpan(row, 0, 1, len(ORDERS))

    def _say_count(self, count: int) -> None:
        if not count and self.filters.narrowed:
            words = self.tr("No action is like this. Esc shows all open ones again.")
        elif not count:
            words = self.tr("No action is open.")
        else:
            grouped = bool(self.filters.wanted(self._register.today()).grouping)
            one = self.tr("1 line") if grouped else self.tr("1 action")
            several = self.tr("{:,} lines") if grouped else self.tr("{:,} actions")
            words = one if count == 1 else several.format(count)
            if count >= MANY:
                words = self.tr("{} or more").format(words)
            if self.filters.narrowed:
                words = self.tr("{}. Esc shows all open ones again.").format(words)
        self.count.setText(words)

    def _go_to(self, action_id: str) -> None:
        row = self.model.row_of(action_id)
        while row < 0 and action_id and self.model.canFetchMore(QModelIndex()):
            self.model.fetchMore(QModelIndex())
            row = self.model.row_of(action_id)
        if row < 0:
            row = 1 if self.model.line(0) is None else 0
        if self.model.line(row) is not None:
            index = self.model.index(row, REFERENCE)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        self._show_history()

    def _current_id(self) -> str:
        line = self.model.line(self.table.currentIndex().row())
        return line.action_id if line else ""

    def chosen(self) -> list[str]:
        """The ids of the actions chosen, in the order shown, each once."""
        selection = self.table.selectionModel()
        rows = sorted({index.row() for index in selection.selectedRows()})
        lines = [line for row in rows if (line := self.model.line(row))]
        return list(dict.fromkeys(line.action_id for line in lines))

    def _show_history(self) -> None:
        action_id = self._current_id()
        try:
            entry = self._register.entry(action_id) if action_id else None
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.history.show_entry(entry, self._titles)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if (column, order) != self._order and column in ORDERS:
            self._order = (column, order)
            self._list(self._current_id())

    # What is done

    def _ask(self, kind: ActKind, words: str) -> None:
        self._chosen = self.chosen()
        if not self._chosen:
            return
        line = self.model.line(self.table.currentIndex().row())
        if len(self._chosen) == 1 and line is not None:
            title = f"{words}: {line.reference}  {' '.join(line.words.split())[:80]}"
        else:
            title = self.tr("{}: {} actions, one decision").format(words, len(self._chosen))
        self.form.ask(kind, title, status_words(kind))

    def _do(self, deed: Deed) -> None:
        label = next(act.text() for act in self._acts if act and act.data() == deed.kind)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deed_asked.emit(self._chosen, deed, label.rstrip("…"))

    def _make_acts(self) -> list[QAction | None]:
        kinds: tuple[tuple[str, str, ActKind], ...] = (
            ("register_complete", self.tr("Reported complete…"), "action_completed"),
            ("register_discharge", self.tr("Discharge…"), "action_discharged"),
            ("register_update", self.tr("Update…"), "action_updated"),
            ("register_due", self.tr("Change the due date…"), "action_due"),
            ("register_carry", self.tr("Carry forward…"), "action_carried"),
            ("register_standing", self.tr("Make a standing item…"), "action_standing"),
            ("register_withdraw", self.tr("Withdraw…"), "action_withdrawn"),
            ("register_reopen", self.tr("Reopen…"), "action_reopened"),
        )
        found: list[QAction | None] = []
        for name, words, kind in kinds:
            act: Callable[[], None] = partial(self._ask, kind, words.rstrip("…"))
            action = make_action(self, name, words, act)
            action.setData(kind)
            found.append(action)
        back = make_action(self, "register_back", self.tr("Back"), self.left.emit)
        return [*found, None, back]

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters typed in the table are looked for, and Down in the field goes to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            walks = event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is self.filters.words and walks:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.table and self._find_by(event):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all open actions again, then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filters.narrowed:
            self.filters.clear()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _find_by(self, event: QKeyEvent) -> bool:
        words = event.text()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if held or not words.isprintable() or not words.strip():
            return False
        field = self.filters.words
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.end(False)
        field.insert(words)
        return True

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            entry = self._register.entry(line.action_id)
            last = [event for event in entry.history if event.meeting_id] if entry else []
            if last:
                self.open_asked.emit(last[-1].meeting_id, last[-1].block_id)

    # Building

    def _fill_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(*self._order)
        furnish(table, self.tr("Actions"), widest=WORDS, letters=_LETTERS)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalHeader().setMinimumSectionSize(40)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda: self._list(self._current_id()))
        self.filters.words.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_history())
        self.table.activated.connect(self._open)
        self.model.rowsInserted.connect(self._span_more)
        self.history.open_asked.connect(self.open_asked)
        self.form.done.connect(self._do)
        self.form.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))

    def _lay_out(self) -> None:
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Actions")))
        top.addStretch()
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table, 1)
        column.addWidget(self.form)
        column.addWidget(self.count)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(listing)
        splitter.addWidget(self.history)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([960, 300])
        splitter.setCollapsible(0, False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(self.filters)
        layout.addWidget(splitter, 1)
