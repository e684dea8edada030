"""A canvas that marks what it draws: words by the element that owns them, all else as artifacts.

Written for PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), of which ReportLab knows neither.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.bookmarks import Bookmark, write_bookmarks
from minutes_desktop.export.pdf.packing import PackedFile
from minutes_desktop.export.pdf.structure import Content, Element, Structure
from minutes_desktop.export.pdf.writing import Later, number_of, write_document, write_structure

LANGUAGE = "en-GB"
PAGINATION = "/Artifact <</Type /Pagination>> BDC"
LAYOUT = "/Artifact <</Type /Layout>> BDC"
END = "EMC"


class TaggedCanvas(Canvas):
    """A canvas on which nothing is drawn that is neither content of an element nor an artifact."""

    _code: list[str]
    _doc: Any
    _filename: BytesIO

    def __init__(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - ReportLab's own
        """As ReportLab's canvas."""
        self._owners: list[Element] = []
        self._rows: list[list[Element]] = []
        self._bookmarks: list[Bookmark] = []
        super().__init__(*args, **named)

    def mark(self, element: Element) -> str:
        """The operator that begins a stretch of the element's content on the page in hand."""
        number = len(self._owners)
        self._owners.append(element)
        element.put(Content(self.getPageNumber(), number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    @contextmanager
    def marked(self, operator: str) -> Iterator[None]:
        """Draw within marked content; ``operator`` begins it."""
        self._code.append(operator)
        yield
        self._code.append(END)

    def bookmark(self, heading: Element, top: float) -> None:
        """Let readers go from a list of headings to ``top``, in points up the page in hand."""
        level = int(heading.tag[1:])
        self._bookmarks.append(Bookmark(heading.title, level, self.getPageNumber(), top))

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
        """Write the document with the structure; what has no content is left out of that."""
        structure.prune()
        document, catalog = self._doc, self._doc.Catalog
        tree, bookmarks = Later(), Later()
        self.declare("StructTreeRoot", tree)
        self.declare("MarkInfo", PDFDictionary({"Marked": "true"}))
        catalog.Outlines = bookmarks if self._bookmarks else None
        file = PackedFile(self._filename)
        free = write_document(document, file)
        pages = [number_of(document, f"Page{page}") for page in range(1, self.getPageNumber())]
        place = number_of(document, tree)
        free = write_structure(file, place, free, structure.root, self._rows, pages)
        if self._bookmarks:
            place = number_of(document, bookmarks)
            free = write_bookmarks(file, place, free, self._bookmarks, pages)
        same = document.signature.hexdigest()
        root, info = number_of(document, catalog), number_of(document, document.info)
        file.finish(free, f"/ID[<{same}><{same}>]/Root {root} 0 R/Info {info} 0 R")


def tagged_canvas(output: BytesIO, font: str) -> TaggedCanvas:
    """A canvas of A4 pages in a font that is embedded; the same drawing gives the same bytes."""
    return TaggedCanvas(
        output,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=LANGUAGE,
        initialFontName=font,
    )


def _compressed(drawn: str) -> PDFStream:
    entries = PDFDictionary({"Filter": PDFName("FlateDecode")})
    return PDFStream(entries, zlib.compress(drawn.encode("latin-1")))
