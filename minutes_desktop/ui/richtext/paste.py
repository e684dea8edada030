"""Reading the clipboard, whoever put something on it."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

from minutes_desktop.domain.richtext import RichText, rich, storable
from minutes_desktop.ui.richtext.copy import own

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def pasted(source: QMimeData) -> RichText:
    """What a clipboard holds, as rich text."""
    if (text := own(source)) is not None:
        return text
    if source.hasHtml() and (text := _read_html(source.html())):
        return text
    if source.hasText():
        return rich(_BREAKS.sub("\n", storable(source.text())))
    return ()


def _read_html(html: str) -> RichText:
    from minutes_desktop.ui.richtext.markup import read_html  # noqa: PLC0415 - seldom needed

    return read_html(html)
