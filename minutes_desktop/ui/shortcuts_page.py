"""The page that lists every key, changes it, and has the list printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_desktop.ui.act_words import words_of_act
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.key_catcher import KeyCatcher
from minutes_desktop.ui.key_list import KeyList
from minutes_desktop.ui.key_rules import caution, portable, refusal, spoken
from minutes_desktop.ui.keymap import PARTING, Keymap, parted
from minutes_desktop.ui.keys import KEYS
from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ShortcutsPage(QWidget):
    """Every act with its keys; typing narrows the list, Enter changes the keys of the act chosen.

    Signals: ``changed`` carries the ``Keymap`` that is wanted now; ``sheet_asked`` the
    ``KeySheet`` to be printed; ``left``, the reader goes back to the page before.
    """

    changed = Signal(object)
    sheet_asked = Signal(object)
    left = Signal()

    def __init__(
        self, keymap: Keymap, menus: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """List the keys; ``menus`` are the titles of the menus by their letter with Alt."""
        super().__init__(parent)
        self.keymap, self._menus = keymap, menus
        self._before: list[Keymap] = []
        self.search = QLineEdit()
        self.list = KeyList(keymap)
        self.catcher = KeyCatcher()
        self.said = QLabel()
        self._adding = False
        self._lay_out()
        self._connect()
        self._say(self.tr("Enter changes the keys of the act chosen."))

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Nothing: what can be done here is on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The field that narrows the list, and the list."""
        return [self.search, self.list]

    # Changing

    def change(self, *, adding: bool = False) -> None:
        """Wait for the keys of the act chosen, or with ``adding`` for another one beside them."""
        act = self.list.act()
        if not act:
            if self.list.has_choice():
                self._say(self.tr("These keys belong to writing and cannot be changed."))
            return
        self._adding = adding
        words = (
            self.tr("Press the new keys for {}.")
            if not adding
            else self.tr("Press another key for {}.")
        )
        self.catcher.catch(
            f"{words.format(_quoted(act))} "
            + self.tr("Esc leaves them as they are; Delete takes them away.")
        )

    def reset_one(self) -> None:
        """Give the act chosen the keys again that the program gave it."""
        act = self.list.act()
        if not act or not self.keymap.is_changed(act):
            self._say(self.tr("This act has the keys that the program gave it."))
            return
        losing = [self._holder(key, act) for key in parted(KEYS[act])]
        self._become(
            self.keymap.resetting(act), self._told(act, self.keymap.resetting(act), losing)
        )

    def reset_all(self) -> None:
        """Give every act its first keys again."""
        if not self.keymap.changes:
            self._say(self.tr("Every act has the keys that the program gave it."))
            return
        self._become(Keymap(), self.tr("Every act has its first keys again.") + self._way_back())

    def take_back(self) -> None:
        """Take back the last change made on this page."""
        if not self._before:
            self._say(self.tr("Nothing has been changed here that could be taken back."))
            return
        self.keymap = self._before.pop()
        self._show(self.tr("The last change is taken back."))

    def _caught(self, pressed: QKeyCombination) -> None:
        act, key = self.list.act(), portable(pressed)
        if reason := refusal(pressed):
            self.catcher.catch(f"{reason} {self.tr('Esc leaves the keys as they are.')}")
            self._announce(reason)
            return
        holder = self._holder(key, act)
        warning = caution(pressed, self._menus)
        if key in parted(self.keymap.keys(act)) and not warning and self._adding:
            self._end(self.tr("{} is its key already.").format(spoken(key)))
        elif holder:
            words = self.tr("{} is already {}. Use it here and take it from there?")
            self._ask(words.format(spoken(key), _quoted(holder)), warning, key)
        elif warning:
            self._ask("", warning, key)
        else:
            self._use(key)

    def _ask(self, words: str, warning: str, key: str) -> None:
        asked = " ".join(filter(None, (warning, words))) or words
        self.catcher.ask(asked, self.tr("Use it here (Enter)"), lambda: self._use(key))
        self._announce(asked)

    def _use(self, key: str) -> None:
        act = self.list.act()
        keys = _with_both_enters(key)
        if self._adding:
            keys = [*parted(self.keymap.keys(act)), *keys]
        losing = [self._holder(one, act) for one in keys]
        wanted = self.keymap.giving(act, PARTING.join(dict.fromkeys(keys)))
        self._become(wanted, self._told(act, wanted, losing))

    def _use_none(self) -> None:
        act = self.list.act()
        wanted = self.keymap.giving(act, "")
        self._become(wanted, self._told(act, wanted, []))

    def _holder(self, key: str, act: str) -> str:
        return self.keymap.holder(key, act)

    def _told(self, act: str, wanted: Keymap, losing: list[str]) -> str:
        """What has become of the act, and of those that had its keys."""
        none = self.tr("no key")
        told = [
            self.tr("{} now has {}.").format(_quoted(one), wanted.all_words(one) or none)
            for one in dict.fromkeys((act, *filter(None, losing)))
        ]
        return " ".join(told) + self._way_back()

    def _way_back(self) -> str:
        return " " + self.tr("{} takes it back.").format(spoken("Ctrl+Z"))

    def _become(self, keymap: Keymap, words: str) -> None:
        self._before.append(self.keymap)
        self.keymap = keymap
        self._show(words)

    def _show(self, words: str) -> None:
        self.list.show_keymap(self.keymap)
        self.changed.emit(self.keymap)
        self._end(words)

    def _end(self, words: str) -> None:
        """Stop waiting for a key, and say what has come of it."""
        was_here = self.catcher.isAncestorOf(QApplication.focusWidget() or self)
        if self.catcher.isVisible() and (was_here or self.catcher.hasFocus()):
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.catcher.hide()
        self._say(words)

    # Printing

    def ask_for_sheet(self) -> None:
        """Ask for everything listed to be printed."""
        title = self.tr("Minutes Desktop: keys")
        note = self.tr("Keys marked * are your own.") if self.keymap.changes else ""
        self.list.narrow("")
        self.sheet_asked.emit(self.list.sheet(title, note))
        self.list.narrow(self.search.text())

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go through the list from the field above it; change keys from both."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTERS:
                self.change()
                return True
            if event.key() == Qt.Key.Key_Insert and not event.modifiers():
                self.change(adding=True)
                return True
            if event.matches(QKeySequence.StandardKey.Undo):
                self.take_back()
                return True
            if watched is self.search and event.key() in _MOVING:
                QApplication.sendEvent(self.list, event)
                return True
        if _is_undo_asked_for(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; take back the last change on the key of undo."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        else:
            super().keyPressEvent(event)

    # Inner

    def _narrow(self, typed: str) -> None:
        count = self.list.narrow(typed)
        if not typed:
            words = self.tr("Enter changes the keys of the act chosen.")
        elif count:
            words = self.tr("{} found. Esc shows all again.").format(count)
        else:
            words = self.tr("Nothing has these words or keys. Esc shows all again.")
        self._say(words)

    def _chosen(self) -> None:
        # A screen reader follows the focus, which may stay in the field above the list.
        self.search.setAccessibleDescription(self.list.said())

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self._announce(words)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(lambda _item, _column: self.change())
        for watched in (self.search, self.list):
            watched.installEventFilter(self)
        self.catcher.caught.connect(self._caught)
        self.catcher.none_wanted.connect(self._use_none)
        self.catcher.left.connect(lambda: self._end(self.tr("Nothing is changed.")))
        self._chosen()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(self.tr("Look for an act or a key"))
        self.search.setAccessibleName(self.tr("Look for an act or a key"))
        self.search.setClearButtonEnabled(True)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Keyboard shortcuts")))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.catcher)
        column.addWidget(self.said)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        acts: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Change (Enter)"), self.change),
            (self.tr("Add another (Insert)"), lambda: self.change(adding=True)),
            (self.tr("Reset this one"), self.reset_one),
            (self.tr("Reset all"), self.reset_all),
            (self.tr("Take back ({})").format(spoken("Ctrl+Z")), self.take_back),
            (self.tr("Save as PDF…"), self.ask_for_sheet),
        ]
        for words, act in acts:
            row.addWidget(push_button(words, act))
        row.addStretch()
        row.addWidget(push_button(self.tr("Back (Esc)"), self.left.emit))
        return row


def _is_undo_asked_for(event: QEvent) -> bool:
    """Whether somebody asks if the key of undo is anybody's own."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    return event.matches(QKeySequence.StandardKey.Undo)


def _quoted(act: str) -> str:
    return f"“{words_of_act(act).rstrip('…')}”"


def _with_both_enters(key: str) -> list[str]:
    """The key, and the same on the number pad where Enter has a name of its own."""
    if key.endswith(("Return", "Enter")):
        held = key.removesuffix("Return").removesuffix("Enter")
        return [f"{held}Enter", f"{held}Return"]
    return [key]
