"""Small minutes to print, and the words a PDF holds with where they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pdfplumber
from msgspec.structs import replace

from minutes_desktop.domain.blocks import Block, Text
from minutes_desktop.domain.layout import Variant
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, rich
from minutes_desktop.domain.template import Labels, NumberLevel, Template
from minutes_desktop.export.pdf.document import make_pdf

MM = 72 / 25.4
RULE_GREY = 0.4

TEMPLATE = Template(
    id="t",
    name="Notes",
    series="Board",
    numbering=(NumberLevel("{n}"), NumberLevel("{parent}{a}"), NumberLevel("{n}.", "body")),
    labels=Labels(
        attendance="Attendance:",
        apologies="Apologies:",
        state={"draft": "DRAFT v{n} – subject to approval"},
        page="Page {x} of {y}",
    ),
)


def in_variant(template: Template, variant: Variant) -> Template:
    """The template in one of its two looks."""
    return replace(template, layout=replace(template.layout, variant=variant))


def in_layout(**fields: object) -> Template:
    """The template of the tests with other fields of its layout."""
    return replace(TEMPLATE, layout=replace(TEMPLATE.layout, **fields))


def one_item(*blocks: Block, number: str | None = None, heading: str = "Item") -> Minutes:
    """Minutes of one item with these blocks."""
    return Minutes(title="Board", items=(Item(heading=heading, number=number, blocks=blocks),))


def text(words: str) -> Text:
    """A block of plain words, one paragraph a line."""
    return Text(text=rich(words))


def bullets(*entries: str) -> RichText:
    """Rich text of bulleted entries."""
    return tuple(Paragraph((Run(entry),), BULLET) for entry in entries)


Char = dict[str, Any]


class Paper:
    """A printed PDF, read back by the positions of its characters."""

    def __init__(self, minutes: Minutes, template: Template = TEMPLATE) -> None:
        self._margins = template.layout.margins
        with pdfplumber.open(io.BytesIO(make_pdf(minutes, template))) as pdf:
            self.pages: list[list[Char]] = [page.chars for page in pdf.pages]
            self.words = [
                [*page.extract_words(x_tolerance=1.5, keep_blank_chars=False)] for page in pdf.pages
            ]
            self.uprights: list[list[Char]] = [
                [edge for edge in page.edges if edge["orientation"] == "v"] for page in pdf.pages
            ]
            self.across: list[list[Char]] = [
                [line for line in page.lines if line["stroking_color"] == RULE_GREY]
                for page in pdf.pages
            ]
            self._lines = [page.lines for page in pdf.pages]
            self.shades = [[rect["top"] / MM for rect in page.rects] for page in pdf.pages]
            self.images = [page.images for page in pdf.pages]
            self.lines = [page.extract_text().split("\n") for page in pdf.pages]

    def column(self, left: float, right: float) -> str:
        """The characters between two distances from the left edge, in mm, without any spaces.

        Running lines are left out; the rest is in the order in which it was drawn.
        """
        left, right = left * MM - 0.1, right * MM - 0.1
        return "".join(c["text"] for page in self.body() for c in page if left <= c["x0"] < right)

    def running(self) -> str:
        """The characters of the running lines of all pages, without any spaces."""
        body = {id(char) for page in self.body() for char in page}
        found = (char["text"] for page in self.pages for char in page if id(char) not in body)
        return "".join("".join(found).split())

    def word(self, text: str) -> Char:
        """The first word of this text, with the page it is on, counted from 1."""
        for number, words in enumerate(self.words, 1):
            for word in words:
                if word["text"] == text:
                    return {**word, "page": number}
        raise AssertionError(f"{text!r} is not printed")

    def body(self) -> Iterator[list[Char]]:
        """The visible characters of each page between its running lines."""
        for page in self.pages:
            yield [
                char for char in page if char["text"].strip() and 19.5 * MM < char["top"] < 277 * MM
            ]

    def overprinted(self) -> list[tuple[str, str]]:
        """Pairs of characters that stand on one another."""
        found = []
        for page in self.pages:
            seen = sorted(
                (char["top"], char["bottom"], char["x0"], char["x1"], char["text"])
                for char in page
                if char["text"].strip()
            )
            for index, (_, bottom, left, right, text) in enumerate(seen):
                for top, _, x0, x1, other in islice(seen, index + 1, None):
                    if top >= bottom - 3:
                        break
                    if min(right, x1) - max(left, x0) > 0.6:
                        found.append((text, other))
        return found

    def clipped(self) -> list[str]:
        """Characters past the margins, or on a rule or bar."""
        left, right = self._margins.left, 210 - self._margins.right
        return [
            char["text"]
            for page, rules, across in zip(self.body(), self.uprights, self.across, strict=True)
            for char in page
            if char["x0"] < (left - 0.1) * MM
            or char["x1"] > (right + 0.1) * MM
            or char["bottom"] > 277.1 * MM
            or any(_on(char, rule) for rule in rules)
            or any(_struck(char, rule) for rule in across)
        ]

    def across_and_up(self, page: int) -> list[Char]:
        """Every line drawn on a page, counted from 0."""
        return self._lines[page]

    def widest_gap(self) -> float:
        """The tallest blank strip, in mm, of any page but the last between its margins."""
        widest = 0.0
        for page in list(self.body())[:-1]:
            edge = 20 * MM
            for top, bottom in sorted((char["top"], char["bottom"]) for char in page):
                widest = max(widest, top - edge)
                edge = max(edge, bottom)
            widest = max(widest, 277 * MM - edge)
        return widest / MM


def _struck(char: Char, rule: Char) -> bool:
    """Whether a rule across goes through a character."""
    beside = char["x1"] < rule["x0"] or char["x0"] > rule["x1"]
    return not beside and char["top"] + 2 < rule["top"] < char["bottom"] - 2


def _on(char: Char, rule: Char) -> bool:
    """Whether a character stands on an upright rule."""
    beside = char["bottom"] < rule["top"] or char["top"] > rule["bottom"]
    return not beside and char["x0"] < rule["x0"] - 0.3 and char["x1"] > rule["x0"] + 0.3
