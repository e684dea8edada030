"""The actions of the register as they are handed out: what a file or a sheet of paper holds."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from minutes_desktop.domain.register_lines import Line


class ActionSheet(Struct, frozen=True):
    """Actions on a local day; ``subject`` says which they are.

    ``lines`` are in the order of the list, ``by_owner`` put together by owners: an action of two
    owners is there twice, and ``group`` names them in small letters.
    """

    day: dt.date
    subject: str
    lines: tuple[Line, ...]
    by_owner: tuple[Line, ...]


def owner_named(line: Line) -> str:
    """The owner in whose group a line stands, as its minutes name that owner."""
    names = (name.strip() for name in line.owners.split("/"))
    return next((name for name in names if name.casefold() == line.group), line.group)
