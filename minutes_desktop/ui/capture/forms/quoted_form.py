"""A written response as it was handed in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from minutes_desktop.domain.blocks import Quoted
from minutes_desktop.ui.capture.forms.footed_form import Foot, FootedForm


class QuotedForm(FootedForm[Quoted]):
    """The words of the response, and where they come from."""

    def __init__(self, block: Quoted, parent: QWidget | None = None) -> None:
        """Show the response."""
        source = Foot(
            "source",
            self.tr("Source"),
            self.tr("Source of the quoted words"),
            self.tr("Whose words these are, or the paper they stand in"),
            1,
        )
        super().__init__(block, (source,), parent)
        self.text.is_prompted = False  # these are the words of others
