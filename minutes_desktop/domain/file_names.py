"""The names under which minutes are exported: a pattern of the template, and what every disk takes.

A name is made to be good on Windows, macOS and Linux alike, wherever the file is sent to later.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from minutes_desktop.domain.minutes import Minutes

FILE_NAME = "{date}-{series}-{copy}-{state}-v{n}"
"""The pattern of a template that has none."""

FILE_FIELDS = ("date", "yyyy", "series", "title", "copy", "state", "n")

LONGEST = 150
"""Bytes of a name without its ending: what encrypted folders and long paths leave room for."""

FORBIDDEN = '<>:"/\\|?*'

ENDINGS = (".pdf", ".docx", ".txt", ".json")

_UNNAMED = "minutes"
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE
)
_NOTHING = "\0"  # where a field has no word
_BRACKETED = re.compile(rf"[(\[]\s*{_NOTHING}\s*[)\]]")
_AROUND_NOTHING = re.compile(rf"([\s._,+-]*)(?:{_NOTHING}([\s._,+-]*))+")
_AT_EDGES = " .-_,+"


def file_name(pattern: str, minutes: Minutes, copy: str = "") -> str:
    """The name of a file for the minutes, without an ending; ``copy`` is which copy of them it is.

    A field without a word is left out with the hyphen, space or brackets around it. Words are in
    small letters with hyphens between; what is typed in the pattern stays as it is.
    """
    words = {
        "date": str(minutes.date or ""),
        "yyyy": str(minutes.date.year) if minutes.date else "",
        "series": _hyphened(minutes.series),
        "title": _hyphened(minutes.title),
        "copy": _hyphened(copy),
        "state": minutes.state,
        "n": str(minutes.version),
    }
    found = _filled(pattern or FILE_NAME, words)
    # Words that tell versions apart are the last to go.
    for long in ("title", "series"):
        if (over := _bytes(found) - LONGEST) > 0:
            words[long] = _cut(words[long], max(_bytes(words[long]) - over, 0), at="-")
            found = _filled(pattern or FILE_NAME, words)
    return _cut(found, LONGEST) or _UNNAMED


def _filled(pattern: str, words: dict[str, str]) -> str:
    """The pattern with its fields filled in, as a name that every disk takes."""
    found = "".join(_without_signs(unicodedata.normalize("NFC", pattern)))
    for name, said in words.items():
        found = found.replace(f"{{{name}}}", said or _NOTHING)
    found = _BRACKETED.sub(_NOTHING, found)
    found = _AROUND_NOTHING.sub(lambda gap: gap[1] or gap[2] or "", found)
    found = " ".join(found.split()).strip(_AT_EDGES)
    return f"{_UNNAMED}-{found}" if _RESERVED.match(found) else found


def _without_signs(words: str) -> Iterator[str]:
    """The characters with a hyphen for each that some disk refuses, and without invisible ones."""
    for char in words:
        if char in FORBIDDEN:
            yield "-"
        elif char.isspace():
            yield " "
        elif not unicodedata.category(char).startswith("C"):
            yield char


def _hyphened(words: str) -> str:
    """Small letters, figures and the marks on them, of any script, with hyphens between words."""
    small = unicodedata.normalize("NFC", words).lower()
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in small)
    return "-".join("".join(kept).split())


def _cut(words: str, most: int, at: str = "") -> str:
    """As much of the words as so many bytes hold, if it can be up to an ``at``."""
    if _bytes(words) <= most:
        return words
    kept = words.encode()[:most].decode(errors="ignore")
    # A letter does not lose the marks that stand on it.
    while kept and unicodedata.combining(words[len(kept)]):
        kept = kept[:-1]
    if at and words[len(kept)] != at:
        kept = kept.rpartition(at)[0] or kept
    return kept.strip(_AT_EDGES)


def _bytes(words: str) -> int:
    return len(words.encode())
