"""How the program looks: colours light and dark, and distances.

Where the platform's own style shows its palette (Windows, macOS) that is left alone; elsewhere the
Fusion style is given the palettes below, which change with the desktop's light and dark.
"""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from minutes_desktop.files import resource

GAP = 6  # pixels at 100 % scale between things that belong together
SPACE = 12  # between groups
MARGIN = 18  # around a page

_HALF = 128  # of the lightness of white
_OWN_PALETTE = sys.platform not in {"win32", "darwin"}
_Role = QPalette.ColorRole

LIGHT: dict[_Role, str] = {
    _Role.Window: "#f3f5f9",
    _Role.WindowText: "#1c2530",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f7f9fc",
    _Role.Text: "#1c2530",
    _Role.PlaceholderText: "#656b72",
    _Role.Button: "#ffffff",
    _Role.ButtonText: "#1c2530",
    _Role.BrightText: "#b3261e",
    _Role.ToolTipBase: "#1c2530",
    _Role.ToolTipText: "#ffffff",
    _Role.Highlight: "#1b4f91",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#1b4f91",
    _Role.Link: "#1b4f91",
    _Role.LinkVisited: "#6a3d91",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e9ecf2",
    _Role.Mid: "#d3d9e3",
    _Role.Dark: "#aab3c0",
    _Role.Shadow: "#7b8694",
}
DARK: dict[_Role, str] = {
    _Role.Window: "#15181d",
    _Role.WindowText: "#e4e8ee",
    _Role.Base: "#262c35",
    _Role.AlternateBase: "#2c333d",
    _Role.Text: "#e4e8ee",
    _Role.PlaceholderText: "#a7acb3",
    _Role.Button: "#343c48",
    _Role.ButtonText: "#e4e8ee",
    _Role.BrightText: "#ff9d94",
    _Role.ToolTipBase: "#e4e8ee",
    _Role.ToolTipText: "#15181d",
    _Role.Highlight: "#8ab8f5",
    _Role.HighlightedText: "#10151c",
    _Role.Accent: "#8ab8f5",
    _Role.Link: "#8ab8f5",
    _Role.LinkVisited: "#c9a7f0",
    _Role.Light: "#3a424e",
    _Role.Midlight: "#333a45",
    _Role.Mid: "#4d5867",
    _Role.Dark: "#0f1216",
    _Role.Shadow: "#0c0e11",
}
MARKS: dict[bool, dict[str, str]] = {
    False: {
        "spelling": "#b3261e",
        "unknown_acronym": "#6a3d91",
        "come_back": "#8a5a00",
        "come_back_ground": "#ffe9b0",
    },
    True: {
        "spelling": "#ff9d94",
        "unknown_acronym": "#c9a7f0",
        "come_back": "#f0c460",
        "come_back_ground": "#544312",
    },
}
"""The colours of marks at words, on light grounds and on dark ones; shapes tell them apart too."""
_UNFOCUSED = {False: ("#d5e2f4", "#1c2530"), True: ("#36506f", "#f2f5f9")}
_FADED = {False: "#8b95a2", True: "#717b88"}
_MUTED = 0.68  # share of the text colour in the colour of hints: more than 4.5:1 on its ground


def muted(palette: QPalette) -> QColor:
    """The colour of hints and small labels: quieter than text, and still easy to read."""
    text, ground = palette.text().color(), palette.base().color()
    pairs = (
        (text.red(), ground.red()),
        (text.green(), ground.green()),
        (text.blue(), ground.blue()),
    )
    return QColor(*(round(one * _MUTED + other * (1 - _MUTED)) for one, other in pairs))


def palette(*, dark: bool) -> QPalette:
    """The palette of a light or dark desktop."""
    made = QPalette()
    for role, colour in (DARK if dark else LIGHT).items():
        made.setColor(role, QColor(colour))
    ground, words = _UNFOCUSED[dark]
    made.setColor(QPalette.ColorGroup.Inactive, _Role.Highlight, QColor(ground))
    made.setColor(QPalette.ColorGroup.Inactive, _Role.HighlightedText, QColor(words))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(_FADED[dark]))
    return made


def mark_colours(on: QPalette) -> dict[str, QColor]:
    """The colours of marks at words on the ground of a palette, be it the platform's own."""
    return _mark_colours(on.base().color().lightness() < _HALF)


@cache
def _mark_colours(dark: bool) -> dict[str, QColor]:
    return {name: QColor(colour) for name, colour in MARKS[dark].items()}


def follow_desktop(application: QApplication) -> None:
    """Look light or dark as the desktop does, now and whenever it changes."""
    if not _OWN_PALETTE:
        return
    application.setStyle("Fusion")
    # Asked of the palette, because the name of the scheme takes longer to make than the window.
    is_dark = application.palette().window().color().lightness() < _HALF
    application.setPalette(palette(dark=is_dark))
    application.styleHints().colorSchemeChanged.connect(
        lambda scheme: application.setPalette(palette(dark=scheme.name == "Dark"))
    )


def program_icon() -> QIcon:
    """The picture by which desktops show the program."""
    return QIcon(str(resource("icons/app.svg")))


def heading(words: str) -> QLabel:
    """A page's heading: a label half as large again as the words around it."""
    label = QLabel(words)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * 1.5)
    font.setBold(True)
    label.setFont(font)
    return label
