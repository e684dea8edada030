"""All meetings on this computer: listed, begun, opened, imported."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from minutes_desktop.domain.attendance import Person
from minutes_desktop.domain.numbering import next_number
from minutes_desktop.domain.own_templates import newest
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.series import roster
from minutes_desktop.store import builtin, reading
from minutes_desktop.store.earlier import seen_in
from minutes_desktop.store.errors import StoreError, StoreOutdated
from minutes_desktop.store.reading import MeetingLine
from minutes_desktop.store.rights import may_be_written
from minutes_desktop.store.shelves import WAITING, SeriesShelf, Shelves, shelves, week_of
from minutes_desktop.workspace.carrying import bare
from minutes_desktop.workspace.choices import Choices
from minutes_desktop.workspace.drive import is_far
from minutes_desktop.workspace.known_series import KnownSeries
from minutes_desktop.workspace.open_minutes import OpenMinutes
from minutes_desktop.workspace.speller import Speller
from minutes_desktop.workspace.writer import Answer, Task, Writer

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.record import Act
    from minutes_desktop.domain.series import Seen, Series
    from minutes_desktop.domain.template import Template
    from minutes_desktop.store.importing import Landed
    from minutes_desktop.store.incoming import Incoming
    from minutes_desktop.store.rescue import Rescued
    from minutes_desktop.workspace.reviewing import Record

__all__ = [
    "WAITING",
    "Library",
    "MeetingLine",
    "SeriesShelf",
    "Shelves",
    "StoreError",
    "week_of",
]

FIRST_PAINT_MS = 150
PATIENCE_SECONDS = 10.0


class Library(QObject):
    """The meetings, templates and people of one store.

    Reading is done at once and never waits for a writer. ``choices`` holds the words of the series
    and the user's preferences, ``series`` the series themselves, ``speller`` knows how words are
    spelt. Signals: ``ready``, the store is open for writing; ``failed`` carries the sentence to
    show; ``listed``, the list may have changed; ``imported`` carries what the files of an import
    have become, in their order;
    ``rescued`` a ``Rescued``: the file was deleted or replaced, and the work goes on in another;
    ``far`` the path of a store on a drive where it is saved in another way; ``barred`` that
    of one that may only be read; ``looked`` the sentence that says what is wrong with the file, or
    nothing. Attribute: ``read_only``, whether nothing can be written.
    """

    ready = Signal()
    failed = Signal(str)
    listed = Signal()
    imported = Signal(object)
    rescued = Signal(object)
    far = Signal(object)
    barred = Signal(object)
    looked = Signal(str)
    _files_read = Signal(object)

    def __init__(
        self, path: Path, parent: QObject | None = None, is_far: Callable[[Path], bool] = is_far
    ) -> None:
        """Work on the store at ``path``, which is made if it is not there.

        ``is_far`` says whether a path leads over a network.
        """
        super().__init__(parent)
        self.path = path
        self.read_only = reading.is_there(path) and not may_be_written(path)
        self.writer = Writer(path, self, is_far)
        self.writer.rescued.connect(self._go_on_in, Qt.ConnectionType.QueuedConnection)
        self.choices = Choices(path, self.writer, self)
        self.choices.failed.connect(self.failed)
        self.series = KnownSeries(path, self.writer, self.choices, self)
        self.series.failed.connect(self.failed)
        self.speller = Speller(self)
        self._started = False
        self._file: tuple[int, int] | None = None  # what is known as the store's, once it is open
        self._adding: dict[str, Task] = {}
        self._saving: dict[tuple[str, int], Template] = {}  # versions on their way to the file
        self._files_read.connect(self._bring_in, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(FIRST_PAINT_MS, self, self.start)

    def start(self) -> None:
        """Open the store for writing; done by itself once the window has had time to paint."""
        if not self._started:
            self._started = True
            journals: list[str] = []

            def job(engine: Engine) -> None:
                _put_builtin_templates(engine)
                journals.append(_journal_of(engine))

            self.writer.do(job, lambda failure: self._opened(failure, journals))

    def look_for_file(self) -> None:
        """Have the writer see whether the store's file is still there; ``looked`` follows."""
        if self._file is not None:
            self.writer.do(_touch, lambda failure: self.looked.emit(failure or ""))

    def _insist(self) -> None:
        """See to it that what is read now is this store, and not what took its place."""
        if self._file is None or _file_at(self.path) == self._file:
            return
        task = self.writer.do(_touch)
        task.wait(PATIENCE_SECONDS)
        self.path, self._file = self.writer.path, _file_at(self.writer.path) or self._file
        if task.failure:
            raise StoreError(task.failure)

    def kept_beside(self) -> Path | None:
        """A file beside the store that holds what was rescued when another took its place."""
        from minutes_desktop.store.rescue import kept_beside  # noqa: PLC0415 - once it is imported

        kept = kept_beside(self.path)
        return None if kept == self.path else kept

    def meetings(self, most: int = -1, leaving: int = 0) -> tuple[MeetingLine, ...]:
        """The meetings, newest first; raises ``StoreError``.

        At most so many (negative: all), ``leaving`` out so many of the newest. Empty while a store
        of an earlier version is brought up to date; ``listed`` follows.
        """
        self._insist()
        try:
            return reading.list_meetings(self.path, most, leaving)
        except StoreOutdated:
            if self.read_only:
                raise
            return ()

    def last_minutes(self, series: str, date: dt.date | None) -> MeetingLine | None:
        """The series' last meeting before a local date (``None``: of all), if there was one.

        Raises ``StoreError``.
        """
        before = [
            one
            for name in self.series.names_of(series)
            for one in reading.meetings_of(self.path, name)
            if date is None or (one.date is not None and one.date < date)
        ]
        return max(before, key=lambda one: one.date or dt.date.min, default=None)

    def later_meetings(self, series: str, date: dt.date | None) -> tuple[MeetingLine, ...]:
        """The series' meetings from a local date on, the first one first; raises ``StoreError``."""
        return tuple(
            one
            for one in reading.meetings_of(self.path, series)
            if date is None or (one.date is not None and one.date >= date)
        )

    def count(self) -> int:
        """How many meetings there are; raises ``StoreError``."""
        try:
            return reading.count_meetings(self.path)
        except StoreOutdated:
            return 0

    def line_of(self, meeting_id: str) -> MeetingLine | None:
        """A meeting as lists show it, or ``None`` if there is none; raises ``StoreError``."""
        try:
            return reading.line_of(self.path, meeting_id)
        except StoreOutdated:
            return None

    def shelves(self, today: dt.date) -> Shelves:
        """How many meetings there are of each kind on a local date; raises ``StoreError``."""
        try:
            return shelves(self.path, today)
        except StoreOutdated:
            return Shelves()

    def templates(self) -> tuple[Template, ...]:
        """The newest version of every template, by name; raises ``StoreError``.

        The office's own form of a template stands in the place of the one it was made of.
        """
        builtins, saving = builtin.builtin_templates(), self._saving.values()
        return newest((*builtins, *self._stored_templates(), *saving))

    def is_builtin(self, template: Template) -> bool:
        """Whether the template came with the program, which only an own form of it can change."""
        return any(one.id == template.id for one in builtin.builtin_templates())

    def newest_of(self, template: Template) -> Template:
        """The newest version of a template, or of the own form in its place; or itself.

        Raises ``StoreError``.
        """
        found = self.templates()
        same = (one for one in found if one.id == template.id)
        own = (one for one in found if one.replaces == template.id)
        return next(same, None) or next(own, template)

    def save_template(self, template: Template, answer: Answer) -> None:
        """Store a version of a template that is not stored yet.

        ``answer`` gets ``None`` once it is in the file, or the sentence of failure.
        """
        key = template.id, template.version

        def job(engine: Engine) -> None:
            _add_version(engine, template)

        def answered(failure: str | None) -> None:
            self._saving.pop(key, None)
            answer(failure)

        self._saving[key] = template
        self.writer.do(job, answered)

    def people(self, series: str = "", date: dt.date | None = None) -> tuple[Person, ...]:
        """Everyone ever recorded, those of the latest meetings first; raises ``StoreError``.

        Before them come those who held the posts of a series on a local date, in their posts.
        """
        try:
            recorded = reading.people(self.path)
        except StoreOutdated:
            return ()
        known = self.series.of(series)
        if known is None or not known.has_holdings:
            return recorded
        holding = [Person(one.name, one.capacity) for one in roster(known, date) if one.name]
        names = {one.name for one in holding}
        return (*holding, *(one for one in recorded if one.name not in names))

    def names(self) -> tuple[str, ...]:
        """The name of everyone ever recorded, by name; raises ``StoreError``."""
        try:
            return reading.names(self.path)
        except StoreOutdated:
            return ()

    def last_opened(self) -> str | None:
        """The id of the meeting opened last, or ``None``; raises ``StoreError``."""
        try:
            return reading.last_opened(self.path)
        except StoreOutdated:
            return None

    def begin(
        self, template: Template, date: dt.date | None = None, start: dt.time | None = None
    ) -> OpenMinutes:
        """Begin the minutes of a meeting with nothing carried forward but who is expected.

        Raises ``StoreError`` if the store cannot be read.
        """
        return self.begin_as(bare(self, template, date, start), template)

    def begin_as(
        self, minutes: Minutes, template: Template, acts: tuple[Act, ...] = ()
    ) -> OpenMinutes:
        """Begin a meeting with minutes as they are, but for where running numbers go on.

        ``acts`` are written into the journal. Raises ``StoreError``.
        """
        number = self._first_number(minutes.series, template, minutes.date)
        minutes = replace(minutes, first_number=number)
        self._add(minutes, template)
        if acts:
            self.note(acts)
        return OpenMinutes(minutes, template, Place())

    def seen_in(self, series: Series) -> tuple[Seen, ...]:
        """Everyone named in the minutes of a series; raises ``StoreError``."""
        return seen_in(self.path, series.names)

    def note(self, acts: tuple[Act, ...]) -> None:
        """Write acts into the journal that change no minutes; ``failed`` follows if that fails."""

        def answer(failure: str | None) -> None:
            if failure:
                self.failed.emit(failure)

        self.writer.do(lambda engine: _note(engine, acts), answer)

    def _first_number(self, series: str, template: Template, date: dt.date | None) -> int:
        """Where numbers that run on through the series go on, for a meeting on a local date."""
        if all(level.scope != "series" for level in template.numbering):
            return 1
        for adding in tuple(self._adding.values()):
            adding.wait(PATIENCE_SECONDS)
        last = reading.meeting_before(self.path, self.series.names_of(series), date)
        return next_number(reading.load(self.path, last), template) if last else 1

    def open(self, meeting_id: str) -> OpenMinutes:
        """Open a meeting where it was left; raises ``StoreError``."""
        if adding := self._adding.get(meeting_id):
            adding.wait(PATIENCE_SECONDS)
        self._insist()
        minutes = reading.load(self.path, meeting_id)
        place = reading.place_of(self.path, meeting_id)
        self.writer.do(lambda engine: _note_opened(engine, meeting_id))
        return OpenMinutes(minutes, self.template_of(minutes), place)

    def take_in(self, opened: OpenMinutes) -> None:
        """Store an open meeting as it is now, whatever the store holds of it."""
        self._add(opened.current, opened.template)

    def read(self, meeting_id: str) -> OpenMinutes:
        """A meeting to look at, of which the store takes no note; raises ``StoreError``."""
        if adding := self._adding.get(meeting_id):
            adding.wait(PATIENCE_SECONDS)
        minutes = reading.load(self.path, meeting_id)
        return OpenMinutes(minutes, self.template_of(minutes), Place())

    def record(self, meeting_id: str) -> Record:
        """A meeting with its kept versions and its journal; raises ``StoreError``."""
        from minutes_desktop.workspace.reviewing import Record  # noqa: PLC0415 - not at once needed

        return Record(self.path, meeting_id)

    def template_of(self, minutes: Minutes) -> Template:
        """The template by which the minutes print; raises ``StoreError`` if there is none."""
        return builtin.template_of(self.path, minutes)

    def add_sample(self) -> str:
        """Store the sample meeting, unless it is there already, and return its id."""
        sample = builtin.sample_minutes()
        stored = {line.id for line in self.meetings()} | self._adding.keys()
        if sample.id not in stored:
            self._add(sample, self.template_of(sample))
        return sample.id

    def import_files(self, files: Sequence[Path]) -> None:
        """Store the meetings of exchange files, all or none; ``imported`` or ``failed`` follows."""

        def read() -> None:
            found = _read_files(files)
            # When the program ends in a hurry, nobody is left to be told.
            with suppress(RuntimeError):
                self._files_read.emit(found)

        # Not on the writer's thread, where a large file would keep typed words waiting.
        threading.Thread(target=read, name="reader", daemon=True).start()

    def _bring_in(self, found: tuple[Incoming, ...] | StoreError) -> None:
        if isinstance(found, StoreError):
            self.failed.emit(str(found))
            return
        landed: list[Landed] = []

        def job(engine: Engine) -> None:
            landed.extend(_bring_in(engine, found))

        def answer(failure: str | None) -> None:
            if failure:
                self.failed.emit(failure)
            else:
                self.listed.emit()
                self.imported.emit(tuple(landed))

        self.writer.do(job, answer)

    def close(self, seconds: float = 10.0) -> bool:
        """Finish all writing and close the store; whether that was done in time."""
        self._started = True  # or not at all: it is not opened any more
        self.speller.close()
        return self.writer.close(seconds)

    def _add(self, minutes: Minutes, template: Template) -> None:
        def job(engine: Engine) -> None:
            _add(engine, minutes, template)

        def answer(failure: str | None) -> None:
            del self._adding[minutes.id]
            if failure:
                self.failed.emit(failure)
            else:
                self.listed.emit()

        self._adding[minutes.id] = self.writer.do(job, answer)

    def _go_on_in(self, rescued: Rescued) -> None:
        self.path, self._file = rescued.path, _file_at(rescued.path)
        self.choices.go_on_in(rescued.path)
        self.series.go_on_in(rescued.path)
        self.rescued.emit(rescued)

    def _opened(self, failure: str | None, journals: list[str]) -> None:
        self.read_only = self.writer.read_only
        if failure:
            self._started = False
            if self.read_only:
                self.barred.emit(self.path)
            else:
                self.failed.emit(failure)
            return
        self._file = _file_at(self.path)
        if journals != ["wal"]:
            self.far.emit(self.path)
        self.ready.emit()
        self.listed.emit()

    def _stored_templates(self) -> tuple[Template, ...]:
        try:
            return reading.templates(self.path)
        except StoreOutdated:
            return ()


