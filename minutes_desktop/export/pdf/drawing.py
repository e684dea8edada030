"""Drawing pages: each word as content of the element that owns it, all else as artifacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.design import Design, Frame
from minutes_desktop.export.pdf.fonts import face
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.lines import width_of
from minutes_desktop.export.pdf.logo import draw_logo, draw_picture
from minutes_desktop.export.pdf.page import Running
from minutes_desktop.export.pdf.paging import Page, Rule
from minutes_desktop.export.pdf.picture import Picture
from minutes_desktop.export.pdf.structure import Element, Structure
from minutes_desktop.export.pdf.styles import Look
from minutes_desktop.export.pdf.tagging import (
    END,
    LAYOUT,
    PAGINATION,
    TaggedCanvas,
)
from minutes_desktop.export.pdf.text import Span
from minutes_desktop.export.scripts import as_read, as_seen, is_leftward

_MARKS = ("mark", "marker")


class Drawing:
    """Draws pages, each word as content of the element that owns it."""

    def __init__(self, canvas: TaggedCanvas, structure: Structure, frame: Frame) -> None:
        """Draw on a canvas what stands in a frame on each page."""
        self._canvas, self._structure, self._frame = canvas, structure, frame
        self._drawn: set[int] = set()  # cells by identity; one drawn again is a repeated head

    def logo(self, picture: Picture, design: Design) -> None:
        """Draw the logo at the top right of the page in hand."""
        figure = self._structure.owner(Leaf(None, "logo"))
        with self._canvas.marked(self._canvas.mark(figure)):
            box = draw_logo(self._canvas, picture, design)
        _place(figure, box)

    def _pictures(self, page: Page) -> None:
        """Draw the pictures that stand in cells."""
        frame = self._frame
        for y, cell in page.cells:
            if cell.picture is not None:
                figure = self._structure.owner(cell.leaf)
                bottom = styles.PAGE_HEIGHT - frame.top - y - cell.picture.height
                with self._canvas.marked(self._canvas.mark(figure)):
                    box = draw_picture(self._canvas, cell.picture, frame.left + cell.x, bottom)
                _place(figure, box)

    def page(self, page: Page, running_lines: list[Running]) -> None:
        """Draw a page with its running lines."""
        canvas = self._canvas
        if page.shades:
            with canvas.marked(LAYOUT):
                canvas.setFillGray(styles.SHADE_GREY)
                for shade in page.shades:
                    _fill(canvas, shade, self._frame)
                canvas.setFillGray(0)
        lines = [*self._lines(page), *running_lines]
        draw_lines(canvas, self._structure, lines)
        self._pictures(page)
        with canvas.marked(LAYOUT):
            canvas.setStrokeGray(styles.RULE_GREY)
            canvas.setLineWidth(styles.RULE)
            canvas.lines([_on_paper(rule, self._frame) for rule in page.rules])
            if page.bars:
                canvas.setLineWidth(styles.BAR)
                canvas.lines([_on_paper(bar, self._frame) for bar in page.bars])
            canvas.setStrokeGray(0)
            for line in lines:
                _underline(canvas, line)

    def _lines(self, page: Page) -> Iterator[Running]:
        """Every line of the page with its baseline, in points from the top edge."""
        frame = self._frame
        for y, cell in page.cells:
            repeated = id(cell) in self._drawn
            self._drawn.add(id(cell))
            leaf = None if repeated else cell.leaf
            baseline, leading = frame.top + y + cell.style.baseline, cell.leading
            left, last = frame.left + cell.x, -1 if cell.goes_on else len(cell.lines) - 1
            for at, line in enumerate(cell.lines):
                yield Running(baseline, left, line, leaf, at == last)
                baseline += leading


def draw_lines(canvas: TaggedCanvas, structure: Structure, lines: Iterable[Running]) -> None:
    """Draw lines on the page in hand, their words as content of the elements that own them."""
    text = _Text(canvas, structure)
    for line in lines:
        text.put(line)
    drawn, said = text.done()
    canvas.drawText(drawn)
    canvas.identify(said)


class _Text:
    """One text object of a page, parted by the elements that own its words."""

    def __init__(self, canvas: TaggedCanvas, structure: Structure) -> None:
        self._canvas, self._structure = canvas, structure
        self._text = canvas.beginText()
        self._font = ("", 0.0)
        self._look: Look | None = None  # which the face and size in hand are those of
        self._owner: Element | str = ""  # an element, or the operator of an artifact
        self._leaf: Leaf | None = None
        self._of_leaf: Element | str = PAGINATION
        self._said: list[str] = []

    def put(self, placed: Running) -> None:
        """Draw a line."""
        y = styles.PAGE_HEIGHT - placed.y
        last = len(placed.line) - 1
        for at, (x, words, look, own) in enumerate(placed.line):
            if not words:
                continue
            leaf = own if own and placed.leaf else placed.leaf
            owner = self._of_leaf if leaf is self._leaf else self._owner_of(leaf)
            leftward = is_leftward(words)
            if leftward or owner is not self._owner:
                self._give_to(owner, y + look.size, as_read(words) if leftward else "")
            self._text.setTextOrigin(placed.x + x, y + look.rise)
            self._said.append(words)
            parted = (placed.ends and at == last) or (own and own.field in _MARKS)
            # What follows in the same element is another word.
            space = " " if parted and isinstance(owner, Element) and words[-1] != " " else ""
            self._show(as_seen(words + space) if leftward else words + space, look)

    def _show(self, words: str, look: Look) -> None:
        """Draw words at the place in hand, each character in a face that has it."""
        if look is self._look and words.isascii():
            self._text.textOut(words)
            return
        self._look = look
        for name, part in face(look.face).parts(words):
            if (name, look.size) != self._font:
                self._font = name, look.size
                self._text.setFont(name, look.size)
            self._text.textOut(part)
        if not words.isascii():
            self._look = None  # the last part may be of another face

    def done(self) -> tuple[PDFTextObject, str]:
        """The text object, closed, and all that it says."""
        self._give_to("", 0.0)
        return self._text, "".join(self._said)

    def _owner_of(self, leaf: Leaf | None) -> Element | str:
        self._leaf = leaf
        self._of_leaf = self._structure.owner(leaf) if leaf else PAGINATION
        return self._of_leaf

    def _give_to(self, owner: Element | str, top: float, heard: str = "") -> None:
        """End what is open, and begin what belongs to another; ``top`` is where, up the page.

        ``heard`` is told in place of what is drawn, where that is drawn in another order than it
        is read; it is an element of its own within the owner.
        """
        code = self._text._code  # type: ignore[attr-defined]  # noqa: SLF001
        if self._owner:
            code.append(END)
        if isinstance(owner, Element):
            if owner.title and not owner.kids:
                self._canvas.bookmark(owner, top)
            owner = owner.add(Element("Span", heard=heard)) if heard else owner
            code.append(self._canvas.mark(owner))
        elif owner:
            code.append(owner)
        self._owner = owner


def _place(figure: Element, box: tuple[float, float, float, float]) -> None:
    """Say where on its page a picture stands."""
    numbers = " ".join(f"{number:.2f}" for number in box)
    figure.attributes += f"/BBox[{numbers}]"


def _fill(canvas: Canvas, shade: Rule, frame: Frame) -> None:
    x0, y0, x1, y1 = _on_paper(shade, frame)
    canvas.rect(x0, y1, x1 - x0, y0 - y1, stroke=0, fill=1)


def _underline(canvas: Canvas, placed: Running) -> None:
    for x, words, look, *_ in placed.line:
        if look.underline:
            left, width = placed.x + x, width_of((Span(words.rstrip(), look),))
            y = styles.PAGE_HEIGHT - placed.y + look.rise - look.size * styles.UNDERLINE_DROP
            canvas.setLineWidth(look.size * styles.UNDERLINE)
            canvas.line(left, y, left + width, y)


def _on_paper(rule: Rule, frame: Frame) -> tuple[float, float, float, float]:
    """A rule in the coordinates of the page, whose origin is the lower left corner."""
    top = styles.PAGE_HEIGHT - frame.top
    return (frame.left + rule.x0, top - rule.y0, frame.left + rule.x1, top - rule.y1)
