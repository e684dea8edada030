"""A rich text with a line of short fields under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from minutes_desktop.domain.blocks import Note, Quoted
from minutes_desktop.domain.richtext import RichText, is_blank
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.richtext.editor import RichTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

_INSET = 4  # pixels by which the words of a text stand in from its edge

Footed = TypeVar("Footed", bound=Quoted | Note)


class Foot(Struct, frozen=True):
    """A short field under a text.

    ``field`` is what it writes in the block, ``label`` stands before it, ``name`` is read out by
    screen readers, ``hint`` stands in it while it is empty, ``stretch`` is its share of the width.
    """

    field: str
    label: str
    name: str
    hint: str
    stretch: int


class FootedForm(Form, Generic[Footed]):
    """A block's text, and under it short fields about the text."""

    def __init__(self, block: Footed, feet: Sequence[Foot], parent: QWidget | None = None) -> None:
        """Show the block."""
        super().__init__(parent)
        self._block = block
        self.text = RichTextEdit(block.text, self)
        self._line = QWidget(self)
        self._measuring = False
        self._feet = {foot.field: LineField(getattr(block, foot.field)) for foot in feet}
        self._lay_line(feet)
        self._connect()

    @property
    def value(self) -> Footed:
        """The block as written."""
        return self._block

    def show_value(self, block: Footed) -> None:
        """Show the block; fields that show their part already are left alone."""
        self._block = block
        self.text.show_value(block.text)
        for name, field in self._feet.items():
            field.show_value(getattr(block, name))

    def named_fields(self) -> dict[str, Field]:
        """The text and the short fields."""
        return {"text": self.text, **self._feet}

    def lines(self) -> list[list[Field]]:
        """The text, and the short fields side by side."""
        return [[self.text], list(self._feet.values())]

    def put(self, name: str, words: str) -> Footed:
        """The block with other words in a short field."""
        return replace(self._block, **{name: words})

    # Inner

    def _lay_line(self, feet: Sequence[Foot]) -> None:
        box = QHBoxLayout(self._line)
        box.setContentsMargins(_INSET, 0, 0, 0)
        box.setSpacing(GAP)
        for foot in feet:
            label, field = QLabel(foot.label), self._feet[foot.field]
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            label.setBuddy(field)
            field.setFrame(False)
            field.setAccessibleName(foot.name)
            field.setPlaceholderText(foot.hint)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.addWidget(label)
            box.addWidget(field, foot.stretch)

    def _connect(self) -> None:
        self.text.edited.connect(self._text_typed)
        self.text.emptied.connect(self._text_emptied)
        self.text.grew.connect(self._text_grew)
        for name, field in self._feet.items():
            field.edited.connect(partial(self._foot_typed, name))
            field.emptied.connect(partial(self._foot_emptied, field))
        for joined in self.named_fields().values():
            self.join(joined)
        self.chain()

    def _text_typed(self, text: RichText) -> None:
        self._change(replace(self._block, text=text))

    def _foot_typed(self, name: str, words: str) -> None:
        self._change(self.put(name, words))

    def _text_emptied(self) -> None:
        if is_blank(self._block.text) and not any(field.value for field in self._feet.values()):
            self.emptied.emit()

    def _foot_emptied(self, field: LineField) -> None:
        if not field.value:
            self.text.enter_bottom()

    def _change(self, block: Footed) -> None:
        self._block = block
        self.edited.emit(block)

    # Size

    def height_for(self, width: int) -> int:
        """The height in pixels of the text at a width, with the line under it."""
        return self._text_height(width) + GAP + self._line.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the line under the text."""
        super().resizeEvent(event)
        width, foot = self.width(), self._line.sizeHint().height()
        height = self._text_height(width)
        self.text.setGeometry(0, 0, width, height)
        self._line.setGeometry(0, height + GAP, width, foot)

    def _text_height(self, width: int) -> int:
        self._measuring = True
        height = self.text.height_for(width)
        self._measuring = False
        return height

    def _text_grew(self) -> None:
        if not self._measuring:
            self.grew.emit()
