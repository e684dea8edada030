"""A text, a block and an action are cut and joined without losing a word or a mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.blocks import Findings, Question, Quoted, Text, Update
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal, plain, rich
from minutes_desktop.domain.seams import (
    Joined,
    Seam,
    cut_text,
    join_actions,
    join_blocks,
    split_action,
    split_block,
)
from tests.case_minutes import TEMPLATE

_TEXT = (
    Paragraph((Run("one "), Run("two", bold=True))),
    Paragraph((Run("three"),), BULLET),
    Paragraph((Run("four"),), BULLET, 1),
)
_RUNS = st.lists(st.builds(Run, st.text("ab é👮\n", min_size=1), st.booleans()), max_size=3)
_TEXTS = st.lists(
    st.builds(Paragraph, _RUNS.map(tuple), st.sampled_from(["", BULLET, "1."])), max_size=4
).map(lambda paragraphs: normal(tuple(paragraphs)))


def _characters(text: RichText) -> list[tuple[str, bool]]:
    return [(char, run.bold) for one in text for run in one.runs for char in run.text]


@given(_TEXTS, st.integers(0, 5), st.integers(0, 9))
def test_a_cut_keeps_every_character_with_its_marks(text: RichText, line: int, at: int) -> None:
    above, below = cut_text(text, Seam(line, at))
    assert _characters(above) + _characters(below) == _characters(text)


@given(_TEXTS, _TEXTS)
def test_a_join_keeps_every_character_with_its_marks(above: RichText, below: RichText) -> None:
    joined, _ = join_blocks(Text(text=above), Update(text=below), TEMPLATE)
    assert isinstance(joined, Text | Update)
    kept = [one for one in _characters(joined.text) if one[0].strip()]
    written = _characters(above) + _characters(below)
    assert kept == [one for one in written if one[0].strip()]  # a blank text may go


def test_a_list_entry_is_cut_into_two_entries() -> None:
    assert cut_text(_TEXT, Seam(1, 2)) == (
        (_TEXT[0], Paragraph((Run("th"),), BULLET)),
        (Paragraph((Run("ree"),), BULLET), _TEXT[2]),
    )


def test_a_cut_between_paragraphs_leaves_no_empty_one() -> None:
    assert cut_text(_TEXT, Seam(1, 0)) == (_TEXT[:1], _TEXT[1:])
    assert cut_text(_TEXT, Seam(0, 7)) == (_TEXT[:1], _TEXT[1:])
    assert cut_text(_TEXT, Seam(2, 4)) == (_TEXT, ())


def test_the_second_part_begins_as_a_new_block_of_its_kind() -> None:
    answer = Findings(id="x", text=rich("one\ntwo"), label="Answer:", run_in=True)
    first, second = split_block(answer, Seam(1, 0), TEMPLATE)
    assert first == Findings(id="x", text=rich("one"), label="Answer:", run_in=True)
    assert second == Findings(id=second.id, text=rich("two"), label="Findings:")
    question = Question(id="q", text=rich("Why? When?"), label="7.")
    _, second = split_block(question, Seam(0, 5), TEMPLATE)
    assert second == Question(id=second.id, text=rich("When?"), label="8.")


def test_both_parts_of_a_quoted_text_have_its_source() -> None:
    letter = Quoted(text=rich("one\ntwo"), source="Paper 4")
    parts = split_block(letter, Seam(1, 0), TEMPLATE)
    assert [getattr(part, "source", "") for part in parts] == ["Paper 4", "Paper 4"]
    joined, seam = join_blocks(*parts, TEMPLATE)
    assert joined == letter
    assert seam == Seam(1, 0)


def test_a_label_that_was_typed_stays_as_words_when_its_block_is_taken_in() -> None:
    above, below = Text(id="x", text=rich("one")), Findings(text=rich("two"), label="Answer:")
    assert join_blocks(above, below, TEMPLATE) == Joined(
        Text(id="x", text=rich("one\nAnswer:\ntwo")), Seam(1, 0)
    )
    usual = Findings(text=rich("two"), label="Findings:")
    assert join_blocks(above, usual, TEMPLATE).block == Text(id="x", text=rich("one\ntwo"))


def test_an_empty_block_gives_way_to_the_one_below_it() -> None:
    below = Findings(id="y", text=rich("two"), label="Findings:")
    assert join_blocks(Text(id="x"), below, TEMPLATE) == Joined(below, Seam(0, 0))


def test_a_due_phrase_goes_with_its_words_and_owners_with_both_parts() -> None:
    action = Action(
        text=rich("to write by May. To ring by June"),
        owners=(Owner("AO"),),
        dues=(Due("by May", "month", "2031-05"), Due("by June", "month", "2031-06")),
        status=Status("standing"),
    )
    first, second = split_action(action, Seam(0, 17))
    assert (plain(first.text), first.due_words) == ("to write by May. ", "by May")
    assert (plain(second.text), second.due_words) == ("To ring by June", "by June")
    assert first.owner_printed == second.owner_printed == "AO"
    joined, seam = join_actions(first, second)
    assert (joined.id, joined.owner_printed, joined.owner_words) == (action.id, "AO", None)
    assert (joined.dues, joined.status) == (action.dues, action.status)
    assert seam == Seam(1, 0)


def test_joined_actions_print_the_owners_of_both() -> None:
    one = Action(text=rich("write"), owners=(Owner("AO"),))
    other = Action(text=rich("ring"), owners=(Owner("BR"),))
    named = Action(text=rich("CC to read"), owners=(Owner("CC"),), owner_words="")
    assert join_actions(one, other)[0].owner_printed == "AO/BR"
    joined, _ = join_actions(one, named)
    assert [owner.name for owner in joined.owners] == ["AO", "CC"]
    assert joined.owner_printed == "AO"


def test_an_action_without_words_takes_on_those_of_the_one_joined_to_it() -> None:
    worded = Action(text=rich("ring"), owners=(Owner("BR"),))
    joined, seam = join_actions(Action(id="a"), worded)
    assert (joined.id, joined.text, joined.owner_printed) == ("a", rich("ring"), "BR")
    assert seam == Seam(0, 0)
    joined, seam = join_actions(worded, Action(id="a"))
    assert (joined.id, joined.text, seam) == (worded.id, rich("ring"), Seam(1, 0))
