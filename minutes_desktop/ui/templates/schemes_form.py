"""The ready-made numbers to choose from, and what the numbers of the template look like."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from minutes_desktop.domain.schemes import SCHEMES, Scheme, examples, number_by, scheme_of
from minutes_desktop.domain.template import Template
from minutes_desktop.ui.look import GAP
from minutes_desktop.ui.templates.inputs import ChoiceInput
from minutes_desktop.ui.templates.piece import Edited, PieceForm
from minutes_desktop.ui.templates.setting_form import LABEL_LETTERS
from minutes_desktop.ui.templates.settings import Setting


class SchemesForm(PieceForm):
    """A choice of schemes; one that is changed afterwards is the template's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer the schemes."""
        super().__init__(parent)
        words = self.tr("Ready-made numbers")
        own = (None, self.tr("Of the template's own"))
        ready = ((scheme, scheme.name) for scheme in SCHEMES)
        self.input = ChoiceInput(Setting("", words, "choice", choices=(own, *ready)))
        self.input.setAccessibleName(words)
        self.input.given.connect(self._give)
        self._examples = QLabel()
        self._examples.setTextFormat(Qt.TextFormat.PlainText)
        self._examples.setWordWrap(True)
        self._examples.setAccessibleName(self.tr("What the numbers look like"))
        self._template: Template | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        grid.setColumnMinimumWidth(0, LABEL_LETTERS * self.fontMetrics().averageCharWidth())
        grid.setColumnStretch(1, 1)
        grid.addWidget(QLabel(words), 0, 0)
        grid.addWidget(self.input, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(QLabel(self.tr("They look like this")), 1, 0)
        grid.addWidget(self._examples, 1, 1)

    def show_template(self, template: Template) -> None:
        """Show the scheme and its numbers."""
        self._template = template
        self.input.show_setting(scheme_of(template))

    def show_faults(self, faults: dict[str, str]) -> None:
        """Numbers are shown where their patterns are right."""
        wrong = any(path.startswith("numbering") for path in faults)
        if self._template is not None and not wrong:
            self._examples.setText(examples(self._template) or self.tr("no numbers"))

    def has_setting(self, path: str) -> bool:
        """The patterns have fields of their own."""
        return False

    def focus_setting(self, path: str) -> bool:
        """The patterns have fields of their own."""
        return False

    def _give(self, scheme: object) -> None:
        if scheme is not None and self._template is not None:
            numbered = number_by(self._template, cast("Scheme", scheme))
            self.edited.emit(Edited("", numbered, self.tr("Ready-made numbers")))
