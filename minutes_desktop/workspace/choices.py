"""What is kept beside the meetings: the words of each series, and what the user prefers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.lexicon import Phrase, PhraseKey, phrases_of
from minutes_desktop.store import reading
from minutes_desktop.store.errors import StoreOutdated

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.workspace.writer import Writer


class Choices(QObject):
    """The phrases and preferences of one store, read when first asked for and then held.

    What is changed holds at once and is written behind. A store that is being brought up to date
    is read again later. Signals: ``phrases_changed``; ``failed`` carries the sentence of a choice
    that could not be written. Attribute: ``name_now`` gives the name of today of a series that
    minutes name as it was called then.
    """

    phrases_changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path, writer: Writer, parent: QObject | None = None) -> None:
        """Work on the store at ``path`` through its writer."""
        super().__init__(parent)
        self._path, self._writer = path, writer
        self._stored: tuple[tuple[Phrase, ...], dict[str, str]] | None = None
        self._phrases: dict[PhraseKey, Phrase | None] = {}  # those changed here; None: taken out
        self._preferences: dict[str, str] = {}  # those changed here
        self.name_now: Callable[[str], str] = str

    def go_on_in(self, path: Path) -> None:
        """Read from another file from now on, in which the same stands."""
        self._path = path

    def all_phrases(self) -> tuple[Phrase, ...]:
        """Every entry of every series; raises ``StoreError``."""
        stored, _ = self._read()
        held = {phrase.key: phrase for phrase in stored} | self._phrases
        return tuple(phrase for phrase in held.values() if phrase is not None)

    def phrases(self, series: str) -> tuple[Phrase, ...]:
        """The entries that hold in a series; raises ``StoreError``."""
        return phrases_of(self.name_now(series), self.all_phrases())

    def put_phrases(self, phrases: Iterable[Phrase]) -> None:
        """Add entries, or rewrite those of the same series, kind and short form."""
        found = tuple(map(self._as_now, phrases))
        self._phrases.update({phrase.key: phrase for phrase in found})
        self._write(lambda engine: _put_phrases(engine, found))
        self.phrases_changed.emit()

    def remove_phrases(self, phrases: Iterable[Phrase]) -> None:
        """Take entries out."""
        found = tuple(map(self._as_now, phrases))
        self._phrases.update({phrase.key: None for phrase in found})
        self._write(lambda engine: _remove_phrases(engine, found))
        self.phrases_changed.emit()

    def carry_phrases(self, former: Collection[str], name: str) -> None:
        """Know the entries of former names of a series under its name of today.

        The store carries its own along with the series.
        """
        held = self.all_phrases()
        own = {(phrase.kind, phrase.short) for phrase in held if phrase.series == name}
        for phrase in held:
            if phrase.series in former:
                self._phrases[phrase.key] = None
                carried = replace(phrase, series=name)
                if (phrase.kind, phrase.short) not in own:
                    self._phrases[carried.key] = carried
        self.phrases_changed.emit()

    def preference(self, name: str) -> str:
        """What was chosen by this name; empty if nothing ever was. Raises ``StoreError``."""
        _, stored = self._read()
        return (stored | self._preferences).get(name, "")

    def set_preference(self, name: str, value: str) -> None:
        """Choose, from now on and the next time too."""
        self._preferences[name] = value
        self._write(lambda engine: _put_preference(engine, name, value))

    def _as_now(self, phrase: Phrase) -> Phrase:
        return replace(phrase, series=self.name_now(phrase.series))

    def _read(self) -> tuple[tuple[Phrase, ...], dict[str, str]]:
        if self._stored is None:
            try:
                self._stored = reading.phrases(self._path), reading.preferences(self._path)
            except StoreOutdated:
                return (), {}
        return self._stored

    def _write(self, job: Callable[[Engine], None]) -> None:
        self._writer.do(job, self._say)

    def _say(self, failure: str | None) -> None:
        if failure:
            self.failed.emit(failure)


# What follows runs on the writer's thread.


def _put_phrases(engine: Engine, phrases: tuple[Phrase, ...]) -> None:
    from minutes_desktop.store.phrases import put_phrases  # noqa: PLC0415

    put_phrases(engine, phrases)


def _remove_phrases(engine: Engine, phrases: tuple[Phrase, ...]) -> None:
    from minutes_desktop.store.phrases import remove_phrases  # noqa: PLC0415

    remove_phrases(engine, phrases)


def _put_preference(engine: Engine, name: str, value: str) -> None:
    from minutes_desktop.store.phrases import put_preference  # noqa: PLC0415

    put_preference(engine, name, value)
