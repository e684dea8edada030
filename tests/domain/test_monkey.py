"""Whatever a person does, undo and redo bring back exactly what was there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.changes import compare
from minutes_desktop.domain.history import History
from minutes_desktop.domain.minutes import Minutes, walk, walk_blocks
from tests.factories import any_minutes, draw_edit


@given(start=any_minutes, data=st.data())
@settings(max_examples=40, deadline=None)
def test_undoing_all_gives_the_start_and_redoing_all_the_end(
    start: Minutes, data: st.DataObject
) -> None:
    history: History[Minutes] = History()
    value, acts = start, data.draw(st.integers(1, 6), "acts")
    for _ in range(acts):
        edited = draw_edit(data, value)(value)
        history.record(value, "Act")
        value = edited
    end = value
    while history.undo_label:
        value = history.undo(value)
    assert value == start
    while history.redo_label:
        value = history.redo(value)
    assert value == end


@given(before=any_minutes, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_comparison_names_every_id_that_came_went_or_was_rewritten(
    before: Minutes, data: st.DataObject
) -> None:
    after = before
    for _ in range(data.draw(st.integers(1, 4), "acts")):
        after = draw_edit(data, after)(after)
    change = compare(before, after)
    old, new = _parts(before), _parts(after)
    assert change.added == new.keys() - old.keys()
    assert change.removed == old.keys() - new.keys()
    assert {key for key in new.keys() & old.keys() if old[key] != new[key]} == change.updated
    assert bool(change) == (before != after)


def _parts(minutes: Minutes) -> dict[str, object]:
    """The words of every item and block, by id."""
    items: dict[str, object] = {
        item.id: (item.heading, item.number, item.number_place, item.run_in, item.column)
        for item, _ in walk(minutes.items)
    }
    return items | {block.id: block for block in walk_blocks(minutes.items)}
