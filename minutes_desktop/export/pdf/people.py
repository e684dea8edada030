"""The grids of people: who was there, and who was not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from minutes_desktop.export.parts import GroupLine, People, Present
from minutes_desktop.export.pdf import styles
from minutes_desktop.export.pdf.band import Band, Grid
from minutes_desktop.export.pdf.cells import cell, columns_of, edges_of, fitted
from minutes_desktop.export.pdf.design import Design
from minutes_desktop.export.pdf.grids import headed, rows_in
from minutes_desktop.export.pdf.leaf import Leaf
from minutes_desktop.export.pdf.titles import heading


def people(part: People, design: Design) -> list[Band]:
    """The heading of a grid of people, its heads and its rows, which are not cut."""
    over = list(heading(part.grid.heading, part, design))
    setter = _Setter(part, design)
    grid = Grid(setter.edges, ruled=part.grid.ruled, spaced=setter.spaced)
    grid, rows = headed(grid, setter.head(), design)
    rows += [(setter.row(row),) for row in part.rows]
    above = styles.AFTER_LABEL if over else styles.GRID_GAP
    return [*over, *rows_in((grid,), rows, above)]


class _Setter:
    """Sets rows in the columns of a grid of people."""

    def __init__(self, part: People, design: Design) -> None:
        self._part = part
        self._design = design
        grid = part.grid
        self.spaced = grid.ruled or grid.shaded
        widths = [column.width * styles.MM for column in grid.columns]
        self.edges = edges_of(fitted(widths, design.frame.width))
        self._columns = tuple(
            (described.field, replace(column, centred=described.centred))
            for described, column in zip(
                grid.columns, columns_of(self.edges, spaced=self.spaced), strict=True
            )
        )

    def head(self) -> Band | None:
        """The heads of the columns; none where nothing heads a column."""
        heads = [column.head for column in self._part.grid.columns]
        if not any(heads):
            return None
        return replace(self._band(self._part, heads, bold=True), shade=self._part.grid.shaded)

    def row(self, row: Present | GroupLine) -> Band:
        """Somebody, or the group to which those below belong."""
        if isinstance(row, Present):
            return self._band(row, row.cells, bold=False)
        # Over the names, and not across the grid, whose upright rules would strike it through.
        names = dict(self._columns).get("name") or max(
            (column for _, column in self._columns), key=lambda column: column.width
        )
        found = cell(row.words, self._design.bold, names, Leaf(row, "group"))
        return Band((found,), whole=True, keep=True)

    def _band(self, part: People | Present, words: Sequence[str], *, bold: bool) -> Band:
        design = self._design
        cells = tuple(
            cell(
                said,
                design.bold if bold or field == "group" else design.body,
                column,
                Leaf(part, field),
            )
            for said, (field, column) in zip(words, self._columns, strict=True)
        )
        return Band(cells, whole=True)
