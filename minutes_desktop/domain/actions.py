"""An action: what is to be done, by whom, by when, and how it stands."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText, is_blank

OwnerKind = Literal["person", "post", "body", "all", "words"]
DueKind = Literal["none", "date", "month", "meeting", "event", "condition"]
StatusKind = Literal["open", "completed", "discharged", "standing", "carried_forward", "withdrawn"]
StatusPlace = Literal["none", "text", "column"]


class Owner(Struct, frozen=True, omit_defaults=True):
    """Who must act, as the minutes name them."""

    name: str
    kind: OwnerKind = "words"


class Due(Struct, frozen=True, omit_defaults=True):
    """When an action falls due.

    ``words`` is the phrase as written; ``when`` is its typed value: ``YYYY-MM-DD`` for a date,
    ``YYYY-MM`` for a month, empty where it cannot be known.
    """

    words: str = ""
    kind: DueKind = "none"
    when: str = ""


class Status(Struct, frozen=True, omit_defaults=True):
    """How an action stands, with its printed form and where that is printed."""

    kind: StatusKind = "open"
    words: str = ""
    place: StatusPlace = "none"


class Action(Struct, frozen=True, omit_defaults=True):
    """One action of an Actions block, or the original action of a Brought forward block.

    ``owner_words`` is what column three prints: ``None`` prints the owners' names, an empty
    string prints nothing (the owner is named in the text only).
    """

    id: str = field(default_factory=new_id)
    text: RichText = ()
    owners: tuple[Owner, ...] = ()
    owner_words: str | None = None
    due: Due = Due()
    status: Status = Status()
    reference: str = ""

    @property
    def owner_printed(self) -> str:
        """The owner words of column three."""
        if self.owner_words is not None:
            return self.owner_words
        return "/".join(owner.name for owner in self.owners)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written for this action."""
        return (
            is_blank(self.text) and not self.owners and not self.owner_words and not self.due.words
        )


def read_owners(words: str) -> tuple[Owner, ...]:
    """The owners named by words such as ``CC``, ``AC/AB`` or ``ALL``, in the order named."""
    names = (name.strip() for name in re.split(r"\s*(?:/|,|;|&|\band\b)\s*", words))
    return tuple(Owner(name, "all" if name.upper() == "ALL" else "words") for name in names if name)


_DATE_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y")
_MONTH_FORMS = ("%B %Y", "%b %Y")


def read_due(words: str) -> Due:
    """A due phrase with its typed value where the whole phrase is a date or a month.

    Any other phrase is kept as an event without a typed value.
    """
    phrase = words.strip()
    if not phrase:
        return Due(words)
    date = re.sub(r"(?i)^(by|on|in|before)\s+(the\s+)?", "", phrase)
    date = re.sub(r"(?i)(\d)(st|nd|rd|th)\b", r"\1", date).rstrip(".")
    for form in _DATE_FORMS:
        if found := _parse(date, form):
            return Due(words, "date", found.isoformat())
    for form in _MONTH_FORMS:
        if found := _parse(date, form):
            return Due(words, "month", found.isoformat()[:7])
    return Due(words, "event")


def _parse(words: str, form: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(words, form).date()  # noqa: DTZ007 - a local date, no clock time
    except ValueError:
        return None
