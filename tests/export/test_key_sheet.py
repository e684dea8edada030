"""The sheet of keys: two columns by section, everything on it, changed keys marked."""

from __future__ import annotations

from pypdfium2 import PdfDocument

from minutes_desktop.domain.key_sheet import KeyLine, KeySection, KeySheet
from minutes_desktop.export.pdf.key_sheet import make_key_sheet

_EDIT = KeySection("Edit", (KeyLine("Bold", "Ctrl+B"), KeyLine("Jump", "Ctrl+K", changed=True)))
_NOTE = "Keys marked * are your own."


def _pages(sheet: KeySheet) -> list[str]:
    pdf = PdfDocument(make_key_sheet(sheet))
    return [page.get_textpage().get_text_bounded() for page in pdf]


def _long(count: int) -> KeySection:
    lines = tuple(KeyLine(f"Act {number}", f"Ctrl+Shift+F{number}") for number in range(count))
    return KeySection("Many", lines)


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
