"""One item in letters that can be read from across the table: its decisions and its actions."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from minutes_desktop.domain.read_back import ReadBack, Said
from minutes_desktop.ui.look import MARGIN, SPACE

SIZES = (20, 26, 32, 40, 50)
USUAL = 32
"""Points; those of the usual size have capitals of 8 mm, read with ease from two metres."""
_LESS, _HEADING = 0.7, 0.8  # sizes of what stands about the words, of theirs


class ReadBackPane(QWidget):
    """Shows an item that is read back; it takes no keys but those that scroll.

    Attributes: ``letters``, their size in points; ``reading``, what has the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.letters = USUAL
        self._item = ReadBack()
        self.reading = QTextBrowser()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.reading.setFrameShape(QFrame.Shape.NoFrame)
        self.reading.setAccessibleName(self.tr("Read back"))
        self.setFocusProxy(self.reading)
        self._keys = QLabel()
        self._keys.setTextFormat(Qt.TextFormat.PlainText)
        self._keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(self.reading)
        column.addWidget(self._keys)

    def show_keys(self, words: str) -> None:
        """Say at the foot what keys do here."""
        self._keys.setText(words)

    def show_item(self, item: ReadBack) -> None:
        """Show an item; nothing happens if it is shown already."""
        if item != self._item:
            same = (item.number, item.heading) == (self._item.number, self._item.heading)
            self._item = item
            self._write(keep_place=same)

    def resize_letters(self, step: int) -> None:
        """Make the letters a step larger (1) or smaller (-1); 0 is the size to begin with."""
        at = min(max(SIZES.index(self.letters) + step, 0), len(SIZES) - 1)
        self.letters = SIZES[at] if step else USUAL
        self._write(keep_place=True)

    @property
    def words(self) -> str:
        """What is shown, as plain words."""
        return self.reading.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of light and dark anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write(keep_place=True)

    def _write(self, *, keep_place: bool) -> None:
        bar = self.reading.verticalScrollBar()
        before = bar.value()
        self.reading.setHtml(self._page())
        bar.setValue(before if keep_place else 0)

    def _page(self) -> str:
        item, size = self._item, self.letters
        heading = "&nbsp;&nbsp;".join(escape(part) for part in (item.number, item.heading) if part)
        parts = [f'<p style="font-size:{size * _HEADING:g}pt; font-weight:600">{heading}</p>']
        count = 0
        for said in item.said:
            count += said.kind == "action"
            parts.append(self._said(said, count))
        if not any(said.kind in ("action", "nil") for said in item.said):
            parts.append(self._line(self.tr("No actions recorded."), quiet=True))
        return "".join(parts)

    def _said(self, said: Said, count: int) -> str:
        if said.kind == "decision":
            over = self._line(self.tr("Decision"), quiet=True, less=True, near=True)
            return over + self._line(said.words)
        if said.kind == "nil":
            return self._line(said.words)
        number = said.reference or f"{count}."
        owner = said.owner or self.tr("nobody named yet")
        due = said.due or ("" if said.dated else self.tr("no date yet"))
        who = "  ·  ".join(part for part in (owner, due) if part)
        words = self._line(f"{number}  {said.words}", near=True)
        return words + self._line(who, bold=True, less=True, indent=True)

    def _line(
        self,
        words: str,
        *,
        quiet: bool = False,
        bold: bool = False,
        less: bool = False,
        near: bool = False,
        indent: bool = False,
    ) -> str:
        """A paragraph; one that is ``near`` has the next close under it."""
        size = self.letters * (_LESS if less else 1.0)
        role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
        style = (
            f"font-size:{size:g}pt; color:{self.palette().color(role).name()};"
            f" font-weight:{600 if bold else 400}; margin-top:0;"
            f" margin-bottom:{0 if near else self.letters}px;"
            f" margin-left:{self.letters if indent else 0}px"
        )
        body = escape(words).replace("\n", "<br>").replace("  ", "&nbsp; ")
        return f'<p style="{style}">{body}</p>'
