"""Undo goes back through values, redo forth again."""

from minutes_desktop.domain.history import MOST_STEPS, History


def test_undo_gives_the_values_before_each_step_and_redo_those_after() -> None:
    history: History[str] = History()
    history.record("a", "First")
    history.record("b", "Second")
    assert history.undo("c") == "b"
    assert history.undo("b") == "a"
    assert history.redo("a") == "b"
    assert history.redo("b") == "c"


def test_with_nothing_to_go_back_to_the_current_value_stays() -> None:
    history: History[str] = History()
    assert history.undo("a") == "a"
    assert history.redo("a") == "a"
    assert (history.undo_label, history.redo_label) == (None, None)


def test_the_labels_name_what_would_be_done() -> None:
    history: History[str] = History()
    history.record("a", "Move item")
    assert [history.undo_label, history.redo_label] == ["Move item", None]
    history.undo("b")
    assert [history.undo_label, history.redo_label] == [None, "Move item"]


def test_the_edits_of_one_run_are_one_step() -> None:
    history: History[str] = History()
    for before in ("", "w", "wo"):
        history.record(before, "Typing", run="block")
    assert history.undo("wor") == ""


def test_a_closed_run_and_another_run_are_steps_of_their_own() -> None:
    history: History[str] = History()
    history.record("a", "Typing", run="one")
    history.close_run()
    history.record("b", "Typing", run="one")
    history.record("c", "Typing", run="other")
    assert [history.undo("d"), history.undo("c"), history.undo("b")] == ["c", "b", "a"]


def test_typing_after_undo_is_a_new_step_and_ends_redo() -> None:
    history: History[str] = History()
    history.record("a", "Typing", run="one")
    assert history.undo("b") == "a"
    history.record("a", "Typing", run="one")
    assert history.redo_label is None
    assert history.undo("c") == "a"


def test_the_oldest_steps_are_forgotten_at_last() -> None:
    history: History[int] = History()
    for value in range(MOST_STEPS + 3):
        history.record(value, "Step")
    steps = 0
    while history.undo_label:
        last = history.undo(-1)
        steps += 1
    assert (steps, last) == (MOST_STEPS, 3)
