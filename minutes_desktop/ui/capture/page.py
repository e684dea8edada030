"""The page on which minutes are taken: outline, sheet and preview, and the commands over them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from minutes_desktop.domain.minutes import Item
from minutes_desktop.domain.numbering import Number, item_numbers, path_number
from minutes_desktop.domain.taken import ordinal, out_of_order
from minutes_desktop.domain.tree import place_of_item
from minutes_desktop.ui.capture.action_at_caret import ActionAtCaret
from minutes_desktop.ui.capture.acts import Acts
from minutes_desktop.ui.capture.add_links import AddLinks
from minutes_desktop.ui.capture.asking import Asking
from minutes_desktop.ui.capture.carrying import Carrying
from minutes_desktop.ui.capture.commands import Menus
from minutes_desktop.ui.capture.copying import Copying
from minutes_desktop.ui.capture.finding.checking import Checking
from minutes_desktop.ui.capture.finding.coming_back import ComingBack
from minutes_desktop.ui.capture.finding.finding import Finding
from minutes_desktop.ui.capture.finding.jumping import Jumping
from minutes_desktop.ui.capture.finding.places import Places
from minutes_desktop.ui.capture.marks_read_out import MarksReadOut
from minutes_desktop.ui.capture.menus import CaptureMenus
from minutes_desktop.ui.capture.outline import Outline
from minutes_desktop.ui.capture.preview_place import PreviewPlace
from minutes_desktop.ui.capture.repairing import Repairing
from minutes_desktop.ui.capture.room.reading_back import ReadingBack
from minutes_desktop.ui.capture.room.room import Now, Room
from minutes_desktop.ui.capture.seam_acts import SeamActs
from minutes_desktop.ui.capture.sheet import Sheet
from minutes_desktop.ui.capture.template_menu import TemplateMenu
from minutes_desktop.ui.capture.word_count import WordCount
from minutes_desktop.ui.capture.words.prompting import Prompting
from minutes_desktop.ui.capture.words.spelling import Spelling
from minutes_desktop.ui.capture.words.words_menu import WordsMenu
from minutes_desktop.ui.key_names import keymap_of
from minutes_desktop.ui.keymap import Keymap
from minutes_desktop.ui.keys import KIND_KEYS
from minutes_desktop.ui.labels import STATES
from minutes_desktop.ui.look import MARGIN
from minutes_desktop.ui.preview_pane import PreviewPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from minutes_desktop.domain.changes import Change
    from minutes_desktop.domain.edits import Edit
    from minutes_desktop.workspace.autosave import Autosave
    from minutes_desktop.workspace.exporting import Printer
    from minutes_desktop.workspace.library import Library
    from minutes_desktop.workspace.open_minutes import OpenMinutes

_OUTLINE_PAUSE = 120  # milliseconds after the last change before the outline follows
_PLACE_PAUSE = 150  # milliseconds after the last key before the caret's place is noted


class CapturePage(QWidget):
    """One meeting being written.

    Attributes: ``open_minutes``; ``sheet``, ``outline`` and ``preview``, the panes; ``seams``,
    which cuts and joins blocks; ``repairing``,
    which offers to repair what is pasted; ``spelling``, which marks misspelt words; ``room``, what
    happens around the table; ``carrying``, what is taken over from earlier meetings;
    ``preview_place``, where the preview is; ``reading_back``, what is
    read to the chair.
    Signals: ``status`` carries the words for the right of the status bar; ``saved`` the sentence
    for its left; ``message`` a sentence for the message bar, and whether it reports a failure;
    ``sign_off_asked`` that the minutes are to be signed off, ``versions_asked`` that their kept
    versions are to be seen, ``compare_asked`` that these are to be compared.
    """

    status = Signal(str)
    saved = Signal(str)
    message = Signal(str)
    sign_off_asked = Signal()
    versions_asked = Signal()
    compare_asked = Signal()

    def __init__(
        self,
        minutes: OpenMinutes,
        autosave: Autosave,
        printer: Printer,
        library: Library,
        parent: QWidget | None = None,
        now: Now = dt.datetime.now,
    ) -> None:
        """Show the minutes with the caret where it was; ``now`` is the local time."""
        super().__init__(parent)
        self.open_minutes = minutes
        self._autosave = autosave
        # Left to Python, its timers might be let go of on the writer's thread, and Qt would fall.
        autosave.setParent(self)
        people = library.people(minutes.current.series, minutes.current.date)
        self._hints = _hints(Keymap())
        self.sheet = Sheet(minutes.current, minutes.template, self._hints, people, self)
        self.outline = Outline(self)
        self.preview = PreviewPane(printer, minutes, self)
        self._acts = Acts(minutes, self.sheet)
        self.seams = SeamActs(minutes, self.sheet)
        self._asking = Asking(self, people)
        self.repairing = Repairing(minutes, self.sheet, self)
        self.carrying = Carrying(minutes, self.sheet, self)
        self.template_menu = TemplateMenu(minutes, library, self)
        self.places = Places(self.sheet)
        self.finding = Finding(minutes, self.places, self)
        self.coming_back = ComingBack(minutes, self.sheet, self.places, self)
        self.jumping = Jumping(minutes, self.sheet, self.places, self, self.coming_back.marks)
        self.room = Room(minutes, self.sheet, self.places, people, now, self)
        self.action_at_caret = ActionAtCaret(minutes, self.sheet, self.places, self)
        self.copying = Copying(minutes, self.sheet, self)
        self.checking = Checking(
            minutes, self.sheet, self.places, self.preview, library.choices, self
        )
        self.spelling = Spelling(minutes, self.sheet, self.places, library, self)
        MarksReadOut(self.sheet)
        self._words = WordCount()
        self._word_count: int | None = None
        self._marks = 0
        self._crumbs = QLabel(self)
        self._links = AddLinks(self._hints, self.sheet.column.canvas)
        self._links.hide()
        self._lay_out()
        self.preview_place = PreviewPlace(minutes, self.preview, self.splitter, self)
        self.reading_back = ReadingBack(minutes, self.sheet, self.places, self)
        self._outline_pause = self._timer(_OUTLINE_PAUSE, self._catch_up)
        self._place_pause = self._timer(_PLACE_PAUSE, self._note_place)
        self.prompting = Prompting(minutes, self.sheet, library.choices, people)
        self.words_menu = WordsMenu(self, library.choices, people)
        self._menus = CaptureMenus(self, self._acts)
        self._connect()
        self.sheet.begin_at(minutes.place)  # so that nothing is built only to be scrolled past
        self._timer(0, self._show_outline).start()  # what is written in is painted first
        self._outline_pause.start()

    # What the window asks of a page

    def menu_actions(self) -> Menus:
        """The page's actions by the menu they belong to; ``None`` is a line between them."""
        return self._menus.by_title

    def panes(self) -> list[QWidget]:
        """The panes in order, for the key that goes from one to the next."""
        return [self.outline, self.sheet, self.checking.pane, self.preview]

    def enter(self) -> None:
        """Put the caret where it was when the minutes were last written."""
        self.sheet.restore(self.open_minutes.place)

    def leave(self) -> None:
        """Save everything, the caret's place too, before the page goes."""
        self._note_place()
        self._autosave.flush()

    # Building

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 6, 0, 0)
        self._crumbs.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._crumbs.setTextFormat(Qt.TextFormat.PlainText)  # a heading may hold a "<"
        self._crumbs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._crumbs.setForegroundRole(self._crumbs.palette().ColorRole.PlaceholderText)
        column.addWidget(self._crumbs)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.finding.bar)
        column.addWidget(self.checking.pane)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.addWidget(self.outline)
        self.splitter.addWidget(middle)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 760, 400])
        self.splitter.setCollapsible(1, False)
        for pane, least in ((self.outline, 120), (middle, 420), (self.preview, 120)):
            pane.setMinimumWidth(least)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=pause, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        self.open_minutes.changed.connect(self._changed)
        self.sheet.edited.connect(self._edit)
        self.sheet.run_ended.connect(self.open_minutes.close_run)
        self.sheet.emptied.connect(self.seams.remove_empty)
        self.sheet.joined.connect(self.seams.join)
        self.sheet.wordless.connect(partial(self._acts.start, "text"))
        self.sheet.moved.connect(self._moved)
        self.sheet.column.arranged.connect(self._place_links)
        self.outline.chosen.connect(self.sheet.go_to)
        self.outline.come_back_chosen.connect(self.coming_back.go_to)
        self._links.chosen.connect(self._acts.add)
        self._autosave.saved.connect(self._say_saved)
        self._autosave.failed.connect(self.message)
        self.room.clock.ticked.connect(self._show_crumbs)

    # Edits

    def _edit(self, label: str, edit: Edit, run: str) -> None:
        self.open_minutes.apply(label, edit, run)
        self.sheet.show_caret()

    def _changed(self, change: Change) -> None:
        if "template" in change.fields or "template_version" in change.fields:
            self.sheet.show_template(self.open_minutes.template)
        self.sheet.show_change(self.open_minutes.current, change)
        self.prompting.follow_change()
        self._autosave.note_place(self.sheet.caret())
        self._menus.show_history(self.open_minutes.undo_label, self.open_minutes.redo_label)
        self._outline_pause.start()

    # What follows the caret and the edits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the bar of what is looked for, from the sheet too."""
        if event.key() == Qt.Key.Key_Escape and not self.finding.bar.isHidden():
            self.finding.close()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Note where the caret has gone once the keys rest, and keep it in view."""
        super().keyReleaseEvent(event)
        if not event.text():  # typing has shown the caret already
            self.sheet.show_caret()
        self._place_pause.start()

    def _moved(self) -> None:
        self.open_minutes.close_run()
        self._place_links()
        self._show_crumbs()
        self._place_pause.start()

    def _note_place(self) -> None:
        self._autosave.note_place(self.sheet.caret())

    def _catch_up(self) -> None:
        self._word_count = self._words.of(self.open_minutes.current.items)
        self.room.clock.follow()
        self._show_outline()

    def _show_outline(self) -> None:
        minutes, marks = self.open_minutes.current, self.coming_back.marks()
        self.outline.show_minutes(minutes, self.open_minutes.template, marks)
        self._marks = len(marks)
        self._show_crumbs()

    def _show_crumbs(self) -> None:
        minutes = self.open_minutes.current
        numbers = item_numbers(minutes, self.open_minutes.template)
        spot = self.sheet.spot()
        path = _path_to(minutes.items, spot.item.id) if spot.item else []
        steps = [
            "  ".join(part for part in (numbers[item.id].words, item.heading) if part)
            for item in path
        ]
        words = "  ›  ".join(step for step in steps if step)
        place = out_of_order(minutes).get(spot.item.id) if spot.item else None
        if place:
            words = self.tr("{}   ·   taken {}").format(words, ordinal(place))
        self._show_path(words)
        self.outline.show_current(spot.item.id if spot.item else spot.key)
        self.status.emit(self._status_words(_number_path(path, numbers)))

    def _show_path(self, words: str) -> None:
        room = self.sheet.width() - 40
        elide = Qt.TextElideMode.ElideLeft
        self._crumbs.setText(self._crumbs.fontMetrics().elidedText(words, elide, room))

    def _status_words(self, number: str) -> str:
        minutes = self.open_minutes.current
        parts = [self.room.clock.words] if self.room.clock.words else []
        if number:
            parts.append(self.tr("Item {}").format(number))
        if self._marks:
            parts.append(self.tr("{:,} to come back to").format(self._marks))
        if self._word_count is not None:
            parts.append(self.tr("{:,} words").format(self._word_count))
        parts.append(f"{STATES[minutes.state].upper()} v{minutes.version}")
        return "   ·   ".join(parts)

    def _say_saved(self, when: object) -> None:
        self.saved.emit(self.tr("Saved {:%H:%M:%S}").format(when))

    def _place_links(self) -> None:
        """The links stand in the gap under the last row of the item that has the caret."""
        item = self.sheet.spot().item
        if item is None:
            self._links.hide()
            return
        column = self.sheet.column
        last = item.blocks[-1].id if item.blocks else item.id
        if not column.holds(last):
            return
        width = column.viewport().width() - 2 * MARGIN
        self._links.setGeometry(
            MARGIN, column.bottom_of(last) + 4, width, self._links.sizeHint().height()
        )
        self._links.show()
        self._links.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Name the keys of the kinds as the user has them now."""
        super().showEvent(event)
        if (hints := _hints(keymap_of(self))) != self._hints:
            self._hints.update(hints)  # rows to come look there too
            self.sheet.show_hints()
            self._links.show_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview come and go with the room there is."""
        super().resizeEvent(event)
        self.preview_place.want(self.preview_place.wanted)


def _hints(keymap: Keymap) -> dict[str, str]:
    """The key of each kind of block, in words."""
    return {kind: keymap.words(kind) for kind in KIND_KEYS}


def _number_path(path: list[Item], numbers: dict[str, Number]) -> str:
    """The number that names the last item of a path."""
    words = ""
    for item in path:
        words = path_number(words, numbers[item.id])
    return words


def _path_to(items: tuple[Item, ...], item_id: str) -> list[Item]:
    """The item with all it stands under, outermost first."""
    path: list[Item] = []
    while (place := place_of_item(items, item_id)) is not None:
        path.insert(0, place.siblings[place.index])
        if place.parent is None:
            break
        item_id = place.parent.id
    return path
