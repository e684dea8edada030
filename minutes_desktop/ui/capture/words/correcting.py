"""Correcting a name wherever it stands in the meeting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.completion import Here
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.renaming import (
    Standing,
    caret_after,
    name_at,
    names_like,
    places_of,
    renamed,
)
from minutes_desktop.ui.capture.words.at_caret import field_with_caret, paragraph
from minutes_desktop.ui.chooser import Choice, Chooser

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.domain.attendance import Person
    from minutes_desktop.ui.capture.finding.places import Places, Selected
    from minutes_desktop.workspace.open_minutes import OpenMinutes


class CorrectingName(QObject):
    """Asks for the right form of the name at the caret, and puts it everywhere in one step.

    Where the name stands in the words of others, too, a second question asks about those.
    Signal: ``told`` carries a sentence for the user.
    """

    told = Signal(str)

    def __init__(
        self, minutes: OpenMinutes, places: Places, people: tuple[Person, ...], page: QWidget
    ) -> None:
        """Ask nothing yet; ``people`` of the directory are suggested behind those in the room."""
        super().__init__(page)
        self._open, self._places, self._people = minutes, places, people
        self._found = Standing("")
        self._here: Selected | None = None
        self._right = ""
        self._likely: list[Choice] = []
        self._forms = Chooser(page)
        self._forms.typed.connect(self._follow)
        self._forms.chosen.connect(self._take)
        self._quoted = Chooser(page)
        self._quoted.chosen.connect(lambda too, _typed: self._correct(quoted=bool(too)))

    def ask(self) -> None:
        """Ask what the name at the caret, or what is selected, should be."""
        field = field_with_caret()
        self._here = here = self._places.selected()
        name = here.words.strip()
        if not name and field is not None:
            words, place, _ = paragraph(field)
            name = name_at(words, place)
        if not name or "\u2029" in name:
            self.told.emit(self.tr("Put the caret into the name to correct, or select the name."))
            return
        self._found = found = places_of(self._open.current, name)
        self._likely = self._suggestions(name)
        question = self.tr("Right form of “{}”, in {}").format(name, self._count(found))
        self._forms.ask(question, self._likely, self._places.near_caret(), free=True)

    # Inner

    def _suggestions(self, name: str) -> list[Choice]:
        now = self._open.current
        here: tuple[Here, ...] = (*now.attendance, *now.apologies)
        room = {one.name: one.capacity for one in here if one.name}
        behind = {one.name: one.capacity for one in self._people if one.name not in room}
        likely = names_like(name, room)
        likely += tuple(one for one in names_like(name, behind) if one not in likely)
        everyone = behind | room
        return [Choice(one, one, _whose(one, everyone)) for one in likely]

    def _follow(self, typed: str) -> None:
        """What is typed comes first: it may be right although a name begins so."""
        own = [Choice(typed, typed)] if typed.strip() else []
        self._forms.show_choices(own + [one for one in self._likely if one.words != typed])

    def _take(self, value: str | None, typed: str) -> None:
        self._right = right = (value or typed).strip()
        found = self._found
        if right == found.name:
            return
        if not found.quoted:
            self._correct(quoted=False)
            return
        texts = len({hit.spot for hit in found.quoted})
        own, both = len(found.own), len(found.own) + len(found.quoted)
        self._quoted.ask(
            self.tr("“{}” also stands in the words of others").format(found.name),
            [
                Choice(self.tr("Leave quoted words as they are"), False, self._places_in(own)),
                Choice(
                    self.tr("Correct it there, too: in one quoted text")
                    if texts == 1
                    else self.tr("Correct it there, too: in {} quoted texts").format(texts),
                    True,
                    self._places_in(both),
                ),
            ],
            self._places.near_caret(),
        )

    def _correct(self, *, quoted: bool) -> None:
        found, right, here = self._found, self._right, self._here
        hits = (*found.own, *(found.quoted if quoted else ()))
        if here is None or not hits:
            return
        self._open.close_run()
        edit = partial(renamed, places=found, right=right, quoted=quoted)
        self._open.apply(self.tr("Correct a name"), edit)
        caret = caret_after(Place(here.part, here.field, here.end), hits, right)
        self._places.select(caret.part, caret.field, caret.position)
        sentence = self.tr("“{}” is now “{}” in {}.")
        self.told.emit(sentence.format(found.name, right, self._places_in(len(hits))))

    def _count(self, found: Standing) -> str:
        return self._places_in(len(found.own) + len(found.quoted))

    def _places_in(self, count: int) -> str:
        return self.tr("one place") if count == 1 else self.tr("{:,} places").format(count)


def _whose(word: str, everyone: dict[str, str]) -> str:
    """Beside a word the name it comes from, beside a name the post."""
    if word in everyone:
        return everyone[word]
    return next((name for name in everyone if word in name), "")
