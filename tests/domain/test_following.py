"""What is new goes on from what stands before it, as far as that is plain."""

from __future__ import annotations

from minutes_desktop.domain.blocks import Actions, Findings, Question, Quoted, Text
from minutes_desktop.domain.following import (
    following_block,
    following_item,
    following_nil,
    refollowed,
)
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from tests.case_minutes import TEMPLATE


def test_a_topic_goes_on_like_the_one_above_it_and_an_item_at_the_top_does_not() -> None:
    above = Item(heading="Topic -", number="", number_place="column", run_in=True)
    fresh = following_item(above, nested=True)
    assert (fresh.number, fresh.number_place, fresh.run_in) == ("", "column", True)
    assert fresh.heading == ""
    top = following_item(above, nested=False)
    assert (top.number, top.number_place, top.run_in) == (None, "", False)
    numbered = following_item(Item(number="7."), nested=True)
    assert numbered.number is None  # the template counts on from what was typed


def test_a_new_item_put_elsewhere_begins_as_one_there() -> None:
    topic, fresh = Item(id="t", heading="Topic", number=""), Item(id="new", number="")
    parent = Item(id="p", heading="Business", items=(topic,))
    minutes = Minutes(items=(parent, fresh))
    assert refollowed(minutes, "new") == Item(id="new")
    nested = Minutes(items=(Item(id="p", items=(topic, Item(id="new"))),))
    assert refollowed(nested, "new") == Item(id="new", number="")
    first = Minutes(items=(Item(id="p", items=(Item(id="new", number=""), topic)),))
    assert refollowed(first, "new") == Item(id="new")
    assert refollowed(nested, "t") is None  # what is written stays as it is


def test_a_label_typed_twice_running_is_the_label_from_then_on() -> None:
    one = Findings(text=rich("a"), label="Answer:", run_in=True)
    assert _findings(_item(one), 1) == ("Findings:", False)
    assert _findings(_item(one, Text(), one), 3) == ("Answer:", True)
    assert _findings(_item(one, Text(), one), 2) == ("Findings:", False)


def test_a_question_counts_on_from_a_label_typed_for_the_one_above() -> None:
    above, apart = Question(label="(b)"), Findings()
    assert _question(_item(above), 1) == "(c)"
    assert _question(_item(Question(label="9.")), 1) == "10."
    assert _question(_item(Question()), 1) is None  # the template counts
    assert _question(_item(above, apart), 2) is None
    assert _question(_item(Question(label="")), 1) is None


def test_a_nil_return_has_the_label_of_the_actions_before_it_and_the_template_s_words() -> None:
    one = Actions(label="Action Arising:")
    nil = following_nil(_item(one, one), "i", 2, TEMPLATE)
    assert (nil.label, nil.nil) == ("Action Arising:", rich("There were no actions arising."))


def test_quoted_words_have_the_source_of_those_before_them_under_the_same_item() -> None:
    quoted = Quoted(text=rich("a"), source="Paper 4")
    first, second = Item(id="1", blocks=(quoted,)), Item(id="2", blocks=(Question(),))
    beside = Minutes(items=(Item(id="p", items=(first, second)),))
    fresh = following_block("quoted", beside, "2", 1, TEMPLATE)
    assert isinstance(fresh, Quoted)
    assert fresh.source == "Paper 4"
    apart = following_block("quoted", Minutes(items=(first, second)), "2", 1, TEMPLATE)
    assert isinstance(apart, Quoted)
    assert apart.source == ""


def _question(minutes: Minutes, index: int) -> str | None:
    fresh = following_block("question", minutes, "i", index, TEMPLATE)
    assert isinstance(fresh, Question)
    return fresh.label


def _item(*blocks: Findings | Text | Actions | Question) -> Minutes:
    return Minutes(items=(Item(id="i", blocks=tuple(blocks)),))


def _findings(minutes: Minutes, index: int) -> tuple[str, bool]:
    fresh = following_block("findings", minutes, "i", index, TEMPLATE)
    assert isinstance(fresh, Findings)
    return fresh.label, fresh.run_in
