"""The few printed words that no template holds."""

from __future__ import annotations

import re

from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.sign_off import Amendment, Signature
from minutes_desktop.domain.template import Template
from minutes_desktop.export.stamp import NO_STAMP, Stamp, is_copy

STATE = {
    "draft": "DRAFT v{n} – subject to approval",
    "circulated": "DRAFT v{n} – subject to approval",
    "agreed": "Agreed[ at {meeting}][ on {date}]",
    "agreed_amended": "Agreed with amendments[ at {meeting}][ on {date}]",
    "signed": "Signed[ {date}]",
    "published": "Published",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
    "amended": "Amended[ {date}]",
    "copy": "Copy of signed version {n}",
}
"""How far minutes are agreed. What stands in brackets is left out where its field is empty."""
PAGE = "Page {x} of {y}"
REPRESENTED = "represented by {name}"
REPRESENTATIVE = "Representative: {name}"
REMOTE = "x"
REMOTE_IN_WORDS = "by telephone or video"
JOINER = " – "
UNTITLED = "Minutes"
REMOTE_HEARD = "Yes"  # in place of a single mark, such as x, under its head
OWNER_HEARD = "Action owner: {words}"
STATUS_HEARD = "Status: {words}"
SIGNED_ON_PAPER = "Signed on paper"
SIGNATURE_OF = "Signature of {name}"
SIGNATURE = "Signature"
AMENDMENTS = "Amendments"
SEAL = "{signed}. Version {n}.\nSeal (SHA-256): {seal}"

ACTIONS_TITLE = "Actions by owner"
ACTIONS_SHEET = "Actions"
ACTIONS_DAY = "As at {date}"
ACTIONS_NONE = "There are no actions."
ACTIONS_NOBODY = "Nobody named"
ACTIONS_OVERDUE = "overdue"
ACTIONS_HEADS = ("Reference", "Action", "Due", "Status")
ACTIONS_COLUMNS = (
    *("Reference", "Action", "Owners", "Due", "Due as agreed", "Overdue", "Status"),
    *("Raised", "Days since", "Times postponed", "Series", "Last meeting"),
)
ACTIONS_YES = "Yes"
STATUSES = {
    "open": "Open",
    "completed": "Completed",
    "discharged": "Discharged",
    "standing": "Standing item",
    "carried_forward": "Carried forward",
    "withdrawn": "Withdrawn",
}

NOBODY = frozenset({"nil", "none", "n/a", "-", "–", "nobody", "no one"})
"""What is typed where nobody stands in, in small letters."""

_OPTIONAL = re.compile(r"\[([^\[\]]*\{(n|date|meeting)\}[^\[\]]*)\]")


def state_words(minutes: Minutes, template: Template, stamp: Stamp = NO_STAMP) -> str:
    """The words that say how far the minutes are agreed: the template's, or else the usual ones.

    Signed minutes printed without a seal are a copy, whatever has become of them since.
    """
    parts = [_state(kind, minutes, template) for kind in _kinds(minutes, stamp)]
    return JOINER.join(part for part in parts if part)


def _kinds(minutes: Minutes, stamp: Stamp) -> list[str]:
    """Which patterns the words are made of, one after the other."""
    amended = any(one.after_signing for one in minutes.sign_off.amendments)
    also = ["amended"] if amended else []
    if is_copy(minutes, stamp):
        later = [minutes.state] if minutes.state in {"superseded", "withdrawn"} else []
        return ["copy", *also, *later]
    if stamp.seal:
        return ["signed", *also]
    if minutes.state == "agreed" and minutes.sign_off.agreement.amended:
        return ["agreed_amended"]
    return [minutes.state, *also]


def _state(kind: str, minutes: Minutes, template: Template) -> str:
    labels = template.labels.state
    plain = labels.get("agreed", "") if kind == "agreed_amended" else ""
    pattern = labels.get(kind) or plain or STATE[kind]
    agreement, signature = minutes.sign_off.agreement, minutes.sign_off.signature
    date = agreement.date if kind.startswith("agreed") else signature.date
    if kind == "amended":
        days = [one.date for one in minutes.sign_off.amendments if one.after_signing and one.date]
        date = max(days, default=None)
    fields = {
        "n": str(minutes.version),
        "date": long_date(date) if date else "",
        "meeting": agreement.words.strip(),
    }
    words = _OPTIONAL.sub(lambda found: found[1] if fields[found[2]] else "", pattern)
    for name, value in fields.items():
        words = words.replace(f"{{{name}}}", value)
    return " ".join(words.split())


def signature_words(signature: Signature) -> str:
    """What stands for the signature where no picture of it is shown."""
    match signature.way:
        case "ink":
            return SIGNED_ON_PAPER
        case "image":
            return SIGNATURE_OF.format(name=signature.name) if signature.name else SIGNATURE
        case _:
            return signature.name


def seal_words(minutes: Minutes, template: Template, stamp: Stamp) -> str:
    """Who signed, which version this is, and its seal; nothing without one."""
    if not stamp.seal:
        return ""
    signature = minutes.sign_off.signature
    by = ", ".join(filter(None, (signature.name, signature.office)))
    signed = _state("signed", minutes, template) + (f" by {by}" if by else "")
    return SEAL.format(signed=signed, n=minutes.version, seal=stamp.groups)


def amendment_words(amendment: Amendment) -> str:
    """What an amendment changed, and where that is minuted."""
    old, new = (" ".join(words.split()) for words in (amendment.old, amendment.new))
    if not new:
        said = f"“{old}” is taken out"
    elif not old:
        said = f"“{new}” is put in"
    else:
        said = f"for “{old}” read “{new}”"
    where = f"{amendment.where}: " if amendment.where else ""
    record = [f"minuted: {amendment.minuted}"] if amendment.minuted else []
    record += [f"moved by {amendment.by}"] if amendment.by else []
    day = long_date(amendment.date) if amendment.date else ""
    record += [day] if day and day not in amendment.minuted else []
    return f"{where}{said}" + (f" ({'; '.join(record)})." if record else ".")


def page_words(template: Template, page: int, pages: int) -> str:
    """The page number ``page`` of ``pages``, both counted from 1, in the template's form."""
    words = template.labels.page or PAGE
    return words.replace("{x}", str(page)).replace("{y}", str(pages))


def stand_in_words(name: str) -> str:
    """The words that name a representative where no column does; ``Nil`` names nobody."""
    pattern = REPRESENTATIVE if name.strip().casefold() in NOBODY else REPRESENTED
    return pattern.replace("{name}", name)
