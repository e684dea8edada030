"""Which part of the outline, or of the sheet of keys, a text on the page belongs to."""

from __future__ import annotations

from typing import NamedTuple

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.export.parts import (
    DetailLine,
    FreeRow,
    FreeTable,
    GroupLine,
    Label,
    Passage,
    PastAction,
    PastActions,
    People,
    Present,
    Section,
)

Part = (
    Section
    | Label
    | Passage
    | PastAction
    | PastActions
    | FreeRow
    | FreeTable
    | DetailLine
    | People
    | Present
    | GroupLine
    | Approval
    | ApprovalRow
    | KeySheet
    | KeySection
    | KeyLine
    | None
)


class Leaf(NamedTuple):
    """Which part of the outline a text belongs to, which field of it, and which paragraph there.

    ``column`` counts the cells of a row of a table. Both halves of a paragraph cut by a page hold
    the same leaf.
    """

    part: Part
    field: str
    paragraph: int = 0
    column: int = 0
