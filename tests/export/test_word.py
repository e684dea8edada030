"""The Word twin says what the page says, in the same order, in real styles."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from minutes_desktop.domain.actions import Action, Owner
from minutes_desktop.domain.attendance import Attendee
from minutes_desktop.domain.blocks import Actions, Findings, Question, Table, TableRow
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import BULLET, BULLETS, Paragraph, Run, rich
from minutes_desktop.domain.template import Template
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.export.plain import make_text
from minutes_desktop.export.word.document import make_docx
from minutes_desktop.store.builtin import sample_minutes
from tests.case_minutes import LAYOUTS, builtin_template, minutes_of, template_of
from tests.export.builders import TEMPLATE, in_variant, one_item, text
from tests.export.tagged import Tagged
from tests.export.test_cases import NAMES, read_case
from tests.factories import any_minutes

EVERY = [
    in_variant(builtin_template(layout), variant)
    for layout in LAYOUTS.values()
    for variant in ("classic", "accessible")
]


def opened(minutes: Minutes, template: Template = TEMPLATE) -> WordDocument:
    """The Word twin, opened."""
    return Document(io.BytesIO(make_docx(minutes, template)))


def _paragraphs(block: WordDocument | _Cell) -> Iterator[WordParagraph]:
    """Every paragraph in the order of the document, those in tables cell by cell."""
    for part in block.iter_inner_content():
        if isinstance(part, WordTable):
            for row in part.rows:
                seen: list[object] = []
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        yield from _paragraphs(cell)
        else:
            yield part


def words_in(document: WordDocument) -> list[str]:
    """Its words in their order, without bullets."""
    return [
        word
        for paragraph in _paragraphs(document)
        for word in paragraph.text.split()
        if word not in BULLETS
    ]


def _heard(minutes: Minutes, template: Template) -> list[str]:
    """The words of the PDF from its title on, without what stands for bullets."""
    pdf = Tagged(make_pdf(minutes, template))
    before = len(" ".join(said for tag, said in pdf.elements()[:2]).split())
    state = pdf.elements()[0][1].split()
    heard = pdf.heard(replaced=False).split()
    assert before
    assert heard[: len(state)] == state
    return [word for word in heard[len(state) :] if word not in BULLETS]


@pytest.mark.parametrize("name", NAMES)
def test_published_minutes_read_in_word_as_in_the_pdf(shared: Path, name: str) -> None:
    case = read_case(shared, name)
    template = template_of(case)
    minutes = minutes_of(case, template)
    assert words_in(opened(minutes, template)) == _heard(minutes, template)


@pytest.mark.parametrize("template", EVERY, ids=lambda one: f"{one.name}-{one.layout.variant}")
def test_the_sample_reads_in_word_as_in_the_pdf_and_as_text_but_for_the_heads(
    template: Template,
) -> None:
    minutes = sample_minutes()
    heard = _heard(minutes, template)
    assert words_in(opened(minutes, template)) == heard
    plain = Counter(make_text(minutes, template).decode().split())
    layout = template.layout
    heads = [*layout.items.heads, *(column.head for column in layout.attendance.columns)]
    assert set(Counter(heard) - plain) <= set(" ".join(heads).split())


def test_headings_labels_and_roles_are_styles() -> None:
    question = Question(text=rich("How many vans?"))
    findings = Findings(text=rich("Two."), label="Findings:")
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in _paragraphs(opened(one_item(question, findings)))
        if paragraph.style and paragraph.text
    ]
    assert found == [
        ("Title", "Board"),
        ("Minutes Strong", "1"),
        ("Heading 2", "Item"),
        ("Minutes Question", "How many vans?"),
        ("Minutes Label", "Findings:"),
        ("Minutes Findings", "Two."),
    ]


def test_an_owner_stands_in_the_row_of_the_action() -> None:
    actions = Actions(
        label="Actions:",
        entries=(
            Action(text=rich("Count."), owners=(Owner("CC"),)),
            Action(text=rich("Paint."), owners=(Owner("AB"),)),
        ),
    )
    (table,) = opened(one_item(actions)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [["1", "Item\nActions:", ""], ["", "Count.", "CC"], ["", "Paint.", "AB"]]


def test_heads_of_people_come_again_on_every_page() -> None:
    minutes = Minutes(title="Board", attendance=(Attendee(name="Ann Ode", capacity="Chair"),))
    (table,) = opened(minutes, EVERY[0]).tables
    assert [cell.text for cell in table.rows[0].cells] == ["", "Name:", "Capacity:"]
    properties = table.rows[0]._tr.trPr
    assert properties is not None
    assert properties.find(qn("w:tblHeader")) is not None


def test_marks_bullets_and_typed_labels_are_words_own() -> None:
    found = (
        Paragraph((Run("plain "), Run("bold", bold=True), Run("th", rise="super"))),
        Paragraph((Run("bullet"),), BULLET),
        Paragraph((Run("inner"),), BULLET, 1),
        Paragraph((Run("typed"),), "(ii)"),
    )
    block = replace(text(""), text=found)
    plain, bullet, inner, typed = list(_paragraphs(opened(one_item(block))))[3:7]
    assert [(run.text, run.bold, run.font.superscript) for run in plain.runs] == [
        ("plain ", None, None),
        ("bold", True, None),
        ("th", None, True),
    ]
    styles = [one.style.name for one in (bullet, inner) if one.style]
    assert styles == ["List Bullet", "List Bullet 2"]
    assert typed.text == "(ii)\ttyped"


def test_a_table_stands_in_the_body_with_its_heads() -> None:
    table = Table(heads=("When", "What"), rows=(TableRow(cells=(rich("May"), rich("Vans"))),))
    (items,) = opened(one_item(table)).tables
    (inner,) = items.rows[0].cells[1].tables
    assert [[cell.text for cell in row.cells] for row in inner.rows] == [
        ["When", "What"],
        ["May", "Vans"],
    ]


def test_the_state_and_the_marking_stand_in_header_and_footer() -> None:
    section = opened(replace(one_item(text("Words.")), marking="OFFICIAL")).sections[0]
    first = [paragraph.text for paragraph in section.first_page_header.paragraphs]
    assert first == ["DRAFT v1 – subject to approval", "OFFICIAL"]
    assert section.footer.paragraphs[0].text.endswith("\tPage  of ")


def _signed_in_words(minutes: Minutes) -> Minutes:
    """The minutes without a picture of a signature, which any bytes are not."""
    signature = replace(minutes.sign_off.signature, way="typed", image=b"")
    return replace(minutes, sign_off=replace(minutes.sign_off, signature=signature))


@settings(max_examples=20, deadline=None, suppress_health_check=[*HealthCheck])
@given(any_minutes.map(_signed_in_words))
def test_any_minutes_make_the_same_document_twice_and_word_can_read_it(minutes: Minutes) -> None:
    template = EVERY[len(minutes.items) % len(EVERY)]
    made = make_docx(minutes, template)
    assert made == make_docx(minutes, template)
    assert Document(io.BytesIO(made)).sections
    assert make_text(minutes, template).decode().endswith("\n")


_PRINT = """
import hashlib
from minutes_desktop.export.word.document import make_docx
from minutes_desktop.store.builtin import builtin_templates, sample_minutes
made = make_docx(sample_minutes(), builtin_templates()[0])
print(hashlib.sha256(made).hexdigest())
"""


def test_the_same_minutes_give_the_same_document_in_any_process_and_time_zone() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            env=os.environ | {"PYTHONHASHSEED": hashes, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hashes, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(found) == 1
