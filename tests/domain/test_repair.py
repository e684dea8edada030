"""Leftovers of pasted text: what is found, what a repair makes of it, and what it never touches."""

from __future__ import annotations

import re
import textwrap
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.repair import ALL_KINDS, LeftoverKind, Leftovers, find, repair
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, plain, rich
from tests.factories import texts

PATROLS = (
    "Patrols in the town centre were doubled in March, after the residents of Hill Street had"
    " written to the board about noise late in the evening. Since then there have been fewer"
    " calls, and those that came in were answered within the hour on all but two days."
)
TRAINING = (
    "All officers have been trained in the new form. It takes four minutes less than the old one,"
    " which over a year comes to some nine hundred hours that can be spent out of the office."
)


def entry(words: str, marker: str = BULLET, level: int = 0) -> Paragraph:
    return Paragraph((Run(words),), marker, level)


def wrapped(words: str, width: int) -> str:
    """The words as a page of this width in characters would break them."""
    return "\n".join(textwrap.wrap(words, width, break_on_hyphens=False))


def lines(text: RichText) -> list[str]:
    return plain(text).split("\n")


# Broken lines


@pytest.mark.parametrize("width", [45, 60, 72, 95])
def test_paragraphs_that_a_page_has_broken_are_made_whole(width: int) -> None:
    broken = f"{wrapped(PATROLS, width)}\n{wrapped(TRAINING, width)}"
    assert repair(rich(broken)) == rich(f"{PATROLS}\n{TRAINING}")
    assert find(rich(broken)) == Leftovers(lines=broken.count("\n") - 1)


def test_a_sentence_in_three_lines_is_made_whole() -> None:
    broken = (
        "We have changed the way in which calls are answered so that\n"
        "those which are urgent come first and the others are called\n"
        "back on the same day."
    )
    assert repair(rich(broken)) == rich(broken.replace("\n", " "))


def test_line_breaks_inside_a_paragraph_are_as_broken_as_paragraphs() -> None:
    text = (Paragraph((Run(f"{wrapped(PATROLS, 60)}\n\n{wrapped(TRAINING, 60)}"),)),)
    assert repair(text) == rich(f"{PATROLS}\n{TRAINING}")


def test_a_heading_a_list_and_an_address_stay_on_lines_of_their_own() -> None:
    text = (
        f"Patrols\n{wrapped(PATROLS, 60)}\n"
        "Northmoor Police\nHill Street 4\nNorthmoor\n"
        f"Training – the new form\n{wrapped(TRAINING, 60)}"
    )
    assert lines(repair(rich(text))) == [
        "Patrols",
        PATROLS,
        "Northmoor Police",
        "Hill Street 4",
        "Northmoor",
        "Training – the new form",
        TRAINING,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "apples\npears\noranges",
        "The force will:\nreview the way in which people are searched\nreport to the board on that",
        "The board met on 4 May.\nThe board meets again in June.",
        "The board noted the report\nThe chair thanked the force\nThe clerk will write",
        f"{PATROLS}\n{TRAINING}\n{PATROLS}",
    ],
)
def test_lines_that_were_meant_are_left(text: str) -> None:
    assert find(rich(text)) == Leftovers()
    assert repair(rich(text)) == rich(text)


def test_a_list_without_bullets_is_left_though_the_words_around_it_are_broken() -> None:
    entries = (
        "review the way in which people are searched\n"
        "report to the board on that review in May\n"
        "train all officers in the new way of it"
    )
    text = f"{wrapped(PATROLS, 90)}\nThe force will:\n{entries}\n{wrapped(TRAINING, 90)}"
    repaired = repair(rich(text))
    assert lines(repaired) == [PATROLS, "The force will:", *entries.split("\n"), TRAINING]
    assert repair(repaired) == repaired


def test_a_sentence_that_goes_on_over_a_page_is_made_whole() -> None:
    first, second = textwrap.wrap(PATROLS, 90)[:2]
    rest = "\n".join(textwrap.wrap(PATROLS, 90)[2:])
    assert repair(rich(f"{first}\n\n{second}\n\n{rest}")) == rich(PATROLS)


def test_a_page_number_among_the_lines_stays() -> None:
    broken = textwrap.wrap(PATROLS, 80)
    text = "\n".join([*broken[:2], "Page 2 of 6", *broken[2:]])
    assert "Page 2 of 6" in lines(repair(rich(text)))


