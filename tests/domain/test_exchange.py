"""The exchange file: written in one form, read back whole, and refused with the place."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import Struct
from msgspec.structs import fields, replace

from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import (
    Actions,
    BroughtForward,
    Event,
    Findings,
    Table,
    TableRow,
    Text,
)
from minutes_desktop.domain.exchange import (
    LARGEST,
    ExchangeError,
    decode,
    encode,
    encode_template,
)
from minutes_desktop.domain.exchange_schema import SCHEMA_FILE, schema
from minutes_desktop.domain.json_text import written
from minutes_desktop.domain.layout import ItemsGrid, Layout, Logo
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Deferral, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, normal, rich
from minutes_desktop.domain.template import Labels, NumberLevel, Template
from minutes_desktop.domain.template_rules import faults
from minutes_desktop.files import resource
from minutes_desktop.store import builtin
from tests.case_minutes import TEMPLATE, case_tool, minutes_of
from tests.factories import (
    MARKED,
    any_minutes,
    full_minutes,
    one_of_each_block,
    some_minutes,
    words,
)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
CASES = ["2016-07-26", "2017-06-30", "2018-08-28", "2019-11-25", "2020-07-21"]
templates = st.builds(
    Template,
    id=words.filter(str.strip),
    name=words,
    series=words,
    version=st.integers(1, 99),
    title=words,
    numbering=st.lists(
        st.builds(NumberLevel, pattern=st.sampled_from(["{n}", "{parent}.{nn}", "({a})"])),
        max_size=2,
    ).map(tuple),
    labels=st.builds(
        Labels, nil=words, state=st.dictionaries(st.sampled_from(["draft", "agreed"]), words)
    ),
    layout=st.builds(
        lambda third, image: replace(Layout(), items=ItemsGrid(third=third), logo=Logo(image, "x")),
        third=st.floats(5, 40),
        image=st.binary(max_size=9),
    ),
).filter(lambda template: not faults(template))


def _links_mended(value: Any) -> Any:  # noqa: ANN401 - a value of any type
    """The value with all rich text in its normal form, and without what means nothing."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, Paragraph) for one in value):
            return normal(value)
        return tuple(_links_mended(one) for one in value)
    if not isinstance(value, Struct):
        return value
    gone = {"attendee": "", "stand_in": "", "when": "", "meeting": "", "taken": ()}
    kept = {field.name: _links_mended(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Moment):
        gone["item"] = ""
    return type(value)(**kept | {name: one for name, one in gone.items() if name in kept})


def _validator() -> Draft202012Validator:
    found = json.loads(resource(SCHEMA_FILE).read_bytes())
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


VALID = _validator()


@patient
@given(minutes=any_minutes, template=templates | st.none())
def test_any_minutes_come_back_whole_and_are_written_the_same_again(
    minutes: Minutes, template: Template | None
) -> None:
    first = encode(minutes, template)
    read, read_template = decode(first)
    assert encode(read, read_template) == first
    if template is None:
        assert read_template is None
    else:
        assert read_template == template
        minutes = replace(minutes, template=template.id, template_version=template.version)
    assert _links_mended(read) == _links_mended(minutes)


@settings(patient, max_examples=25)
@given(minutes=any_minutes)
def test_any_minutes_fit_the_schema(minutes: Minutes) -> None:
    VALID.validate(json.loads(encode(minutes, None)))


def test_every_field_of_every_part_comes_back() -> None:
    full = full_minutes()
    there = replace(
        full, attendance=(replace(full.attendance[0], arrived=Moment(), left=Moment()),)
    )
    assert decode(encode(there, None)) == (there, None)
    VALID.validate(json.loads(encode(full, None)))


@pytest.mark.parametrize("template", builtin.builtin_templates(), ids=lambda one: one.name)
def test_a_template_of_the_program_comes_back_by_which_the_page_is_the_same(
    template: Template,
) -> None:
    file = encode(some_minutes(), template)
    minutes, found = decode(file)
    assert found is not None
    assert encode_template(found) == encode_template(template)
    assert (minutes.template, minutes.template_version) == (template.id, template.version)
    assert encode(minutes, found) == file
    VALID.validate(json.loads(file))


def test_the_sample_comes_back_as_it_is() -> None:
    sample, template = builtin.sample_minutes(), builtin.builtin_templates()[0]
    assert decode(encode(sample, template))[0] == sample


@pytest.mark.parametrize("name", CASES)
def test_published_minutes_come_back_as_they_are(name: str, shared: Path) -> None:
    case = case_tool(shared, "case_format").load_case(shared / "cases" / f"{name}.yaml")
    minutes = minutes_of(case, TEMPLATE)
    file = encode(minutes, TEMPLATE)
    read, template = decode(file)
    assert (read, template) == (minutes, TEMPLATE)
    assert encode(read, template) == file
    VALID.validate(json.loads(file))


def test_the_schema_that_comes_with_the_program_is_the_one_of_its_types() -> None:
    said = "make it anew: python -m minutes_desktop.domain.exchange_schema > resources/schema/…"
    assert resource(SCHEMA_FILE).read_bytes() == written(schema()), said


# ------------------------------------------------------------------ the form

SMALL = Minutes(
    id="m1",
    series="Northmoor Board",
    title="Board",
    date=dt.date(2031, 5, 14),
    start=dt.time(9, 30),
    items=(
        Item(
            id="i1",
            heading="Vans – “thefts”",
            blocks=(
                Text(id="b1", text=rich("One.\nTwo.")),
                Findings(
                    id="b2",
                    text=(
                        Paragraph((Run("Three:"),)),
                        Paragraph((Run("four "), Run("five", bold=True)), BULLET, 1),
                    ),
                ),
                Actions(id="b3", nil=()),
            ),
        ),
    ),
)
SMALL_FILE = """\
{
  "format": "minutes-desktop/1",
  "minutes": {
    "id": "m1",
    "series": "Northmoor Board",
    "title": "Board",
    "date": "2031-05-14",
    "start": "09:30",
    "items": [
      {
        "id": "i1",
        "heading": "Vans – “thefts”",
        "blocks": [
          {
            "type": "text",
            "id": "b1",
            "text": "One.\\nTwo."
          },
          {
            "type": "findings",
            "id": "b2",
            "text": [
              "Three:",
              {
                "marker": "•",
                "level": 1,
                "text": [
                  "four ",
                  {
                    "text": "five",
                    "bold": true
                  }
                ]
              }
            ]
          },
          {
            "type": "actions",
            "id": "b3",
            "nil": ""
          }
        ]
      }
    ]
  }
}
"""


def test_a_file_is_written_in_one_form() -> None:
    """UTF-8, two spaces, keys in their order, defaults left out, plain text as a string."""
    assert encode(SMALL, None) == SMALL_FILE.encode()
    assert decode(SMALL_FILE.encode()) == (SMALL, None)


def test_other_spellings_of_the_same_are_read_the_same() -> None:
    """A byte order mark, Windows line ends, keys in any order, no white space, defaults."""
    tree = json.loads(SMALL_FILE)
    tree["minutes"] = dict(reversed(tree["minutes"].items())) | {"version": 1, "finish": None}
    tree["minutes"]["items"][0]["blocks"][0]["text"] = ["One.", {"text": ["Tw", "o."]}]
    tree["minutes"]["start"] = "09:30:00"
    tree["template"] = None
    dense = json.dumps(dict(reversed(tree.items()))).encode()
    for data in (dense, b"\xef\xbb\xbf" + dense, SMALL_FILE.replace("\n", "\r\n").encode()):
        assert decode(data) == (SMALL, None)


def test_ids_left_out_are_made() -> None:
    tree = json.loads(SMALL_FILE)
    del tree["minutes"]["id"], tree["minutes"]["items"][0]["id"]
    read, again = (decode(json.dumps(tree).encode())[0] for _ in range(2))
    assert read.id
    assert read.items[0].id
    assert read.id != again.id
    assert read.title == SMALL.title


@pytest.mark.parametrize(
    "text",
    [
        (),
        (Paragraph(), Paragraph()),
        (Paragraph(), Paragraph((Run("x"),))),
        (Paragraph((Run("one\ntwo"),)), Paragraph((Run("three"),))),
        (Paragraph((Run("x"),), "\n"),),
        (Paragraph((), BULLET),),
        (Paragraph((Run(" "),)),),
        (Paragraph((Run("\u2028\u0000\r\n\ufeff"),)),),
        MARKED,
    ],
    ids=repr,
)
def test_rich_text_of_every_shape_is_exact(text: tuple[Paragraph, ...]) -> None:
    block = Table(rows=(TableRow(cells=((), text)),))
    minutes = some_minutes(Item(blocks=(block, Actions(nil=text), Text(text=text))))
    assert decode(encode(minutes, None))[0] == minutes


def test_a_link_to_what_is_gone_is_left_out() -> None:
    """So is a day that is none; the words printed stay."""
    minutes = some_minutes(
        Item(blocks=(Event(attendee="gone"),), deferred_to=Deferral("to June", "sometime")),
        attendance=(Attendee(id="here", arrived=Moment(dt.time(9), "gone")),),
        apologies=(Apology(stand_in="gone"), Apology(stand_in="here")),
    )
    read, _ = decode(encode(minutes, None))
    (item,) = read.items
    assert item.deferred_to == Deferral("to June")
    assert item.blocks == (replace(minutes.items[0].blocks[0], attendee=""),)
    assert read.attendance[0].arrived == Moment(dt.time(9))
    assert [one.stand_in for one in read.apologies] == ["", "here"]


def test_half_a_character_is_written_as_the_sign_for_one_lost() -> None:
    minutes = some_minutes(Item(heading="a\ud800b", blocks=(Text(text=rich("\udc00")),)))
    (item,) = decode(encode(minutes, None))[0].items
    assert item.heading == "a\ufffdb"
    assert item.blocks[0].text == rich("\ufffd")  # type: ignore[union-attr]


def test_templates_that_print_the_same_are_written_the_same() -> None:
    """The rows of their approval have ids only in a meeting; the order of labels is nothing."""
    one, other = (
        Template(
            id="t",
            name="T",
            series="S",
            approval=Approval("Agreed", (ApprovalRow(label="Name:"),)),
            labels=Labels(state=dict(state)),
        )
        for state in (
            [("draft", "D"), ("agreed", "A")],
            [("agreed", "A"), ("draft", "D")],
        )
    )
    assert one != other
    assert encode_template(one) == encode_template(other)


def test_items_nested_too_deeply_are_refused_both_ways() -> None:
    item = Item()
    for _ in range(60):
        item = Item(items=(item,))
    with pytest.raises(ExchangeError, match="nested too deeply"):
        encode(some_minutes(item), None)
    for _ in range(3000):
        item = Item(items=(item,))
    with pytest.raises(ExchangeError, match="nested too deeply"):
        encode(some_minutes(item), None)
    nest = '{"items": [' * 60 + "]}" * 60
    with pytest.raises(ExchangeError, match=r"Line 1, minutes\.items\[0\].*nested too deeply"):
        decode(f'{{"format": "minutes-desktop/1", "minutes": {nest}}}'.encode())


def test_every_kind_of_block_is_read_from_its_kind_and_id_alone() -> None:
    for block in one_of_each_block():
        kind = block.__struct_config__.tag
        tree = {"format": "minutes-desktop/1", "minutes": {"items": [{"blocks": [{"type": kind}]}]}}
        (item,) = decode(json.dumps(tree).encode())[0].items
        assert type(item.blocks[0]) is type(block)
        VALID.validate(tree)


# ------------------------------------------------------------------ what is refused


def _file(**minutes: object) -> str:
    return json.dumps({"format": "minutes-desktop/1", "minutes": minutes}, indent=1)


def _block(**block: object) -> str:
    return _file(items=[{"heading": "x"}, {"blocks": [{"type": "text"}, block]}])


_AT = r"minutes\.items\[1\]\.blocks\[1\]"
_TEMPLATE = {"id": "t", "name": "T", "series": "S"}


def _with_template(body: object, **minutes: object) -> str:
    tree = {"format": "minutes-desktop/1", "minutes": minutes, "template": body}
    return json.dumps(tree, indent=1)


REFUSED = {
    "empty": ("", "^The file is empty"),
    "blank": (" \n ", "^The file is empty"),
    "cut off": (SMALL_FILE[:-30], r"^Line 42, column 1: .*closing bracket is missing"),
    "comma missing": ('{"format": 1\n "minutes": 2}', r"^Line 2, column 2: a comma"),
    "comma too many": ('{"a": [1,\n]}', r"^Line 2, column 1: a value is missing"),
    "name unquoted": ("{\n a: 1}", r"^Line 2, column 2: a name in straight double quotes"),
    "curly quotes": ("{\n “a”: 1}", r"^Line 2, column 2: a name in straight double quotes"),
    "colon missing": ('{"a" 1}', r"^Line 1, column 6: a colon"),
    "line end in a text": ('{"a": "x\ny"}', r"^Line 1, column 9: .*line end"),
    "text without end": ('{"a": "x}', r"^Line 1, column 7: .*never ended"),
    "wrong escape": ('{"a": "\\q"}', r"^Line 1, column 8: after a backslash"),
    "half an escape": ('{"a": "\\u12"}', r"^Line 1, column \d+: after \\u"),
    "more after the end": ('{}\n{"b": 1}', r"^Line 2, column 1: the file goes on"),
    "no object": ("[1]", "no exchange file of Minutes Desktop"),
    "another file": ('{"name": "x"}', "no exchange file of Minutes Desktop"),
    "another format": ('{"format": "docs/1", "minutes": {}}', "^Line 1, format: .*another format"),
    "newer": ('{"format": "minutes-desktop/2"}', "written by a newer version"),
    "version nought": ('{"format": "minutes-desktop/0"}', "another format"),
    "no minutes": ('{"format": "minutes-desktop/1"}', "^Line 1: “minutes” is missing"),
    "key beside": (
        '{"format": "minutes-desktop/1", "minutes": {}, "x": 1}',
        "^Line 1, x: “x” is not known here; known are format, minutes, template",
    ),
    "unknown key": (
        _file(items=[{"headng": "x"}]),
        r"^Line 6, minutes\.items\[0\]\.headng: .*did you mean “heading”\?$",
    ),
    "unknown key of a block": (_block(type="text", label="x"), rf"{_AT}\.label: .*not known"),
    "key with dots": (_file(**{"a.b": 1}), r'^Line 4, minutes\["a\.b"\]: “a\.b” is not known'),
    "key twice": (
        '{"format": "minutes-desktop/1",\n"minutes": {"title": "a",\n"title": "b"}}',
        r"^Line 3, minutes\.title: “title” stands twice",
    ),
    "text is a number": (_file(title=7), r"^Line 4, minutes\.title: a text .* not the number 7"),
    "text is null": (_file(title=None), r"minutes\.title: a text is needed here, not null"),
    "truth is a text": (_file(items=[{"run_in": "yes"}]), r"run_in: true or false .* not “yes”"),
    "truth is a number": (_file(items=[{"run_in": 1}]), r"run_in: true or false .* number 1"),
    "whole is a text": (_file(version="2"), r"version: a whole number .* not “2”"),
    "whole is a truth": (_file(version=True), r"version: a whole number .* not true"),
    "whole is too high": (_file(version=2**31), r"version: a whole number from 1 to 2147483647"),
    "whole is nought": (_file(version=0), r"version: a whole number from 1"),
    "number too long": (
        '{"format": "minutes-desktop/1", "minutes": {"version": ' + "9" * 9000 + "}}",
        r"version: a whole number .*inf",
    ),
    "NaN": (
        '{"format": "minutes-desktop/1", "minutes": {"version": NaN}}',
        r"version: a whole number .*nan",
    ),
    "NaN in a template": (
        _with_template({**_TEMPLATE, "layout": {"size": float("nan")}}),
        r"template\.layout\.size: a number from 0",
    ),
    "infinite width": (
        _with_template({**_TEMPLATE, "layout": {"size": 0}}).replace(": 0", ": 1e999"),
        r"template\.layout\.size: a number from 0 to 10000 is needed here, not the number inf",
    ),
    "list is an object": (_file(items={}), r"minutes\.items: a list .* not an object"),
    "object is a list": (_file(items=[[]]), r"items\[0\]: an object in braces .* not a list"),
    "minutes are a text": ('{"format": "minutes-desktop/1", "minutes": "x"}', "minutes: an object"),
    "bad state": (_file(state="drafted"), r"state: “drafted” .*did you mean “draft”\?"),
    "no such state": (_file(state="?"), r"state: “\?” cannot stand here; it is one of .*signed"),
    "kind missing": (_block(text="x"), rf"{_AT}: “type” is missing here; it is one of text, "),
    "kind unknown": (_block(type="findngs"), rf"{_AT}\.type: .*did you mean “findings”\?"),
    "kind is a list": (_block(type=[]), rf"{_AT}\.type: a list cannot stand here"),
    "bad date": (_file(date="2031-02-30"), r"^Line 4, minutes\.date: “2031-02-30” is no date"),
    "date in words": (_file(date="3 May 2031"), "is no date; write .* as 2031-05-14"),
    "date without hyphens": (_file(date="20310514"), "is no date"),
    "date in other digits": (_file(date="２０３１-05-14"), "is no date"),
    "bad time": (_file(start="25:00"), r"minutes\.start: “25:00” is no time of day"),
    "time with a zone": (_file(start="10:00Z"), "is no time of day"),
    "time by the hour": (_file(start="10"), "is no time of day"),
    "bad day of a due": (
        _block(type="actions", entries=[{"dues": [{"when": "June 2031"}]}]),
        rf"{_AT}\.entries\[0\]\.dues\[0\]\.when: “June 2031” is neither a day",
    ),
    "bad month of an origin": (
        _block(type="brought_forward", origin={"meeting": "2031-13"}),
        rf"{_AT}\.origin\.meeting: .*neither a day",
    ),
    "owner without a name": (
        _block(type="actions", entries=[{"owners": [{"kind": "post"}]}]),
        r"owners\[0\]: “name” is missing here",
    ),
    "rich text is a number": (_block(type="text", text=3), rf"{_AT}\.text: a text, or a list of p"),
    "paragraph is a number": (_block(type="text", text=[3]), rf"{_AT}\.text\[0\]: an object"),
    "paragraph with runs": (
        _block(type="text", text=[{"runs": []}]),
        r"text\[0\]\.runs: “runs” is not known here; known are marker, level, text",
    ),
    "piece is a number": (_block(type="text", text=[{"text": [1]}]), r"text\[0\]\.text\[0\]: an"),
    "piece without text": (
        _block(type="text", text=[{"text": [{"bold": True}]}]),
        r"text\[0\]\.text\[0\]: “text” is missing",
    ),
    "pieces are an object": (_block(type="text", text=[{"text": {}}]), "a list of its pieces,"),
    "bad rise": (
        _block(type="text", text=[{"text": [{"text": "x", "rise": "sup"}]}]),
        r"rise: “sup” .*did you mean “super”\?",
    ),
    "level too deep": (
        _block(type="text", text=[{"marker": "•", "level": 3}]),
        r"text\[0\]\.level: a level is a whole number from 0 to 2",
    ),
    "level without marker": (
        _block(type="text", text=[{"level": 1, "text": "x"}]),
        r"text\[0\]\.level: only a paragraph with a “marker”",
    ),
    "half a character": (
        '{"format": "minutes-desktop/1", "minutes": {"title": "\\ud800"}}',
        r"title: .*half of a character",
    ),
    "id of an item twice": (
        _file(items=[{"id": "a"}, {"id": "b", "items": [{"id": "a"}]}]),
        r"minutes\.items\[1\]\.items\[0\]\.id: .*“a” is taken already, by minutes\.items\[0\]\.id",
    ),
    "id of item and block": (
        _file(items=[{"id": "a", "blocks": [{"type": "text", "id": "a"}]}]),
        r"blocks\[0\]\.id: the id “a” is taken already",
    ),
    "id of a person twice": (
        _file(attendance=[{"id": "a"}, {"id": "a"}]),
        r"attendance\[1\]\.id: the id “a” is taken already",
    ),
    "id with a space": (_file(id="a b"), r"minutes\.id: “a b” cannot be an id"),
    "empty id": (_file(items=[{"id": ""}]), r"items\[0\]\.id: “” cannot be an id"),
    "id of a form": (_file(items=[{"id": "title"}]), "is the name of a part of the minutes"),
    "attendee not there": (
        _block(type="event", attendee="cc"),
        rf"{_AT}\.attendee: there is no person in the attendance with the id “cc”",
    ),
    "stand-in not there": (
        _file(apologies=[{"name": "Bo", "stand_in": "ao"}], items=[{"id": "ao"}]),
        r"apologies\[0\]\.stand_in: there is no person",
    ),
    "item not there": (
        _file(
            attendance=[{"arrived": {"item": "b1"}}],
            items=[{"id": "i1", "blocks": [{"type": "text", "id": "b1"}]}],
        ),
        r"attendance\[0\]\.arrived\.item: there is no item with the id “b1”",
    ),
    "template without a name": (
        _with_template({"id": "t", "series": "S"}),
        r"^Line 4, template: “n",
    ),
    "template without an id": (_with_template({**_TEMPLATE, "id": " "}), r"template\.id: .*empty"),
    "another template named": (
        _with_template(_TEMPLATE, template="u"),
        r"minutes\.template: “u” is not that of the template in this file, which is “t”",
    ),
    "another version named": (
        _with_template(_TEMPLATE, template_version=2),
        r"minutes\.template_version: “2” is not that of",
    ),
    "two heads of three": (
        _with_template({**_TEMPLATE, "layout": {"items": {"heads": ["a", "b"]}}}),
        r"template\.layout\.items\.heads: 3 entries are needed here, not 2",
    ),
    "label of a state is a number": (
        _with_template({**_TEMPLATE, "labels": {"state": {"draft": 1}}}),
        r"template\.labels\.state\.draft: a text",
    ),
    "columns wider than the page": (
        _with_template({**_TEMPLATE, "layout": {"details": {"label_width": 400}}}),
        r"^Line 10, template\.layout\.details\.label_width: Labels have 0 to 130 mm on",
    ),
    "pattern without a count": (
        _with_template({**_TEMPLATE, "numbering": [{"pattern": "{n}"}, {"pattern": "x"}]}),
        r"template\.numbering\[1\]\.pattern: The pattern needs a count",
    ),
    "logo is no Base64": (
        _with_template({**_TEMPLATE, "layout": {"logo": {"image": "é"}}}),
        r"template\.layout\.logo\.image: .*Base64",
    ),
}


@pytest.mark.parametrize("text, sentence", REFUSED.values(), ids=REFUSED.keys())
def test_a_wrong_file_gets_the_place_and_the_reason(text: str, sentence: str) -> None:
    with pytest.raises(ExchangeError, match=sentence) as refused:
        decode(text.encode())
    assert "\n" not in str(refused.value)
    assert str(refused.value)[-1] in ".?"


def test_a_file_that_is_not_utf8_is_refused_with_the_line() -> None:
    with pytest.raises(ExchangeError, match=r"^Line 2: .*UTF-8"):
        decode("{\n “é".encode()[:4] + b"\xe9")
    with pytest.raises(ExchangeError, match=r"^Line 1: .*UTF-8"):
        decode(SMALL_FILE.encode("utf-16"))


@pytest.mark.parametrize(
    "bomb",
    ["[" * 200_000, '{"a":' * 200_000, '{"format": "minutes-desktop/1", "minutes": ' + "[" * 500],
    ids=["lists", "objects", "after the format"],
)
def test_nesting_without_end_is_refused(bomb: str) -> None:
    with pytest.raises(ExchangeError, match=r"nested too deeply|is missing"):
        decode(bomb.encode())


def test_a_file_larger_than_any_meeting_is_refused_at_once() -> None:
    with pytest.raises(ExchangeError, match="larger than 16 MB"):
        decode(b" " * (LARGEST + 1))


@patient
@given(
    st.binary(max_size=80)
    | st.text(max_size=80).map(lambda words: words.encode("utf-8", "replace"))
)
def test_no_bytes_are_more_than_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        decode(data)


@patient
@given(data=st.data())
def test_a_file_with_one_value_put_wrong_is_refused_or_read(data: st.DataObject) -> None:
    """Whatever stands wherever: never another error, and what is read can be written again."""
    tree = json.loads(encode(full_minutes(), builtin.builtin_templates()[0]))
    place = tree
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(_anything)
            break
        place = place[key]
    file = json.dumps(tree).encode()
    try:
        read = decode(file)
    except ExchangeError:
        return
    VALID.validate(tree)
    assert decode(encode(*read))[0] == read[0]


_anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["draft", "2031-05-14", "10:30", "text", "a1"]),
    st.just([]),
    st.just({}),
    st.just(["x"]),
    st.just({"type": "text"}),
)


def test_a_block_of_brought_forward_has_an_action_of_its_own() -> None:
    (item,) = decode(_block(type="brought_forward").encode())[0].items[1:]
    block = item.blocks[1]
    assert isinstance(block, BroughtForward)
    assert block.original.id


def test_an_item_gone_back_to_is_sent_as_often_as_it_was_taken() -> None:
    minutes = Minutes("m", items=(Item("a"), Item("b")), taken=("a", "b", "a"))
    taken_in, _ = decode(encode(minutes, None))
    assert taken_in.taken == ("a", "b", "a")
