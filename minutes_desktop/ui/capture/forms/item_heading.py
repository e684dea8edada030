"""The heading row of an item: its number, its heading and the words of column three.

Under them stand, where there are any, who presents it, its paper, and where it was deferred.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from minutes_desktop.domain.entries import read_deferral
from minutes_desktop.domain.minutes import Deferral, Item
from minutes_desktop.ui.capture.forms.automatic_field import AutomaticField
from minutes_desktop.ui.capture.forms.form import GAP, GUTTER, Field, Form
from minutes_desktop.ui.capture.forms.heading_field import HeadingField
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.quiet_label import QuietLabel
from minutes_desktop.ui.capture.forms.wrapping_field import WrappingField

_SIZES = (1.1, 1.05, 1.0)  # of the words around it, by the item's depth
_CAPTION_TOP = 4  # pixels above a caption, which put it on the line of the words beside it
_COLUMN_LETTERS = 11  # the width of column three

PRESENTED = ("presenter", "paper")
DEFERRED = ("deferred_from", "deferred_to")
"""The fields under a heading, which come and go in pairs."""


class UnderHeading(QWidget):
    """A line under a heading: a caption in the gutter and a field."""

    def __init__(self, caption: str, hint: str) -> None:
        """Begin without words."""
        super().__init__()
        self.caption = QuietLabel(caption)
        self.caption.setFixedWidth(GUTTER - GAP)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.caption.setContentsMargins(0, _CAPTION_TOP, GAP, 0)
        self.field = WrappingField(hint=hint)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.field, 1)


class ItemHeading(Form):
    """An item's number, heading and column-three words in one line; what else is said under it.

    Presenter and paper, and from and to which meeting the item was deferred, are shown where they
    hold something or once asked for; Backspace in an empty pair of them hides it.

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
        self._number = AutomaticField(
            self.tr("Empty: numbered automatically. A hyphen: no number.")
        )
        self._heading = HeadingField(hint=self.tr("Heading"))
        self._column = LineField(hint=self.tr("Column 3"))
        self._sign = QuietLabel(self.tr("one line ↓"))
        self._under: dict[str, UnderHeading] = {}
        self._asked: set[str] = set()
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
        """Number, heading, column three, and what stands under them."""
        return {**self._in_line(), **self._shown_under()}

    def lines(self) -> list[list[Field]]:
        """Three fields side by side, the others on lines of their own."""
        under = [[field] for field in self._shown_under().values()]
        return [list(self._in_line().values()), *under]

    def _in_line(self) -> dict[str, Field]:
        return {"number": self._number, "heading": self._heading, "column": self._column}

    def _shown_under(self) -> dict[str, Field]:
        pairs = (*PRESENTED, *DEFERRED)
        return {name: self._under[name].field for name in pairs if name in self._under}

    def enter_top(self, x: int | None = None) -> None:
        """Take the focus at ``x`` in global pixels, or at the start of the heading."""
        self._entered_at(x).enter_top(x)

    def enter_bottom(self, x: int | None = None) -> None:
        """Take the focus in the lowest line, at ``x`` in global pixels or at the end."""
        under = list(self._shown_under().values())
        (under[-1] if under else self._entered_at(x)).enter_bottom(x)

    def ask(self, names: tuple[str, ...]) -> None:
        """Show a pair of fields under the heading and take the focus in its first one."""
        self._asked.update(names)
        self._show_under()
        self._under[names[0]].field.enter_bottom()

    def _entered_at(self, x: int | None) -> LineField | WrappingField:
        """The heading, or column three below or above ``x``; the number is seldom meant."""
        left = self._column.mapToGlobal(self._column.rect().topLeft()).x()
        return self._heading if x is None or x < left else self._column

    def finish(self, field: Field) -> None:
        """Go on from the number to the heading, and from there to what stands under it."""
        under = list(self._shown_under().values())
        if field is self._number:
            self._heading.enter_bottom()
        elif field in under[:-1] or (under and field not in under):
            under[under.index(field) + 1 if field in under else 0].enter_bottom()
        else:
            self.entered.emit()

    def _show(self, item: Item, number: str, depth: int) -> None:
        self._item = item
        self._number.show_words(item.number, number)
        self._heading.show_words(item.heading)
        self._column.show_value(item.column)
        self._show_depth(depth)
        self._sign.setVisible(item.run_in)
        run_in = self.tr("Printed on one line with what follows") if item.run_in else ""
        self._heading.setAccessibleDescription(run_in)
        self._sign.setToolTip(run_in)
        name = " ".join(part for part in (number, item.heading) if part)
        self._number.setAccessibleName(self.tr("Number of item {}").format(name))
        self._heading.setAccessibleName(self.tr("Heading of item {}").format(number))
        self._column.setAccessibleName(self.tr("Third column words of item {}").format(number))
        self._show_under()

    def _show_under(self) -> None:
        """Have those pairs of fields that hold something or were asked for, and no others."""
        words = {
            "presenter": self._item.presenter,
            "paper": self._item.paper,
            "deferred_from": self._item.deferred_from.words,
            "deferred_to": self._item.deferred_to.words,
        }
        for pair in (PRESENTED, DEFERRED):
            if any(words[name] or name in self._asked for name in pair):
                for name in pair:
                    self._put_under(name, words[name])
            elif not any(self._has_caret(name) for name in pair):
                self._take_away(pair)

    def _has_caret(self, name: str) -> bool:
        return name in self._under and self._under[name].field.hasFocus()

    def _put_under(self, name: str, words: str) -> None:
        if name not in self._under:
            self._add_under(name)
        line = self._under[name]
        line.field.show_words(words)
        number = self._number.value or self._number.placeholderText()
        line.field.setAccessibleName(f"{line.caption.text()}, {self.tr('item')} {number}".strip())
        if name in DEFERRED:
            _tell_meeting(line.field, getattr(self._item, name))

    def _add_under(self, name: str) -> None:
        captions = {
            "presenter": (self.tr("Presenter"), self.tr("Who speaks to it, as printed")),
            "paper": (self.tr("Paper"), self.tr("Which paper it is about, as printed")),
            "deferred_from": (self.tr("Deferred from"), self.tr("From which meeting, as printed")),
            "deferred_to": (self.tr("Deferred to"), self.tr("To which meeting, as printed")),
        }
        line = self._under[name] = UnderHeading(*captions[name])
        line.field.reworded.connect(partial(self._under_typed, name))
        line.field.emptied.connect(partial(self._fold, name))
        self.join(line.field)
        self._box.insertWidget(1 + list(self._shown_under()).index(name), line)
        self.chain()

    def _under_typed(self, name: str, words: str) -> None:
        deferral = read_deferral(words) if name in DEFERRED and words else Deferral()
        self._change(**{name: deferral if name in DEFERRED else words})
        if name in DEFERRED:
            _tell_meeting(self._under[name].field, deferral)

    def _fold(self, name: str) -> None:
        """Hide a pair in which nothing is written."""
        pair = PRESENTED if name in PRESENTED else DEFERRED
        if any(self._under[one].field.words for one in pair):
            return
        self._asked.difference_update(pair)
        self._heading.enter_bottom()
        self._take_away(pair)

    def _take_away(self, pair: tuple[str, ...]) -> None:
        for name in pair:
            if line := self._under.pop(name, None):
                self._box.removeWidget(line)
                line.hide()
                line.deleteLater()

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
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for field in (self._number, self._heading, self._sign, self._column):
            line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        line.setStretchFactor(self._heading, 1)
        self._sign.setContentsMargins(0, _CAPTION_TOP, 0, 0)
        self._box.addLayout(line)

    def _connect(self) -> None:
        for field in (self._number, self._heading, self._column):
            self.join(field)
        self.chain()
        self._heading.asks = "/"
        self._heading.numbered.connect(self._number_typed)
        self._heading.emptied.connect(self.emptied)
        self._number.rewritten.connect(lambda number: self._change(number=number))
        self._heading.reworded.connect(lambda words: self._change(heading=words))
        self._column.edited.connect(lambda words: self._change(column=words))

    def _number_typed(self, words: str) -> None:
        """Take the number typed in front of the heading; the automatic one stays automatic."""
        automatic = self._number.automatic
        number = None if words and words == automatic else words
        self._number.show_words(number, automatic)
        self._change(number=number)

    def _change(self, **fields: str | Deferral | None) -> None:
        self._item = replace(self._item, **fields)
        self.edited.emit(self._item)


def _tell_meeting(field: WrappingField, deferral: Deferral) -> None:
    """Say which meeting the words of a deferral are understood to mean."""
    said = ""
    if deferral.words:
        known = QCoreApplication.translate("ItemHeading", "Understood as the meeting of {}")
        unknown = QCoreApplication.translate("ItemHeading", "Which meeting is not understood")
        said = known.format(deferral.meeting) if deferral.meeting else unknown
    field.setToolTip(said)
    field.setAccessibleDescription(said)
