"""What was said is found again, the newest first, whatever is typed."""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, Decision, Text
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store import meetings, passages, search
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.store.database import open_store, path_of, writing
from minutes_desktop.store.driver import driver_of
from minutes_desktop.store.search import Asked, Search, Stopped
from minutes_desktop.store.word_index import make_index
from tests.factories import any_minutes, some_minutes

_TEMPLATE = builtin_templates()[0]


def _meeting(year: int, *blocks: object, **fields: object) -> Minutes:
    item = Item(id=f"i{year}", heading=f"Matters of {year}", blocks=blocks)  # type: ignore[arg-type]
    own = {
        "id": f"m{year}",
        "title": f"Board {year}",
        "date": dt.date(year, 5, 14),
        "series": "Board",
        "template": _TEMPLATE.id,
        "template_version": _TEMPLATE.version,
    }
    return some_minutes(item, **own | fields)


_MEETINGS = (
    _meeting(
        2017,
        Text(id="t17", text=rich("The café’s drones were grounded\nby the cafe itself.")),
        Actions(
            id="a17",
            entries=(Action(id="x", text=rich("Ground the drones."), owners=(Owner("ACC Hart"),)),),
        ),
        state="signed",
        attendance=(Attendee(name="Ada Hart"), Attendee(name="Bo Lind")),
    ),
    _meeting(
        2019,
        Decision(id="d19", label="Agreed:", text=rich("To buy drones, and a grounded kite.")),
        series="Other",
        attendance=(Attendee(name="Bo Lind"),),
    ),
    _meeting(2018, Text(id="t18", text=rich("NEAR the drone base, nothing AND nobody."))),
)


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """A search of a store of three meetings, which none of the tests writes to."""
    path = tmp_path_factory.mktemp("search") / "minutes.sqlite"
    engine = open_store(path)
    for minutes in _MEETINGS:
        meetings.save(engine, None, minutes)
    engine.dispose()
    return Search(path)


