"""Where two texts differ, and where they are alike, in the units by which Qt counts."""

from __future__ import annotations


def end_of_difference(before: str, after: str) -> int:
    """The position in ``after``, in UTF-16 units, behind what differs from ``before``."""
    tail, shortest = 0, min(len(before), len(after))
    while tail < shortest and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return units(after[: len(after) - tail])


def same_word(before: str, after: str, position: int) -> int:
    """Where a place in ``before`` is in ``after``, which has the same letters behind that place."""
    end = before.encode("utf-16-le", "surrogatepass")[2 * position :]
    behind = sum(char.isalnum() for char in end.decode("utf-16-le", "surrogatepass"))
    place = len(after)
    while behind and place:
        place -= 1
        behind -= after[place].isalnum()
    return units(after[:place])


def units(words: str) -> int:
    """The length in UTF-16 units."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def first_units(words: str, count: int) -> str:
    """The words up to a place in UTF-16 units."""
    if words.isascii():
        return words[:count]
    return words.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "ignore")


def characters(words: str, position: int) -> int:
    """How many characters stand before a position in UTF-16 units."""
    if len(words) == units(words):
        return position
    before = words.encode("utf-16-le", "surrogatepass")[: 2 * position]
    return len(before.decode("utf-16-le", "surrogatepass"))
