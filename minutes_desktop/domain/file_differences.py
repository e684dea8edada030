"""In what a file differs from the words or the pages that were kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from minutes_desktop.domain.json_text import JsonPath, path_words
from minutes_desktop.domain.part_words import one_line

_SEAL = re.compile(r"[0-9a-f]{64}")
Difference = tuple[str, str]
"""What differs, in words, and where: a path in the file, or a page."""


def seals_in(words: str) -> list[str]:
    """The digests printed in a text, which may run over lines and be parted into groups."""
    return _SEAL.findall(re.sub(r"\s+", "", words))


def page_differences(given: Sequence[str], kept: Sequence[str]) -> Iterator[Difference]:
    """The pages on which other words stand, each with the first of them."""
    for number, (page, before) in enumerate(zip_longest(given, kept), 1):
        where = f"page {number}"
        if page is None:
            yield "the page is missing", where
        elif before is None:
            yield "there is a page too many", where
        elif page != before:
            yield _first_words(page, before), where


def _first_words(given: str, kept: str) -> str:
    """What stands first in the one and not in the other."""
    new, old = given.split(), kept.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            was, now = " ".join(old[a:b]), " ".join(new[c:d])
            return _instead(now, was)
    return "the words stand in other places"


def _instead(now: str, was: str) -> str:
    if not was:
        return f"it has “{one_line(now)}”, which was not kept"
    if not now:
        return f"“{one_line(was)}” is left out"
    return f"it has “{one_line(now)}” where “{one_line(was)}” was kept"


def first_byte(given: bytes, kept: bytes) -> int:
    """The first byte, from 1, that differs."""
    for at, (one, other) in enumerate(zip(given, kept, strict=False), 1):
        if one != other:
            return at
    return min(len(given), len(kept)) + 1


def likeness(given: bytes, kept: bytes) -> float:
    """How much of two files is the same at their beginnings and at their ends, from 0 to 1."""
    longest = max(len(given), len(kept))
    if not longest:
        return 1.0
    start = first_byte(given, kept) - 1
    most = min(len(given), len(kept)) - start
    end = first_byte(given[::-1], kept[::-1]) - 1
    return (start + min(end, most)) / longest


def tree_differences(
    given: object, kept: object, names: Mapping[str, str], path: JsonPath = (), part: str = ""
) -> Iterator[Difference]:
    """The values of a JSON file that differ; ``names`` say what its parts are called, by id."""
    if isinstance(given, dict) and isinstance(kept, dict):
        part = names.get(str(kept.get("id")), part)
        for key in dict.fromkeys([*kept, *given]):
            if key not in given:
                yield _said(part, f"“{key}” is left out"), path_words((*path, key))
            elif key not in kept:
                yield _said(part, f"it has “{key}”, which was not kept"), path_words((*path, key))
            else:
                yield from tree_differences(given[key], kept[key], names, (*path, key), part)
    elif isinstance(given, list) and isinstance(kept, list):
        yield from _list_differences(given, kept, names, path, part)
    elif type(given) is not type(kept) or given != kept:
        yield _said(part, _values(given, kept)), path_words(path)


def _list_differences(
    given: list[object], kept: list[object], names: Mapping[str, str], path: JsonPath, part: str
) -> Iterator[Difference]:
    ids, wanted = [_id(one) for one in given], [_id(one) for one in kept]
    if None in ids or None in wanted or len({*ids}) < len(ids):
        for at, (one, other) in enumerate(zip_longest(given, kept)):
            yield from tree_differences(one, other, names, (*path, at), part)
        return
    places = {key: at for at, key in enumerate(ids)}
    for at, key in enumerate(wanted):
        name = names.get(str(key), f"the part “{key}”")
        if key not in places:
            yield f"{name} is missing", path_words((*path, at))
        else:
            here = (*path, places[key])
            yield from tree_differences(given[places[key]], kept[at], names, here, part)
    for key in ids:
        if key not in wanted:
            yield f"there is a part “{key}” that was not kept", path_words((*path, places[key]))
    if [key for key in ids if key in wanted] != [key for key in wanted if key in places]:
        yield _said(part, "the parts stand in another order"), path_words(path)


def _id(value: object) -> object:
    return value.get("id") if isinstance(value, dict) else None


def _values(given: object, kept: object) -> str:
    if isinstance(given, str) and isinstance(kept, str):
        return _first_words(given, kept) if given.split() != kept.split() else "other spaces"
    return _instead(str(given), str(kept))


def _said(part: str, words: str) -> str:
    return f"{part}: {words}" if part else words
