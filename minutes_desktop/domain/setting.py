"""One setting of a template, reached by its path: ``layout.items.third``, ``numbering.0.pattern``.

A path names fields, places in a row (0 first) and keys, with dots between; the empty path is the
thing itself.
"""

from __future__ import annotations

from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from minutes_desktop.domain.layout import BlockStyle

Thing = TypeVar("Thing")

# What stands under a key that has not been written yet, by the field that holds the keys.
_UNWRITTEN: dict[str, object] = {"blocks": BlockStyle(), "state": ""}


def value_at(thing: object, path: str) -> object:
    """What stands at a path; ``None`` under a part that the thing does not have."""
    before = ""
    for step in _steps(path):
        thing = _part(thing, step, before)
        before = step
    return thing


def with_value(thing: Thing, path: str, value: object) -> Thing:
    """The thing with another value at a path; what is as though never written is left out."""
    return cast("Thing", _put(thing, _steps(path), value, ""))


def _steps(path: str) -> list[str]:
    return path.split(".") if path else []


def _part(thing: object, step: str, before: str) -> object:
    if isinstance(thing, tuple):
        return thing[int(step)]
    if isinstance(thing, dict):
        return thing.get(step, _UNWRITTEN[before])
    return None if thing is None else getattr(thing, step)


def _put(thing: object, steps: list[str], value: object, before: str) -> object:
    if not steps:
        return value
    step = steps[0]
    part = _put(_part(thing, step, before), steps[1:], value, step)
    if isinstance(thing, tuple):
        at = int(step)
        return (*thing[:at], part, *thing[at + 1 :])
    if isinstance(thing, dict):
        kept = {**thing, step: part}
        return {key: each for key, each in kept.items() if each != _UNWRITTEN[before]}
    return replace(cast("Struct", thing), **{step: part})
