"""The page on which a meeting begins: which series, on which day, at what time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.carrying import Brought
from minutes_desktop.domain.date_words import find_day, find_time
from minutes_desktop.domain.template import begin
from minutes_desktop.ui.browse.brought_list import BroughtList
from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.workspace.known_series import Offer
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.domain.next_date import Expected
    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.carrying import Gathering

_WIDEST = 640  # pixels at 100 % scale
_PAUSE_MS = 150  # after the last key in the date before the list follows
_CARRIED = ("minutes", "action", "item")


class Beginning(Struct, frozen=True):
    """What a meeting begins with, as it stands on the page."""

    offer: Offer
    date: dt.date | None
    start: dt.time | None
    place: str
    lines: tuple[Brought, ...]


class NewMeetingPage(QWidget):
    """A few fields, none of them compulsory; Enter goes on and at the end begins the meeting.

    The day, the start and the place are suggested. Under them stands what is brought in from
    earlier meetings, of which each line can be left out; whoever just presses Enter takes it.
    Signals: ``created`` carries the ``Beginning``; ``series_asked`` the series chosen, to be looked
    at; ``left`` says that the user went back; ``failed`` carries a sentence.
    """

    created = Signal(object)
    series_asked = Signal(object)
    left = Signal()
    failed = Signal(str)

    def __init__(
        self,
        offers: tuple[Offer, ...],
        expected: Callable[[Offer], Expected],
        gathering: Gathering,
        parent: QWidget | None = None,
    ) -> None:
        """Make the offers, the first one chosen; ``expected`` tells the next meeting of each.

        ``gathering`` finds what is brought in.
        """
        super().__init__(parent)
        self._offers, self._expected = offers, expected
        self._gathering = gathering
        gathering.setParent(self)
        self._announced: dt.date | None = None
        self._suggested = ("", "", "")  # as it was written into date, start and place
        self._shown: tuple[Offer, dt.date | None] | None = None  # of which the list is
        self._series = QComboBox()
        for offer in offers:
            self._series.addItem(offer.name)
        self._date = QLineEdit()
        self._start = QLineEdit()
        self._place = QLineEdit()
        self._date_note = QLabel()
        self._start_note = QLabel()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.list = BroughtList()
        self._list_note = QLabel()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._create = QPushButton(self.tr("Begin the meeting"))
        self._of_series = QPushButton(self.tr("This series…"))
        self._back = QPushButton(self.tr("Back (Esc)"))
        self._name_fields()
        self._lay_out()
        self._connect()
        self._suggest()
        self._show_reading()
        self._gather()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The fields, the date first, and the list."""
        return [self._date, self.list]

    def choose(self, name: str) -> None:
        """Choose the series that has, or had, a name, if it is among those offered."""
        for index, offer in enumerate(self._offers):
            if name in offer.series.names:
                self._series.setCurrentIndex(index)
                return

    # Reading

    @property
    def offer(self) -> Offer:
        """The series chosen, and by which template it begins."""
        return self._offers[self._series.currentIndex()]

    @property
    def template(self) -> Template:
        """The template chosen."""
        return self.offer.template

    def _suggest(self) -> None:
        """Write when and where the series meets next; what somebody typed stays."""
        try:
            found = self._expected(self.offer)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        fields = (self._date, self._start, self._place)
        date = f"{found.date:%d/%m/%Y}" if found.date else ""
        start = f"{found.start:%H:%M}" if found.start and found.date else ""
        words = (date, start, found.place)
        for field, before, now in zip(fields, self._suggested, words, strict=True):
            if field.text() == before:
                field.setText(now)
        if self._date.text() == date:
            self._date.selectAll()  # so that another day is typed in its place
        self._suggested = words
        self._announced = found.date if found.announced else None

    def _choose_series(self) -> None:
        self.list.forget()
        self._suggest()
        self._show_reading()
        self._gather()

    def _show_reading(self) -> None:
        """Show the title the meeting gets, and how the date was read."""
        date = read_date(self._date.text())
        template = replace(self.template, series=self.offer.series.name)
        minutes = begin(template, date, read_start(self._start.text()), ())
        self._title.setText(minutes.title)
        _note(self._date_note, self._day_words(date) if date else "")
        _note(self._start_note, "")

    def _day_words(self, date: dt.date) -> str:
        """The day in full, and how it was come by if it was not typed."""
        words = _day(date)
        if self._date.text() != self._suggested[0]:
            return words
        if date == self._announced:
            return self.tr("{}, as the last minutes announce it").format(words)
        return self.tr("{}, by the rhythm of the series").format(words)

    # What is brought in

    def _asked(self) -> tuple[Offer, dt.date | None]:
        return self.offer, read_date(self._date.text())

    def _gather(self) -> None:
        """Have the list of the series and the day as they stand."""
        self._pause.stop()
        self._gathering.ask(*self._asked())

    def _restart(self) -> None:
        self._pause.start()

    def _show_lines(self, asked: tuple[Offer, dt.date | None], lines: tuple[Brought, ...]) -> None:
        if asked == self._asked():
            self._shown = asked
            self.list.show_lines(lines)

    def _count(self) -> None:
        lines, chosen = self.list.lines, self.list.chosen()
        carried = [one for one in lines if one.kind in _CARRIED]
        if not carried:
            words = self.tr("No earlier meeting left anything for this one.")
        else:
            brought = sum(one.kind in _CARRIED for one in chosen)
            words = self.tr("{} of {} matters left by earlier meetings are brought in.").format(
                brought, len(carried)
            )
        _note(self._list_note, self.tr("{} Space leaves a line out or takes it in.").format(words))

    def _date_is_read(self) -> bool:
        """Whether the date is empty or can be read; else a sentence says what is wrong."""
        words = self._date.text().strip()
        if not words or read_date(words):
            return True
        day = find_day(words)
        if day and day.year is None:
            _note(self._date_note, self.tr("Add the year, such as 30 June 2017."), wrong=True)
        else:
            told = self.tr("This is no date. Type it like 30/06/2017 or 30 June 2017.")
            _note(self._date_note, told, wrong=True)
        return False

    def _start_is_read(self) -> bool:
        """Whether the start is empty or can be read; else a sentence says what is wrong."""
        words = self._start.text().strip()
        if not words or read_start(words):
            return True
        _note(self._start_note, self.tr("This is no time of day. Type it like 10:00."), wrong=True)
        return False

    def _go_on(self) -> None:
        if self._date_is_read():
            self._start.setFocus(Qt.FocusReason.TabFocusReason)

    def _begin(self) -> None:
        for is_read, field in (
            (self._date_is_read, self._date),
            (self._start_is_read, self._start),
        ):
            if not is_read():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.selectAll()
                return
        offer, date = self._asked()
        try:
            lines = (
                self.list.lines
                if self._shown == self._asked()
                else self._gathering.lines(offer, date)
            )
        except StoreError as error:
            self.failed.emit(str(error))
            return
        start, place = read_start(self._start.text()), self._place.text().strip()
        self.created.emit(Beginning(offer, date, start, place, self.list.chosen(lines)))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # Building

    def _name_fields(self) -> None:
        self._series.setAccessibleName(self.tr("Series"))
        self._date.setAccessibleName(self.tr("Date of the meeting"))
        self._date.setPlaceholderText(self.tr("30/06/2017, or empty"))
        self._start.setAccessibleName(self.tr("Start of the meeting"))
        self._start.setPlaceholderText(self.tr("10:00, or empty"))
        self._place.setAccessibleName(self.tr("Place of the meeting"))
        self._place.setPlaceholderText(self.tr("Place, or empty"))
        self._title.setAccessibleName(self.tr("Title"))
        self._list_note.setWordWrap(True)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.tr("Series"), self._series)
        form.addRow(self.tr("Date"), self._date)
        form.addRow("", self._date_note)
        form.addRow(self.tr("Start"), self._start)
        form.addRow("", self._start_note)
        form.addRow(self.tr("Place"), self._place)
        form.addRow(self.tr("Title"), self._title)
        buttons = QHBoxLayout()
        for button in (self._create, self._of_series, self._back):
            buttons.addWidget(button)
        buttons.addStretch()
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        inner.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("New meeting")))
        column.addWidget(inner)
        column.addWidget(self._list_note)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        order = (self._series, self._date, self._start, self._place, self.list)
        for before, after in pairwise((*order, self._create, self._of_series, self._back)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._date.textChanged.connect(self._show_reading)
        self._start.textChanged.connect(self._show_reading)
        self._date.textChanged.connect(self._restart)
        self._pause.timeout.connect(self._gather)
        self._series.currentIndexChanged.connect(self._choose_series)
        self._gathering.gathered.connect(self._show_lines)
        self._gathering.failed.connect(lambda error: self.failed.emit(str(error)))
        self.list.ticked.connect(self._count)
        self.list.finished.connect(self._begin)
        self._place.returnPressed.connect(self._begin)
        self._of_series.setAutoDefault(True)
        self._of_series.clicked.connect(lambda: self.series_asked.emit(self.offer.series))
        self._date.returnPressed.connect(self._go_on)
        self._date.editingFinished.connect(self._date_is_read)
        self._start.editingFinished.connect(self._start_is_read)
        self._start.returnPressed.connect(self._begin)
        self._create.setAutoDefault(True)
        self._back.setAutoDefault(True)
        self._create.clicked.connect(self._begin)
        self._back.clicked.connect(self.left)


def _day(date: dt.date) -> str:
    return QLocale().toString(QDate(date.year, date.month, date.day), "dddd d MMMM yyyy")


def _note(label: QLabel, words: str, *, wrong: bool = False) -> None:
    """Put words under a field; where they say what is wrong, a screen reader says them."""
    role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.PlaceholderText
    label.setForegroundRole(role)
    label.setText(words)
    if wrong:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(label, words))


def read_date(words: str) -> dt.date | None:
    """The local date that words name, day before month; ``None`` if they name none."""
    try:
        return dt.date.fromisoformat(words.strip())
    except ValueError:
        day = find_day(words)
        return day.date if day else None


def read_start(words: str) -> dt.time | None:
    """The time of day that words name, such as ``10:00``, ``10.30``, ``1030`` or ``2 pm``."""
    bare = re.fullmatch(r"(\d{1,2})[.:]?(\d{2})?", words.strip())
    if bare is None:
        return find_time(words)
    try:
        return dt.time(int(bare[1]), int(bare[2] or 0))
    except ValueError:
        return None
