"""Asking the spelling process, and doing without it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.workspace.speller import Speller, spelling_command

TIMEOUT = 20_000
needs_library = pytest.mark.skipif(
    find_spec("hunspell") is None, reason="no spelling library on this platform"
)
Make = Callable[[list[str]], Speller]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Makes spellers, whose processes are ended after the test."""
    made: list[Speller] = []

    def speller(command: list[str]) -> Speller:
        made.append(Speller(command=command))
        return made[-1]

    yield speller
    for one in made:
        one.close()


@needs_library
def test_words_are_known_once_they_have_been_asked_about(make: Make, qtbot: QtBot) -> None:
    speller = make(spelling_command())
    assert speller.verdict("colour") is None
    with qtbot.waitSignal(speller.checked, timeout=TIMEOUT) as checked:
        speller.check(["colour", "organization", "ünïcödé’s\n"])
    assert checked.args == [{"colour"}, {"organization", "ünïcödé’s\n"}]
    assert [speller.verdict(word) for word in ("colour", "organization")] == [True, False]
    with qtbot.waitSignal(speller.suggested, timeout=TIMEOUT) as suggested:
        speller.suggest("seperate")
        speller.suggest("organization")
    assert suggested.args[0] == "organization"
    assert suggested.args[1][0] == "organisation"


@needs_library
def test_a_process_that_dies_is_started_again_and_asked_again(make: Make, qtbot: QtBot) -> None:
    # The first process ends at the first question, the second one answers.
    speller = make([sys.executable, "-c", "input()"])
    speller.check(["colour"])
    speller._command = spelling_command()
    qtbot.waitUntil(lambda: speller.verdict("colour") is True, timeout=TIMEOUT)


def test_a_process_that_always_dies_turns_spelling_off_with_a_sentence(
    make: Make, qtbot: QtBot
) -> None:
    speller = make([sys.executable, "-c", ""])
    with qtbot.waitSignal(speller.off, timeout=TIMEOUT) as off:
        speller.check(["colour"])
    assert off.args[0].startswith("Spelling cannot be checked: the process")
    assert speller.why_off == off.args[0]
    speller.check(["organisation"])
    assert speller.verdict("colour") is None


def test_a_process_that_cannot_be_started_turns_spelling_off(make: Make, qtbot: QtBot) -> None:
    speller = make(["/nowhere/at/all"])
    speller.check(["colour"])
    qtbot.waitUntil(lambda: bool(speller.why_off), timeout=TIMEOUT)


def test_without_the_library_the_process_says_so(make: Make, qtbot: QtBot) -> None:
    blocked = (
        "import sys; sys.modules['hunspell'] = None; sys.argv.append('--spelling-worker');"
        "from minutes_desktop.__main__ import main; main()"
    )
    speller = make([sys.executable, "-c", blocked])
    with qtbot.waitSignal(speller.off, timeout=TIMEOUT) as off:
        speller.check(["colour"])
    assert off.args[0].startswith("Spelling cannot be checked: this installation came without")
