"""Which acts are offered for minutes as they stand, and in what words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import Act, ActKind
from minutes_desktop.domain.sign_off import State
from minutes_desktop.ui.labels import STATES

_OFFERED: dict[State, tuple[ActKind, ...]] = {
    "draft": ("circulated", "agreed"),
    "circulated": ("agreed", "withheld", "returned"),
    "agreed": ("signed", "returned"),
    "signed": ("published", "amended", "superseded", "withdrawn"),
    "published": ("amended", "superseded", "withdrawn"),
    "superseded": (),
    "withdrawn": (),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("SignOff", words)


def offered(minutes: Minutes, *, is_held: bool, versions: int) -> tuple[ActKind, ...]:
    """The acts that may come next, the usual one first."""
    found: list[ActKind] = [*_OFFERED[minutes.state]]
    found.append("released" if is_held else "held")
    if minutes.state == "draft" and not versions and not is_held:
        found.append("deleted")
    return tuple(found)


def act_words(kind: ActKind, minutes: Minutes) -> str:
    """What is done, as a choice and on the button."""
    words = {
        "circulated": _tr("Circulate version {n}"),
        "agreed": _tr("Record that a meeting agreed them"),
        "withheld": _tr("Record that agreement was withheld"),
        "signed": _tr("Sign version {n}"),
        "published": _tr("Record that they are published"),
        "amended": _tr("Amend after signing"),
        "superseded": _tr("Mark as superseded"),
        "withdrawn": _tr("Withdraw"),
        "returned": _tr("Return to draft"),
        "held": _tr("Put under a legal hold"),
        "released": _tr("Release from the legal hold"),
        "deleted": _tr("Delete this draft"),
    }
    return words[kind].format(n=minutes.version)


def about(kind: ActKind) -> str:
    """What the act means, in a sentence or two."""
    words = {
        "circulated": _tr(
            "The pages at the right are kept for good as they are. Nothing can be written until the"
            " minutes go back to draft."
        ),
        "agreed": _tr("At which meeting, and with which amendments."),
        "withheld": _tr("The minutes stay as they are; the journal says why."),
        "signed": _tr("The pages at the right are what is signed, and are kept for good."),
        "published": _tr("Nothing is printed anew; the journal says where and when."),
        "amended": _tr(
            "The signed words stay as they are in their version. The corrections make a new one,"
            " which lists them at its end."
        ),
        "superseded": _tr("Another record holds in their place."),
        "withdrawn": _tr("They hold no longer; they can still be read."),
        "returned": _tr("They can be written again, as the next version."),
        "held": _tr("Until it is released nothing of this meeting can be deleted."),
        "released": _tr("What may be deleted otherwise can be deleted again."),
        "deleted": _tr("The words go for good; that they were here stays in the journal."),
    }
    return words[kind]


def done_words(kind: ActKind, minutes: Minutes) -> str:
    """What is said once it is done."""
    words = {
        "circulated": _tr("Version {n} is circulated and kept."),
        "agreed": _tr("Version {n} is agreed and kept."),
        "withheld": _tr("It is written down that agreement was withheld."),
        "signed": _tr("Version {n} is signed and kept."),
        "published": _tr("It is written down that they are published."),
        "amended": _tr("The amendments are made; they are version {n}."),
        "superseded": _tr("They are superseded."),
        "withdrawn": _tr("They are withdrawn."),
        "returned": _tr("They are a draft again, version {n}."),
        "held": _tr("They are under a legal hold."),
        "released": _tr("The legal hold is ended."),
        "deleted": _tr("The draft is deleted."),
    }
    return words[kind].format(n=minutes.version)


def past_words(act: Act) -> str:
    """An entry of the journal on one line: when, what, by whom and why."""
    words = {
        "circulated": _tr("circulated"),
        "agreed": _tr("agreed"),
        "withheld": _tr("agreement withheld"),
        "signed": _tr("signed"),
        "published": _tr("published"),
        "amended": _tr("amended"),
        "superseded": _tr("superseded"),
        "withdrawn": _tr("withdrawn"),
        "returned": _tr("returned to draft"),
        "held": _tr("put under a legal hold"),
        "released": _tr("released from the legal hold"),
    }
    said = words.get(act.kind, act.kind.replace("_", " "))
    line = f"{act.at.astimezone():%d/%m/%Y %H:%M}  {said}"
    if where := next(filter(None, (act.details.get(name) for name in ("words", "where"))), ""):
        line += _tr(" at {}").format(where)
    line += _tr(" by {}").format(act.by) if act.by else ""
    return f"{line}: {act.reason}" if act.reason else line


def state_sentence(minutes: Minutes, *, is_held: bool) -> str:
    """How far the minutes are, in a sentence."""
    words = {
        "draft": _tr("A draft, version {n}, which can be written."),
        "circulated": _tr("Circulated as version {n}, not agreed yet."),
        "agreed": _tr("Agreed as version {n}, not signed yet."),
        "signed": _tr("Signed as version {n}."),
        "published": _tr("Signed as version {n}, and published."),
        "superseded": _tr("Version {n}, superseded by another record."),
        "withdrawn": _tr("Version {n}, withdrawn."),
    }
    said = words.get(minutes.state, STATES[minutes.state]).format(n=minutes.version)
    return f"{said} " + _tr("Under a legal hold.") if is_held else said
