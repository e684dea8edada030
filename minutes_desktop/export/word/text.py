"""Words put into a Word document: paragraphs, marks, lists."""

from __future__ import annotations

import io

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from minutes_desktop.domain.richtext import BULLET, DEEPEST_LEVEL, Paragraph, RichText, Run
from minutes_desktop.export.characters import cleaned
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.word.styles import BULLETS

Block = Document | _Cell

_STEP = 6.0  # millimetres that each level of a list is set in
_LABEL = 8.0  # millimetres for a typed label


def put_words(block: Block, words: str, style: str) -> WordParagraph:
    """Put plain words into a paragraph of their own."""
    paragraph = paragraph_in(block, style)
    _put(paragraph, Run(words))
    return paragraph


def put_picture(block: Block, image: bytes, alt: str, height: float) -> None:
    """Put a picture of a height in millimetres into a paragraph of its own; ``alt`` describes it.

    Raises ``ExportError`` if it cannot be read.
    """
    paragraph = paragraph_in(block, "Normal")
    try:
        shape = paragraph.add_run().add_picture(io.BytesIO(image), height=Mm(height))
    except Exception as error:
        # What a broken picture raises depends on where it is broken.
        raise ExportError(
            "The picture of the signature cannot be read; choose another PNG or JPEG picture of it."
        ) from error
    shape._inline.docPr.set("descr", cleaned(alt))  # noqa: SLF001 - no public way leads there


def put_rich(block: Block, text: RichText, style: str, *, lead: str = "", mark: str = "") -> None:
    """Put rich text, paragraph by paragraph; a lead in bold and a mark before its first words."""
    if lead and text and text[0].marker:
        _put(paragraph_in(block, style), Run(lead.rstrip(), bold=True))
        lead = ""
    for at, paragraph in enumerate(text or (Paragraph(),)):
        _put_paragraph(block, paragraph, style, "" if at else lead, "" if at else mark)


def _put_paragraph(block: Block, value: Paragraph, style: str, lead: str, mark: str) -> None:
    if value.marker == BULLET:
        level = min(value.level, DEEPEST_LEVEL)
        paragraph = paragraph_in(block, BULLETS[level])
    else:
        paragraph = paragraph_in(block, style)
    labels = [mark, "" if value.marker == BULLET else value.marker]
    hung = "\t".join(label for label in labels if label)
    if hung:
        left = Mm(_STEP * value.level + _LABEL)
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = left, -Mm(_LABEL)
        form.tab_stops.add_tab_stop(left)
        _put(paragraph, Run(hung))
        paragraph.add_run().add_tab()
    if lead:
        _put(paragraph, Run(lead, bold=True))
    for run in value.runs:
        _put(paragraph, run)


def paragraph_in(block: Block, style: str) -> WordParagraph:
    """A new paragraph of a style; in a cell that is still empty, the one it has."""
    paragraph: WordParagraph | None = None
    if isinstance(block, _Cell) and len(block.paragraphs) == 1 and not block.tables:
        first: WordParagraph = block.paragraphs[0]
        paragraph = None if first.runs or first._p.pPr is not None else first  # noqa: SLF001
    found = paragraph or block.add_paragraph()
    # By its id, since to look a style up by its name takes longer than all else.
    found._p.style = style.replace(" ", "")  # noqa: SLF001
    return found


def _put(paragraph: WordParagraph, run: Run) -> None:
    for at, line in enumerate(cleaned(run.text).split("\n")):
        if at:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        if not line:
            continue
        made = paragraph.add_run(line)
        # Only what is marked, so that the rest follows its style.
        made.bold = run.bold or None
        made.italic = run.italic or None
        made.underline = run.underline or None
        if run.rise == "super":
            made.font.superscript = True
        elif run.rise == "sub":
            made.font.subscript = True
