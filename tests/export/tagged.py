"""A tagged PDF read back: whether its structure holds together, and what a listener hears.

veraPDF does not see everything; what is looked for here is that each piece of marked content has
one owner, that both ways between the two agree, and that nothing is painted outside of it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pdfplumber
import pikepdf

_PAINTS = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ"])
_Spot = tuple[int, int]  # a page, counted from 0, and a number of marked content on it


class Tagged:
    """A PDF with its tree."""

    def __init__(self, pdf: bytes) -> None:
        self._bytes = pdf
        self._pdf = pikepdf.open(io.BytesIO(pdf))
        self._pages = {page.obj.objgen: at for at, page in enumerate(self._pdf.pages)}
        self._tree = self._pdf.Root.StructTreeRoot

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    # What a listener hears

    def heard(self, *, replaced: bool = True) -> str:
        """All words in reading order; those said in place of others only where ``replaced``."""
        return " ".join("".join(self._words(self._tree.K, replaced=replaced)).split())

    def elements(self) -> list[tuple[str, str]]:
        """Every element with words of its own: its tag, and those words."""
        found = []
        for element in self._walk(self._tree.K):
            words = "".join(self._own_words(element))
            if words.strip():
                found.append((str(element.S)[1:], " ".join(words.split())))
        return found

    def tags(self) -> Counter[str]:
        """How many elements there are of each kind."""
        return Counter(str(element.S)[1:] for element in self._walk(self._tree.K))

    def _words(self, element: Any, *, replaced: bool) -> Iterator[str]:  # noqa: ANN401
        if replaced and "/ActualText" in element:
            yield f"{element.ActualText} "
            return
        if replaced and element.S == "/Figure":
            yield f"{element.Alt} "
            return
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._words(kid, replaced=replaced)
                yield " "
            else:
                yield self._drawn(element, kid)

    def _own_words(self, element: Any) -> Iterator[str]:  # noqa: ANN401
        for kid in _kids(element):
            if not _is_element(kid):
                yield self._drawn(element, kid)

    def _drawn(self, element: Any, kid: Any) -> str:  # noqa: ANN401
        """The letters of a piece of marked content; a picture has none."""
        spot = self._spot(element, kid)
        return self._text.get(spot, "") if element.S == "/Figure" else self._text[spot]

    @property
    def _text(self) -> dict[_Spot, str]:
        if not hasattr(self, "_read"):
            self._read: dict[_Spot, str] = {}
            with pdfplumber.open(io.BytesIO(self._bytes)) as pdf:
                for at, page in enumerate(pdf.pages):
                    for char in page.chars:
                        spot = at, char["mcid"]
                        self._read[spot] = self._read.get(spot, "") + char["text"]
        return self._read

    # Whether it holds together

    def faults(self) -> list[str]:
        """What is wrong with the structure, as sentences; nothing where all is well."""
        owners: dict[_Spot, Any] = {}
        found = []
        for element in self._walk(self._tree.K):
            for kid in _kids(element):
                if _is_element(kid):
                    if kid.P.objgen != element.objgen:
                        found.append(f"{kid.S} does not know its parent {element.S}")
                    continue
                spot = self._spot(element, kid)
                if spot in owners:
                    found.append(f"{spot} has two owners")
                owners[spot] = element
        painted = set()
        for at, page in enumerate(self._pdf.pages):
            for number in self._marked(at, page, found):
                painted.add((at, number))
                found += self._wrong_way_back(at, page, number, owners)
        found += [f"{spot} has no owner" for spot in painted - owners.keys()]
        found += [f"{spot} is owned but not on the page" for spot in owners.keys() - painted]
        return found + self._skipped_headings()

    def _marked(self, at: int, page: Any, found: list[str]) -> Iterator[int]:  # noqa: ANN401
        """The numbers of the marked content of a page, noting what is painted outside of any."""
        is_open, in_text, opened_in_text = False, False, False
        for step in pikepdf.parse_content_stream(page):
            operands, name = step.operands, str(step.operator)
            if name == "BDC":
                if is_open:
                    found.append(f"page {at}: marked content in marked content")
                is_open, opened_in_text = True, in_text
                if str(operands[0]) != "/Artifact":
                    yield int(operands[1].MCID)
            elif name == "EMC":
                if in_text != opened_in_text:
                    found.append(f"page {at}: marked content and text cross")
                is_open = False
            elif name in {"BT", "ET"}:
                in_text = name == "BT"
            elif name in _PAINTS and not is_open:
                found.append(f"page {at}: {name} paints outside marked content")
        if is_open:
            found.append(f"page {at}: marked content is never closed")

    def _wrong_way_back(
        self,
        at: int,
        page: Any,  # noqa: ANN401
        number: int,
        owners: dict[_Spot, Any],
    ) -> list[str]:
        numbers = list(self._tree.ParentTree.Nums)
        rows = {int(key): row for key, row in pairwise(numbers) if isinstance(row, pikepdf.Array)}
        row = rows.get(int(page.obj.StructParents))
        owner = owners.get((at, number))
        if row is None or number >= len(row) or owner is None:
            return [f"page {at}: no way back from {number}"]
        return [] if row[number].objgen == owner.objgen else [f"page {at}: {number} goes astray"]

    def _skipped_headings(self) -> list[str]:
        levels = [
            int(str(element.S)[2:])
            for element in self._walk(self._tree.K)
            if str(element.S)[1:2] == "H" and str(element.S)[2:].isdigit()
        ]
        return [
            f"a heading of level {after} follows one of level {before}"
            for before, after in pairwise([0, *levels])
            if after > before + 1
        ]

    # Inner

    def _walk(self, element: Any) -> Iterator[Any]:  # noqa: ANN401
        yield element
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._walk(kid)

    def _spot(self, element: Any, kid: Any) -> _Spot:  # noqa: ANN401
        if isinstance(kid, pikepdf.Dictionary):
            return self._pages[kid.Pg.objgen], int(kid.MCID)
        return self._pages[element.Pg.objgen], int(kid)


def _kids(element: Any) -> list[Any]:  # noqa: ANN401
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: Any) -> bool:  # noqa: ANN401
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid
