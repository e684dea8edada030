"""The habits of one series: what it is called, by what it prints, where and when it meets."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from minutes_desktop.domain.agreeing import AGREED, AMENDED, WITHHELD
from minutes_desktop.domain.appearances import DEFAULT_RULE
from minutes_desktop.domain.series import Series, renamed
from minutes_desktop.domain.template import Template
from minutes_desktop.ui.browse.new_meeting_page import read_start
from minutes_desktop.ui.look import GAP

_WORDED = ("place", "reference", "agreed", "amended", "withheld")


class SeriesForm(QWidget):
    """A few fields, of which only the name is compulsory.

    Signals: ``edited`` carries the series as it is then, and what was done; ``refused`` the
    sentence that says what is wrong with what was typed.
    """

    edited = Signal(object, str)
    refused = Signal(str)

    def __init__(self, templates: tuple[Template, ...], parent: QWidget | None = None) -> None:
        """Offer the templates."""
        super().__init__(parent)
        self._templates = templates
        self._series = Series()
        self.name, self._start = QLineEdit(), QLineEdit()
        self._template = QComboBox()
        for template in templates:
            self._template.addItem(template.name)
        self._lines = {name: QLineEdit() for name in _WORDED}
        self._lay_out()
        self._connect()

    def show_series(self, series: Series) -> None:
        """Show a series; a field that shows its part already is left alone."""
        self._series = series
        _show(self.name, series.name)
        _show(self._start, f"{series.start:%H:%M}" if series.start else "")
        for name, field in self._lines.items():
            _show(field, getattr(series, name))
        ids = [one.id for one in self._templates]
        instead = [one.replaces for one in self._templates]
        at = ids.index(series.template) if series.template in ids else -1
        if at < 0 and series.template in instead:
            at = instead.index(series.template)
        self._template.setCurrentIndex(at)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (self.tr("Name"), self.name, self.tr("What the meetings are called")),
            (self.tr("Template"), self._template, ""),
            (self.tr("Place"), self._lines["place"], self.tr("Where it usually meets")),
            (self.tr("Start"), self._start, self.tr("When it usually begins, such as 10:00")),
            (self.tr("Action numbers"), self._lines["reference"], DEFAULT_RULE),
            (self.tr("Minutes agreed"), self._lines["agreed"], AGREED),
            (self.tr("With amendments"), self._lines["amended"], AMENDED),
            (self.tr("Not agreed"), self._lines["withheld"], WITHHELD),
        )
        for words, field, hint in rows:
            field.setAccessibleName(words)
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(hint)
            form.addRow(words, field)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._put_name)
        self._start.editingFinished.connect(self._put_start)
        self._template.activated.connect(self._put_template)
        for name, field in self._lines.items():
            field.editingFinished.connect(lambda name=name: self._put_words(name))

    def _put_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name != self._series.name:
            self.edited.emit(renamed(self._series, name), self.tr("Rename"))

    def _put_start(self) -> None:
        words = self._start.text().strip()
        start: dt.time | None = read_start(words)
        if words and start is None:
            self.refused.emit(self.tr("This is no time of day. Type it like 10:00."))
        elif start != self._series.start:
            self.edited.emit(replace(self._series, start=start), self.tr("Start"))

    def _put_template(self, index: int) -> None:
        template = self._templates[index]
        if template.id != self._series.template:
            self.edited.emit(replace(self._series, template=template.id), self.tr("Template"))

    def _put_words(self, name: str) -> None:
        words = self._lines[name].text().strip()
        if words != getattr(self._series, name):
            self.edited.emit(replace(self._series, **{name: words}), self.tr("Typing"))


def _show(field: QLineEdit, words: str) -> None:
    if field.text() != words:
        field.setText(words)
        field.setCursorPosition(0)
