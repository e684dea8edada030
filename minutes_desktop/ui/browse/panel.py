"""A few words in the middle of an empty page, with buttons under them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from minutes_desktop.ui.look import GAP, SPACE, heading

_LETTERS = 78  # average letters a line has room for


def push_button(words: str, act: Callable[[], object]) -> QPushButton:
    """A button that Enter presses too."""
    button = QPushButton(words)
    button.setAutoDefault(True)
    button.clicked.connect(lambda _checked=False: act())
    return button


def panel(title: str, words: str, *buttons: QPushButton, stacked: bool = False) -> QWidget:
    """The words under a title, and buttons; the first of them gets the focus.

    The buttons stand side by side, or, with many words on them, ``stacked``.
    """
    row: QBoxLayout = QVBoxLayout() if stacked else QHBoxLayout()
    row.setSpacing(GAP if stacked else SPACE)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    made = QWidget()
    column = QVBoxLayout()
    column.setSpacing(SPACE)
    column.addStretch(2)
    column.addWidget(heading(title))
    column.addWidget(_paragraph(words))
    column.addLayout(row)
    column.addStretch(3)
    across = QHBoxLayout(made)
    across.addStretch()
    across.addLayout(column)
    across.addStretch()
    made.setFocusProxy(buttons[0])
    return made


def _paragraph(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFixedWidth(_LETTERS * label.fontMetrics().averageCharWidth())
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
