"""What the register knows of an action, put together from minutes and the journal."""

from __future__ import annotations

import datetime as dt

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.appearances import appearances, referenced
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    NextMeeting,
    PreviousActions,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Item, Minutes, walk_blocks
from minutes_desktop.domain.record import Act, ActKind
from minutes_desktop.domain.register import Awaited, Entry, age, entry_of, is_overdue
from minutes_desktop.domain.richtext import rich

JUNE, JULY, AUGUST = dt.date(2020, 6, 23), dt.date(2020, 7, 21), dt.date(2020, 8, 25)
NOON = dt.datetime(2020, 7, 1, 12, tzinfo=dt.UTC)
LINKS = Action(
    id="links",
    text=rich("Add the links to the report"),
    owners=(Owner("NT", "person"), Owner("DH", "person")),
    dues=(Due("by 3 July", "date", "2020-07-03"),),
)


def held(date: dt.date | None, *blocks: Block, **fields: object) -> Minutes:
    """The minutes of a meeting with one item."""
    found: dict[str, object] = {"id": f"m{date}", "series": "Board"} | fields
    return Minutes(date=date, items=(Item(id="i", blocks=blocks),), **found)  # type: ignore[arg-type]


def brought(action: Action = LINKS, said: str = "", *, as_: Status | None = None) -> list[Block]:
    """An action brought forward, and what answers it."""
    update = Update(text=rich(said), status=as_ or Status())
    return [BroughtForward(original=action), *([update] if said else [])]


def act(kind: ActKind, day: dt.date, **details: str) -> Act:
    """An entry of the journal about the links."""
    said = {"day": day.isoformat()} | details
    return Act(1, NOON, "Ann Ode", kind, action_id="links", reason="Agreed by email", details=said)


def entry(*told: Minutes | Act, following: dt.date | None = None) -> Entry:
    """What the register knows of the links."""
    minutes = [one for one in told if isinstance(one, Minutes)]
    found = [one for value in minutes for one in appearances(value) if one.action.id == "links"]
    acts = [one for one in told if isinstance(one, Act)]
    known = entry_of(found, acts, lambda _series, _day: following)
    assert known is not None
    return known


def events(known: Entry) -> list[tuple[str, str]]:
    return [(event.kind, str(event.day)) for event in known.history]


def test_an_action_that_was_raised_is_open_until_its_due_day() -> None:
    known = entry(held(JUNE, Actions(entries=(LINKS,))))
    assert (known.reference, known.status.kind, known.due) == (
        "01.23/06/2020",
        "open",
        dt.date(2020, 7, 3),
    )
    assert (known.owner_words, known.raised, known.words) == (
        "NT/DH",
        JUNE,
        "Add the links to the report",
    )
    assert events(known) == [("raised", "2020-06-23")]
    assert not is_overdue(known.status.kind, known.due, dt.date(2020, 7, 3))
    assert is_overdue(known.status.kind, known.due, dt.date(2020, 7, 4))
    assert age(known.raised, dt.date(2020, 7, 4)) == 11


def test_the_meeting_that_discharges_it_tells_so_and_the_one_that_raised_it_stays_as_it_was() -> (
    None
):
    raised = held(JUNE, Actions(entries=(LINKS,)))
    discharged = brought(
        said="Done (Discharged).", as_=Status("discharged", "(Discharged)", "text")
    )
    known = entry(held(JULY, *discharged), raised)
    assert events(known) == [
        ("raised", "2020-06-23"),
        ("brought_forward", "2020-07-21"),
        ("updated", "2020-07-21"),
        ("discharged", "2020-07-21"),
    ]
    assert not known.is_open
    assert (known.latest_id, known.meeting_id) == ("m2020-07-21", "m2020-06-23")
    assert entry(raised).is_open


def test_an_update_under_another_matter_answers_that_one() -> None:
    other = BroughtForward(original=Action(text=rich("Another")))
    answer = Update(text=rich("Done"), status=Status("discharged", "Discharged"))
    assert entry(held(JULY, *brought(), other, answer)).is_open
    assert not entry(held(JULY, other, *brought(), Text(text=rich("So it was.")), answer)).is_open


