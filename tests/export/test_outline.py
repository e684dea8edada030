"""What is printed, in reading order, and what is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import assert_never

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Due, Owner, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Findings,
    NextMeeting,
    Origin,
    Question,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, plain, rich
from minutes_desktop.domain.template import Labels
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import (
    FreeTable,
    GroupLine,
    Label,
    Outline,
    Passage,
    PastActions,
    Piece,
    Present,
    Section,
)
from tests.export.builders import TEMPLATE, bullets, one_item, text


def snapshot(outline: Outline) -> str:
    """The outline as lines to compare: one a part, indented by depth, fields between bars."""
    return "\n".join(_lines(outline))


def _lines(outline: Outline) -> Iterator[str]:
    yield from outline.title
    for line in outline.details:
        yield f"{line.label} | {plain(line.value)}"
    for grid in (outline.attendance, outline.apologies):
        if grid:
            yield grid.grid.heading
            yield " | ".join(column.head for column in grid.grid.columns)
            yield from (_person(row) for row in grid.rows)
    for section in outline.sections:
        yield from _section(section, "")


def _section(section: Section, indent: str) -> Iterator[str]:
    run_in = " run in" if section.run_in else ""
    yield (
        f"{indent}[{section.number} in {section.number_place}{run_in}] {section.heading}"
        f"{' | ' + section.beside if section.beside else ''}"
    )
    for piece in section.pieces:
        yield from (f"{indent}  {line}" for line in _piece(piece))
    for child in section.sections:
        yield from _section(child, indent + "  ")


def _person(row: Present | GroupLine) -> str:
    return f"-- {row.words}" if isinstance(row, GroupLine) else " | ".join(row.cells)


def _piece(piece: Piece) -> Iterator[str]:
    match piece:
        case Label():
            yield f"label: {piece.words}"
        case PastActions():
            yield f"previous: {' | '.join(piece.heads)}"
            for row in piece.rows:
                yield from (f"  {row.reference} | {line}" for line in _piece(row.passage))
        case FreeTable():
            yield f"table: {' | '.join(piece.heads)} {piece.shares}"
            for free in piece.rows:
                yield "  " + " | ".join(plain(cell).replace("\n", " / ") for cell in free.cells)
        case Passage():
            yield _passage(piece)
        case _:
            assert_never(piece)


def _passage(piece: Passage) -> str:
    words = plain(piece.text).replace("\n", " / ")
    parts = (f"<{piece.lead}>" if piece.lead else "", piece.mark, words)
    beside = f" | {' / '.join(piece.beside)}" if piece.beside else ""
    return f"{piece.role}: {' '.join(part for part in parts if part)}{beside}"


def test_minutes_print_in_reading_order_with_their_numbers() -> None:
    item = Item(
        heading="HOLDING TO ACCOUNT",
        items=(
            Item(
                heading="PERFORMANCE",
                column="ACTION",
                items=(
                    Item(
                        heading="Vans",
                        blocks=(
                            Context(text=rich("Thefts rose.")),
                            Question(text=rich("Why?")),
                            Question(text=rich("Where?")),
                            Findings(label="Findings:", text=bullets("Gangs.", "Towns.")),
                            Actions(
                                label="Actions arising:",
                                entries=(
                                    Action(
                                        text=rich("CC to report."),
                                        owners=(Owner("CC"), Owner("AB")),
                                        status=Status("standing", "Standing item", "column"),
                                    ),
                                    Action(text=rich("ACC to come."), owner_words=""),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
    minutes = Minutes(
        title="Board\nOpen Minutes",
        details=(
            Detail(label="Date:", value=rich("30 June")),
            Detail(label="Venue:", value=rich("Hall")),
        ),
        attendance=(
            Attendee(name="Ann Bee", capacity="Chair", group="Attendance:"),
            Attendee(name="Cy Dee", capacity="Chief", group="Attendance:"),
            Attendee(name="Ed Fox", group="Observers:"),
        ),
        apologies=(Apology(name="Gil Hay", capacity="Deputy", representative="Ian Jay"),),
        items=(item,),
    )
    assert snapshot(outline_of(minutes, TEMPLATE)) == (
        "Board\n"
        "Open Minutes\n"
        "Date: | 30 June\n"
        "Venue: | Hall\n"
        "\n"
        " | Name: | Capacity:\n"
        "Attendance: | Ann Bee | Chair\n"
        " | Cy Dee | Chief\n"
        "Observers: | Ed Fox | \n"
        "Apologies: | Gil Hay | Deputy\nrepresented by Ian Jay\n"
        "[1 in column] HOLDING TO ACCOUNT\n"
        "  [1a in column] PERFORMANCE | ACTION\n"
        "    [1. in body] Vans\n"
        "      context: Thefts rose.\n"
        "      question: a. Why?\n"
        "      question: b. Where?\n"
        "      label: Findings:\n"
        "      findings: • Gangs. / • Towns.\n"
        "      label: Actions arising:\n"
        "      action: CC to report. | CC/AB / Standing item\n"
        "      action: ACC to come."
    )


def test_a_matter_brought_forward_prints_what_was_printed_then_and_what_answers_it() -> None:
    minutes = one_item(
        BroughtForward(
            lead_in="Action arising from the April meeting:",
            origin=Origin("2017-04", "4a Confidence"),
            original=Action(text=rich("DCC to report."), owner_words="DCC"),
        ),
        Update(label="Update:", run_in=True, text=rich("It was done.")),
        Actions(label="Actions arising:", run_in=True, nil=rich("None.")),
        number="1a",
        heading="",
    )
    assert snapshot(outline_of(minutes, TEMPLATE)) == (
        "Board\n"
        "[1a in column] \n"
        "  label: Action arising from the April meeting:\n"
        "  origin: 4a Confidence\n"
        "  original: DCC to report. | DCC\n"
        "  update: <Update:> It was done.\n"
        "  nil: <Actions arising:> None."
    )


def test_the_next_meeting_prints_a_line_for_each_date_and_none_for_an_empty_one() -> None:
    block = NextMeeting(
        sittings=(Sitting(words="10:30 on 25 July"), Sitting(), Sitting(words="May"))
    )
    minutes = Minutes(items=(Item(heading="NEXT", run_in=True, column="ALL", blocks=(block,)),))
    assert snapshot(outline_of(minutes, TEMPLATE)) == (
        "[1 in column run in] NEXT | ALL\n  sitting: 10:30 on 25 July\n  sitting: May"
    )


@pytest.mark.parametrize(
    "block",
    [
        Text(text=rich(" ")),
        Context(),
        Question(label="a."),
        Findings(label="Findings:", text=(Paragraph((), BULLET),)),
        Update(label="Update:", run_in=True),
        Actions(label="Actions arising:", entries=(Action(),)),
        Actions(label="Actions arising:", nil=rich(" ")),
        BroughtForward(),
        NextMeeting(sittings=(Sitting(),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_an_empty_block_prints_nothing_not_even_its_label(block: Block) -> None:
    section = outline_of(one_item(block), TEMPLATE).sections[0]
    assert section.pieces == ()


def test_empty_paragraphs_and_details_and_unnamed_people_print_nothing() -> None:
    minutes = Minutes(
        details=(Detail(label="Venue:"),),
        attendance=(Attendee(group="Attendance:"),),
        items=(
            Item(number="", heading=" "),
            Item(heading="Item", blocks=(text("One\n\n \nTwo"),)),
        ),
    )
    assert snapshot(outline_of(minutes, TEMPLATE)) == "[1 in column] Item\n  text: One / Two"


def test_words_of_which_nothing_is_seen_print_nothing() -> None:
    """Controls and joiners alone, which a paste from elsewhere may leave behind."""
    item = Item(heading="\x1b", blocks=(Findings(text=rich("Yes"), label="\u200d\x02"),))
    outline = outline_of(Minutes(title="\x1b\n\u200b", items=(item,)), TEMPLATE)
    assert outline.title == ()
    (section,) = outline.sections
    assert section.heading == ""
    assert [type(piece) for piece in section.pieces] == [Passage]


def test_a_due_phrase_the_text_does_not_say_is_printed_after_it() -> None:
    action = Action(text=rich("CC to report."), dues=(Due("by 1 May"),))
    piece = outline_of(one_item(Actions(entries=(action,))), TEMPLATE).sections[0].pieces[0]
    assert isinstance(piece, Passage)
    assert plain(piece.text) == "CC to report. – by 1 May"


def test_a_due_phrase_the_text_says_is_not_printed_twice() -> None:
    runs = (Run("CC to report "), Run("By 1", bold=True), Run(" May."))
    action = Action(text=(Paragraph(runs),), dues=(Due("by 1  May"),))
    piece = outline_of(one_item(Actions(entries=(action,))), TEMPLATE).sections[0].pieces[0]
    assert isinstance(piece, Passage)
    assert plain(piece.text) == "CC to report By 1 May."


def test_an_action_with_an_owner_alone_still_prints_the_owner() -> None:
    action = Action(owners=(Owner("CC"),))
    piece = outline_of(one_item(Actions(entries=(action,))), TEMPLATE).sections[0].pieces[0]
    assert isinstance(piece, Passage)
    assert piece.beside == ("CC",)


def test_the_date_is_in_the_words_of_minutes() -> None:
    minutes = Minutes(series="Board", date=dt.date(2026, 2, 1))
    assert outline_of(minutes, TEMPLATE).date == "1 February 2026"
    assert outline_of(Minutes(series="Board"), TEMPLATE).date == ""


def test_the_state_is_in_the_words_of_the_template_with_the_version() -> None:
    assert outline_of(Minutes(version=3), TEMPLATE).state == "DRAFT v3 – subject to approval"
    assert outline_of(Minutes(state="agreed"), TEMPLATE).state == "Agreed"


def test_an_item_taken_out_of_order_says_so_where_the_template_has_words_for_it() -> None:
    items = (Item("a", "First"), Item("b", "Second"), Item("c", "Third"))
    minutes = Minutes(items=items, taken=("a", "c", "b"))
    said = replace(TEMPLATE, labels=Labels(taken="(taken {nth})"))
    notes = [
        [plain(piece.text) for piece in section.pieces if isinstance(piece, Passage)]
        for section in outline_of(minutes, said).sections
    ]
    assert notes == [[], ["(taken 3rd)"], ["(taken 2nd)"]]
    assert all(not section.pieces for section in outline_of(minutes, TEMPLATE).sections)
