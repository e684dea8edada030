"""What is to stand for a misspelt word: asked in a list beside it, or in the menu at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from minutes_desktop.domain.spelt_words import in_one_form
from minutes_desktop.ui.chooser import Choice, Chooser

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect

    from minutes_desktop.workspace.speller import Speller

_MOST = 7  # suggestions; the keys after theirs are those below
_ADD_KEY, _IGNORE_KEY = "8", "9"
_ALIKE = 0.75  # how like a name must be to be suggested, from 0 to 1
_MOST_NAMES = 2

Answer = tuple[Literal["put", "add", "ignore", "wait"], str]


class Corrections(QObject):
    """Asks what is to be done about one misspelt word at a time.

    Suggestions come a moment after the list is there. Signals: ``chosen`` carries the word that
    is to stand there; ``added`` and ``ignored`` say what else is to be done about the word.
    """

    chosen = Signal(str)
    added = Signal(str)
    ignored = Signal(str)

    def __init__(self, speller: Speller, names: Callable[[], set[str]], page: QWidget) -> None:
        """Ask nothing yet; ``names`` are the names that may have been meant."""
        super().__init__(page)
        self._speller, self._names = speller, names
        self.chooser = Chooser(page)
        self._word = ""
        self._menu: QMenu | None = None
        self._busy: QAction | None = None
        self.chooser.chosen.connect(self._take)
        speller.suggested.connect(self._show)

    @property
    def is_open(self) -> bool:
        """Whether the list is being shown."""
        return self.chooser.isVisible()

    def ask(self, word: str, near: QRect, *, quoted: bool) -> None:
        """Open the list beside a word; ``quoted`` words are those of others."""
        self._word, self._menu = word, None
        name = self.tr("Replace “{}”, which is quoted") if quoted else self.tr("Replace “{}”")
        waiting = Choice(self.tr("Looking for suggestions…"), ("wait", word))
        self.chooser.ask(name.format(word), [waiting, *self._other_choices()], near, free=True)
        self._speller.suggest(in_one_form(word))

    def fill(self, menu: QMenu, word: str) -> None:
        """Put the same into a menu, above what is in it."""
        self._word, self._menu = word, menu
        first = next(iter(menu.actions()), None)
        self._busy = QAction(self.tr("Looking for suggestions…"), menu)
        self._busy.setEnabled(False)
        add = QAction(self.tr("Add “{}” to the dictionary").format(word), menu)
        add.triggered.connect(lambda: self.added.emit(word))
        ignore = QAction(self.tr("Ignore “{}” in this meeting").format(word), menu)
        ignore.triggered.connect(lambda: self.ignored.emit(word))
        line = QAction(menu)
        line.setSeparator(True)
        for action in (self._busy, add, ignore, line):
            menu.insertAction(first, action) if first else menu.addAction(action)
        menu.destroyed.connect(self._forget_menu)
        self._speller.suggest(in_one_form(word))

    # Inner

    def _other_choices(self) -> list[Choice]:
        word = self._word
        add, ignore = self.tr("Add “{}” to the dictionary"), self.tr("Ignore “{}” in this meeting")
        return [
            Choice(add.format(word), ("add", word), key=_ADD_KEY),
            Choice(ignore.format(word), ("ignore", word), key=_IGNORE_KEY),
        ]

    def _show(self, word: str, meant: tuple[str, ...]) -> None:
        if word != in_one_form(self._word):
            return
        from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

        names = get_close_matches(word, self._names() - {word}, _MOST_NAMES, _ALIKE)
        found = list(dict.fromkeys((*names, *whole_first(word, meant))))[:_MOST]
        if self._menu is not None:
            self._show_in_menu(self._menu, found)
        elif self.is_open:
            choices = [
                Choice(one, ("put", one), key=str(place)) for place, one in enumerate(found, 1)
            ]
            self.chooser.show_choices([*choices, *self._other_choices()])

    def _show_in_menu(self, menu: QMenu, found: list[str]) -> None:
        busy, self._busy = self._busy, None
        if busy is None:
            return
        for one in found:
            action = QAction(one, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(partial(self.chosen.emit, one))
            menu.insertAction(busy, action)
        if found:
            menu.removeAction(busy)
            menu.setActiveAction(menu.actions()[0])
        else:
            busy.setText(self.tr("No suggestions"))

    def _forget_menu(self) -> None:
        self._menu = self._busy = None

    def _take(self, value: Answer | None, typed: str) -> None:
        kind, word = value or ("put", typed.strip())
        match kind:
            case "put":
                self.chosen.emit(word)
            case "add":
                self.added.emit(word)
            case "ignore":
                self.ignored.emit(word)
            case "wait":  # nothing has come yet that could be taken
                pass


def whole_first(word: str, meant: tuple[str, ...]) -> list[str]:
    """What was meant with two whole words before any that is cut in two, as ``a lot`` is."""

    def is_cut(one: str) -> bool:
        return " " in one or ("-" in one and "-" not in word)

    whole, cut = [one for one in meant if not is_cut(one)], [one for one in meant if is_cut(one)]
    return [*whole[:2], *cut[:1], *whole[2:], *cut[1:]]
