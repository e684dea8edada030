"""The forms of signing off that have a field or two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLabel, QLineEdit, QWidget

from minutes_desktop.domain import signing
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.sign_off import Signature, SigningWay
from minutes_desktop.domain.signing import SigningError, Step
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.sign_off.lines import day_in, line, rows

if TYPE_CHECKING:
    import datetime as dt

    from minutes_desktop.domain.template import Template

_WAYS: tuple[SigningWay, ...] = ("typed", "image", "ink")
_LARGEST_PICTURE = 2 * 1024 * 1024
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class ActForm(QWidget):
    """The fields of one act.

    Signals: ``changed``, something else is to be done now; ``finished``, Enter was pressed in the
    last field.
    """

    changed = Signal()
    finished = Signal()

    def step(self) -> Step:
        """The act as the fields say it; raises ``SigningError``."""
        raise NotImplementedError

    def fields(self) -> list[QWidget]:
        """The fields in order, as Enter goes through them."""
        return []

    def watch(self, *fields: QLineEdit) -> None:
        """Have Enter go from each line to the next, and at the end finish."""
        for at, field in enumerate(fields):
            field.textChanged.connect(self.changed)
            go: Callable[[], object] = (
                self.finished.emit if at + 1 == len(fields) else fields[at + 1].setFocus
            )
            field.returnPressed.connect(go)


class PlainForm(ActForm):
    """An act that needs no word."""

    def __init__(self, act: Callable[[], Step]) -> None:
        """``act`` gives what is to be done."""
        super().__init__()
        self._act = act

    def step(self) -> Step:
        """What is to be done."""
        return self._act()


class ReasonForm(ActForm):
    """An act with the reason for it."""

    def __init__(self, act: Callable[[str], Step], asked: str = "") -> None:
        """``act`` gives what is to be done for a reason."""
        super().__init__()
        self._act = act
        self.reason = line(asked or self.tr("Reason"), hint=self.tr("Stays in the journal"))
        form = rows()
        form.addRow(asked or self.tr("Reason"), self.reason)
        self.setLayout(form)
        self.watch(self.reason)

    def step(self) -> Step:
        """What is to be done."""
        return self._act(self.reason.text())

    def fields(self) -> list[QWidget]:
        """The reason."""
        return [self.reason]


class PublishForm(ActForm):
    """Where and when signed minutes are published."""

    def __init__(self, minutes: Minutes, today: dt.date) -> None:
        """Offer today as the day."""
        super().__init__()
        self._minutes = minutes
        self.where = line(self.tr("Published at"), hint=self.tr("Address of the page, or a place"))
        self.day = line(self.tr("Day of publication"), long_date(today))
        form = rows()
        form.addRow(self.tr("Where"), self.where)
        form.addRow(self.tr("Day"), self.day)
        self.setLayout(form)
        self.watch(self.where, self.day)

    def step(self) -> Step:
        """The publication."""
        return signing.published(self._minutes, self.where.text(), day_in(self.day))

    def fields(self) -> list[QWidget]:
        """Where, then when."""
        return [self.where, self.day]


class SignForm(ActForm):
    """Who signs, in which office, on which day and how."""

    def __init__(self, minutes: Minutes, template: Template, today: dt.date) -> None:
        """Offer who is named in the approval block, and today."""
        super().__init__()
        self._minutes = signing.with_approval(minutes, template)
        approval = minutes.approval or template.approval
        self.name = line(self.tr("Name of whoever signs"), approval.name)
        self.office = line(self.tr("Office of whoever signs"), approval.office)
        self.day = line(self.tr("Day of signing"), long_date(approval.date or today))
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("How it is signed"))
        self.way.addItems(
            [self.tr("The name is typed"), self.tr("A picture of the signature"),
             self.tr("On paper, by hand")]
        )  # fmt: skip
        self.picture = line(self.tr("File of the picture"), hint=self.tr("PNG or JPEG"))
        self._choose = push_button(self.tr("Choose the picture…"), self.ask_for_picture)
        self._form = rows()
        self._form.addRow(self.tr("Name"), self.name)
        self._form.addRow(self.tr("Office"), self.office)
        self._form.addRow(self.tr("Day"), self.day)
        self._form.addRow(self.tr("Signed"), self.way)
        self._form.addRow(self.tr("Picture"), self.picture)
        self._form.addRow("", self._choose)
        self.setLayout(self._form)
        self.watch(self.name, self.office, self.day)
        self.picture.textChanged.connect(self.changed)
        self.picture.returnPressed.connect(self.finished)
        self.way.currentIndexChanged.connect(self._show_way)
        self._show_way()

    def step(self) -> Step:
        """The signing."""
        way = _WAYS[self.way.currentIndex()]
        signature = Signature(
            self.name.text().strip(),
            self.office.text().strip(),
            day_in(self.day),
            way,
            self._image() if way == "image" else b"",
        )
        return signing.signed(self._minutes, signature)

    def fields(self) -> list[QWidget]:
        """The name first."""
        return [self.name, self.office, self.day, self.way, self.picture]

    def ask_for_picture(self) -> None:
        """Ask for the file of a picture."""
        dialog = QFileDialog(self, self.tr("Choose the picture of the signature"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (*.png *.PNG *.jpg *.JPG *.jpeg *.JPEG)"))
        dialog.fileSelected.connect(self.picture.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_way(self) -> None:
        with_picture = _WAYS[self.way.currentIndex()] == "image"
        self._form.setRowVisible(self.picture, with_picture)
        self._form.setRowVisible(self._choose, with_picture)
        self.changed.emit()

    def _image(self) -> bytes:
        words = self.picture.text().strip()
        if not words:
            return b""
        path = Path(words)
        try:
            size = path.stat().st_size
            image = path.read_bytes() if size <= _LARGEST_PICTURE else b""
        except OSError as error:
            raise SigningError(f"The picture {path} cannot be read ({error.strerror}).") from error
        if size > _LARGEST_PICTURE:
            raise SigningError(f"The picture {path} is larger than 2 MB; choose a smaller one.")
        if not image.startswith(_PICTURES):
            raise SigningError(f"{path} is no picture; choose a PNG or JPEG of the signature.")
        return image


def hint(words: str) -> QLabel:
    """A quiet sentence."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def add_hint(form: QFormLayout, words: str) -> None:
    """Put a quiet sentence across a form."""
    form.addRow(hint(words))
