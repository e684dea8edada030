"""Ready-made schemes show what they number like."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.schemes import SCHEMES, examples, number_by, scheme_of
from minutes_desktop.domain.template import NumberLevel, Template
from minutes_desktop.domain.template_rules import faults

BOARD = Template(id="n", name="Northmoor", series="Board")


@pytest.mark.parametrize(
    "place, words",
    [
        (0, "1 → 1a → 1. → 2. → 1b → 2"),
        (1, "1 → 1.1 → a. → b. → 1.2 → 2"),
        (2, "01.21/07/2020 → 1. → a. → b. → 2. → 02.21/07/2020"),
        (3, "39/20 → a → b → 40/20"),
        (4, "1 → 1(1) → 1(1)(i) → 1(1)(ii) → 1(2) → 2"),
        (5, "Part A → 1 → 1.1 → 1.2 → 2 → Part B"),
    ],
)
def test_a_scheme_is_shown_by_its_numbers(place: int, words: str) -> None:
    template = number_by(BOARD, SCHEMES[place])
    assert examples(template) == words
    assert faults(template) == {}
    assert scheme_of(template) is SCHEMES[place]


def test_numbers_of_one_s_own_are_no_ready_made_scheme() -> None:
    own = Template("n", "N", "B", numbering=(NumberLevel(""), NumberLevel("{I}")))
    assert scheme_of(own) is None
    assert examples(own) == "I → II"
    assert examples(BOARD) == ""
