"""Nothing is clipped or overprinted in any layout and look, whatever stands in the minutes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    Findings,
    PreviousActions,
    Question,
    Quoted,
    Table,
    TableRow,
)
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, Run, rich
from minutes_desktop.domain.template import Template
from tests.case_minutes import LAYOUTS, builtin_template
from tests.export.builders import MM, Paper, bullets, in_layout, in_variant, text

LONG = "W" * 80


def words(count: int) -> str:
    """As many words of varying length, told apart by their number."""
    return " ".join(f"{'x' * (n % 9)}{n}" for n in range(count))


@pytest.fixture(
    params=[(name, variant) for name in LAYOUTS.values() for variant in ("classic", "accessible")],
    ids="-".join,
)
def template(request: pytest.FixtureRequest) -> Template:
    """Each layout that comes with the program, in each of its looks."""
    name, variant = request.param
    return in_variant(builtin_template(name), variant)


def printed(template: Template, *blocks: Block, **fields: object) -> Paper:
    """An item with these blocks on paper, sound in every place."""
    item = Item(heading="An item", blocks=blocks)
    values: dict[str, object] = {"title": "Board", "items": (item,)}
    paper = Paper(Minutes(**values | fields), template)  # type: ignore[arg-type]
    assert not paper.clipped()
    assert not paper.overprinted()
    return paper


def test_a_number_of_14_characters_stands_beside_its_heading(template: Template) -> None:
    item = Item(heading="Vans", number="02.21/07/2020A", blocks=(text(words(40)),))
    paper = printed(template, items=(item,))
    assert paper.word("02.21/07/2020A")["top"] == pytest.approx(paper.word("Vans")["top"])


def test_owners_of_60_characters_wrap_and_are_whole(template: Template) -> None:
    owners = "DCC/ACC/PCC/DPCC/CEX/CFO/CC/AB/JC/Supt/HMI/OPCC/Ch.Insp/ALL"
    action = Action(text=rich("Do it."), owner_words=owners)
    assert owners in printed(template, Actions(entries=(action,))).column(0, 210)


def test_twenty_lines_of_owners_push_the_next_action_down(template: Template) -> None:
    entries = (
        Action(text=rich("First."), owner_words="\n".join(f"owner{n}" for n in range(20))),
        Action(text=rich("Second."), owner_words="ALL"),
    )
    paper = printed(template, Actions(entries=entries))
    assert paper.word("owner0")["top"] == pytest.approx(paper.word("First.")["top"])
    assert paper.word("ALL")["top"] == pytest.approx(paper.word("Second.")["top"])
    assert paper.word("Second.")["top"] > paper.word("owner19")["top"]


def test_an_unbroken_word_of_80_characters_is_cut_and_whole_wherever_it_stands(
    template: Template,
) -> None:
    action = Action(
        text=rich(LONG),
        owner_words=LONG,
        reference=LONG,
        status=Status("open", LONG, "column"),
    )
    table = Table(label=LONG, heads=(LONG, LONG), rows=(TableRow(cells=(rich(LONG), rich(LONG))),))
    item = Item(
        heading=LONG,
        number=LONG,
        column=LONG,
        presenter=LONG,
        blocks=(
            Question(text=rich(LONG), label=LONG),
            Quoted(text=(Paragraph((Run(LONG),), LONG, 2),), source="M" * 80, label=LONG),
            PreviousActions(label=LONG, heads=(LONG, LONG, LONG), entries=(action,)),
            table,
        ),
    )
    paper = printed(
        template,
        title=LONG,
        details=(Detail(label=LONG, value=rich(LONG)),) * 2,
        attendance=(Attendee(name=LONG, capacity=LONG, group=LONG, number=LONG),),
        apologies=(Apology(name=LONG, capacity=LONG, representative=LONG),),
        items=(item,),
        approval=Approval(LONG, (ApprovalRow(label=LONG, value=LONG),)),
    )
    # Title 1, details 4, attendance 3, apologies 3, heading 4, question 2, quoted 3, previous
    # actions 5, table 5, approval 3; then the number and the heads where they print.
    looks, people = template.layout.looks, template.layout.attendance.columns
    heads = 3 if looks.previous_heads else 0
    numbered = any(column.field == "number" for column in people)
    read = paper.column(0, 210)
    assert read.count("W") == 80 * (33 + heads + numbered)
    assert ("M" * 80 in read) == looks.source


@pytest.mark.parametrize("people", [0, 40])
def test_few_or_many_attendees_stand_in_their_grid(template: Template, people: int) -> None:
    attendance = tuple(
        Attendee(name=f"Person{n}", capacity="Head of Performance", group="Present")
        for n in range(people)
    )
    paper = printed(template, attendance=attendance)
    read = paper.column(0, 210)
    assert read.count("HeadofPerformance") == people
    assert read.count("Capacity") == (2 if people else 0)
    assert read.count("Present") == (1 if people else 0)


def test_a_name_of_120_characters_wraps_in_its_column(template: Template) -> None:
    name = " ".join(["Featherstonehaugh"] * 7)[:120]
    paper = printed(template, attendance=(Attendee(name=name, capacity="Chair"),))
    assert "".join(name.split()) in paper.column(0, 210)
    assert paper.word("Featherstonehaugh")["top"] == pytest.approx(paper.word("Chair")["top"])


def test_long_words_in_a_table_of_many_columns_stay_in_their_cells(template: Template) -> None:
    cells = tuple(rich(f"{'incomprehensibilities'}{n}") for n in range(12))
    table = Table(heads=("Authority",) * 12, rows=(TableRow(cells=cells),) * 3)
    paper = printed(template, table)
    assert paper.column(0, 210).count("incomprehensibilities") == 36


def test_a_table_goes_on_under_its_heads_on_the_next_page(template: Template) -> None:
    rows = tuple(
        TableRow(cells=(rich(f"Matter{n}"), rich(words(30)), rich("done"))) for n in range(30)
    )
    table = Table(label="Plan", heads=("Matter", "Words", "State"), shares=(2, 5, 1), rows=rows)
    paper = printed(template, table)
    assert len(paper.pages) > 3
    assert paper.column(0, 210).count("MatterWordsState") == len(paper.pages)
    assert paper.widest_gap() < 25


def test_a_row_of_a_table_longer_than_a_page_is_cut_by_it(template: Template) -> None:
    table = Table(rows=(TableRow(cells=(rich("Short"), rich(words(600)))),))
    paper = printed(template, table)
    assert len(paper.pages) > 2
    assert paper.widest_gap() < 25
    assert paper.word("Short")["page"] == 1


def test_previous_actions_have_reference_words_and_status_side_by_side(
    template: Template,
) -> None:
    entries = tuple(
        Action(
            reference=f"{n:02}.23/06/2020",
            text=rich(f"Words{n} {words(20)}\nand more"),
            status=Status("discharged", f"Done{n}", "column"),
        )
        for n in range(25)
    )
    block = PreviousActions(label="Actions", heads=("Ref", "What", "How"), entries=entries)
    paper = printed(template, block)
    assert len(paper.pages) > 1
    for n in (0, 24):
        beside = paper.word(f"{n:02}.23/06/2020"), paper.word(f"Words{n}"), paper.word(f"Done{n}")
        assert len({(word["page"], round(word["top"], 2)) for word in beside}) == 1
        assert beside[0]["x1"] < beside[1]["x0"]
        assert beside[1]["x1"] < beside[2]["x0"]
    heads = len(paper.pages) if template.layout.looks.previous_heads else 0
    assert paper.column(0, 210).count("RefWhatHow") == heads


def test_an_item_of_2600_words_fills_every_page(template: Template) -> None:
    paper = printed(template, Findings(label="Findings:", text=rich(words(2600))))
    assert paper.widest_gap() < 25


def test_a_list_of_forty_entries_fills_every_page_and_marks_each_once(template: Template) -> None:
    paper = printed(template, Findings(text=bullets(*(words(25) for _ in range(40)))))
    assert paper.widest_gap() < 25
    assert paper.column(0, 210).count(BULLET) == 40


def test_long_labels_of_details_and_approval_wrap(template: Template) -> None:
    label = "The place in which those who were asked to come have met:"
    details = (
        Detail(label=label, value=rich("Hall\nand yard")),
        Detail(label=label, value=rich(words(20)), same_line=True),
        Detail(value=rich("Second chair")),
    )
    rows = (ApprovalRow(label=label, role="signature"), ApprovalRow(label=label, value=words(40)))
    paper = printed(template, details=details, approval=Approval(label, rows))
    assert paper.column(0, 210).count("".join(label.split())) == 5


@pytest.mark.parametrize("size", [10, 14, 36])
def test_letters_of_any_size_and_of_both_fonts_stay_apart(size: int, template: Template) -> None:
    layout = replace(template.layout, font="Liberation Serif", size=size, leading=size)
    paper = printed(
        replace(template, layout=layout),
        Question(text=rich(words(30)), label="a."),
        Actions(entries=(Action(text=bullets(words(9)), owner_words="CC/AB"),)),
        attendance=(Attendee(name="Ann Bee", capacity="Chair"),),
    )
    assert {char["fontname"][7:22] for page in paper.pages for char in page} == {"LiberationSerif"}


def test_letters_are_never_smaller_than_10_points() -> None:
    paper = Paper(Minutes(title="Board", items=(Item(heading="An item"),)), in_layout(size=6.0))
    assert min(char["size"] for char in paper.pages[0]) == 10


def test_margins_smaller_than_the_running_lines_need_leave_these_their_room() -> None:
    margins = replace(in_layout().layout.margins, top=5.0, bottom=5.0, left=5.0, right=5.0)
    template = in_layout(margins=margins)
    value = Minutes(title="Board", marking="OFFICIAL", items=(Item(blocks=(text(words(900)),)),))
    paper = Paper(value, template)
    assert not paper.overprinted()
    for page in paper.words:
        marked = [word for word in page if word["text"] == "OFFICIAL"]
        others = [word for word in page if marked[0]["bottom"] < word["top"] < marked[1]["top"]]
        assert len(marked) == 2
        assert others
        assert max(word["bottom"] for word in others if word["top"] < 270 * MM) < marked[1]["top"]
