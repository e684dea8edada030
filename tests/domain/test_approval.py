"""Whoever signs the record, read from the rows of the approval block."""

from __future__ import annotations

import datetime as dt

from minutes_desktop.domain.minutes import Approval, ApprovalRow
from minutes_desktop.domain.template import Template, begin

SIGNED = Approval(
    "Approval of the record",
    (
        ApprovalRow(label="Signature:", role="signature"),
        ApprovalRow(label="Name:", value="Ann Ode, Chair of the Board", role="name"),
        ApprovalRow(label="Date:", value="3 July 2031", role="date"),
    ),
)


def test_name_office_and_date_are_read_from_the_rows() -> None:
    assert SIGNED.name == "Ann Ode"
    assert SIGNED.office == "Chair of the Board"
    assert SIGNED.date == dt.date(2031, 7, 3)


def test_an_office_of_its_own_wins_over_the_one_behind_the_name() -> None:
    rows = (*SIGNED.rows, ApprovalRow(label="Office:", value="Mayor", role="office"))
    assert Approval("", rows).office == "Mayor"


def test_a_blank_block_names_nobody() -> None:
    blank = Approval("Approval", (ApprovalRow(label="Date:", role="date"),))
    assert (blank.name, blank.office, blank.date) == ("", "", None)


def test_a_meeting_begins_with_the_templates_rows_under_ids_of_its_own() -> None:
    template = Template("t", "T", "T", approval=SIGNED)
    one, other = begin(template).approval, begin(template).approval
    assert one.heading == SIGNED.heading
    assert [(row.label, row.role) for row in one.rows] == [
        ("Signature:", "signature"),
        ("Name:", "name"),
        ("Date:", "date"),
    ]
    assert not {row.id for row in one.rows} & {row.id for row in other.rows}
