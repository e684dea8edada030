"""Two states of minutes compared: every part that came, went, changed or moved is told."""

from __future__ import annotations

import random

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.blocks import Actions, Block, Findings, Text
from minutes_desktop.domain.comparing import Difference, compare_minutes, words_compared
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.sign_off import Signature, SignOff
from tests.factories import full_minutes, one_of_each_block

FIRST = Text(id="t1", text=rich("The figures rose in May."))
SECOND = Findings(id="t2", text=rich("More were recorded."))
THIRD = Text(id="t3", text=rich("The board thanked the clerk."))


def minutes(*blocks: Block, heading: str = "Complaints") -> Minutes:
    one = Item(id="i1", heading=heading, blocks=blocks)
    return Minutes(id="m", title="Board", items=(one, Item(id="i2", heading="Other")))


def differing(before: Minutes, after: Minutes) -> list[Difference]:
    return [one for one in compare_minutes(before, None, after, None) if one.kind != "same"]


def test_the_same_minutes_do_not_differ() -> None:
    whole = full_minutes()
    assert differing(whole, whole) == []


def test_a_changed_word_is_told_on_both_sides() -> None:
    (one,) = differing(
        minutes(FIRST, SECOND),
        minutes(replace(FIRST, text=rich("The figures fell in May.")), SECOND),
    )
    assert one.kind == "changed"
    assert one.before == ((False, "The figures "), (True, "rose"), (False, " in May."))
    assert one.after == ((False, "The figures "), (True, "fell"), (False, " in May."))
    assert one.sentence == "“Complaints”, Text: removed “rose”, added “fell”"


def test_parts_that_came_and_went_stand_where_they_were() -> None:
    found = compare_minutes(minutes(FIRST, SECOND), None, minutes(FIRST, THIRD), None)
    about = {"State", "Date and time", "Agreement", "Signature"}
    found = tuple(one for one in found if one.where not in about)
    kinds = [(one.kind, one.where) for one in found]
    assert kinds == [
        ("same", "Series, template, first number, order taken"),
        ("same", "Title"),
        ("same", "“Complaints”"),
        ("same", "“Complaints”, Text 1"),
        ("removed", "“Complaints”, Findings"),
        ("added", "“Complaints”, Text 2"),
        ("same", "“Other”"),
    ]


def test_one_that_changed_places_moved_and_the_others_did_not() -> None:
    (one,) = differing(minutes(FIRST, SECOND, THIRD), minutes(SECOND, THIRD, FIRST))
    assert (one.kind, one.moved) == ("moved", True)
    assert "moved from “Complaints”, Text 1" in one.sentence


def test_what_went_under_another_item_moved_and_took_its_blocks_along() -> None:
    before = minutes(FIRST, SECOND)
    first, second = before.items
    inner = Item(id="i3", heading="Inner", blocks=(THIRD,))
    under_first = replace(before, items=(replace(first, items=(inner,)), second))
    under_second = replace(before, items=(first, replace(second, items=(inner,))))
    (one,) = differing(under_first, under_second)
    assert (one.where, one.moved) == ("“Inner”", True)


def test_a_part_without_its_id_is_known_by_its_words() -> None:
    again = replace(FIRST, id="other", text=rich("The figures rose in June."))
    (one,) = differing(minutes(FIRST, SECOND), minutes(again, SECOND))
    assert one.kind == "changed"
    assert one.sentence == "“Complaints”, Text: removed “May”, added “June”"


def test_what_is_not_written_in_words_is_told_too() -> None:
    open_one = Action(id="a", text=rich("Send it."))
    done = replace(open_one, status=Status("completed"))
    before = Actions(id="b", entries=(open_one,))
    (one,) = differing(minutes(before), minutes(replace(before, entries=(done,))))
    assert one.facts == ("a status, owner or due date",)
    assert "a status, owner or due date differs" in one.sentence


def test_what_was_signed_and_agreed_differs_from_what_was_not() -> None:
    before = minutes(FIRST)
    signature = SignOff(signature=Signature("Ann Ode", "Chair"))
    after = replace(before, state="signed", sign_off=signature)
    assert [one.sentence for one in differing(before, after)] == [
        "State: removed “draft”, added “signed”",
        "Signature: added “Ann Ode, Chair”",
    ]


def test_no_field_of_minutes_is_passed_over() -> None:
    whole = full_minutes()
    other = replace(Minutes(), id=whole.id)
    for name in Minutes.__struct_fields__:
        changed = replace(whole, **{name: getattr(other, name)})
        if name != "id":
            assert differing(whole, changed), name


def test_every_kind_of_block_is_compared_by_all_its_words() -> None:
    blocks = one_of_each_block()
    for block in blocks:
        (one,) = differing(minutes(block), minutes())
        assert one.kind == "removed"
        assert "".join(words for _, words in one.before).strip()


def test_spaces_between_changed_words_belong_to_them() -> None:
    before, after = words_compared("a very old house", "a new house")
    assert before == ((False, "a "), (True, "very old"), (False, " house"))
    assert after == ((False, "a "), (True, "new"), (False, " house"))


def test_whatever_is_shuffled_nothing_is_lost() -> None:
    dice = random.Random(3)  # noqa: S311 - the same each time
    blocks: list[Block] = [Text(id=f"b{n}", text=rich(f"Words of block {n}.")) for n in range(60)]
    for _ in range(20):
        later = dice.sample(blocks, dice.randrange(30, 60))
        found = compare_minutes(minutes(*blocks), None, minutes(*later), None)
        told = {one.key for one in found if one.kind == "removed"}
        assert told == {one.id for one in blocks} - {one.id for one in later}
        there = [one.key for one in found if one.kind != "removed" and one.key.startswith("b")]
        assert there == [one.id for one in later]
