"""The words of a series: what its abbreviations and acronyms stand for, and words known to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

PhraseKind = Literal["autotext", "acronym", "word"]
PhraseKey = tuple[str, PhraseKind, str]
EVERY_SERIES = ""


class Phrase(Struct, frozen=True, omit_defaults=True):
    """One entry of the lists of a series, or of all of them (``series`` is ``EVERY_SERIES``).

    ``autotext``: ``short`` as typed becomes ``words``; ``acronym``: ``short`` stands for
    ``words`` on paper; ``word``: ``short`` is spelt so, and ``words`` is empty.
    """

    kind: PhraseKind
    short: str
    words: str = ""
    series: str = EVERY_SERIES

    @property
    def key(self) -> PhraseKey:
        """What only one entry can have: the series, the kind and the short form."""
        return self.series, self.kind, self.short


def phrases_of(series: str, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The entries that hold in a series: its own, and those of every series it does not change."""
    holding = {
        (phrase.kind, phrase.short): phrase for phrase in phrases if phrase.series == EVERY_SERIES
    }
    own = {(phrase.kind, phrase.short): phrase for phrase in phrases if phrase.series == series}
    return tuple((holding | own).values())
