"""What a layout describes is what is printed: parts, heads, marks, logo and running words."""

from __future__ import annotations

import base64
import datetime as dt
import io
import struct
import zlib

import pytest
from msgspec.structs import replace

from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Findings, NextMeeting, Question, Sitting
from minutes_desktop.domain.layout import (
    ApprovalGrid,
    BlockStyle,
    DetailsGrid,
    ItemsGrid,
    Logo,
    Looks,
    Margins,
    PeopleColumn,
    PeopleGrid,
    TextStyle,
    Variant,
)
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Detail, Item, Minutes
from minutes_desktop.domain.richtext import Paragraph, Run, rich
from minutes_desktop.domain.template import Template, begin
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.pdf.document import make_pdf
from tests.case_minutes import builtin_template
from tests.export.builders import MM, Paper, in_layout, in_variant, one_item, text
from tests.export.test_every_layout import words

OPEN_MINUTES = builtin_template("performance-accountability")


def looking(**fields: object) -> Template:
    """The template of the tests with other fields of its looks."""
    return in_layout(classic=replace(in_layout().layout.classic, **fields))


def image(width: int, height: int) -> bytes:
    """A grey picture as the bytes of a PNG file."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x99" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def everything() -> Minutes:
    """Minutes with something in every part."""
    return Minutes(
        title="Board",
        details=(Detail(label="Venue:", value=rich("Hall")),),
        attendance=(Attendee(name="Ann", capacity="Chair"),),
        items=(Item(heading="Vans", blocks=(text("Words."),)),),
        approval=Approval("Approved", (ApprovalRow(label="Signed:", role="signature"),)),
    )


def test_the_parts_stand_in_the_order_of_the_layout_and_one_left_out_is_not_printed() -> None:
    paper = Paper(everything(), in_layout(parts=("items", "approval", "title", "details")))
    marks = ["Words.", "Approved", "Board", "Venue:"]
    tops = [paper.word(mark)["top"] for mark in marks]
    assert tops == sorted(tops)
    assert "Ann" not in paper.column(0, 210)


def test_margins_letters_and_lines_are_those_of_the_layout() -> None:
    margins = Margins(top=30, right=50, bottom=20, left=40)
    template = in_layout(margins=margins, size=11.0, leading=18.0, details=DetailsGrid())
    broken = Paragraph((Run("one\ntwo"),))
    paper = Paper(Minutes(details=(Detail(value=(broken,)),), items=()), template)
    one, two = paper.word("one"), paper.word("two")
    assert one["x0"] == pytest.approx(40 * MM, abs=0.5)
    assert two["top"] - one["top"] == pytest.approx(18)
    assert {char["size"] for char in paper.pages[0] if char["text"] == "w"} == {11}
    assert not Paper(one_item(text(words(300))), template).clipped()


def test_the_details_can_be_a_ruled_table_with_labels_of_their_own_width() -> None:
    details = (
        Detail(label="Date:", value=(Paragraph((Run("21"), Run("st", rise="super"))),)),
        Detail(label="Chair:", value=rich("Ann Bee")),
        Detail(value=rich("Cy Dee")),
    )
    paper = Paper(Minutes(details=details), in_layout(details=DetailsGrid(40, ruled=True)))
    assert [round(rule["x0"] / MM) for rule in paper.uprights[0]] == [20, 60, 190]
    assert paper.word("Date:")["x0"] == pytest.approx(21.9 * MM, abs=0.5)
    assert {round(paper.word(word)["x0"] / MM, 1) for word in ("21st", "Ann", "Cy")} == {61.9}
    assert not paper.clipped()


@pytest.mark.parametrize("label_width", [0, 30])
def test_details_on_one_line_stand_beside_each_other(label_width: float) -> None:
    details = (
        Detail(label="Date:", value=rich("26th July")),
        Detail(label="Chair:", value=rich("Ann"), same_line=True),
        Detail(label="Venue:", value=rich("Hall\nYard")),
    )
    paper = Paper(Minutes(details=details), in_layout(details=DetailsGrid(label_width)))
    assert paper.word("Date:")["top"] == paper.word("Chair:")["top"]
    assert paper.word("July")["x1"] + 10 < paper.word("Chair:")["x0"]
    assert paper.word("Hall")["top"] < paper.word("Yard")["top"]


def test_a_grid_of_people_has_its_heading_its_shaded_heads_and_its_centred_marks() -> None:
    columns = (
        PeopleColumn("number", 12, "No"),
        PeopleColumn("name", 100, "Name"),
        PeopleColumn("remote", 40, "Dial In", centred=True),
    )
    grid = PeopleGrid(columns, heading="Attendees", ruled=True, shaded=True)
    value = Minutes(attendance=(Attendee(name="Ann Bee"), Attendee(name="Cy Dee", remote=True)))
    paper = Paper(value, in_layout(attendance=grid))
    assert paper.word("Attendees")["bottom"] < paper.word("No")["top"]
    assert sorted({round(rule["x0"] / MM) for rule in paper.uprights[0]}) == [20, 32, 132, 172]
    mark = paper.word("x")
    assert (mark["x0"] + mark["x1"]) / 2 == pytest.approx((132 + 20) * MM, abs=0.5)
    (shade,) = paper.shades[0]
    assert shade * MM < paper.word("No")["top"] < paper.word("Ann")["top"]
    assert paper.word("2")["top"] == paper.word("Cy")["top"]


def test_columns_wider_than_the_page_together_are_made_to_fit() -> None:
    columns = (PeopleColumn("name", 200), PeopleColumn("capacity", 200))
    value = Minutes(attendance=(Attendee(name=words(40), capacity=words(40)),))
    paper = Paper(value, in_layout(attendance=PeopleGrid(columns, ruled=True)))
    assert not paper.clipped()
    assert not paper.overprinted()


def test_heads_in_a_row_of_their_own_stand_once_and_heads_of_pages_on_each() -> None:
    items = ItemsGrid(heading="Items for Discussion", heads=("No", "Matter", "Who"), shaded=True)
    value = one_item(text(words(1500)))
    for place, times in (("item", 0), ("row", 1), ("pages", 4)):
        looks = replace(in_layout().layout.classic, head_place=place)
        paper = Paper(value, in_layout(items=items, classic=looks))
        printed = times if times < 2 else len(paper.pages)
        assert paper.column(0, 210).count("NoMatterWho") == printed
        assert sum(map(len, paper.shades)) == printed
        assert paper.word("Discussion")["top"] < paper.word("Item")["top"]
        assert not paper.clipped()


def test_an_item_grid_without_rules_is_set_in_the_same_columns() -> None:
    value = one_item(text("Words."))
    plain = Paper(value, in_layout(items=ItemsGrid(ruled=False)))
    ruled = Paper(value)
    assert not plain.across[0]
    assert len(ruled.across[0]) == 6
    assert plain.word("Words.")["x0"] == ruled.word("Words.")["x0"]


def test_headings_have_the_marks_of_their_depth_and_topics_their_own() -> None:
    template = looking(
        headings=(TextStyle(bold=True, capitals=True, size=15.0), TextStyle(italic=True)),
        topic=TextStyle(underline=True),
    )
    third = Item(heading="Third", blocks=(text("Words."),))
    inner = Item(heading="Second", items=(third,))
    paper = Paper(Minutes(items=(Item(heading="First", items=(inner,)),)), template)
    fonts = {
        word: next(
            (char["fontname"][7:], char["size"])
            for char in paper.pages[0]
            if abs(char["x0"] - paper.word(word)["x0"]) < 0.1
            and abs(char["top"] - paper.word(word)["top"]) < 0.1
        )
        for word in ("FIRST", "1a", "Second", "Third")
    }
    assert fonts == {
        "FIRST": ("LiberationSans-Bold", 15),
        "1a": ("LiberationSans-Italic", 12),
        "Second": ("LiberationSans-Italic", 12),
        "Third": ("LiberationSans", 12),
    }


def test_a_question_can_be_led_by_words_and_set_in_beside_a_bar() -> None:
    style = BlockStyle(bold=True, indent=6, bar=True, lead="Asked")
    template = looking(blocks={"question": style})
    blocks = (
        Question(text=rich("Why?\nAnd where?"), label="a."),
        Question(text=rich("When?"), label="b."),
        Findings(text=rich("Because.")),
    )
    paper = Paper(one_item(*blocks), template)
    lines = [line for line in paper.lines[0] if "?" in line]
    assert lines == ["Asked a. Why?", "And where?", "Asked b. When?"]
    first, second, after = paper.word("Asked"), paper.word("And"), paper.word("Because.")
    assert first["x0"] == second["x0"] == pytest.approx(after["x0"] + 6 * MM)
    bars = [line for line in paper.across_and_up(0) if line["linewidth"] == 2]
    assert len(bars) == 2
    assert bars[0]["top"] < first["top"] + 2
    assert second["bottom"] - 2 < bars[0]["bottom"] < paper.word("b.")["top"]
    assert bars[0]["x0"] == pytest.approx(after["x0"] + 2 * MM, abs=0.1)


def test_a_heading_that_runs_in_keeps_the_marks_of_what_is_asked() -> None:
    item = Item(
        heading="Vans -", number="1.", number_place="body", run_in=True,
        blocks=(Question(text=rich("Why so many?")), text("Because.")),
    )  # fmt: skip
    paper = Paper(Minutes(items=(item,)), OPEN_MINUTES)
    assert "1. Vans - Why so many?" in paper.lines[0]
    fonts = {char["text"]: char["fontname"] for char in paper.pages[0]}
    assert fonts["V"].endswith("Sans")
    assert fonts["W"].endswith("Italic")


def test_a_heading_does_not_run_into_a_question_beside_a_bar_and_leaves_its_dash() -> None:
    template = replace(OPEN_MINUTES, layout=replace(OPEN_MINUTES.layout, variant="accessible"))
    item = Item(heading="Vans -", run_in=True, blocks=(Question(text=rich("Why?")),))
    paper = Paper(Minutes(items=(item,)), template)
    assert "VansAsked:Why?" in paper.column(0, 210)
    assert paper.word("Asked:")["top"] > paper.word("Vans")["top"]


def test_the_approval_block_leaves_room_to_sign_and_stays_together() -> None:
    rows = (
        ApprovalRow(label="Signature:", role="signature"),
        ApprovalRow(label="Signer:", value="Bea Cee", role="name"),
        ApprovalRow(label="Date:", role="date"),
    )
    value = replace(everything(), approval=Approval("Formal Approval", rows))
    template = in_layout(approval=ApprovalGrid(label_width=50, signature_height=25, row_height=10))
    paper = Paper(value, template)
    tops = [paper.word(label)["top"] / MM for label in ("Signature:", "Signer:", "Date:")]
    assert tops[1] - tops[0] == pytest.approx(25, abs=0.1)
    assert tops[2] - tops[1] == pytest.approx(10, abs=0.1)
    assert paper.word("Bea")["x0"] == pytest.approx(paper.word("Signer:")["x0"] + 50 * MM, abs=0.5)
    for lines in range(24, 40, 3):
        broken = Paragraph((Run("\n".join(["line"] * lines)),))
        items = (Item(blocks=(replace(text("x"), text=(broken,)),)),)
        paper = Paper(replace(value, items=items), template)
        assert paper.word("Formal")["page"] == paper.word("Date:")["page"]


@pytest.mark.parametrize("size, printed", [((400, 100), (45, 11.25)), ((100, 400), (5, 20))])
def test_a_logo_keeps_its_shape_in_its_box_and_the_title_stands_left_of_it(
    size: tuple[int, int], printed: tuple[float, float]
) -> None:
    template = in_layout(logo=Logo(image=image(*size), alt="A shield"))
    value = replace(everything(), title=words(60))
    paper = Paper(replace(value, items=(Item(blocks=(text(words(900)),)),)), template)
    (logo,) = paper.images[0]
    assert [len(images) for images in paper.images[1:]] == [0] * (len(paper.pages) - 1)
    assert (logo["width"] / MM, logo["height"] / MM) == pytest.approx(printed)
    assert (logo["x1"] / MM, logo["top"] / MM) == pytest.approx((190, 20), abs=0.01)
    beside = [char for char in paper.pages[0] if char["size"] == 16]
    assert max(char["x1"] for char in beside) < logo["x0"]
    assert paper.word("Venue:")["top"] > logo["bottom"]


@pytest.mark.parametrize("parts", [("title", "details"), ("details", "title")])
@pytest.mark.parametrize("title", ["", "B"])
def test_what_follows_a_logo_stands_below_it(parts: tuple[str, ...], title: str) -> None:
    template = in_layout(logo=Logo(image=image(10, 10)), parts=parts)
    paper = Paper(Minutes(title=title, details=(Detail(value=rich("Hall")),)), template)
    assert paper.word("Hall")["top"] > paper.images[0][0]["bottom"]


_CUT = image(60, 60)[:60]
_JPEG = b"\xff\xd8\xff" + bytes(40)


@pytest.mark.parametrize("picture", [b"GIF89a", b"\x89PNG\r\n\x1a\n", _CUT, _JPEG])
def test_a_picture_that_cannot_be_read_is_told_in_a_sentence(picture: bytes) -> None:
    with pytest.raises(ExportError, match=r"^The logo of the template cannot be read; choose"):
        make_pdf(everything(), in_layout(logo=Logo(image=picture)))


def test_a_logo_leaves_the_bytes_the_same_each_time() -> None:
    template = in_layout(logo=Logo(image=image(20, 20)))
    assert make_pdf(everything(), template) == make_pdf(everything(), template)


_SMALL_JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc"
    "KDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAACAAQBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
    "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
    "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
    "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AOPooor/2Q=="
)


def test_a_jpeg_picture_is_printed_too() -> None:
    paper = Paper(everything(), in_layout(logo=Logo(image=_SMALL_JPEG)))
    assert len(paper.images[0]) == 1


@pytest.mark.parametrize(
    "header, head",
    [
        ("{title}, {date}", "Board, 30 June 2017"),
        ("{series} – {date} – {state}", "30 June 2017 – DRAFT v1 – subject to approval"),
        ("Minutes of {date}", "Minutes of 30 June 2017"),
        ("", ""),
    ],
)
def test_the_head_of_later_pages_is_in_the_words_of_the_layout(header: str, head: str) -> None:
    value = Minutes(
        title="Board", date=dt.date(2017, 6, 30), items=(Item(blocks=(text(words(900)),)),)
    )
    paper = Paper(value, in_layout(header=header, footer="{state} | {title}"))
    above = [char["text"] for char in paper.pages[1] if char["top"] < 15 * MM]
    assert "".join(above) == head
    assert paper.lines[0][0] == "DRAFT v1 – subject to approval"
    number = f"Page 1 of {len(paper.pages)}"
    assert paper.lines[0][-1] == f"DRAFT v1 – subject to approval | Board {number}"


@pytest.mark.parametrize(
    "template, sentence",
    [
        (in_layout(margins=Margins(left=120, right=80)), "The margins of the template leave no"),
        (in_layout(items=ItemsGrid(third=140)), "The columns of the items leave too little room"),
    ],
)
def test_a_layout_without_room_for_words_is_told_in_a_sentence(
    template: Template, sentence: str
) -> None:
    with pytest.raises(ExportError, match=f"^{sentence}"):
        make_pdf(everything(), template)


def test_looks_without_a_style_for_headings_print_them_bold() -> None:
    paper = Paper(one_item(text("Words.")), in_layout(classic=Looks(headings=())))
    char = next(char for char in paper.pages[0] if char["text"] == "I")
    assert char["fontname"].endswith("Bold")


def test_a_new_meeting_of_open_minutes_has_the_parts_of_its_form() -> None:
    value = begin(OPEN_MINUTES, dt.date(2031, 5, 14), dt.time(10))
    paper = Paper(value, OPEN_MINUTES)
    assert paper.lines[0][1:5] == [
        "PERFORMANCE ACCOUNTABILITY MEETING (PAM)",
        "Open Minutes",
        "Date: Wednesday 14 May 2031",
        "Time: 10:00 hrs to",
    ]
    read = paper.column(0, 210)
    assert "ItemsforDiscussionNumberItemAction01.14/05/2031Minutes" in read
    assert "FormalApprovalofMeetingRecordSignature:PrintName:Date:" in read


def test_announced_meetings_stand_on_lines_of_their_own() -> None:
    sittings = (Sitting(words="30 August - CANCELLED"), Sitting(words="27 September\nRoom 2"))
    item = Item(heading="Next:", column="ALL", blocks=(NextMeeting(sittings=sittings),))
    paper = Paper(Minutes(items=(item,)))
    tops = [paper.word(word)["top"] for word in ("Next:", "CANCELLED", "September", "Room")]
    assert tops == sorted(set(tops))
    assert paper.word("ALL")["top"] == pytest.approx(tops[0])
    assert io.BytesIO(make_pdf(Minutes(items=(item,)), in_layout())).read(4) == b"%PDF"


@pytest.mark.parametrize("variant, leans", [("classic", True), ("accessible", False)])
def test_the_accessible_look_prints_no_word_in_italics(variant: Variant, leans: bool) -> None:
    leaning = Paragraph((Run("plain "), Run("leaning", italic=True)))
    minutes = one_item(replace(text(""), text=(leaning,)))
    paper = Paper(minutes, in_variant(in_layout(), variant))
    assert paper.word("leaning")
    fonts = {char["fontname"] for page in paper.pages for char in page}
    assert any("Italic" in font for font in fonts) == leans
