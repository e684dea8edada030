"""JSON as text: read strictly, with the place of every fault, and written in one canonical form."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NoReturn

JsonPath = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

TWICE = "\0twice"
"""The key under which an object that has a key twice holds that key."""

MOST_DIGITS = 18

_REASONS = (
    ("Expecting value", "a value is missing or cannot be read"),
    (
        "Expecting property name",
        "a name in straight double quotes, or a closing brace, must follow",
    ),
    ("Illegal trailing comma", "no comma may stand after the last entry"),
    ("Expecting ',' delimiter", "a comma or a closing bracket is missing"),
    ("Expecting ':' delimiter", "a colon must follow the name"),
    ("Unterminated string", "a text begins here and is never ended by a double quote"),
    ("Invalid control character", "a text may not run over a line end; write \\n for one"),
    ("Invalid \\escape", 'after a backslash only " \\ / b f n r t or u may stand'),
    ("Invalid \\uXXXX escape", "after \\u four hexadecimal digits must stand"),
    ("Extra data", "the file goes on where it should end"),
)


class JsonFault(Exception):
    """The text is no JSON; ``reason`` says why, ``offset`` where, in characters from 0."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def parse(text: str) -> object:
    """The value a JSON text holds; raises ``JsonFault``.

    An object that has a key twice holds that key under ``TWICE`` as well. Numbers too long for
    any use come as floats, and so do the numbers JSON has no form for.
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        reason = next((ours for theirs, ours in _REASONS if error.msg.startswith(theirs)), None)
        raise JsonFault(reason or error.msg, error.pos) from error
    except RecursionError:
        _refuse_depth(text)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        found[TWICE] = next(key for key, count in counts.items() if count > 1)
    return found


def _whole(digits: str) -> float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)


def _refuse_depth(text: str) -> NoReturn:
    deepest, offset = 0, 0
    for path, start in places(text):
        if len(path) > deepest:
            deepest, offset = len(path), start
        if deepest > _TOO_DEEP:
            break
    raise JsonFault("lists and objects are nested too deeply", offset)


_TOO_DEEP = 200
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


def places(text: str) -> Iterator[tuple[JsonPath, int]]:
    """Every value of a JSON text with where it begins, that of an object's key with its key.

    The offset counts characters from 0.
    """
    path: list[str | int] = []
    keyed: list[bool] = []  # for each list (False) and object (True) that is open
    awaits_key = False
    yield (), 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if awaits_key and sign[0] == '"':
            path[-1] = json.loads(sign)
            yield tuple(path), token.start()
            awaits_key = False
        elif sign in "[{":
            if keyed and not keyed[-1]:
                yield tuple(path), token.start()
            keyed.append(sign == "{")
            path.append("" if sign == "{" else 0)
            awaits_key = sign == "{"
        elif sign in "]}":
            path.pop()
            keyed.pop()
            awaits_key = False
        elif sign == ",":
            awaits_key = keyed[-1]
            if not awaits_key:
                path[-1] = int(path[-1]) + 1
        elif sign != ":" and keyed and not keyed[-1]:
            yield tuple(path), token.start()


def line_of(text: str, path: JsonPath) -> int:
    """The line, from 1, in which the last value at a path begins, or the nearest around it."""
    best, offset = -1, 0
    for found, start in places(text):
        if len(found) >= best and path[: len(found)] == found:
            best, offset = len(found), start
    return line_and_column(text, offset)[0]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of a character counted from 0."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def path_words(path: JsonPath) -> str:
    """A path as people write it: ``minutes.items[2].heading``."""
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step}]"
        elif re.fullmatch(r"\w+", step):
            words += f".{step}" if words else step
        else:
            words += f"[{json.dumps(step)}]"
    return words


def written(value: object) -> bytes:
    """A plain value as canonical JSON: UTF-8, two spaces a level, one line end at its end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()
