"""The message bar: sentences for the minute taker, above the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from minutes_desktop.ui.key_names import name_key
from minutes_desktop.ui.look import GAP, SPACE

Kind = Literal["info", "warning", "error"]
INFO_MS = 12_000
_BAR_LETTERS = 24

_AS_HIGH_AS_ITS_WORDS = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
_AS_HIGH_AS_ITS_WORDS.setHeightForWidth(True)


class Message(QFrame):
    """One sentence with its icon, the word for its kind, and a button that dismisses it.

    Signal: ``dismissed``.
    """

    dismissed = Signal()

    def __init__(self, kind: Kind, sentence: str, parent: QWidget | None = None) -> None:
        """Show the sentence."""
        super().__init__(parent)
        self.kind = kind
        self.sentence = sentence
        self._bar: QProgressBar | None = None
        words = {"info": self.tr("Note"), "warning": self.tr("Warning"), "error": self.tr("Error")}
        self.setAccessibleName(f"{words[kind]}: {sentence}")
        self.setSizePolicy(_AS_HIGH_AS_ITS_WORDS)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._offered: set[str] = set()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE, GAP, GAP, GAP)
        self._row.addWidget(self._icon(kind))
        self._row.addWidget(self._label(f"<b>{words[kind]}</b>", Qt.TextFormat.RichText))
        self._words = self._label(sentence, Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(_AS_HIGH_AS_ITS_WORDS)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row.addWidget(self._words, 1)
        dismiss = self._button(self.tr("Dismiss"))
        dismiss.setToolTip(self.tr("Dismiss this message (Esc)"))
        dismiss.clicked.connect(self.dismissed)

    def offer(self, words: str, act: Callable[[], object], name: str = "") -> None:
        """Offer something to do about it, before the button that dismisses; the same only once.

        ``name`` is that of an act which does it too, and whose key is then shown.
        """
        if words in self._offered:
            return
        self._offered.add(words)
        button = self._button(words, self._row.count() - 1)
        button.clicked.connect(lambda _checked=False: act())
        if name:
            name_key(button, name, words, button.setText)

    def show_share(self, share: float, words: str = "") -> None:
        """Show how far that has come which the sentence is about, from 0 to 1, and in ``words``."""
        bar = self._shown_bar()
        bar.setRange(0, 100)
        bar.setFormat(words.replace("%", "%%") or "%p%")
        bar.setAccessibleDescription(words)
        bar.setValue(round(share * 100))

    def show_busy(self) -> None:
        """Show that something is being done, of which the share is not known yet."""
        self._shown_bar().setRange(0, 0)

    def _shown_bar(self) -> QProgressBar:
        if self._bar is None:
            self._bar = QProgressBar()
            self._bar.setAccessibleName(self.sentence)
            self._bar.setFixedWidth(_BAR_LETTERS * self.fontMetrics().averageCharWidth())
            self._row.insertWidget(3, self._bar)
        return self._bar

    def _icon(self, kind: Kind) -> QLabel:
        # Qt makes the names of all pictures when the first is asked for; the first paint need not.
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415

        pictures: dict[Kind, QStyle.StandardPixmap] = {
            "info": QStyle.StandardPixmap.SP_MessageBoxInformation,
            "warning": QStyle.StandardPixmap.SP_MessageBoxWarning,
            "error": QStyle.StandardPixmap.SP_MessageBoxCritical,
        }
        icon = QLabel()
        size = self.fontMetrics().height() + 2
        picture = self.style().standardIcon(pictures[kind])
        icon.setPixmap(picture.pixmap(QSize(size, size), self.devicePixelRatioF()))
        return icon

    def _label(self, words: str, form: Qt.TextFormat) -> QLabel:
        label = QLabel()
        label.setTextFormat(form)
        label.setText(words)
        return label

    def _button(self, words: str, place: int = -1) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        self._row.insertWidget(place, button)
        return button


class MessageBar(QWidget):
    """The messages not dismissed yet, newest last; Esc dismisses the newest.

    Errors and warnings stay until they are dismissed or withdrawn; notes go by themselves, unless
    they are told to stay.
    Signal: ``left``, the message that has the focus is going.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self.setSizePolicy(_AS_HIGH_AS_ITS_WORDS)
        self.messages: list[Message] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self._dismiss_newest)
        self._show_or_hide()

    def say(self, kind: Kind, sentence: str, *, stays: bool = False) -> Message:
        """Show a sentence; one that is shown already stays as it is.

        A note that ``stays`` goes only when it is dismissed or withdrawn.
        """
        for message in self.messages:
            if (message.kind, message.sentence) == (kind, sentence):
                return message
        message = Message(kind, sentence, self)
        message.dismissed.connect(lambda: self._dismiss(message))
        self.messages.append(message)
        self._column.addWidget(message)
        self._show_or_hide()
        self._announce(message)
        if kind == "info" and not stays:
            QTimer.singleShot(INFO_MS, message, message.dismissed.emit)
        return message

    def note(self, sentence: str) -> None:
        """Show a sentence that goes by itself."""
        self.say("info", sentence)

    def fail(self, sentence: str) -> None:
        """Show a sentence of what could not be done."""
        self.say("error", sentence)

    def withdraw(self, sentence: str) -> None:
        """Take back a sentence that is no longer true."""
        for message in [one for one in self.messages if one.sentence == sentence]:
            self._dismiss(message)

    def clear(self) -> None:
        """Take back everything."""
        for message in list(self.messages):
            self._dismiss(message)

    def _dismiss_newest(self) -> None:
        if self.messages:
            self._dismiss(self.messages[-1])

    def _dismiss(self, message: Message) -> None:
        if message not in self.messages:
            return
        self.messages.remove(message)
        # Before it is hidden, or Qt would give the focus to whatever comes next.
        if message.isAncestorOf(QApplication.focusWidget() or self):
            self.left.emit()
        message.hide()
        message.deleteLater()
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self.messages))
        self._escape.setEnabled(bool(self.messages))

    def _announce(self, message: Message) -> None:
        """Have a screen reader say it, at once if something went wrong."""
        from PySide6.QtGui import (  # noqa: PLC0415 - as the pictures
            QAccessible,
            QAccessibleAnnouncementEvent,
            QAccessibleEvent,
        )

        QAccessible.updateAccessibility(QAccessibleEvent(message, QAccessible.Event.Alert))
        event = QAccessibleAnnouncementEvent(self, message.accessibleName())
        if message.kind == "error":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
