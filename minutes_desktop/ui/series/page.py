"""The page of the series: listed on the left, and the one chosen there with all that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.domain.history import History
from minutes_desktop.domain.series import Series, is_taken, learnt, together
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.key_rules import spoken
from minutes_desktop.ui.look import GAP, MARGIN, SPACE, heading
from minutes_desktop.ui.series.form import SeriesForm
from minutes_desktop.ui.series.posts_table import PostsTable
from minutes_desktop.workspace.library import StoreError

if TYPE_CHECKING:
    from minutes_desktop.workspace.library import Library

All = tuple[Series, ...]
_LETTERS = 30  # average letters that the list has room for


class SeriesPage(QWidget):
    """What is changed holds at once; Ctrl+Z takes it back, Ctrl+Y does it again.

    Signals: ``begin_asked`` carries the name of the series of which a meeting is to begin; ``left``
    goes back; ``said`` and ``failed`` carry a sentence.
    """

    begin_asked = Signal(str)
    left = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, library: Library, chosen: str = "", parent: QWidget | None = None) -> None:
        """List the series of a library, one of them ``chosen``; raises ``StoreError``."""
        super().__init__(parent)
        self._library = library
        self._templates = library.templates()
        self._known: All = ()
        self._history: History[All] = History()
        self.list = QListWidget()
        self.form = SeriesForm(self._templates)
        self.table = PostsTable()
        self.note = QLabel()
        self._lay_out()
        self._connect()
        self._show(chosen)

    # What the window asks of a page

    def menu_actions(self) -> dict[str, list[QAction | None]]:
        """Everything stands on the page."""
        return {}

    def panes(self) -> list[QWidget]:
        """The list, the fields and the table."""
        return [self.list, self.form.name, self.table]

    @property
    def series(self) -> Series | None:
        """The series chosen."""
        row = self.list.currentRow()
        return self._known[row] if 0 <= row < len(self._known) else None

    # Acts

    def add(self) -> None:
        """Add a series, and go to its name."""
        names = {one.name for one in self._known}
        count, name = 1, self.tr("New series")
        while name in names:
            count += 1
            name = self.tr("New series {}").format(count)
        template = self.series.template if self.series else ""
        self._put(Series(name=name, template=template), self.tr("New series"))
        self.form.name.setFocus()
        self.form.name.selectAll()

    def remove(self) -> None:
        """Take the series out, if it is one of the office's own."""
        series = self.series
        if series is None:
            return
        if self._library.series.is_builtin(series):
            self._say(self.tr("This series came with the program, and stays."), wrong=True)
            return
        self._history.record(self._known, self.tr("Remove"))
        self._library.series.remove(series)
        self._show("")
        self._say(
            self.tr("“{}” is taken out; its meetings stay. Ctrl+Z brings it back.").format(
                series.name
            )
        )

    def learn(self) -> None:
        """Make posts and holders from who came to the series' past meetings."""
        series = self.series
        if series is None:
            return
        try:
            taught = learnt(series, self._library.seen_in(series))
        except StoreError as error:
            self.failed.emit(str(error))
            return
        count = _holders(taught) - _holders(series)
        if taught == series or count <= 0:
            self._say(self.tr("The meetings of this series name nobody who is not here already."))
            return
        self._put(taught, self.tr("Learn"))
        self._say(
            self.tr(
                "{} holders are taken from the attendance of past meetings, from the first day they"
                " are named to the last. Put the days right; Ctrl+Z takes it back."
            ).format(count)
        )

    def undo(self) -> None:
        """Take back what was done last."""
        self._go_to(self._history.undo(self._known))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go_to(self._history.redo(self._known))

    # Inner

    def _go_to(self, wanted: All) -> None:
        before = {one.id: one for one in self._known}
        after = {one.id: one for one in wanted}
        chosen = self.series.id if self.series else ""
        for key, one in after.items():
            if before.get(key) != one:
                self._library.series.put(one)
                chosen = key
        for key, one in before.items():
            if key not in after:
                self._library.series.remove(one)
        self._show(chosen)
        self._say("")

    def _edit(self, series: Series, done: str) -> None:
        if not series.name:
            self._refuse(self.tr("A series needs a name."))
        elif is_taken(series.name, series, self._known):
            told = self.tr("Another series is, or was, called “{}”. Give it another name.")
            self._refuse(told.format(series.name))
        else:
            self._say("")
            self._put(series, done)

    def _refuse(self, sentence: str) -> None:
        """Say what is wrong; what was typed stays until it is put right or left."""
        self._say(sentence, wrong=True)

    def _put(self, series: Series, done: str) -> None:
        self._history.record(self._known, done)
        self._library.series.put(series)
        self._show(series.id)

    def _show(self, chosen: str) -> None:
        """Show the list as it is, and the series of an id, or else the first."""
        try:
            self._known = together(self._library.series.of_templates(self._templates))
        except StoreError as error:
            self.failed.emit(str(error))
            return
        row = next((n for n, one in enumerate(self._known) if one.id == chosen), 0)
        self.list.blockSignals(True)
        self.list.clear()
        height = QSize(0, self.fontMetrics().height() + GAP)
        for one in self._known:
            item = QListWidgetItem(one.name)
            item.setToolTip("\n".join(one.names))
            item.setSizeHint(height)
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if series := self.series:
            self.form.show_series(series)
            self.table.show_series(series)
            self._remove.setEnabled(not self._library.series.is_builtin(series))

    def _choose(self) -> None:
        self._say("")
        self._show_chosen()

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        role = QPalette.ColorRole.BrightText if wrong else QPalette.ColorRole.WindowText
        self.note.setForegroundRole(role)
        self.note.setText(sentence)
        self.note.setAccessibleName(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; undo and redo."""
        key, held = event.key(), event.modifiers()
        control = Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Z and held == control:
            self.undo()
        elif key == Qt.Key.Key_Y and held == control:
            self.redo()
        else:
            super().keyPressEvent(event)

    # Building

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Series"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setMinimumHeight(2 * self.fontMetrics().height())
        self._remove = push_button(self.tr("Remove"), self.remove)
        under_list = QHBoxLayout()
        under_list.addWidget(push_button(self.tr("New series"), self.add))
        under_list.addWidget(self._remove)
        left, right = QWidget(), QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.list)
        side.addLayout(under_list)
        left.setMinimumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        middle = QVBoxLayout(right)
        middle.setContentsMargins(SPACE, 0, 0, 0)
        middle.setSpacing(SPACE)
        middle.addWidget(self.form)
        middle.addWidget(QLabel(self.tr("Posts, and who held them from when to when")))
        middle.addWidget(self.table, 1)
        middle.addLayout(self._table_buttons())
        halves = QSplitter()
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addWidget(push_button(self.tr("Back (Esc)"), self.left.emit))
        foot.addWidget(push_button(self.tr("Begin a meeting of this series"), self._begin))
        foot.addWidget(push_button(self.tr("Learn posts from past meetings"), self.learn))
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(heading(self.tr("Series")))
        column.addWidget(halves, 1)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _table_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, act in (
            (self.tr("New holder ({})").format(spoken("Ctrl+Return")), self.table.add_holder),
            (self.tr("New post ({})").format(spoken("Ctrl+Shift+Return")), self.table.add_post),
            (self.tr("Take out ({})").format(spoken("Ctrl+Shift+Backspace")), self.table.take_out),
        ):
            row.addWidget(push_button(words, act))
        row.addStretch()
        return row

    def _begin(self) -> None:
        if self.series:
            self.begin_asked.emit(self.series.name)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.form.edited.connect(self._edit)
        self.form.refused.connect(self._refuse)
        self.table.edited.connect(self._edit)
        self.table.failed.connect(
            lambda words: self._refuse(
                self.tr("“{}” is no day. Type it like 30/06/2017 or June 2017.").format(words)
            )
        )


def _holders(series: Series) -> int:
    return sum(len(post.holdings) for post in series.posts)