def test_a_bold_heading_is_not_joined_to_what_stands_under_it() -> None:
    first, *others = rich(wrapped(PATROLS, 60))
    heading = Paragraph((Run("What has been done about last winter's calls in the", bold=True),))
    text = (heading, first, *others)
    assert repair(text)[0] == heading


@pytest.mark.parametrize(
    "end, begin, whole",
    [
        ("with the others they will all co-", "operate closely", "all co-operate closely"),
        ("the inquiry went on and was an in-", "quiry into it", "an inquiry into it"),
        ("an order against molestation, a non-", "molestation order", "a non-molestation order"),
        ("what is planned in the short-", "and long-term", "short- and long-term"),
        ("what was begun by the partner/", "agency", "partner/agency"),
        ("what was done in all of the years 2029–", "2030 and", "2029–2030 and"),
        ("what the force had done about inves\u00ad", "tigation", "about investigation"),
        ("what was said – and not only once –", "about it", "not only once – about it"),
    ],
)
def test_words_parted_at_the_end_of_a_line(end: str, begin: str, whole: str) -> None:
    text = f"{wrapped(PATROLS, 50)}\nOfficers will look again at {end}\n{begin} in the coming year."
    assert whole in plain(repair(rich(text)))


def test_marks_are_kept_over_a_broken_line() -> None:
    first = "We have trained everybody who answers calls by the 1"
    text = (
        Paragraph((Run(first), Run("st", rise="super"), Run(" of", bold=True))),
        Paragraph((Run("May", bold=True), Run(" and all will "), Run("go on", italic=True))),
        *rich(wrapped(PATROLS, 58)),
    )
    assert repair(text)[0] == Paragraph(
        (
            Run(first),
            Run("st", rise="super"),
            Run(" of May", bold=True),
            Run(" and all will "),
            Run("go on", italic=True),
        )
    )


# Lists


@pytest.mark.parametrize("glyph", ["•", "·", "\uf0b7", "\uf0a7", "▪", "➢", "-", "–", "*", "●", "◦"])
def test_a_bullet_typed_as_a_character_becomes_that_of_an_entry(glyph: str) -> None:
    text = rich(f"The outcomes are:\n{glyph} Fewer calls\n{glyph}\tShorter waits")
    assert repair(text) == (
        Paragraph((Run("The outcomes are:"),)),
        entry("Fewer calls"),
        entry("Shorter waits"),
    )
    assert find(text) == Leftovers(bullets=2)


def test_bullets_of_other_kinds_are_nested_and_the_first_kind_comes_out_again() -> None:
    text = rich(
        "· \u00a0 \u00a0 Calls\no \u00a0 By day\n§ \u00a0Hill Street\no \u00a0 By night\n·\tWaits"
    )
    assert repair(text) == (
        entry("Calls"),
        entry("By day", level=1),
        entry("Hill Street", level=2),
        entry("By night", level=1),
        entry("Waits"),
    )


def test_bullets_of_one_kind_are_nested_by_their_indent() -> None:
    text = rich("- Calls\n    - By day\n    - By night\n- Waits")
    assert [paragraph.level for paragraph in repair(text)] == [0, 1, 1, 0]


def test_an_o_is_a_bullet_only_in_a_list_and_where_it_is_no_word() -> None:
    listed = rich("• Calls\no By day\no By night")
    assert [paragraph.level for paragraph in repair(listed)] == [0, 1, 1]
    welsh = rich("• Daeth wyth o bobl i'r cyfarfod\no Fôn ac Arfon")
    assert plain(repair(welsh)).endswith("o Fôn ac Arfon")
    assert repair(rich("o bobl")) == rich("o bobl")


@pytest.mark.parametrize(
    "words", ["-5 degrees", "§ 4 of the Act", "• ", "–", "*starred*", "cost - or no cost", "o.k."]
)
def test_characters_that_only_look_like_bullets_are_left(words: str) -> None:
    assert repair(rich(words)) == rich(words)


def test_a_dash_in_a_sentence_that_came_to_begin_a_line_is_no_bullet() -> None:
    text = f"{wrapped(PATROLS, 50)}\nThe form is shorter by four minutes a call\n– which is much."
    assert lines(repair(rich(text)))[1].endswith("a call – which is much.")


def test_a_bullet_alone_on_its_line_belongs_to_the_next() -> None:
    assert repair(rich("•\nFewer calls\n•\nShorter waits")) == (
        entry("Fewer calls"),
        entry("Shorter waits"),
    )


