"""The series of one store: those of the office and those that come with the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from minutes_desktop.domain.series import Series, series_of, together
from minutes_desktop.store import builtin, reading
from minutes_desktop.store.errors import StoreError, StoreOutdated

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.choices import Choices
    from minutes_desktop.workspace.writer import Writer


class Offer(Struct, frozen=True):
    """A way to begin a meeting: of which series, by which template, and what that is called."""

    name: str
    series: Series
    template: Template


class KnownSeries(QObject):
    """The series, read when first asked for and then held.

    What is changed holds at once and is written behind. Signals: ``changed``; ``failed`` carries
    the sentence of a change that could not be written.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, path: Path, writer: Writer, choices: Choices, parent: QObject | None = None
    ) -> None:
        """Work on the store at ``path`` through its writer; ``choices`` holds the words."""
        super().__init__(parent)
        self._path, self._writer, self._choices = path, writer, choices
        self._stored: tuple[Series, ...] | None = None
        self._held: dict[str, Series | None] = {}  # those changed here; None: taken out
        choices.name_now = self.name_now

    def go_on_in(self, path: Path) -> None:
        """Read from another file from now on, in which the same stands."""
        self._path = path

    def all(self) -> tuple[Series, ...]:
        """Every series, by name; raises ``StoreError``."""
        gone = {key for key, one in self._held.items() if one is None}
        held = tuple(one for one in self._held.values() if one is not None)
        stored = tuple(one for one in self._read() if one.id not in gone)
        return together(builtin.builtin_series(), stored, held)

    def of_templates(self, templates: Iterable[Template]) -> tuple[Series, ...]:
        """Every series, with those that only a template names so far; raises ``StoreError``."""
        known = self.all()
        for template in templates:
            if series_of(template.series, known) is None:
                known += (Series(template.id, template.series, template=template.id),)
        return together(known)

    def offers(self, templates: tuple[Template, ...]) -> tuple[Offer, ...]:
        """How a meeting may begin: each series by its template, then other templates of theirs.

        Raises ``StoreError``.
        """
        known, found, used = self.of_templates(templates), [], set()
        for series in known:
            if template := template_for(series, templates):
                used.add(template.id)
                found.append(Offer(series.name, series, template))
        others = (template for template in templates if template.id not in used)
        for template in others:
            series = series_of(template.series, known) or Series(name=template.series)
            found += [Offer(template.name, series, template)]
        return tuple(found)

    def of(self, name: str) -> Series | None:
        """The series to which minutes of a name belong; raises ``StoreError``."""
        return series_of(name, self.all())

    def names_of(self, name: str) -> tuple[str, ...]:
        """All names under which meetings of the same series stand; raises ``StoreError``."""
        found = self.of(name)
        return found.names if found else (name,)

    def name_now(self, name: str) -> str:
        """What the series that minutes name so is called today."""
        if not name:
            return name
        try:
            found = self.of(name)
        except StoreError:
            return name
        return found.name if found else name

    def is_builtin(self, series: Series) -> bool:
        """Whether the series came with the program, so that it cannot be taken out."""
        return any(one.id == series.id for one in builtin.builtin_series())

    def put(self, series: Series) -> None:
        """Add a series, or rewrite it; its words follow it to another name."""
        before = next((one for one in self.all() if one.id == series.id), None)
        self._held[series.id] = series
        names = {*(before.names if before else ()), *series.former} - {series.name}
        if before is None or names - {*before.former}:
            self._choices.carry_phrases(names, series.name)
        self._writer.do(lambda engine: _put(engine, series), self._say)
        self.changed.emit()

    def remove(self, series: Series) -> None:
        """Take a series out; its meetings stay as they are, and so do its words."""
        self._held[series.id] = None
        self._writer.do(lambda engine: _remove(engine, series.id), self._say)
        self.changed.emit()

    def _read(self) -> tuple[Series, ...]:
        if self._stored is None:
            try:
                self._stored = reading.series(self._path)
            except StoreOutdated:
                return ()
        return self._stored

    def _say(self, failure: str | None) -> None:
        if failure:
            self.failed.emit(failure)


def template_for(series: Series, templates: Iterable[Template]) -> Template | None:
    """The template by which a series prints: its own, the office's form of it, or one named so."""
    found = tuple(templates)
    own = (one for one in found if one.id == series.template)
    instead = (
        one for one in found if one.replaces == series.template and one.series in series.names
    )
    named = (one for one in found if one.series in series.names)
    return next(own, None) or next(instead, None) or next(named, None)


# What follows runs on the writer's thread.


def _put(engine: Engine, series: Series) -> None:
    from minutes_desktop.store.series import put_series  # noqa: PLC0415

    put_series(engine, series)


def _remove(engine: Engine, series_id: str) -> None:
    from minutes_desktop.store.series import remove_series  # noqa: PLC0415

    remove_series(engine, series_id)
