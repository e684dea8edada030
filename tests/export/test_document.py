"""The printed page: what stands where, whatever is typed."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_desktop.domain.actions import Action, Due, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
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
from minutes_desktop.domain.richtext import Paragraph, Run, rich
from minutes_desktop.export.pdf.document import make_pdf
from tests.export.builders import MM, TEMPLATE, Paper, bullets, one_item, text

HOSTILE = '<b>&amp;<font color="x">\x00\x07\ud800\U0001f600\u6f22'
SHOWN = '<b>&amp;<fontcolor="x">□[grinningface]□'  # read back without spaces


def words(count: int) -> str:
    """As many words of varying length, told apart by their number."""
    return " ".join(f"{'x' * (n % 9)}{n}" for n in range(count))


def test_nothing_typed_is_read_as_markup_and_nothing_unprintable_fails() -> None:
    def said(name: str) -> str:
        return HOSTILE + name

    value = Minutes(
        series=said("series"),
        title=said("title"),
        marking=said("marking"),
        details=(Detail(label=said("label"), value=rich(said("value"))),),
        attendance=(Attendee(name=said("name"), capacity=said("capacity"), group=said("group")),),
        apologies=(Apology(name=said("absent"), representative=said("standin")),),
        items=(
            Item(
                heading=said("heading"),
                column=said("column"),
                blocks=(
                    text(said("text")),
                    Context(text=rich(said("context"))),
                    Question(text=rich(said("question")), label=said("letter")),
                    Findings(text=bullets(said("bullet")), label=said("findings")),
                    Update(text=rich(said("update")), label=said("ran"), run_in=True),
                    Actions(
                        entries=(
                            Action(
                                text=(Paragraph((Run(said("action")),), said("marker")),),
                                owner_words=said("owner"),
                                dues=(Due(said("due")),),
                                status=Status("standing", said("status"), "column"),
                            ),
                        )
                    ),
                    BroughtForward(
                        lead_in=said("lead"),
                        origin=Origin(item=said("origin")),
                        original=Action(text=rich(said("original"))),
                    ),
                    NextMeeting(sittings=(Sitting(words=said("next")),)),
                ),
            ),
            Item(heading="", number=said("number")),
        ),
    )
    paper = Paper(value)
    printed = {
        (20, 190): ("title", "label", "value"),
        (20, 52): ("group",),
        (52, 110): ("name", "absent"),
        (110, 190): ("capacity", "standin"),
        (20, 56): ("number",),
        (56, 162): (
            *("heading", "text", "context", "question", "letter", "bullet", "findings", "update"),
            *("ran", "action", "marker", "due", "lead", "origin", "original", "next"),
        ),
        (162, 190): ("column", "owner", "status"),
    }
    assert paper.running().count(SHOWN + "marking") == 2 * len(paper.pages)
    for (left, right), names in printed.items():
        read = paper.column(left, right)
        for name in names:
            assert SHOWN + name in read, name
    assert not paper.overprinted()
    assert not paper.clipped()


@pytest.mark.parametrize("character", [chr(code) for code in (0, 9, 11, 12, 13, 0x85, 0x2028)])
def test_a_control_character_is_not_printed(character: str) -> None:
    assert "bothsides" in Paper(one_item(text(f"both{character}sides"))).column(20, 190)


def test_long_paragraphs_fill_every_page() -> None:
    paper = Paper(one_item(text("\n".join([words(400)] * 6))))
    assert len(paper.pages) > 4
    assert paper.widest_gap() < 25


def test_one_paragraph_of_2600_words_fills_every_page() -> None:
    paper = Paper(one_item(Findings(label="Findings:", text=rich(words(2600)))))
    assert len(paper.pages) > 4
    assert paper.widest_gap() < 25
    assert not paper.clipped()
    assert "".join(words(2600).split()) in paper.column(36, 162)


def test_a_list_of_forty_entries_fills_every_page_and_marks_each_once() -> None:
    paper = Paper(one_item(Findings(text=bullets(*(words(25) for _ in range(40))))))
    assert len(paper.pages) > 2
    assert paper.widest_gap() < 25
    assert paper.column(36, 43).count("•") == 40


def test_an_item_cut_by_pages_prints_its_number_once() -> None:
    paper = Paper(one_item(text(words(2000)), number="7"))
    assert len(paper.pages) > 2
    first, *others = ([char for char in page if char["x1"] < 36 * MM] for page in paper.body())
    assert [char["text"] for char in first if char["size"] < 13] == ["7"]
    assert not any(others)


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    for lines in range(38, 46):
        broken = "\n".join(f"line{n}" for n in range(lines))
        run = Paragraph((Run(broken),))
        tail = Paragraph((Run("tail1\ntail2\ntail3\ntail4\ntail5"),))
        paper = Paper(one_item(*(Text(text=(run, tail)),)))
        pages = [paper.word(f"tail{n}")["page"] for n in range(1, 6)]
        assert pages.count(1) != 1
        assert pages.count(2) != 1


def test_a_label_is_never_the_last_line_of_a_page() -> None:
    for lines in range(34, 46):
        broken = Paragraph((Run("\n".join(f"line{n}" for n in range(lines))),))
        findings = Findings(label="Findings:", text=rich("after\nmore"))
        paper = Paper(one_item(Text(text=(broken,)), findings))
        assert paper.word("Findings:")["page"] == paper.word("after")["page"]


def test_a_heading_stays_with_the_first_line_under_it() -> None:
    for lines in range(34, 46):
        broken = Paragraph((Run("\n".join(f"line{n}" for n in range(lines))),))
        items = (
            Item(heading="First", blocks=(Text(text=(broken,)),)),
            Item(heading="Second", items=(Item(heading="Third", blocks=(text("after"),)),)),
        )
        paper = Paper(Minutes(items=items))
        assert paper.word("Second")["page"] == paper.word("after")["page"]


def test_a_typed_number_of_14_characters_widens_its_column() -> None:
    paper = Paper(one_item(text(words(30)), number="02.21/07/2020A"))
    assert not paper.clipped()
    assert not paper.overprinted()
    assert paper.word("02.21/07/2020A")["top"] == paper.word("Item")["top"]
    assert 37 * MM < sorted(rule["x0"] for rule in paper.uprights[0])[1] < 56.1 * MM


def test_a_number_wider_than_any_column_is_cut_over_lines() -> None:
    paper = Paper(one_item(text(words(30)), number="N" * 60))
    assert paper.column(20, 56).count("N") == 60
    assert not paper.clipped()
    assert not paper.overprinted()


def test_owners_wrap_at_strokes() -> None:
    owners = "DCC/ACC/PCC/DPCC/CEX/CFO/CC/AB/JC/Supt/HMI/OPCC/Ch.Insp/ALL"
    action = Action(text=rich("Do it."), owner_words=owners)
    paper = Paper(one_item(Actions(entries=(action,))))
    third = [w["text"] for w in paper.words[0] if w["x0"] > 162 * MM and w["bottom"] < 270 * MM]
    assert "".join(third) == owners
    assert len(third) > 3
    assert all(line.endswith("/") for line in third[:-1])
    assert not paper.clipped()


def test_twenty_lines_of_owners_push_the_next_action_down() -> None:
    entries = (
        Action(text=rich("First."), owner_words="\n".join(f"owner{n}" for n in range(20))),
        Action(text=rich("Second."), owner_words="ALL"),
    )
    paper = Paper(one_item(Actions(entries=entries)))
    assert paper.word("owner0")["top"] == pytest.approx(paper.word("First.")["top"])
    assert paper.word("ALL")["top"] == pytest.approx(paper.word("Second.")["top"])
    assert paper.word("Second.")["top"] > paper.word("owner19")["top"]
    assert not paper.overprinted()


def test_owners_that_do_not_fit_the_page_go_on_over_the_next() -> None:
    owners = "\n".join(f"owner{n}" for n in range(70))
    paper = Paper(one_item(Actions(entries=(Action(text=rich("One."), owner_words=owners),))))
    assert paper.word("owner0")["page"] == 1
    assert paper.word("owner69")["page"] == 2
    assert paper.word("Page")["page"] == 1
    assert not paper.clipped()


@pytest.mark.parametrize("word", ["W" * 80, "q/" * 40])
def test_a_word_of_80_characters_is_cut_and_whole(word: str) -> None:
    action = Action(text=rich(word), owner_words=word)
    value = Minutes(
        title=word,
        details=(Detail(label=word, value=rich(word)),),
        attendance=(Attendee(name=word, capacity=word, group=word),),
        items=(Item(heading=word, number=word, column=word, blocks=(Actions(entries=(action,)),)),),
    )
    paper = Paper(value)
    assert not paper.clipped()
    assert not paper.overprinted()
    printed = [char["text"] for page in paper.body() for char in page]
    assert printed.count(word[0]) == 11 * word.count(word[0])


def test_without_attendees_no_grid_head_is_printed() -> None:
    assert Paper(one_item(text("Words."))).column(0, 210) == "Board1ItemWords."


def test_forty_attendees_repeat_the_heads_on_the_second_page_and_the_group_never() -> None:
    value = Minutes(
        title="Board",
        attendance=tuple(
            Attendee(name=f"Person{n}", capacity="Constable", group="Attendance:")
            for n in range(40)
        ),
    )
    paper = Paper(value)
    read = paper.column(20, 190)
    assert len(paper.pages) == 2
    assert read.count("Name:Capacity:") == 2
    assert read.count("Attendance:") == 1
    assert not paper.clipped()
    assert not paper.overprinted()


@pytest.mark.parametrize("lines, pages", [(1, 1), (1340, 30)])
def test_every_page_says_which_of_how_many_it_is_and_that_it_is_a_draft(
    lines: int, pages: int
) -> None:
    broken = Paragraph((Run("\n".join(["line"] * lines)),))
    paper = Paper(Minutes(series="Board", items=(Item(blocks=(Text(text=(broken,)),)),)))
    assert len(paper.pages) == pages
    for number, printed in enumerate(paper.lines, 1):
        assert printed[-1] == f"DRAFT v1 – subject to approval Page {number} of {pages}"


def test_later_pages_say_whose_minutes_they_are_and_the_first_what_state_they_are_in() -> None:
    value = Minutes(
        series="Board", date=dt.date(2017, 6, 30), items=(Item(blocks=(text(words(1200)),)),)
    )
    paper = Paper(value)
    assert paper.lines[0][0] == "DRAFT v1 – subject to approval"
    assert paper.lines[1][0] == "Board – 30 June 2017"


@pytest.mark.parametrize(
    "series, date, head",
    [
        ("Board", None, "Board"),
        ("", dt.date(2026, 2, 1), "1 February 2026"),
        ("Board " * 40, dt.date(2026, 2, 1), "… – 1 February 2026"),
    ],
)
def test_a_head_too_long_for_the_page_keeps_its_date(
    series: str, date: dt.date | None, head: str
) -> None:
    value = Minutes(series=series, date=date, items=(Item(blocks=(text(words(800)),)),))
    paper = Paper(value)
    assert paper.lines[1][0].endswith(head)
    assert not paper.overprinted()
    assert max(char["x1"] for char in paper.pages[1]) <= 190.1 * MM


def test_a_protective_marking_stands_bold_above_and_below_in_the_middle() -> None:
    value = one_item(text("Words."))
    paper = Paper(Minutes(title="Board", marking="OFFICIAL", items=value.items))
    found = [word for word in paper.words[0] if word["text"] == "OFFICIAL"]
    assert [round((word["x0"] + word["x1"]) / 2) for word in found] == [round(105 * MM)] * 2
    assert found[0]["bottom"] < 19 * MM
    assert found[1]["top"] > 278 * MM
    assert all("Bold" in c["fontname"] for c in paper.pages[0] if c["top"] == found[0]["top"])


def test_a_superscript_is_smaller_and_higher_and_belongs_to_its_word() -> None:
    paragraph = Paragraph((Run("the 21"), Run("st", rise="super"), Run(" of July")))
    paper = Paper(one_item(Text(text=(paragraph,))))
    assert "the21stofJuly" in paper.column(36, 162)
    base = next(char for char in paper.pages[0] if char["text"] == "2")
    raised = next(char for char in paper.pages[0] if char["size"] < 9)
    assert raised["size"] == pytest.approx(12 * 0.65)
    assert raised["matrix"][5] == pytest.approx(base["matrix"][5] + 12 * 0.33)


def test_a_run_in_heading_stands_on_the_line_of_its_text() -> None:
    item = Item(heading="AOB:", number="5.", run_in=True, blocks=(text("None."),))
    paper = Paper(Minutes(items=(item,)))
    assert paper.word("AOB:")["top"] == paper.word("None.")["top"] == paper.word("5.")["top"]


def test_an_item_numbered_in_the_body_has_its_number_before_the_heading() -> None:
    item = Item(heading="Topic", number="1.", number_place="body", blocks=(text("Words."),))
    paper = Paper(Minutes(items=(item,)))
    assert paper.word("1.")["x0"] == pytest.approx(paper.word("Words.")["x0"])
    assert paper.word("1.")["x1"] < paper.word("Topic")["x0"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=60), min_size=8, max_size=8),
    st.lists(st.text(st.characters(), max_size=300), min_size=1, max_size=4),
)
def test_no_words_whatever_make_the_print_fail(short: list[str], long: list[str]) -> None:
    label, mark, owner, number, heading, column, name, due = short
    entries = tuple(
        Action(text=(Paragraph((Run(words),), mark, n),), owner_words=owner, dues=(Due(due),))
        for n, words in enumerate(long)
    )
    blocks = (
        Question(text=rich(long[0]), label=mark),
        Actions(label=label, run_in=True, entries=entries),
    )
    item = Item(heading=heading, number=number, column=column, run_in=True, blocks=blocks)
    value = Minutes(
        series=name,
        title=heading,
        marking=label,
        details=(Detail(label=label, value=rich(name)),),
        attendance=(Attendee(name=name, capacity=long[0], group=label),),
        items=(item, Item(number_place="body", heading=heading, number=number, items=(item,))),
    )
    assert make_pdf(value, TEMPLATE).startswith(b"%PDF")


def test_no_minutes_at_all_print_one_page() -> None:
    assert len(Paper(Minutes()).pages) == 1


_DIGEST = """
import hashlib
from tests.export.test_document import everyday
from minutes_desktop.export.pdf.document import make_pdf
from tests.export.builders import TEMPLATE
print(hashlib.sha256(make_pdf(everyday(), TEMPLATE)).hexdigest())
"""


def everyday() -> Minutes:
    """Minutes with all four faces of the font, over several pages."""
    mixed = Paragraph((Run("plain "), Run("bold", bold=True), Run("both", bold=True, italic=True)))
    blocks = (
        Text(text=(mixed,)),
        Question(text=rich("Why “so”?")),
        Findings(label="Findings:", text=bullets(*(words(60) for _ in range(20)))),
    )
    return one_item(*blocks)


def test_the_same_minutes_are_the_same_bytes_in_any_process() -> None:
    digests = {hashlib.sha256(make_pdf(everyday(), TEMPLATE)).hexdigest()}
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1


def test_different_minutes_carry_different_identifiers() -> None:
    def identifier(words: str) -> bytes:
        pdf = make_pdf(one_item(text(words)), TEMPLATE)
        return pdf[pdf.rindex(b"/ID") : pdf.rindex(b"/Info")]

    assert identifier("one") != identifier("two")
