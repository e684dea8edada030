"""Somebody at the template editor, who finds fields by their names, clicks them and types."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from minutes_desktop.app import App
from minutes_desktop.ui.templates.editor_page import TemplateEditor
from tests.journeys.player import Player


class Office:
    """The template editor as its user sees it: names, clicks and keys, and nothing inside it."""

    def __init__(self, app: App, player: Player, qtbot: QtBot) -> None:
        self._app, self._player, self._qtbot = app, player, qtbot

    def section(self, name: str) -> None:
        """Click a section in the list."""
        page = self._app.window.page()
        assert isinstance(page, TemplateEditor)
        found = page.list.findItems(name, Qt.MatchFlag.MatchStartsWith)
        place = page.list.visualItemRect(found[0]).center()
        QTest.mouseClick(
            page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
        assert page.form().accessibleName() == name

    def click(self, name: str) -> QWidget:
        """Click the field of a name, which has the focus then."""
        field = self._named(name)
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        if not isinstance(field, QComboBox):
            QTest.mouseClick(
                field,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                QPoint(8, field.height() // 2),
            )
        assert field.hasFocus(), name
        return field

    def write(self, name: str, words: str) -> None:
        """Write words in place of those in a line."""
        self.click(name)
        self._player.press("Ctrl+A")
        if words:
            self._player.type(words)
        else:
            self._player.press("Delete")

    def choose(self, name: str, words: str) -> None:
        """Go down a list of choices to the one that begins with these words."""
        field = self._named(name)
        assert isinstance(field, QComboBox)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._player.press("Home")
        for _ in range(field.count()):
            if field.currentText().startswith(words):
                return
            self._player.press("Down")
        raise AssertionError(f"{name} offers no “{words}”")

    def tick(self, name: str, *, on: bool = True) -> None:
        """Tick a box, or take its tick away, unless it is so already."""
        box = self._named(name)
        assert isinstance(box, QCheckBox)
        if box.isChecked() != on:
            self.click(name)
        assert box.isChecked() == on

    def press_button(self, words: str) -> None:
        """Click the button with these words."""
        for button in self._page().findChildren(QAbstractButton):
            if button.text() == words and button.isVisible():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(f"no button says “{words}”")

    def choose_file(self, file: Path) -> None:
        """Type the name of a file where it is asked for."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
        self._player.press("Ctrl+A")
        self._player.type(str(file))
        dialog = QApplication.activeWindow()
        assert dialog is not None
        self._player.press("Return")
        if dialog.isVisible():  # that Return closed the list of names begun like this
            self._player.press("Return")
        self._qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), QFileDialog))
        self.come_back()

    def answer(self, words: str) -> None:
        """Answer the question that stands over the window."""
        box = self.question()
        button = next(one for one in box.buttons() if one.text().replace("&", "") == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), QMessageBox))
        self.come_back()

    def come_back(self) -> None:
        """Have the window active again, as a desktop does by itself when another has closed."""
        self._app.window.activateWindow()
        self._qtbot.waitUntil(self._app.window.isActiveWindow)

    def question(self) -> QMessageBox:
        """The question that stands over the window, once it does."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QMessageBox))
        box = QApplication.activeWindow()
        assert isinstance(box, QMessageBox)
        return box

    def shown(self, name: str) -> str:
        """What a line, or a choice, shows."""
        field = self._named(name)
        if isinstance(field, QComboBox):
            return field.currentText()
        return str(field.property("text"))

    def sentences(self) -> str:
        """Everything that labels on the page say."""
        labels = self._page().findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def said(self) -> list[str]:
        """The sentences in the message bar."""
        return [message.sentence for message in self._app.window.messages.messages]

    def menu(self, words: str) -> QAction:
        """The action of the window's menus that says this."""
        actions = self._app.window.findChildren(QAction)
        return next(one for one in actions if one.text().replace("&", "") == words)

    def _page(self) -> QWidget:
        page = self._app.window.page()
        assert page is not None
        return page

    def has(self, name: str) -> bool:
        """Whether a field of this name is on the page."""
        return bool(self._all_named(name))

    def _named(self, name: str) -> QWidget:
        found = self._all_named(name)
        assert len(found) == 1, f"{len(found)} fields are called “{name}”"
        return found[0]

    def _all_named(self, name: str) -> list[QWidget]:
        return [
            one
            for one in self._page().findChildren(QWidget)
            if one.accessibleName() == name and one.isVisible()
        ]
