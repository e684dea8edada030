"""Whatever somebody does to open minutes, undo gives back the start, and redo the end."""

from __future__ import annotations

import random

from minutes_desktop.domain.place import Place
from minutes_desktop.store.builtin import builtin_templates
from minutes_desktop.workspace.open_minutes import OpenMinutes
from tests.factories import full_minutes
from tests.monkey import Monkey, acts_of_the_domain

STEPS = 400  # ten thousand by tests/benchmarks/undo_monkey.py


def test_after_every_act_there_is_undo_gives_the_start_and_redo_the_end() -> None:
    monkey, start = Monkey(random.getrandbits(32)), full_minutes()
    opened = OpenMinutes(start, builtin_templates()[0], Place())
    values = [start]
    while len(values) <= STEPS:
        opened.apply(*monkey.edit(opened.current))
        if opened.current is not values[-1]:
            values.append(opened.current)
    for value in reversed(values[:-1]):
        opened.undo()
        assert opened.current == value
    assert opened.undo_label is None
    for value in values[1:]:
        opened.redo()
        assert opened.current == value
    assert opened.redo_label is None


def test_the_monkey_knows_every_act_of_the_domain() -> None:
    """Whoever adds one teaches it to the monkey."""
    monkey = Monkey(1)
    for _ in range(600):
        monkey.edit(full_minutes())
    assert set(monkey.done) == acts_of_the_domain()
