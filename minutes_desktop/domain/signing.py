"""The acts by which minutes are issued, agreed, signed and corrected: what each makes of them.

Each takes the minutes as they stand and gives what is to be done, or raises ``SigningError``.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.amending import AmendmentError, apply
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.minutes import Approval, ApprovalRole, ApprovalRow, Minutes
from minutes_desktop.domain.record import ActKind
from minutes_desktop.domain.sign_off import (
    KEPT_FOR_GOOD,
    NEXT,
    Agreement,
    Amendment,
    Signature,
    SignOff,
    State,
)
from minutes_desktop.domain.template import Template, blank_approval

KEEPS: frozenset[ActKind] = frozenset({"circulated", "agreed", "signed", "amended"})
"""The acts that keep a version, with its pages."""
AMENDABLE: frozenset[State] = frozenset({"signed", "published"})
"""The states of signed minutes that can still be corrected."""


class SigningError(Exception):
    """The act cannot be done; ``str(error)`` is the sentence."""


class Step(Struct, frozen=True):
    """One act: what the minutes are after it, why, and what else the journal tells of it."""

    kind: ActKind
    after: Minutes
    reason: str = ""
    details: dict[str, str] = {}

    @property
    def keeps(self) -> bool:
        """Whether a version is kept by it."""
        return self.kind in KEEPS


def circulated(minutes: Minutes) -> Step:
    """Send the draft out for comment."""
    return Step("circulated", _become(minutes, "circulated"))


def agreed(minutes: Minutes, agreement: Agreement, amendments: tuple[Amendment, ...] = ()) -> Step:
    """Record that a meeting agreed the minutes, plainly or with amendments.

    The amendments of circulated minutes are made in them, which then are of the next number; those
    of a draft stand in its words already.
    """
    if not (agreement.words.strip() or agreement.date):
        raise SigningError("Say at which meeting the minutes were agreed, or on which day.")
    after = _become(minutes, "agreed")
    if minutes.state == "circulated" and amendments:
        after = replace(_applied(after, amendments), version=minutes.version + 1)
    agreement = replace(agreement, amended=bool(amendments))
    after = replace(after, sign_off=SignOff(agreement=agreement, amendments=amendments))
    return Step("agreed", after, details=_agreement_details(agreement) | _said(amendments))


def withheld(minutes: Minutes, agreement: Agreement, reason: str) -> Step:
    """Record that a meeting did not agree the minutes, and why."""
    if minutes.state not in {"draft", "circulated"}:
        raise SigningError("Only minutes that are not agreed yet can be withheld from agreement.")
    details = _agreement_details(agreement)
    return Step("withheld", minutes, _insisted(reason, "Say why"), details)


def with_approval(minutes: Minutes, template: Template) -> Minutes:
    """The minutes with a block to sign in; the template's where they have none yet."""
    if minutes.approval or "approval" not in template.layout.parts:
        return minutes
    return replace(minutes, approval=blank_approval(template))


def signed(minutes: Minutes, signature: Signature) -> Step:
    """Have the agreed minutes signed, and the approval block, where there is one, filled."""
    if not signature.name.strip():
        raise SigningError("Say who signs the minutes.")
    if signature.date is None:
        raise SigningError("Say on which day the minutes are signed.")
    if signature.way == "image" and not signature.image:
        raise SigningError("Choose the picture of the signature, or another way of signing.")
    after = _become(minutes, "signed")
    approval = _filled(minutes, signature)
    after = replace(
        after, approval=approval, sign_off=replace(minutes.sign_off, signature=signature)
    )
    details = {
        "name": signature.name,
        "office": signature.office,
        "date": signature.date.isoformat(),
        "way": signature.way,
    }
    return Step("signed", after, details=_without_empty(details))


def amended(minutes: Minutes, amendments: tuple[Amendment, ...]) -> Step:
    """Correct signed minutes, as a meeting ruled; the version is of the next number."""
    if minutes.state not in AMENDABLE:
        raise SigningError("Only minutes that are signed, and still hold, are amended.")
    if not amendments:
        raise SigningError("List what is amended: the words as they stand, and those instead.")
    if not all(one.minuted.strip() for one in amendments):
        raise SigningError("Say where each amendment is minuted: at which meeting, in which item.")
    amendments = tuple(replace(one, after_signing=True) for one in amendments)
    after = _applied(minutes, amendments)
    listed = (*minutes.sign_off.amendments, *amendments)
    sign_off = replace(minutes.sign_off, amendments=listed)
    after = replace(after, version=minutes.version + 1, sign_off=sign_off)
    return Step("amended", after, details=_said(amendments))


