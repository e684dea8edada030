"""Telling a screen reader of the mark that the caret has come to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from minutes_desktop.ui.richtext.editor import RichTextEdit
from minutes_desktop.ui.richtext.marks import Mark, MarkKind

_PAUSE = 150  # milliseconds after the last step of the caret


class MarksReadOut(QObject):
    """Says what is marked where the caret rests in a sheet; does nothing where nobody listens."""

    def __init__(self, sheet: QWidget) -> None:
        """Follow the focus on this sheet."""
        super().__init__(sheet)
        self._sheet = sheet
        self._editor: RichTextEdit | None = None
        self._said: Mark | None = None
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._say)
        QApplication.instance().focusChanged.connect(self._enter)  # type: ignore[union-attr]

    def words(self, kind: MarkKind) -> str:
        """What is said of a mark."""
        match kind:
            case "spelling":
                return self.tr("Misspelt")
            case "unknown_acronym":
                return self.tr("Unknown acronym")
            case "come_back":
                return self.tr("To come back to")

    def _enter(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._editor is not None:
            self._editor.cursorPositionChanged.disconnect(self._pause.start)
        self._editor = self._said = None
        if isinstance(now, RichTextEdit) and self._sheet.isAncestorOf(now) and _is_heard():
            self._editor = now
            now.cursorPositionChanged.connect(self._pause.start)

    def _say(self) -> None:
        editor = self._editor
        mark = editor.marks.at(editor.position) if editor is not None else None
        if editor is not None and mark is not None and mark != self._said:
            _announce(editor, self.words(mark.kind))
        self._said = mark


def _is_heard() -> bool:
    """Whether anything is running that reads the screen out."""
    return QAccessible.isActive()


def _announce(editor: RichTextEdit, words: str) -> None:
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor, words))