def test_a_broken_entry_is_made_whole_and_what_follows_the_list_stays_apart() -> None:
    text = rich(
        f"{wrapped(PATROLS, 70)}\n"
        "• Fewer calls than in any spring before, by the figures that were given\n"
        "to the board\n"
        "• Shorter waits\n"
        f"{wrapped(TRAINING, 70)}"
    )
    assert repair(text) == (
        *rich(PATROLS),
        entry("Fewer calls than in any spring before, by the figures that were given to the board"),
        entry("Shorter waits"),
        *rich(TRAINING),
    )


def test_a_bullet_typed_inside_an_entry_goes() -> None:
    text = (entry("one"), entry("· \u00a0two", level=1))
    assert repair(text) == (entry("one"), entry("two", level=1))


def test_bullets_after_line_breaks_become_entries() -> None:
    text = (Paragraph((Run("Outcomes:\n• Fewer "), Run("calls", bold=True), Run("\n• Waits"))),)
    assert repair(text) == (
        Paragraph((Run("Outcomes:"),)),
        Paragraph((Run("Fewer "), Run("calls", bold=True)), BULLET),
        entry("Waits"),
    )


def test_numbers_typed_with_tabs_become_labels_as_they_were_typed() -> None:
    text = rich("1.\tCalls\n(a)\tBy day\n(b)\tBy night\n4.\tWaits\n2.1\tMore\nxi)\u00a0 \u00a0Last")
    assert [(p.marker, p.level, p.words) for p in repair(text)] == [
        ("1.", 0, "Calls"),
        ("(a)", 1, "By day"),
        ("(b)", 1, "By night"),
        ("4.", 0, "Waits"),
        ("2.1", 1, "More"),
        ("xi)", 2, "Last"),
    ]
    assert find(text) == Leftovers(numbers=6)


def test_bullets_under_numbers_are_nested_and_numbers_after_bullets_begin_a_list() -> None:
    text = rich("•\tCalls\n1.\tFirst\n•\tby day\no\tin May\n2.\tSecond")
    assert [(p.marker, p.level) for p in repair(text)] == [
        (BULLET, 0),
        ("1.", 0),
        (BULLET, 1),
        (BULLET, 2),
        ("2.", 0),
    ]


@pytest.mark.parametrize("words", ["1. Calls", "2029\tCalls", "Mr.\tReed", "4\tCalls\t12"])
def test_numbers_that_may_be_words_are_left(words: str) -> None:
    assert repair(rich(words), ["numbers"]) == rich(words)


# Marks, spaces and what cannot be seen


def test_quote_marks_of_an_email_go_and_its_lines_are_made_whole() -> None:
    quoted = "\n".join(f"> {line}" for line in textwrap.wrap(PATROLS, 70))
    deeper = "\n".join(f"> > {line}" for line in textwrap.wrap(TRAINING, 68))
    text = rich(f"{quoted}\n>\n{deeper}")
    assert repair(text) == rich(f"{PATROLS}\n{TRAINING}")
    assert find(text).quotes == len(text)


def test_more_than_five_is_no_quotation() -> None:
    assert repair(rich("Calls a day:\n> 5 is too many")) == rich("Calls a day:\n> 5 is too many")


@pytest.mark.parametrize(
    "words, found, repaired",
    [
        ("a  b   c", Leftovers(spaces=2), "a b c"),
        ("  indented", Leftovers(spaces=1), "indented"),
        ("ends   ", Leftovers(spaces=1), "ends"),
        ("a\tb", Leftovers(layout=1), "a b"),
        ("a \u00a0 b\u00a0\u00a0c", Leftovers(layout=2), "a b c"),
        ("\u00a0\u00a0indented", Leftovers(layout=1), "indented"),
        ("we\u00a0met\u00a0on\u00a0Monday last", Leftovers(layout=3), "we met on Monday last"),
        ("\ufeffco\u00adope\u200brate", Leftovers(hidden=3), "cooperate"),
        ("one\n\n \nfour", Leftovers(empty=2), "one\nfour"),
    ],
)
def test_white_space_and_hidden_characters(words: str, found: Leftovers, repaired: str) -> None:
    assert find(rich(words)) == found
    assert repair(rich(words)) == rich(repaired)


