"""Owners and due phrases, as the minutes name them."""

from __future__ import annotations

import pytest

from minutes_desktop.domain.actions import Action, Due, Owner, read_owners
from minutes_desktop.domain.due_words import read_due
from minutes_desktop.domain.richtext import rich


@pytest.mark.parametrize(
    "words, names",
    [
        ("CC", ["CC"]),
        ("AC/AB", ["AC", "AB"]),
        ("PCC and CC", ["PCC", "CC"]),
        ("PCC, CC; DCC & ACC", ["PCC", "CC", "DCC", "ACC"]),
        ("Chief Executive", ["Chief Executive"]),
        ("Andy Orland", ["Andy Orland"]),
        (" / ", []),
        ("", []),
    ],
)
def test_owners_are_read_in_the_order_named(words: str, names: list[str]) -> None:
    assert [owner.name for owner in read_owners(words)] == names


def test_all_is_an_owner_of_its_own_kind() -> None:
    assert [owner.kind for owner in read_owners("ALL/CC/all")] == ["all", "words", "all"]


def test_column_three_prints_the_names_unless_words_were_typed() -> None:
    owners = (Owner("AC"), Owner("AB"))
    assert Action(owners=owners).owner_printed == "AC/AB"
    assert Action(owners=owners, owner_words="both").owner_printed == "both"
    assert Action(owners=owners, owner_words="").owner_printed == ""


@pytest.mark.parametrize(
    "words, kind, when",
    [
        ("3 June 2031", "date", "2031-06-03"),
        ("by 3 June 2031", "date", "2031-06-03"),
        ("Before the 21st of Sept. 2031.", "date", "2031-09-21"),
        ("by 03/06/2031", "date", "2031-06-03"),
        ("31 February 2031", "event", ""),
        ("May 2031", "month", "2031-05"),
        ("in December, 2031", "month", "2031-12"),
        ("to the July meeting", "meeting", ""),
        ("at the November 2031 meeting", "meeting", "2031-11"),
        ("at the meeting on 5 July 2031", "meeting", "2031-07-05"),
        ("to be reviewed in February 2031", "review", "2031-02"),
        ("if there is time at the July meeting", "condition", ""),
        ("once it is finished", "event", ""),
        ("by 3 June 2031 or at the meeting of 5 July 2031", "meeting", ""),
        ("once the trial of May 2031 is over", "event", ""),
        ("by Room 2031", "event", ""),
        ("  ", "none", ""),
    ],
)
def test_a_due_phrase_is_typed_where_all_of_it_is_a_date_or_month(
    words: str, kind: str, when: str
) -> None:
    due = read_due(words)
    assert (due.words, due.kind, due.when) == (words, kind, when)


@pytest.mark.parametrize(
    "action, blank",
    [
        (Action(), True),
        (Action(text=rich(" ")), True),
        (Action(text=rich("do it")), False),
        (Action(owners=(Owner("CC"),)), False),
        (Action(owner_words="CC"), False),
        (Action(dues=(Due("soon"),)), False),
    ],
)
def test_an_action_is_blank_while_nothing_is_written(action: Action, *, blank: bool) -> None:
    assert action.is_blank is blank
