"""The keys of the user: kept with her meetings, and printed as a sheet when she asks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from minutes_desktop.ui.keymap import read_keymap, written_keymap

if TYPE_CHECKING:
    from minutes_desktop.domain.key_sheet import KeySheet
    from minutes_desktop.ui.main_window import MainWindow
    from minutes_desktop.ui.remembered import Remembered
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library

_NAME = "keys"


class KeptKeys(QObject):
    """Gives the window the keys kept in the store, and keeps those that she changes there."""

    def __init__(
        self, window: MainWindow, remembered: Remembered, printer: Callable[[], Printer]
    ) -> None:
        """Work in the window; ``printer`` gives the one for files."""
        super().__init__(window)
        self._window, self._remembered, self._printer = window, remembered, printer
        self._library: Library | None = None
        window.keys_changed.connect(self._keep)
        window.key_sheet_asked.connect(self.ask_where_to_print)

    def watch(self, library: Library) -> None:
        """Use the keys of this store from now on."""
        self._library = library
        library.ready.connect(self._read)  # a store of an earlier version is read only then
        self._read()

    def unwatch(self) -> None:
        """Keep nothing any more: the store is closed."""
        self._library = None

    def _read(self) -> None:
        from minutes_desktop.workspace.library import StoreError  # noqa: PLC0415 - after the paint

        if self._library is None:
            return
        try:
            keymap, sentence = read_keymap(self._library.choices.preference(_NAME))
        except StoreError:
            return  # what is wrong with the store has been said already
        self._window.set_keymap(keymap)
        if sentence:
            self._window.messages.say("warning", sentence)

    def _keep(self) -> None:
        if self._library is None or self._library.read_only:
            return
        kept = written_keymap(self._window.keymap)
        if kept != self._library.choices.preference(_NAME):
            self._library.choices.set_preference(_NAME, kept)

    def ask_where_to_print(self, sheet: KeySheet) -> None:
        """Ask for a file, and have the sheet written to it as a PDF."""
        from minutes_desktop.ui.file_question import FileQuestion  # noqa: PLC0415 - seldom needed

        def go(file: Path, replace: bool) -> None:
            self._remembered.export_folder = str(file.parent)
            self._printer().export_keys(sheet, file, replace=replace)

        folder = Path(self._remembered.export_folder or Path.home())
        title, kinds = self.tr("Save the keys as PDF"), {self.tr("PDF (*.pdf)"): "pdf"}
        FileQuestion(self._window, title, kinds, go).ask(folder / "minutes-desktop-keys.pdf")
