"""Amendments listed one by one: words as they stand, those instead, and where that is minuted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget

from minutes_desktop.domain.amending import Amendable, AmendmentError, Place, apply, at_place
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.sign_off import Amendment
from minutes_desktop.domain.signing import SigningError
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import SPACE
from minutes_desktop.ui.sign_off.lines import MeetingField, line, rows

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template
    from minutes_desktop.store.reading import MeetingLine

_PAUSE_MS = 150  # after the last key before words are looked for
_ROWS = 4  # of places shown at once
_AROUND = 30  # letters shown on either side of words found


class AmendmentsForm(QWidget):
    """Finds the words, takes others for them, and lists what is to be amended.

    Enter goes on from field to field and at the end adds the amendment; Del in the list takes one
    out. Attributes: ``meeting``, where they are minuted; ``listed``, the amendments, each with the
    item in which it is. Signal: ``changed``.
    """

    changed = Signal()

    def __init__(
        self,
        minutes: Minutes,
        template: Template,
        meetings: Sequence[MeetingLine],
        agreeing: MeetingField | None = None,
    ) -> None:
        """Amend the minutes as they stand; ``meetings`` may have minuted it.

        Where a meeting is ``agreeing`` the minutes, that is the one.
        """
        super().__init__()
        self._minutes, self._texts = minutes, Amendable(minutes, template)
        self._places: tuple[Place, ...] = ()
        self.listed: list[tuple[Amendment, str]] = []
        self.old = line(self.tr("Words as they stand"), hint=self.tr("Type or paste them exactly"))
        self.places = _List(self.tr("Places where the words stand"))
        self.new = line(self.tr("Words instead"), hint=self.tr("Empty takes the words out"))
        self._is_asked = agreeing is None
        self.meeting = agreeing or MeetingField(self.tr("Minuted at"), meetings)
        self.item = line(self.tr("Item in which it is minuted"), hint=self.tr("Such as 1"))
        self.by = line(self.tr("Moved by"), hint=self.tr("May stay empty"))
        self.list = _List(self.tr("Amendments"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._add = push_button(self.tr("Add the amendment"), self.add)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._show_places)
        self._lay_out()
        self._connect()
        self._show_places()
        self._show_listed()

    # What is asked of it

    def amendments(self) -> tuple[Amendment, ...]:
        """What is listed; raises ``SigningError`` while one is still being written."""
        if self.old.text().strip() or self.new.text().strip():
            raise SigningError(
                "An amendment is written but not in the list yet. Press Enter in its last field."
            )
        return tuple(self._minuted(one, item) for one, item in self.listed)

    def fields(self) -> list[QWidget]:
        """The fields in order."""
        edit = self.meeting.lineEdit() if self._is_asked else None
        return [self.old, self.places, self.new, *([edit] if edit else []), self.item, self.by]

    def add(self) -> None:
        """Put what is written into the list, if it can be done."""
        found = self._written()
        if found is None:
            return
        try:
            apply(self._minutes, (*(one for one, _ in self.listed), found))
        except AmendmentError as error:
            self._say(str(error))
            return
        self.listed.append((found, self.item.text().strip()))
        self.old.clear()
        self.new.clear()
        self._say("")
        self._show_listed()
        self.old.setFocus()

    def take_out(self) -> None:
        """Take the amendment chosen out of the list."""
        row = self.list.currentRow()
        if 0 <= row < len(self.listed):
            del self.listed[row]
            self._show_listed()

    # Inner

    def _find_now(self) -> None:
        """Look for the words, unless that has been done."""
        if self._pause.isActive():
            self._pause.stop()
            self._show_places()

    def _written(self) -> Amendment | None:
        self._find_now()
        row = max(self.places.currentRow(), 0)
        if row >= len(self._places):
            self._say(self.tr("These words stand nowhere in the minutes. Look at each letter."))
            self.old.setFocus()
            return None
        amendment = Amendment(new=self.new.text(), by=self.by.text().strip())
        return at_place(self._places[row], amendment)

    def _minuted(self, amendment: Amendment, item: str) -> Amendment:
        """The amendment with the meeting and the item that record it."""
        meeting, minuted = self.meeting.minuted(item)
        chosen = self.meeting.chosen
        date = chosen.date if chosen else None
        return replace(amendment, meeting=meeting, minuted=minuted, date=date)

    def _show_places(self) -> None:
        self._places = self._texts.places_of(self.old.text())
        self.places.clear()
        for place in self._places:
            self.places.addItem(f"{place.where}: {_around(place)}")
        if self._places:
            self.places.setCurrentRow(0)
        self.places.fit(bool(self._places))
        self._say("")

    def _show_listed(self) -> None:
        self.list.clear()
        for one, _ in self.listed:
            words = self.tr("{}: “{}” → “{}”").format(one.where, one.old, one.new)
            self.list.addItem(words)
        self.list.fit(bool(self.listed))
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _go_to_new(self) -> None:
        """From the words found go to those instead, or first choose the place where they are."""
        self._find_now()
        (self.places if len(self._places) > 1 and self.old.hasFocus() else self.new).setFocus()

    def _lay_out(self) -> None:
        form = rows()
        form.addRow(self.tr("Words as they stand"), self.old)
        form.addRow("", self.places)
        form.addRow(self.tr("Words instead"), self.new)
        if self._is_asked:
            form.addRow(self.tr("Minuted at"), self.meeting)
        form.addRow(self.tr("Minuted in item"), self.item)
        form.addRow(self.tr("Moved by"), self.by)
        form.addRow("", self._add)
        self.note.setForegroundRole(self.palette().ColorRole.BrightText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.list)

    def _connect(self) -> None:
        self.old.textChanged.connect(self._pause.start)
        for field in (self.old, self.new):
            field.textChanged.connect(self.changed)
        self.old.returnPressed.connect(self._go_to_new)
        self.places.chosen.connect(self._go_to_new)
        self.new.returnPressed.connect((self.meeting if self._is_asked else self.item).setFocus)
        if self._is_asked:
            self.meeting.editTextChanged.connect(self.changed)
            if edit := self.meeting.lineEdit():
                edit.returnPressed.connect(self.item.setFocus)
        self.item.returnPressed.connect(self.by.setFocus)
        self.by.returnPressed.connect(self.add)
        self.list.taken_out.connect(self.take_out)


class _List(QListWidget):
    """A few lines. Signals: ``chosen``, Enter was pressed; ``taken_out``, Del was."""

    chosen = Signal()
    taken_out = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self, shown: bool) -> None:
        """Be as high as the lines need, and hidden without any."""
        self.setVisible(shown)
        if shown:
            height = self.sizeHintForRow(0) * min(self.count(), _ROWS)
            self.setFixedHeight(height + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose on Enter, take out on Del."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit()
        else:
            super().keyPressEvent(event)


def _around(place: Place) -> str:
    """The words found with some of those around them."""
    paragraph = place.paragraph
    at = paragraph.find(place.hit.words)
    first, last = max(at - _AROUND, 0), at + len(place.hit.words) + _AROUND
    return ("…" if first else "") + paragraph[first:last] + ("…" if last < len(paragraph) else "")
