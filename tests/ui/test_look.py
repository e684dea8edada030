"""The colours: readable in both schemes, and changing with the desktop."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from minutes_desktop.ui.look import MARKS, follow_desktop, muted, palette, program_icon

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

# Words on grounds that stand together on some screen of the program.
_WORDS = [
    (_Role.WindowText, _Role.Window),
    (_Role.Text, _Role.Base),
    (_Role.Text, _Role.AlternateBase),
    (_Role.Text, _Role.Window),
    (_Role.ButtonText, _Role.Button),
    (_Role.ButtonText, _Role.Window),
    (_Role.PlaceholderText, _Role.Base),
    (_Role.PlaceholderText, _Role.Window),
    (_Role.Link, _Role.Window),
    (_Role.Link, _Role.Base),
    (_Role.LinkVisited, _Role.Base),
    (_Role.Accent, _Role.Base),
    (_Role.Accent, _Role.Window),
    (_Role.BrightText, _Role.Window),
    (_Role.HighlightedText, _Role.Highlight),
    (_Role.ToolTipText, _Role.ToolTipBase),
]
# What shows where the focus is, on what it stands on.
_MARKS = [(_Role.Highlight, _Role.Base), (_Role.Highlight, _Role.Window)]


def _luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 to 1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _pairs(colours: QPalette, pairs: list[tuple[_Role, _Role]], group: _Group) -> dict[str, float]:
    return {
        f"{words.name} on {ground.name}": _contrast(
            colours.color(group, words), colours.color(group, ground)
        )
        for words, ground in pairs
    }


def test_black_on_white_has_the_contrast_the_guideline_says() -> None:
    assert _contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert _contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("group", [_Group.Active, _Group.Inactive])
def test_words_have_a_contrast_of_four_and_a_half(dark: bool, group: _Group) -> None:
    found = _pairs(palette(dark=dark), _WORDS, group)
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("dark", [False, True])
def test_the_mark_of_the_focus_has_a_contrast_of_three(dark: bool) -> None:
    found = _pairs(palette(dark=dark), _MARKS, _Group.Active)
    assert {name: ratio for name, ratio in found.items() if ratio < 3} == {}


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[QApplication]:
    """The application, put back as it was after the test."""
    before, style = qapp.palette(), qapp.style().objectName()
    yield qapp
    qapp.styleHints().colorSchemeChanged.disconnect()
    qapp.setStyle(style)
    qapp.setPalette(before)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the platform colours itself")
def test_the_colours_change_with_the_desktop(desktop: QApplication) -> None:
    follow_desktop(desktop)
    # The offscreen platform has no desktop that could change; its signal is all that comes of one.
    changed = desktop.styleHints().colorSchemeChanged
    for scheme, dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False)):
        changed.emit(scheme)
        assert desktop.palette().color(_Role.Window) == palette(dark=dark).color(_Role.Window)
        assert desktop.palette().color(_Role.Text) == palette(dark=dark).color(_Role.Text)


@pytest.mark.parametrize("dark", [False, True])
def test_hints_are_as_quiet_as_fields_want_them(dark: bool) -> None:
    """Or every field would carry a palette of its own, and be slow to make."""
    shades = palette(dark=dark)
    assert shades.color(_Role.PlaceholderText) == muted(shades)


def test_the_program_has_a_picture_at_every_size(qapp: QApplication) -> None:
    for size in (16, 48, 256):
        picture = program_icon().pixmap(size, size)
        assert (picture.width(), picture.isNull()) == (size, False)


@pytest.mark.parametrize("dark", [False, True])
def test_marks_at_words_stand_out_and_words_are_read_on_them(dark: bool) -> None:
    shades = palette(dark=dark)
    ground = QColor(MARKS[dark]["come_back_ground"])
    for name in ("spelling", "unknown_acronym", "come_back"):
        assert _contrast(QColor(MARKS[dark][name]), shades.color(_Role.Base)) >= 3, name
    assert _contrast(shades.color(_Role.Text), ground) >= 4.5
