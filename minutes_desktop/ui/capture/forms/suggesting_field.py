"""A line field that suggests people while a name or capacity is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QListView, QWidget

from minutes_desktop.ui.capture.forms.line_field import LineField, is_plain
from minutes_desktop.ui.models.people_model import PeopleModel

_WIDEST = 480  # pixels


class SuggestingField(LineField):
    """A line field with a list of suggestions under it, open while one of them fits.

    Down and Up go through the list; Enter, Tab or a click takes the suggestion chosen; Escape
    closes the list. As long as none is chosen, every key does what it does without the list.

    The list never has the focus, so that undo and the keys of the page work while it is open
    (a ``QCompleter`` grabs the keyboard and keeps Enter for itself).

    Signals: ``chosen`` carries the ``Person`` suggested; the field itself is left as typed.
    """

    chosen = Signal(object)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        """Suggest what the model holds, which other fields may share."""
        super().__init__("", parent)
        self._model = model
        self._list: QListView | None = None
        self.textEdited.connect(self._suggest)

    @property
    def suggestions(self) -> QListView | None:
        """The list of suggestions while it is open."""
        return self._list if self._list is not None and not self._list.isHidden() else None

    def _suggest(self) -> None:
        self._model.narrow(self.text())
        count = self._model.rowCount()
        if count == 0 or (count == 1 and self._model.words(0) == self.text()):
            self._close()
        else:
            self._open()

    def _open(self) -> None:
        if self._list is None:
            self._list = self._make_list()
        shown = self._list
        shown.setModel(self._model)
        shown.setCurrentIndex(QModelIndex())
        shown.setGeometry(self._place_of_list(shown))
        shown.show()
        shown.raise_()

    def _make_list(self) -> QListView:
        made = QListView(_ground_of(self))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setUniformItemSizes(True)
        made.setAccessibleName(self.tr("Suggestions"))
        made.clicked.connect(self._take)
        self.destroyed.connect(made.deleteLater)
        return made

    def _place_of_list(self, shown: QListView) -> QRect:
        ground = _ground_of(self)
        frame = 2 * shown.frameWidth()
        height = shown.sizeHintForRow(0) * self._model.rowCount() + frame
        wanted = max(self.width(), min(shown.sizeHintForColumn(0) + frame + 8, _WIDEST))
        corner = self.mapTo(ground, QPoint(0, self.height()))
        left = max(min(corner.x(), ground.width() - wanted), 0)
        top = corner.y()
        if top + height > ground.height() and top - self.height() >= height:
            top -= self.height() + height
        return QRect(left, top, wanted, height)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _chosen_index(self) -> QModelIndex:
        shown = self.suggestions
        return shown.currentIndex() if shown is not None else QModelIndex()

    def _take(self, index: QModelIndex) -> None:
        person = self._model.person(index.row())
        self._close()
        self.chosen.emit(person)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take the chosen suggestion at Tab; keep Escape from the page while the list is open."""
        if isinstance(event, QKeyEvent) and self.suggestions is not None:
            kind, key = event.type(), event.key()
            if kind == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and key == Qt.Key.Key_Tab:
                self._take_chosen()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the list while it is open."""
        if self.suggestions is None or not is_plain(event) or not self._list_key(event.key()):
            super().keyPressEvent(event)
        else:
            event.accept()

    def _list_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key == Qt.Key.Key_Down:
            self._choose(1)
        elif key == Qt.Key.Key_Up:
            self._choose(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._take_chosen()
        else:
            return False
        return True

    def _take_chosen(self) -> bool:
        index = self._chosen_index()
        if not index.isValid():
            self._close()
            return False
        self._take(index)
        return True

    def _choose(self, step: int) -> None:
        """Go one suggestion on; beyond either end none is chosen."""
        shown = self.suggestions
        if shown is None:
            return
        places = self._model.rowCount() + 1
        at = (shown.currentIndex().row() + 1 + step) % places - 1
        shown.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the caret goes elsewhere."""
        super().focusOutEvent(event)
        self._close()


def _ground_of(widget: QWidget) -> QWidget:
    """The widget that the list stands on: what scrolls with the field, else the window."""
    ground = widget
    while (above := ground.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            break
        ground = above
    return ground
