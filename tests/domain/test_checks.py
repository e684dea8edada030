"""What is noticed before the minutes are issued, and what is not."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    Findings,
    NextMeeting,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
)
from minutes_desktop.domain.checks import Remark, remarks
from minutes_desktop.domain.lexicon import Phrase
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.domain.template import StandingItem, Template

TEMPLATE = Template(id="t", name="Notes", series="Board")
DAY = dt.date(2031, 5, 14)


def _noticed(*blocks: Block, template: Template = TEMPLATE) -> list[tuple[str, str, str]]:
    found = remarks(_meeting(*blocks), template)
    return [(one.kind, one.part, one.words) for one in found]


def _meeting(*blocks: Block) -> Minutes:
    item = Item(id="i", heading="Vans", blocks=blocks)
    present = (Attendee(name="Ann Ode", initials="AO", capacity="Chief Constable (CC)"),)
    return Minutes(title="Board notes", date=DAY, attendance=present, items=(item,))


def test_nothing_is_noticed_in_what_is_in_order() -> None:
    found = _noticed(
        Question(text=rich("How many?")),
        Findings(text=rich("AO: Two, said the CC.")),
        Actions(entries=(Action(text=rich("Count."), owners=(Owner("CC"),)), Action())),
    )
    assert found == []


def test_an_action_without_an_owner_is_noticed_unless_its_text_names_one() -> None:
    block = Actions(
        id="b",
        entries=(
            Action(id="1", text=rich("Count the vans.")),
            Action(id="2", text=rich("The chair to write."), owner_words=""),
        ),
    )
    assert _noticed(block) == [("no_owner", "b", "Count the vans.")]
    assert remarks(_meeting(block), TEMPLATE)[0].field == "1.text"


def test_the_last_question_of_a_group_that_nothing_answers_is_noticed() -> None:
    first, second = Question(id="1", text=rich("How many?")), Question(id="2", text=rich("Why?"))
    assert _noticed(first, second) == [("no_answer", "2", "Why?")]
    assert _noticed(first, second, Findings(text=rich("Two."))) == []
    assert _noticed(first, Actions(nil=rich("None."))) == [("no_answer", "1", "How many?")]
    below = Item(heading="Answers", blocks=(Text(text=rich("Two.")),))
    meeting = _meeting(first)
    meeting = replace(meeting, items=(replace(meeting.items[0], items=(below,)),))
    assert remarks(meeting, TEMPLATE) == ()


def test_a_nil_return_beside_actions_is_noticed() -> None:
    nil = Actions(id="n", nil=rich("There were no actions."))
    action = Actions(entries=(Action(text=rich("Count."), owners=(Owner("CC"),)),))
    assert _noticed(nil, action) == [("nil_beside_actions", "n", "")]
    assert _noticed(nil) == []


def test_a_speaker_who_is_not_listed_is_noticed_once() -> None:
    found = _noticed(Text(id="b", text=rich("AO: Yes.\nXY: No.\nXY: Never.")))
    assert found == [("unknown_speaker", "b", "XY")]


def test_an_unknown_acronym_is_noticed_at_its_first_use_and_not_in_words_of_others() -> None:
    text, quoted = (
        Text(id="b", text=rich("The MOU, or MOU, of the board")),
        Quoted(text=rich("QQX")),
    )
    (remark,) = remarks(_meeting(text, quoted), TEMPLATE)
    assert remark == Remark("unknown_acronym", "b", "text", "MOU", 4, 3)
    known = [Phrase("acronym", "MOU", "memorandum of understanding")]
    assert remarks(_meeting(text), TEMPLATE, known) == ()


def test_marks_to_come_back_to_come_first_with_the_words_around() -> None:
    (remark,) = remarks(_meeting(Text(id="b", text=rich("Two vans ?? were sold"))), TEMPLATE)
    assert (remark.kind, remark.words, remark.length) == ("come_back", "Two vans ?? were sold", 2)


def test_a_meeting_without_title_or_date_and_an_item_without_anything_are_noticed() -> None:
    minutes = Minutes(items=(Item(id="i"), Item(heading="Vans")))
    found = [(one.kind, one.part) for one in remarks(minutes, TEMPLATE)]
    assert found == [("no_title", "title"), ("no_date", "details"), ("empty_item", "i")]


def test_the_next_meeting_is_missed_where_the_series_always_announces_it() -> None:
    announcing = replace(
        TEMPLATE, standing=(StandingItem(items=(StandingItem(blocks=("next_meeting",)),)),)
    )
    empty = NextMeeting(id="n", sittings=(Sitting(),))
    assert _noticed(empty, template=announcing) == [("no_next_meeting", "n", "")]
    assert _noticed(empty) == []
    told = NextMeeting(sittings=(Sitting(words="10:00 on 11 June"),))
    assert _noticed(told, template=announcing) == []


def test_a_table_without_heads_is_noticed_since_it_cannot_be_read_out_well() -> None:
    rows = (TableRow(cells=(rich("May"), rich("Two"))),)
    assert _noticed(Table(id="t", rows=rows)) == [("table_without_heads", "t", "")]
    assert _noticed(Table(heads=("When", "How many"), rows=rows)) == []


def test_a_character_that_paper_cannot_show_is_noticed_at_its_place() -> None:
    minutes = _meeting(Text(id="b", text=rich("First\nA \U0001f693 🚓 car")))
    (remark,) = remarks(minutes, TEMPLATE, (), frozenset("\U0001f693"))
    assert remark == Remark("replaced_character", "b", "text", "\U0001f693", 8, 2)
