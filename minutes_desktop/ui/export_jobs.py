"""The files that are being written: how far each has come, and what is said when it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

if TYPE_CHECKING:
    from minutes_desktop.domain.action_sheet import ActionSheet
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.ui.messages import MessageBar
    from minutes_desktop.workspace.exporting import Printer

_LONG_MS = 500  # after which whoever waits wants to see how far it is


@dataclass
class Job:
    """One file to be written; ``sentence`` is what is said of it now, if anything.

    It holds a meeting or, where there are ``actions``, these.
    """

    minutes: Minutes | None
    template: Template | None
    file: Path
    replace: bool
    actions: ActionSheet | None = None
    begun: bool = False
    sentence: str = ""


class ExportJobs(QObject):
    """Has files written one after another, and shows how far those have come that take long.

    Signal: ``elsewhere`` carries a ``Job`` that could not be done, to be done under another name.
    """

    elsewhere = Signal(object)

    def __init__(
        self, parent: QObject, messages: MessageBar, printer: Callable[[], Printer]
    ) -> None:
        """Tell of the files in the message bar; ``printer`` gives the one that writes them."""
        super().__init__(parent)
        self._messages, self._printer = messages, printer
        self._jobs: list[Job] = []
        self._close: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is not written yet."""
        return bool(self._jobs)

    def watch(self, printer: Printer) -> None:
        """Follow what this printer says of files."""
        printer.exporting.connect(self._begin)
        printer.progressed.connect(self._show_progress)
        printer.exported.connect(self._say_exported)
        printer.unwritten.connect(self._say_unwritten)
        printer.failed.connect(self._messages.fail)

    def add(self, job: Job) -> None:
        """Have a file written after those that are waited for already."""
        if any(one.file == job.file for one in self._jobs):
            job.replace = True  # what the one before it writes there is ours
        self._jobs.append(job)
        QTimer.singleShot(_LONG_MS, self, lambda: self._say_how_it_goes(job))
        if job.actions is not None:
            self._printer().export_actions(job.actions, job.file, replace=job.replace)
        elif job.minutes is not None and job.template is not None:
            self._printer().export(job.minutes, job.template, job.file, replace=job.replace)

    def cancel(self, file: Path) -> None:
        """Give up a file; none is left there, and an older one stays as it was."""
        self._printer().cancel(file)
        for job in [one for one in self._jobs if one.file == file]:
            self._end(job)
            self._messages.note(self.tr("Not exported: {}").format(file))
        self._close_if_done(gone_well=True)

    def hold(self, close: Callable[[], object]) -> bool:
        """Whether to keep the window until the files are written, which then closes it.

        Asked again while it waits, the files are given up.
        """
        if not self._jobs or self._close is not None:
            return False
        self._close = close
        self._messages.say("info", self._closing(), stays=True)
        return True

    # What the printer says

    def _begin(self, file: Path) -> None:
        if job := self._job(file):
            job.begun = True
            if job.sentence:
                self._say_how_it_goes(job)

    def _say_how_it_goes(self, job: Job) -> None:
        """Say what a file that takes long waits for, or that it is being written."""
        if job not in self._jobs:
            return
        words = self.tr("Exporting to {} …")
        if not job.begun:
            words = self.tr("To be exported when the file before it is written: {}")
        if job.sentence:
            self._messages.withdraw(job.sentence)
        job.sentence = words.format(job.file)
        message = self._messages.say("info", job.sentence, stays=True)
        message.offer(self.tr("Cancel"), lambda: self.cancel(job.file))
        if job.begun:
            message.show_busy()

    def _show_progress(self, file: Path, made: int, count: int) -> None:
        job = self._job(file)
        shown = [one for one in self._messages.messages if job and one.sentence == job.sentence]
        words = self.tr("Item {:,} of {:,}")
        if file.suffix.lower() == ".pdf":
            words = self.tr("Page {:,} of {:,}")
        for message in shown:
            message.show_share(made / count, words.format(made, count))

    def _say_exported(self, file: Path) -> None:
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - after the first paint

        if job := self._job(file):
            self._end(job)
        message = self._messages.say("info", self.tr("Exported to {}").format(file))
        address = QUrl.fromLocalFile(str(file))
        message.offer(self.tr("Open"), lambda: QDesktopServices.openUrl(address))
        self._close_if_done(gone_well=True)

    def _say_unwritten(self, file: Path, sentence: str) -> None:
        message = self._messages.say("error", sentence)
        if job := self._job(file):
            self._end(job)

            def once_more(act: Callable[[Job], object]) -> Callable[[], None]:
                def do() -> None:
                    self._messages.withdraw(sentence)
                    act(job)

                return do

            message.offer(self.tr("Try again"), once_more(self.add))
            message.offer(self.tr("Choose another name"), once_more(self.elsewhere.emit))
        self._close_if_done(gone_well=False)

    # Inner

    def _job(self, file: Path) -> Job | None:
        return next((one for one in self._jobs if one.file == file), None)

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        job.begun = False
        if job.sentence:
            self._messages.withdraw(job.sentence)
            job.sentence = ""

    def _closing(self) -> str:
        return self.tr(
            "The window closes when the export is finished. Close it again to give that up."
        )

    def _close_if_done(self, *, gone_well: bool) -> None:
        """Close the window that waited, unless there is something to be read in it first."""
        if self._close is None or (self._jobs and gone_well):
            return
        close, self._close = self._close, None
        self._messages.withdraw(self._closing())
        if gone_well:
            close()
