"""The fields that the forms of signing off are made of: a line, a day, a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.sign_off import Agreement
from minutes_desktop.domain.signing import SigningError
from minutes_desktop.ui.browse.new_meeting_page import read_date
from minutes_desktop.ui.look import SPACE

if TYPE_CHECKING:
    from minutes_desktop.store.reading import MeetingLine

_LEAST = 20  # letters


def rows() -> QFormLayout:
    """A form in which labels stand before fields as wide as there is room."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setSpacing(SPACE // 2)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form


def line(name: str, words: str = "", hint: str = "") -> QLineEdit:
    """A line to write in, named for screen readers."""
    field = QLineEdit(words)
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def day_in(field: QLineEdit) -> dt.date | None:
    """The day that a line names, ``None`` if it is empty; raises ``SigningError``."""
    words = field.text().strip()
    found = read_date(words)
    if words and found is None:
        raise SigningError(f"“{words}” is no date. Type it like 30/06/2017 or 30 June 2017.")
    return found


class MeetingField(QComboBox):
    """Chooses one of the series' later meetings, or takes free words for another."""

    def __init__(
        self, name: str, meetings: Sequence[MeetingLine], parent: QWidget | None = None
    ) -> None:
        """Offer the meetings, the first of them chosen."""
        super().__init__(parent)
        self._meetings = tuple(meetings)
        self.setEditable(True)
        self.setAccessibleName(name)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        for one in self._meetings:
            self.addItem(_name(one))
        if edit := self.lineEdit():
            edit.setAccessibleName(name)
            edit.setPlaceholderText(self.tr("The meeting, such as Ferry Board"))

    @property
    def chosen(self) -> MeetingLine | None:
        """The meeting chosen, unless other words stand there."""
        words = self.currentText()
        return next((one for one in self._meetings if _name(one) == words), None)

    def agreement(self, day: dt.date | None) -> Agreement:
        """At which meeting, on which day, for what is agreed there."""
        if (one := self.chosen) is not None:
            return Agreement(one.id, one.series, day or one.date)
        return Agreement(words=self.currentText().strip(), date=day)

    def minuted(self, item: str) -> tuple[str, str]:
        """The id of the meeting, if it is kept here, and what names it and its item in print."""
        one, item = self.chosen, item.strip()
        words = self.currentText().strip()
        if one is not None:
            words = f"{one.series}, {long_date(one.date)}" if one.date else one.series
        named = f"item {item}" if item[:1].isdigit() else item
        return (one.id if one else ""), ", ".join(part for part in (words, named) if part)


def _name(one: MeetingLine) -> str:
    title = " ".join(one.title.split()) or one.series
    return f"{title} ({long_date(one.date)})" if one.date else title
