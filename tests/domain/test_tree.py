"""Places are found, and a tree with one place changed shares all the rest."""

import pytest

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.tree import (
    find_item,
    insert_item,
    place_of_block,
    place_of_item,
    splice_block,
    splice_item,
)
from tests.factories import an_item

BLOCK = Text()
DEEP = an_item("Deep", BLOCK)
CHILD = an_item("Child", items=(DEEP,))
FIRST, LAST = an_item("First"), an_item("Last")
TREE = (FIRST, an_item("Middle", items=(Item(heading="Before"), CHILD)), LAST)


def test_an_item_is_found_at_any_depth() -> None:
    assert find_item(TREE, DEEP.id) is DEEP
    assert find_item(TREE, "nowhere") is None


def test_the_place_of_an_item_names_parent_index_and_siblings() -> None:
    place = place_of_item(TREE, CHILD.id)
    assert place is not None
    assert (place.parent, place.index, place.siblings) == (TREE[1], 1, TREE[1].items)
    top = place_of_item(TREE, LAST.id)
    assert top is not None
    assert (top.parent, top.index) == (None, 2)
    assert place_of_item(TREE, "nowhere") is None


def test_the_place_of_a_block_names_its_item() -> None:
    place = place_of_block(TREE, BLOCK.id)
    assert place is not None
    assert (place.item, place.index, place.block) == (DEEP, 0, BLOCK)
    assert place_of_block(TREE, "nowhere") is None


def test_splicing_shares_every_branch_it_does_not_touch() -> None:
    spliced = splice_item(TREE, DEEP.id, lambda item: (item, Item(heading="New")))
    assert [item.heading for item in spliced[1].items[1].items] == ["Deep", "New"]
    assert (spliced[0], spliced[2]) == (FIRST, LAST)
    assert spliced[0] is FIRST
    assert spliced[1].items[0] is TREE[1].items[0]


def test_splicing_what_is_not_there_gives_the_same_tree() -> None:
    assert splice_item(TREE, "nowhere", lambda _: ()) is TREE


def test_an_item_is_inserted_at_the_top_and_under_a_parent() -> None:
    new = Item(heading="New")
    assert insert_item(TREE, None, 1, new)[1] is new
    assert insert_item(TREE, CHILD.id, 0, new)[1].items[1].items == (new, DEEP)


@pytest.mark.parametrize("count", [0, 1, 3], ids=["none", "one", "several"])
@pytest.mark.parametrize("at", [0, 1, 2], ids=["first", "middle", "last"])
def test_a_block_is_replaced_where_it_stands(at: int, count: int) -> None:
    row = (Text(), Text(), Text())
    tree = (FIRST, an_item("Middle", items=(CHILD, an_item("Row", *row))), LAST)
    pieces = tuple(Text() for _ in range(count))
    spliced = splice_block(tree, row[at].id, pieces)
    assert spliced[1].items[1].blocks == row[:at] + pieces + row[at + 1 :]


def test_splicing_a_block_shares_everything_beside_it() -> None:
    row = (Text(), Text())
    mixed = an_item("Mixed", *row, items=(CHILD,))
    tree = (FIRST, an_item("Middle", BLOCK, items=(an_item("Before"), mixed)), LAST)
    new = Text()
    spliced = splice_block(tree, row[0].id, (new,))
    middle = spliced[1]
    assert spliced[0] is FIRST
    assert spliced[2] is LAST
    assert middle.blocks is tree[1].blocks
    assert middle.items[0] is tree[1].items[0]
    assert middle.items[1].items is mixed.items
    assert middle.items[1].blocks[0] is new
    assert middle.items[1].blocks[1] is row[1]


def test_splicing_a_block_that_is_not_there_gives_the_same_tree() -> None:
    assert splice_block(TREE, "nowhere", (Text(),)) is TREE
    assert splice_block(TREE, DEEP.id, ()) is TREE
