"""Every PDF is PDF/UA-1 and PDF/A-2a, and is heard in the order in which it is read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Owner, Status
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Findings,
    PreviousActions,
    Question,
    Table,
    TableRow,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, BULLETS, Paragraph, Run, rich
from minutes_desktop.domain.template import Template
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.store.builtin import sample_minutes
from tests.case_minutes import LAYOUTS, builtin_template, case_tool, minutes_of, template_of
from tests.export.builders import TEMPLATE, in_variant, one_item, text
from tests.export.reading import evened, words_in_order
from tests.export.tagged import Tagged
from tests.export.test_cases import NAMES, read_case
from tests.export.test_every_layout import words
from tests.export.verapdf import validated
from tests.factories import any_minutes

EVERY = [
    in_variant(builtin_template(layout), variant)
    for layout in LAYOUTS.values()
    for variant in ("classic", "accessible")
]


def _heard(minutes: Minutes, template: Template = TEMPLATE) -> list[tuple[str, str]]:
    pdf = Tagged(make_pdf(minutes, template))
    assert pdf.faults() == []
    return pdf.elements()


def _kept(folder: Path, name: str, minutes: Minutes, template: Template) -> Path:
    """The minutes in a file, sound as far as can be told without veraPDF, and heard in order."""
    file = folder / f"{name}.pdf"
    file.write_bytes(make_pdf(minutes, template))
    pdf = Tagged(file.read_bytes())
    assert pdf.faults() == [], name
    assert evened([pdf.heard()]) == words_in_order(minutes, template)
    return file


# ------------------------------------------------------------ what is heard


def test_an_item_is_a_section_with_its_number_and_heading_and_then_its_words() -> None:
    question = Question(text=rich("How many vans?"))
    assert _heard(one_item(question, Findings(text=rich("Two."), label="Findings:"))) == [
        ("P", "DRAFT v1 – subject to approval"),
        ("H1", "Board"),
        ("H2", "1 Item"),
        ("P", "How many vans?"),
        ("H3", "Findings:"),
        ("P", "Two."),
    ]


def test_owner_and_status_are_heard_right_after_their_action_with_what_they_are() -> None:
    actions = Actions(
        label="Action:",
        entries=(
            Action(text=rich("Count them."), owners=(Owner("CC"),)),
            Action(
                text=rich("Paint them."),
                owners=(Owner("AB"),),
                status=Status("discharged", "Discharged", "column"),
            ),
        ),
    )
    pdf = Tagged(make_pdf(one_item(actions), TEMPLATE))
    assert pdf.heard().endswith(
        "Action: Count them. Action owner: CC Paint them. Action owner: AB Status: Discharged"
    )
    assert pdf.heard(replaced=False).endswith("Action: Count them. CC Paint them. AB Discharged")


def test_lists_are_lists_with_their_labels_and_nest() -> None:
    found = (
        Paragraph((Run("first"),), BULLET),
        Paragraph((Run("inner"),), BULLET, 1),
        Paragraph((Run("second"),), BULLET),
        Paragraph((Run("numbered"),), "1."),
        Paragraph((Run("plain"),)),
    )
    pdf = Tagged(make_pdf(one_item(replace(text(""), text=found)), TEMPLATE))
    tags = pdf.tags()
    assert (tags["L"], tags["LI"], tags["Lbl"], tags["LBody"]) == (3, 4, 4, 4)
    assert pdf.heard().endswith("• first ○ inner • second 1. numbered plain")


def test_people_are_a_table_with_heads_and_names_as_heads_of_their_rows() -> None:
    minutes = Minutes(
        title="Board",
        attendance=(Attendee(name="Ann Ode", capacity="Chair", group="Attendance:"),),
        apologies=(Apology(name="Ben Oak", capacity="Clerk"),),
    )
    heard = _heard(minutes)
    assert [words for tag, words in heard if tag == "TH"][-2:] == ["Ann Ode", "Ben Oak"]
    assert ("TD", "Chair") in heard


def test_a_mark_for_who_joined_from_elsewhere_is_heard_as_a_word() -> None:
    minutes = Minutes(title="Board", attendance=(Attendee(name="Ann Ode", remote=True),))
    pdf = Tagged(make_pdf(minutes, builtin_template("performance-accountability")))
    assert pdf.faults() == []
    assert pdf.heard().endswith("1 Ann Ode Yes")
    assert pdf.heard(replaced=False).endswith("1 Ann Ode x")


def test_a_mark_of_which_nothing_is_seen_is_not_heard_as_a_word() -> None:
    ann = Attendee(name="Ann Ode", remote=True, remote_words="\x1b")
    minutes = Minutes(title="Board", attendance=(ann,))
    pdf = Tagged(make_pdf(minutes, builtin_template("performance-accountability")))
    assert pdf.heard().endswith("1 Ann Ode")


def test_a_head_repeated_on_later_pages_is_heard_once() -> None:
    people = tuple(Attendee(name=f"Person {n}", capacity=words(12)) for n in range(60))
    pdf = Tagged(make_pdf(Minutes(title="Board", attendance=people), EVERY[0]))
    assert pdf.faults() == []
    assert len(pikepdf.open(io.BytesIO(make_pdf(Minutes(attendance=people), EVERY[0]))).pages) > 1
    assert pdf.heard().count("Name:") == 1


def test_a_paragraph_cut_by_a_page_is_one_paragraph() -> None:
    long = words(1000)
    heard = _heard(one_item(text(long)))
    assert [said for tag, said in heard if tag == "P"][-1] == long


def test_details_numbers_and_previous_actions_keep_their_words_apart() -> None:
    previous = PreviousActions(
        entries=(
            Action(
                reference="01.23/06",
                text=rich("Add links."),
                status=Status("discharged", "Discharged", "column"),
            ),
        )
    )
    table = Table(heads=("When", "What"), rows=(TableRow(cells=(rich("May"), rich("Vans\nCars"))),))
    minutes = replace(
        one_item(previous, table, number="02.21/07"),
        details=(Detail(label="Date:", value=rich("30 June 2017")),),
    )
    for template in EVERY:
        said = Tagged(make_pdf(minutes, template)).heard(replaced=False)
        assert "Date: 30 June 2017" in said
        assert "02.21/07 Item" in said
        assert "01.23/06 Add links. Discharged" in said
        assert "When What May Vans Cars" in said


def test_names_from_right_to_left_are_drawn_as_they_look_and_heard_as_they_were_typed() -> None:
    arabic, hebrew = "محمد أحمد", "דוד לוי"
    minutes = replace(
        one_item(text(f"Chaired by {arabic}."), heading=hebrew),
        attendance=(Attendee(name=arabic, capacity="Chair"),),
    )
    pdf = Tagged(make_pdf(minutes, TEMPLATE))
    assert pdf.faults() == []
    assert f"{arabic} Chair" in pdf.heard()
    assert f"1 {hebrew} Chaired by {arabic}." in pdf.heard()
    seen = [words for tag, words in pdf.elements() if tag == "Span"]
    assert "יול דוד" in seen


@pytest.mark.parametrize("name", NAMES)
def test_published_minutes_are_heard_word_for_word(shared: Path, name: str) -> None:
    """In the order in which they were published, third-column words after their passage."""
    case, reader = read_case(shared, name), case_tool(shared, "case_format")
    template = template_of(case)
    pdf = Tagged(make_pdf(minutes_of(case, template), template))
    heard = [word for word in pdf.heard(replaced=False).split() if word not in {*BULLETS}]
    wanted = [word.text for word in reader.case_words(case) if word.text not in {*BULLETS}]
    start = next(at for at in range(len(heard)) if heard[at : at + 3] == wanted[:3])
    assert heard[start:] == wanted


def test_a_marking_and_the_state_are_heard_once_before_the_title() -> None:
    heard = _heard(replace(one_item(text(words(800))), marking="OFFICIAL"))
    assert heard[:3] == [
        ("P", "OFFICIAL"),
        ("P", "DRAFT v1 – subject to approval"),
        ("H1", "Board"),
    ]
    assert [said for _, said in heard].count("OFFICIAL") == 1


# ------------------------------------------------------------ what checkers say


def test_samples_and_odd_minutes_are_accessible_and_can_be_kept(tmp_path: Path) -> None:
    odd = {
        "sample": sample_minutes(),
        "nothing": Minutes(),
        "untitled": Minutes(items=(Item(heading="A", items=(Item(heading="B"),)),)),
        "headless": one_item(Table(heads=("Only", "heads"))),
        "long": one_item(text(words(1500))),
        "marked": replace(
            one_item(text("<b> & ŵ \u202e عربي 🚓")), marking="OFFICIAL", title="<&>"
        ),
    }
    files = [
        _kept(tmp_path, f"{name}-{at}", minutes, template)
        for count, (name, minutes) in enumerate(odd.items())
        for at, template in list(enumerate(EVERY))[count % 2 :: 2]
    ]
    assert validated(files) == []


def test_published_minutes_are_accessible_in_every_layout_look_and_state(
    shared: Path, tmp_path: Path
) -> None:
    files: list[Path] = []
    for at, name in enumerate(NAMES):
        for template in EVERY:
            state = ("draft", "signed")[(len(files) + at) % 2]
            file = tmp_path / f"{name}-{len(files)}-{state}.pdf"
            minutes = replace(minutes_of(read_case(shared, name), template), state=state)
            file.write_bytes(make_pdf(minutes, template))
            if len(files) % len(EVERY) == at % len(EVERY):  # all of them take long; see benchmarks
                heard = Tagged(file.read_bytes()).heard()
                assert evened([heard]) == words_in_order(minutes, template)
            files.append(file)
    assert validated(files) == []


def test_a_long_word_cut_by_a_page_is_heard_as_one() -> None:
    """Nothing is put between its halves, of which the first ends a cell and a page."""
    table = Table(heads=("Word", "x"), rows=(TableRow(cells=(rich("W" * 1500), rich("x"))),))
    narrow = replace(table, shares=(1, 9))
    pdf = Tagged(make_pdf(one_item(narrow), TEMPLATE))
    assert len(pdf) > 1
    assert "W" * 1500 in pdf.heard()


def test_any_minutes_are_accessible(tmp_path: Path) -> None:
    files: list[Path] = []

    @seed(7)  # kept, so that what veraPDF says of a file can be looked at again
    @settings(
        max_examples=25,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(any_minutes)
    def print_them(minutes: Minutes) -> None:
        at = len(files)
        files.append(_kept(tmp_path, str(at), minutes, EVERY[at % len(EVERY)]))

    print_them()
    assert validated(files) == []


# ------------------------------------------------------------ the checkers can fail


def _without_owner(pdf: pikepdf.Pdf) -> None:
    tree = pdf.Root.StructTreeRoot
    tree.ParentTree.Nums[1][0] = tree.K


def _painted_outside(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"BT 0 0 Td ET 0 0 10 10 re f")


def _owned_twice(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.StructTreeRoot.K.K[0]
    first.K = pikepdf.Array([0, 0])


def _untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo
    del pdf.Root.Metadata


@pytest.mark.parametrize("spoil", [_without_owner, _painted_outside, _owned_twice])
def test_the_structural_check_sees_what_is_wrong(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert Tagged(_spoiled(spoil)).faults() != []


@pytest.mark.parametrize("spoil", [_untagged, _painted_outside])
def test_verapdf_sees_what_is_wrong(spoil: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    file = tmp_path / "spoiled.pdf"
    file.write_bytes(_spoiled(spoil))
    assert validated([file]) != []


def _spoiled(spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.open(io.BytesIO(make_pdf(one_item(text("Words.")), TEMPLATE)))
    spoil(pdf)
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()
