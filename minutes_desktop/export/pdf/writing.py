"""Writing a tagged document: what ReportLab has made of it, and the structure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

from minutes_desktop.export.pdf.packing import PackedFile, text_string
from minutes_desktop.export.pdf.structure import Content, Element


class Later(PDFObject):
    """What ReportLab may refer to and does not write, since it is written here."""

    __RefOnly__ = 1

    def format(self, document: object) -> bytes:
        """Nothing; it must have been written already."""
        raise NotImplementedError


def write_document(document: Any, file: PackedFile) -> int:  # noqa: ANN401 - ReportLab's own
    """Write what ReportLab has made of a document; the first number that is free after it."""
    # As its own way to save begins.
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    number = 1
    while number in document.numberToId:  # more come while these are written
        name = document.numberToId[number]
        found = document.idToObject[name]
        if not isinstance(found, Later):
            document.idToObject[name] = None  # which leaves room for what is written
            written = found.format(document)
            file.put(number, written if isinstance(written, bytes) else written.encode("latin-1"))
        number += 1
    return number


def number_of(document: Any, found: object) -> int:  # noqa: ANN401 - ReportLab's own
    """The number of an object of ReportLab's, or of a page by its name."""
    name = found if isinstance(found, str) else document.Reference(found).name
    return int(document.idToObjectNumberAndVersion[name][0])


# Structure


def write_structure(
    file: PackedFile,
    place: int,
    first: int,
    root: Element,
    rows: Sequence[Sequence[Element]],
    pages: Sequence[int],
) -> int:
    """Write the elements from a first number on, and what holds them under another one.

    ``rows`` are the owners of what is marked on each page, by its number there; ``pages`` the
    numbers of the pages. Gives the first number that is free after it.
    """
    number = first
    for element in root.walk():
        element.number = number
        number += 1
    for element in root.walk():
        file.put(element.number, _element(element, place, pages).encode("ascii"))
    ways = (
        f"{at}[{' '.join([f'{element.number} 0 R' for element in row])}]"
        for at, row in enumerate(rows)
    )
    file.put(
        place,
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree<</Nums[{' '.join(ways)}]>>"
        f"/ParentTreeNextKey {len(rows)}>>".encode("ascii"),
    )
    return number


def _element(element: Element, place: int, pages: Sequence[int]) -> str:
    """An element as it is written (ISO 32000-1, table 323)."""
    kids = element.kids
    page = next((kid.page for kid in kids if type(kid) is Content), 0)
    above = element.parent.number if element.parent else place
    words = f"<</S/{element.tag}/P {above} 0 R"
    if page:
        words += f"/Pg {pages[page - 1]} 0 R"
    if len(kids) == 1:
        words += f"/K {_kid(kids[0], page, pages)}"
    elif kids:
        words += f"/K[{' '.join([_kid(kid, page, pages) for kid in kids])}]"
    if element.attributes:
        words += f"/A<<{element.attributes}>>"
    if element.title:
        words += f"/T{text_string(element.title)}"
    if element.alt:
        words += f"/Alt{text_string(element.alt)}"
    if element.heard:
        words += f"/ActualText{text_string(element.heard)}"
    return words + ">>"


def _kid(kid: Element | Content, page: int, pages: Sequence[int]) -> str:
    """A kid of an element whose first content stands on a page."""
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if kid.page == page:
        return str(kid.number)
    return f"<</Type/MCR/Pg {pages[kid.page - 1]} 0 R/MCID {kid.number}>>"
