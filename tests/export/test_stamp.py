"""What is printed of how far minutes are agreed, signed and corrected, on kept pages and copies."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from msgspec.structs import replace
from PIL import Image
from pypdfium2 import PdfDocument

from minutes_desktop.domain.layout import Layout
from minutes_desktop.domain.minutes import Approval, ApprovalRow, Minutes
from minutes_desktop.domain.sign_off import Agreement, Amendment, Signature, SignOff, State
from minutes_desktop.domain.template import Labels, Template
from minutes_desktop.export.errors import ExportError
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.export.plain import make_text
from minutes_desktop.export.stamp import NO_STAMP, Stamp
from minutes_desktop.export.word.document import make_docx
from minutes_desktop.export.wording import state_words
from minutes_desktop.export.writing import export
from tests.export.builders import one_item, text
from tests.export.tagged import Tagged
from tests.export.test_every_layout import words
from tests.export.verapdf import validated

TEMPLATE = Template("t", "T", "T")
SEAL = Stamp("0123456789abcdef" * 4)
DAY = dt.date(2031, 7, 3)
AGREED = SignOff(Agreement(words="Ferry Board", date=dt.date(2031, 6, 27)))
SIGNED = replace(AGREED, signature=Signature("Ann Ode", "Chair", DAY))
AMENDED = replace(
    SIGNED,
    amendments=(
        Amendment(
            where="Item 3, findings",
            old="five boats",
            new="six boats",
            minuted="Ferry Board, 5 August 2031, item 1",
            by="BC",
            date=dt.date(2031, 8, 5),
            after_signing=True,
        ),
    ),
)
APPROVAL = Approval(
    "Approval",
    (
        ApprovalRow("s", "Signature:", role="signature"),
        ApprovalRow("n", "Name:", "Ann Ode", role="name"),
    ),
)


def picture(kind: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (300, 80), (20, 20, 120)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(
    "state, sign_off, stamp, said",
    [
        ("draft", SignOff(), NO_STAMP, "DRAFT v2 – subject to approval"),
        ("circulated", SignOff(), NO_STAMP, "DRAFT v2 – subject to approval"),
        ("agreed", SignOff(), NO_STAMP, "Agreed"),
        ("agreed", AGREED, NO_STAMP, "Agreed at Ferry Board on 27 June 2031"),
        ("signed", SIGNED, SEAL, "Signed 3 July 2031"),
        ("signed", SIGNED, NO_STAMP, "Copy of signed version 2"),
        ("published", SIGNED, NO_STAMP, "Copy of signed version 2"),
        ("published", AMENDED, SEAL, "Signed 3 July 2031 – Amended 5 August 2031"),
        ("signed", AMENDED, NO_STAMP, "Copy of signed version 2 – Amended 5 August 2031"),
        ("withdrawn", SIGNED, NO_STAMP, "Copy of signed version 2 – Withdrawn"),
    ],
)
def test_the_state_is_said_in_words(
    state: State, sign_off: SignOff, stamp: Stamp, said: str
) -> None:
    minutes = Minutes(state=state, version=2, sign_off=sign_off)
    assert state_words(minutes, TEMPLATE, stamp) == said


def test_the_words_of_the_template_win_and_lose_what_is_not_known() -> None:
    state = {"agreed": "Passed by the {meeting}[, {date}]", "copy": "Copy, version {n}"}
    template = replace(TEMPLATE, labels=Labels(state=state))
    agreed = Minutes(state="agreed", sign_off=AGREED)
    assert state_words(agreed, template) == "Passed by the Ferry Board, 27 June 2031"
    agreed = replace(agreed, sign_off=SignOff(Agreement(words="Ferry Board")))
    assert state_words(agreed, template) == "Passed by the Ferry Board"
    agreed = replace(agreed, sign_off=SignOff(Agreement(words="Board", amended=True)))
    assert state_words(agreed, template) == "Passed by the Board"
    assert state_words(Minutes(state="signed", version=3), template) == "Copy, version 3"


@pytest.mark.parametrize("layout", [Layout(), Layout(header="{series}", footer="")])
def test_every_page_says_it_also_where_the_layout_does_not(layout: Layout) -> None:
    minutes = replace(one_item(text(words(1500))), state="circulated", version=2)
    pdf = PdfDocument(make_pdf(minutes, replace(TEMPLATE, layout=layout)))
    assert len(pdf) > 2
    for page in pdf:
        assert "DRAFT v2 – subject to approval" in page.get_textpage().get_text_bounded()


def test_the_signed_version_ends_with_its_number_and_its_seal() -> None:
    minutes = Minutes(title="Board", state="signed", version=2, sign_off=SIGNED)
    pdf = Tagged(make_pdf(minutes, TEMPLATE, stamp=SEAL))
    assert pdf.faults() == []
    groups = " ".join(["01234567", "89abcdef"] * 4)
    said = f"Signed 3 July 2031 by Ann Ode, Chair. Version 2. Seal (SHA-256): {groups}"
    assert pdf.elements()[-1] == ("P", said)
    assert "Seal" not in Tagged(make_pdf(minutes, TEMPLATE)).heard()


def test_amendments_are_listed_at_the_end_of_pages_words_and_text() -> None:
    minutes = Minutes(title="Board", approval=APPROVAL, state="signed", sign_off=AMENDED)
    said = (
        "Item 3, findings: for “five boats” read “six boats” (minuted: Ferry Board, 5 August 2031,"
        " item 1; moved by BC)."
    )
    heard = Tagged(make_pdf(minutes, TEMPLATE, stamp=SEAL)).elements()
    assert heard[-3:-1] == [("H2", "Amendments"), ("P", said)]
    assert make_text(minutes, TEMPLATE).decode().endswith(f"\n\nAmendments\n{said}\n")
    word = Document(io.BytesIO(make_docx(minutes, TEMPLATE)))
    assert [one.text for one in word.paragraphs][-2:] == ["Amendments", said]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_scanned_signature_stands_in_its_row_and_is_described(kind: str) -> None:
    signature = Signature("Ann Ode", "Chair", DAY, "image", picture(kind))
    minutes = Minutes(approval=APPROVAL, state="signed", sign_off=SignOff(signature=signature))
    made = make_pdf(minutes, TEMPLATE, stamp=SEAL)
    pdf = Tagged(made)
    assert pdf.faults() == []
    assert pdf.tags()["Figure"] == 1
    assert b"Signature of Ann Ode" in pikepdf_bytes(made)
    word = Document(io.BytesIO(make_docx(minutes, TEMPLATE)))
    assert len(word.inline_shapes) == 1


def pikepdf_bytes(made: bytes) -> bytes:
    """The file with nothing packed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return out.getvalue()


