"""Lists that open while somebody types: ``/`` at an empty line, ``@`` for an owner of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAction, QKeySequence

from minutes_desktop.domain.owning import Candidate, candidates
from minutes_desktop.domain.template import blank_block
from minutes_desktop.ui.capture.forms.action_row import ActionRow
from minutes_desktop.ui.chooser import Choice, Chooser
from minutes_desktop.ui.keys import KIND_KEYS

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.page import CapturePage
    from minutes_desktop.ui.richtext.editor import RichTextEdit

_OTHER_ACTS = ("nil_return", "new_item", "new_child", "approval")
_NEXT_NAME = "/,"  # typed behind a name: another follows


class Asking(QObject):
    """Opens a list where a character asks for it, and does what is chosen.

    The character stands in the text until something is chosen; whoever leaves the list finds
    everything there as typed.
    """

    def __init__(self, page: CapturePage, people: tuple[Person, ...]) -> None:
        """Listen to the sheet of a page; ``people`` are those recorded before."""
        super().__init__(page)
        self._page, self._people = page, people
        self._editor: RichTextEdit | None = None
        self._candidates: tuple[Candidate, ...] = ()
        self._kinds = Chooser(page)
        self._kinds.chosen.connect(self._do)
        self._kinds.left.connect(self._leave)
        self._owners = Chooser(page)
        self._owners.chosen.connect(self._own)
        self._owners.left.connect(self._leave)
        self._owners.typed.connect(self._follow)
        page.sheet.asked.connect(self._ask)

    def _ask(self, editor: RichTextEdit, typed: str) -> None:
        self._editor = editor
        near = editor.cursorRect()
        near = QRect(editor.viewport().mapToGlobal(near.topLeft()), near.size())
        if typed == "/":
            self._kinds.ask(self.tr("What comes here"), self._acts(), near)
        else:
            minutes = self._page.open_minutes
            self._candidates = candidates(minutes.current, minutes.template, self._people)
            offered = [Choice(one.name, one.name, one.who, one.letters) for one in self._candidates]
            self._owners.ask(self.tr("Owner"), offered, near, free=True)

    def _leave(self, typed: str) -> None:
        editor = self._editor
        if editor is not None and typed:
            editor.textCursor().insertText(typed)

    # What comes at an empty line

    def _acts(self) -> list[Choice]:
        """The kinds of block and some acts, each with its key; a printed label finds them too."""
        template = self._page.open_minutes.template
        labels = {
            str(kind): str(getattr(blank_block(kind, template), "label", None) or "")
            for kind in KIND_KEYS
        }
        actions = {action.objectName(): action for action in self._page.actions()}
        names = (*map(str, KIND_KEYS), *_OTHER_ACTS)
        return [
            Choice(actions[name].text(), name, _key_of(actions[name]), labels.get(name, ""))
            for name in names
        ]

    def _do(self, name: str, _typed: str) -> None:
        editor = self._editor
        if editor is None:
            return
        editor.textCursor().deletePreviousChar()
        editor.read()
        action = next(one for one in self._page.actions() if one.objectName() == name)
        action.trigger()

    # Owners

    def _follow(self, typed: str) -> None:
        """Choose without another key when a short name has been typed whole and ended."""
        if not typed:
            return
        if typed[0].isdigit() or typed[0].isspace():  # a time, or a lone sign
            self._owners.leave()
            return
        name, end = typed[:-1], typed[-1]
        if end != " " and end not in _NEXT_NAME:
            return
        wanted = name.strip().casefold()
        known = next((one for one in self._candidates if one.name.casefold() == wanted), None)
        if known is not None:
            self._owners.choose(known.name)
        elif end in _NEXT_NAME and name.strip():
            self._owners.choose(None)

    def _own(self, name: str | None, typed: str) -> None:
        editor = self._editor
        row = editor.parent() if editor else None
        if editor is None or not isinstance(row, ActionRow):
            return
        end = typed[-1:] if name is None or typed.endswith((" ", *_NEXT_NAME)) else ""
        chosen = name or typed.rstrip(" /,")
        row.own(chosen, in_text=editor is row.text)
        if end == " ":
            editor.textCursor().insertText(" ")
        elif end and end in _NEXT_NAME:
            editor.textCursor().insertText("@")
            self._ask(editor, "@")


def _key_of(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
