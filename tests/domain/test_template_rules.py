"""What a template must keep to is said in a sentence, in the place of the fault."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.layout import Looks, PeopleColumn
from minutes_desktop.domain.setting import with_value
from minutes_desktop.domain.template import NumberLevel, Template, TemplateDetail
from minutes_desktop.domain.template_rules import faults
from minutes_desktop.store.builtin import builtin_templates

GOOD = Template(
    id="n",
    name="Northmoor",
    series="Board",
    title="{series} {month} {yyyy}",
    details=(TemplateDetail("Date:", "{weekday} {d}"),),
    numbering=(NumberLevel("{n}"), NumberLevel("{parent}.{n}"), NumberLevel("")),
)


def test_the_templates_of_the_program_are_without_fault() -> None:
    assert [faults(template) for template in builtin_templates()] == [
        {} for _ in builtin_templates()
    ]
    assert faults(GOOD) == {}


@pytest.mark.parametrize(
    "path, value, part",
    [
        ("name", " ", "Give the template a name"),
        ("series", "", "Name the series"),
        ("title", "{series} of {town}", "{town} is no field here"),
        ("details.0.value", "{day}", "{day} is no field here"),
        ("numbering.0.pattern", "Part", "needs a count"),
        ("numbering.1.pattern", "{n}.{n}", "one count only"),
        ("numbering.1.pattern", "{n}{month}", "{month} is no field here"),
        ("questions.pattern", "{parent}", "{parent} is no field here"),
        ("labels.arrived", "at {when}", "{when} is no field here"),
        ("labels.events.arrival", "{who} came", "{who} is no field here"),
        ("labels.events.close", "{name} closed it", "{name} is no field here"),
        ("labels.events.adjournment", "", "give it some words"),
        ("labels.speaker", "{first}:", "{first} is no field here"),
        ("labels.taken", "(taken {n})", "{n} is no field here"),
        ("labels.page", "{page}", "{page} is no field here"),
        ("labels.state.draft", "v{x}", "{x} is no field here"),
        ("layout.header", "{chair}", "{chair} is no field here"),
        ("file_name", "{date}-{chair}", "{chair} is no field here"),
        ("file_name", "{date}/{n}", "cannot hold /"),
        ("file_name", "{date}-{n", "{ stands alone"),
        ("file_name", "{date}.PDF", "Leave out .pdf"),
        ("file_name", ".{date}", "begin or end with a full stop"),
        ("file_name", "{series}-{state}", "the same name"),
        ("file_name", "{date}" + "long" * 19, "too long"),
        ("layout.size", 9.5, "10 to 36 points"),
        ("layout.leading", 9.0, "as the letters are high"),
        ("layout.title.size", 8.0, "10 to 36 points"),
        ("layout.classic.topic.size", 4.0, "10 to 36 points"),
        ("layout.margins.left", 1.0, "at least 5 mm"),
        ("layout.margins.right", 150.0, "too little of the page"),
        ("layout.parts", ("title", "details"), "cannot be left out"),
        ("layout.parts", ("items", "items"), "in one place only"),
        ("layout.attendance.columns", (), "needs a column"),
        ("layout.attendance.columns.1.width", 2.0, "at least 5 mm"),
        ("layout.attendance.columns.1.field", "group", "print the same"),
        ("layout.items.third", 3.0, "at least 5 mm"),
        ("layout.items.number", 130.0, "leave"),
        ("layout.items.number_widest", 10.0, "narrower than the column"),
        ("layout.items.number_widest", 110.0, "leaves 32 mm of 170 mm"),
        ("layout.items.reference", 100.0, "too little room"),
        ("layout.details.label_width", 160.0, "0 to 130 mm"),
        ("layout.approval.label_width", 0.0, "5 to 130 mm"),
        ("layout.approval.row_height", 2.0, "5 to 60 mm"),
        ("layout.logo.width", 170.0, "5 to 130 mm"),
        ("layout.logo.height", 61.0, "5 to 60 mm"),
        ("layout.accessible.headings", (), "at least one depth"),
        ("layout.classic.blocks.question.indent", 50.0, "0 to 20 mm"),
    ],
)
def test_a_fault_is_told_where_it_is(path: str, value: object, part: str) -> None:
    found = faults(with_value(GOOD, path, value))
    assert part in found.get(path, ""), found


def test_the_widths_of_columns_are_measured_together() -> None:
    columns = (PeopleColumn("name", 100.0), PeopleColumn("capacity", 71.0))
    wide = with_value(GOOD, "layout.attendance.columns", columns)
    assert "171 mm" in faults(wide)["layout.attendance.columns"]
    narrower = with_value(wide, "layout.margins.left", 19.0)
    assert faults(narrower) == {}


def test_a_picture_needs_words_for_those_who_listen() -> None:
    found = faults(with_value(GOOD, "layout.logo.image", b"a picture"))
    assert "what the picture shows" in found["layout.logo.alt"]


def test_every_depth_of_headings_is_looked_at() -> None:
    looks = Looks(headings=(replace(Looks().topic), replace(Looks().topic, size=7.0)))
    found = faults(with_value(GOOD, "layout.classic", looks))
    assert list(found) == ["layout.classic.headings.1.size"]
