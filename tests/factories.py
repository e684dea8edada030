"""Minutes for tests: small ones by hand, and any at all by Hypothesis."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from typing import get_args

from hypothesis import strategies as st

from minutes_desktop.domain import edits
from minutes_desktop.domain.actions import (
    Action,
    Due,
    DueKind,
    Owner,
    OwnerKind,
    Status,
    StatusKind,
    StatusPlace,
)
from minutes_desktop.domain.attendance import Apology, Attendee, Moment
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Event,
    EventKind,
    Findings,
    NextMeeting,
    Note,
    Origin,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import (
    Approval,
    ApprovalRole,
    ApprovalRow,
    Deferral,
    Detail,
    Item,
    Minutes,
    walk,
    walk_blocks,
)
from minutes_desktop.domain.place import Place
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, rich
from minutes_desktop.domain.sign_off import (
    Agreement,
    Amendment,
    Signature,
    SigningWay,
    SignOff,
    State,
)

A_DATE = dt.date(2031, 5, 14)
A_TIME = dt.time(10, 30)
A_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAAAAABawyK/AAAAEk"
    "lEQVR4nGOMYmBgYGJgYGAAAANIAF4Zq2WvAAAAAElFTkSuQmCC"
)
"""A picture of four dots by two, as a PNG, which can be printed."""
MARKED: RichText = (
    Paragraph((Run("On the 1"), Run("st", rise="super"), Run(" the board met", bold=True))),
    Paragraph((Run("first point", italic=True, underline=True),), BULLET),
    Paragraph((Run("below it"), Run("2", rise="sub")), "(ii)", 1),
)


def an_item(heading: str, *blocks: Block, items: tuple[Item, ...] = ()) -> Item:
    """An item with blocks, and items under it."""
    return Item(heading=heading, blocks=blocks, items=items)


def some_minutes(*items: Item, **fields: object) -> Minutes:
    """Minutes with a title and a date, and these items."""
    values: dict[str, object] = {"title": "Board, May 2031", "date": A_DATE, "start": A_TIME}
    return Minutes(**values | fields | {"items": items})  # type: ignore[arg-type]


def one_of_each_block() -> tuple[Block, ...]:
    """A block of every kind, each of its fields other than the default."""
    action = Action(
        text=MARKED,
        owners=(Owner("CC", "post"), Owner("the clerk")),
        owner_words="CC/clerk",
        dues=(Due("by 3 June 2031", "date", "2031-06-03"),),
        status=Status("completed", "Completed", "column"),
        reference="A7",
    )
    return (
        Text(text=MARKED),
        Context(text=MARKED),
        Question(text=MARKED, label="b."),
        Findings(text=MARKED, label="Findings:", run_in=True),
        Update(
            text=MARKED,
            label="Update:",
            run_in=True,
            status=Status("discharged", "(Discharged)", "text"),
        ),
        Quoted(text=MARKED, label="Response:", run_in=True, source="Paper 4 of 2 May 2031"),
        Actions(label="Actions:", run_in=True, entries=(action, Action())),
        Actions(label="Actions:", nil=rich("There were none.")),
        PreviousActions(
            label="Actions", heads=("Ref", "Action", "Status"), entries=(action, Action())
        ),
        BroughtForward(
            lead_in="From April:", origin=Origin("2031-04", "4a Confidence"), original=action
        ),
        Decision(text=MARKED, label="Agreed:", run_in=True),
        Event(text=MARKED, happening="arrival", time=A_TIME, attendee="a1"),
        Note(
            text=MARKED,
            label="Note:",
            run_in=True,
            author="AO",
            added="3 June",
            date=dt.date(2031, 6, 3),
        ),
        Table(
            label="Forward plan",
            heads=("Month", "Subject"),
            shares=(1, 3),
            rows=(TableRow(cells=(rich("June"), MARKED)), TableRow(cells=((), rich("TBA")))),
        ),
        NextMeeting(
            sittings=(
                Sitting(
                    words="Monday 9 June 2031",
                    date=dt.date(2031, 6, 9),
                    start=A_TIME,
                    venue="Room 2",
                    type="Thematic",
                    cancelled=True,
                ),
            )
        ),
    )


def full_minutes() -> Minutes:
    """Minutes in which every field of every part is other than the default somewhere."""
    child = Item(
        heading="Child",
        number="1x",
        number_place="body",
        run_in=True,
        column="ACTION",
        presenter="Given by the clerk",
        paper="Paper 4",
        deferred_from=Deferral("deferred from April", "2031-04"),
        deferred_to=Deferral("to June", "2031-06"),
        blocks=one_of_each_block(),
    )
    return Minutes(
        series="Board",
        template="board",
        template_version=3,
        title="Board, May 2031",
        date=A_DATE,
        start=A_TIME,
        finish=dt.time(12, 5),
        marking="OFFICIAL",
        state="agreed",
        version=2,
        first_number=7,
        taken=("last",),
        details=(
            Detail(label="Date:", value=MARKED[:1], role="date"),
            Detail(label="x", same_line=True),
        ),
        attendance=(
            Attendee(
                id="a1",
                name="Ann Ode",
                capacity="Chair",
                group="Present:",
                initials="AO",
                number="1",
                remote=True,
                remote_words="by telephone",
                arrived=Moment(A_TIME, "i1"),
                left=Moment(dt.time(11), "i2"),
                part_words="for item 1 only",
            ),
        ),
        apologies=(
            Apology(name="Bo Reed", capacity="Clerk", representative="Ann Ode", stand_in="a1"),
        ),
        items=(
            Item(heading="Parent", number="", items=(child, Item())),
            Item(id="last", heading="Last"),
        ),
        approval=Approval(
            "Approval", (ApprovalRow(label="Name:", value="Ann Ode, Chair", role="name"),)
        ),
        sign_off=SignOff(
            Agreement("m2", "the June meeting", A_DATE, amended=True),
            Signature("Ann Ode", "Chair", A_DATE, "image", b"\x89PNG"),
            (
                Amendment(
                    part="last",
                    field="heading",
                    where="Item 2",
                    old="Lost",
                    new="Last",
                    meeting="m2",
                    minuted="Item 1 of the June meeting",
                    by="Bo Reed",
                    date=A_DATE,
                    after_signing=True,
                ),
            ),
        ),
    )


# ------------------------------------------------------------------ any minutes at all

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Any characters a file can hold: NUL, control characters and astral ones included."""

