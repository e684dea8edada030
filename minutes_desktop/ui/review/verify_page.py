"""The page that says whether all that was kept is still as it was: meetings, and files of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.capture.commands import Menus
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading
from minutes_desktop.workspace.errand import Errand
from minutes_desktop.workspace.verifying import Report, verify, verify_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutes_desktop.domain.verifying import Finding, Verified
    from minutes_desktop.store.errors import StoreError

_ENDINGS = (".pdf", ".json")
_MEETING = Qt.ItemDataRole.UserRole
_FULL = 1000


class VerifyPage(QWidget):
    """A line for what was verified and one for each finding; Enter opens its meeting.

    Attributes: ``table``, the lines; ``told``, what came of it all.
    Signals: ``open_asked`` carries the id of a meeting; ``left`` goes back.
    """

    open_asked = Signal(str)
    left = Signal()

    def __init__(self, store: Path, meeting_id: str = "", parent: QWidget | None = None) -> None:
        """Begin with one meeting, or with all of the store."""
        super().__init__(parent)
        self._store = store
        self._errand: Errand | None = None
        self.table = QTableWidget(0, 2)
        self.told = QLabel()
        self._bar = QProgressBar()
        self.everything = push_button(self.tr("Verify all meetings"), self.verify_all)
        self.choose = push_button(self.tr("Verify a file…"), self.ask_for_file)
        self.stop = push_button(self.tr("Stop"), self.cancel)
        self.setAcceptDrops(True)
        self._lay_out()
        if meeting_id:
            self.verify_one(meeting_id)
        else:
            self.verify_all()

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """Nothing beyond the window's own menus."""
        return {}

    def panes(self) -> list[QWidget]:
        """The list."""
        return [self.table]

    def leave(self) -> None:
        """Give up what is under way."""
        if self._errand is not None:
            self._errand.stop()
            self._errand = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Go on with nothing that nobody waits for."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop, or go back, on Esc; open the meeting of a line on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self._errand is not None:
                self.cancel()
            else:
                self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.table.hasFocus():
            self._open(self.table.currentRow())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a PDF or an exchange file."""
        if _file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Verify the file that is dropped."""
        if (file := _file_in(event)) is not None:
            event.acceptProposedAction()
            self.verify_file(str(file))

    # Building

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Result"), self.tr("What")])
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        furnish(self.table, self.tr("What was verified"), widest=1, letters={0: 16})
        self.table.setWordWrap(True)
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self._bar.setRange(0, _FULL)
        self._bar.setAccessibleName(self.tr("How far it has come"))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(heading(self.tr("Verify")))
        top.addStretch()
        for button in (self.everything, self.choose, self.stop):
            top.addWidget(button)
        about = QLabel(
            self.tr(
                "Every kept version, the journal and the rows of sealed minutes are held against"
                " their digests, on this computer alone. A PDF or an exchange file can be dropped"
                " here."
            )
        )
        about.setWordWrap(True)
        about.setForegroundRole(about.palette().ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(top)
        layout.addWidget(about)
        layout.addWidget(self.told)
        layout.addWidget(self._bar)
        layout.addWidget(self.table, 1)
        back = push_button(self.tr("Back (Esc)"), self.left.emit)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    # Verifying

    def verify_all(self) -> None:
        """Verify all that was ever sealed in the store."""
        store = self._store
        self._begin(Errand("verify", lambda watch: verify(store, None, watch), self))

    def verify_one(self, meeting_id: str) -> None:
        """Verify one meeting."""
        store = self._store
        self._begin(Errand("verify", lambda watch: verify(store, meeting_id, watch), self))

    def verify_file(self, file: str) -> None:
        """Verify a PDF or an exchange file."""
        store, path = self._store, Path(file)
        self._begin(Errand("verify", lambda watch: verify_file(store, path, watch), self))

    def ask_for_file(self) -> None:
        """Ask which file is to be verified."""
        dialog = QFileDialog(self, self.tr("Verify a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("PDFs and exchange files (*.pdf *.json)"))
        dialog.fileSelected.connect(self.verify_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._errand is not None:
            self._errand.stop()

    def _begin(self, errand: Errand) -> None:
        self.leave()
        self._errand = errand
        errand.progressed.connect(partial(self._come_on, errand))
        errand.done.connect(partial(self._finish, errand))
        errand.failed.connect(partial(self._fail, errand))
        errand.stopped.connect(partial(self._stopped, errand))
        errand.ended.connect(errand.deleteLater)
        self._bar.setValue(0)
        self._show_busy(busy=True)
        self.told.setText(self.tr("Verifying…"))
        errand.start()

    def _show_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.stop.setEnabled(busy)

    def _come_on(self, errand: Errand, share: float) -> None:
        if errand is self._errand:
            self._bar.setValue(round(share * _FULL))

    def _settle(self, errand: Errand) -> bool:
        """Whether the end of an errand is that of the one asked for last."""
        if errand is not self._errand:
            return False
        self._errand = None
        self._show_busy(busy=False)
        return True

    def _finish(self, errand: Errand, found: object) -> None:
        if not self._settle(errand):
            return
        if isinstance(found, Report):
            self._show(found.meetings, found.journal)
        else:
            self._show([found], ())  # type: ignore[list-item]

    def _fail(self, errand: Errand, error: StoreError) -> None:
        if self._settle(errand):
            self.table.setRowCount(0)
            self.told.setText(str(error))

    def _stopped(self, errand: Errand) -> None:
        if self._settle(errand):
            self.told.setText(self.tr("Stopped before it was done, so nothing is said."))

    # Showing

    def _show(self, meetings: Sequence[Verified], journal: Sequence[Finding]) -> None:
        rows = [(self.tr("Changed"), finding.sentence, "") for finding in journal]
        for one in meetings:
            word = self.tr("Changed") if one.findings else self.tr("Unchanged")
            if not one.versions and not one.findings:
                word = self.tr("Nothing kept")
            rows.append((word, one.sentence, one.meeting_id))
            rows += [("", finding.sentence, one.meeting_id) for finding in one.findings]
        self.table.setRowCount(len(rows))
        for number, (word, sentence, meeting_id) in enumerate(rows):
            for column, words in enumerate((word, sentence)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(_MEETING, meeting_id)
                self.table.setItem(number, column, item)
        least = self.table.verticalHeader().defaultSectionSize()
        self.table.resizeRowsToContents()
        for number in range(len(rows)):
            self.table.setRowHeight(number, max(self.table.rowHeight(number) + GAP, least))
        self.table.setCurrentCell(0, 1)
        self.table.setFocus()
        self.told.setText(self._summary(meetings, journal))
        self.told.setAccessibleName(self.told.text())

    def _summary(self, meetings: Sequence[Verified], journal: Sequence[Finding]) -> str:
        changed = sum(1 for one in meetings if one.findings)
        if journal or changed:
            words = self.tr("Not as kept: {:,} of {:,} verified. The lines say what differs.")
            said = words.format(changed, len(meetings))
            return said if changed else self.tr("The journal is not as it was kept.")
        if not any(one.versions for one in meetings):
            return self.tr("No version is kept yet, so there is nothing to verify.")
        return self.tr("All that was kept is unchanged ({:,} verified).").format(len(meetings))

    def _open(self, row: int) -> None:
        item = self.table.item(row, 0)
        if item is not None and (meeting_id := item.data(_MEETING)):
            self.open_asked.emit(meeting_id)


def _file_in(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if it can be verified."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 else None
    return path if path is not None and path.suffix.lower() in _ENDINGS else None
