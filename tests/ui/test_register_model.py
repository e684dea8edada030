"""The register as a table: read a page at a time, with a row over each group."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.register_lines import Grouping, Line
from minutes_desktop.ui.register.model import DUE, OWNERS, STATUS, WORDS, RegisterModel

TODAY = dt.date(2031, 6, 20)
PAGE = 200


def line(number: int, **fields: object) -> Line:
    known: dict[str, object] = {
        "action_id": f"a{number}",
        "reference": f"{number:02}.14/05/2031",
        "series": "Board",
        "meeting_id": "m",
        "words": "Add the links",
        "owners": "NT",
        "status": "open",
        "status_words": "",
        "due_words": "",
        "latest_id": "m",
        "postponed": 0,
        "raised": dt.date(2031, 6, 19),
    }
    return Line(**known | fields)  # type: ignore[arg-type]


def shown(lines: list[Line], grouping: Grouping = "") -> RegisterModel:
    model = RegisterModel(lambda: TODAY)
    model.show_lines(lambda at: tuple(lines[at : at + PAGE]), grouping)
    return model


def row(model: RegisterModel, number: int) -> list[object]:
    return [model.index(number, column).data() for column in range(model.columnCount())]


def test_five_thousand_actions_are_read_as_they_are_scrolled_to(qtbot: QtBot) -> None:
    fetched: list[int] = []
    lines = [line(number) for number in range(5_000)]

    def fetch(at: int) -> tuple[Line, ...]:
        fetched.append(at)
        return tuple(lines[at : at + PAGE])

    model, table = RegisterModel(lambda: TODAY), QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    model.show_lines(fetch, "")
    assert model.rowCount() == PAGE
    table.show()
    while model.canFetchMore(QModelIndex()):
        table.scrollToBottom()
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 5_000
    assert sorted(set(fetched)) == [*range(0, 5_001, PAGE)]
    assert model.row_of("a4999") == 4_999


def test_a_line_says_what_is_known_and_that_it_is_late_in_words() -> None:
    model = shown(
        [
            line(1, due=dt.date(2031, 6, 3), due_words="by 3 June", postponed=2),
            line(2, due_words="when completed", words=" two\nlines ", status_words="(Begun)."),
            line(3, due=dt.date(2031, 6, 3), status="completed", words=""),
        ]
    )
    assert row(model, 0) == [
        *("01.14/05/2031", "Add the links", "NT", "3 Jun 2031 · overdue", "Open", "1 day", "2"),
        "Board",
    ]
    assert (row(model, 1)[WORDS], row(model, 1)[DUE]) == ("two lines", "when completed")
    assert row(model, 1)[STATUS] == "Begun"
    assert (row(model, 2)[WORDS], row(model, 2)[DUE]) == ("Nothing is written", "3 Jun 2031")
    tip = model.index(0, DUE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "by 3 June"


def test_a_row_over_each_group_names_it_also_where_a_page_ends_within_one() -> None:
    lines = [line(number, group="nt", owners="DH/NT") for number in range(PAGE + 1)]
    lines += [line(900, group="", owners="")]
    model = shown(lines, "owner")
    model.fetchMore(QModelIndex())
    assert model.heads() == [0, PAGE + 2]
    assert [row(model, head)[0] for head in model.heads()] == ["NT", "Nobody named"]
    assert row(model, 0)[OWNERS] is None
    assert model.line(0) is None
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.line(1) == lines[0]


def test_groups_are_named_by_what_they_are(qtmodeltester: ModelTester) -> None:
    day = dt.date(2031, 7, 1)
    for grouping, line_, words in (
        ("series", line(1, series=""), "No series"),
        ("meeting", line(1, group="x"), "19 Jun 2031, Board"),
        ("month", line(1, due=day), "July 2031"),
        ("month", line(1), "No day known"),
    ):
        model = shown([line_], grouping)  # type: ignore[arg-type]
        assert row(model, 0)[0] == words
    qtmodeltester.check(shown([line(1), line(2)]))  # type: ignore[no-untyped-call]
