"""The sheet of keys: two columns by section, everything on it, changed keys marked."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.export.pdf.key_sheet import make_key_sheet
from tests.export.reading import evened, keys_in_order
from tests.export.tagged import Tagged
from tests.export.verapdf import validated

_EDIT = KeySection("Edit", (KeyLine("Bold", "Ctrl+B"), KeyLine("Jump", "Ctrl+K", changed=True)))
_NOTE = "Keys marked * are your own."


def _pages(sheet: KeySheet) -> list[str]:
    pdf = PdfDocument(make_key_sheet(sheet))
    return [page.get_textpage().get_text_bounded() for page in pdf]


def _long(count: int) -> KeySection:
    lines = tuple(KeyLine(f"Act {number}", f"Ctrl+Shift+F{number}") for number in range(count))
    return KeySection("Many", lines)


def sheet_of(*counts: int) -> KeySheet:
    """A sheet of sections with so many lines each, some of whose keys were changed."""
    sections = tuple(
        KeySection(
            f"Section {number} – words",
            tuple(
                KeyLine(f"Do act {at}", f"Ctrl+Shift+F{at} or →", changed=at % 5 == 0)
                for at in range(count)
            ),
        )
        for number, count in enumerate(counts)
    )
    return KeySheet("Keys", sections, _NOTE)


def test_every_line_is_on_the_sheet_and_what_was_changed_is_marked() -> None:
    (page,) = _pages(KeySheet("Keys", (_EDIT,), _NOTE))
    for words in ("Keys", "Edit", "Bold", "Ctrl+B", "Jump", "Ctrl+K\xa0*", _NOTE):
        assert words.replace("\xa0", " ") in page.replace("\xa0", " ")


def test_a_long_list_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    pages = _pages(KeySheet("Keys", (_long(130), _EDIT), _NOTE))
    assert len(pages) == 2
    assert all("Keys" in page and _NOTE in page for page in pages)
    said = "\n".join(pages)
    assert all(f"Act {number}" in said for number in range(130))
    assert "1/2" in pages[0]


def test_words_too_long_for_their_column_go_on_under_themselves() -> None:
    line = KeyLine("An act that needs a great many words to say what it does", "Ctrl+Alt+Shift+F12")
    (page,) = _pages(KeySheet("Keys", (KeySection("Edit", (line,)),)))
    assert " ".join(page.split()).count("Ctrl+Alt+Shift+F12") == 1
    for word in line.words.split():
        assert word in page


def test_the_same_sheet_gives_the_same_bytes_and_an_empty_one_a_page() -> None:
    sheet = KeySheet("Keys", (_EDIT,), _NOTE)
    assert make_key_sheet(sheet) == make_key_sheet(sheet)
    assert len(_pages(KeySheet("Keys", ()))) == 1


def test_the_sheet_is_accessible_and_heard_section_by_section(tmp_path: Path) -> None:
    files: list[Path] = []
    for sheet in (sheet_of(), sheet_of(3, 0, 2), sheet_of(90, 60)):
        made = make_key_sheet(sheet)
        pdf = Tagged(made)
        assert pdf.faults() == []
        assert evened([pdf.heard()]) == keys_in_order(sheet)
        files.append(tmp_path / f"{len(files)}.pdf")
        files[-1].write_bytes(made)
    assert validated(files) == []


def test_what_is_done_heads_the_row_of_its_keys() -> None:
    pdf = Tagged(make_key_sheet(KeySheet("Keys", (_EDIT,), _NOTE)))
    assert pdf.elements() == [
        ("H1", "Keys"),
        ("P", _NOTE),
        ("H2", "Edit"),
        ("TH", "Bold"),
        ("TD", "Ctrl+B"),
        ("TH", "Jump"),
        ("TD", "Ctrl+K *"),
    ]
