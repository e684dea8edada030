"""The files of the program and of its user."""

import os
from pathlib import Path

import pytest

from minutes_desktop.files import resource
from minutes_desktop.settings import default_store


def test_a_font_comes_with_the_program() -> None:
    assert resource("fonts/LiberationSans-Regular.ttf").read_bytes()[:4] == bytes((0, 1, 0, 0))


def test_a_file_that_did_not_come_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg is missing"):
        resource("icons/none.svg")


def test_the_meetings_of_a_test_are_not_those_of_the_user() -> None:
    home = Path(os.environ["HOME"]).parent
    assert "minutes-desktop-tests-" in home.name
    assert home in default_store().parents
