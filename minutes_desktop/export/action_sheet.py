"""The actions of each owner on paper, ready to be sent: set as minutes are."""

from __future__ import annotations

from itertools import groupby

from minutes_desktop.domain.action_sheet import ActionSheet, owner_named
from minutes_desktop.domain.blocks import Block, Table, TableRow, Text
from minutes_desktop.domain.date_words import long_date
from minutes_desktop.domain.layout import ItemsGrid, Layout, Margins, TextStyle
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.register_lines import Line
from minutes_desktop.domain.richtext import RichText, rich
from minutes_desktop.domain.template import Labels, Template
from minutes_desktop.domain.template_rules import LEAST_COLUMN
from minutes_desktop.export import wording

_SHARES = (9, 18, 9, 8)
_LAYOUT = Layout(
    margins=Margins(left=12.0, right=12.0),
    section=TextStyle(bold=True, size=14.0),
    # The tables have all the width there is: no number stands beside them, nothing in column three.
    items=ItemsGrid(number=LEAST_COLUMN, third=LEAST_COLUMN, ruled=False),
    header="{series}",
    variant="accessible",
)
_ID = "actions-by-owner"


def printed(sheet: ActionSheet) -> tuple[Minutes, Template]:
    """The sheet as a document, a section for each owner, and how it is set."""
    day = wording.ACTIONS_DAY.replace("{date}", long_date(sheet.day))
    template = Template(
        id=_ID,
        name=wording.ACTIONS_TITLE,
        series=wording.ACTIONS_TITLE,
        layout=_LAYOUT,
        labels=Labels(state={"draft": day}),
    )
    items = tuple(
        _section(sheet, tuple(lines)) for _, lines in groupby(sheet.by_owner, lambda one: one.group)
    )
    nothing = Item(id="none", number="", blocks=(Text("none", rich(wording.ACTIONS_NONE)),))
    minutes = Minutes(
        id=_ID,
        series=wording.ACTIONS_TITLE,
        template=_ID,
        title=wording.ACTIONS_TITLE,
        date=sheet.day,
        details=(Detail(id="subject", value=rich(sheet.subject)),) if sheet.subject else (),
        items=items or (nothing,),
    )
    return minutes, template


def _section(sheet: ActionSheet, lines: tuple[Line, ...]) -> Item:
    owner = owner_named(lines[0]) or wording.ACTIONS_NOBODY
    key = lines[0].group or "nobody"
    rows = tuple(
        TableRow(id=f"{key}-{line.action_id}", cells=_cells(sheet, line)) for line in lines
    )
    table: Block = Table(id=f"{key}-table", heads=wording.ACTIONS_HEADS, shares=_SHARES, rows=rows)
    return Item(id=f"{key}-item", number="", heading=owner, blocks=(table,))


def _cells(sheet: ActionSheet, line: Line) -> tuple[RichText, ...]:
    return (
        rich(line.reference),
        rich(line.words),
        rich("\n".join(_due(sheet, line))),
        rich(status_of(line)),
    )


def _due(sheet: ActionSheet, line: Line) -> list[str]:
    late = line.is_overdue(sheet.day)
    day = long_date(line.due) if line.due else ""
    words = "" if day and day.casefold() in line.due_words.casefold() else line.due_words
    return [part for part in (day, words, wording.ACTIONS_OVERDUE if late else "") if part]


def status_of(line: Line) -> str:
    """How the action stands, in its printed words where there are any."""
    return line.status_words.strip(" ().") or wording.STATUSES[line.status]
