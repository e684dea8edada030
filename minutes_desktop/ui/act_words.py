"""Every act in words, by the menu it stands in: what Help lists and the sheet prints.

The words are those of the menus, which a test holds to it. They stand here too because Help lists
also the acts of pages that are not open.
"""

from __future__ import annotations

from msgspec import Struct

from minutes_desktop.ui.keys import KIND_KEYS
from minutes_desktop.ui.labels import BLOCK_KINDS


class ActMenu(Struct, frozen=True):
    """A menu with its acts, by name, in words; ``place`` says where it is if not everywhere."""

    title: str
    acts: dict[str, str]
    place: str = ""

    @property
    def heading(self) -> str:
        """The title, with the place where another menu has the same."""
        return f"{self.title} ({self.place})" if self.place else self.title


ACT_MENUS = (
    ActMenu(
        "Meeting",
        {
            "new_meeting": "New meeting",
            "meetings": "Meetings",
            "series": "Series",
            "search": "Search all meetings…",
            "templates": "Templates",
            "register": "Actions",
            "import": "Import…",
            "export": "Export…",
            "print": "Print…",
            "save_copy": "Save a copy elsewhere…",
            "back_up": "Back up…",
            "backups": "Backups…",
            "verify": "Verify…",
            "close_window": "Close window",
        },
    ),
    ActMenu(
        "Edit",
        {
            "undo": "Undo",
            "redo": "Redo",
            "bold": "Bold",
            "italic": "Italic",
            "underline": "Underline",
            "superscript": "Superscript",
            "subscript": "Subscript",
            "copy_item": "Copy the item",
            "copy_minutes": "Copy the minutes",
            "find": "Find…",
            "replace": "Replace…",
            "find_next": "Find next",
            "find_previous": "Find previous",
            "next_come_back": "Next to come back to",
            "repair": "Repair pasted text",
        },
    ),
    ActMenu(
        "Insert",
        {
            **{str(kind): BLOCK_KINDS[kind] for kind in KIND_KEYS},
            "nil_return": "Nil return",
            "approval": "Approval block",
            "more_about_person": "More about this person",
        },
    ),
    ActMenu(
        "Item",
        {
            "new_item": "New item",
            "new_child": "New item under this",
            "jump": "Jump to…",
            "next_item": "Next item",
            "previous_item": "Previous item",
            "move_up": "Move up",
            "move_down": "Move down",
            "nest": "Put under the item before",
            "unnest": "Take out from under",
            "split_block": "Split at the caret",
            "label": "Printed label",
            "run_in": "On one line with what follows",
            "number_place": "Number before the heading",
            "presenter": "Presenter and paper",
            "deferral": "Deferral",
            "discharge": "Discharge the action…",
            "action_history": "History of the action",
            "carry_forward": "Carry forward…",
            "last_agreed": "Last minutes agreed",
            "last_amended": "Last minutes agreed with amendments",
            "last_withheld": "Last minutes not agreed",
            "remove": "Remove",
        },
    ),
    ActMenu(
        "Room",
        {
            "arrivals": "Arrival or departure…",
            "clock": "Meeting clock…",
            "take_item": "This item is being taken",
            "speaker": "Speaker…",
        },
    ),
    ActMenu(
        "Table",
        {
            "new_column": "New column",
            "remove_column": "Remove column",
            "column_left": "Move column left",
            "column_right": "Move column right",
            "wider": "Wider",
            "narrower": "Narrower",
        },
    ),
    ActMenu(
        "Words",
        {
            "next_misspelt": "Next misspelt word",
            "spelling_on": "Check spelling as you type",
            "check": "Check before issue",
            "correct_name": "Correct a name everywhere…",
            "expand_acronym": "Write acronym in full",
            "expand_acronyms": "Write all in full at first use",
            "add_autotext": "Add selection to autotext…",
            "series_words": "Words of the series",
            "completing": "Complete names as I type",
            "acronym_marks": "Mark unknown acronyms",
        },
    ),
    ActMenu(
        "Template",
        {
            "newest_template": "Use the newest template",
            "other_template": "Use another template…",
            "edit_template": "Edit the template…",
        },
    ),
    ActMenu(
        "Record",
        {
            "sign_off": "Sign off…",
            "versions": "Versions and journal",
            "compare": "Compare versions…",
            "open_kept_pdf": "Open the kept PDF",
            "save_kept_pdf": "Save the kept PDF…",
            "next_difference": "Next difference",
            "previous_difference": "Previous difference",
        },
    ),
    ActMenu(
        "View",
        {
            "preview": "Preview",
            "preview_apart": "Preview in a window of its own",
            "read_back": "Read back to the chair",
            "next_pane": "Next pane",
            "previous_pane": "Previous pane",
        },
    ),
    ActMenu(
        "Help",
        {
            "shortcuts": "Keyboard shortcuts",
            "about": "About Minutes Desktop",
        },
    ),
    ActMenu(
        "Template",
        {
            "template_edit": "Edit",
            "template_new": "New from this…",
            "template_duplicate": "Duplicate",
            "template_save": "Save a version",
            "template_back": "Back to the templates",
            "template_undo": "Undo",
            "template_redo": "Redo",
            "next_section": "Next section",
            "previous_section": "Previous section",
        },
        "editing templates",
    ),
    ActMenu(
        "Row",
        {
            "row_new": "New row",
            "row_up": "Move up",
            "row_down": "Move down",
            "row_nest": "Put under the row before",
            "row_unnest": "Take out from under",
            "row_remove": "Remove",
        },
        "editing templates",
    ),
    ActMenu(
        "View",
        {
            "template_preview": "Preview",
        },
        "editing templates",
    ),
    ActMenu(
        "Action",
        {
            "register_complete": "Reported complete…",
            "register_discharge": "Discharge…",
            "register_update": "Update…",
            "register_due": "Change the due date…",
            "register_carry": "Carry forward…",
            "register_standing": "Make a standing item…",
            "register_withdraw": "Withdraw…",
            "register_reopen": "Reopen…",
            "register_back": "Back",
        },
        "the register",
    ),
)

FIXED_KEYS = (
    ("Enter", "Next paragraph, bullet or field"),
    ("Enter, on an empty line", "Leave the list, then the block"),
    ("Shift+Enter", "New line in the same paragraph"),
    ("- or * and a space", "A bullet"),
    ("1. and a space", "A numbered line"),
    ("/, on an empty line", "A list of what may come here"),
    ("@, in an action", "A list of owners"),
    ("?? anywhere", "A mark to come back to"),
    ("An abbreviation and a space", "The words of the series for it"),
    ("Tab, behind grey words", "Take the rest of a name or phrase"),
    ("Tab, Shift+Tab, in a list", "One level in, one out"),
    ("Tab, Shift+Tab", "Next field, field before"),
    ("Up, Down", "From line to line, on into the next row"),
    ("Backspace, in an empty row", "Remove the row"),
    ("Ctrl+Enter, when signing off", "Do what is chosen"),
    ("Esc", "Dismiss a message, leave a list or a page"),
    ("Alt with the underlined letter", "Open a menu"),
)
"""Keys that are no acts and cannot be changed: the keys, and what they do."""


def words_of_act(act: str) -> str:
    """What an act is called in its menu."""
    named = (menu.acts[act] for menu in ACT_MENUS if act in menu.acts)
    return next(named, act.replace("_", " ").capitalize())
