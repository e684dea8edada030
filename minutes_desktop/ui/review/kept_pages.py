"""The pages of a kept version: the very bytes that were kept, drawn and never printed anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from minutes_desktop.ui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.reviewing import Shown


class KeptPages(PreviewPane):
    """Draws a PDF that was kept; where none was, the minutes as they print.

    Attribute: ``file``, a copy of the PDF that is drawn, if one was kept.
    """

    def __init__(self, printer: Printer, shown: Shown, parent: QWidget | None = None) -> None:
        """Show no kept pages yet."""
        super().__init__(printer, shown, parent)
        self._folder = QTemporaryDir()
        self.file: Path | None = None

    def show_pdf(self, pdf: bytes | None, name: str) -> None:
        """Draw these bytes, under a name for whoever opens them in another program."""
        self.file = None
        if pdf is not None:
            self.file = Path(self._folder.filePath(f"{name}.pdf"))
            self.file.write_bytes(pdf)
        kept, printed = self.tr("The kept pages"), self.tr("Preview of the printed pages")
        self.setAccessibleName(printed if pdf is None else kept)
        self._changed(None)

    def ask(self, printer: Printer) -> int:
        """Have the kept bytes drawn, or the minutes printed where nothing is kept."""
        return printer.show_file(self.file) if self.file else super().ask(printer)
