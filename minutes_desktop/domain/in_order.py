"""The texts of the minutes part after part, from anywhere on and round the end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from minutes_desktop.domain.minutes import Minutes, walk
from minutes_desktop.domain.texts import texts_around, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_desktop.domain.fields import Spot
    from minutes_desktop.domain.richtext import RichText

Texts = list[tuple["Spot", "str | RichText"]]
_LAST = "approval"


def texts_from(minutes: Minutes, part: str) -> Iterator[tuple[str, Texts]]:
    """The texts of each part, under its key, in the order of the sheet, from a part on.

    The end is followed by the beginning; the part itself comes once more at the very last. A part
    that nobody knows stands for the first.
    """
    around = {key: list(texts) for key, texts in groupby(texts_around(minutes), _part)}
    parts: list[tuple[str, Callable[[], Texts]]] = [
        (key, partial(list, texts)) for key, texts in around.items() if key != _LAST
    ]
    for item, _ in walk(minutes.items):
        parts.append((item.id, partial(texts_in, item)))
        parts += [(block.id, partial(texts_in, block)) for block in item.blocks]
    if _LAST in around:
        parts.append((_LAST, partial(list, around[_LAST])))
    start = next((n for n, (key, _) in enumerate(parts) if key == part), 0)
    for key, texts in (*parts[start:], *parts[: start + 1]):
        yield key, texts()


def _part(text: tuple[Spot, str | RichText]) -> str:
    return text[0].part
