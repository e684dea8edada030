"""The fields that texts are written in: how each is named, read and rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from minutes_desktop.domain.richtext import RichText

Words = TypeVar("Words", str, RichText)
Part = TypeVar("Part", bound=Struct)


class Spot(Struct, frozen=True, omit_defaults=True):
    """The field that a text is written in: its part and its name, as in ``Place``.

    ``guarded`` are words of others, which are not to be changed unasked.
    """

    part: str
    field: str
    guarded: bool = False


def written(text: str | RichText) -> str:
    """The letters of a text, its paragraphs one line break apart, without marks and markers."""
    return text if isinstance(text, str) else "\n".join(one.words for one in text)


def strings_in(value: object) -> Iterator[str]:
    """All strings in a value of any kind, whatever they are for; not the names of its fields."""
    return _strings(to_builtins(value))


def _strings(tree: object) -> Iterator[str]:
    match tree:
        case str():
            yield tree
        case dict():
            for below in tree.values():
                yield from _strings(below)
        case list() | tuple():
            for below in tree:
                yield from _strings(below)
        case _:
            pass


class Rewrite(Protocol):
    """Says what is to stand where a text stands; the same text where nothing is to change."""

    def __call__(self, spot: Spot, text: Words, /) -> Words:
        """The text that is to stand there."""


class Fields:
    """Rewrites the fields of one part after another."""

    def __init__(self, rewrite: Rewrite) -> None:
        self._rewrite = rewrite

    def say(self, part: str, field: str, text: Words, *, guarded: bool = False) -> Words:
        """What is to stand in a field; nothing is asked about an empty one."""
        return self._rewrite(Spot(part, field, guarded), text) if text else text


def put(part: Part, **fields: object) -> Part:
    """The part with other fields; the same part where all are what they were."""
    for name, value in fields.items():
        old = getattr(part, name)
        if value is not old and value != old:
            return replace(part, **fields)
    return part


def each(parts: tuple[Part, ...], rewrite: Callable[[Part], Part]) -> tuple[Part, ...]:
    """Each of the parts rewritten; the same tuple where all are what they were."""
    now = tuple(map(rewrite, parts))
    return parts if all(new is old for new, old in zip(now, parts, strict=True)) else now
