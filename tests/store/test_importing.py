"""Meetings come into the store whole, with the template they print by, or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from sqlalchemy import Engine

from minutes_desktop.domain.exchange import LARGEST, encode
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import NumberLevel, Template
from minutes_desktop.store import builtin, meetings, reading
from minutes_desktop.store.database import path_of
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.importing import bring_in
from minutes_desktop.store.incoming import Incoming, read_file
from minutes_desktop.store.verifying import verify
from tests.case_minutes import TEMPLATE, case_tool, minutes_of
from tests.factories import an_item, any_minutes, full_minutes, some_minutes
from tests.signed_chain import signed_chain

OURS = builtin.builtin_templates()[0]
THEIRS = Template(
    id="theirs", name="Board", series="Northmoor Board", numbering=(NumberLevel("{n}."),)
)


def _file(
    tmp_path: Path, minutes: Minutes, template: Template | None, name: str = "x.json"
) -> Path:
    path = tmp_path / name
    path.write_bytes(encode(minutes, template))
    return path


def _again(store: Path, meeting_id: str) -> bytes:
    """The exchange file of a meeting in the store."""
    minutes = reading.load(store, meeting_id)
    return encode(minutes, builtin.template_of(store, minutes))


def test_a_meeting_comes_in_and_goes_out_in_the_same_bytes(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    file = _file(tmp_path, full_minutes(), THEIRS)
    (landed,) = bring_in(engine, [read_file(file)])
    assert (landed.title, landed.new) == ("Board, May 2031", True)
    assert _again(store, landed.id) == file.read_bytes()
    assert reading.template(store, "theirs", 1) == THEIRS


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(minutes=any_minutes)
def test_any_meeting_comes_in_and_goes_out_in_the_same_bytes(
    engine: Engine, tmp_path: Path, minutes: Minutes
) -> None:
    file = _file(tmp_path, minutes, THEIRS)
    (landed,) = bring_in(engine, [read_file(file)])
    assert landed.id == minutes.id
    assert _again(path_of(engine), landed.id) == file.read_bytes()


def test_the_sample_comes_in_and_goes_out_in_the_same_bytes(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    file = _file(tmp_path, builtin.sample_minutes(), OURS)
    bring_in(engine, [read_file(file)])
    assert _again(store, builtin.sample_minutes().id) == file.read_bytes()


@pytest.mark.parametrize(
    "name", ["2016-07-26", "2017-06-30", "2018-08-28", "2019-11-25", "2020-07-21"]
)
def test_published_minutes_come_in_and_go_out_in_the_same_bytes(
    engine: Engine, store: Path, tmp_path: Path, shared: Path, name: str
) -> None:
    case = case_tool(shared, "case_format").load_case(shared / "cases" / f"{name}.yaml")
    minutes = minutes_of(case, TEMPLATE)
    file = _file(tmp_path, minutes, TEMPLATE)
    bring_in(engine, [read_file(file)])
    assert reading.load(store, minutes.id) == minutes
    assert _again(store, minutes.id) == file.read_bytes()


def test_a_meeting_that_is_here_just_so_is_left_as_it_is(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    incoming = read_file(_file(tmp_path, full_minutes(), THEIRS))
    bring_in(engine, [incoming])
    (before,) = reading.list_meetings(store)
    (landed,) = bring_in(engine, [incoming])
    assert not landed.new
    assert reading.list_meetings(store) == (before,)


def test_a_meeting_that_differs_from_the_one_here_is_refused_with_all_others(
    engine: Engine, store: Path
) -> None:
    here = some_minutes(an_item("Vans"))
    meetings.save(engine, None, replace(here, template=OURS.id))
    (line,) = reading.list_meetings(store)
    other = Incoming(Path("other.json"), some_minutes(), THEIRS)
    changed = Incoming(Path("changed.json"), replace(here, title="Board?"), OURS)
    with pytest.raises(StoreError) as refused:
        bring_in(engine, [other, changed])
    said = str(refused.value)
    assert said.startswith("changed.json cannot be imported. ")
    assert f"“Board, May 2031” ({here.id}) is here already and differs" in said
    local = line.words_saved_at.astimezone()
    assert f"{local.day} {local:%B %Y} at {local:%H:%M}" in said
    assert "take the line “id” out" in said
    assert reading.list_meetings(store) == (line,)
    assert [one.id for one in reading.templates(store)] == []


def test_two_files_with_one_id_are_one_meeting_only_if_they_are_the_same(
    engine: Engine, store: Path
) -> None:
    one = some_minutes(an_item("Vans"))
    twice = [Incoming(Path(name), one, OURS) for name in ("a.json", "b.json")]
    other = Incoming(Path("c.json"), replace(one, title="Board?"), OURS)
    with pytest.raises(StoreError, match=r"^c\.json .*Another file brings another meeting"):
        bring_in(engine, [twice[0], other])
    assert [landed.id for landed in bring_in(engine, twice)] == [one.id, one.id]
    assert len(reading.list_meetings(store)) == 1


def test_a_meeting_prints_by_its_own_template_where_another_has_that_name(
    engine: Engine, store: Path
) -> None:
    """The one that came is stored once under a name of its own; that of the store is untouched."""
    changed = replace(OURS, numbering=(NumberLevel("{A}"),))
    first, second = some_minutes(), some_minutes()
    incoming = [Incoming(Path(f"{one.id}.json"), one, changed) for one in (first, second)]
    bring_in(engine, incoming)
    bring_in(engine, incoming)
    minutes = [reading.load(store, one.id) for one in (first, second)]
    (stored,) = reading.templates(store)
    assert {one.template for one in minutes} == {stored.id} != {OURS.id}
    assert stored.name == f"{OURS.name} (imported)"
    assert builtin.template_of(store, minutes[0]).numbering == changed.numbering
    assert builtin.template_of(store, some_minutes(template=OURS.id)) == OURS
    file = _again(store, first.id)
    assert file == encode(first, stored)


def test_two_files_may_bring_two_templates_of_one_name(engine: Engine, store: Path) -> None:
    other = replace(THEIRS, numbering=(NumberLevel("{a})"),))
    incoming = [
        Incoming(Path("a.json"), some_minutes(), THEIRS),
        Incoming(Path("b.json"), some_minutes(), other),
    ]
    patterns = [
        builtin.template_of(store, reading.load(store, landed.id)).numbering[0].pattern
        for landed in bring_in(engine, incoming)
    ]
    assert patterns == ["{n}.", "{a})"]


def test_without_a_template_the_one_named_or_the_one_of_the_series_is_taken(
    engine: Engine, store: Path
) -> None:
    named = some_minutes(template=OURS.id)
    of_series = some_minutes(series=OURS.series)
    files = [Incoming(Path("x.json"), one) for one in (named, of_series)]
    for landed in bring_in(engine, files):
        minutes = reading.load(store, landed.id)
        assert (minutes.template, minutes.template_version) == (OURS.id, OURS.version)


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"template": "none"}, "The template “none” (version 1) is not here; there are "),
        ({"series": "Nowhere Board"}, "It must name under “template”"),
        ({"template": OURS.id, "template_version": 9}, "(version 9) is not here"),
    ],
)
def test_a_meeting_whose_template_is_nowhere_is_refused(
    engine: Engine, store: Path, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(StoreError) as refused:
        bring_in(engine, [Incoming(Path("x.json"), some_minutes(**fields))])
    assert words in str(refused.value)
    assert f"“{OURS.id}” (version {OURS.version})" in str(refused.value)
    assert reading.list_meetings(store) == ()


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "The file is empty."),
        (b'{\n"format": "minutes-desktop/1",\n"minutes": {"date": "x"}}', "Line 3, minutes.date: "),
        (b" " * (LARGEST + 1), "larger than 16 MB"),
    ],
    ids=["empty", "wrong", "large"],
)
def test_a_wrong_file_is_named_with_the_place(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "minutes.json"
    path.write_bytes(data)
    with pytest.raises(StoreError) as refused:
        read_file(path)
    assert str(refused.value).startswith(f"{path} cannot be imported. ")
    assert words in str(refused.value)
    assert str(refused.value).endswith("Nothing has been imported.")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not there"):
        read_file(tmp_path / "none.json")
    with pytest.raises(StoreError, match="is not a file"):
        read_file(tmp_path)


def test_a_meeting_brought_in_was_last_changed_now(engine: Engine, store: Path) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    bring_in(engine, [Incoming(Path("x.json"), some_minutes(), OURS)])
    (line,) = reading.list_meetings(store)
    assert before <= line.words_saved_at <= dt.datetime.now(dt.UTC)


def test_minutes_that_are_sealed_are_not_replaced_by_a_file(engine: Engine, tmp_path: Path) -> None:
    *_, may, _june = signed_chain(engine)
    template = builtin.builtin_templates()[0]
    file = tmp_path / "may.json"
    file.write_bytes(encode(may, template))
    assert [one.new for one in bring_in(engine, [read_file(file)])] == [False]
    file.write_bytes(encode(replace(may, title="Another"), template))
    with pytest.raises(StoreError, match=r"is signed here and is not replaced by a file.* Verify"):
        bring_in(engine, [read_file(file)])
    assert verify(path_of(engine)).findings == ()
