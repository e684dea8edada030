"""What goes to the clipboard: exact for this program, HTML and plain words for others."""

from __future__ import annotations

from html import escape

import msgspec
from PySide6.QtCore import QByteArray, QMimeData

from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, plain

_OWN_KIND = "application/x-minutes-desktop-rich-text"
_TAGS = (("bold", "b"), ("italic", "i"), ("underline", "u"))
_RISEN = {"super": "sup", "sub": "sub"}


def copied(text: RichText) -> QMimeData:
    """The text for the clipboard."""
    return clip(text, html(text), plain(text))


def clip(text: RichText, page: str, words: str) -> QMimeData:
    """A text for this program, a page of HTML for others, and words for all."""
    made = QMimeData()
    made.setData(_OWN_KIND, QByteArray(msgspec.json.encode(text)))
    made.setText(words)
    made.setHtml(page)
    return made


def own(clip: QMimeData) -> RichText | None:
    """What ``copied`` put on the clipboard; ``None`` if it comes from another program."""
    if not clip.hasFormat(_OWN_KIND):
        return None
    try:
        return msgspec.json.decode(clip.data(_OWN_KIND).data(), type=RichText)
    except msgspec.DecodeError:  # of a release with another form of rich text
        return None


def html(text: RichText) -> str:
    """The text as HTML: bullets as lists, typed labels as they stand."""
    parts: list[str] = []
    depth = 0
    for paragraph in text:
        wanted = paragraph.level + 1 if paragraph.marker == BULLET else 0
        parts += ["<ul>"] * (wanted - depth) + ["</ul>"] * (depth - wanted)
        depth = wanted
        parts.append(_paragraph(paragraph))
    return "".join([*parts, *["</ul>"] * depth])


def _paragraph(paragraph: Paragraph) -> str:
    words = "".join(_run(run) for run in paragraph.runs)
    if paragraph.marker == BULLET:
        return f"<li>{words}</li>"
    label = f"{escape(paragraph.marker)} " if paragraph.marker else ""
    return f"<p>{label}{words}</p>"


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    tags = [tag for mark, tag in _TAGS if getattr(run, mark)]
    tags += [_RISEN[run.rise]] if run.rise else []
    for tag in tags:
        words = f"<{tag}>{words}</{tag}>"
    return words
