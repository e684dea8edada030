"""The links that add a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtWidgets import QMenu, QToolButton

from minutes_desktop.domain.blocks import BlockKind
from minutes_desktop.ui.capture.add_links import AddLinks

if TYPE_CHECKING:
    from tests.ui.conftest import Show


def _shown(links: AddLinks) -> list[str]:
    return [button.text() for button in links.findChildren(QToolButton) if button.isVisible()]


def _menu(links: AddLinks) -> QMenu:
    (menu,) = links.findChildren(QMenu)
    menu.aboutToShow.emit()
    return menu


def test_every_kind_has_a_link_or_a_line_in_the_menu(on_screen: Show) -> None:
    links = on_screen(AddLinks({"table": "Ctrl+Shift+T"}))
    links.resize(900, 30)
    assert _shown(links) == [
        "+ Text",
        "+ Question",
        "+ Findings",
        "+ Actions",
        "+ Update",
        "+ More",
    ]
    lines = [action.text() for action in _menu(links).actions()]
    assert len(lines) == len(get_args(BlockKind)) - 5
    assert "Table\tCtrl+Shift+T" in lines
    assert "Next meeting" in lines


def test_links_without_room_are_in_the_menu(on_screen: Show) -> None:
    links = on_screen(AddLinks({}))
    links.resize(340, 30)
    assert "+ Update" not in _shown(links)
    assert "+ More" in _shown(links)
    assert "Update" in [action.text() for action in _menu(links).actions()]
    more = next(one for one in links.findChildren(QToolButton) if one.text() == "+ More")
    assert more.geometry().right() <= links.width()


def test_a_line_of_the_menu_adds_its_kind(on_screen: Show) -> None:
    links = on_screen(AddLinks({}))
    chosen: list[str] = []
    links.chosen.connect(chosen.append)
    next(one for one in _menu(links).actions() if one.text() == "Quoted").trigger()
    assert chosen == ["quoted"]
