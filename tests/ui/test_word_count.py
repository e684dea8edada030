"""The count of words in the status bar."""

from __future__ import annotations

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import Action
from minutes_desktop.domain.blocks import Actions, Block, Findings, Text
from minutes_desktop.domain.richtext import rich
from minutes_desktop.ui.capture.word_count import WordCount, words_in
from tests.factories import an_item, some_minutes

_ITEMS = (
    an_item("Not counted", Text(id="one", text=rich("Four words are here."))),
    an_item("", Findings(id="two", text=rich("Two\nmore")), items=(an_item("", Text(id="three")),)),
)


def test_the_words_of_all_blocks_are_counted() -> None:
    table = Actions(entries=(Action(text=rich("Paint the gate.")),))
    assert WordCount().of((*_ITEMS, an_item("", table))) == 9


def test_only_a_block_that_has_changed_is_counted_again() -> None:
    counted: list[str] = []

    def count(block: Block) -> int:
        counted.append(block.id)
        return words_in(block)

    words = WordCount(count)
    before = some_minutes(*_ITEMS)
    assert words.of(before.items) == 6
    assert counted == ["one", "two", "three"]
    after = edits.move_block(before, "one", 1)
    after = edits.put_block(after, Text(id="three", text=rich("At last")))
    counted.clear()
    assert words.of(after.items) == 8
    assert counted == ["three"]
