"""Abbreviations that become the words they stand for when they are typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from minutes_desktop.domain.lexicon import Phrase

LONGEST = 40
"""Characters of an abbreviation; nothing before so many is looked at while somebody types."""
ENDS = frozenset(" ,.;:)?!")
"""What ends an abbreviation, besides Enter."""
_OPENING = "([{“‘\"'«*–—"


def abbreviations(phrases: Iterable[Phrase]) -> dict[str, str]:
    """What is typed and the words for it, from the entries that hold in a series."""
    return {phrase.short: phrase.words for phrase in phrases if phrase.kind == "autotext"}


def last_word(before: str) -> str:
    """The word that ends where words end: from the last space on, what opens it left out.

    A part of a word is never given: behind a hyphen, a stroke or an apostrophe no word begins.
    """
    if not before or before[-1].isspace():
        return ""
    return before.rsplit(maxsplit=1)[-1].lstrip(_OPENING)


def words_for(typed: str, known: Mapping[str, str]) -> str:
    """The words for what is typed; empty where it stands for none.

    What is typed with a capital where the list has a small letter gets words that begin with one.
    """
    if typed in known:
        return known[typed]
    small = typed[:1].lower() + typed[1:]
    if len(typed) > 1 and small != typed and (words := known.get(small)):
        return words[:1].upper() + words[1:]
    return ""
