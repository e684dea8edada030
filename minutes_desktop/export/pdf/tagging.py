"""A canvas that marks what it draws: words by the element that owns them, all else as artifacts.

Written for PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), of which ReportLab knows neither.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from minutes_desktop.export.pdf.structure import Content, Element, Structure

_written_by_reportlab = PDFStream.format


def _with_line_end(stream: PDFStream, document: object) -> bytes:
    """A stream as ReportLab writes it, with the line end before its last word.

    PDF/A asks for it (ISO 19005-2, 6.1.7.1), and what else ReportLab offers does not reach fonts
    and pictures.
    """
    written: bytes = _written_by_reportlab(stream, document)
    return written.removesuffix(_LAST_WORD) + b"\n" + _LAST_WORD


_LAST_WORD = b"endstream\n"
PDFStream.format = _with_line_end  # type: ignore[assignment, method-assign]

_SPECIAL = re.compile(r"[()\\]")

PAGINATION = "/Artifact <</Type /Pagination>> BDC"
LAYOUT = "/Artifact <</Type /Layout>> BDC"
END = "EMC"


class TaggedCanvas(Canvas):
    """A canvas on which nothing is drawn that is neither content of an element nor an artifact."""

    _code: list[str]
    _doc: Any

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - ReportLab's own
        """As ReportLab's canvas."""
        self._owners: list[Element] = []
        self._rows: list[list[Element]] = []
        self._headings = 0
        self._levels: list[int] = []
        super().__init__(*args, **named)

    def mark(self, element: Element) -> str:
        """The operator that begins a stretch of the element's content on the page in hand."""
        number = len(self._owners)
        self._owners.append(element)
        element.kids.append(Content(self.getPageNumber(), number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    @contextmanager
    def marked(self, operator: str) -> Iterator[None]:
        """Draw within marked content; ``operator`` begins it."""
        self._code.append(operator)
        yield
        self._code.append(END)

    def bookmark(self, heading: Element, top: float) -> None:
        """Let readers go from a list of headings to ``top``, in points up the page in hand."""
        key = f"h{self._headings}"
        self._headings += 1
        wanted = int(heading.tag[1:])
        # ReportLab refuses to leave out a level.
        while self._levels and self._levels[-1] >= wanted:
            self._levels.pop()
        self._levels.append(wanted)
        self.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        self.addOutlineEntry(heading.title, key, len(self._levels) - 1)

    def date(self, stamp: object) -> None:
        """Date the file by a time in ReportLab's form."""
        self._doc._timeStamp = stamp  # noqa: SLF001 - no public way leads there

    def declare(self, name: str, value: PDFObject) -> None:
        """Put an entry into the catalogue of the document."""
        catalog = self._doc.Catalog
        if name not in catalog.__NoDefault__:
            catalog.__NoDefault__ = [*catalog.__NoDefault__, name]
        setattr(catalog, name, value)

    def identify(self, said: str) -> None:
        """Let words of the document be part of its identifier.

        ReportLab makes that from the title alone, and offers no public way to add to it.
        """
        self._doc.updateSignature(said)

    def _setAnnotations(self, page: Any) -> None:  # noqa: ANN401, N802 - ReportLab's own
        super()._setAnnotations(page)  # type: ignore[misc]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = len(self._rows), PDFName("S"), None
        self._rows.append(self._owners)
        self._owners = []
        # ReportLab would keep the page as it is drawn, ten times as long, until all is written.
        page.Contents, page.stream = _compressed(page.stream), None

    def finish(self, structure: Structure) -> None:
        """Write the structure into the document; what has no content is left out of it."""
        structure.prune()
        tree = _Tree(structure.root, self._rows)
        tree.enter(self._doc, self.getPageNumber() - 1)
        self.declare("StructTreeRoot", tree)
        self.declare("MarkInfo", PDFDictionary({"Marked": "true"}))


def _compressed(drawn: str) -> PDFStream:
    entries = PDFDictionary({"Filter": PDFName("FlateDecode")})
    return PDFStream(entries, zlib.compress(drawn.encode("latin-1")))


class _Node(PDFObject):
    """A structure element as an object of the file (ISO 32000-1, table 323).

    Its bytes are made when they are written, since there are many.
    """

    __RefOnly__ = 1

    def __init__(self, element: Element, tree: _Tree) -> None:
        self._element, self._tree = element, tree

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's own
        """The bytes of the object."""
        element, tree = self._element, self._tree
        first = next((kid.page for kid in element.kids if isinstance(kid, Content)), 0)
        above = tree.places[id(element.parent)] if element.parent else tree.place
        words = [f"<</S/{element.tag}/P {above}"]
        if first:
            words.append(f"/Pg {tree.pages[first - 1]}")
        if element.kids:
            kids = [tree.kid(kid, first) for kid in element.kids]
            words.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if element.attributes:
            words.append(f"/A<<{element.attributes}>>")
        for key, said in (
            ("T", element.title),
            ("Alt", element.alt),
            ("ActualText", element.heard),
        ):
            if said:
                words.append(f"/{key}{text_string(said)}")
        return "".join((*words, ">>")).encode("ascii")


class _Tree(PDFObject):
    """The root of the structure, with the way back from marked content to its elements.

    Attributes: ``place``, how the file refers to the root; ``places``, how to each element, by
    identity; ``pages``, how to each page.
    """

    __RefOnly__ = 1

    def __init__(self, root: Element, rows: list[list[Element]]) -> None:
        self._root, self._rows = root, rows
        self.place = ""
        self.places: dict[int, str] = {}
        self.pages: list[str] = []

    def enter(self, document: Any, pages: int) -> None:  # noqa: ANN401 - ReportLab's own
        """Give the root and every element an object in a document of so many pages."""
        self.place = _reference(document, self)
        for element in self._root.walk():
            self.places[id(element)] = _reference(document, _Node(element, self))
        self.pages = [
            str(PDFObjectReference(f"Page{number}").format(document), "ascii")
            for number in range(1, pages + 1)
        ]

    def kid(self, kid: Element | Content, page: int) -> str:
        """A kid of an element whose first content stands on ``page``."""
        if isinstance(kid, Element):
            return self.places[id(kid)]
        if kid.page == page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {self.pages[kid.page - 1]}/MCID {kid.number}>>"

    def format(self, document: object) -> bytes:  # noqa: ARG002 - ReportLab's own
        """The bytes of the root (ISO 32000-1, table 322)."""
        parents = " ".join(
            f"{at}[{' '.join(self.places[id(element)] for element in row)}]"
            for at, row in enumerate(self._rows)
        )
        return (
            f"<</Type/StructTreeRoot/K {self.places[id(self._root)]}"
            f"/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {len(self._rows)}>>"
        ).encode("ascii")


def _reference(document: Any, found: PDFObject) -> str:  # noqa: ANN401 - ReportLab's own
    return str(document.Reference(found).format(document), "ascii")


def text_string(words: str) -> str:
    """Words as a text string of a PDF (ISO 32000-1, 7.9.2.2)."""
    if words.isascii() and words.isprintable():
        escaped = _SPECIAL.sub(lambda found: "\\" + found[0], words)
        return f"({escaped})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"