def _parts(found: Search, words: str = "", **asked: object) -> list[str]:
    return [hit.part for hit in found.find(Asked(words, **asked)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "typed, parts",
    [
        ("drones", ["d19", "t17", "a17"]),
        ("DRONES ", ["d19", "t17", "a17"]),
        ("dro", ["d19", "t18", "t17", "a17"]),
        ("dr", []),
        ("dro ", []),
        ("dr*", ["d19", "t18", "t17", "a17"]),
        ("drones grounded", ["d19", "t17"]),
        ('"drones were"', ["t17"]),
        ('"were drones"', []),
        ("“drones were”", ["t17"]),
        ('"drones we', []),
        ('"drones wer', ["t17"]),
        ("drones -kite", ["t17", "a17"]),
        ('drones -"grounded kite"', ["t17", "a17"]),
        ("-drones", []),
        ("cafe", ["t17"]),
        ("Café's", ["t17"]),
        ("near and nobody", ["t18"]),
        ("near AND nobody", ["t18"]),
        ("drones NOT kite", []),
        ("hart", ["attendance", "a17"]),
        ("", []),
        ("–", []),
        ('"', []),
        ('""', []),
        ("*", []),
        ("(drones", ["d19", "t17", "a17"]),
        ("words:drones", []),
        ("^drones", ["d19", "t17", "a17"]),
    ],
)
def test_what_is_typed_finds(found_in: Search, typed: str, parts: list[str]) -> None:
    """Newest meeting first, and in one meeting in the order of the sheet."""
    assert _parts(found_in, typed) == parts


def test_a_hit_says_where_it_stands_and_how_it_reads(found_in: Search) -> None:
    (hit,) = found_in.find(Asked('"drones were"')).hits
    assert (hit.meeting_id, hit.title, hit.date) == ("m2017", "Board 2017", dt.date(2017, 5, 14))
    assert (hit.series, hit.state) == ("Board", "signed")
    assert (hit.item_id, hit.heading, hit.number) == ("i2017", "Matters of 2017", "1")
    assert (hit.part, hit.field, hit.kind) == ("t17", "text", "text")
    assert (hit.position, hit.length) == (11, 11)
    assert hit.snippet.words == "The café’s drones were grounded by the cafe itself."
    assert hit.snippet.marks == ((11, 22),)


@pytest.mark.parametrize(
    "asked, parts",
    [
        ({"series": "Board"}, ["t18", "t17", "a17"]),
        ({"since": dt.date(2018, 5, 14)}, ["d19", "t18"]),
        ({"until": dt.date(2018, 5, 14)}, ["t18", "t17", "a17"]),
        ({"since": dt.date(2018, 1, 1), "until": dt.date(2018, 12, 31)}, ["t18"]),
        ({"kinds": ("decision", "text")}, ["d19", "t18", "t17"]),
        ({"states": ("signed", "published")}, ["t17", "a17"]),
        ({"person": "ada hart"}, ["t17", "a17"]),
        ({"person": "Lind"}, ["d19", "t17", "a17"]),
        ({"person": "ACC Hart"}, ["a17"]),
        ({"person": "nobody at all"}, []),
    ],
)
def test_what_narrows_leaves_only(
    found_in: Search, asked: dict[str, object], parts: list[str]
) -> None:
    assert _parts(found_in, "dro", **asked) == parts
    assert found_in.count(Asked("dro", **asked)) == len(parts)  # type: ignore[arg-type]


def test_what_narrows_is_enough_to_search_for(found_in: Search) -> None:
    """All decisions, say."""
    assert _parts(found_in, kinds=("decision",)) == ["d19", "d19"]


def test_hits_come_in_pages_and_none_twice(found_in: Search) -> None:
    orders: tuple[search.Order, ...] = ("newest", "relevance")
    for order in orders:
        after, seen = None, []
        for _ in range(4):
            found = found_in.find(Asked("dro"), order, after, limit=1)
            seen += [hit.part for hit in found.hits]
            after = found.after
        assert sorted(seen) == ["a17", "d19", "t17", "t18"]
        assert found_in.find(Asked("dro"), order, after, limit=1).hits == ()


def test_by_relevance_the_passage_that_is_most_about_it_comes_first(found_in: Search) -> None:
    assert found_in.find(Asked("drones"), "relevance").hits[0].part == "a17"


def test_without_full_text_indexes_the_same_is_found(tmp_path: Path) -> None:
    path = tmp_path / "minutes.sqlite"
    engine = open_store(path)
    for minutes in _MEETINGS[:2]:
        meetings.save(engine, None, minutes)
    with writing(engine) as connection:
        make_index(driver_of(connection), able=False)
    meetings.save(engine, None, _MEETINGS[2])
    found = Search(path)
    assert _parts(found, "dro") == ["d19", "t18", "t17", "a17"]
    assert _parts(found, "drones -kite", person="ada hart") == ["t17", "a17"]
    assert found.find(Asked("dro"), "relevance").hits[0].part == "d19"
    engine.dispose()
    # Once there are full-text indexes again, all is in the index, too.
    open_store(path).dispose()
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute(
            "SELECT count(*) FROM passage_words WHERE passage_words MATCH 'dro*'"
        ).fetchone()
    assert count == 4


_ALPHABET = st.one_of(
    st.sampled_from(list("aeé drone*\"'-–()^:{}+,“”\\/NEARORANDNOT\x00\n½²ß")), st.characters()
)


@given(typed=st.text(_ALPHABET, max_size=40))
@example('"a* -')
@example("NEAR(a b, 3)")
@example("{a b} : c OR * NOT")
@example("-" * 40)
@example('" " " a')
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_is_only_words(found_in: Search, typed: str) -> None:
    """No sign is a command to the index, and nothing typed is an error."""
    orders: tuple[search.Order, ...] = ("newest", "relevance")
    for order in orders:
        found = found_in.find(Asked(typed), order)
        assert len(found.hits) == found_in.count(Asked(typed))
        assert all(hit.length for hit in found.hits)


@given(minutes=any_minutes, data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make it small would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_word_of_a_draft_is_found_as_soon_as_it_is_saved(
    engine: Engine, store: Path, minutes: Minutes, data: st.DataObject
) -> None:
    """And marked where it stands, in whatever script."""
    meetings.save(engine, None, minutes)
    with closing(sqlite3.connect(store)) as connection:
        kept = passages.stored(connection, minutes.id)
    words = sorted({word for one in kept for word in one.words.split() if word.isalpha()})
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    hits = Search(store).find(Asked(f'"{word}"', typing=False), limit=10_000).hits
    assert hits
    assert all(hit.length and hit.snippet.marks for hit in hits)


def test_a_search_can_be_stopped_by_another_thread(engine: Engine, store: Path) -> None:
    for year in range(2001, 2007):
        said = (Text(text=rich(f"Drones and word {count} " * 20)) for count in range(400))
        meetings.save(engine, None, _meeting(year, *said))
    found = Search(store)
    done = threading.Event()

    def stop() -> None:
        while not done.is_set():
            found.stop()

    stopper = threading.Thread(target=stop)
    stopper.start()
    try:
        with pytest.raises(Stopped):
            _search_often(found)
    finally:
        done.set()
        stopper.join()
    with pytest.raises(Stopped):
        found.find(Asked("drones word"))
    found.go_on()
    assert found.find(Asked("drones word")).hits
    assert path_of(engine) == store


def _search_often(found: Search) -> None:
    for _ in range(200):
        found.go_on()
        found.find(Asked("drones word"), "relevance")


def test_a_store_that_is_not_there_has_no_hits(tmp_path: Path) -> None:
    assert Search(tmp_path / "none.sqlite").find(Asked("drones")) == search.Found()
