"""The keys of every act, by the act's name: what the program gives it before the user changes it.

An act may have several, parted by ``|``. Two acts that can be done on the same page never share
a key; the pages on which templates are edited have keys of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from minutes_desktop.domain.blocks import BlockKind

WINDOW_KEYS = {
    "new_meeting": "Ctrl+N",
    "meetings": "Ctrl+Shift+M|Alt+Home",
    "series": "",
    "search": "Ctrl+Shift+F",
    "templates": "Ctrl+T",
    "register": "Ctrl+Shift+G",
    "import": "Ctrl+Shift+O",
    "export": "Ctrl+E",
    "print": "Ctrl+P",
    "save_copy": "F12",
    "back_up": "",
    "backups": "",
    "verify": "",
    "close_window": "Ctrl+Q|Ctrl+W",
    "next_pane": "F6",
    "previous_pane": "Shift+F6",
    "shortcuts": "F1",
    "about": "",
}
"""Acts of the window, on every page."""

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
"""The acts that make the line with the caret a block of a kind, or start one."""

CAPTURE_KEYS: dict[str, str] = {
    **{str(kind): keys for kind, keys in KIND_KEYS.items()},
    "nil_return": "Ctrl+0",
    "approval": "Ctrl+Shift+A",
    "more_about_person": "Ctrl+.",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z|Ctrl+Y",
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
    "underline": "Ctrl+U",
    "superscript": "Ctrl++",
    "subscript": "Ctrl+=",
    "repair": "Ctrl+Shift+R",
    "split_block": "Alt+Enter|Alt+Return",
    "new_item": "Ctrl+Enter|Ctrl+Return",
    "new_child": "Ctrl+Shift+Enter|Ctrl+Shift+Return",
    "next_item": "Ctrl+PgDown",
    "previous_item": "Ctrl+PgUp",
    "move_up": "Alt+Up",
    "move_down": "Alt+Down",
    "nest": "Alt+Shift+Right",
    "unnest": "Alt+Shift+Left",
    "label": "Ctrl+L",
    "run_in": "Ctrl+Shift+L",
    "number_place": "Ctrl+Shift+H",
    "presenter": "Ctrl+Shift+S",
    "deferral": "Ctrl+Shift+D",
    "discharge": "Ctrl+Shift+X",
    "action_history": "Ctrl+Shift+U",
    "carry_forward": "Ctrl+Shift+Y",
    "last_agreed": "",
    "last_amended": "",
    "last_withheld": "",
    "remove": "Ctrl+Shift+Backspace",
    "new_column": "Alt+Ins",
    "remove_column": "Alt+Del",
    "column_left": "Alt+Left",
    "column_right": "Alt+Right",
    "wider": "Alt++|Alt+=",
    "narrower": "Alt+-",
    "find": "Ctrl+F",
    "replace": "Ctrl+H",
    "find_next": "F3",
    "find_previous": "Shift+F3",
    "jump": "Ctrl+J",
    "next_come_back": "Ctrl+Shift+J",
    "copy_item": "Ctrl+Shift+C",
    "copy_minutes": "",
    "correct_name": "Ctrl+R",
    "expand_acronym": "Ctrl+Shift+E",
    "expand_acronyms": "",
    "add_autotext": "",
    "series_words": "Ctrl+Shift+W",
    "completing": "",
    "acronym_marks": "",
    "check": "Ctrl+Shift+K",
    "arrivals": "Ctrl+Shift+I",
    "clock": "Ctrl+K",
    "take_item": "Ctrl+M",
    "speaker": "Ctrl+;",
    "next_misspelt": "F7",
    "spelling_on": "",
    "newest_template": "Ctrl+Shift+F9",
    "other_template": "",
    "edit_template": "Ctrl+F9",
    "preview": "F9",
    "preview_apart": "Shift+F9",
    "read_back": "F4",
    "sign_off": "Ctrl+Shift+F8",
    "versions": "F5",
    "compare": "Ctrl+F5",
    "next_difference": "Ctrl+Shift+PgDown",
    "previous_difference": "Ctrl+Shift+PgUp",
    "open_kept_pdf": "",
    "save_kept_pdf": "",
}
"""Acts of the page on which minutes are taken, and of those on which kept ones are read."""

TEMPLATE_KEYS = {
    "template_edit": "F2",
    "template_new": "Ctrl+Shift+N",
    "template_duplicate": "Ctrl+D",
    "template_undo": "Ctrl+Z",
    "template_redo": "Ctrl+Shift+Z|Ctrl+Y",
    "row_new": "Ctrl+Enter|Ctrl+Return",
    "row_up": "Alt+Up",
    "row_down": "Alt+Down",
    "row_nest": "Alt+Shift+Right",
    "row_unnest": "Alt+Shift+Left",
    "row_remove": "Ctrl+Shift+Backspace",
    "template_save": "Ctrl+S",
    "template_back": "",
    "next_section": "Ctrl+PgDown",
    "previous_section": "Ctrl+PgUp",
    "template_preview": "F9",
}
"""Acts of the pages on which templates are listed and edited."""

REGISTER_KEYS = {
    "register_complete": "Ctrl+Shift+C",
    "register_discharge": "Ctrl+Shift+X",
    "register_update": "Ctrl+U",
    "register_due": "Ctrl+D",
    "register_carry": "Ctrl+Shift+Y",
    "register_standing": "",
    "register_withdraw": "",
    "register_reopen": "Ctrl+R",
    "register_back": "",
}
"""Acts of the page of the register of actions."""

KEYS: dict[str, str] = {**WINDOW_KEYS, **CAPTURE_KEYS, **TEMPLATE_KEYS, **REGISTER_KEYS}


def sequences(keys: str) -> list[QKeySequence]:
    """Keys parted by ``|``, as Qt takes them."""
    return [QKeySequence(key) for key in keys.split("|") if key]


def key_words(keys: str) -> str:
    """The first of the keys, in the words of this computer's keyboard; empty for none."""
    first = next(iter(sequences(keys)), QKeySequence())
    return first.toString(QKeySequence.SequenceFormat.NativeText)
