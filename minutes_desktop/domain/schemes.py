"""Ready-made numbering schemes to choose from, and what a scheme prints."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.template import NumberLevel, QuestionNumbers, Template

_DATE = dt.date(2020, 7, 21)
_FIRST_RUNNING = 39  # where the example of numbers that run on through a year begins


class Scheme(Struct, frozen=True):
    """Numbers of items and of questions that belong together, under a name."""

    name: str
    numbering: tuple[NumberLevel, ...]
    questions: QuestionNumbers = QuestionNumbers()


SCHEMES = (
    Scheme(
        "1, then 1a, then 1. before the heading",
        (NumberLevel("{n}"), NumberLevel("{parent}{a}"), NumberLevel("{n}.", "body")),
    ),
    Scheme(
        "1, then 1.1, then a. before the heading",
        (NumberLevel("{n}"), NumberLevel("{parent}.{n}"), NumberLevel("{a}.", "body")),
    ),
    Scheme(
        "01.21/07/2020, with the date of the meeting",
        (NumberLevel("{nn}.{date}"), NumberLevel("{n}.", "body"), NumberLevel("{a}.", "body")),
        QuestionNumbers("{n}."),
    ),
    Scheme(
        "39/20, running on from meeting to meeting",
        (NumberLevel("{n}/{yy}", scope="series"), NumberLevel("{a}", "body")),
    ),
    Scheme(
        "3, then 3(1), then 3(1)(i)",
        (NumberLevel("{n}"), NumberLevel("{parent}({n})"), NumberLevel("{parent}({i})")),
    ),
    Scheme(
        "Part A above 1, 2, 3 through all parts",
        (
            NumberLevel("Part {A}"),
            NumberLevel("{n}", scope="document"),
            NumberLevel("{parent}.{n}"),
        ),
    ),
)


def scheme_of(template: Template) -> Scheme | None:
    """The ready-made scheme by which a template numbers, if it is one of them."""
    now = template.numbering, template.questions
    return next((one for one in SCHEMES if (one.numbering, one.questions) == now), None)


def number_by(template: Template, scheme: Scheme) -> Template:
    """The template with the numbers of a scheme."""
    return replace(template, numbering=scheme.numbering, questions=scheme.questions)


def examples(template: Template) -> str:
    """What the first numbers of every depth look like: ``1 → 1a → 1b → 2``."""
    shown = replace(template, numbering=tuple(one for one in template.numbering if one.pattern))
    if not shown.numbering:
        return ""
    runs = any(level.scope == "series" for level in shown.numbering)
    minutes = Minutes(
        date=_DATE,
        first_number=_FIRST_RUNNING if runs else 1,
        items=(_over(len(shown.numbering)), Item()),
    )
    printed = (number.words for number in item_numbers(minutes, shown).values())
    return " → ".join(printed)


def _over(levels: int) -> Item:
    """An item over two others, the first of which is over two, and so on."""
    return Item(items=(_over(levels - 1), Item()) if levels > 1 else ())
