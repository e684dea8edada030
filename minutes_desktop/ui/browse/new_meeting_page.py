"""The page on which a meeting begins: which series, on which day, at what time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
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

from minutes_desktop.domain.date_words import find_day, find_time
from minutes_desktop.domain.template import begin
from minutes_desktop.ui.look import MARGIN, SPACE, heading

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template

_WIDEST = 640  # pixels at 100 % scale


class NewMeetingPage(QWidget):
    """A few fields, none of them compulsory; Enter goes on and at the end begins the meeting.

    Signals: ``created`` carries the template, the date or ``None``, the start or ``None``;
    ``left`` says that the user went back.
    """

    created = Signal(object, object, object)
    left = Signal()

    def __init__(self, templates: tuple[Template, ...], parent: QWidget | None = None) -> None:
        """Offer the templates, the first one chosen."""
        super().__init__(parent)
        self._templates = templates
        self._series = QComboBox()
        for template in templates:
            self._series.addItem(template.name)
        self._date = QLineEdit()
        self._start = QLineEdit()
        self._date_note = QLabel()
        self._start_note = QLabel()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._create = QPushButton(self.tr("Begin the meeting"))
        self._back = QPushButton(self.tr("Back (Esc)"))
        self._name_fields()
        self._lay_out()
        self._connect()
        self._show_reading()

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The fields, the date first."""
        return [self._date]

    # Reading

    @property
    def template(self) -> Template:
        """The template chosen."""
        return self._templates[self._series.currentIndex()]

    def _show_reading(self) -> None:
        """Show the title the meeting gets, and how the date was read."""
        date = read_date(self._date.text())
        minutes = begin(self.template, date, read_start(self._start.text()), ())
        self._title.setText(minutes.title)
        _note(self._date_note, _day(date) if date else "")
        _note(self._start_note, "")

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
        date, start = read_date(self._date.text()), read_start(self._start.text())
        self.created.emit(self.template, date, start)

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
        self._title.setAccessibleName(self.tr("Title"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.tr("Series"), self._series)
        form.addRow(self.tr("Date"), self._date)
        form.addRow("", self._date_note)
        form.addRow(self.tr("Start"), self._start)
        form.addRow("", self._start_note)
        form.addRow(self.tr("Title"), self._title)
        buttons = QHBoxLayout()
        buttons.addWidget(self._create)
        buttons.addWidget(self._back)
        buttons.addStretch()
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("New meeting")))
        column.addLayout(form)
        column.addLayout(buttons)
        column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(inner, 1)
        layout.addStretch(0)
        for before, after in (
            (self._series, self._date),
            (self._date, self._start),
            (self._start, self._create),
            (self._create, self._back),
        ):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._date.textChanged.connect(self._show_reading)
        self._start.textChanged.connect(self._show_reading)
        self._series.currentIndexChanged.connect(self._show_reading)
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
