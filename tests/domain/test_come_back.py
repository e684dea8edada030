"""What is marked ``??`` is found with its words, and looked through again only if it changed."""

from __future__ import annotations

from hypothesis import given, settings

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.come_back import ComeBacks, come_backs, marks_in
from minutes_desktop.domain.minutes import Approval, Item, Minutes
from minutes_desktop.domain.richtext import rich
from tests.factories import any_minutes, some_minutes


def told(minutes: Minutes) -> list[str]:
    """Where the marks stand, and among which words."""
    marks = come_backs(minutes)
    return [f"{one.hit.spot.field} {one.hit.position}: {one.words}" for one in marks]


def test_two_question_marks_or_more_are_one_mark() -> None:
    assert marks_in("Why? The cost?? of it??? is ? ?") == [(13, 2), (21, 3)]
    assert marks_in("??") == [(0, 2)]


def test_marks_are_told_in_order_with_the_words_around_them() -> None:
    long = "two three four five six seven eight nine ten ?? and then as many words behind it"
    minutes = some_minutes(
        Item(
            heading="Crime ??",
            blocks=(Text(text=rich(f"👮\nSgt ?? said so.\n{long}")),),
        ),
        title="Board",
        attendance=(Attendee(id="p", name="Ann ??"),),
        approval=Approval("Agreed ??"),
    )
    assert told(minutes) == [
        "p.name 4: Ann ??",
        "heading 6: Crime ??",
        "text 7: Sgt ?? said so.",
        "text 64: …seven eight nine ten ?? and then as many words behind it",
        "heading 7: Agreed ??",
    ]


def test_words_without_end_are_cut_off() -> None:
    (mark,) = come_backs(some_minutes(Item(heading="x" * 50 + "??" + "y" * 50)))
    assert mark.words == f"…{'x' * 20} ?? {'y' * 40}…"
    (mark,) = come_backs(some_minutes(Item(heading="?? " + "word " * 9)))
    assert mark.words == "?? word word word word word word word word…"


def test_only_what_has_changed_is_looked_through_again() -> None:
    first, second = Text(text=rich("a ??")), Text(text=rich("b"))
    minutes = some_minutes(Item(blocks=(first, second)))
    known = ComeBacks()
    before = known.of(minutes)
    now = edits.put_block(minutes, Text(id=second.id, text=rich("b ??")))
    after = known.of(now)
    assert after[0] is before[0]
    assert [one.words for one in after] == ["a ??", "b ??"]
    assert [one.words for one in known.of(edits.remove_block(now, first.id))] == ["b ??"]
    assert [one.words for one in known.of(edits.set_title(minutes, "T??"))] == ["T ??", "a ??"]


@given(any_minutes, any_minutes)
@settings(max_examples=15, deadline=None)
def test_what_is_known_from_before_makes_no_difference(one: Minutes, other: Minutes) -> None:
    known = ComeBacks()
    for minutes in (one, other, one):
        assert known.of(minutes) == come_backs(minutes)
