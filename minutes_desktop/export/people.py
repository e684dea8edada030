"""Who was there and who was not, as the rows of the grids in which a layout prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.layout import PeopleField, PeopleGrid
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.numbering import Number
from minutes_desktop.domain.presence import attendee_numbers, item_names, part_phrase
from minutes_desktop.domain.template import Labels, Template
from minutes_desktop.export import wording
from minutes_desktop.export.parts import GroupLine, People, Present


class _Row(NamedTuple):
    """Somebody with what may be printed of them."""

    id: str
    group: str
    name: str
    capacity: str
    number: str = ""
    initials: str = ""
    remote: str = ""
    remote_in_words: str = ""
    representative: str = ""
    part: str = ""


def grids_of_people(
    minutes: Minutes, template: Template, numbers: dict[str, Number]
) -> tuple[People | None, People | None]:
    """The grid of those present and that of the apologies; a grid without rows is ``None``.

    Apologies go on in the first where the layout has no grid of their own.
    """
    layout, labels = template.layout, template.labels
    names, places = item_names(minutes, numbers), attendee_numbers(minutes.attendance)
    present = [
        _present(
            attendee, places.get(attendee.id, ""), part_phrase(attendee, labels, names), labels
        )
        for attendee in minutes.attendance
    ]
    if layout.apologies is None:
        absent = [_absent(apology, labels.apologies) for apology in minutes.apologies]
        return _people(layout.attendance, [*present, *absent]), None
    absent = [_absent(apology, "") for apology in minutes.apologies]
    return _people(layout.attendance, present), _people(layout.apologies, absent)


def _present(attendee: Attendee, number: str, part: str, labels: Labels) -> _Row:
    remote = in_words = ""
    if attendee.remote:
        remote = attendee.remote_words or labels.remote or wording.REMOTE
        in_words = remote if len(remote) > 1 else wording.REMOTE_IN_WORDS
    return _Row(
        attendee.id,
        attendee.group,
        attendee.name,
        attendee.capacity,
        number=number,
        initials=attendee.initials,
        remote=remote,
        remote_in_words=in_words,
        part=part,
    )


def _absent(apology: Apology, group: str) -> _Row:
    stand_in = apology.representative.strip()
    return _Row(apology.id, group, apology.name, apology.capacity, representative=stand_in)


def _people(grid: PeopleGrid, rows: list[_Row]) -> People | None:
    printed = tuple(_printed(grid, rows))
    return People(grid, printed) if printed else None


def _printed(grid: PeopleGrid, rows: Iterable[_Row]) -> Iterator[Present | GroupLine]:
    """The rows of those who have a name; a post nobody is named for is a reminder on screen."""
    fields = [column.field for column in grid.columns]
    last = ""
    for row in rows:
        if not row.name.strip():
            continue
        begins, last = row.group != last, row.group
        if begins and row.group and "group" not in fields:
            yield GroupLine(row.group)
        cells = _cells(row, fields, row.group if begins else "")
        yield Present(row.id, tuple(cells[field] for field in fields))


def _cells(row: _Row, fields: list[PeopleField], group: str) -> dict[PeopleField, str]:
    """The words of each column; what has no column of its own goes on below another's."""
    below = []
    if "capacity" not in fields:
        below.append(row.capacity)
    if "remote" not in fields:
        below.append(row.remote_in_words)
    if "representative" not in fields and row.representative:
        below.append(wording.stand_in_words(row.representative))
    below.append(row.part)
    home: PeopleField = "capacity" if "capacity" in fields else "name"
    cells: dict[PeopleField, str] = {
        "group": group,
        "number": row.number,
        "name": row.name,
        "initials": row.initials,
        "capacity": row.capacity,
        "remote": row.remote,
        "representative": row.representative,
    }
    cells[home] = "\n".join(words for words in (cells[home], *below) if words.strip())
    return cells
