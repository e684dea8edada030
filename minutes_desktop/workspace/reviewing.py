"""What is kept of a meeting, for looking at: read only, version by version."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.comparing import Difference, compare_minutes
from minutes_desktop.domain.exchange import ExchangeError, decode
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.writing import write
from minutes_desktop.store import builtin, kept, reading
from minutes_desktop.store.errors import StoreDamaged, StoreError
from minutes_desktop.store.recognising import of_meeting

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.record import Act, Version
    from minutes_desktop.domain.template import Template

__all__ = ["NOW", "Record", "Shown", "StoreError", "Words"]

NOW = 0
"""Stands for the minutes as they are now, where a version is meant by its sequence."""


class Words(Struct, frozen=True):
    """The words of minutes and how they print."""

    minutes: Minutes
    template: Template


class Shown(QObject):
    """Minutes that are only shown: nothing of this can write them.

    Attributes: ``current`` and ``template``, as for minutes that are written. Signal: ``changed``,
    when others are shown in their place.
    """

    changed = Signal(object)

    def __init__(self, minutes: Minutes, template: Template, parent: QObject | None = None) -> None:
        """Show these minutes."""
        super().__init__(parent)
        self.current, self.template = minutes, template

    def show(self, words: Words) -> None:
        """Show others."""
        self.current, self.template = words.minutes, words.template
        self.changed.emit(None)


class Record:
    """A meeting of a store with its kept versions and its part of the journal.

    Attributes: ``meeting_id``; ``versions``, the first one first; ``acts``, likewise.
    """

    def __init__(self, store: Path, meeting_id: str) -> None:
        """Read what there is, as far as it can be read; raises ``StoreError``."""
        self._store, self.meeting_id = store, meeting_id
        self.versions: tuple[Version, ...] = of_meeting(store, meeting_id)
        self.acts: tuple[Act, ...] = ()
        with suppress(StoreDamaged):  # which verifying names
            self.acts = kept.acts(store, meeting_id)

    def words(self, sequence: int = NOW) -> Words:
        """The words of a version, or those of now; raises ``StoreError``."""
        if sequence == NOW:
            minutes = reading.load(self._store, self.meeting_id)
            return Words(minutes, builtin.template_of(self._store, minutes))
        try:
            minutes, template = decode(kept.content(self._store, self.meeting_id, sequence))
        except ExchangeError as error:
            raise StoreDamaged(
                "The words of this version can no longer be read. Verify the minutes to see what"
                " else is wrong."
            ) from error
        return Words(minutes, template or builtin.template_of(self._store, minutes))

    def pdf(self, sequence: int) -> bytes:
        """The very pages of a version; raises ``StoreError``."""
        return kept.pdf(self._store, self.meeting_id, sequence)

    def save_pdf(self, sequence: int, file: Path) -> None:
        """Write the pages of a version to a file, whole or not at all; raises ``StoreError``."""
        try:
            write(self.pdf(sequence), file)
        except ExportError as error:
            raise StoreError(str(error)) from error

    def differences(self, before: int, after: int) -> tuple[Difference, ...]:
        """Two versions compared, by their sequences; raises ``StoreError``."""
        old, new = self.words(before), self.words(after)
        return compare_minutes(old.minutes, old.template, new.minutes, new.template)
