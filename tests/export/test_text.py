"""Words made fit for paper, and broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.richtext import Run
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.pdf.lines import Line, broken, width_of
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.text import Span, span, spans

LOOK = Look()


def words_of(line: Line) -> str:
    """The characters of a line."""
    return "".join(stretch.text for stretch in line)


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("plain & <b>", "plain & <b>"),
        ("tab\there", "tab here"),
        ("bell\x07\x9f", "bell"),
        ("zero\u200bwidth\u200d\ufeff\u00ad", "zerowidth"),
        ("\u202eturned\u2066", "turned"),
        ("text\ufe0f", "text"),
        ("line\r\nline\u2028line", "line\nline\nline"),
        ("e\u0301", "é"),
        ("non\u2011breaking", "non-breaking"),
        ("thin\u2009space", "thin space"),
        ("kept\xa0together", "kept\xa0together"),
        ("\ud800", "□"),
        ("\ue000\U000e0fff", "□□"),
    ],
)
def test_what_paper_cannot_show_is_left_out_or_replaced(typed: str, printed: str) -> None:
    assert cleaned(typed) == printed


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("ŵ ŷ Ж ש 漢", "ŵ ŷ Ж ש □"),
        ("café –\nline", "café –\nline"),
        ("Well done \U0001f44d\U0001f3fd", "Well done [thumbs up sign]"),
        ("\U0001f1ec\U0001f1e7", "GB"),
        ("\U0001d5ee \uff21", "a A"),
    ],
)
def test_a_character_without_a_shape_is_told_in_words_where_it_has_any(
    typed: str, printed: str
) -> None:
    assert span(typed, LOOK).text == printed


def test_arabic_letters_take_the_forms_in_which_they_join() -> None:
    """Seen at the start, lam and alif as one, mim at the end."""
    assert span("سلام", LOOK).text == "\ufeb3\ufefc\ufee1"


def test_an_upright_look_takes_only_bold_from_the_marks_of_words() -> None:
    upright = Look(upright=True)
    (found,) = spans((Run("a", bold=True, italic=True, underline=True),), upright)
    assert found.look == Look(bold=True, upright=True)


def test_marks_add_to_the_look_of_the_paragraph() -> None:
    italic = Look(italic=True)
    found = list(
        spans((Run("a"), Run("b", bold=True, underline=True), Run("c", rise="sub")), italic)
    )
    assert found[0].look == italic
    assert found[1].look == Look(italic=True, bold=True, underline=True)
    assert found[2].look.size == pytest.approx(7.8)
    assert found[2].look.rise < 0


def test_a_line_ends_at_the_last_space_that_fits_and_keeps_it() -> None:
    width = width_of((Span("one two", LOOK),)) + 1
    assert [words_of(line) for line in broken((Span("one two three", LOOK),), width)] == [
        "one two ",
        "three",
    ]


def test_a_word_too_wide_begins_a_line_of_its_own() -> None:
    width = width_of((Span("WWWW", LOOK),)) + 1
    lines = broken((Span("a/WWWWWW b", LOOK),), width)
    assert [words_of(line) for line in lines] == ["a/", "WWWW", "WW b"]


def test_a_word_of_two_looks_is_not_parted() -> None:
    bold = Look(bold=True)
    width = width_of((Span("the 21s", LOOK),))
    lines = broken((Span("the 21", LOOK), Span("st of", bold)), width)
    assert [words_of(line) for line in lines] == ["the ", "21st of"]


def test_stretches_follow_each_other_without_gap() -> None:
    bold = Look(bold=True)
    (line,) = broken((Span("one ", LOOK), Span("two", bold)), 500, 20)
    assert line[0].x == 20
    assert line[1].x == pytest.approx(20 + width_of((Span("one ", LOOK),)))


def test_a_typed_line_end_ends_the_line_and_an_empty_text_is_one_line() -> None:
    assert [words_of(line) for line in broken((Span("a\n\nb", LOOK),), 500)] == ["a ", "", "b"]
    assert broken((), 500) == ((),)


@given(st.text(alphabet="ab/ \nWi", max_size=200), st.floats(20, 200))
def test_no_character_is_lost_and_no_line_is_too_wide(words: str, width: float) -> None:
    lines = [words_of(line) for line in broken((Span(words, LOOK),), width)]
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width_of((Span(line.rstrip(" "), LOOK),)) <= width + 1e-6 for line in lines)
