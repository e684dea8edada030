"""The head of the minutes: the protective marking and the title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField

_SIZE = 1.35  # of the words around it


class MarkingField(LineField):
    """A marking without a ground of its own, so that the title comes first to the eye."""

    def colours(self, palette: QPalette) -> dict[QPalette.ColorRole, QColor]:
        """The ground of the sheet around it."""
        return {QPalette.ColorRole.Base: QColor(Qt.GlobalColor.transparent)}


class MarkingForm(Form):
    """The protective marking, small above the title; empty prints none."""

    def __init__(self, marking: str = "", parent: QWidget | None = None) -> None:
        """Show the marking."""
        super().__init__(parent)
        self._field = MarkingField(
            marking, name=self.tr("Protective marking"), hint=self.tr("No protective marking")
        )
        self._field.setFrame(False)
        self._field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._field.setToolTip(self.tr("Printed at the top and bottom of every page"))
        self._field.setAccessibleDescription(self._field.toolTip())
        font = self._field.font()
        font.setBold(True)
        self._field.setFont(font)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._field)
        self._field.edited.connect(self.edited.emit)
        self.join(self._field)

    @property
    def value(self) -> str:
        """The marking as written."""
        return self._field.value

    def show_value(self, marking: str) -> None:
        """Show the marking; nothing happens if it is shown already."""
        self._field.show_value(marking)

    def named_fields(self) -> dict[str, Field]:
        """The one field."""
        return {"marking": self._field}


class TitleForm(Form):
    """The title, one field for each of its lines.

    Shift+Enter breaks the line at the caret; Backspace at the start of a line joins it to the one
    above.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        """Show the title."""
        super().__init__(parent)
        self._lines: list[LineField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._show_lines(title.split("\n"))

    @property
    def value(self) -> str:
        """The title, its lines parted by line breaks."""
        return "\n".join(line.value for line in self._lines)

    def show_value(self, title: str) -> None:
        """Show the title; nothing happens if it is shown already."""
        if title != self.value:
            self._show_lines(title.split("\n"))

    def named_fields(self) -> dict[str, Field]:
        """The lines, called ``1``, ``2`` and so on."""
        return {str(place): line for place, line in enumerate(self._lines, 1)}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Break the line at Shift+Enter."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held == Qt.KeyboardModifier.ShiftModifier:
            self._break()
        else:
            super().keyPressEvent(event)

    def _break(self) -> None:
        at = next((n for n, line in enumerate(self._lines) if line.hasFocus()), None)
        if at is None:
            return
        words = [line.value for line in self._lines]
        words[at : at + 1] = self._lines[at].halves()
        self._show_lines(words)
        self._lines[at + 1].enter_top()
        self.edited.emit(self.value)

    def _join_up(self) -> None:
        at = next((n for n, line in enumerate(self._lines) if line.hasFocus()), 0)
        if at == 0:
            return
        words = [line.value for line in self._lines]
        above = words[at - 1]
        words[at - 1 : at + 1] = [above + words[at]]
        self._lines[at - 1].enter_bottom()
        position = self._lines[at - 1].position
        self._show_lines(words)
        self._lines[at - 1].place_caret(position)
        self.edited.emit(self.value)

    def _show_lines(self, words: list[str]) -> None:
        while len(self._lines) < len(words):
            self._add_line()
        focused = any(line.hasFocus() for line in self._lines[len(words) :])
        for line in self._lines[len(words) :]:
            line.hide()
            line.deleteLater()
        del self._lines[len(words) :]
        for place, (line, text) in enumerate(zip(self._lines, words, strict=True), 1):
            line.show_value(text)
            several = self.tr("Title, line {}").format(place)
            line.setAccessibleName(several if len(words) > 1 else self.tr("Title"))
        if focused:
            self._lines[-1].enter_bottom()
        self.chain()

    def _add_line(self) -> None:
        line = LineField(parent=self, hint=self.tr("Title"))
        font = line.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * _SIZE)
        line.setFont(font)
        line.edited.connect(lambda _: self.edited.emit(self.value))
        line.emptied.connect(self._join_up)
        self.join(line)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()
