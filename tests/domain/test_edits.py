"""What each act of a person does to the minutes."""

import pytest

from minutes_desktop.domain import edits
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import Findings, Text, Update
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import rich
from tests.factories import an_item, some_minutes

ONE, TWO, THREE = Text(text=rich("1")), Text(text=rich("2")), Text(text=rich("3"))
A = an_item("A", ONE, TWO, items=(an_item("AA", THREE),))
AA = A.items[0]
B, C = an_item("B"), an_item("C")
MINUTES = some_minutes(A, B, C)


def _outline(minutes: Minutes) -> str:
    """Headings with what stands below them in brackets."""

    def words(item: Item) -> str:
        below = " ".join(map(words, item.items))
        return f"{item.heading}({below})" if below else item.heading

    return " ".join(map(words, minutes.items))


def _blocks(minutes: Minutes) -> list[tuple[str, ...]]:
    """The ids of the blocks of A, AA, B and C."""
    first, *others = minutes.items
    items = (first, *first.items, *others)
    return [tuple(block.id for block in item.blocks) for item in items]


def test_the_forms_are_set_as_a_whole() -> None:
    details, people = (Detail(label="Date:"),), (Attendee(name="Ann Ode"),)
    away = (Apology(name="Bo Reed"),)
    minutes = edits.set_apologies(
        edits.set_attendance(edits.set_details(edits.set_title(MINUTES, "T"), details), people),
        away,
    )
    found = minutes.title, minutes.details, minutes.attendance, minutes.apologies
    assert found == ("T", details, people, away)
    assert minutes.items is MINUTES.items


def test_changing_an_item_keeps_what_it_holds() -> None:
    minutes = edits.put_item(MINUTES, Item(id=A.id, heading="New", number="7"))
    new = minutes.items[0]
    assert (new.heading, new.number, new.blocks, new.items) == ("New", "7", A.blocks, A.items)


def test_items_are_added_under_a_parent_and_after_another() -> None:
    new = Item(heading="N")
    assert _outline(edits.add_item(MINUTES, None, 1, new)) == "A(AA) N B C"
    assert _outline(edits.add_item(MINUTES, A.id, 0, new)) == "A(N AA) B C"
    assert _outline(edits.add_item_after(MINUTES, A.id, new)) == "A(AA) N B C"
    assert _outline(edits.add_item_after(MINUTES, AA.id, new)) == "A(AA N) B C"


def test_an_item_is_removed_with_all_below_it() -> None:
    assert _outline(edits.remove_item(MINUTES, A.id)) == "B C"
    assert _outline(edits.remove_item(MINUTES, AA.id)) == "A B C"


@pytest.mark.parametrize(
    "item, step, outline",
    [
        (A, 1, "B A(AA) C"),
        (A, 2, "B C A(AA)"),
        (A, 99, "B C A(AA)"),
        (C, -1, "A(AA) C B"),
        (C, -99, "C A(AA) B"),
        (A, -1, "A(AA) B C"),
        (AA, 1, "A(AA) B C"),
    ],
)
def test_an_item_moves_among_its_siblings_as_far_as_they_go(
    item: Item, step: int, outline: str
) -> None:
    assert _outline(edits.move_item(MINUTES, item.id, step)) == outline


def test_an_item_is_nested_under_the_one_before_and_taken_out_again() -> None:
    nested = edits.nest_item(MINUTES, B.id)
    assert _outline(nested) == "A(AA B) C"
    assert _outline(edits.unnest_item(nested, B.id)) == "A(AA) B C"
    assert _outline(edits.nest_item(nested, B.id)) == "A(AA(B)) C"


def test_the_first_item_cannot_be_nested_nor_a_top_one_taken_out() -> None:
    assert edits.nest_item(MINUTES, A.id) is MINUTES
    assert edits.unnest_item(MINUTES, A.id) is MINUTES


def test_a_block_keeps_its_place_when_it_changes_kind() -> None:
    new = Findings(id=ONE.id, text=rich("found"))
    assert edits.put_block(MINUTES, new).items[0].blocks == (new, TWO)


def test_a_block_gives_way_to_several() -> None:
    pieces = (Text(), ONE)
    assert edits.replace_block(MINUTES, ONE.id, pieces).items[0].blocks == (*pieces, TWO)


def test_what_a_block_gives_way_to_is_understood() -> None:
    update = Update(text=rich("Done (Discharged)"))
    (block, _) = edits.replace_block(MINUTES, ONE.id, (update,)).items[0].blocks
    assert isinstance(block, Update)
    assert block.status.kind == "discharged"


def test_blocks_are_added_and_removed() -> None:
    new = Text()
    assert edits.add_block(MINUTES, A.id, 1, new).items[0].blocks == (ONE, new, TWO)
    assert edits.add_block_after(MINUTES, TWO.id, new).items[0].blocks == (ONE, TWO, new)
    assert edits.remove_block(MINUTES, ONE.id).items[0].blocks == (TWO,)


@pytest.mark.parametrize(
    "block, step, order",
    [
        (ONE, 1, [(TWO.id, ONE.id), (THREE.id,), (), ()]),
        (TWO, 1, [(ONE.id,), (TWO.id, THREE.id), (), ()]),
        (THREE, -1, [(ONE.id, TWO.id, THREE.id), (), (), ()]),
        (THREE, 1, [(ONE.id, TWO.id), (), (THREE.id,), ()]),
        (ONE, -1, [(ONE.id, TWO.id), (THREE.id,), (), ()]),
    ],
)
def test_a_block_moves_over_the_edge_into_the_next_item(
    block: Text, step: int, order: list[tuple[str, ...]]
) -> None:
    assert _blocks(edits.move_block(MINUTES, block.id, step)) == order


@pytest.mark.parametrize(
    "edited",
    [
        edits.put_item(MINUTES, Item(id="nowhere")),
        edits.add_item_after(MINUTES, "nowhere", Item()),
        edits.remove_item(MINUTES, "nowhere"),
        edits.move_item(MINUTES, "nowhere", 1),
        edits.nest_item(MINUTES, "nowhere"),
        edits.unnest_item(MINUTES, "nowhere"),
        edits.put_block(MINUTES, Text(id="nowhere")),
        edits.add_block(MINUTES, "nowhere", 0, Text()),
        edits.add_block_after(MINUTES, "nowhere", Text()),
        edits.remove_block(MINUTES, "nowhere"),
        edits.move_block(MINUTES, "nowhere", 1),
    ],
)
def test_an_act_on_a_place_that_is_gone_changes_nothing(edited: Minutes) -> None:
    assert edited == MINUTES