def _file_at(path: Path) -> tuple[int, int] | None:
    """What tells the file at the path from any other."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _read_files(files: Sequence[Path]) -> tuple[Incoming, ...] | StoreError:
    from minutes_desktop.store.incoming import read_file  # noqa: PLC0415 - on the reader's thread

    try:
        return tuple(map(read_file, files))
    except StoreError as error:
        return error


# What follows runs on the writer's thread, where importing SQLAlchemy keeps nobody waiting.


def _put_builtin_templates(engine: Engine) -> None:
    from minutes_desktop.store.templates import add_templates  # noqa: PLC0415

    add_templates(engine, builtin.builtin_templates())


def _journal_of(engine: Engine) -> str:
    from minutes_desktop.store.database import journal_of  # noqa: PLC0415

    return journal_of(engine)


def _touch(engine: Engine) -> None:
    from minutes_desktop.store.database import touch  # noqa: PLC0415

    touch(engine)


def _add_version(engine: Engine, template: Template) -> None:
    from minutes_desktop.store.templates import add_version  # noqa: PLC0415

    add_version(engine, template)


def _add(engine: Engine, minutes: Minutes, template: Template) -> None:
    from minutes_desktop.store.meetings import note_opened, save  # noqa: PLC0415
    from minutes_desktop.store.templates import add_templates  # noqa: PLC0415

    add_templates(engine, [template])
    save(engine, None, minutes)
    note_opened(engine, minutes.id)


def _bring_in(engine: Engine, incoming: tuple[Incoming, ...]) -> tuple[Landed, ...]:
    from minutes_desktop.store.importing import bring_in  # noqa: PLC0415

    return bring_in(engine, incoming)


def _note_opened(engine: Engine, meeting_id: str) -> None:
    from minutes_desktop.store.meetings import note_opened  # noqa: PLC0415

    note_opened(engine, meeting_id)


def _note(engine: Engine, acts: tuple[Act, ...]) -> None:
    from minutes_desktop.store.versions import note  # noqa: PLC0415

    note(engine, acts)
