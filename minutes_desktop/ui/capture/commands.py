"""The commands of the capture page: their words, their keys and the menus they stand in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.labels import BLOCK_KINDS

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import BlockKind

Menus = dict[str, list["QAction | None"]]

KIND_KEYS: dict[BlockKind, str] = {
    "question": "Ctrl+1",
    "findings": "Ctrl+2",
    "actions": "Ctrl+3",
    "update": "Ctrl+4",
    "decision": "Ctrl+5",
    "context": "Ctrl+6",
    "note": "Ctrl+7",
    "text": "Ctrl+8",
    "event": "Ctrl+9",
    "quoted": "Ctrl+Shift+Q",
    "brought_forward": "Ctrl+Shift+B",
    "previous_actions": "Ctrl+Shift+P",
    "table": "Ctrl+Shift+T",
    "next_meeting": "Ctrl+Shift+N",
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def make_action(parent: QWidget, words: str, keys: str, act: Callable[[], None]) -> QAction:
    """An action of a page: its keys (several parted by ``|``) work wherever the page has focus."""
    action = QAction(words, parent)
    if keys:
        action.setShortcuts([QKeySequence(key) for key in keys.split("|")])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: act())
    parent.addAction(action)
    return action


def insert_menu(
    parent: QWidget, start: Callable[[BlockKind], None], nil: Callable[[], None]
) -> list[QAction | None]:
    """The Insert menu: one line for each kind of block, and the nil return."""
    kinds: list[QAction | None] = [
        make_action(parent, BLOCK_KINDS[kind], keys, partial(start, kind))
        for kind, keys in KIND_KEYS.items()
    ]
    return [*kinds, None, make_action(parent, _tr("Nil return"), "Ctrl+0", nil)]
