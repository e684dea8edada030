"""What is printed on paper is what the PDF shows, page for page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.store.builtin import builtin_templates, sample_minutes
from minutes_desktop.ui.printing import Printing
from minutes_desktop.workspace.exporting import Printer

TEMPLATE = builtin_templates()[0]


@pytest.fixture
def printing(qtbot: QtBot) -> Iterator[Printing]:
    window = QWidget()
    qtbot.addWidget(window)
    pages = Printer(window)
    yield Printing(window, pages)
    pages.close()


def _paper(file: Path) -> QPrinter:
    paper = QPrinter(QPrinter.PrinterMode.HighResolution)
    paper.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper.setOutputFileName(str(file))
    return paper


def _grey(pdf: pypdfium2.PdfDocument, page: int) -> list[int]:
    """How dark each of the cells of a coarse grid over a page is."""
    image = pdf[page].render(scale=1).to_pil().convert("L").resize((40, 56))
    return [*image.tobytes()]


def test_every_page_is_printed_as_the_pdf_shows_it(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    minutes = sample_minutes()
    file = tmp_path / "paper.pdf"
    with qtbot.waitSignal(printing.ended, timeout=30_000) as ended:
        printing.start(minutes, TEMPLATE, _paper(file))
    pdf = pypdfium2.PdfDocument(io.BytesIO(make_pdf(minutes, TEMPLATE)))
    paper = pypdfium2.PdfDocument(file)
    assert ended.args == [len(pdf)]
    assert len(paper) == len(pdf) > 1
    for page in range(len(pdf)):
        pairs = zip(_grey(pdf, page), _grey(paper, page), strict=True)
        assert max(abs(one - other) for one, other in pairs) < 60


def test_only_the_pages_asked_for_are_printed(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    paper = _paper(tmp_path / "paper.pdf")
    paper.setFromTo(2, 2)
    with qtbot.waitSignal(printing.ended, timeout=30_000) as ended:
        printing.start(sample_minutes(), TEMPLATE, paper)
    assert ended.args == [1]
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == 1


def test_a_printing_that_is_given_up_ends_at_once(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printing.began.connect(lambda _count: printing.cancel())
    with qtbot.waitSignal(printing.ended, timeout=30_000) as ended:
        printing.start(sample_minutes(), TEMPLATE, _paper(tmp_path / "paper.pdf"))
    assert ended.args == [0]
    assert not printing.busy


def test_a_second_printing_waits_for_the_first(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    printing.start(Minutes(title="Board"), TEMPLATE, _paper(tmp_path / "one.pdf"))
    with qtbot.waitSignal(printing.failed) as failed:
        printing.start(Minutes(title="Board"), TEMPLATE, _paper(tmp_path / "two.pdf"))
    assert failed.args == ["The last printing has not ended yet; wait for it, or cancel it first."]
    with qtbot.waitSignal(printing.ended, timeout=30_000):
        pass


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_paper_that_cannot_be_written_to_is_a_sentence(
    qtbot: QtBot, printing: Printing, tmp_path: Path
) -> None:
    with qtbot.waitSignal(printing.failed, timeout=30_000) as failed:
        printing.start(Minutes(title="Board"), TEMPLATE, _paper(tmp_path / "no" / "paper.pdf"))
    assert failed.args == ["The printer takes no pages; look whether it is on, and try again."]
