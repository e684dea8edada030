"""An action: what is to be done, by whom, by when, and how it stands."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct, field

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
    ("reopened", "open"),
)


def find_status(words: str) -> StatusKind | None:
    """The kind of status that printed words such as ``Discharged`` name, if any."""
    said = words.casefold()
    return next((kind for sign, kind in _STATUS_WORDS if sign in said), None)


def read_owners(words: str) -> tuple[Owner, ...]:
    """The owners named by words such as ``CC``, ``AC/AB`` or ``ALL``, in the order named."""
    names = (name.strip() for name in re.split(r"\s*(?:/|,|;|&|\band\b)\s*", words))
    return tuple(Owner(name, "all" if name.upper() == "ALL" else "words") for name in names if name)
