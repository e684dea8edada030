"""What the font cannot show is known before the minutes are issued."""

from __future__ import annotations

from minutes_desktop.export.pdf.unshown import unshown
from tests.export.builders import TEMPLATE, one_item, text


def test_only_characters_without_a_shape_are_told_each_once() -> None:
    minutes = one_item(text("Ŵyn, café – “quoted” 漢字漢 \U0001f693"), heading="漢")
    assert unshown(minutes, TEMPLATE) == "字漢\U0001f693"


def test_what_a_second_font_shows_is_not_told() -> None:
    assert unshown(one_item(text("✓ done → محمد דוד ⅔")), TEMPLATE) == ""


def test_what_is_left_out_of_the_print_is_not_told() -> None:
    assert unshown(one_item(text("zero\u200bwidth and\u00adhyphen\u202e")), TEMPLATE) == ""
