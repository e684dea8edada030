"""An action: what is to be done, by whom, by when, and how it stands."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

from minutes_desktop.domain.date_words import find_day, find_month
from minutes_desktop.domain.ids import new_id
from minutes_desktop.domain.richtext import RichText, is_blank

OwnerKind = Literal["person", "post", "body", "all", "words"]
DueKind = Literal["none", "date", "month", "meeting", "review", "event", "condition"]
StatusKind = Literal["open", "completed", "discharged", "standing", "carried_forward", "withdrawn"]
StatusPlace = Literal["none", "text", "column"]

_PARTING = ";"  # between due phrases


class Owner(Struct, frozen=True, omit_defaults=True):
    """Who must act, as the minutes name them."""

    name: str
    kind: OwnerKind = "words"


class Due(Struct, frozen=True, omit_defaults=True):
    """When an action, or one of its obligations, falls due.

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
    string prints nothing (the owner is named in the text only). ``dues`` has a phrase for each
    obligation; ``reference`` is the number by which registers know the action.
    """

    id: str = field(default_factory=new_id)
    text: RichText = ()
    owners: tuple[Owner, ...] = ()
    owner_words: str | None = None
    dues: tuple[Due, ...] = ()
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
    def due_words(self) -> str:
        """The due phrases as they are typed, parted by semicolons."""
        return _PARTING.join(due.words for due in self.dues)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written for this action."""
        return is_blank(self.text) and not (
            self.owners or self.owner_words or self.due_words or self.reference
        )


_STATUS_WORDS: tuple[tuple[str, StatusKind], ...] = (
    ("discharged", "discharged"),
    ("closed", "discharged"),
    ("completed", "completed"),
    ("standing", "standing"),
    ("carried forward", "carried_forward"),
    ("brought forward", "carried_forward"),
    ("withdrawn", "withdrawn"),
    ("ongoing", "open"),
)


def find_status(words: str) -> StatusKind | None:
    """The kind of status that printed words such as ``Discharged`` name, if any."""
    said = words.casefold()
    return next((kind for sign, kind in _STATUS_WORDS if sign in said), None)


def read_owners(words: str) -> tuple[Owner, ...]:
    """The owners named by words such as ``CC``, ``AC/AB`` or ``ALL``, in the order named."""
    names = (name.strip() for name in re.split(r"\s*(?:/|,|;|&|\band\b)\s*", words))
    return tuple(Owner(name, "all" if name.upper() == "ALL" else "words") for name in names if name)


_BEFORE = r"(?:(?:by|on|in|before)\s+)?(?:the\s+)?"
_NAMED_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]+\.?,?\s+\d{4}"
_FIGURES = r"\d{1,2}[/.]\d{1,2}[/.]\d{4}"
_WHOLE_DAY = re.compile(rf"{_BEFORE}(?:{_NAMED_DAY}|{_FIGURES})\.?", re.IGNORECASE)
_WHOLE_MONTH = re.compile(rf"{_BEFORE}[a-z]+\.?,?\s+\d{{4}}\.?", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_CONDITION = re.compile(r"\b(?:if|unless|subject to|provided)\b", re.IGNORECASE)
_REVIEW = re.compile(r"\breview", re.IGNORECASE)
_MEETING = re.compile(r"\bmeetings?\b", re.IGNORECASE)


def read_dues(words: str) -> tuple[Due, ...]:
    """The due phrases parted by semicolons, each with its typed value; joined they are as typed."""
    return tuple(map(read_due, words.split(_PARTING))) if words else ()


def read_due(words: str) -> Due:
    """A due phrase with what it means: a date or a month only where the whole phrase is one.

    Of any other phrase the kind is read, and the month it names with its year.
    """
    phrase = words.strip()
    if not phrase:
        return Due(words)
    day = find_day(phrase) if _WHOLE_DAY.fullmatch(phrase) else None
    if day and day.date:
        return Due(words, "date", day.date.isoformat())
    month = find_month(phrase)
    if month and _WHOLE_MONTH.fullmatch(phrase):
        return Due(words, "month", month)
    kinds: tuple[tuple[DueKind, re.Pattern[str]], ...] = (
        ("condition", _CONDITION),
        ("review", _REVIEW),
        ("meeting", _MEETING),
    )
    for kind, sign in kinds:
        if sign.search(phrase):
            return Due(words, kind, _when(phrase))
    return Due(words, "event")


def _when(phrase: str) -> str:
    """The one day or month that a phrase names with its year; empty where it names several."""
    if len(_YEAR.findall(phrase)) != 1:
        return ""
    day = find_day(phrase)
    return day.date.isoformat() if day and day.date else find_month(phrase)