dates = st.none() | st.dates()
times = st.none() | st.times()

runs = st.builds(
    Run,
    text=words,
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    rise=st.sampled_from(["", "super", "sub"]),
)
paragraphs = st.builds(
    Paragraph,
    runs=st.lists(runs, max_size=3).map(tuple),
    marker=st.just("") | st.just(BULLET) | words,
    level=st.integers(0, 2),
)
texts = st.lists(paragraphs, max_size=3).map(tuple)

actions = st.builds(
    Action,
    id=st.builds(lambda: Action().id),
    text=texts,
    owners=st.lists(
        st.builds(Owner, name=words, kind=st.sampled_from(get_args(OwnerKind))), max_size=2
    ).map(tuple),
    owner_words=st.none() | words,
    dues=st.lists(
        st.builds(Due, words=words, kind=st.sampled_from(get_args(DueKind)), when=words), max_size=2
    ).map(tuple),
    status=st.builds(Status, words=words),
    reference=words,
)
sittings = st.builds(
    Sitting,
    id=st.builds(lambda: Sitting().id),
    words=words,
    date=dates,
    start=times,
    venue=words,
    type=words,
    cancelled=st.booleans(),
)


def _part(
    kind: Callable[..., Block], **fields: st.SearchStrategy[object]
) -> st.SearchStrategy[Block]:
    return st.builds(kind, id=st.builds(lambda: Text().id), **fields)


