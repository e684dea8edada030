"""Jumping to an item, a person or a part of the minutes by a few letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from minutes_desktop.domain.going_on import where_to_go_on
from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.numbering import Number, item_numbers, path_number
from minutes_desktop.domain.people import initials_of, names_of, posts_of
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.tree import find_item
from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.capture.sheet import END
from minutes_desktop.ui.capture.sheet_rows import APOLOGIES, APPROVAL, ATTENDANCE, DETAILS
from minutes_desktop.ui.chooser import Choice, Chooser
from minutes_desktop.ui.models.outline_model import heading_or_words, marks_of

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.come_back import ComeBack
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.ui.capture.finding.places import Places
    from minutes_desktop.ui.capture.sheet import Sheet
    from minutes_desktop.ui.preview_pane import Printable

_WORD = re.compile(r"\w+")


class Jumping(QObject):
    """Asks where to go, goes there, and knows the way back.

    The first line of the list leads back to where the caret was before the last jump, so that
    whoever types nothing goes there and back again.

    Attributes: ``chooser``, the list; ``actions``, in order.
    """

    def __init__(
        self,
        minutes: Printable,
        sheet: Sheet,
        places: Places,
        page: QWidget,
        marks: Callable[[], Iterable[ComeBack]] = tuple,
    ) -> None:
        """Be ready to ask; ``marks`` gives what is to be come back to."""
        super().__init__(page)
        self._open, self._sheet, self._places = minutes, sheet, places
        self._marks = marks
        self.chooser = Chooser(page)
        self.chooser.chosen.connect(self._go)
        self.chooser.typed.connect(self._typed)
        self._choices: list[Choice] = []
        self._from = Place()
        self._back: Place | None = None
        self._is_ordered = True
        jump = self.tr("Jump to…")
        self.actions: list[QAction | None] = [make_action(page, "jump", jump, self.ask)]

    def ask(self) -> None:
        """Open the list at the caret."""
        self._from = self._sheet.caret()
        self._choices, self._is_ordered = list(self._offered()), True
        name = self.tr("Jump to a number, heading, person or part")
        self.chooser.ask(name, self._choices, self._places.near_caret())

    # The list

    def _offered(self) -> Iterator[Choice]:
        minutes = self._open.current
        numbers = item_numbers(minutes, self._open.template)
        here = self._sheet.spot()
        if self._back is not None and (where := self._named(self._back.part, minutes, numbers)):
            yield Choice(self.tr("Back"), self._back, where)
        yield Choice(self.tr("Details"), Place(DETAILS))
        yield Choice(self.tr("Attendance"), Place(ATTENDANCE))
        yield Choice(self.tr("Apologies"), Place(APOLOGIES))
        counts = Counter(mark.hit.spot.part for mark in self._marks())
        current = here.item.id if here.item else ""
        for item, number in _numbered(minutes.items, numbers):
            yield self._item_choice(item, number, marks_of(item, counts), here=current)
        if minutes.approval:
            yield Choice(self.tr("Approval"), Place(APPROVAL))
        for person in minutes.attendance:
            if person.name.strip():
                posts = posts_of(person)
                letters = " ".join((initials_of(person), *names_of(person), *posts))
                place = Place(ATTENDANCE, f"{person.id}.name", END)
                yield Choice(person.name, place, posts[-1] if posts else "", letters)

    def _item_choice(self, item: Item, number: str, marks: int, *, here: str) -> Choice:
        words = "  ".join(part for part in (number, heading_or_words(item)) if part)
        told = (self.tr("here") if item.id == here else "", "??" if marks else "")
        bare = number.replace(".", "").replace(" ", "")
        initials = "".join(word[0] for word in _WORD.findall(item.heading))
        letters = " ".join(part for part in (bare, initials) if part)
        return Choice(words, item.id, " · ".join(part for part in told if part), letters)

    def _named(self, part: str, minutes: Minutes, numbers: Mapping[str, Number]) -> str:
        """What the place with a row is called; empty if the row is gone."""
        if not self._sheet.column.holds(part):
            return ""
        for item, number in _numbered(minutes.items, numbers):
            if part == item.id or any(block.id == part for block in item.blocks):
                return "  ".join(one for one in (number, heading_or_words(item)) if one)
        names = {
            DETAILS: self.tr("Details"),
            ATTENDANCE: self.tr("Attendance"),
            APOLOGIES: self.tr("Apologies"),
            APPROVAL: self.tr("Approval"),
        }
        return names.get(part, self.tr("Title"))

    def _typed(self, typed: str) -> None:
        """Put first what is meant exactly: an item by its number, a person by the initials."""
        said = typed.strip().casefold()
        exact = [choice for choice in self._choices if said and said in _names(choice)]
        if exact or not self._is_ordered:
            others = [choice for choice in self._choices if choice not in exact]
            self.chooser.show_choices([*exact, *others])
            self._is_ordered = not exact

    # Going

    def _go(self, value: object, _typed: str) -> None:
        back, self._back = self._back, self._from
        if isinstance(value, Place):
            if value is back:
                self._sheet.restore(value)
            elif not value.field:
                self._sheet.go_to(value.part)
            else:
                self._places.select(value.part, value.field, value.position)
        elif item := find_item(self._open.current.items, str(value)):
            spot = where_to_go_on(item)
            if not self._places.select(spot.part, spot.field, END):
                self._sheet.enter(spot.part)


def _numbered(
    items: tuple[Item, ...], numbers: Mapping[str, Number], above: str = ""
) -> Iterator[tuple[Item, str]]:
    """Every item in order, with the number that names it."""
    for item in items:
        number = path_number(above, numbers[item.id])
        yield item, number if numbers[item.id].words else ""
        yield from _numbered(item.items, numbers, number)


def _names(choice: Choice) -> set[str]:
    """The short names by which a choice is meant and no other."""
    number = choice.words.partition("  ")[0] if isinstance(choice.value, str) else ""
    return {number.casefold(), choice.letters.partition(" ")[0].casefold()} - {""}
