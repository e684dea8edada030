"""The form of one section: its pieces one under the other, in a view that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from minutes_desktop.ui.look import MARGIN, SPACE, heading
from minutes_desktop.ui.templates.logo_form import LogoForm
from minutes_desktop.ui.templates.piece import PieceForm
from minutes_desktop.ui.templates.rows_form import RowsForm
from minutes_desktop.ui.templates.schemes_form import SchemesForm
from minutes_desktop.ui.templates.setting_form import PresenceForm, SettingForm
from minutes_desktop.ui.templates.settings import Fixed, Piece, Presence, Rows, Section, Setting
from minutes_desktop.ui.templates.table_form import FixedForm

if TYPE_CHECKING:
    from minutes_desktop.domain.template import Template


class SectionForm(QScrollArea):
    """The pieces of a section.

    Signals: ``edited`` carries an ``Edited``; ``misread`` says that a line cannot be read.
    """

    edited = Signal(object)
    misread = Signal()

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        """Show the fields, empty."""
        super().__init__(parent)
        self.setAccessibleName(section.name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, SPACE, MARGIN, MARGIN)
        column.setSpacing(SPACE)
        column.addWidget(heading(section.name))
        self.pieces: list[PieceForm] = []
        for described in section.pieces:
            piece = _form_of(described)
            piece.edited.connect(self.edited)
            piece.misread.connect(self.misread)
            column.addWidget(piece)
            self.pieces.append(piece)
        column.addStretch(1)
        self.setWidget(inner)

    def show_template(self, template: Template) -> None:
        """Show what stands in every piece."""
        for piece in self.pieces:
            piece.show_template(template)

    def show_faults(self, faults: dict[str, str]) -> None:
        """Show what is wrong, each sentence in its place."""
        for piece in self.pieces:
            piece.show_faults(faults)

    def unread(self) -> dict[str, str]:
        """The sentences about lines that cannot be read, by path."""
        return {path: said for piece in self.pieces for path, said in piece.unread().items()}

    def focus_setting(self, path: str) -> bool:
        """Put the focus into the field of a path; False if it is not here."""
        return any(piece.focus_setting(path) for piece in self.pieces)

    def enter(self) -> None:
        """Put the focus where it was, or into the first field."""
        last = cast("QWidget | None", self._inner.focusWidget())  # Qt gives none at first
        if last is not None and last.isVisibleTo(self):
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._inner.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextPrevChild(True)

    def current_rows(self) -> RowsForm | None:
        """The table of entries in which the focus is."""
        focus = QApplication.focusWidget()
        tables = (piece for piece in self.pieces if isinstance(piece, RowsForm))
        return next((one for one in tables if one.isAncestorOf(focus or self)), None)


def _form_of(piece: Piece) -> PieceForm:
    match piece:
        case Setting():
            return SettingForm(piece)
        case Rows():
            return RowsForm(piece)
        case Fixed():
            return FixedForm(piece)
        case Presence():
            return PresenceForm(piece)
        case _:
            return SchemesForm() if piece.name == "schemes" else LogoForm()
