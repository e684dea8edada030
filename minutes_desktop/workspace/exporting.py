"""Having the minutes printed by a process of its own, so that no key ever waits for a page."""

from __future__ import annotations

import sys
from collections import deque
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QProcess, Signal

from minutes_desktop.domain.action_sheet import ActionSheet
from minutes_desktop.domain.key_sheet import KeySheet
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import storable
from minutes_desktop.domain.template import Template
from minutes_desktop.export.messages import (
    DrawPage,
    Export,
    ExportActions,
    Exported,
    ExportKeys,
    Failed,
    PageDrawn,
    PagesRead,
    Passed,
    Print,
    Printed,
    Progress,
    Reply,
    Request,
    Said,
    ShowFile,
    Unframed,
    framed,
)
from minutes_desktop.export.stamp import NO_STAMP, Stamp
from minutes_desktop.export.writing import part_of

_LAST_WORDS_MS = 2000
_FILES = (Export, ExportKeys, ExportActions)


class PageImage(Struct, frozen=True):
    """A drawn page, counted from 1: ``pixels`` are four bytes each, blue, green, red and one more.

    ``width`` and ``height`` are in pixels, ``stride`` is the bytes of a row; ``ticket`` is that of
    the printing it was drawn from.
    """

    ticket: int
    number: int
    width: int
    height: int
    stride: int
    pixels: bytes


