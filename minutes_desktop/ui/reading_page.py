"""The page on which a meeting can be read but not written: its printed pages, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from minutes_desktop.ui.capture.commands import make_action
from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.look import MARGIN, SPACE
from minutes_desktop.ui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_WIDTH = 860  # pixels at 100 % scale, of which a page fills all


class ReadingPage(QWidget):
    """One meeting as it prints. Nothing on it can change the minutes, and nothing saves them.

    Attribute: ``open_minutes``, what is shown. Signal: ``sign_off_asked``.
    """

    sign_off_asked = Signal()

    def __init__(
        self,
        minutes: OpenMinutes,
        printer: Printer,
        parent: QWidget | None = None,
        *,
        may_sign: bool = False,
    ) -> None:
        """Show the minutes; ``may_sign`` says whether the store can be written."""
        super().__init__(parent)
        self.open_minutes = minutes
        self._sign_off = make_action(
            self, "sign_off", self.tr("Sign off…"), self.sign_off_asked.emit
        )
        self._sign_off.setEnabled(may_sign)
        self.preview = PreviewPane(printer, minutes, self)
        self.preview.setMaximumWidth(_WIDTH)
        words = self.tr("Read only: these are the pages as they print. {} exports them.")
        note = QLabel()
        name_key(note, "export", "", lambda keys: note.setText(words.format(keys)))
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, SPACE)
        column.addWidget(note)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.preview, 100)
        across.addStretch(1)
        column.addLayout(across, 1)

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Signing off, where the minutes are sealed; the window's own menus export."""
        return {self.tr("Record"): [self._sign_off]} if self._sign_off.isEnabled() else {}

    def panes(self) -> list[QWidget]:
        """The printed pages."""
        return [self.preview]
