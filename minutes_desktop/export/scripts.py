"""Words in scripts that are written from right to left, as they look and as they are read.

Names are what this is for: words are put in the order in which they look within one line, by the
Unicode Bidirectional Algorithm (UAX 9), and Arabic letters take the forms in which they join.
"""

from __future__ import annotations

import re
import unicodedata

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")


def joined(words: str) -> str:
    """The words with Arabic letters in the forms in which they join, still in reading order."""
    if words.isascii() or not _ARABIC.search(words):
        return words
    from arabic_reshaper import reshape  # noqa: PLC0415 - seldom needed

    return str(reshape(words))


def is_leftward(words: str) -> bool:
    """Whether any of the words is written from right to left."""
    return not words.isascii() and bool(_LEFTWARD.search(words))


def as_seen(words: str) -> str:
    """Words of one line in the order in which they look, from left to right."""
    from bidi.algorithm import get_display  # noqa: PLC0415 - seldom needed

    return str(get_display(words, base_dir="L"))


def as_read(words: str) -> str:
    """The words of ``joined`` in the letters in which they were typed."""
    return _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), words)
