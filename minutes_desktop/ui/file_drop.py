"""Exchange files dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QPalette, QWindow
from PySide6.QtWidgets import QLabel, QWidget

from minutes_desktop.ui.look import SPACE

_HOVERS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})
_DRAGS = _HOVERS | {QEvent.Type.DragLeave, QEvent.Type.Drop}


class FileDrop(QObject):
    """Takes the exchange files dragged onto a window, and says meanwhile what dropping them does.

    It hears of a drag before the widgets do, since a field would take the name of the file as
    words. Anything else that is dragged is left to them. Attribute: ``wanted``, whether files are
    taken now. Signal: ``dropped`` carries their names.
    """

    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        """Watch the window, before or after it is first shown."""
        super().__init__(window)
        self.wanted = True
        self._window = window
        self.words = _band(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch_handle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer drags of exchange files."""
        kind = event.type()
        if kind not in _DRAGS:
            if kind == QEvent.Type.Show:
                self._watch_handle()
            return False
        if kind == QEvent.Type.DragLeave:
            self.words.hide()
            return False
        drag = cast("QDropEvent", event)
        files = _exchange_files(drag) if self.wanted else []
        if not files:
            return False
        drag.setDropAction(Qt.DropAction.CopyAction)
        drag.accept()
        if kind in _HOVERS:
            self._say(files)
        else:
            self.words.hide()
            self.dropped.emit(files)
        return True

    def _watch_handle(self) -> None:
        # Before a window is first shown it has none; the stubs promise one.
        handle = cast("QWindow | None", self._window.windowHandle())
        if handle is not None:
            # A filter that is there already is moved, not doubled.
            handle.installEventFilter(self)

    def _say(self, files: list[str]) -> None:
        if self.words.isVisible():
            return
        room = self._window.rect()
        name = self.words.fontMetrics().elidedText(
            Path(files[0]).name, Qt.TextElideMode.ElideMiddle, room.width() // 2
        )
        words = self.tr("Drop to import the meeting in {}").format(name)
        if len(files) > 1:
            words = self.tr("Drop to import the meetings in {} files").format(len(files))
        self.words.setText(words)
        self.words.adjustSize()
        self.words.move(room.center() - self.words.rect().center())
        self.words.raise_()
        self.words.show()


def _exchange_files(drag: QDropEvent) -> list[str]:
    """The files dragged, or none if anything else is among them."""
    files = [address.toLocalFile() for address in drag.mimeData().urls()]
    fitting = all(Path(file).suffix.lower() == ".json" for file in files)
    return files if fitting else []


def _band(window: QWidget) -> QLabel:
    label = QLabel(window)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMargin(2 * SPACE)
    label.setAutoFillBackground(True)
    label.setBackgroundRole(QPalette.ColorRole.Highlight)
    label.setForegroundRole(QPalette.ColorRole.HighlightedText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.hide()
    return label
