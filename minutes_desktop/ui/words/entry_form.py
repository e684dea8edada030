"""The line in which an entry of a list is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from minutes_desktop.domain.lexicon import EVERY_SERIES, Phrase, PhraseKind
from minutes_desktop.domain.phrase_lists import cleaned
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import GAP

_SHORT_LETTERS = 16  # average letters that the short form has room for


class EntryForm(QWidget):
    """A short form, its words and where they hold; Enter gives the entry.

    Signals: ``given`` carries the entry written, and the one it was made of (``None`` for a new
    one).
    """

    given = Signal(object, object)

    def __init__(self, series: str, parent: QWidget | None = None) -> None:
        """Write entries of a series, or of every one."""
        super().__init__(parent)
        self._series = series
        self._kind: PhraseKind = "autotext"
        self._old: Phrase | None = None
        self.short, self.words = QLineEdit(), QLineEdit()
        self.everywhere = QCheckBox(self.tr("In every series"))
        self._put = push_button("", self.give)
        self.short.setFixedWidth(_SHORT_LETTERS * self.fontMetrics().averageCharWidth() * 2)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for part in (self.short, self.words, self.everywhere, self._put):
            line.addWidget(part)
        for field in (self.short, self.words):
            field.returnPressed.connect(self.give)
        self.begin("autotext")

    def begin(self, kind: PhraseKind, words: str = "") -> None:
        """Write a new entry of a kind."""
        self._kind, self._old = kind, None
        self.everywhere.setChecked(kind == "word")
        self.short.clear()
        self.words.setText(words)
        self._name()

    def change(self, phrase: Phrase) -> None:
        """Write an entry anew."""
        self._kind, self._old = phrase.kind, phrase
        self.short.setText(phrase.short)
        self.words.setText(phrase.words)
        self.everywhere.setChecked(phrase.series == EVERY_SERIES)
        self._name()
        field = self.short if phrase.kind == "word" else self.words
        field.setFocus()
        field.selectAll()

    @property
    def is_changing(self) -> bool:
        """Whether the entry is one that stands in the list."""
        return self._old is not None

    @property
    def is_written(self) -> bool:
        """Whether anything stands in the fields."""
        return bool(self.short.text() or self.words.text())

    def give(self) -> None:
        """Give the entry as it is written."""
        series = EVERY_SERIES if self.everywhere.isChecked() else self._series
        old = self._old
        self.given.emit(cleaned(self._kind, self.short.text(), self.words.text(), series), old)

    def _name(self) -> None:
        shorts = {
            "autotext": self.tr("Abbreviation"),
            "acronym": self.tr("Acronym"),
            "word": self.tr("Word as it is spelt"),
        }
        wide = self._kind == "word"
        for field, name in ((self.short, shorts[self._kind]), (self.words, self.tr("Words"))):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
        self.words.setHidden(wide)
        self._put.setText(self.tr("Change (Enter)") if self._old else self.tr("Add (Enter)"))
