"""Searching all meetings: words above, what narrows them, and the hits below as they are typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.searching import FEWEST_LETTERS
from minutes_desktop.ui.browse.hit_lines import HitLines
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.browse.search_filters import SearchFilters
from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.ui.models.hits_model import HitsModel

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.searching import Answer, Asked, Hit, Searching

_PAUSE = 120  # milliseconds after the last key before it is searched for
_Other = Qt.FocusReason.OtherFocusReason


class SearchPage(QWidget):
    """One field to type in and a list of hits; Down goes to the list, Enter opens a hit.

    Signals: ``chosen`` carries the ``Hit`` to be opened; ``left`` goes back.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, searching: Searching, parent: QWidget | None = None) -> None:
        """Begin with nothing asked."""
        super().__init__(parent)
        self._searching = searching
        self.field, self.filters = QLineEdit(), SearchFilters()
        self.model, self.hits = HitsModel(self), QListView()
        self.count = QLabel()
        self._back = push_button(self.tr("Back"), self.left.emit)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.search)
        self._shown: Asked | None = None  # the question that the hits answer
        self._number: int | None = None
        self._lay_out()
        self._connect()
        self._say()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Everything stands on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The words, what narrows them, the hits."""
        return [self.field, self.filters, self.hits]

    def offer(self, library: Library) -> None:
        """Offer the series and people of a library; raises ``StoreError``."""
        shelves = library.shelves(dt.date.min)
        series = [one.name for one in shelves.series if one.name]
        self.filters.offer(series, library.names())

    def search(self) -> None:
        """Find what is asked for now; where that is found already, the hit stays chosen."""
        self._pause.stop()
        asked = self.filters.asked(self.field.text())
        self._searching.ask(asked, self.filters.order.currentData())

    def begin(self) -> None:
        """Have the caret in the words, which are selected so that others can be typed."""
        self.field.setFocus(_Other)
        self.field.selectAll()

    def current(self) -> Hit | None:
        """The hit that is chosen, if any."""
        index = self.hits.currentIndex()
        return self.model.hit(index.row()) if index.isValid() else None

    def place_words(self) -> str:
        """Which of the hits is chosen, in words."""
        row = self.hits.currentIndex().row() + 1
        words = self.field.text().strip() or self.tr("what narrows")
        if self._number is None:
            return self.tr("“{}”: hit {:,}.").format(words, row)
        return self.tr("“{}”: hit {:,} of {:,}.").format(words, row, self._number)

    # What comes

    def _show(self, answer: Answer) -> None:
        again, self._shown = answer.asked == self._shown, answer.asked
        chosen = self.current() if again else None
        self.model.show_found(answer.found, goes_on=answer.goes_on)
        if not answer.goes_on:
            known = self._number if again else None  # about as many as before, until counted
            self._number = known if answer.count is None else answer.count
            row = max(self.model.row_of(chosen.id), 0) if chosen else 0
            if self.model.rowCount():
                self.hits.setCurrentIndex(self.model.index(row))
            self._say(answer.failure)

    def _show_count(self, answer: Answer) -> None:
        self._number = answer.count
        self._say()

    def _say(self, failure: str = "") -> None:
        """How many hits there are, or why there are none."""
        shown = self.model.rowCount()
        if failure:
            words = failure
        elif day := self.filters.not_understood():
            words = self.tr(
                "“{}” is not understood as a day. Type a year, June 2019 or 3/6/2019."
            ).format(day)
        elif shown:
            words = self._count_words(shown)
        else:
            words = self._none_words()
        if words != self.count.text():
            self.count.setText(words)
            self.count.setAccessibleName(words)

    def _count_words(self, shown: int) -> str:
        if self._number is None:
            return self.tr("More than {:,} hits").format(shown)
        return self.tr("1 hit") if self._number == 1 else self.tr("{:,} hits").format(self._number)

    def _none_words(self) -> str:
        asked = self.filters.asked(self.field.text())
        if not asked.query.terms and not asked.narrows:
            return self.tr(
                "Type words that were said: all of them must stand together in one passage."
                " Words “in quotes” stand side by side, plan* finds every ending, and"
                " -word leaves out passages that have it."
            )
        if asked.query.excluded and not asked.query.wanted:
            return self.tr("Type at least one word to look for, besides those to leave out.")
        if all(len(word) < FEWEST_LETTERS for one in asked.query.wanted for word in one.tokens):
            return self.tr("No passage has these words. Endings are found from three letters on.")
        if asked.narrows:
            return self.tr("No passage has these words among what is narrowed down to.")
        return self.tr("No passage has all these words. Try fewer of them, or the start of one.")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the field walk the hits, and letters typed there go to the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.field:
                return self._in_field(event)
            if watched is self.hits:
                return self._in_hits(event)
        return super().eventFilter(watched, event)

    def _in_field(self, event: QKeyEvent) -> bool:
        walks = {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        if event.key() in walks and self.model.rowCount():
            self.hits.setFocus(_Other)
            return True
        return False

    def _in_hits(self, event: QKeyEvent) -> bool:
        top = self.hits.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Up and top:
            self.begin()
            return True
        words = event.text()
        if event.key() == Qt.Key.Key_Backspace or (words.strip() and words.isprintable()):
            self.field.setFocus(_Other)
            self.field.end(False)
            if event.key() == Qt.Key.Key_Backspace:
                self.field.backspace()
            else:
                self.field.insert(words)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc, clear what is typed, then what narrows, and then go back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.field.hasFocus():
            self.begin()
        elif self.field.text():
            self.field.clear()
        elif not self.filters.is_clear:
            self.filters.clear()
        else:
            self.left.emit()

    # Building

    def _connect(self) -> None:
        self._searching.answered.connect(self._show)
        self._searching.counted.connect(self._show_count)
        self.model.more_asked.connect(self._searching.ask_on)
        self.field.textChanged.connect(lambda _words: self._pause.start())
        self.field.returnPressed.connect(self._open_current)
        self.filters.changed.connect(self._pause.start)
        self.hits.activated.connect(self._open)
        self.field.installEventFilter(self)
        self.hits.installEventFilter(self)

    def _open_current(self) -> None:
        if self._pause.isActive():
            self.search()  # Enter pressed before the hits of the last letter are there
        elif (hit := self.current()) is not None:
            self.chosen.emit(hit)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.hit(index.row()))

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Words said in any meeting"))
        self.field.setAccessibleName(self.tr("Search all meetings"))
        self.field.setClearButtonEnabled(True)
        hits = self.hits
        hits.setModel(self.model)
        hits.setItemDelegate(HitLines(self.model, hits))
        hits.setAccessibleName(self.tr("Hits"))
        hits.setUniformItemSizes(True)
        hits.setAlternatingRowColors(True)
        hits.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Search all meetings")))
        top.addStretch()
        top.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.field)
        column.addWidget(self.filters)
        column.addWidget(self.count)
        column.addWidget(hits, 1)
