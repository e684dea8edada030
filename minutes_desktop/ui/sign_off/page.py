"""The page on which minutes are signed off: what may come next, and the very pages it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.signing import SigningError, Step
from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading
from minutes_desktop.ui.sign_off.forms import ActForm
from minutes_desktop.ui.sign_off.forms_by_act import form_of
from minutes_desktop.ui.sign_off.lines import line, rows
from minutes_desktop.ui.sign_off.offered import (
    about,
    act_words,
    offered,
    past_words,
    state_sentence,
)
from minutes_desktop.ui.sign_off.pages_pane import PagesPane

if TYPE_CHECKING:
    from minutes_desktop.domain.record import ActKind
    from minutes_desktop.store.reading import MeetingLine
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.signing import Prepared, Signing

_PAUSE_MS = 400  # after the last key before the pages are made anew
_REMARKS = 6  # shown at most
_PAST = 4  # entries of the journal shown at most
_LEFT = 520  # pixels at 100 % scale


class SignOffPage(QWidget):
    """Says how far the minutes are, offers what may come next, and shows the pages it would keep.

    Enter goes through the fields and at the end does the act; Ctrl+Enter does it from anywhere, Esc
    goes back. Nothing is done before its pages have been shown.
    Signals: ``left``; ``named`` carries the name of whoever does it, when it is done.
    """

    left = Signal()
    named = Signal(str)

    def __init__(
        self,
        signing: Signing,
        printer: Printer,
        by: str,
        meetings: Sequence[MeetingLine],
        remarks: Sequence[str],
        today: dt.date,
    ) -> None:
        """``by`` is who does it; ``meetings`` are the series' later ones; ``today`` is local."""
        super().__init__()
        self.signing = signing
        self._is_busy = False
        minutes = signing.before
        self._kinds = offered(minutes, is_held=signing.is_held, versions=len(signing.versions))
        self.acts = QListWidget()
        self.about = QLabel()
        self.forms = QWidget()
        self.by = line(self.tr("Done by"), by)
        self.note = QLabel()
        self.do = QPushButton()
        self.back = QPushButton(self.tr("Back (Esc)"))
        self._kept = signing.kept_file()
        self.pages = PagesPane(printer, minutes, signing.template)
        self._forms = [form_of(kind, signing, meetings, today) for kind in self._kinds]
        for kind, form in zip(self._kinds, self._forms, strict=True):
            self.acts.addItem(act_words(kind, minutes))
            form.setParent(self.forms)
        self._remarks = _listed(self.tr("Before it is issued, you may want to look at:"), remarks,
                                _REMARKS, self.tr("… and {} more"))  # fmt: skip
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.acts.setCurrentRow(0)

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Everything stands on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The acts, the fields and the pages."""
        return [self.acts, self.forms, self.pages]

    # The act in hand

    @property
    def kind(self) -> ActKind | None:
        """The act chosen."""
        row = self.acts.currentRow()
        return self._kinds[row] if 0 <= row < len(self._kinds) else None

    @property
    def form(self) -> ActForm:
        """The fields of the act chosen."""
        return self._forms[max(self.acts.currentRow(), 0)]

    def choose(self, kind: ActKind) -> None:
        """Choose an act, if it is offered, and go to its fields."""
        if kind in self._kinds:
            self.acts.setCurrentRow(self._kinds.index(kind))
            self._enter_form()

    @property
    def is_ready(self) -> bool:
        """Whether the act is prepared as the fields say it now, and its pages are on the screen."""
        step, ready = self._step(insisting=False), self.signing.ready
        if step is None or ready is None or (ready.asked, ready.by) != (step, self._name()):
            return False
        return ready.file is None or self.pages.shows(ready.file)

    def act(self) -> None:
        """Do the act chosen, once its pages have been shown."""
        self._pause.stop()  # what is said now is not to be taken back
        step = self._step(insisting=True)
        if step is None:
            return
        if not self.by.text().strip():
            self._say(self.tr("Say who does it; the journal keeps the name."))
            self.by.setFocus()
            return
        if not step.keeps:
            self.signing.prepare(step, self._name())
        if self.is_ready:
            self.named.emit(self._name())
            self._set_busy(True)
            self.signing.confirm()
            return
        if not self.signing.is_preparing(step, self._name()):
            self.signing.prepare(step, self._name())
        self._hint(self.tr("Look at the pages, and do it once more: they are kept as shown."))

    # Inner

    def _name(self) -> str:
        return " ".join(self.by.text().split())

    def _step(self, *, insisting: bool) -> Step | None:
        """The act as the fields say it; what is missing is only a hint unless it is insisted on."""
        try:
            return self.form.step()
        except SigningError as error:
            (self._say if insisting else self._hint)(str(error))
            return None

    def _changed(self) -> None:
        self.signing.forget()
        self._hint("")
        self._pause.start()

    def _prepare(self) -> None:
        """Make the pages of the act as the fields say it now."""
        step = self._step(insisting=False)
        if step is None or not step.keeps:
            self.pages.show_pages_of(self._kept)
            return
        self.signing.prepare(step, self._name())

    def _show_prepared(self, prepared: Prepared) -> None:
        if prepared.file is not None:
            self.pages.show_pages_of(prepared.file)

    def _show_act(self) -> None:
        kind = self.kind
        if kind is None:
            return
        for form in self._forms:
            form.setVisible(form is self.form)
        fields = self.form.fields()
        self.forms.setFocusProxy(fields[0] if fields else self.do)
        self.about.setText(about(kind))
        self.do.setText(self.tr("{} (Ctrl+Enter)").format(act_words(kind, self.signing.before)))
        self._remarks.setVisible(
            bool(self._remarks.text()) and kind in {"circulated", "agreed", "signed"}
        )
        self._changed()

    def _enter_form(self) -> None:
        fields = [field for field in self.form.fields() if field.isVisibleTo(self.form)]
        (fields[0] if fields else self.do).setFocus(Qt.FocusReason.TabFocusReason)

    def _failed(self, sentence: str) -> None:
        if self._is_busy:
            self._set_busy(False)
        self._say(sentence)

    def _show_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keep the field that is written in in view, however the focus came there."""
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, MARGIN)

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        for widget in (self.acts, self.forms, self.by, self.do, self.back):
            widget.setEnabled(not busy)
        if busy:
            self._hint(self.tr("It is being kept …"))
            self.pages.setFocus()  # a key that is disabled would be nobody's
        else:
            self.do.setFocus()

    def _say(self, sentence: str) -> None:
        """Say what is wrong, to screen readers too."""
        self.note.setForegroundRole(self.palette().ColorRole.BrightText)
        self.note.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.note, sentence))

    def _hint(self, sentence: str) -> None:
        self.note.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.note.setText(sentence)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the fields on Enter, go back on Esc."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            if not self._is_busy:
                self.left.emit()
        elif enter and self.acts.hasFocus():
            self._enter_form()
        else:
            super().keyPressEvent(event)

    # Building

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self._side())
        split.addWidget(self.pages)
        split.setSizes([_LEFT, 2 * _LEFT])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _side(self) -> QWidget:
        """All but the pages: what scrolls, and under it what is said and the buttons."""
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setMinimumHeight(2 * self.fontMetrics().height())
        buttons = QHBoxLayout()
        for button in (self.do, self.back):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch()
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._fields())
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, MARGIN, 0, SPACE)
        column.setSpacing(GAP)
        column.addWidget(area, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        return side

    def _fields(self) -> QWidget:
        minutes, signing = self.signing.before, self.signing
        self.acts.setAccessibleName(self.tr("What is to be done"))
        self.acts.setSpacing(GAP // 3)
        stack = QVBoxLayout(self.forms)
        stack.setContentsMargins(0, 0, 0, 0)
        for form in self._forms:
            stack.addWidget(form)
        row = self.acts.sizeHintForRow(0) + 2 * self.acts.spacing()
        height = row * max(self.acts.count(), 1)
        self.acts.setFixedHeight(height + 2 * self.acts.frameWidth())
        self.about.setWordWrap(True)
        self.about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        past = [past_words(act) for act in signing.acts]
        who = rows()
        who.addRow(self.tr("Done by"), self.by)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Sign off")))
        column.addWidget(_words(" ".join(minutes.title.split()) or self.tr("Untitled")))
        column.addWidget(_words(state_sentence(minutes, is_held=signing.is_held)))
        column.addWidget(_listed(self.tr("So far:"), past[-_PAST:], _PAST, ""))
        for widget in (self.acts, self.about, self.forms):
            column.addWidget(widget)
        column.addLayout(who)
        column.addWidget(self._remarks)
        column.addStretch()
        return made

    def _connect(self) -> None:
        self.acts.currentRowChanged.connect(self._show_act)
        self.acts.itemClicked.connect(self._enter_form)
        for form in self._forms:
            form.changed.connect(self._changed)
            form.finished.connect(self.do.setFocus)
        self.by.textChanged.connect(self._changed)
        self.by.returnPressed.connect(self.do.setFocus)
        QApplication.instance().focusChanged.connect(self._show_focus)  # type: ignore[union-attr]
        self.do.clicked.connect(self.act)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # some fields would keep them to themselves
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.act)
        self.back.clicked.connect(self.left)
        self._pause.timeout.connect(self._prepare)
        self.signing.prepared.connect(self._show_prepared)
        self.signing.failed.connect(self._failed)

    def sizeHint(self) -> QSize:
        """Room for the fields and a page."""
        return QSize(3 * _LEFT, 2 * _LEFT)


def _words(words: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if quiet:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _listed(head: str, lines: Sequence[str], most: int, more: str) -> QLabel:
    """A few lines under a head, quiet; hidden without any."""
    shown = [*lines[:most]]
    if len(lines) > most:
        shown.append(more.format(len(lines) - most))
    label = _words("\n".join([head, *(f"• {one}" for one in shown)]) if shown else "", quiet=True)
    if not shown:
        label.hide()
    return label
