"""The picture at the head of the first page: chosen from a file, shown, taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QWidget

from minutes_desktop.domain.template_rules import MOST_LOGO_BYTES
from minutes_desktop.ui.browse.panel import push_button
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.templates.piece import (
    Edited,
    PieceForm,
    fault_label,
    note_label,
    show_fault,
)
from minutes_desktop.ui.templates.setting_form import LABEL_LETTERS

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template

PATH = "layout.logo.image"
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_SHOWN = QSize(180, 80)  # pixels of the picture in the form


class LogoForm(PieceForm):
    """The picture, with the ways to choose another and to do without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no picture yet."""
        super().__init__(parent)
        self._image: bytes | None = None
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("The picture chosen"))
        self.choose = push_button(self.tr("Choose a picture…"), self.ask_for_file)
        self.without = push_button(self.tr("No picture"), self._take_away)
        self._refusal = fault_label()
        self._lay_out()

    def show_template(self, template: Template) -> None:
        """Show the picture of the template."""
        image = template.layout.logo.image
        if image == self._image:
            return
        self._image = image
        self.without.setEnabled(bool(image))
        picture = QPixmap.fromImage(QImage.fromData(image)) if image else QPixmap()
        if picture.isNull():
            self._picture.setText(self.tr("none"))
        else:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            small = picture.scaled(_SHOWN, keep, smooth.SmoothTransformation)
            self._picture.setPixmap(small)

    def show_faults(self, faults: dict[str, str]) -> None:
        """What is wrong with a file is said when it is chosen."""

    def has_setting(self, path: str) -> bool:
        """Whether the path is that of the picture."""
        return path == PATH

    def focus_setting(self, path: str) -> bool:
        """Put the focus on the button that chooses."""
        if self.has_setting(path):
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.has_setting(path)

    def ask_for_file(self) -> None:
        """Ask for the file of a picture."""
        dialog = QFileDialog(self.window(), self.tr("Choose a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, file: str) -> None:
        """Take the picture of a file, or say why it cannot be taken and change nothing."""
        image, sentence = read_picture(Path(file))
        show_fault(self._refusal, sentence)
        if image:
            self.edited.emit(Edited(PATH, image, self.tr("Picture")))

    def _take_away(self) -> None:
        show_fault(self._refusal, "")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(Edited(PATH, b"", self.tr("No picture")))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.without)
        buttons.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.setColumnMinimumWidth(0, LABEL_LETTERS * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(self.tr("Picture")), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._picture, 0, 1)
        grid.addLayout(buttons, 1, 1)
        most = self.tr("A PNG or JPEG file of at most 1 MB; it stands at the top right of page 1.")
        grid.addWidget(note_label(most), 2, 1)
        grid.addWidget(self._refusal, 3, 1)


def read_picture(file: Path) -> tuple[bytes, str]:
    """The bytes of a PNG or JPEG file, or nothing and the sentence that says why."""
    try:
        with file.open("rb") as opened:
            image = opened.read(MOST_LOGO_BYTES + 1)
    except OSError as error:
        return b"", f"{file} cannot be read ({error.strerror}). The picture stays as it was."
    if len(image) > MOST_LOGO_BYTES:
        return (
            b"",
            f"{file.name} is larger than 1 MB. Save the picture smaller and choose it again.",
        )
    if not image.startswith(_BEGINNINGS) or QImage.fromData(image).isNull():
        return b"", f"{file.name} is no PNG or JPEG picture. The picture stays as it was."
    return image, ""
