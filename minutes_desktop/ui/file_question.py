"""Asking under which name a file is to be written, so that none is replaced unasked."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

Go = Callable[[Path, bool], object]
"""Takes the file, and whether one that is there may be replaced."""


class FileQuestion(QObject):
    """Asks where to write a file, and whether to replace the one that is there.

    The desktop's own dialogue is told not to ask that: some ask about the name as it was typed,
    which may still be without its ending, and some never do.
    """

    def __init__(self, window: QWidget, title: str, kinds: Mapping[str, str], go: Go) -> None:
        """Ask over the window; ``kinds`` are endings by the words for them, the first as a rule."""
        super().__init__()  # it lives as long as what is shown
        self._window, self._title, self._kinds, self._go = window, title, kinds, go

    def ask(self, suggested: Path) -> None:
        """Ask for the name and the folder, beginning with those suggested."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - after the first paint

        folder = suggested.parent if suggested.parent.is_dir() else Path.home()
        dialog = QFileDialog(self._window, self._title, str(folder / suggested.name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilters(list(self._kinds))
        for words, ending in self._kinds.items():
            if suggested.suffix == f".{ending}":
                dialog.selectNameFilter(words)
        dialog.setDefaultSuffix(self._ending(dialog))
        dialog.filterSelected.connect(lambda _: dialog.setDefaultSuffix(self._ending(dialog)))
        dialog.fileSelected.connect(lambda file: self._settle(Path(file), self._ending(dialog)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ending(self, dialog: QFileDialog) -> str:
        first = next(iter(self._kinds.values()))
        return self._kinds.get(dialog.selectedNameFilter(), first)

    def _settle(self, file: Path, ending: str) -> None:
        """Write to the file, with an ending that says its kind, if nothing is lost by it."""
        if file.suffix.lower().removeprefix(".") not in self._kinds.values():
            file = file.with_name(f"{file.name.rstrip(' .')}.{ending}")
        if os.path.lexists(file):
            self._ask_to_replace(file)
        else:
            self._go(file, False)

    def _ask_to_replace(self, file: Path) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        role = QMessageBox.ButtonRole
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self._title)
        box.setText(self.tr("{} is there already.").format(file.name))
        box.setInformativeText(
            self.tr("Replace what is in {}, or choose another name?").format(file.parent)
        )
        replace = box.addButton(self.tr("Replace"), role.DestructiveRole)
        other = box.addButton(self.tr("Choose another name"), role.AcceptRole)
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.setDefaultButton(other)
        replace.clicked.connect(lambda: self._go(file, True))
        other.clicked.connect(lambda: self.ask(file))
        box.finished.connect(box.deleteLater)
        box.open()