def test_typed_and_paper_signatures_are_words_and_a_draft_has_none() -> None:
    for way, said in (("typed", "Ann Ode"), ("ink", "Signed on paper")):
        signature = Signature("Ann Ode", way=way)  # type: ignore[arg-type]
        signed = Minutes(approval=APPROVAL, state="signed", sign_off=SignOff(signature=signature))
        assert f"Signature:\t{said}\n" in make_text(signed, TEMPLATE).decode()
    draft = Minutes(approval=APPROVAL, sign_off=SignOff(signature=Signature("Ann Ode")))
    assert "Signature:\nName:" in make_text(draft, TEMPLATE).decode()


def test_a_signature_that_is_no_picture_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for image in (b"GIF89a", picture()[:90]):
        signature = Signature("Ann Ode", way="image", image=image)
        minutes = Minutes(approval=APPROVAL, state="signed", sign_off=SignOff(signature=signature))
        for name in ("m.pdf", "m.docx"):
            with pytest.raises(ExportError, match="picture of the signature cannot be read"):
                export(minutes, TEMPLATE, tmp_path / name)


def test_a_copy_says_so_in_its_metadata_and_a_draft_says_nothing() -> None:
    minutes = Minutes(title="Board", state="signed", version=2, sign_off=SIGNED)
    with pikepdf.open(io.BytesIO(make_pdf(minutes, TEMPLATE))) as pdf:
        assert str(pdf.docinfo.Subject) == "Copy of signed version 2"
        assert pdf.open_metadata()["dc:description"] == "Copy of signed version 2"
    with pikepdf.open(io.BytesIO(make_pdf(Minutes(title="Board"), TEMPLATE))) as pdf:
        assert "dc:description" not in pdf.open_metadata()
    word = Document(io.BytesIO(make_docx(minutes, TEMPLATE)))
    assert word.core_properties.subject == "Copy of signed version 2"


def test_stamped_pages_are_accessible_and_can_be_kept(tmp_path: Path) -> None:
    signature = Signature("Ann Ode", "Chair", DAY, "image", picture())
    everything = replace(AMENDED, signature=signature)
    files = []
    for name, state, stamp in (
        ("circulated", "circulated", NO_STAMP),
        ("signed", "signed", SEAL),
        ("copy", "published", NO_STAMP),
    ):
        minutes = Minutes(
            title="Board",
            approval=APPROVAL,
            state=state,  # type: ignore[arg-type]
            sign_off=everything,
        )
        made = make_pdf(minutes, TEMPLATE, stamp=stamp)
        assert Tagged(made).faults() == []
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(made)
    assert validated(files) == []
