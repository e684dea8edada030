"""The headings of a PDF as a list that readers go by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minutes_desktop.export.pdf.packing import PackedFile, text_string


class Bookmark(NamedTuple):
    """A line of the list of headings: its level from 1 on, and where it leads.

    ``page`` counts from 1, ``top`` is in points up that page.
    """

    words: str
    level: int
    page: int
    top: float


def write_bookmarks(
    file: PackedFile, place: int, first: int, marks: Sequence[Bookmark], pages: Sequence[int]
) -> int:
    """Write bookmarks, all open, as objects from a first number on; the number free after them.

    ``place`` is the number of what holds them. A level may not be left out by those that follow.
    """
    above = _parents(marks)
    kids: dict[int, list[int]] = {}
    for at, parent in enumerate(above):
        kids.setdefault(parent, []).append(at)
    counts = _counts(above)
    top = kids[-1]
    file.put(
        place,
        f"<</Type/Outlines/First {first + top[0]} 0 R/Last {first + top[-1]} 0 R"
        f"/Count {len(marks)}>>".encode("ascii"),
    )
    for parent, together in kids.items():
        for which, at in enumerate(together):
            mark = marks[at]
            words = [
                f"<</Title{text_string(mark.words)}",
                f"/Parent {place if parent < 0 else first + parent} 0 R",
                f"/Dest[{pages[mark.page - 1]} 0 R/XYZ 0 {mark.top:.2f} 0]",
            ]
            if which:
                words.append(f"/Prev {first + together[which - 1]} 0 R")
            if which + 1 < len(together):
                words.append(f"/Next {first + together[which + 1]} 0 R")
            if counts[at]:
                inner = kids[at]
                words.append(f"/First {first + inner[0]} 0 R/Last {first + inner[-1]} 0 R")
                words.append(f"/Count {counts[at]}")
            file.put(first + at, "".join((*words, ">>")).encode("ascii"))
    return first + len(marks)


def _parents(marks: Sequence[Bookmark]) -> list[int]:
    """Which bookmark each stands under, -1 for none."""
    found: list[int] = []
    above: list[int] = []
    for at, mark in enumerate(marks):
        while above and marks[above[-1]].level >= mark.level:
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(at)
    return found


def _counts(above: Sequence[int]) -> list[int]:
    """How many bookmarks stand under each, at all depths."""
    counts = [0] * len(above)
    for at in range(len(above) - 1, -1, -1):
        if above[at] >= 0:
            counts[above[at]] += counts[at] + 1
    return counts
