"""The words of a series: its abbreviations, its acronyms and how its words are spelt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.lexicon import EVERY_SERIES, Phrase, PhraseKind
from minutes_desktop.domain.phrase_lists import fault, list_text, read_list, warning
from minutes_desktop.files import resource
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.key_rules import spoken
from minutes_desktop.ui.list_table import furnish
from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.ui.words.entry_form import EntryForm
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.workspace.choices import Choices

KINDS: tuple[PhraseKind, ...] = ("autotext", "acronym", "word")
STARTER = "words/policing.tsv"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHORT, _WORDS, _WHERE = range(3)
_LETTERS = 24  # average letters of the first and last columns


class WordsPage(QWidget):
    """Three lists, one at a time, of what holds in a series.

    Enter in the list changes an entry, Del takes those chosen out, Ctrl+Z brings back what was
    changed last; a list is pasted and copied by the usual keys. Signal: ``left`` goes back.
    """

    left = Signal()

    def __init__(
        self, choices: Choices, series: str, words: str = "", parent: QWidget | None = None
    ) -> None:
        """Show the lists of a series; ``words`` are to get an abbreviation."""
        super().__init__(parent)
        self._choices, self._series = choices, series
        self._shown: list[Phrase] = []
        self._changes: list[tuple[list[Phrase], list[Phrase]]] = []  # each: taken out, and put
        self._told = ""  # why nothing is listed
        self.tabs, self.search = QTabBar(), QLineEdit()
        self.table, self.form = QTableWidget(0, 3), EntryForm(series)
        self.note = QLabel()
        self._starter = push_button(self.tr("Add usual acronyms of policing"), self.add_starter)
        self._fill()
        self._lay_out()
        self._connect()
        self._show_kind()
        if words:
            self.form.begin("autotext", words)

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Everything stands on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The line to write in, the list, the tabs."""
        return [self.form.short, self.table, self.tabs]

    # Lists

    @property
    def kind(self) -> PhraseKind:
        """The list that is shown."""
        return KINDS[max(self.tabs.currentIndex(), 0)]

    def shown(self) -> list[Phrase]:
        """The entries in the list, as far as they fit what is looked for."""
        return list(self._shown)

    def _all(self) -> tuple[Phrase, ...]:
        try:
            return self._choices.all_phrases()
        except StoreError as error:
            self._say(str(error), wrong=True)
            return ()

    def _show_kind(self) -> None:
        self.form.begin(self.kind)
        self._starter.setVisible(self.kind == "acronym")
        self.table.setColumnHidden(_WORDS, self.kind == "word")
        self._say("")
        self._show_list()

    def _show_list(self) -> None:
        wanted = self.search.text().casefold().split()
        holding = {EVERY_SERIES, self._series}
        self._shown = sorted(
            (
                one
                for one in self._all()
                if one.kind == self.kind
                and one.series in holding
                and all(word in f"{one.short} {one.words}".casefold() for word in wanted)
            ),
            key=lambda one: (one.short.casefold(), one.short, one.series),
        )
        every, this = self.tr("every series"), self.tr("this series")
        self.table.setRowCount(len(self._shown))
        for row, one in enumerate(self._shown):
            where = this if one.series else every
            for column, said in enumerate((one.short, one.words, where)):
                self.table.setItem(row, column, QTableWidgetItem(said))
        if self._shown and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._tell_of_none()

    def _tell_of_none(self) -> None:
        """Say why the list is empty, until it no longer is."""
        was, self._told = self._told, ""
        if not self._shown:
            self._told = self.tr("This list is empty. Type an entry above, or paste a list.")
            if self.search.text():
                self._told = self.tr("Nothing has these words. Esc shows all again.")
        if self._told or self.note.text() == was:
            self._say(self._told)

    def _chosen(self) -> list[Phrase]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._shown[row] for row in rows if row < len(self._shown)]

    # Changes

    def _put(self, phrase: Phrase, old: Phrase | None) -> None:
        if wrong := fault(phrase):
            self._say(wrong, wrong=True)
            return
        self._change([old] if old is not None else [], [phrase])
        said = self.tr("“{}” is in the list.").format(phrase.short)
        self._say(warning(phrase, self._all()) or said)
        self.form.begin(self.kind)
        self._choose(phrase)
        (self.table if old is not None else self.form.short).setFocus()

    def _choose(self, phrase: Phrase) -> None:
        if phrase in self._shown:
            self.table.setCurrentCell(self._shown.index(phrase), 0)

    def remove(self) -> None:
        """Take the entries chosen out of the list."""
        chosen, row = self._chosen(), self.table.currentRow()
        if not chosen:
            return
        self._change(chosen, [])
        self.table.setCurrentCell(min(row, self.table.rowCount() - 1), 0)
        names = ", ".join(f"“{one.short}”" for one in chosen[:5])
        more = self.tr(" and {} more").format(len(chosen) - 5) if len(chosen) > 5 else ""
        said = self.tr("{} taken out; {} brings it back.")
        self._say(said.format(names + more, spoken("Ctrl+Z")))

    def paste(self) -> None:
        """Put a list from the clipboard into this one."""
        series = EVERY_SERIES if self.form.everywhere.isChecked() else self._series
        self._take_in(QApplication.clipboard().text(), series)

    def copy(self) -> None:
        """Copy the entries chosen, as a list that a spreadsheet takes."""
        QApplication.clipboard().setText(list_text(self._chosen()))

    def add_starter(self) -> None:
        """Put the acronyms that came with the program into the list, but for those it has."""
        known = {one.short for one in self._all() if one.kind == "acronym"}
        read = read_list(resource(STARTER).read_text("utf-8"), "acronym", EVERY_SERIES)
        fresh = [one for one in read.phrases if one.short not in known]
        self._change([], fresh)
        self._say(self.tr("{} acronyms are in the list now, for every series.").format(len(fresh)))

    def _take_in(self, text: str, series: str) -> None:
        read = read_list(text, self.kind, series)
        self._change([], list(read.phrases))
        said = self.tr("{} entries are in the list now.").format(len(read.phrases))
        if not read.phrases and not read.faults:
            said = self.tr("There is no list on the clipboard: copy two columns of a table first.")
        shown = " ".join(read.faults[:3])
        more = len(read.faults) - 3
        rest = self.tr("{} more lines were left out.").format(more) if more > 0 else ""
        self._say(" ".join(part for part in (said, shown, rest) if part), wrong=bool(read.faults))

    def _change(self, gone: list[Phrase], put: list[Phrase]) -> None:
        """Take entries out and put others, in the place of those that have their keys."""
        held = {one.key: one for one in self._all()}
        replaced = {one.key: held[one.key] for one in put if one.key in held}
        gone = list(({one.key: one for one in gone} | replaced).values())
        if gone or put:
            self._changes.append((gone, put))
            self._exchange(gone, put)

    def _exchange(self, gone: list[Phrase], put: list[Phrase]) -> None:
        keys = {one.key for one in put}
        self._choices.remove_phrases([one for one in gone if one.key not in keys])
        self._choices.put_phrases(put)

    def undo(self) -> None:
        """Take back the last change on this page; what was changed elsewhere since stays."""
        if not self._changes:
            self._say(self.tr("There is nothing to take back on this page."))
            return
        gone, put = self._changes.pop()
        self._exchange(put, gone)
        self._say(self.tr("The last change was taken back."))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change, take out, paste and copy by keys in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._table_key(event)
        return super().eventFilter(watched, event)

    def _table_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and self._chosen():
            self.form.change(self._chosen()[0])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is being written, then what is looked for, then the page."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.form.is_changing:
            self.form.begin(self.kind)
            self.table.setFocus()
        elif self.form.is_written:
            self.form.begin(self.kind)
        elif self.search.text():
            self.search.clear()
        else:
            self.left.emit()

    # Building

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        role = self.palette().ColorRole
        self.note.setForegroundRole(role.BrightText if wrong else role.WindowText)
        self.note.setText(sentence)
        self.note.setAccessibleName(sentence)

    def _fill(self) -> None:
        for words in (self.tr("Autotext"), self.tr("Acronyms"), self.tr("Dictionary")):
            self.tabs.addTab(words)
        self.tabs.setAccessibleName(self.tr("Lists"))
        self.tabs.setExpanding(False)
        self.search.setPlaceholderText(self.tr("Look for words"))
        self.search.setAccessibleName(self.tr("Look for words"))
        self.search.setMaximumWidth(2 * _LETTERS * self.fontMetrics().averageCharWidth())
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setMinimumHeight(2 * self.fontMetrics().height())
        table = self.table
        table.setHorizontalHeaderLabels(
            [self.tr("Short form"), self.tr("Words"), self.tr("Holds in")]
        )
        beside = {_SHORT: _LETTERS, _WHERE: _LETTERS}
        furnish(table, self.tr("Entries"), widest=_WORDS, letters=beside)
        table.installEventFilter(self)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch()
        top.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        for words, act in (
            (self.tr("Back (Esc)"), self.left.emit),
            (self.tr("Take out ({})").format(spoken("Del")), self.remove),
            (self.tr("Paste a list ({})").format(spoken("Ctrl+V")), self.paste),
        ):
            foot.addWidget(push_button(words, act))
        foot.addWidget(self._starter)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        title = self.tr("Words of “{}”") if self._series else self.tr("Words of every series")
        column.addWidget(heading(title.format(self._series)))
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self.note)
        column.addWidget(self.table)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_kind)
        self.search.textChanged.connect(self._show_list)
        self.form.given.connect(self._put)
        self.table.doubleClicked.connect(lambda _index: self.form.change(self._chosen()[0]))
        self._choices.phrases_changed.connect(self._show_list)
