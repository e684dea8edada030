"""Finding words in the minutes, and putting others in their place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.alike import Wanted
from minutes_desktop.domain.blocks import BroughtForward, Quoted, Text
from minutes_desktop.domain.finding import Hit, find, put_words, replace_hits, units
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, rich
from tests.domain.test_texts import walked
from tests.factories import any_minutes, some_minutes


def said(*texts: RichText) -> Minutes:
    """Minutes whose one item has these texts."""
    blocks = tuple(Text(id=str(n), text=text) for n, text in enumerate(texts))
    return some_minutes(Item(id="i", heading="A heading", blocks=blocks), title="")


def text_after(text: RichText, wanted: Wanted, words: str) -> RichText:
    """The text once everything found in it has been replaced."""
    minutes = said(text)
    (block,) = replace_hits(minutes, find(minutes, wanted), words).items[0].blocks
    assert isinstance(block, Text)
    return block.text


def test_a_hit_says_where_the_caret_stands_before_it() -> None:
    (hit,) = find(said(rich("👮 first\nthe café 👮 now")), Wanted("NOW"))
    assert (hit.spot.part, hit.spot.field, hit.words) == ("0", "text", "now")
    assert hit.start == len("👮 first\nthe café 👮 ")
    assert (hit.position, hit.length) == (9 + 12, 3)


def test_hits_never_run_from_one_paragraph_into_the_next() -> None:
    assert find(said(rich("one\ntwo")), Wanted("e\nt")) == ()
    assert find(said(rich("one\ntwo")), Wanted("")) == ()


@pytest.mark.parametrize(
    "runs, old, new, after",
    [
        (
            (Run("Jon", bold=True), Run(" Smith")),
            "Jon Smith",
            "John Smythe",
            (Run("John", bold=True), Run(" Smythe")),
        ),
        (
            (Run("see "), Run("Mr", bold=True), Run(" Lee")),
            "Mr Lee",
            "Dr Lee",
            (Run("see "), Run("Dr", bold=True), Run(" Lee")),
        ),
        (
            (Run("the 1"), Run("st", rise="super"), Run(" May")),
            "1st",
            "21st",
            (Run("the 21"), Run("st", rise="super"), Run(" May")),
        ),
        ((Run("plain "), Run("old", italic=True)), "old", "", (Run("plain "),)),
    ],
)
def test_marks_stay_where_they_were(
    runs: tuple[Run, ...], old: str, new: str, after: tuple[Run, ...]
) -> None:
    text = (Paragraph(runs, BULLET),)
    assert text_after(text, Wanted(old), new) == (Paragraph(after, BULLET),)


def test_everything_found_in_a_text_is_replaced_at_once() -> None:
    text = rich("Jon met Jon.\nJon’s paper: jon")
    assert text_after(text, Wanted("jon"), "Johann") == rich(
        "Johann met Johann.\nJohann’s paper: Johann"
    )
    assert text_after(rich("the force's"), Wanted("force’s"), "board’s") == rich("the board’s")


def test_what_is_no_longer_there_is_left_alone() -> None:
    hits = find(said(rich("Jon came"), rich("Jon left")), Wanted("Jon"))
    now = said(rich("Then Jon came"), rich("Jon left"))
    after = replace_hits(now, hits, "John")
    first, second = after.items[0].blocks
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert (first.text, second.text) == (rich("Then Jon came"), rich("John left"))
    assert replace_hits(now, (), "John") is now


def test_hits_in_words_of_others_say_so() -> None:
    quoted, past = Quoted(text=rich("Jon wrote")), BroughtForward(lead_in="Jon:")
    minutes = some_minutes(Item(blocks=(quoted, past)), title="")
    assert [hit.spot.guarded for hit in find(minutes, Wanted("jon"))] == [True, False]


@given(any_minutes, st.text("ab e\u0301é’", min_size=1, max_size=2))
@settings(max_examples=30, deadline=None)
def test_every_hit_is_where_it_says(minutes: Minutes, wanted: str) -> None:
    there = walked(minutes)
    for hit in find(minutes, Wanted(wanted)):
        words = there[hit.spot]
        assert words[hit.start : hit.end] == hit.words
        assert units(words[: hit.start]) == hit.position
        assert units(hit.words) == hit.length


@given(any_minutes, st.sampled_from(["a", "0", "e", "A0"]))
@settings(max_examples=30, deadline=None)
def test_what_was_replaced_is_found_under_its_new_words_and_no_other(
    minutes: Minutes, wanted: str
) -> None:
    def elsewhere(value: Minutes) -> list[str]:
        hit = {(one.spot.part, one.spot.field) for one in hits}
        found = walked(value).items()
        return [words for spot, words in found if (spot.part, spot.field) not in hit]

    hits = [one for one in find(minutes, Wanted(wanted)) if one.spot.field.endswith("text")]
    after = replace_hits(minutes, hits, "⟦§⟧")
    new = find(after, Wanted("⟦§⟧"))
    assert len(new) == len(hits)
    assert [_place(hit) for hit in new] == [_place(hit) for hit in hits]
    assert elsewhere(after) == elsewhere(minutes)


def _place(hit: Hit) -> tuple[str, str]:
    return hit.spot.part, hit.spot.field


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=9), st.text("abc", max_size=4))
def test_letters_around_the_new_words_keep_their_marks(letters: list[str], new: str) -> None:
    runs = tuple(Run(one, bold=one == "a", italic=one == "b") for one in letters)
    old = "".join(letters[2:5])
    if not old:
        return
    after = put_words(Paragraph(runs), 2, old, new)
    assert after.words == "".join(letters[:2]) + new + "".join(letters[5:])
    assert after.runs[:2] == runs[:2]
    kept = len(letters) - 5
    assert kept <= 0 or after.runs[-kept:] == runs[5:]