def worker_command() -> list[str]:
    """The program and arguments that start the printing process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--print-worker"]
    return [sys.executable, "-m", "minutes_desktop", "--print-worker"]


class Printer(QObject):
    """Prints minutes to pages on the screen, and exports them to files.

    Requests are done one at a time, files first; of those to show minutes only the newest is. The
    process starts with the first request; if it dies it is started again for the next.

    Signals: ``drawn`` carries ``Printed``, the pages there now are; ``page`` a ``PageImage``;
    ``failed`` a sentence for the user. Of files: ``exporting`` carries the path of the one begun,
    ``progressed`` how many of its parts are made and how many there are, ``exported`` the path of
    the file written, ``unwritten`` that of one that could not be, and a sentence.
    """

    drawn = Signal(object)
    page = Signal(object)
    exporting = Signal(object)
    progressed = Signal(object, int, int)
    exported = Signal(object)
    unwritten = Signal(object, str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        """Prepare to print; ``command`` replaces the one that starts the process."""
        super().__init__(parent)
        self._command = command or worker_command()
        self._process: QProcess | None = None
        self._process_id = 0
        self._unframed = Unframed()
        self._ticket = 0
        self._doing: Request | None = None
        self._shown: Print | ShowFile | None = None
        self._show: Print | ShowFile | None = None
        self._pages: dict[int, DrawPage] = {}
        self._exports: deque[Export | ExportKeys | ExportActions] = deque()

    @property
    def busy(self) -> bool:
        """Whether anything asked for is still to come."""
        return bool(self._doing or self._exports or self._show or self._pages)

    def show(self, minutes: Minutes, template: Template) -> int:
        """Print the minutes for the screen; the ticket returned comes back with its pages."""
        self._ticket += 1
        self._show = Print(self._ticket, minutes, template)
        self._go_on()
        return self._ticket

    def show_file(self, path: Path) -> int:
        """Show the pages of a PDF as they are; the ticket returned comes back with them."""
        self._ticket += 1
        self._show = ShowFile(self._ticket, str(path))
        self._go_on()
        return self._ticket

    def page_image(self, number: int, width_px: int) -> None:
        """Draw a page, counted from 1, of the minutes shown, at a width in pixels.

        A page that the minutes no longer have is passed over in silence.
        """
        self._pages[number] = DrawPage(number, width_px)
        self._go_on()

    def export(
        self,
        minutes: Minutes,
        template: Template,
        path: Path,
        *,
        replace: bool = True,
        stamp: Stamp = NO_STAMP,
    ) -> None:
        """Write the minutes to a file of the kind its ending names, after those asked for before.

        A PDF with a ``stamp`` has the pages of a version that is kept. What is there is replaced
        only when the new is whole, and only if ``replace`` is set.
        """
        if self._can_be_named(path):
            self._exports.append(Export(minutes, template, str(path), replace, stamp))
            self._go_on()

    def export_keys(self, sheet: KeySheet, path: Path, *, replace: bool = True) -> None:
        """Write the sheet of keys to a file as a PDF, with the same care."""
        if self._can_be_named(path):
            self._exports.append(ExportKeys(sheet, str(path), replace))
            self._go_on()

    def export_actions(self, sheet: ActionSheet, path: Path, *, replace: bool = True) -> None:
        """Write actions of the register to a file of the kind its ending names, likewise."""
        if self._can_be_named(path):
            self._exports.append(ExportActions(sheet, str(path), replace))
            self._go_on()

    def _can_be_named(self, path: Path) -> bool:
        """Whether the printing process can be told of the file; said if not."""
        if storable(str(path)) == str(path):
            return True
        self.unwritten.emit(
            path,
            f"The name {storable(str(path))} holds letters that cannot be passed on to the"
            " printing process; choose another name.",
        )
        return False

    def cancel(self, path: Path | None = None) -> None:
        """Give up every export that is not finished, or those to a path.

        No file is left half-written. One that was finished just then is there, and ``exported``.
        """
        given_up = [one for one in self._exports if path in {None, Path(one.path)}]
        self._exports = deque(one for one in self._exports if one not in given_up)
        if isinstance(self._doing, _FILES) and path in {None, Path(self._doing.path)}:
            self._kill()
            self._go_on()

    def close(self) -> None:
        """Drop what is still asked for and end the process."""
        self._exports.clear()
        self._pages.clear()
        self._show = None
        if self._process:
            self._process.blockSignals(True)
            self._process.closeWriteChannel()
            if isinstance(self._doing, _FILES) or not self._process.waitForFinished(_LAST_WORDS_MS):
                self._kill()
            self._forget()

    # ------------------------------------------------------------ the process

    def _go_on(self) -> None:
        """Send the next request, unless one is being done."""
        if self._doing is None and (request := self._next()):
            self._doing = request
            process = self._process or self._start()
            process.write(framed(request))
            if isinstance(request, _FILES):
                self.exporting.emit(Path(request.path))

    def _next(self) -> Request | None:
        if self._exports:
            return self._exports.popleft()
        if self._show:
            show, self._show = self._show, None
            return show
        if self._pages:
            if self._process is not None:
                return self._pages.pop(next(iter(self._pages)))
            # A process started afresh has nothing to draw pages from yet.
            if self._shown is None:
                self._pages.clear()
            return self._shown
        return None

    def _start(self) -> QProcess:
        self._unframed = Unframed()
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._died)
        process.errorOccurred.connect(self._did_not_start)
        self._process = process
        process.start(self._command[0], self._command[1:])
        self._process_id = process.processId()
        return process

    def _read(self) -> None:
        if self._process is None:
            return
        received = self._process.readAllStandardOutput().data()
        for words, data in self._unframed.feed(bytes(received)):
            said = msgspec.json.decode(words, type=Said)
            if not isinstance(said, Progress):
                self._finish(said, data)
            elif isinstance(self._doing, _FILES):
                self.progressed.emit(Path(self._doing.path), said.made, said.count)

    def _finish(self, reply: Reply, data: bytes) -> None:
        done, self._doing = self._doing, None
        match reply:
            case Printed():
                self._shown = done if isinstance(done, Print | ShowFile) else self._shown
                self.drawn.emit(reply)
            case PageDrawn():
                fields = msgspec.structs.asdict(reply)
                self.page.emit(PageImage(**fields, pixels=data))
            case Exported():
                self.exported.emit(Path(reply.path))
            case Failed():
                self._tell_of_failure(done, reply.sentence)
            case Passed() | PagesRead():
                pass
        self._go_on()

    def _tell_of_failure(self, request: Request | None, sentence: str) -> None:
        if isinstance(request, _FILES):
            self.unwritten.emit(Path(request.path), sentence)
        else:
            self.failed.emit(sentence)

    def _died(self) -> None:
        self._lose(
            "The printing process stopped unexpectedly; nothing typed is lost. Print or export the"
            " minutes again."
        )

    def _did_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._lose(
                "The printing process could not be started; nothing typed is lost. Install Minutes"
                " Desktop again if this stays so."
            )

    def _lose(self, sentence: str) -> None:
        """Tell what the process died of, and go on with the next request in a new one."""
        lost = self._forget()
        if lost:
            self._tell_of_failure(lost, sentence)
            self._go_on()

    def _kill(self) -> None:
        """End the process at once, with what it is doing."""
        if process := self._process:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_LAST_WORDS_MS)
            last = self._unframed.feed(bytes(process.readAllStandardOutput().data()))
            kinds = [msgspec.json.decode(words, type=Said) for words, _ in last]
            self._forget()
            for said in kinds:
                if isinstance(said, Exported):
                    self.exported.emit(Path(said.path))

    def _forget(self) -> Request | None:
        """Let go of the ended process, and of what it was doing and half wrote."""
        process, self._process = self._process, None
        lost, self._doing = self._doing, None
        if process:
            process.blockSignals(True)
            process.deleteLater()
        if isinstance(lost, _FILES):
            with suppress(OSError):
                part_of(Path(lost.path), self._process_id).unlink(missing_ok=True)
        return lost
