"""Places in a rich text as a value has them and as Qt counts them."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from minutes_desktop.domain.richtext import RichText
from minutes_desktop.domain.seams import Seam
from minutes_desktop.ui.richtext.difference import units


def seam_at(cursor: QTextCursor) -> Seam:
    """The place of a cursor, in paragraphs and characters."""
    before = cursor.block().text().encode("utf-16-le", "surrogatepass")
    words = before[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")
    return Seam(cursor.blockNumber(), len(words))


def position_of(text: RichText, seam: Seam) -> int:
    """How far from the start of a document that shows the text a place is, as Qt counts."""
    above = sum(units(paragraph.words) + 1 for paragraph in text[: seam.paragraph])
    here = text[seam.paragraph].words[: seam.offset] if seam.paragraph < len(text) else ""
    return above + units(here)