def published(minutes: Minutes, where: str, date: dt.date | None) -> Step:
    """Record where and when the signed minutes were published."""
    if not where.strip():
        raise SigningError("Say where the minutes are published, such as the address of the page.")
    details = {"where": where.strip(), "date": date.isoformat() if date else ""}
    return Step("published", _become(minutes, "published"), details=_without_empty(details))


def superseded(minutes: Minutes, reason: str) -> Step:
    """Record that another record holds in the place of the signed minutes."""
    reason = _insisted(reason, "Say what holds in their place, and why")
    return Step("superseded", _become(minutes, "superseded"), reason)


def withdrawn(minutes: Minutes, reason: str) -> Step:
    """Record that signed minutes hold no longer."""
    reason = _insisted(reason, "Say why they are withdrawn")
    return Step("withdrawn", _become(minutes, "withdrawn"), reason)


def returned(minutes: Minutes, reason: str) -> Step:
    """Take the minutes back to be written on, as a draft of the next number."""
    reason = _insisted(reason, "Say why they go back")
    after = replace(_become(minutes, "draft"), version=minutes.version + 1, sign_off=SignOff())
    return Step("returned", after, reason)


def held(minutes: Minutes, reason: str) -> Step:
    """Put the minutes under a legal hold, under which nothing of them is deleted."""
    return Step("held", minutes, _insisted(reason, "Say why they are held"))


def released(minutes: Minutes, reason: str) -> Step:
    """End the legal hold."""
    return Step("released", minutes, _insisted(reason, "Say why they are released"))


def deleted(minutes: Minutes, reason: str, *, is_held: bool, versions: int) -> Step:
    """Delete a draft of which no version is kept."""
    if is_held:
        raise SigningError("These minutes are under a legal hold, so they are not deleted.")
    if minutes.state in KEPT_FOR_GOOD:
        raise SigningError("These minutes are signed, so they are not deleted.")
    if minutes.state != "draft" or versions:
        raise SigningError("A version of these minutes is kept for good, so they are not deleted.")
    details = {
        "series": minutes.series,
        "date": minutes.date.isoformat() if minutes.date else "",
        "title": " ".join(minutes.title.split()),
    }
    reason = _insisted(reason, "Say why they are deleted")
    return Step("deleted", minutes, reason, _without_empty(details))


def _become(minutes: Minutes, state: State) -> Minutes:
    if state not in NEXT[minutes.state]:
        raise SigningError(
            f"Minutes that are {_STATES[minutes.state]} cannot become {_STATES[state]}."
        )
    return replace(minutes, state=state)


_STATES: dict[State, str] = {
    "draft": "a draft",
    "circulated": "circulated",
    "agreed": "agreed",
    "signed": "signed",
    "published": "published",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}


def _applied(minutes: Minutes, amendments: tuple[Amendment, ...]) -> Minutes:
    try:
        return apply(minutes, amendments)
    except AmendmentError as error:
        raise SigningError(str(error)) from error


def _insisted(reason: str, asked: str) -> str:
    if not reason.strip():
        raise SigningError(f"{asked}; the reason stays in the journal.")
    return reason.strip()


def _agreement_details(agreement: Agreement) -> dict[str, str]:
    date = agreement.date.isoformat() if agreement.date else ""
    return _without_empty({"meeting": agreement.meeting, "words": agreement.words, "date": date})


def _said(amendments: tuple[Amendment, ...]) -> dict[str, str]:
    return {"amendments": str(len(amendments))} if amendments else {}


def _without_empty(details: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in details.items() if words}


def _filled(minutes: Minutes, signature: Signature) -> Approval:
    """The approval block with who signs and when."""
    approval = minutes.approval
    if not approval:
        return approval
    roles = {row.role for row in approval.rows}
    name = signature.name
    if signature.office and "office" not in roles:
        name = f"{name}, {signature.office}"
    values: dict[ApprovalRole, str] = {
        "name": name,
        "office": signature.office,
        "date": long_date(signature.date) if signature.date else "",
    }
    rows = tuple(replace(row, value=values.get(row.role) or row.value) for row in approval.rows)
    if signature.way == "image" and "signature" not in roles:
        rows = (ApprovalRow(f"{minutes.id}-signature", "Signature:", role="signature"), *rows)
    return replace(approval, rows=rows)
