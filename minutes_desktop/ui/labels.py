"""The words the screen uses for the values of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_desktop.domain.actions import StatusKind
    from minutes_desktop.domain.blocks import BlockKind, EventKind
    from minutes_desktop.domain.checks import RemarkKind
    from minutes_desktop.domain.minutes import ApprovalRole, DetailRole, Minutes
    from minutes_desktop.domain.repair import LeftoverKind
    from minutes_desktop.domain.sign_off import State

BLOCK_KINDS: dict[BlockKind, str] = {
    "text": "Text",
    "context": "Context",
    "question": "Question",
    "findings": "Findings",
    "update": "Update",
    "quoted": "Quoted",
    "actions": "Actions",
    "previous_actions": "Previous actions",
    "brought_forward": "Brought forward",
    "decision": "Decision",
    "event": "Event",
    "note": "Note",
    "table": "Table",
    "next_meeting": "Next meeting",
}

PASSAGE_KINDS: dict[str, str] = {
    "title": "Title",
    "marking": "Marking",
    "details": "Details",
    "attendance": "Attendance",
    "apologies": "Apologies",
    "item": "Item heading",
    **{str(kind): words for kind, words in BLOCK_KINDS.items()},
    "approval": "Approval",
}
"""What is searched: the forms around the items, the items themselves, and blocks."""

STATUSES: dict[StatusKind, str] = {
    "open": "Open",
    "completed": "Completed",
    "discharged": "Discharged",
    "standing": "Standing item",
    "carried_forward": "Carried forward",
    "withdrawn": "Withdrawn",
}

EVENTS: dict[EventKind, str] = {
    "": "",
    "arrival": "arrival",
    "departure": "departure",
    "start": "start",
    "adjournment": "adjournment",
    "resumption": "resumption",
    "close": "close",
}

LEFTOVERS: dict[LeftoverKind, tuple[str, str]] = {
    "lines": ("broken line", "broken lines"),
    "bullets": ("odd bullet", "odd bullets"),
    "numbers": ("number typed with a tab", "numbers typed with tabs"),
    "quotes": ("e-mail quote mark", "e-mail quote marks"),
    "spaces": ("doubled space", "doubled spaces"),
    "layout": ("tab or fixed space", "tabs or fixed spaces"),
    "empty": ("empty paragraph", "empty paragraphs"),
    "hidden": ("hidden character", "hidden characters"),
}
"""What pasted text may bring along: of one, and of several."""

REMARKS: dict[RemarkKind, str] = {
    "come_back": "To come back to: {}",
    "no_title": "Without a title, nobody who listens is told what this is",
    "no_date": "The meeting has no date",
    "no_owner": "Nobody is named for the action: {}",
    "no_answer": "Nothing is recorded in answer to: {}",
    "nil_beside_actions": "It says that there were no actions, and there are some",
    "empty_item": "Nothing is written in the item",
    "unknown_speaker": "{} speaks and is not among those present",
    "unknown_acronym": "Nobody has said what {} stands for",
    "no_next_meeting": "The next meeting is not announced",
    "table_without_heads": "A table without heads cannot be read out well",
    "replaced_character": "{} cannot be printed; on paper stands {stand_in}",
}
"""What is noticed before the minutes are issued; ``{}`` stands for the words it is about, and
``{stand_in}`` for what is printed in their place."""

STATES: dict[State, str] = {
    "draft": "Draft",
    "circulated": "Circulated",
    "agreed": "Agreed",
    "signed": "Signed",
    "published": "Published",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}


def title_with_state(minutes: Minutes) -> str:
    """What the title of the window says: the title of the minutes, and how far they are."""
    title = " ".join(minutes.title.split())
    return f"{title} ({STATES[minutes.state].lower()} v{minutes.version})" if title else title


DETAIL_ROLES: dict[DetailRole, str] = {
    "": "",
    "date": "date of the meeting",
    "time": "time of the meeting",
    "chair": "chair",
    "minutes": "minute taker",
    "venue": "venue",
}

APPROVAL_ROLES: dict[ApprovalRole, str] = {
    "": "",
    "signature": "signature",
    "name": "name of whoever signs",
    "office": "office of whoever signs",
    "date": "date of signing",
}
