"""The order in which items were taken, where it is not the order in which they are printed."""

from __future__ import annotations

from msgspec.structs import replace

from minutes_desktop.domain.minutes import Minutes, walk

_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def take(minutes: Minutes, item_id: str) -> Minutes:
    """Note that an item is being taken from now on; of the one being taken, that it is not.

    An item gone back to is noted again: it keeps its place in the order, and is the present one.
    """
    order = _known(minutes)
    if order and order[-1] == item_id:
        return replace(minutes, taken=order[:-1])
    if all(item.id != item_id for item, _ in walk(minutes.items)):
        return minutes
    return replace(minutes, taken=(*order, item_id))


def present_item(minutes: Minutes) -> str:
    """The id of the item being taken; empty where nobody noted any."""
    return next(reversed(_known(minutes)), "")


def places_taken(minutes: Minutes) -> dict[str, int]:
    """Of every item taken the place at which it first was, from 1, by id."""
    return {key: place for place, key in enumerate(dict.fromkeys(_known(minutes)), 1)}


def out_of_order(minutes: Minutes) -> dict[str, int]:
    """The place of every item that was not taken where the printed order would have it, by id.

    Items nobody noted are passed over: they neither are out of order nor put others out of it.
    """
    places = places_taken(minutes)
    if not places:
        return {}
    printed = [item.id for item, _ in walk(minutes.items) if item.id in places]
    return {key: places[key] for rank, key in enumerate(printed, 1) if places[key] != rank}


def ordinal(number: int) -> str:
    """A place in a row as English writes it: ``1st``, ``2nd``, ``11th``."""
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _known(minutes: Minutes) -> tuple[str, ...]:
    """What was noted, without items that are no more."""
    if not minutes.taken:
        return ()
    there = {item.id for item, _ in walk(minutes.items)}
    return tuple(key for key in minutes.taken if key in there)
