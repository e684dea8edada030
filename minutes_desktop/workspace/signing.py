"""Signing off: the exact pages of a version are made, looked at, and then kept as they are."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTemporaryDir, Signal

from minutes_desktop import __version__
from minutes_desktop.domain.appearances import referenced
from minutes_desktop.domain.exchange import ExchangeError, decode, encode
from minutes_desktop.domain.record import Act, Version, digest_of, is_held
from minutes_desktop.domain.sign_off import KEPT_FOR_GOOD
from minutes_desktop.export.font_digests import font_digests
from minutes_desktop.export.stamp import Stamp
from minutes_desktop.store import entries, kept
from minutes_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.signing import Step
    from minutes_desktop.domain.template import Template
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library

_BROKEN = "The pages could not be read back, so nothing was kept. Do it once more."


class Prepared(Struct, frozen=True):
    """An act ready to be done: who does it, and the version it keeps with its pages, if it does.

    ``step`` is what is done; ``asked`` is what was asked for, without what is filled in on the way.
    """

    asked: Step
    step: Step
    by: str
    version: Version | None = None
    content: bytes = b""
    file: Path | None = None


class Signing(QObject):
    """Prepares one act after another on stored minutes, and does the one prepared last.

    Attributes: ``before``, the minutes as they stand in the store, ``template`` by which they
    print; ``versions``, those kept, and ``acts``, the journal of the meeting.
    Signals: ``prepared`` carries a ``Prepared``, its pages in a file; ``done`` the ``Step`` that
    was done; ``failed`` the sentence to show; ``moved`` that of an act that was not done since what
    is stored is no longer what was read here.
    """

    prepared = Signal(object)
    done = Signal(object)
    failed = Signal(str)
    moved = Signal(str)

    def __init__(
        self, library: Library, printer: Printer, meeting_id: str, parent: QObject | None = None
    ) -> None:
        """Read what is stored of a meeting; ``printer`` serves this alone.

        Raises ``StoreError``.
        """
        super().__init__(parent)
        self._library, self._printer = library, printer
        opened = library.read(meeting_id)
        self.before: Minutes = opened.current
        self.template: Template = opened.template
        opened.deleteLater()
        self.versions = kept.versions(library.path, meeting_id)
        self.acts = kept.acts(library.path, meeting_id)
        self._folder = QTemporaryDir()
        self._count = 0
        self._making: Prepared | None = None
        self._ready: Prepared | None = None
        printer.exported.connect(self._printed)
        printer.unwritten.connect(self._not_printed)

    @property
    def is_held(self) -> bool:
        """Whether the minutes are under a legal hold."""
        return is_held(self.acts)

    @property
    def ready(self) -> Prepared | None:
        """What would be done now."""
        return self._ready

    def circulated_before(self) -> Minutes | None:
        """The minutes as they were circulated last; raises ``StoreError``."""
        found = [one for one in self.versions if one.state == "circulated"]
        if not found:
            return None
        words = kept.content(self._library.path, self.before.id, found[-1].sequence)
        return decode(words)[0]

    def kept_file(self) -> Path | None:
        """The very pages of the newest version, in a file, while the minutes are sealed at it."""
        if self.before.state == "draft" or not self.versions:
            return None
        file = Path(self._folder.filePath("kept.pdf"))
        if not file.exists():
            last = self.versions[-1].sequence
            file.write_bytes(kept.pdf(self._library.path, self.before.id, last))
        return file

    # Preparing

    def forget(self) -> None:
        """Take back what is prepared."""
        self._making = self._ready = None

    def prepare(self, step: Step, by: str) -> None:
        """Make ready an act by somebody, by name; ``prepared`` or ``failed`` follows."""
        self._ready = self._making = None
        if not step.keeps:
            self._ready = Prepared(step, step, by)
            self.prepared.emit(self._ready)
            return
        filled = step
        try:
            if self.before.state == "draft":
                # From now on others know the actions by their references.
                rule = entries.rule(self._library.path, step.after.series)
                filled = replace(step, after=referenced(step.after, rule))
            self._print(step, filled, by)
        except (ExchangeError, StoreError) as error:
            self.failed.emit(str(error))

    def is_preparing(self, step: Step, by: str) -> bool:
        """Whether the pages of this act are made, or on their way."""
        return any(
            one is not None and (one.asked, one.by) == (step, by)
            for one in (self._making, self._ready)
        )

    def _print(self, asked: Step, step: Step, by: str) -> None:
        content = encode(step.after, self.template)
        version = self._version(step, by, content)
        self._count += 1
        file = Path(self._folder.filePath(f"{self._count}.pdf"))
        self._making = Prepared(asked, step, by, version, content, file)
        seal = version.seal if step.after.state in KEPT_FOR_GOOD else ""
        self._printer.cancel()
        self._printer.export(decode(content)[0], self.template, file, stamp=Stamp(seal))

    def _version(self, step: Step, by: str, content: bytes) -> Version:
        """All that is known of the version before its pages are made, on which it is printed."""
        last = self.versions[-1] if self.versions else None
        after = step.after
        return Version(
            meeting_id=after.id,
            sequence=last.sequence + 1 if last else 1,
            number=after.version,
            state=after.state,
            made_at=dt.datetime.now(dt.UTC).replace(microsecond=0),
            made_by=by,
            reason=step.reason,
            program=__version__,
            fonts=font_digests(self.template.layout),
            content_digest=digest_of(content),
            pdf_digest="",
            before=last.digest if last else "",
            series_before=_series_before(self._library.path, after),
        )

    def _printed(self, file: Path) -> None:
        making = self._making
        if making is not None and file == making.file:
            self._making, self._ready = None, making
            self.prepared.emit(making)

    def _not_printed(self, file: Path, sentence: str) -> None:
        if self._making is not None and file == self._making.file:
            self._making = None
            self.failed.emit(sentence)

    # Doing

    def confirm(self) -> bool:
        """Do what is prepared; ``done`` or ``failed`` follows. False if nothing is prepared."""
        ready, self._ready = self._ready, None
        if ready is None:
            return False
        try:
            pdf = ready.file.read_bytes() if ready.file else b""
        except OSError:
            self.failed.emit(_BROKEN)
            return True
        before = self.before
        last = self.versions[-1].sequence if self.versions else None
        act = Act(
            number=0,
            at=dt.datetime.now(dt.UTC).replace(microsecond=0),
            by=ready.by,
            kind=ready.step.kind,
            meeting_id=before.id,
            sequence=ready.version.sequence if ready.version else last,
            reason=ready.step.reason,
            details=ready.step.details,
        )

        def job(engine: Engine) -> None:
            _do(engine, before, ready, pdf, act)

        def answer(failure: str | None) -> None:
            if not failure:
                self._library.listed.emit()
            # Whoever asked may have gone to another page meanwhile.
            with suppress(RuntimeError):
                if failure == _moved():
                    self.moved.emit(failure)
                elif failure:
                    self.failed.emit(failure)
                else:
                    self.done.emit(ready.step)

        self._library.writer.do(job, answer)
        return True


def _series_before(path: Path, minutes: Minutes) -> str:
    return kept.series_before(path, minutes.series, minutes.date, minutes.id)


def _moved() -> str:
    from minutes_desktop.store.versions import MOVED  # noqa: PLC0415 - the writer has it by then

    return MOVED


# What follows runs on the writer's thread.


def _do(engine: Engine, before: Minutes, ready: Prepared, pdf: bytes, act: Act) -> None:
    from minutes_desktop.store.database import path_of  # noqa: PLC0415
    from minutes_desktop.store.versions import MOVED, Kept, keep, note, remove  # noqa: PLC0415

    step, version = ready.step, ready.version
    if step.kind == "deleted":
        remove(engine, before, act)
    elif version is not None:
        if _series_before(path_of(engine), step.after) != version.series_before:
            raise StoreError(MOVED)
        whole = replace(version, pdf_digest=digest_of(pdf))
        keep(engine, before, step.after, Kept(whole, ready.content, pdf), act)
    elif step.after == before:
        note(engine, [act])
    else:
        keep(engine, before, step.after, None, act)