def test_an_update_under_several_actions_answers_none_of_them() -> None:
    answer = Update(text=rich("Done"), status=Status("discharged", "Discharged"))
    alone = Actions(entries=(LINKS, Action()))
    several = Actions(entries=(LINKS, Action(text=rich("Another"))))
    assert not entry(held(JUNE, alone, answer)).is_open
    assert entry(held(JUNE, several, answer)).is_open


def test_what_the_journal_has_comes_after_the_meeting_of_its_day_and_before_the_next() -> None:
    june = held(JUNE, Actions(entries=(LINKS,)))
    done = act("action_completed", JUNE, words="Completed")
    known = entry(june, done, held(JULY, *brought()))
    assert events(known) == [
        ("raised", "2020-06-23"),
        ("completed", "2020-06-23"),
        ("brought_forward", "2020-07-21"),
    ]
    assert known.status == Status("completed", "Completed")
    assert (known.history[1].by, known.history[1].reason) == ("Ann Ode", "Agreed by email")
    discharged = brought(said="Done", as_=Status("discharged", "Discharged"))
    assert not entry(june, done, held(JULY, *discharged)).is_open


def test_an_action_that_is_reopened_lives_again() -> None:
    raised = held(JUNE, Actions(entries=(LINKS,)))
    known = entry(raised, act("action_discharged", JUNE), act("action_reopened", JULY))
    assert known.is_open
    assert [kind for kind, _ in events(known)] == ["raised", "discharged", "reopened"]


def test_a_draft_without_a_date_has_the_last_word() -> None:
    discharged = brought(said="Done", as_=Status("discharged", "Discharged"))
    raised = held(JUNE, Actions(entries=(LINKS,)))
    assert not entry(held(None, *discharged), raised, act("action_reopened", AUGUST)).is_open


def test_what_says_nothing_of_the_status_leaves_it_as_it_was() -> None:
    raised = held(JUNE, Actions(entries=(LINKS,)), Text())
    standing = brought(said="To go on", as_=Status("standing", "Standing item"))
    assert entry(raised, held(JULY, *standing), held(AUGUST, *brought())).status == Status(
        "standing", "Standing item"
    )


def test_a_due_day_put_later_is_a_postponement_and_one_put_earlier_is_none() -> None:
    raised = held(JUNE, Actions(entries=(LINKS,)))
    later = entry(raised, act("action_due", JUNE, due="by 1 August 2020"))
    earlier = entry(raised, act("action_due", JUNE, due="by 1 July 2020"))
    assert (later.due, later.postponed, later.due_words) == (
        dt.date(2020, 8, 1),
        1,
        "by 1 August 2020",
    )
    assert (earlier.due, earlier.postponed) == (dt.date(2020, 7, 1), 0)
    assert [event.kind for event in earlier.history] == ["raised", "due"]


def test_being_carried_to_a_second_meeting_counts_once_for_each() -> None:
    raised = held(JUNE, Actions(entries=(LINKS,)))
    assert entry(raised, held(JULY, *brought())).postponed == 0
    again = entry(raised, held(JULY, *brought()), held(AUGUST, *brought()))
    assert again.postponed == 1
    carried = brought(said="Not yet", as_=Status("carried_forward", "Carried forward"))
    assert entry(raised, held(JULY, *carried), held(AUGUST, *brought())).postponed == 1
    both = act("action_carried", JUNE, words="Carried forward", due="by 1 August 2020")
    assert entry(raised, both).postponed == 1


def test_a_month_counts_to_its_end_and_the_first_of_several_days_counts() -> None:
    month, day = Due("in February 2020", "month", "2020-02"), Due("by 3 July", "date", "2020-07-03")
    known = entry(held(JUNE, Actions(entries=(Action(id="links", dues=(day, month)),))))
    assert known.due == dt.date(2020, 2, 29)
    assert known.due_words == "by 3 July; in February 2020"


