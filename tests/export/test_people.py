"""Who is printed in which grid, and where what has no column of its own goes."""

from __future__ import annotations

import datetime as dt

from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.layout import PeopleColumn, PeopleField, PeopleGrid
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.template import Template
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import GroupLine, People
from tests.export.builders import TEMPLATE, in_layout


def grid(*fields: PeopleField) -> PeopleGrid:
    """A grid with these columns."""
    return PeopleGrid(tuple(PeopleColumn(field, 30) for field in fields))


def rows(people: People | None) -> list[tuple[str, ...] | str]:
    """The words of each row; a group on a row of its own is one string."""
    found = people.rows if people else ()
    return [row.words if isinstance(row, GroupLine) else row.cells for row in found]


def present(*attendees: Attendee, template: Template = TEMPLATE) -> list[tuple[str, ...] | str]:
    """The rows of the grid of those present, in a meeting of one item numbered 1."""
    items = (Item(id="i", heading="Vans"),)
    return rows(outline_of(Minutes(attendance=attendees, items=items), template).attendance)


def test_every_column_has_its_words() -> None:
    template = in_layout(attendance=grid("number", "name", "initials", "capacity", "remote"))
    ann = Attendee(name="Ann Bee", capacity="Chair", initials="AB")
    cy = Attendee(name="Cy Dee", capacity="Chief", remote=True, number="7")
    ed = Attendee(name="Ed Fox", remote=True, remote_words="by Teams")
    assert present(ann, Attendee(capacity="Clerk"), cy, ed, template=template) == [
        ("1", "Ann Bee", "AB", "Chair", ""),
        ("7", "Cy Dee", "", "Chief", "x"),
        ("8", "Ed Fox", "", "", "by Teams"),
    ]


def test_what_has_no_column_goes_below_the_name() -> None:
    template = in_layout(attendance=grid("name"))
    ann = Attendee(name="Ann Bee", capacity="Chair", remote=True, group="Guests:")
    assert present(ann, template=template) == [
        "Guests:",
        ("Ann Bee\nChair\nby telephone or video",),
    ]


def test_a_group_without_a_column_stands_once_over_its_people() -> None:
    template = in_layout(attendance=grid("name"))
    guests = [Attendee(name=name, group="Guests:") for name in ("Ann", "Cy")]
    assert present(Attendee(name="Bo"), *guests, template=template) == [
        ("Bo",),
        "Guests:",
        ("Ann",),
        ("Cy",),
    ]


def test_part_attendance_is_said_in_the_words_of_its_own_or_else_by_time_and_item() -> None:
    came = Attendee(name="Ann", capacity="Chair", arrived=Moment(dt.time(10, 40), "i"))
    went = Attendee(name="Cy", left=Moment(item="i"))
    typed = Attendee(name="Ed", part_words="for item 3 only", left=Moment(dt.time(11)))
    silent = Attendee(name="Flo", part_words="", left=Moment(dt.time(11)))
    assert [row[2] for row in present(came, went, typed, silent)] == [
        "Chair\narrived at 10:40, item 1",
        "left, item 1",
        "for item 3 only",
        "",
    ]


def test_apologies_go_on_in_the_grid_of_attendance_unless_they_have_their_own() -> None:
    apologies = (
        Apology(name="Gil Hay", capacity="Deputy", representative="Ian Jay"),
        Apology(name="Joy Kay", representative="Nil"),
        Apology(name="Nil"),
    )
    outline = outline_of(Minutes(apologies=apologies), TEMPLATE)
    assert outline.apologies is None
    assert rows(outline.attendance) == [
        ("Apologies:", "Gil Hay", "Deputy\nrepresented by Ian Jay"),
        ("", "Joy Kay", "Representative: Nil"),
        ("", "Nil", ""),
    ]
    outline = outline_of(
        Minutes(apologies=apologies), in_layout(apologies=grid("name", "representative"))
    )
    assert outline.attendance is None
    assert rows(outline.apologies) == [
        ("Gil Hay\nDeputy", "Ian Jay"),
        ("Joy Kay", "Nil"),
        ("Nil", ""),
    ]
