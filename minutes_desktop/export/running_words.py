"""The words of header and footer, with the fields of their pattern filled in."""

from __future__ import annotations

import re

from minutes_desktop.domain.layout import Layout
from minutes_desktop.export import wording
from minutes_desktop.export.parts import Outline

_FIELD = re.compile(r"\{(series|date|title|state)\}")
_STATE = "{state}"
_DASHES = "-–—|·,:"
# A dash before nothing or another dash, where the field between them is empty.
_LONE_DASH = re.compile(rf"(?:^|(?<=\s))[{_DASHES}]\s+(?=[{_DASHES}]\s|$)")


def running_fields(outline: Outline) -> dict[str, str]:
    """What the fields of a pattern stand for, by name."""
    return {
        "series": outline.series,
        "title": wording.JOINER.join(outline.title),
        "date": outline.date,
        "state": outline.state,
    }


def head_of(layout: Layout) -> str:
    """The pattern of the head; it says the state where nothing else on the page would."""
    if _STATE in layout.header or _STATE in layout.footer:
        return layout.header
    return wording.JOINER.join(part for part in (layout.header, _STATE) if part)


def filled(pattern: str, fields: dict[str, str]) -> str:
    """The pattern with these words in it, and no dash left beside an empty field."""
    words = _FIELD.sub(lambda found: " ".join(fields[found[1]].split()), pattern)
    words = re.sub(rf"^\s*[{_DASHES}]\s|\s[{_DASHES}]\s*$", "", words)
    return _LONE_DASH.sub("", words).strip()
