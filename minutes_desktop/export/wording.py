"""The few printed words that no template holds."""

from __future__ import annotations

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template

STATE = {
    "draft": "DRAFT v{n} – subject to approval",
    "circulated": "DRAFT v{n} – circulated, subject to approval",
    "agreed": "Agreed",
    "signed": "Signed",
    "published": "Published",
    "superseded": "Superseded",
    "withdrawn": "Withdrawn",
}
PAGE = "Page {x} of {y}"
REPRESENTED = "represented by {name}"
REPRESENTATIVE = "Representative: {name}"
REMOTE = "x"
REMOTE_IN_WORDS = "by telephone or video"
JOINER = " – "
UNTITLED = "Minutes"
OWNER_HEARD = "Action owner: {words}"
STATUS_HEARD = "Status: {words}"

NOBODY = frozenset({"nil", "none", "n/a", "-", "–", "nobody", "no one"})
"""What is typed where nobody stands in, in small letters."""


def state_words(minutes: Minutes, template: Template) -> str:
    """The words that say how far the minutes are agreed: the template's, or else the usual ones."""
    words = template.labels.state.get(minutes.state) or STATE[minutes.state]
    return words.replace("{n}", str(minutes.version))


def page_words(template: Template, page: int, pages: int) -> str:
    """The page number ``page`` of ``pages``, both counted from 1, in the template's form."""
    words = template.labels.page or PAGE
    return words.replace("{x}", str(page)).replace("{y}", str(pages))


def stand_in_words(name: str) -> str:
    """The words that name a representative where no column does; ``Nil`` names nobody."""
    pattern = REPRESENTATIVE if name.strip().casefold() in NOBODY else REPRESENTED
    return pattern.replace("{name}", name)
