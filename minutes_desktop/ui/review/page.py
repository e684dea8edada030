"""The page on which minutes are read and not written: the form, the kept pages, the record."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QSplitter, QVBoxLayout, QWidget

from minutes_desktop.domain.changes import compare
from minutes_desktop.domain.record import is_held
from minutes_desktop.ui.capture.commands import Menus, make_action
from minutes_desktop.ui.capture.finding.finding import Looking
from minutes_desktop.ui.capture.finding.jumping import Jumping
from minutes_desktop.ui.capture.finding.places import Places
from minutes_desktop.ui.capture.outline import Outline
from minutes_desktop.ui.capture.sheet import Sheet
from minutes_desktop.ui.labels import STATES
from minutes_desktop.ui.look import GAP, MARGIN
from minutes_desktop.ui.review.kept_pages import KeptPages
from minutes_desktop.ui.review.lists import RecordTable, act_cells, version_cells
from minutes_desktop.ui.review.only_reading import OnlyReading
from minutes_desktop.ui.review.record_words import local_moment, tr
from minutes_desktop.workspace.reviewing import NOW, Record, Shown, StoreError, Words

if TYPE_CHECKING:
    from minutes_desktop.workspace.exporting import Printer

_VERSION_LETTERS = {0: 9, 1: 12, 2: 22, 3: 14}
_ACT_LETTERS = {0: 22, 1: 14, 2: 24}


class ReviewPage(QWidget):
    """A meeting with its kept versions; nothing on it can write anything.

    Attributes: ``open_minutes``, what is shown; ``record``, what is kept; ``sequence``, that of the
    version on the screen, or ``NOW``; ``sheet``, ``outline``, ``preview``, ``versions`` and
    ``journal``, the panes.
    Signals: ``status`` carries the words for the right of the status bar; ``failed`` and ``told`` a
    sentence; ``compare_asked`` that versions are to be compared, ``sign_off_asked`` that the
    meeting is to be signed off; ``left`` goes back to what can be written.
    """

    status = Signal(str)
    failed = Signal(str)
    told = Signal(str)
    compare_asked = Signal()
    sign_off_asked = Signal()
    left = Signal()

    def __init__(
        self,
        record: Record,
        printer: Printer,
        parent: QWidget | None = None,
        *,
        may_sign: bool = False,
    ) -> None:
        """Show the newest version, or the minutes as they are where none is kept.

        ``may_sign`` says whether the store can be written. Raises ``StoreError``.
        """
        super().__init__(parent)
        self.record = record
        now = record.words()
        self._state = now.minutes.state
        self.is_draft = self._state == "draft" or not record.versions
        self.sequence = NOW if self.is_draft else record.versions[-1].sequence
        self._trouble = ""
        try:
            words = record.words(self.sequence)
        except StoreError as error:
            words, self.sequence, self._trouble = now, NOW, str(error)
        self.open_minutes = Shown(words.minutes, words.template, self)
        self._may_sign = may_sign
        self._said = QLabel()
        self._middle = QVBoxLayout()
        self.outline = Outline(self)
        self.preview = KeptPages(printer, self.open_minutes, self)
        self.versions = RecordTable(
            self.tr("Kept versions"),
            [self.tr(head) for head in ("Version", "State", "Kept", "By", "Reason")],
            widest=4,
            letters=_VERSION_LETTERS,
        )
        self.journal = RecordTable(
            self.tr("Journal of this meeting"),
            [self.tr(head) for head in ("When", "By", "What", "Reason")],
            widest=3,
            letters=_ACT_LETTERS,
        )
        self.sheet = Sheet(words.minutes, words.template, {}, (), self)
        OnlyReading(self.sheet)
        self.places = Places(self.sheet)
        self._lay_out()
        self._make_acts()
        self._fill_lists()
        self._show_words(words)
        self.outline.chosen.connect(self.sheet.go_to)
        self.versions.chosen.connect(self._choose)

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """The page's actions by the menu they belong to."""
        return {
            self.tr("Edit"): self._looking.actions,
            self.tr("Item"): self._jumping.actions,
            self.tr("Record"): [
                *([self._sign_off] if self._may_sign else []),
                self._to_versions,
                self._compare,
                None,
                self._open_pdf,
                self._save_pdf,
            ],
        }

    def panes(self) -> list[QWidget]:
        """The panes in order, for the key that goes from one to the next."""
        return [self.outline, self.sheet, self.versions, self.journal, self.preview]

    def enter(self) -> None:
        """Put the caret into the title."""
        self.sheet.enter("title")

    # Building

    def _make_acts(self) -> None:
        self._looking = Looking(self.open_minutes, self.places, self)
        self._jumping = Jumping(self.open_minutes, self.sheet, self.places, self)
        self._middle.addWidget(self._looking.bar)
        act = partial(make_action, self)
        self._sign_off = act("sign_off", self.tr("Sign off…"), self.sign_off_asked.emit)
        self._sign_off.setEnabled(self._may_sign)
        self._to_versions = act("versions", self.tr("Versions and journal"), self.go_to_versions)
        self._compare = act("compare", self.tr("Compare versions…"), self.compare_asked.emit)
        self._open_pdf = act("open_kept_pdf", self.tr("Open the kept PDF"), self.open_pdf)
        self._save_pdf = act("save_kept_pdf", self.tr("Save the kept PDF…"), self.ask_where_to_save)

    def _lay_out(self) -> None:
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        middle = QWidget()
        middle.setLayout(self._middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.addWidget(self._said)
        self._middle.addWidget(self.sheet, 1)
        side = QSplitter(Qt.Orientation.Vertical)
        for pane in (self.versions, self.journal, self.preview):
            side.addWidget(pane)
        side.setStretchFactor(2, 1)
        side.setSizes([150, 170, 500])
        if not self.record.versions and not self.record.acts:
            self.versions.hide()
            self.journal.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.outline, middle, side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([210, 640, 560])
        for part, least in ((self.outline, 120), (middle, 380), (side, 240)):
            part.setMinimumWidth(least)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _fill_lists(self) -> None:
        rows = [version_cells(one) for one in reversed(self.record.versions)]
        if self.is_draft and rows:
            now = self.tr("As it is now, not kept")
            rows.insert(0, (self.tr("now"), STATES["draft"], "", "", now))
        self.versions.show_rows(rows)
        self.versions.make_current(0)
        self.journal.show_rows([act_cells(one) for one in reversed(self.record.acts)])

    # Versions

    def go_to_versions(self) -> None:
        """Put the focus on the list of versions; the next time on the journal."""
        there = self.versions.hasFocus() and self.journal.rowCount()
        (self.journal if there else self.versions).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, row: int) -> None:
        sequences = [one.sequence for one in reversed(self.record.versions)]
        if self.is_draft:
            sequences.insert(0, NOW)
        self.show_version(sequences[row])

    def show_version(self, sequence: int) -> None:
        """Show the words and the pages of a version; the outline stays where it is."""
        try:
            words = self.record.words(sequence)
        except StoreError as error:
            self.failed.emit(str(error))
            return
        self.sequence = sequence
        change = compare(self.open_minutes.current, words.minutes)
        self.open_minutes.show(words)
        self.sheet.show_template(words.template)
        self.sheet.show_change(words.minutes, change)
        self._show_words(words)

    def _show_words(self, words: Words) -> None:
        self.outline.show_minutes(words.minutes, words.template)
        try:
            pdf = self.record.pdf(self.sequence) if self.sequence != NOW else None
        except StoreError as error:
            pdf = None
            self.failed.emit(str(error))
        self.preview.show_pdf(pdf, f"version-{words.minutes.version}-{words.minutes.state}")
        for action in (self._open_pdf, self._save_pdf):
            action.setEnabled(pdf is not None)
        self._compare.setEnabled(bool(self.record.versions))
        self._say(words)

    def _say(self, words: Words) -> None:
        """Say which version this is, and why nothing can be written in it."""
        if self.sequence == NOW:
            said = self._said_of_now()
        else:
            version = next(one for one in self.record.versions if one.sequence == self.sequence)
            said = self.tr("{} version {}, kept on {} by {}. It is read only.").format(
                STATES[version.state],
                version.number,
                local_moment(version.made_at),
                version.made_by or self.tr("nobody named"),
            )
            if self.sequence != self.record.versions[-1].sequence:
                said += " " + self.tr("A later version is kept.")
        self._said.setText(said)
        self.sheet.setAccessibleDescription(said)
        state = self._state if self._is_newest() else words.minutes.state
        parts = [f"{STATES[state].upper()} v{words.minutes.version}"]
        parts += [self.tr("LEGAL HOLD")] if is_held(self.record.acts) else []
        self.status.emit("   ·   ".join([*parts, _read_only()]))

    def _said_of_now(self) -> str:
        if self._trouble:
            return self._trouble
        if not self._may_sign:
            return self.tr("Read only: this file of meetings may not be written.")
        if self._state != "draft":
            return self.tr("Sealed, though no version of it is kept here. It is read only.")
        return self.tr("The draft as it is now. Esc goes back to writing it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the bar of what is looked for, or go back to writing a draft, on Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self._looking.bar.isHidden():
            self._looking.close()
        elif self._state == "draft" and self._may_sign:
            self.left.emit()

    def say_state(self) -> None:
        """Say again in the status bar how far the minutes are."""
        self._say(Words(self.open_minutes.current, self.open_minutes.template))

    def _is_newest(self) -> bool:
        versions = self.record.versions
        return self.sequence == NOW or self.sequence == versions[-1].sequence

    # The kept PDF

    def open_pdf(self) -> None:
        """Open the kept pages in whatever shows PDFs here; the file is a copy."""
        if self.preview.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.preview.file)))

    def ask_where_to_save(self) -> None:
        """Ask for a file, and write the kept pages there."""
        if self.preview.file is None:
            return
        dialog = QFileDialog(self, self.tr("Save the kept PDF"), self.preview.file.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.preview.file.name)
        dialog.fileSelected.connect(self.save_pdf)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_pdf(self, file: str) -> None:
        """Write the very bytes of the kept pages to a file."""
        try:
            self.record.save_pdf(self.sequence, Path(file))
        except StoreError as error:
            self.failed.emit(str(error))
        else:
            self.told.emit(self.tr("Saved, byte for byte as it was kept: {}").format(file))


def _read_only() -> str:
    return tr("READ ONLY")
