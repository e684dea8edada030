"""Two states of the same minutes side by side: what came, went, changed and moved, to the word.

Items and blocks are the same in both if they have the same id, or else if their kind is the same
and most of their words are.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from minutes_desktop.domain.blocks import Block, block_kind
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.fields import written
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.numbering import item_numbers
from minutes_desktop.domain.part_words import part_words
from minutes_desktop.domain.template import Template
from minutes_desktop.domain.texts import texts_around, texts_in

Kind = Literal["same", "changed", "added", "removed", "moved"]
Stretches = tuple[tuple[bool, str], ...]
"""Words in order, each stretch with whether only this side has it."""

_ALIKE = 0.6  # share of words that two parts without the same id must have in common
_NEAR = 40  # parts before and behind, among which such a one is looked for
_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_FORMS = {
    "marking": "Marking",
    "title": "Title",
    "details": "Details",
    "attendance": "Attendance",
    "apologies": "Apologies",
    "approval": "Approval",
}


class Unit(Struct, frozen=True):
    """One part of the minutes as it is compared: an item's heading, a block, a form's field."""

    key: str
    sort: str
    where: str
    words: str
    value: object
    parent: str = ""


class Difference(Struct, frozen=True):
    """A part in both states, or in one; ``moved`` also where its words changed as well.

    ``before`` and ``after`` are its words, ``where`` says where it stands (in the later state if
    it is in both), ``was`` where it stood, if that is another place. ``facts`` name what differs
    without being written in words, such as a status.
    """

    kind: Kind
    where: str
    before: Stretches = ()
    after: Stretches = ()
    moved: bool = False
    was: str = ""
    facts: tuple[str, ...] = ()
    key: str = ""

    @property
    def sentence(self) -> str:
        """The difference as it is read out."""
        if self.kind == "same":
            return f"{self.where}: unchanged"
        old = [words.strip() for only, words in self.before if only and words.strip()]
        new = [words.strip() for only, words in self.after if only and words.strip()]
        told = [f"moved from {self.was or 'another place'}"] if self.moved else []
        if self.kind == "added":
            told = [f"added “{_plain(self.after)}”"]
        elif self.kind == "removed":
            told = [f"removed “{_plain(self.before)}”"]
        else:
            told += [f"removed “{words}”" for words in old] + [f"added “{words}”" for words in new]
        told += [f"{name} differs" for name in self.facts]
        return f"{self.where}: {', '.join(told)}"


def compare_minutes(
    before: Minutes, before_template: Template | None, after: Minutes, template: Template | None
) -> tuple[Difference, ...]:
    """Every part of both, in the order of the later, those that went where they stood."""
    left, right = _units(before, before_template), _units(after, template)
    pairs = _matched(left, right)
    moved = _moved(left, right, pairs)
    matched_left = {at for at in pairs.values() if at is not None}
    found: list[Difference] = list(_gone(left, -1, matched_left))
    for at, unit in enumerate(right):
        other = pairs.get(at)
        if other is None:
            found.append(Difference("added", unit.where, (), ((True, unit.words),), key=unit.key))
        else:
            found.append(_difference(left[other], unit, moved=at in moved))
            found += _gone(left, other, matched_left)
    return tuple(found)


def _gone(left: Sequence[Unit], at: int, matched: set[int]) -> Iterator[Difference]:
    """The parts right behind one that are in the earlier state only."""
    at += 1
    while at < len(left) and at not in matched:
        unit = left[at]
        yield Difference("removed", unit.where, ((True, unit.words),), key=unit.key)
        at += 1


def _difference(old: Unit, new: Unit, *, moved: bool) -> Difference:
    if old.value == new.value and old.words == new.words:
        whole: Stretches = ((False, new.words),)
        kind: Kind = "moved" if moved else "same"
        was = old.where if moved else ""
        return Difference(kind, new.where, whole, whole, moved, was, key=new.key)
    before, after = words_compared(old.words, new.words)
    facts = () if old.words != new.words else tuple(_facts(old.value, new.value))
    was = old.where if moved else ""
    return Difference("changed", new.where, before, after, moved, was, facts, new.key)


def words_compared(old: str, new: str) -> tuple[Stretches, Stretches]:
    """The words of both, parted into those that only one has and those of both."""
    if old == new:
        return ((False, old),), ((False, new),)
    mine, theirs = _WORD.findall(old), _WORD.findall(new)
    before: list[tuple[bool, str]] = []
    after: list[tuple[bool, str]] = []
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        _put(before, kind != "equal", "".join(mine[a:b]))
        _put(after, kind != "equal", "".join(theirs[c:d]))
    return tuple(before), tuple(after)


def _put(into: list[tuple[bool, str]], only: bool, words: str) -> None:
    """Add a stretch; a space alone between two that only one side has belongs to them."""
    if not words:
        return
    if not only and not words.strip() and into and into[-1][0]:
        into[-1] = (True, into[-1][1] + words)
    elif into and into[-1][0] == only:
        into[-1] = (only, into[-1][1] + words)
    else:
        into.append((only, words))


def _plain(stretches: Stretches) -> str:
    return "".join(words for _, words in stretches).strip()


# ------------------------------------------------------------------ the parts


def _units(minutes: Minutes, template: Template | None) -> list[Unit]:
    names = part_words(minutes, template)
    numbers = item_numbers(minutes, template) if template else {}
    found: list[Unit] = []
    behind: list[Unit] = []
    for spot, text in texts_around(minutes):
        key = f"{spot.part}.{spot.field}"
        where = _FORMS.get(spot.part, spot.part.capitalize())
        row = spot.field.partition(".")[0]
        where = names.get(row, where)
        unit = Unit(key, key.rpartition(".")[2] or key, where, written(text), text)
        (behind if spot.part == "approval" else found).append(unit)

    def walk(items: Iterable[Item], parent: str) -> None:
        for item in items:
            number = numbers[item.id].words if item.id in numbers else ""
            words = "\n".join([f"{number} {item.heading}".strip(), *_others(item)])
            bare = replace(item, blocks=(), items=())
            found.append(Unit(item.id, "item", names[item.id], words, bare, parent))
            for block in item.blocks:
                where = names[block.id]
                sort = block_kind(block)
                found.append(Unit(block.id, sort, where, _block_words(block), block, item.id))
            walk(item.items, item.id)

    walk(minutes.items, "")
    return [*_facts_of(minutes), *found, *behind, *_signing(minutes)]


def _facts_of(minutes: Minutes) -> Iterator[Unit]:
    """What is recorded of the whole without being printed as such."""
    yield _unit("state", "State", f"{minutes.state}, version {minutes.version}")
    times = [f"{time:%H:%M}" if time else "" for time in (minutes.start, minutes.finish)]
    day = minutes.date.isoformat() if minutes.date else ""
    yield _unit("date", "Date and time", " ".join(one for one in (day, *times) if one))
    template = f"{minutes.template} {minutes.template_version}".strip()
    others = (minutes.series, template, f"from {minutes.first_number}", " ".join(minutes.taken))
    where = "Series, template, first number, order taken"
    yield _unit("other", where, "\n".join(one for one in others if one))


def _signing(minutes: Minutes) -> Iterator[Unit]:
    """What is recorded of agreement, signature and amendments."""
    sign_off = minutes.sign_off
    agreement, signature = sign_off.agreement, sign_off.signature
    said = (agreement.words or agreement.meeting, _day(agreement.date))
    words = ", ".join(one for one in (*said, "with amendments" if agreement.amended else "") if one)
    yield Unit("agreement", "agreement", "Agreement", words, agreement)
    signed = (signature.name, signature.office, _day(signature.date))
    words = ", ".join(one for one in signed if one)
    yield Unit("signature", "signature", "Signature", words, signature)
    for at, one in enumerate(sign_off.amendments, 1):
        words = f"{one.where}: “{one.old}” → “{one.new}”\n{one.minuted} {one.by}".strip()
        yield Unit(one.id, "amendment", f"Amendment {at}", words, one)


def _day(date: dt.date | None) -> str:
    return long_date(date) if date else ""


def _unit(key: str, where: str, words: str) -> Unit:
    return Unit(f" {key}", key, where, words, words)


def _others(item: Item) -> list[str]:
    return [
        written(text) for spot, text in texts_in(item) if spot.field not in {"heading", "number"}
    ]


def _block_words(block: Block) -> str:
    """All words of a block, a line each field."""
    return "\n".join(words for _, text in texts_in(block) if (words := written(text)))


def _facts(old: object, new: object) -> Iterator[str]:
    """The names of the fields that differ in two values of a kind."""
    mine, theirs = to_builtins(old), to_builtins(new)
    if not (isinstance(mine, dict) and isinstance(theirs, dict)):
        yield "the marks"
        return
    for name in dict.fromkeys([*mine, *theirs]):
        if mine.get(name) != theirs.get(name) and name != "id":
            yield _FACTS.get(name, name.replace("_", " "))


_FACTS = {
    "text": "the bold, italic or lists",
    "entries": "a status, owner or due date",
    "original": "a status, owner or due date",
    "run_in": "the line it runs on in",
}


# ------------------------------------------------------------------ which is which


def _matched(left: Sequence[Unit], right: Sequence[Unit]) -> dict[int, int | None]:
    """For each part of the later state its place in the earlier one."""
    places = {(unit.key, unit.sort == "item"): at for at, unit in enumerate(left)}
    pairs: dict[int, int | None] = {}
    for at, unit in enumerate(right):
        pairs[at] = places.get((unit.key, unit.sort == "item"))
    taken = {at for at in pairs.values() if at is not None}
    open_left = [at for at in range(len(left)) if at not in taken]
    open_right = [at for at, other in pairs.items() if other is None]
    _match_alike(left, right, open_left, open_right, pairs)
    return pairs


def _match_alike(
    left: Sequence[Unit],
    right: Sequence[Unit],
    open_left: list[int],
    open_right: list[int],
    pairs: dict[int, int | None],
) -> None:
    by_words: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in open_left:
        by_words[left[at].sort, left[at].words].append(at)
    rest = []
    for at in open_right:
        same = by_words.get((right[at].sort, right[at].words))
        if same and right[at].words.strip():
            pairs[at] = same.pop(0)
        else:
            rest.append(at)
    taken = {at for at in pairs.values() if at is not None}
    free = [at for at in open_left if at not in taken]
    bags = {at: frozenset(left[at].words.casefold().split()) for at in free}
    for at in rest:
        bag = frozenset(right[at].words.casefold().split())
        middle = bisect_left(free, at)
        near = free[max(0, middle - _NEAR) : middle + _NEAR]
        scored = [(_share(bag, bags[one]), one) for one in near if left[one].sort == right[at].sort]
        best = max(scored, default=(0.0, -1))
        if best[0] >= _ALIKE:
            pairs[at] = best[1]
            free.remove(best[1])


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _moved(
    left: Sequence[Unit], right: Sequence[Unit], pairs: dict[int, int | None]
) -> frozenset[int]:
    """The parts of the later state that stand in another order, or under another item."""
    both = [(right[at].key, left[other].key) for at, other in pairs.items() if other is not None]
    parent_of = dict(both)
    groups: dict[str, list[int]] = defaultdict(list)
    found = set()
    for at, other in pairs.items():
        if other is None:
            continue
        unit, old = right[at], left[other]
        if (unit.parent and parent_of.get(unit.parent) != old.parent) or (
            not unit.parent and old.parent
        ):
            found.add(at)
        else:
            groups[unit.parent].append(at)
    for group in groups.values():
        order = [other for at in group if (other := pairs[at]) is not None]
        stay = _longest_rising(order)
        found |= {at for at in group if pairs[at] not in stay}
    return frozenset(found)


def _longest_rising(order: Sequence[int]) -> frozenset[int]:
    """As many of the numbers as can stay where they are, all the others moving around them."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for number in order:
        place = bisect_left(tails, number)
        if place:
            before[number] = tails[place - 1]
        tails[place : place + 1] = [number]
    found = set()
    number_at: int | None = tails[-1] if tails else None
    while number_at is not None:
        found.add(number_at)
        number_at = before.get(number_at)
    return frozenset(found)


def of_interest(differences: Iterable[Difference]) -> list[int]:
    """The places, among all parts, of those that differ."""
    return [at for at, one in enumerate(differences) if one.kind != "same"]
