"""Meetings brought in from files and written to them: what is asked, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.export_jobs import ExportJobs, Job

if TYPE_CHECKING:
    from minutes_desktop.domain.action_sheet import ActionSheet
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.store.importing import Landed
    from minutes_desktop.ui.messages import MessageBar
    from minutes_desktop.ui.remembered import Remembered
    from minutes_desktop.workspace.exporting import Printer


class Imports(QObject):
    """Asks which exchange files to bring in. Signal: ``chosen`` carries their names."""

    chosen = Signal(list)

    def __init__(self, window: QWidget, remembered: Remembered) -> None:
        """Ask over the window, beginning in the folder last exported to."""
        super().__init__(window)
        self._window, self._remembered = window, remembered

    def ask(self) -> None:
        """Ask for files."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - after the first paint

        folder = self._remembered.export_folder or str(Path.home())
        dialog = QFileDialog(self._window, self.tr("Import meetings"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Exchange files of meetings (*.json *.JSON)"))
        dialog.filesSelected.connect(self.chosen.emit)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def words_of(self, landed: Sequence[Landed]) -> str:
        """What has become of the files, as a sentence."""
        new = sum(one.new for one in landed)
        if len(landed) == 1:
            title = landed[0].title or self.tr("A meeting without a title")
            words = (
                self.tr("Imported: {}") if new else self.tr("Here already, just as in the file: {}")
            )
            return words.format(title)
        words = self.tr("Imported {} meetings.").format(new)
        if new < len(landed):
            words += " " + self.tr("{} more were here already, just as in their files.").format(
                len(landed) - new
            )
        return words


class Exports(QObject):
    """Asks for a file and has a meeting written to it; ``jobs`` are those not written yet."""

    def __init__(
        self,
        window: QWidget,
        messages: MessageBar,
        remembered: Remembered,
        printer: Callable[[], Printer],
    ) -> None:
        """Ask over the window; ``printer`` gives the one for files."""
        super().__init__(window)
        self._window, self._messages, self._remembered = window, messages, remembered
        self.jobs = ExportJobs(self, messages, printer)
        self.jobs.elsewhere.connect(self._ask_again)
        self._warning = ""

    def ask_or_warn(
        self, minutes: Minutes, template: Template, show: Callable[[], object] | None
    ) -> None:
        """Ask for a file; say first, once, what is still marked to be come back to.

        ``show`` goes to the first such place. Whoever asks again exports all the same.
        """
        from minutes_desktop.domain.come_back import come_backs  # noqa: PLC0415 - as below

        count = len(come_backs(minutes)) if show else 0
        one = self.tr("1 place is still marked ?? to come back to.")
        several = self.tr("{:,} places are still marked ?? to come back to.").format(count)
        sentence = (one if count == 1 else several) if count else ""
        said = [message.sentence for message in self._messages.messages]
        self.withdraw()
        if not sentence or show is None or sentence in said:
            self.ask(minutes, template)
            return
        self._warning = sentence
        message = self._messages.say("warning", sentence)
        message.offer(self.tr("Show"), self._withdrawing(show))
        go_on = self._withdrawing(lambda: self.ask(minutes, template))
        message.offer(self.tr("Export all the same"), go_on)

    def _withdrawing(self, act: Callable[[], object]) -> Callable[[], None]:
        """Do something once what was said is taken back, and the focus is on the page again."""

        def do() -> None:
            self.withdraw()
            act()

        return do

    def withdraw(self) -> None:
        """Take back what was said of places that are marked."""
        warning, self._warning = self._warning, ""
        if warning:
            self._messages.withdraw(warning)

    def ask(self, minutes: Minutes, template: Template) -> None:
        """Ask for a file and export to it, in the kind that its ending names."""
        self._ask(self.tr("Export"), "pdf", minutes, template)

    def ask_for_copy(self, minutes: Minutes, template: Template) -> None:
        """Ask for a place for the whole meeting, as one exchange file, and write it there."""
        self._ask(self.tr("Save a copy elsewhere"), "json", minutes, template)

    def _ask(self, title: str, ending: str, minutes: Minutes, template: Template) -> None:
        """Ask for a file, by the name the template gives it."""
        from minutes_desktop.domain.file_names import file_name  # noqa: PLC0415 - seldom needed

        name = f"{file_name(template.file_name, minutes)}.{ending}"
        folder = Path(self._remembered.export_folder or Path.home())
        self._ask_by_name(title, minutes, template, folder / name)

    def _ask_by_name(
        self, title: str, minutes: Minutes, template: Template, suggested: Path
    ) -> None:
        from minutes_desktop.ui.file_question import FileQuestion  # noqa: PLC0415 - as above

        kinds = {
            self.tr("PDF (*.pdf)"): "pdf",
            self.tr("Word document (*.docx)"): "docx",
            self.tr("Plain text (*.txt)"): "txt",
            self.tr("Exchange file (*.json)"): "json",
        }
        if suggested.suffix == ".json":
            kinds = {words: ending for words, ending in kinds.items() if ending == "json"}

        def go(file: Path, replace: bool) -> None:
            self.export(minutes, template, file, replace=replace)

        FileQuestion(self._window, title, kinds, go).ask(suggested)

    def _ask_again(self, job: Job) -> None:
        """Ask for another name for a file that could not be written."""
        if job.actions is not None:
            self._ask_for_actions(job.actions, job.file)
        elif job.minutes is not None and job.template is not None:
            self._ask_by_name(self.tr("Export"), job.minutes, job.template, job.file)

    def ask_for_actions(self, sheet: ActionSheet) -> None:
        """Ask for a file, and write actions to it, in the kind that its ending names."""
        folder = Path(self._remembered.export_folder or Path.home())
        name = self.tr("Actions {}").format(sheet.day.isoformat())
        self._ask_for_actions(sheet, folder / f"{name}.pdf")

    def _ask_for_actions(self, sheet: ActionSheet, suggested: Path) -> None:
        from minutes_desktop.ui.file_question import FileQuestion  # noqa: PLC0415 - as above

        kinds = {
            self.tr("PDF, by owner (*.pdf)"): "pdf",
            self.tr("Excel workbook (*.xlsx)"): "xlsx",
            self.tr("CSV (*.csv)"): "csv",
        }

        def go(file: Path, replace: bool) -> None:
            self.export_actions(sheet, file, replace=replace)

        FileQuestion(self._window, self.tr("Export actions"), kinds, go).ask(suggested)

    def export_actions(self, sheet: ActionSheet, file: Path, *, replace: bool = True) -> None:
        """Have actions written to a file, of the kind its ending names."""
        self._remembered.export_folder = str(file.parent)
        self.jobs.add(Job(None, None, file, replace, sheet))

    def export(
        self, minutes: Minutes, template: Template, file: Path, *, replace: bool = True
    ) -> None:
        """Have the meeting written to a file, of the kind its ending names."""
        self._remembered.export_folder = str(file.parent)
        self.jobs.add(Job(minutes, template, file, replace))
