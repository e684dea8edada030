"""How an act becomes an action of a page, and the menu of the kinds of block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.keys import KEYS, KIND_KEYS, sequences
from minutes_desktop.ui.labels import BLOCK_KINDS

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import BlockKind

Menus = dict[str, list["QAction | None"]]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Commands", words)


def make_action(parent: QWidget, name: str, words: str, act: Callable[[], object]) -> QAction:
    """An action of a page; the keys of that name work wherever the page has the focus."""
    action = QAction(words, parent)
    action.setObjectName(name)
    action.setShortcuts(sequences(KEYS[name]))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: act())
    parent.addAction(action)
    return action


def insert_menu(
    parent: QWidget, start: Callable[[BlockKind], None], nil: Callable[[], None]
) -> list[QAction | None]:
    """The Insert menu: one line for each kind of block, and the nil return."""
    kinds: list[QAction | None] = [
        make_action(parent, kind, BLOCK_KINDS[kind], partial(start, kind)) for kind in KIND_KEYS
    ]
    return [*kinds, None, make_action(parent, "nil_return", _tr("Nil return"), nil)]
