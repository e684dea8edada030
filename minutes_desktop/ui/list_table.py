"""A table of what a page lists, a line each: read and chosen from, never written in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from minutes_desktop.ui.look import GAP

_Edit = QAbstractItemView.EditTrigger
_Selection = QAbstractItemView.SelectionBehavior


def furnish(table: QTableView, name: str, *, widest: int, letters: Mapping[int, int]) -> None:
    """Have a table, whose columns are there already, look and behave as every list.

    ``name`` is read out by screen readers. The other columns have room for so many average
    ``letters``; the ``widest`` has the rest.
    """
    table.setAccessibleName(name)
    table.setEditTriggers(_Edit.NoEditTriggers)
    table.setSelectionBehavior(_Selection.SelectRows)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * GAP)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().averageCharWidth()
    for column, count in letters.items():
        table.setColumnWidth(column, count * letter)