@pytest.mark.parametrize(
    "words",
    [
        "one space, a trailing one ",
        "10\u00a0km and 4\u00a0May",
        "👮🏽\u200d♀️ 👩\u200d🚒",
        "می\u200cخواهم",
        "Name\tPost\nAnn Ode\tChair\nBo Reed\tClerk",
    ],
)
def test_characters_that_are_meant_are_left(words: str) -> None:
    assert find(rich(words)) == Leftovers()
    assert repair(rich(words)) == rich(words)


def test_an_empty_entry_is_left_to_whoever_is_writing_it() -> None:
    text = (entry("one"), entry(""))
    assert repair(text) == text


def test_only_the_kinds_asked_for_are_repaired() -> None:
    text = rich("\u200b•  Calls  by day\n\n1.\tWaits")
    assert repair(text, ["spaces"]) == rich("\u200b• Calls by day\n\n1.\tWaits")
    assert repair(text, ["empty"]) == rich("\u200b•  Calls  by day\n1.\tWaits")
    assert repair(text, ["numbers"])[-1] == entry("Waits", "1.")
    assert repair(text, []) == text


def test_every_kind_is_counted_in_the_order_in_which_it_is_told() -> None:
    assert [kind for kind, _ in Leftovers().counts()] == list(get_args(LeftoverKind))
    assert not Leftovers()
    assert Leftovers(hidden=1)


# Whatever it is

_PIECES = st.sampled_from(
    [
        *["the force", "Northmoor", "in", "12", "co-", "will see that", "a long stretch of words"],
        *[".", ":", ";", ",", "–", "-", "/", " ", "  ", "\t", "\u00a0", "\n", "\n\n", "\u00ad"],
        *["• ", "- ", "* ", "\uf0b7", "· ", "§ ", "1.\t", "(a)\t", "ii)  ", "> ", ">> ", "\u200b"],
    ]
)
_words = st.lists(_PIECES, max_size=12).map("".join)
_runs = st.builds(
    Run,
    text=_words,
    bold=st.booleans(),
    italic=st.booleans(),
    rise=st.sampled_from(["", "super"]),
)
_paragraphs = st.builds(
    Paragraph,
    runs=st.lists(_runs, max_size=2).map(tuple),
    marker=st.sampled_from(["", "", "", BULLET, "1."]),
    level=st.integers(0, 2),
)
_broken = st.lists(_paragraphs, max_size=8).map(tuple)
_kinds = st.sets(st.sampled_from(sorted(ALL_KINDS)))


def letters(text: RichText) -> str:
    # A bullet may have been typed as an o.
    return "".join(char for char in plain(text) if char.isalnum() and char != "o")


def marked(text: RichText) -> list[Run]:
    """Every letter with its marks."""
    runs = (run for paragraph in text for run in paragraph.runs)
    return [
        Run(char, run.bold, run.italic, run.underline, run.rise)
        for run in runs
        for char in run.text
        if char.isalnum() and char != "o"
    ]


@given(_broken | texts, _kinds)
@example(rich("\u00ad\nthe force"), {"lines"})
@example((*rich("•"), Paragraph((), "1."), *rich("the force")), {"lines"})
@settings(max_examples=400, deadline=None)
def test_no_letter_is_changed_lost_or_moved(text: RichText, kinds: set[LeftoverKind]) -> None:
    assert letters(repair(text, kinds)) == letters(text)


@given(_broken | texts)
@settings(deadline=None)
def test_every_letter_keeps_its_marks(text: RichText) -> None:
    kinds = ALL_KINDS - {"numbers"}  # a label has no marks
    assert marked(repair(text, kinds)) == marked(text)


@given(_broken)
@settings(deadline=None)
def test_words_are_the_same_but_for_those_that_a_line_had_parted(text: RichText) -> None:
    shown = re.sub("[\u200b\u00ad]", "", plain(text))
    before, after = re.findall(r"\w+", shown), re.findall(r"\w+", plain(repair(text)))
    while after:
        word = after.pop(0)
        whole = before.pop(0)
        while len(whole) < len(word):
            whole += before.pop(0)
        assert whole == word
    assert before == []


@given(_broken | texts, _kinds)
@settings(deadline=None)
def test_repairing_twice_is_repairing_once(text: RichText, kinds: set[LeftoverKind]) -> None:
    once = repair(text, kinds)
    assert repair(once, kinds) == once


@given(_broken | texts)
@settings(deadline=None)
def test_nothing_is_found_exactly_where_nothing_is_repaired(text: RichText) -> None:
    assert bool(find(text)) == (repair(text) is not text)
    assert find(repair(text)) == Leftovers()
