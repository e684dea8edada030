"""What a minute taker does for half an hour, key by key, and what must then stand in the minutes.

The typist keeps a sheet of her own, a list of items with the words of their blocks, and puts into
it what she means to have written. It knows nothing of the program but the keys that it promises,
so that what the program holds at the end can be compared with it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from msgspec import Struct

from minutes_desktop.ui.keys import KEYS

KEY_SECONDS = 0.062  # from key to key within a sentence
PAUSES = (0.7, 1.5)  # seconds after a sentence; saving, checking and printing begin in them
_JUMPS = 7  # visits between two jumps to anywhere in the meeting
ABBREVIATIONS = {"hta": "holding to account meeting", "fyi": "for your information"}

_TALK = (
    "the board heard that figures for repairs to Northmoor quay had moved since spring and asked "
    "members about reasons which would be set out before summer because costs of steel were paid "
    "when contractor claimed against insurer while treasurer explained longer account promised to "
    "Councillor Abara who noted progress with harbour lighting ferry timetable passengers safety "
    "recieved definately accomodation occured seperate 2,400 11 3.5 per cent Superintendent Okafor"
)
_KINDS = ("question", "findings", "update", "decision", "context", "text")


class Tap(Struct, frozen=True):
    """One key: a character, or with ``named`` a key with its modifiers as in a menu."""

    key: str
    named: bool = False


class Rest(Struct, frozen=True):
    """A pause of so many seconds."""

    seconds: float


class Look(Struct, frozen=True):
    """The field with the caret must show these words."""

    words: str


class Undo(Struct, frozen=True):
    """Undo as often as it takes for the field with the caret to show these words again."""

    words: str


Step = Tap | Rest | Look | Undo


class Written:
    """An item as the typist knows it: its heading, how deep it is nested, its blocks' words."""

    def __init__(self, heading: str, depth: int, blocks: list[str]) -> None:
        self.heading, self.depth, self.blocks = heading, depth, blocks


