"""The backups of the meetings: listed, gone back to, and where the second copy is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.capture.commands import Menus
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import MARGIN, SPACE, heading

if TYPE_CHECKING:
    from minutes_desktop.workspace.recovery import Backup

_WHY = 1  # the column that has the rest of the width
_LETTERS = {0: 30, 2: 18, 3: 14}  # average letters a column has room for


class BackupsPage(QWidget):
    """A row for each backup; Enter goes back to it. Under them, the second copy.

    Signals: ``restore_asked`` carries the ``Backup`` chosen; ``other_asked``, to go back to a file;
    ``backup_asked``, to make one in a file; ``folder_asked`` and ``no_folder_asked``, to keep the
    second copy in a folder, or nowhere; ``left`` goes back.
    """

    restore_asked = Signal(object)
    other_asked = Signal()
    backup_asked = Signal()
    folder_asked = Signal()
    no_folder_asked = Signal()
    left = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Show no backup until ``show_backups``; they are in ``folder``."""
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self._folder = folder
        self.table = QTableWidget(0, 4)
        self.restore = push_button(self.tr("Go back to this backup"), self._restore)
        self.other = push_button(self.tr("Go back to another file…"), self.other_asked.emit)
        self.back_up = push_button(self.tr("Back up to a file…"), self.backup_asked.emit)
        self.choose = push_button(self.tr("Choose a folder…"), self.folder_asked.emit)
        self.keep_none = push_button(self.tr("No second copy"), self.no_folder_asked.emit)
        self._where = QLabel()
        self._none = QLabel()
        self.second = self._make_second()
        self._fill_table()
        self._lay_out()

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The list, and the second copy."""
        return [self.table, self.second] if self.second.isEnabled() else [self.table]

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show the backups, the newest first; the one chosen stays chosen."""
        chosen = self._chosen()
        self._backups = backups
        self.table.setRowCount(len(backups))
        for row, backup in enumerate(backups):
            for column, words in enumerate(self._cells(backup)):
                self.table.setItem(row, column, QTableWidgetItem(words))
        paths = [backup.path for backup in backups]
        row = paths.index(chosen.path) if chosen and chosen.path in paths else 0
        self.table.setCurrentCell(row, 0)
        self.restore.setEnabled(bool(backups))
        self._pages.setCurrentIndex(0 if backups else 1)

    def show_second_copy(self, folder: Path | None, when: dt.datetime | None, failure: str) -> None:
        """Say where the second copy is, when it was made (local time), and why it is not newer."""
        if folder is None:
            words = self.tr(
                "Besides the backups, a copy can be kept up to date in another place while you"
                " write, such as a USB stick or a second disk."
            )
        elif failure:
            words = failure
        elif when is None:
            words = self.tr("In {}. It is about to be made.").format(folder)
        else:
            words = self.tr("In {}. Last brought up to date: {}.").format(folder, moment(when))
        self._where.setText(words)
        self.second.setAccessibleDescription(words)
        self.keep_none.setEnabled(folder is not None)

    def forbid_second_copy(self) -> None:
        """Offer no second copy, and no backup, of meetings that cannot be read."""
        self.second.setEnabled(False)
        self.second.hide()
        self.back_up.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; on Enter, to the backup chosen."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._restore()
        else:
            super().keyPressEvent(event)

    def _restore(self) -> None:
        if backup := self._chosen():
            self.restore_asked.emit(backup)

    def _chosen(self) -> Backup | None:
        row = self.table.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _cells(self, backup: Backup) -> tuple[str, str, str, str]:
        size = QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if backup.fault:
            return moment(backup.when), self.tr("cannot be read"), "", size
        return moment(backup.when), self._why(backup), self._count(backup.meetings), size

    def _why(self, backup: Backup) -> str:
        match backup.reason:
            case "before upgrade":
                return self.tr("before a new version of the program changed the file")
            case "before restore":
                return self.tr("as it was before you went back to a backup")
            case _:
                return self.tr("made automatically")

    def _count(self, meetings: int) -> str:
        return self.tr("1 meeting") if meetings == 1 else self.tr("{} meetings").format(meetings)

    # Building

    def _fill_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(
            [self.tr("Made"), self.tr("Why"), self.tr("Holds"), self.tr("Size")]
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        furnish(table, self.tr("Backups"), widest=_WHY, letters=_LETTERS)
        table.doubleClicked.connect(lambda _index: self._restore())

    def _make_second(self) -> QGroupBox:
        box = QGroupBox(self.tr("Second copy"))
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.choose, self.keep_none):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(box)
        column.setSpacing(SPACE)
        column.addWidget(self._where)
        column.addLayout(buttons)
        box.setFocusProxy(self.choose)
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Backups")))
        top.addStretch()
        for button in (self.restore, self.other, self.back_up):
            top.addWidget(button)
        self._none.setText(
            self.tr("There are no backups yet. The first is made once something has been saved.")
        )
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._none)
        words = self.tr(
            "Made after the start, every hour while you write, and before the file itself is"
            " changed. They are in {}."
        )
        place = QLabel(words.format(self._folder))
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setWordWrap(True)
        place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addWidget(place)
        column.addWidget(self.second)
        back = push_button(self.tr("Back (Esc)"), self.left.emit)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.restore.setEnabled(False)


def moment(when: dt.datetime) -> str:
    """A local time, in the language of the desktop."""
    day = QLocale().toString(QDate(when.year, when.month, when.day), "d MMMM yyyy")
    return f"{day}, {QLocale().toString(QTime(when.hour, when.minute), 'HH:mm')}"
