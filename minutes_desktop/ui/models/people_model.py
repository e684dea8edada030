"""The people of the directory that fit what is being typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from minutes_desktop.domain.attendance import Person

Part = Literal["name", "capacity"]

_MOST = 8  # suggestions shown at once
_INVALID = QModelIndex()


class PeopleModel(QAbstractListModel):
    """Suggestions for a name or a capacity, in the order of the directory."""

    def __init__(self, part: Part, parent: QObject | None = None) -> None:
        """Suggest names (with the capacity beside them) or capacities; nothing to begin with."""
        super().__init__(parent)
        self._part: Part = part
        self._people: tuple[Person, ...] = ()
        self._shown: tuple[Person, ...] = ()

    def set_people(self, people: tuple[Person, ...]) -> None:
        """Suggest from these people from now on."""
        self._people = people

    def narrow(self, words: str) -> None:
        """Suggest those in whom every word typed begins a word."""
        self.beginResetModel()
        self._shown = tuple(self._fitting(words))[:_MOST]
        self.endResetModel()

    def words(self, row: int) -> str:
        """The name or capacity that a row suggests."""
        words: str = getattr(self._shown[row], self._part)
        return words

    def person(self, row: int) -> Person:
        """The person that a row suggests."""
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _INVALID) -> int:
        """How many suggestions there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What a suggestion says."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        person = self._shown[index.row()]
        if self._part == "name" and person.capacity:
            return f"{person.name}  –  {person.capacity}"
        return self.words(index.row())

    def _fitting(self, words: str) -> list[Person]:
        typed = _words_in(words)
        found: dict[str, Person] = {}
        for person in self._people if typed else ():
            candidate: str = getattr(person, self._part)
            there = _words_in(candidate)
            if all(any(word.startswith(start) for word in there) for start in typed):
                found.setdefault(candidate, person)
        return list(found.values())


def _words_in(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold())
