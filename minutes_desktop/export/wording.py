"""The few printed words that no template holds, and the forms of printed dates."""

from __future__ import annotations

import datetime as dt

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.template import Template

STATE = {
    "draft": "DRAFT v{n} – subject to approval",
    "circulated": "DRAFT v{n} – circulated, subject to approval",
    "agreed": "Agreed",
    "signed": "Signed",
    "published": "Published",
    "superseded": "Superseded",
}
PAGE = "Page {x} of {y}"
REPRESENTED = "represented by {name}"
JOINER = " – "

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def long_date(date: dt.date) -> str:
    """The date as minutes print it, ``30 June 2017``, whatever the computer's language is."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def state_words(minutes: Minutes, template: Template) -> str:
    """The words that say how far the minutes are agreed: the template's, or else the usual ones."""
    words = template.labels.state.get(minutes.state) or STATE[minutes.state]
    return words.replace("{n}", str(minutes.version))


def page_words(template: Template, page: int, pages: int) -> str:
    """The page number ``page`` of ``pages``, both counted from 1, in the template's form."""
    words = template.labels.page or PAGE
    return words.replace("{x}", str(page)).replace("{y}", str(pages))
