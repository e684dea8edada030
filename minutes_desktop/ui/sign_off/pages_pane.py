"""The pages of an act that is prepared, or of the minutes as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from minutes_desktop.ui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from minutes_desktop.domain.minutes import Minutes
    from minutes_desktop.domain.template import Template
    from minutes_desktop.export.messages import Printed
    from minutes_desktop.workspace.exporting import Printer


class _Shown(QObject):
    """Minutes as they print."""

    changed = Signal(object)

    def __init__(self, minutes: Minutes, template: Template) -> None:
        super().__init__()
        self.current, self.template = minutes, template


class PagesPane(PreviewPane):
    """Shows the very pages of a file, or, without one, the minutes as they print now."""

    def __init__(
        self, printer: Printer, minutes: Minutes, template: Template, parent: QWidget | None = None
    ) -> None:
        """Show the minutes as they print, once the pane is visible."""
        self._file: Path | None = None
        self._on_screen: Path | None = None
        self._asked: tuple[int, Path | None] = (0, None)  # the printing asked for last
        self._shown_minutes = _Shown(minutes, template)
        super().__init__(printer, self._shown_minutes, parent)

    def show_pages_of(self, file: Path | None) -> None:
        """Show the pages of a file, or those of the minutes again."""
        self._file = file
        self._print()

    def shows(self, file: Path) -> bool:
        """Whether it is the pages of this file that are on the screen."""
        return self._file == file == self._on_screen

    def _show_printed(self, printed: Printed) -> None:
        super()._show_printed(printed)
        ticket, file = self._asked
        if printed.ticket == ticket:
            self._on_screen = file

    def ask(self, printer: Printer) -> int:
        """Have the file opened, or the minutes printed."""
        ticket = printer.show_file(self._file) if self._file else super().ask(printer)
        self._asked = ticket, self._file
        return ticket
