"""Rich text in one canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given

from minutes_desktop.domain.richtext import (
    BULLET,
    Paragraph,
    RichText,
    Run,
    is_blank,
    normal,
    plain,
    rich,
    storable,
)
from tests.factories import texts


def test_words_become_one_paragraph_a_line() -> None:
    assert rich("one\ntwo") == (Paragraph((Run("one"),)), Paragraph((Run("two"),)))
    assert rich("") == ()
    assert rich("one\n\ntwo")[1] == Paragraph()


def test_plain_words_show_bullets_and_typed_labels() -> None:
    text = (
        Paragraph((Run("on the 1"), Run("st", rise="super"))),
        Paragraph((Run("first"),), BULLET),
        Paragraph((Run("second"),), "(ii)", 1),
    )
    assert plain(text) == "on the 1st\n• first\n(ii) second"


@pytest.mark.parametrize(
    "text, canonical",
    [
        ((Paragraph((Run("a"), Run(""), Run("b"))),), (Paragraph((Run("ab"),)),)),
        (
            (Paragraph((Run("a", bold=True), Run("b", bold=True), Run("c"))),),
            (Paragraph((Run("ab", bold=True), Run("c"))),),
        ),
        ((Paragraph(level=2),), ()),
        ((Paragraph((Run("", italic=True),)),), ()),
        ((Paragraph(), Paragraph()), (Paragraph(), Paragraph())),
        ((Paragraph((), BULLET, 1),), (Paragraph((), BULLET, 1),)),
    ],
)
def test_equal_looks_are_equal_values(text: RichText, canonical: RichText) -> None:
    assert normal(text) == canonical


@given(texts)
def test_the_canonical_form_is_its_own_and_keeps_every_character(text: RichText) -> None:
    once = normal(text)
    assert normal(once) == once
    assert plain(once) == plain(text)


@pytest.mark.parametrize(
    "text, blank",
    [
        ((), True),
        (rich(" \t\u00a0\n"), True),
        ((Paragraph((), BULLET),), True),
        (rich("."), False),
    ],
)
def test_text_without_a_visible_character_is_blank(text: RichText, *, blank: bool) -> None:
    assert is_blank(text) is blank


def test_half_a_surrogate_pair_is_shown_as_the_replacement_character() -> None:
    assert storable("a\ud83db\udc00") == "a\ufffdb\ufffd"
    whole = "a \U0001f600 \u200d \x00"
    assert storable(whole) is whole