class Session:
    """The steps of a session over items that stand already, and the sheet that they fill.

    Attributes: ``sheet``, what must stand in the items after the steps taken so far; ``words``,
    how many have been typed.
    """

    def __init__(self, sheet: list[Written], seed: int) -> None:
        """Begin with the caret in the heading of the first item."""
        self.sheet = sheet
        self.words = 0
        self._chance = random.Random(seed)  # noqa: S311 - words, not secrets
        self._talk = _TALK.split()
        self._at = 0
        self._in_heading = True

    def steps(self, words: int) -> Iterator[Step]:
        """Type so many words, visit by visit."""
        visits = 0
        while self.words < words:
            visits += 1
            yield from self._leap() if visits % _JUMPS == 0 else self._walk()
            if visits % 11 == 0:
                yield from self._new_item()
            yield from self._visit()
            if visits % 5 == 0:
                yield from self._action()

    # Going about

    def _walk(self) -> Iterator[Step]:
        """A few items on, or back."""
        step = self._chance.choice((-2, -1, 1, 1, 2, 3))
        yield from self._go(min(max(self._at + step, 0), len(self.sheet) - 1))

    def _leap(self) -> Iterator[Step]:
        """Anywhere, by the words of a heading that no other item has."""
        named = [at for at, item in enumerate(self.sheet) if item.heading.startswith("Topic")]
        self._at = self._chance.choice(named)
        yield _press("jump")
        yield from map(Tap, self.sheet[self._at].heading)
        yield Tap("Return", named=True)
        self._in_heading = False
        yield Rest(0.5)
        yield from self._go(self._at)

    def _go(self, goal: int) -> Iterator[Step]:
        # From a block the first key back leads to the heading of its own item; from there it is
        # as far back as on.
        if not self._in_heading:
            yield _press("previous_item")
        self._in_heading = True
        yield from [_press("next_item")] * max(goal - self._at, 0)
        yield from [_press("previous_item")] * max(self._at - goal, 0)
        self._at = goal
        yield Rest(0.3)

    # Writing

    def _visit(self) -> Iterator[Step]:
        """One to three blocks at the head of the item with the caret."""
        item = self.sheet[self._at]
        self._in_heading = False
        for place in range(self._chance.randint(1, 3)):
            if place:
                yield Tap("Return", named=True)
            yield _press(self._chance.choice(_KINDS))
            item.blocks.insert(place, "")
            yield from self._write(place)
            if self._chance.random() < 0.3:
                yield from self._try_and_take_back(place)

    def _write(self, place: int) -> Iterator[Step]:
        """A few sentences, the last of them perhaps in a paragraph of its own."""
        blocks = self.sheet[self._at].blocks
        for number in range(self._chance.randint(1, 3)):
            if number:
                parting = "\n" if self._chance.random() < 0.3 else " "
                yield Tap("Return", named=True) if parting == "\n" else Tap(" ")
                blocks[place] += parting
            sentence = self._sentence()
            yield from self._mistyped(sentence)
            blocks[place] += _spelt_out(sentence)
            yield Look(blocks[place])
            yield Rest(self._chance.uniform(*PAUSES))

    def _try_and_take_back(self, place: int) -> Iterator[Step]:
        """Write what is then undone."""
        blocks = self.sheet[self._at].blocks
        yield Rest(1.0)
        yield from map(Tap, " that is to say")
        yield Undo(blocks[place])
        yield Rest(0.4)
        yield from map(Tap, ".")
        blocks[place] += "."
        yield Look(blocks[place])

    def _action(self) -> Iterator[Step]:
        """An action with its owner and due date, at the head of the item."""
        yield from self._go(self._at)
        yield _press("actions")
        self._in_heading = False
        words = self._sentence(plain=True)
        yield Tap("Shift+Tab", named=True)
        yield from map(Tap, "AB")
        yield Tap("Tab", named=True)
        yield from self._mistyped(words)
        yield Look(words)
        yield Tap("Ctrl+Tab", named=True)
        yield from map(Tap, "by 3 June 2031")
        self.sheet[self._at].blocks.insert(0, f"AB|{words}|by 3 June 2031")
        yield Rest(self._chance.uniform(*PAUSES))

    def _new_item(self) -> Iterator[Step]:
        """An item after this one and all under it, which has the caret in its heading."""
        yield _press("new_item")
        self._in_heading = True
        heading = "Matter of " + self._chance.choice(self._talk)
        yield from map(Tap, heading)
        depth = self.sheet[self._at].depth
        below = range(self._at + 1, len(self.sheet))
        after = (place for place in below if self.sheet[place].depth <= depth)
        self._at = next(after, len(self.sheet))
        self.sheet.insert(self._at, Written(heading, depth, []))
        yield Rest(0.6)

    def _sentence(self, *, plain: bool = False) -> str:
        words = self._chance.choices(self._talk, k=self._chance.randint(6, 14))
        if not plain and self._chance.random() < 0.2:
            words[self._chance.randrange(1, len(words) - 1)] = self._chance.choice(
                list(ABBREVIATIONS)
            )
        self.words += len(words)
        sentence = " ".join(words)
        return sentence[0].upper() + sentence[1:] + "."

    def _mistyped(self, sentence: str) -> Iterator[Step]:
        """The keys of a sentence, with slips put right at once or a few letters later."""
        for place, letter in enumerate(sentence):
            if letter.isalpha() and self._chance.random() < 0.03:
                yield from self._slip(sentence[place : place + self._chance.randint(1, 4)])
            yield Tap(letter)

    def _slip(self, meant: str) -> Iterator[Step]:
        meant = meant.partition(" ")[0].partition(".")[0]
        yield Tap(self._chance.choice("aeiourtnsl"))
        yield from map(Tap, meant[1:])
        yield from [Tap("Backspace", named=True)] * max(len(meant), 1)


def _press(act: str) -> Tap:
    return Tap(KEYS[act].split("|")[0], named=True)


def _spelt_out(sentence: str) -> str:
    """What the program makes of a sentence."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in sentence.split(" "))