statuses = st.builds(
    Status,
    kind=st.sampled_from(get_args(StatusKind)),
    words=words,
    place=st.sampled_from(get_args(StatusPlace)),
)
table_rows = st.builds(
    TableRow,
    id=st.builds(lambda: TableRow().id),
    cells=st.lists(texts, max_size=3).map(tuple),
)
heads = st.lists(words, max_size=3).map(tuple)

moments = st.builds(Moment, time=times, item=words)
attendees = st.builds(
    Attendee,
    id=st.builds(lambda: Attendee().id),
    name=words,
    capacity=words,
    group=words,
    initials=words,
    number=st.none() | words,
    remote=st.booleans(),
    remote_words=words,
    arrived=moments,
    left=moments,
    part_words=st.none() | words,
)
sign_offs = st.builds(
    SignOff,
    st.builds(Agreement, words, words, dates, st.booleans()),
    st.builds(
        Signature,
        words,
        words,
        dates,
        st.sampled_from(get_args(SigningWay)),
        st.sampled_from([b"", A_PICTURE]),
    ),
    st.lists(
        st.builds(
            Amendment,
            id=st.builds(lambda: Amendment().id),
            old=words,
            new=words,
            minuted=words,
            date=dates,
        ),
        max_size=2,
    ).map(tuple),
)
approvals = st.builds(
    Approval,
    heading=words,
    rows=st.lists(
        st.builds(
            ApprovalRow,
            id=st.builds(lambda: ApprovalRow().id),
            label=words,
            value=words,
            role=st.sampled_from(get_args(ApprovalRole)),
        ),
        max_size=3,
    ).map(tuple),
)
deferrals = st.builds(Deferral, words=words, meeting=words)

blocks: st.SearchStrategy[Block] = st.one_of(
    _part(Text, text=texts),
    _part(Context, text=texts),
    _part(Question, text=texts, label=st.none() | words),
    _part(Findings, text=texts, label=words, run_in=st.booleans()),
    _part(Update, text=texts, label=words, run_in=st.booleans(), status=statuses),
    _part(Quoted, text=texts, label=words, run_in=st.booleans(), source=words),
    _part(Decision, text=texts, label=words, run_in=st.booleans()),
    _part(
        Event,
        text=texts,
        happening=st.sampled_from(get_args(EventKind)),
        time=times,
        attendee=words,
    ),
    _part(
        Note,
        text=texts,
        label=words,
        run_in=st.booleans(),
        author=words,
        added=words,
        date=dates,
    ),
    _part(
        Table,
        label=words,
        heads=heads,
        shares=st.lists(st.integers(1, 9), max_size=3).map(tuple),
        rows=st.lists(table_rows, max_size=3).map(tuple),
    ),
    _part(
        PreviousActions,
        label=words,
        heads=heads,
        entries=st.lists(actions, max_size=2).map(tuple),
    ),
    _part(
        Actions,
        label=words,
        run_in=st.booleans(),
        entries=st.lists(actions, max_size=2).map(tuple),
        nil=st.none() | texts,
    ),
    _part(
        BroughtForward,
        lead_in=words,
        origin=st.builds(Origin, meeting=words, item=words),
        original=actions,
    ),
    _part(NextMeeting, sittings=st.lists(sittings, max_size=2).map(tuple)),
)


