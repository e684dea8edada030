"""Which words of a text are misspelt, by what is known and what a dictionary says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from minutes_desktop.domain.spelt_words import KnownWords, SpeltWord, spelt_words

Verdict = Callable[[str], "bool | None"]
"""Whether a spelling is right; ``None`` while nobody knows yet."""
_HYPHEN = re.compile("[-‐‑]")


class Looked(NamedTuple):
    """What was found in a text: the words that are wrong, and those nobody knows of yet."""

    wrong: list[SpeltWord]
    unsure: list[SpeltWord]


def misspelt(text: str, known: KnownWords, verdict: Verdict) -> Looked:
    """Look at every word of a text. Of words with hyphens only the parts that are wrong are."""
    looked = Looked([], [])
    for word in spelt_words(text):
        said = verdict(word.spelling)
        if said or word.spelling in known:
            continue
        if said is None:
            looked.unsure.append(word)
        elif "-" in word.spelling:
            _look_at_parts(text, word, known, verdict, looked)
        else:
            looked.wrong.append(word)
    return looked


def _look_at_parts(
    text: str, whole: SpeltWord, known: KnownWords, verdict: Verdict, looked: Looked
) -> None:
    start = whole.start
    for part in _HYPHEN.split(text[start : start + whole.length]):
        inner = misspelt(part, known, verdict)
        for found, into in ((inner.wrong, looked.wrong), (inner.unsure, looked.unsure)):
            into += [word._replace(start=start + word.start) for word in found]
        start += len(part) + 1
