"""The page on which a meeting begins: which series, on which day, at what time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
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
        self._trouble = QLabel()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._create = QPushButton(self.tr("Begin the meeting"))
        self._back = QPushButton(self.tr("Back (Esc)"))
        self._name_fields()
        self._lay_out()
        self._connect()
        self._show_title()

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

    def _trouble_words(self) -> str:
        """What cannot be understood, as a sentence; empty if all can."""
        if self._date.text().strip() and read_date(self._date.text()) is None:
            return self.tr("The date cannot be read. Type it like 30/06/2017 or 30 June 2017.")
        if self._start.text().strip() and read_start(self._start.text()) is None:
            return self.tr("The time cannot be read. Type it like 10:00.")
        return ""

    def _show_title(self) -> None:
        template = self.template
        minutes = begin(template, read_date(self._date.text()), read_start(self._start.text()), ())
        self._title.setText(minutes.title)
        self._trouble.setText("")

    def _begin(self) -> None:
        trouble = self._trouble_words()
        self._trouble.setText(trouble)
        if trouble:
            field = self._start if read_date(self._date.text()) else self._date
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
        self._trouble.setAccessibleName(self.tr("What cannot be read"))
        self._trouble.setForegroundRole(self._trouble.palette().ColorRole.BrightText)
        self._title.setAccessibleName(self.tr("Title"))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.tr("Series"), self._series)
        form.addRow(self.tr("Date"), self._date)
        form.addRow(self.tr("Start"), self._start)
        form.addRow("", self._trouble)
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
        self._date.textChanged.connect(self._show_title)
        self._start.textChanged.connect(self._show_title)
        self._series.currentIndexChanged.connect(self._show_title)
        self._date.returnPressed.connect(self._start.setFocus)
        self._start.returnPressed.connect(self._begin)
        self._create.setAutoDefault(True)
        self._back.setAutoDefault(True)
        self._create.clicked.connect(self._begin)
        self._back.clicked.connect(self.left)


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