def _items(below: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[tuple[Item, ...]]:
    one = st.builds(
        Item,
        id=st.builds(lambda: Item().id),
        heading=words,
        number=st.none() | words,
        number_place=st.sampled_from(["", "column", "body"]),
        run_in=st.booleans(),
        column=words,
        presenter=words,
        paper=words,
        deferred_from=deferrals,
        deferred_to=deferrals,
        blocks=st.lists(blocks, max_size=3).map(tuple),
        items=below,
    )
    return st.lists(one, max_size=3).map(tuple)


any_minutes: st.SearchStrategy[Minutes] = st.builds(
    Minutes,
    id=st.builds(lambda: Minutes().id),
    series=words,
    template=words,
    template_version=st.integers(1, 99),
    title=words,
    date=dates,
    start=times,
    finish=times,
    marking=words,
    state=st.sampled_from(get_args(State)),
    version=st.integers(1, 99),
    first_number=st.integers(1, 99),
    taken=st.lists(words, max_size=3).map(tuple),
    details=st.lists(
        st.builds(
            Detail,
            id=st.builds(lambda: Detail().id),
            label=words,
            value=texts,
            same_line=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    attendance=st.lists(attendees, max_size=3).map(tuple),
    apologies=st.lists(
        st.builds(
            Apology,
            id=st.builds(lambda: Apology().id),
            name=words,
            capacity=words,
            representative=words,
            stand_in=words,
        ),
        max_size=2,
    ).map(tuple),
    items=_items(_items(_items(st.just(())))),
    approval=approvals,
    sign_off=sign_offs,
)
any_place = st.builds(
    Place, part=words, field=words, position=st.integers(0, 9999), scroll=st.integers(0, 9999)
)


def draw_edit(data: st.DataObject, minutes: Minutes) -> Callable[[Minutes], Minutes]:
    """Any one act a person could do to the minutes, as the function it is."""
    items = [item for item, _ in walk(minutes.items)]
    found = list(walk_blocks(minutes.items))
    acts: list[str] = ["title", "details", "attendance", "apologies", "add item"]
    acts += ["put item", "add after", "remove item", "move", "nest", "unnest", "add block"] * bool(
        items
    )
    acts += ["put block", "change kind", "remove block", "move block"] * bool(found)
    act = data.draw(st.sampled_from(acts), "act")
    if act in {"put block", "change kind", "remove block", "move block"}:
        return _block_edit(data, act, data.draw(st.sampled_from(found)))
    if act in {"title", "details", "attendance", "apologies"}:
        return _form_edit(data, act)
    return _item_edit(data, act, data.draw(st.sampled_from(items)) if items else None)


def _form_edit(data: st.DataObject, act: str) -> Callable[[Minutes], Minutes]:
    said = data.draw(words)
    match act:
        case "title":
            return lambda value: edits.set_title(value, said)
        case "details":
            line = Detail(label=said)
            return lambda value: edits.set_details(value, (*value.details[1:], line))
        case "attendance":
            person = Attendee(name=said)
            return lambda value: edits.set_attendance(value, (person, *value.attendance[:2]))
        case _:
            return lambda value: edits.set_apologies(value, (Apology(name=said),))


def _item_edit(data: st.DataObject, act: str, item: Item | None) -> Callable[[Minutes], Minutes]:
    said = data.draw(words)
    step = data.draw(st.sampled_from([-2, -1, 1, 2]))
    new = Item(heading=said, blocks=(data.draw(blocks),))
    if item is None or act == "add item":
        parent = item.id if item and step > 0 else None
        return lambda value: edits.add_item(value, parent, 0, new)
    match act:
        case "put item":
            return lambda value: edits.put_item(value, Item(id=item.id, heading=said))
        case "add after":
            return lambda value: edits.add_item_after(value, item.id, new)
        case "remove item":
            return lambda value: edits.remove_item(value, item.id)
        case "move":
            return lambda value: edits.move_item(value, item.id, step)
        case "nest":
            return lambda value: edits.nest_item(value, item.id)
        case "unnest":
            return lambda value: edits.unnest_item(value, item.id)
        case _:
            return lambda value: edits.add_block(value, item.id, 0, new.blocks[0])


def _block_edit(data: st.DataObject, act: str, block: Block) -> Callable[[Minutes], Minutes]:
    said = data.draw(texts)
    step = data.draw(st.sampled_from([-1, 1]))
    match act:
        case "put block":
            return lambda value: edits.put_block(value, Text(id=block.id, text=said))
        case "change kind":
            lines = (Action(text=said), Action())
            return lambda value: edits.put_block(value, Actions(id=block.id, entries=lines))
        case "remove block":
            return lambda value: edits.remove_block(value, block.id)
        case _:
            return lambda value: edits.move_block(value, block.id, step)
