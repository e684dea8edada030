"""One setting on a line of its own: its words, its field, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from minutes_desktop.domain.setting import value_at
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.templates.inputs import (
    ChoiceInput,
    LineInput,
    LinesInput,
    TickInput,
    input_for,
)
from minutes_desktop.ui.templates.piece import (
    Edited,
    PieceForm,
    fault_label,
    note_label,
    show_fault,
)
from minutes_desktop.ui.templates.settings import Presence, Setting

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template

LABEL_LETTERS = 26  # average letters of the column of labels


class SettingForm(PieceForm):
    """A setting with its label on the left, and under the field a note and what is wrong."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._setting = setting
        self.input = input_for(setting)
        named = f"{setting.words} ({setting.unit})" if setting.unit else setting.words
        self.input.setAccessibleName(named)
        self.input.given.connect(self._give)
        self.input.misread.connect(self.misread)
        self._fault = fault_label()
        self._lay_out()

    def show_template(self, template: Template) -> None:
        """Show the value of the setting, or nothing without the part it belongs to."""
        is_there = not self._setting.needs or value_at(template, self._setting.needs) is not None
        self.setVisible(is_there)
        if is_there:
            self.input.show_setting(value_at(template, self._setting.path))

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is wrong with the value, or that it cannot be read."""
        sentence = self.input.unread or faults.get(self._setting.path, "")
        show_fault(self._fault, sentence)
        self.input.setAccessibleDescription(sentence or self._setting.note)

    def unread(self) -> dict[str, str]:
        """The sentence about the line, if it cannot be read."""
        return {self._setting.path: self.input.unread} if self.input.unread else {}

    def has_setting(self, path: str) -> bool:
        """Whether this is the setting."""
        return path == self._setting.path

    def focus_setting(self, path: str) -> bool:
        """Put the focus into the field."""
        if not self.has_setting(path):
            return False
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _give(self, value: object) -> None:
        path = self._setting.path
        run = path if isinstance(self.input, LineInput | LinesInput) else ""
        self.edited.emit(Edited(path, value, self._setting.words, run))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(GAP * 2)
        grid.setColumnMinimumWidth(0, LABEL_LETTERS * self.fontMetrics().averageCharWidth())
        if not isinstance(self.input, TickInput):
            label = QLabel(self._setting.words)
            label.setWordWrap(True)
            label.setFixedWidth(grid.columnMinimumWidth(0))
            grid.addWidget(label, 0, 0)
        grid.addWidget(self.input, 0, 1, self._alignment())
        if self._setting.unit:
            grid.addWidget(QLabel(self._setting.unit), 0, 2)
            grid.setColumnStretch(3, 1)
        else:
            grid.setColumnStretch(1, 1)
        grid.addWidget(note_label(self._setting.note), 1, 1, 1, 3)
        grid.addWidget(self._fault, 2, 1, 1, 3)

    def _alignment(self) -> Qt.AlignmentFlag:
        if isinstance(self.input, ChoiceInput | TickInput):
            return Qt.AlignmentFlag.AlignLeft
        return Qt.AlignmentFlag(0)


class PresenceForm(PieceForm):
    """A tick for a part that is there or not."""

    def __init__(self, presence: Presence, parent: QWidget | None = None) -> None:
        """Show an empty box."""
        super().__init__(parent)
        self._presence = presence
        self.input = TickInput(presence.words)
        self.input.setAccessibleName(presence.words)
        self.input.given.connect(self._give)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.input, 0, 0, Qt.AlignmentFlag.AlignLeft)

    def show_template(self, template: Template) -> None:
        """Show whether the part is there."""
        self.input.show_setting(value_at(template, self._presence.path) is not None)

    def show_faults(self, faults: dict[str, str]) -> None:
        """A tick is never wrong."""

    def has_setting(self, path: str) -> bool:
        """Whether this is the part itself."""
        return path == self._presence.path

    def focus_setting(self, path: str) -> bool:
        """Put the focus on the tick."""
        if self.has_setting(path):
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.has_setting(path)

    def _give(self, ticked: object) -> None:
        value = self._presence.blank if ticked else None
        self.edited.emit(Edited(self._presence.path, value, self._presence.words))
