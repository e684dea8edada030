"""Reading the clipboard, whoever put something on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument, QTextList, QTextListFormat

from minutes_desktop.domain.richtext import (
    BULLET,
    DEEPEST_LEVEL,
    Paragraph,
    RichText,
    normal,
    rich,
    storable,
)
from minutes_desktop.ui.richtext import conversion
from minutes_desktop.ui.richtext.copy import own

_BULLET_STYLES = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


def pasted(source: QMimeData) -> RichText:
    """What a clipboard holds, as rich text."""
    if (text := own(source)) is not None:
        return text
    if source.hasHtml():
        return read_html(source.html())
    if source.hasText():
        return rich(storable(source.text()).replace("\r\n", "\n").replace("\r", "\n"))
    return ()


def read_html(html: str) -> RichText:
    """The words, marks and lists of HTML; fonts, colours and pictures are left out."""
    document = QTextDocument()
    document.setHtml(html)
    kept = (
        Paragraph(paragraph.runs, *_marker(block))
        for block, paragraph in zip(_blocks(document), conversion.read_all(document), strict=True)
    )
    return normal(tuple(paragraph for paragraph in kept if paragraph.words.strip()))


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks


def _marker(block: QTextBlock) -> tuple[str, int]:
    # The stubs promise a list; Qt gives none outside one.
    entries = cast("QTextList | None", block.textList())
    if entries is None:
        return "", 0
    level = min(max(entries.format().indent() - 1, 0), DEEPEST_LEVEL)
    if entries.format().style() in _BULLET_STYLES:
        return BULLET, level
    return entries.itemText(block), level
