"""The heading row of an item: its number, its heading and the words of column three."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from minutes_desktop.domain.minutes import Item
from minutes_desktop.ui.capture.form import GAP, GUTTER, Field, Form
from minutes_desktop.ui.capture.line_field import LineField
from minutes_desktop.ui.capture.wrapping_field import WrappingField

_SIZES = (1.1, 1.05, 1.0)  # of the words around it, by the item's depth
_COLUMN_LETTERS = 11  # the width of column three
_NONE = "-"  # typed as a number: there is none


class NumberField(LineField):
    """The number of an item.

    While it is empty the automatic number stands as a hint. What is typed is the number; ``-``
    means that the item has none, and Backspace brings the automatic number back.

    Signals: ``numbered`` carries the number: ``None`` for the automatic one, empty for none.
    """

    numbered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with the automatic number, not known yet."""
        super().__init__("", parent)
        self._automatic = ""
        self._unnumbered = False
        self.setToolTip(self.tr("Empty: numbered automatically. A hyphen: no number."))
        self.edited.connect(self._number_typed)
        self.emptied.connect(self._number_again)

    def show_number(self, number: str | None, automatic: str) -> None:
        """Show a number, or ``automatic`` as a hint where it is ``None``."""
        self._automatic = automatic
        self._unnumbered = number == ""
        self.show_value(number or "")
        self._show_hint()

    def _number_typed(self, words: str) -> None:
        self._unnumbered = words == _NONE
        if self._unnumbered:
            self.show_value("")
        self._show_hint()
        self.numbered.emit("" if self._unnumbered else words or None)

    def _number_again(self) -> None:
        if self._unnumbered:
            self._unnumbered = False
            self._show_hint()
            self.numbered.emit(None)

    def _show_hint(self) -> None:
        self.setPlaceholderText(self.tr("none") if self._unnumbered else self._automatic)


class ItemHeading(Form):
    """An item's number, heading and column-three words in one line.

    Signals: ``edited`` carries the item with its own fields changed; ``entered`` says that Enter
    was pressed in the heading or in column three.
    """

    entered = Signal()

    def __init__(
        self, item: Item, number: str = "", depth: int = 0, parent: QWidget | None = None
    ) -> None:
        """Show the item; ``number`` is the number it prints, ``depth`` 0 for the top level."""
        super().__init__(parent)
        self._item = item
        self._number = NumberField()
        self._heading = WrappingField(hint=self.tr("Heading"))
        self._column = LineField(hint=self.tr("Column 3"))
        self._look()
        self._lay_out()
        self._connect()
        self._show(item, number, depth)

    @property
    def value(self) -> Item:
        """The item as written."""
        return self._item

    def show_value(self, item: Item, number: str, depth: int) -> None:
        """Show the item's own fields; those shown already are left alone."""
        self._show(item, number, depth)

    def named_fields(self) -> dict[str, Field]:
        """Number, heading and column three."""
        return {"number": self._number, "heading": self._heading, "column": self._column}

    def lines(self) -> list[list[Field]]:
        """All fields stand side by side."""
        return [list(self.named_fields().values())]

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus at ``x`` in global pixels, or at the start of the heading."""
        self._entered_at(x).enter_top(x)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus at ``x`` in global pixels, or at the end of the heading."""
        self._entered_at(x).enter_bottom(x)

    def _entered_at(self, x: int | None) -> LineField | WrappingField:
        """The heading, or column three below or above ``x``; the number is seldom meant."""
        left = self._column.mapToGlobal(self._column.rect().topLeft()).x()
        return self._heading if x is None or x < left else self._column

    def finish(self, field: Field) -> None:
        """Go on from the number to the heading, and from there to what stands under it."""
        if field is self._number:
            self._heading.enter_bottom()
        else:
            self.entered.emit()

    def _show(self, item: Item, number: str, depth: int) -> None:
        self._item = item
        self._number.show_number(item.number, number)
        self._heading.show_words(item.heading)
        self._column.show_value(item.column)
        self._show_depth(depth)
        name = " ".join(part for part in (number, item.heading) if part)
        self._number.setAccessibleName(self.tr("Number of item {}").format(name))
        self._heading.setAccessibleName(self.tr("Heading of item {}").format(number))
        self._column.setAccessibleName(self.tr("Third column words of item {}").format(number))

    def _show_depth(self, depth: int) -> None:
        size = self.font().pointSizeF() * _SIZES[min(depth, len(_SIZES) - 1)]
        for field in (self._number, self._heading):
            font = field.font()
            if font.pointSizeF() != size:
                font.setPointSizeF(size)
                field.setFont(font)

    def _look(self) -> None:
        for field in (self._number, self._heading):
            font = field.font()
            font.setBold(True)
            field.setFont(font)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setFixedWidth(GUTTER - GAP)
        letter = self._column.fontMetrics().averageCharWidth()
        self._column.setFixedWidth(letter * _COLUMN_LETTERS)

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for field in (self._number, self._heading, self._column):
            box.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        box.setStretchFactor(self._heading, 1)

    def _connect(self) -> None:
        for field in (self._number, self._heading, self._column):
            self.join(field)
        self.chain()
        self._number.numbered.connect(lambda number: self._change(number=number))
        self._heading.reworded.connect(lambda words: self._change(heading=words))
        self._column.edited.connect(lambda words: self._change(column=words))

    def _change(self, **fields: str | None) -> None:
        self._item = replace(self._item, **fields)
        self.edited.emit(self._item)
