"""An action: what is to be done, by whom, by when, and how it stands."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.date_words import find_day, find_month
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
    def owner_names(self) -> str:
        """The names of the owners, with strokes between them."""
        return "/".join(owner.name for owner in self.owners)

    @property
    def owner_printed(self) -> str:
        """The owner words of column three."""
        return self.owner_names if self.owner_words is None else self.owner_words

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


_BEFORE = r"(?:(?:by|on|in|before)\s+)?(?:the\s+)?"
_NAMED_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]+\.?,?\s+\d{4}"
_FIGURES = r"\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_WHOLE_DAY = re.compile(rf"{_BEFORE}(?:{_NAMED_DAY}|{_FIGURES})\.?", re.IGNORECASE)
_WHOLE_MONTH = re.compile(rf"{_BEFORE}[a-z]+\.?,?\s+\d{{4}}\.?", re.IGNORECASE)


def read_due(words: str) -> Due:
    """A due phrase with its typed value where the whole phrase is a date or a month.

    Any other phrase is kept as an event without a typed value.
    """
    phrase = words.strip()
    if not phrase:
        return Due(words)
    day = find_day(phrase) if _WHOLE_DAY.fullmatch(phrase) else None
    if day and day.date:
        return Due(words, "date", day.date.isoformat())
    month = find_month(phrase) if _WHOLE_MONTH.fullmatch(phrase) else ""
    return Due(words, "month", month) if month else Due(words, "event")
