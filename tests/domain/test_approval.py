"""Whoever signs the record, read from the rows of the approval block."""

from __future__ import annotations

import datetime as dt

import pytest

from minutes_desktop.domain.meaning import understood_approval_row
from minutes_desktop.domain.minutes import Approval, ApprovalRole, ApprovalRow
from minutes_desktop.domain.template import Template, begin, blank_approval

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


@pytest.mark.parametrize(
    "label, role",
    [
        ("Signature:", "signature"),
        ("Signed", "signature"),
        ("Print Name:", "name"),
        ("Office:", "office"),
        ("DATE", "date"),
        ("Witness:", ""),
        ("", ""),
    ],
)
def test_a_label_says_what_its_row_is(label: str, role: ApprovalRole) -> None:
    before = ApprovalRow()
    assert understood_approval_row(ApprovalRow(label=label), before).role == role


def test_a_role_the_label_never_spoke_of_stays() -> None:
    before = ApprovalRow(label="Chair", role="name")
    assert understood_approval_row(ApprovalRow(label="Chair:", role="name"), before).role == "name"


def test_a_block_to_add_is_the_templates_own_or_a_plain_one() -> None:
    own = Template("t", "T", "S", approval=Approval("Record", (ApprovalRow(label="Seal:"),)))
    assert [row.label for row in blank_approval(own).rows] == ["Seal:"]
    plain = blank_approval(Template("t", "T", "S"))
    assert [row.label for row in plain.rows] == ["Signature:", "Name:", "Date:"]
    assert plain.rows[0].id != blank_approval(Template("t", "T", "S")).rows[0].id
