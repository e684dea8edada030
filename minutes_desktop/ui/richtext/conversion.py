"""Rich text to and from a QTextDocument.

List entries are ordinary paragraphs whose marker is kept as a property of the paragraph and drawn
by the editor, so that typed labels (``1.``, ``(ii)``, with gaps) stay exactly as typed.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from minutes_desktop.domain.richtext import (
    BULLET,
    DEEPEST_LEVEL,
    Paragraph,
    RichText,
    Rise,
    Run,
    normal,
    normal_paragraph,
    storable,
)

MARKER = QTextFormat.Property.UserProperty + 1
LEVEL = QTextFormat.Property.UserProperty + 2
INDENT = 22  # pixels from one list level to the next
PARAGRAPH_GAP = 5  # pixels below a paragraph

_LINE_BREAK = "\u2028"
RISES: dict[Rise, QTextCharFormat.VerticalAlignment] = {
    "": QTextCharFormat.VerticalAlignment.AlignNormal,
    "super": QTextCharFormat.VerticalAlignment.AlignSuperScript,
    "sub": QTextCharFormat.VerticalAlignment.AlignSubScript,
}


def read(document: QTextDocument) -> RichText:
    """The value of everything in the document."""
    return normal(tuple(read_all(document)))


def read_all(document: QTextDocument) -> list[Paragraph]:
    """Every paragraph of the document, empty ones too."""
    paragraphs = []
    block = document.begin()
    while block.isValid():
        paragraphs.append(_read_paragraph(block))
        block = block.next()
    return paragraphs


def read_again(document: QTextDocument, before: RichText, start: int, end: int) -> RichText:
    """The value of a document that has changed between two positions alone since ``before``.

    Paragraphs outside are those of before, not read once more.
    """
    first, last = document.findBlock(start), document.findBlock(end)
    if not last.isValid():
        last = document.lastBlock()
    changed, block = [], first
    while block.isValid():
        changed.append(normal_paragraph(_read_paragraph(block)))
        if block == last:
            break
        block = block.next()
    tail = document.blockCount() - 1 - last.blockNumber()
    above = (before or (Paragraph(),))[: first.blockNumber()]
    below = before[len(before) - tail :] if tail else ()
    text = (*above, *changed, *below)
    return () if text == (Paragraph(),) else text


def read_selection(cursor: QTextCursor) -> RichText:
    """The value of what the cursor has selected; part of one paragraph is without its marker."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    paragraphs = []
    while block.isValid() and block.position() <= end:
        paragraphs.append(_read_paragraph(block, start, end))
        block = block.next()
    first = cursor.document().findBlock(start)
    if len(paragraphs) == 1 and end - start < first.length() - 1:
        paragraphs = [Paragraph(paragraphs[0].runs)]
    return normal(tuple(paragraphs))


def write(document: QTextDocument, text: RichText) -> None:
    """Replace all the document holds by the text."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    insert(cursor, text or (Paragraph(),), replace_first=True)
    cursor.endEditBlock()


def insert(cursor: QTextCursor, text: RichText, *, replace_first: bool = False) -> None:
    """Put the text in at the cursor; ``replace_first`` gives its paragraph the first one's form."""
    for index, (sample, alike) in enumerate(_stretches(text)):
        if index:
            cursor.insertBlock(paragraph_format(sample.marker, sample.level), run_format())
        elif replace_first:
            cursor.setBlockFormat(paragraph_format(sample.marker, sample.level))
            cursor.setBlockCharFormat(run_format())
            cursor.setCharFormat(run_format())
        if len(alike) == 1:
            for run in sample.runs:
                cursor.insertText(_shown(run.text), run_format(run))
        else:
            cursor.insertText("\n".join(_shown(paragraph.words) for paragraph in alike))


def _stretches(text: RichText) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Each stretch of unmarked paragraphs of one form, for which one insertion will do."""
    alike: list[Paragraph] = []
    for paragraph in text:
        if alike and not (
            _is_unmarked(alike[-1])
            and _is_unmarked(paragraph)
            and (paragraph.marker, paragraph.level) == (alike[-1].marker, alike[-1].level)
        ):
            yield alike[0], alike
            alike = []
        alike.append(paragraph)
    if alike:
        yield alike[0], alike


def _is_unmarked(paragraph: Paragraph) -> bool:
    return not paragraph.runs or paragraph.runs == (Run(paragraph.runs[0].text),)


def _shown(words: str) -> str:
    return words.replace("\n", _LINE_BREAK)


def marker_of(block: QTextBlock) -> tuple[str, int]:
    """The marker and level of a paragraph; an empty marker for plain text."""
    form = block.blockFormat()
    marker = form.property(MARKER)
    return (marker, form.intProperty(LEVEL)) if marker else ("", 0)


def paragraph_format(marker: str = "", level: int = 0) -> QTextBlockFormat:
    """The form of a paragraph with this marker, nested ``level`` deep."""
    form = QTextBlockFormat()
    form.setBottomMargin(PARAGRAPH_GAP)
    if marker:
        depth = min(max(level, 0), DEEPEST_LEVEL)
        form.setProperty(MARKER, marker)
        form.setProperty(LEVEL, depth)
        extra = 0 if marker == BULLET else 6 * max(len(marker) - 2, 0)
        form.setLeftMargin(INDENT * (depth + 1) + extra)
    return form


def run_format(run: Run | None = None) -> QTextCharFormat:
    """The character form of a run; without one, unmarked text."""
    form = QTextCharFormat()
    if run is None:
        return form
    if run.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        form.setFontItalic(True)
    if run.underline:
        form.setFontUnderline(True)
    if run.rise:
        form.setVerticalAlignment(RISES[run.rise])
    return form


def _read_paragraph(block: QTextBlock, start: int = 0, end: int | None = None) -> Paragraph:
    """A paragraph, or what of it stands between two positions in the document."""
    marker, level = marker_of(block)
    runs = []
    if block.length() > 1:
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            words = fragment.text()
            if end is not None:
                words = _between(words, start - fragment.position(), end - fragment.position())
            runs.append(_read_run(words, fragment.charFormat()))
            fragments += 1
    return Paragraph(tuple(runs), marker, level)


def _between(words: str, start: int, end: int) -> str:
    """The words between two positions in UTF-16 units, by which Qt counts."""
    units = words.encode("utf-16-le", "surrogatepass")
    return units[2 * max(start, 0) : 2 * max(end, 0)].decode("utf-16-le", "surrogatepass")


def _read_run(text: str, form: QTextCharFormat) -> Run:
    words = storable(text).replace(_LINE_BREAK, "\n")
    if not form.propertyCount():
        return Run(words)
    align = form.verticalAlignment()
    rise: Rise = ""
    if align == QTextCharFormat.VerticalAlignment.AlignSuperScript:
        rise = "super"
    elif align == QTextCharFormat.VerticalAlignment.AlignSubScript:
        rise = "sub"
    return Run(
        words,
        bold=form.fontWeight() >= QFont.Weight.DemiBold,
        italic=form.fontItalic(),
        underline=form.fontUnderline(),
        rise=rise,
    )
