"""The way between the backups, their page, and the store that one of them takes the place of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from minutes_desktop.ui.browse.backups_page import BackupsPage, moment
from minutes_desktop.workspace import recovery
from minutes_desktop.workspace.recovery import StoreDamaged, StoreLost

if TYPE_CHECKING:
    from minutes_desktop.store.restoring import Restored
    from minutes_desktop.store.salvage import Salvaged
    from minutes_desktop.ui.browse.trouble_page import TroublePage
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.remembered import Remembered
    from minutes_desktop.workspace.backups import Backups
    from minutes_desktop.workspace.errand import Errand


class BackupsDesk(QObject):
    """Lists backups, makes one in a file, and asks before one takes the place of the meetings.

    Signals: ``shown`` carries a page to show and what it is about; ``left``, the page is done with;
    ``replace_asked`` carries an ``Errand`` to be run while the store is closed, and what it does;
    ``new_asked``, to begin with an empty store in place of one that is gone.
    """

    shown = Signal(object, str)
    left = Signal()
    replace_asked = Signal(object, str)
    new_asked = Signal()

    def __init__(self, window: MainWindow, remembered: Remembered) -> None:
        """Ask over the window; files are sought first in the folder last exported to."""
        super().__init__(window)
        self._window, self._remembered = window, remembered
        self._store = Path()
        self._copies: Backups | None = None
        self._page: BackupsPage | None = None
        self._running: set[Errand] = set()

    def watch(self, copies: Backups) -> None:
        """Say what becomes of the backups that are made by themselves."""
        messages, second = self._window.messages, copies.second_copy
        self._copies = copies
        copies.backed_up.connect(self._list)
        copies.damaged.connect(self._say_damaged)
        for failed in (copies.failed, second.failed):
            failed.connect(lambda sentence: messages.say("warning", sentence))
        for mended in (copies.mended, second.mended):
            mended.connect(messages.withdraw)
        for signal in (second.failed, second.mended, second.copied, second.changed):
            signal.connect(self._show_second_copy)

    def unwatch(self) -> None:
        """The store is closed."""
        self._copies = None

    def close(self, seconds: float = 5.0) -> None:
        """Break off what is being copied."""
        for errand in self._running:
            errand.stop()
        for errand in tuple(self._running):
            errand.wait(seconds)

    # The page

    def show(self, store: Path) -> None:
        """Show the backups of a store."""
        self._store = store
        self._page = page = BackupsPage(recovery.folder_of(store))
        page.restore_asked.connect(self._ask_to_restore)
        page.other_asked.connect(self.ask_which_to_restore)
        page.backup_asked.connect(lambda: self.ask_where_to_back_up(store))
        page.folder_asked.connect(self._ask_for_folder)
        page.no_folder_asked.connect(lambda: self._choose_folder(None))
        page.left.connect(self.left)
        page.destroyed.connect(partial(self._forget, id(page)))
        if self._copies is None:
            page.forbid_second_copy()
        self._show_second_copy()
        self.shown.emit(page, self.tr("Backups"))
        self._list()

    def _forget(self, page: int) -> None:
        if id(self._page) == page:
            self._page = None

    def _list(self) -> None:
        if self._page is not None:
            errand = recovery.listing(self._store)
            errand.done.connect(self._page.show_backups)
            self._run(errand)

    def _show_second_copy(self) -> None:
        if self._page is None or self._copies is None:
            return
        second = self._copies.second_copy
        self._page.show_second_copy(second.folder, second.when(), second.failure)

    def _run(self, errand: Errand) -> None:
        self._running.add(errand)
        errand.setParent(self)
        errand.failed.connect(lambda error: self._window.messages.say("error", str(error)))
        errand.ended.connect(lambda: self._running.discard(errand))
        errand.ended.connect(errand.deleteLater)
        errand.start()

    # The second copy

    def _ask_for_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - when it is needed

        dialog = QFileDialog(self._window, self.tr("Where to keep the second copy"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self._choose_folder(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_folder(self, folder: Path | None) -> None:
        if self._copies is None:
            return
        self._copies.second_copy.choose(folder)
        if folder and recovery.is_on_disk_of(folder, self._store):
            words = self.tr(
                "{} is on the same disk as the meetings. A copy on another disk or a USB stick"
                " helps even if this one breaks."
            )
            self._window.messages.say("info", words.format(folder))

    # To a file

    def ask_where_to_back_up(self, store: Path) -> None:
        """Ask for a file, and have the meetings copied to it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        name = self._start_folder() / f"{store.stem} backup{store.suffix or '.sqlite'}"
        dialog = QFileDialog(self._window, self.tr("Back up the meetings"), str(name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Files of meetings (*.sqlite)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix("sqlite")
        dialog.fileSelected.connect(lambda file: self.back_up_to(store, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def back_up_to(self, store: Path, file: Path) -> None:
        """Have the meetings copied to a file, with a note that shows how far it has come."""
        messages = self._window.messages
        sentence = self.tr("Backing up to {}").format(file)
        errand = recovery.backup_to(store, file)
        message = messages.say("info", sentence, stays=True)
        message.offer(self.tr("Stop"), errand.stop)
        errand.progressed.connect(message.show_share)
        errand.done.connect(lambda _: messages.say("info", self.tr("Backed up to {}").format(file)))
        errand.stopped.connect(
            lambda: messages.say("info", self.tr("Stopped; no backup was made in {}").format(file))
        )
        errand.ended.connect(lambda: messages.withdraw(sentence))
        self._run(errand)

    # From a backup

    def ask_which_to_restore(self) -> None:
        """Ask for a file to go back to."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - as above

        words = self.tr("Go back to a backup")
        dialog = QFileDialog(self._window, words, str(self._start_folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Files of meetings (*.sqlite)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: self._ask_to_restore_file(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start_folder(self) -> Path:
        return Path(self._remembered.export_folder or Path.home())

    def _ask_to_restore(self, backup: recovery.Backup) -> None:
        """Say what will happen, and go back to a backup if that is wanted."""
        name = self.tr("the backup of {}").format(moment(backup.when))
        if backup.fault:
            self._ask_to_salvage(self._store, backup.path, name)
            return
        count = backup.meetings
        holds = (
            self.tr("It holds 1 meeting.")
            if count == 1
            else self.tr("It holds {} meetings.").format(count)
        )
        self._ask(name, holds, partial(self._restore, self._store, backup.path, name))

    def _ask_to_restore_file(self, file: Path) -> None:
        self._ask(str(file), "", partial(self._restore, self._store, file, str(file)))

    def _ask(self, name: str, holds: str, go: Callable[[], None]) -> None:
        question = self.tr("Go back to {}?").format(name)
        words = self.tr(
            "All meetings will be as they were then. What you have now is kept as a backup first,"
            " so that you can come back to it."
        )
        self._confirm(question, f"{holds} {words}".strip(), self.tr("Go back"), go)

    def _confirm(self, question: str, words: str, yes: str, go: Callable[[], None]) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Backups"))
        box.setText(question)
        box.setInformativeText(words)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Leave it as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        accept.clicked.connect(go)
        box.open()

    def _restore(self, store: Path, file: Path, name: str) -> None:
        errand = recovery.restoring(store, file)
        errand.done.connect(lambda restored: self._say_restored(restored, name))
        errand.failed.connect(lambda error: self._window.messages.say("error", str(error)))
        errand.stopped.connect(self._say_stopped)
        self.replace_asked.emit(errand, self.tr("Going back to {}").format(name))

    def _say_restored(self, restored: Restored, name: str) -> None:
        words = self.tr("You are back at {}.").format(name)
        self._window.messages.say("info", f"{words} {self._where_kept(restored)}", stays=True)

    def _where_kept(self, restored: Restored) -> str:
        if restored.kept is None:
            return ""
        if restored.kept.parent == recovery.folder_of(self._store):
            return self.tr("What you had before is the newest backup now.")
        return self.tr("The file that was there is kept as {}.").format(restored.kept)

    def _say_stopped(self) -> None:
        self._window.messages.say("info", self.tr("Stopped; everything is as it was."))

    # Damage

    def offer_ways_on(self, page: TroublePage, store: Path, error: Exception) -> None:
        """Offer on the page what helps with a store that is damaged or gone."""
        if not isinstance(error, StoreDamaged):
            return
        self._store = store
        errand = recovery.newest_good(store)
        errand.done.connect(partial(self._offer, page, isinstance(error, StoreLost)))
        self._run(errand)

    def _offer(self, page: TroublePage, is_lost: bool, backup: recovery.Backup | None) -> None:
        store = self._store
        offers: list[tuple[str, Callable[[], object]]] = []
        if backup is not None:
            name = self.tr("the backup of {}").format(moment(backup.when))
            words = self.tr("Go back to {}").format(name)
            offers.append((words, partial(self._restore, store, backup.path, name)))
        if recovery.may_be_salvaged(store):
            words = self.tr("Save what can still be read")
            offers.append((words, partial(self._salvage, store, store, str(store))))
        if backup is not None:
            offers.append((self.tr("All backups…"), partial(self.show, store)))
        if is_lost:
            offers.append((self.tr("Begin without them"), self.new_asked.emit))
        # She may have left the page while the backups were read through.
        if offers and self._window.page() is page:
            page.show_offers(offers)

    def _say_damaged(self, sentence: str) -> None:
        """Say that the open store is broken, with what can be done about it."""
        if self._copies is None:
            return
        store = self._store = self._copies.store
        message = self._window.messages.say("error", sentence)
        message.offer(self.tr("Backups…"), partial(self.show, store))
        ask = partial(self._ask_to_salvage, store, store, str(store))
        message.offer(self.tr("Save what can still be read…"), ask)

    def _ask_to_salvage(self, store: Path, file: Path, name: str) -> None:
        question = self.tr("{} is damaged. Save what can still be read of it?").format(name)
        words = self.tr(
            "It takes the place of your meetings. What you have now is kept as a backup, or, if it"
            " is damaged, as it is."
        )
        go = partial(self._salvage, store, file, name)
        self._confirm(question, words, self.tr("Save what can be read"), go)

    def _salvage(self, store: Path, file: Path, name: str) -> None:
        errand = recovery.salvaging(store, file)
        errand.done.connect(self._say_salvaged)
        errand.failed.connect(lambda error: self._window.messages.say("error", str(error)))
        errand.stopped.connect(self._say_stopped)
        self.replace_asked.emit(errand, self.tr("Reading what is left of {}").format(name))

    def _say_salvaged(self, salvaged: Salvaged) -> None:
        words = f"{salvaged.sentence} {self._where_kept(salvaged.restored)}".strip()
        self._window.messages.say("warning", words)