def test_the_next_meeting_is_the_one_announced_that_is_not_cancelled() -> None:
    at_next = Action(id="links", dues=(Due("at the next meeting", "meeting"),))
    sittings = (
        Sitting(words="21 July", date=JULY, cancelled=True),
        Sitting(words="25 August", date=AUGUST),
    )
    raised = held(JUNE, Actions(entries=(at_next,)), NextMeeting(sittings=sittings))
    assert entry(raised).due == AUGUST
    assert not entry(raised).awaits


def test_without_an_announcement_the_next_meeting_is_the_one_that_came() -> None:
    at_next = Action(id="links", dues=(Due("at the next meeting", "meeting"),))
    raised = held(JUNE, Actions(entries=(at_next,)))
    assert (entry(raised).due, entry(raised).awaits) == (None, (Awaited("Board", JUNE),))
    assert entry(raised, following=JULY).due == JULY
    of_month = Action(id="links", dues=(Due("at the July meeting", "meeting", "2020-07"),))
    announced = NextMeeting(sittings=(Sitting(words="21 July", date=JULY),))
    assert entry(held(JUNE, Actions(entries=(of_month,)))).due == dt.date(2020, 7, 31)
    assert entry(held(JUNE, Actions(entries=(of_month,)), announced)).due == JULY


def test_a_phrase_gone_through_again_without_its_meaning_keeps_the_day_known() -> None:
    bare = Action(id="links", text=rich("Add the links"), dues=(Due("by 3 July", "event"),))
    known = entry(
        held(JUNE, Actions(entries=(LINKS,))), held(JULY, PreviousActions(entries=(bare,)))
    )
    assert known.due == dt.date(2020, 7, 3)


def test_new_owners_take_over_and_the_history_says_when() -> None:
    theirs = Action(id="links", text=LINKS.text, owners=(Owner("ACC", "post"),))
    known = entry(held(JUNE, Actions(entries=(LINKS,))), held(JULY, *brought(theirs)))
    assert (known.owner_words, known.owners) == ("ACC", (Owner("ACC", "post"),))
    assert ("owners", "2020-07-21") in events(known)


def test_a_reference_typed_anywhere_is_the_one_for_life() -> None:
    carried = Action(id="links", text=LINKS.text, reference="A7")
    raised = held(JUNE, Actions(entries=(Action(text=rich("First")), LINKS)))
    assert entry(raised).reference == "02.23/06/2020"
    assert entry(raised, held(JULY, *brought(carried))).reference == "A7"


def test_references_count_what_is_written_and_leave_out_numbers_that_are_taken() -> None:
    typed = Action(id="b", text=rich("b"), reference="01.23/06/2020")
    entries = (
        Action(id="a", text=rich("a")),
        Action(id="blank"),
        typed,
        Action(id="c", text=rich("c")),
    )
    found = appearances(held(JUNE, Actions(entries=entries)))
    assert [one.reference for one in found] == ["02.23/06/2020", "01.23/06/2020", "03.23/06/2020"]


def test_a_series_numbers_actions_by_its_own_rule() -> None:
    minutes = held(JUNE, Actions(entries=(LINKS, Action(text=rich("b")))))
    assert [one.reference for one in appearances(minutes, "{yyyy}/{n}")] == ["2020/1", "2020/2"]
    assert [one.reference for one in appearances(minutes, "A")] == ["01.A", "02.A"]
    undated = held(None, Actions(entries=(LINKS,)))
    assert [one.reference for one in appearances(undated)] == ["01"]


def test_a_reference_given_stays_when_an_action_is_put_before_it() -> None:
    given = referenced(held(JUNE, Actions(entries=(LINKS,)), *brought()))
    (block, other, *_) = walk_blocks(given.items)
    assert isinstance(block, Actions)
    assert isinstance(other, BroughtForward)
    assert (block.entries[0].reference, other.original.reference) == ("01.23/06/2020", "")
    more = held(JUNE, Actions(entries=(Action(text=rich("New")), *block.entries)))
    assert [one.reference for one in appearances(more)] == ["02.23/06/2020", "01.23/06/2020"]
    assert referenced(more).items[0].blocks != more.items[0].blocks


def test_an_action_of_which_no_minutes_speak_is_not_in_the_register() -> None:
    assert entry_of((), [act("action_completed", JUNE)], lambda _series, _day: None) is None
