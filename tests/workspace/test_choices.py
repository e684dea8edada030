"""The words of the series and the user's preferences hold at once and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.workspace.library import Library

HTA = Phrase("autotext", "hta", "holding to account meeting", "Board")
HQ = Phrase("autotext", "hq", "headquarters")
BOARD_HQ = Phrase("autotext", "hq", "Harbour House", "Board")
MOU = Phrase("acronym", "MOU", "memorandum of understanding")


@pytest.fixture
def library(tmp_path: Path, qtbot: QtBot) -> Iterator[Library]:
    library = Library(tmp_path / "minutes.sqlite")
    with qtbot.waitSignal(library.ready):
        pass
    yield library
    assert library.close()


def test_phrases_hold_at_once_and_after_a_restart(qtbot: QtBot, library: Library) -> None:
    choices = library.choices
    with qtbot.waitSignal(choices.phrases_changed):
        choices.put_phrases([HTA, HQ, MOU])
    choices.put_phrases([Phrase("acronym", "MOU", "memoranda of understanding")])
    choices.remove_phrases([HTA])
    wanted = {HQ, Phrase("acronym", "MOU", "memoranda of understanding")}
    assert set(choices.all_phrases()) == wanted
    assert library.close()
    again = Library(library.path)
    assert set(again.choices.all_phrases()) == wanted
    assert again.close()


def test_a_series_has_its_own_phrases_before_those_of_all(library: Library) -> None:
    library.choices.put_phrases([HQ, BOARD_HQ, MOU])
    assert set(library.choices.phrases("Board")) == {BOARD_HQ, MOU}
    assert set(library.choices.phrases("Panel")) == {HQ, MOU}


def test_a_preference_holds_at_once_and_after_a_restart(library: Library) -> None:
    assert library.choices.preference("spelling") == ""
    library.choices.set_preference("spelling", "off")
    library.choices.set_preference("spelling", "on")
    assert library.choices.preference("spelling") == "on"
    assert library.close()
    again = Library(library.path)
    assert again.choices.preference("spelling") == "on"
    assert again.close()


def test_nothing_is_chosen_where_no_store_was_made_yet(qtbot: QtBot, tmp_path: Path) -> None:
    library = Library(tmp_path / "minutes.sqlite")
    assert library.choices.all_phrases() == ()
    assert library.choices.preference("spelling") == ""
