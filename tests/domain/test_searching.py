"""What is typed to search is read as words, and what is found is shown where it stands."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from minutes_desktop.domain.date_bounds import Days, read_days
from minutes_desktop.domain.searching import (
    Query,
    Snippet,
    Term,
    has_all,
    places_of,
    read_query,
    snippet_of,
)


@pytest.mark.parametrize(
    "typed, terms",
    [
        ("road plan", [Term(("road",)), Term(("plan",), prefix=True)]),
        ("road pl", [Term(("road",)), Term(("pl",))]),
        ("road ", [Term(("road",))]),
        ("ro* ", [Term(("ro",), prefix=True)]),
        ('"road plan"', [Term(("road", "plan"))]),
        ('"road plan', [Term(("road", "plan"), prefix=True)]),
        ("“road plan” ", [Term(("road", "plan"))]),
        ("well-being", [Term(("well", "being"), prefix=True)]),
        ("-road plan ", [Term(("road",), excluded=True), Term(("plan",))]),
        ('-"road plan" x', [Term(("road", "plan"), excluded=True), Term(("x",))]),
        ("Élan Zoë’s ", [Term(("elan",)), Term(("zoe", "s"))]),
        ("road road ", [Term(("road",))]),
        ("NEAR(a, b) ", [Term(("near", "a")), Term(("b",))]),
        ("4a.3 ", [Term(("4a", "3"))]),
        ("* - – “” ( ", []),
    ],
)
def test_what_is_typed_is_read_as(typed: str, terms: list[Term]) -> None:
    assert [replace(term, written=()) for term in read_query(typed).terms] == terms


@given(st.text(max_size=80))
def test_any_text_is_read_and_what_it_finds_stands_in_it(typed: str) -> None:
    """A text has the words it is made of, and they are marked from left to right."""
    query = Query(tuple(term for term in read_query(typed).terms if not term.excluded))
    places = places_of(typed, query)
    assert has_all(typed, query)
    assert bool(places) == bool(query.terms)
    assert all(0 <= start < end <= len(typed) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text("a b\n", min_size=1, max_size=300), st.integers(20, 60), st.data())
def test_marks_of_a_snippet_stand_at_the_words_they_mark(
    words: str, length: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, min(start + 9, len(words))))
    snippet = snippet_of(words, [(start, end)], length)
    (mark,) = snippet.marks
    shown = snippet.words[mark[0] : mark[1]]
    assert words[start:end].replace("\n", " ").startswith(shown.rstrip("…"))
    assert len(snippet.words) <= length + 2


def test_a_snippet_has_something_of_what_goes_before_and_whole_words() -> None:
    words = "The board heard at length about the road and then about the plan for the winter."
    assert snippet_of(words, [(60, 64)], 40) == Snippet(
        "…and then about the plan for the winter.", ((20, 24),)
    )


@pytest.mark.parametrize(
    "typed, first, last",
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("June 2019", (2019, 6, 1), (2019, 6, 30)),
        ("feb 2020", (2020, 2, 1), (2020, 2, 29)),
        ("6/2019", (2019, 6, 1), (2019, 6, 30)),
        ("3/6/2019", (2019, 6, 3), (2019, 6, 3)),
        ("3 June 2019", (2019, 6, 3), (2019, 6, 3)),
        ("2019-06-03", (2019, 6, 3), (2019, 6, 3)),
    ],
)
def test_days_are_read_as_people_type_them(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert read_days(typed) == Days(dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("typed", ["", "soon", "31/2/2019", "13/2019", "0000", "2019-99-99", "20"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_days(typed) is None
