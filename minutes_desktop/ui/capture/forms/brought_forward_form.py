"""A matter brought forward from an earlier meeting."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from minutes_desktop.domain.blocks import BroughtForward
from minutes_desktop.domain.entries import put_lead_in
from minutes_desktop.ui.capture.forms.action_row import ActionRow
from minutes_desktop.ui.capture.forms.form import GAP, Field, Form
from minutes_desktop.ui.capture.forms.line_field import LineField
from minutes_desktop.ui.capture.forms.row import TO_END


class BroughtForwardForm(Form):
    """The lead-in, the item of the earlier meeting, and the action as that meeting recorded it."""

    def __init__(self, block: BroughtForward, parent: QWidget | None = None) -> None:
        """Show the matter."""
        super().__init__(parent)
        self._block = block
        self._lead_in = LineField(block.lead_in, self, name=self.tr("Lead-in"))
        self._lead_in.setPlaceholderText(self.tr("Action arising from the meeting of …"))
        self._item = LineField(block.origin.item, self, name=self.tr("Item of that meeting"))
        self._item.setPlaceholderText(self.tr("Item of that meeting, as printed there"))
        self._row = ActionRow(block.original, self)
        for field in self._row.texts():  # as that meeting recorded them
            field.is_prompted = False
        self._name_action()
        self._lay_out()
        self._connect()

    @property
    def value(self) -> BroughtForward:
        """The block as written."""
        return self._block

    def show_value(self, block: BroughtForward) -> None:
        """Show the block; fields that show their part already are left alone."""
        self._block = block
        self._lead_in.show_value(block.lead_in)
        self._item.show_value(block.origin.item)
        self._row.show_entry(block.original)

    def named_fields(self) -> dict[str, Field]:
        """Lead-in, item and the fields of the action."""
        return {"lead_in": self._lead_in, "item": self._item, **self._row.fields()}

    def lines(self) -> list[list[Field]]:
        """Lead-in and item on lines of their own, then the action."""
        return [[self._lead_in], [self._item], list(self._row.fields().values())]

    def finish(self, field: Field) -> None:
        """Go on to the next field; from the action's text out of the form."""
        if field is self._row.text:
            self.left_down.emit(TO_END)
        else:
            super().finish(field)

    def chain(self) -> None:
        """Put the fields in tab order, those too that are not shown now."""
        row: tuple[Field, ...] = (self._lead_in, self._item, *self._row.parts().values())
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)

    def _name_action(self) -> None:
        row = self._row
        names = (
            (row.owner, self.tr("Owner of the original action"), self.tr("Owner")),
            (row.text, self.tr("Original action"), self.tr("The action as recorded then")),
            (row.due, self.tr("Due date of the original action"), self.tr("By when")),
            (row.reference, self.tr("Reference of the original action"), self.tr("Reference")),
            (row.said, self.tr("Printed status of the original action"), ""),
        )
        for field, name, hint in names:
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
        row.status.setAccessibleName(self.tr("Status of the original action"))
        font = row.text.font()
        font.setItalic(True)
        row.text.setFont(font)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for widget in (self._lead_in, self._item, self._row):
            box.addWidget(widget)
        for field in (self._lead_in, self._item):
            field.setFrame(False)

    def _connect(self) -> None:
        for field in (self._lead_in, self._item, *self._row.parts().values()):
            self.join(field)
        self.chain()
        self._lead_in.edited.connect(lambda words: self._change(put_lead_in(self._block, words)))
        self._item.edited.connect(self._item_typed)
        self._row.edited.connect(
            lambda: self._change(replace(self._block, original=self._row.entry))
        )

    def _item_typed(self, words: str) -> None:
        origin = replace(self._block.origin, item=words)
        self._change(replace(self._block, origin=origin))

    def _change(self, block: BroughtForward) -> None:
        self._block = block
        self.edited.emit(block)
