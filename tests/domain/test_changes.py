"""What differs between two values, and nothing more."""

from __future__ import annotations

from msgspec.structs import replace

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.changes import Change, compare
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.richtext import rich
from tests.factories import an_item, some_minutes

ONE, TWO, THREE = Text(text=rich("1")), Text(text=rich("2")), Text(text=rich("3"))
A = an_item("A", ONE, TWO, items=(an_item("AA", THREE),))
AA = A.items[0]
B, C = an_item("B"), an_item("C")
OTHER = Text(id=THREE.id, text=rich("other"))
MINUTES = some_minutes(A, B, C)


def _ids(*parts: Item | Text) -> frozenset[str]:
    return frozenset(part.id for part in parts)


def test_the_same_value_has_no_change() -> None:
    change = compare(MINUTES, MINUTES)
    assert change == Change()
    assert not change


def test_own_fields_are_named() -> None:
    after = edits.set_attendance(edits.set_title(MINUTES, "T"), (Attendee(name="x"),))
    change = compare(MINUTES, after)
    assert change == Change(fields=frozenset({"title", "attendance"}))
    assert not change.structural


def test_a_rewritten_block_is_updated_and_its_item_is_not() -> None:
    after = edits.put_block(MINUTES, OTHER)
    assert compare(MINUTES, after) == Change(updated=_ids(THREE), now={THREE.id: OTHER})


def test_an_item_is_updated_by_its_own_fields_alone() -> None:
    after = edits.put_item(MINUTES, Item(id=A.id, heading="New"))
    new = replace(A, heading="New")
    assert compare(MINUTES, after) == Change(updated=_ids(A), now={A.id: new})


def test_what_is_updated_comes_with_its_new_value_as_it_stands_in_the_tree() -> None:
    after = edits.put_item(edits.put_block(MINUTES, OTHER), Item(id=B.id, heading="New"))
    change = compare(MINUTES, after)
    assert change.now.keys() == change.updated == _ids(THREE, B)
    assert change.now[THREE.id] is OTHER
    assert change.now[B.id] is after.items[1]


def test_what_comes_and_goes_counts_with_all_it_holds() -> None:
    after = edits.remove_item(MINUTES, A.id)
    gone = compare(MINUTES, after)
    assert gone == Change(removed=_ids(A, ONE, TWO, AA, THREE))
    assert gone.structural
    assert compare(after, MINUTES) == Change(added=_ids(A, ONE, TWO, AA, THREE))


def test_another_order_is_a_move_of_those_that_changed_places() -> None:
    after = edits.move_item(MINUTES, B.id, 1)
    assert compare(MINUTES, after) == Change(moved=_ids(B, C))


def test_an_insertion_moves_nobody() -> None:
    new = Item(heading="New")
    after = edits.add_item(MINUTES, None, 0, new)
    assert compare(MINUTES, after) == Change(added=_ids(new))


def test_another_parent_is_a_move() -> None:
    after = edits.move_block(MINUTES, THREE.id, 1)
    assert compare(MINUTES, after) == Change(moved=_ids(THREE))


def test_a_block_moved_and_rewritten_is_both() -> None:
    after = edits.put_block(edits.move_block(MINUTES, THREE.id, 1), OTHER)
    assert compare(MINUTES, after) == Change(
        moved=_ids(THREE), updated=_ids(THREE), now={THREE.id: OTHER}
    )


def test_an_item_moved_and_renamed_is_both_and_so_is_what_was_rewritten_in_it() -> None:
    moved = replace(AA, heading="New", blocks=(OTHER,))
    after = replace(MINUTES, items=(replace(A, items=()), B, C, moved))
    assert compare(MINUTES, after) == Change(
        moved=_ids(AA, THREE), updated=_ids(AA, THREE), now={AA.id: moved, THREE.id: OTHER}
    )


def test_what_leaves_an_item_that_goes_is_moved_not_removed() -> None:
    after = edits.remove_item(edits.move_block(MINUTES, THREE.id, -1), AA.id)
    assert compare(MINUTES, after) == Change(moved=_ids(THREE), removed=_ids(AA))
