"""How long the export of a stored meeting takes, beside the other ways to print the same words.

    python -m tests.benchmarks.export_time [--pages 8 200 400] [--rounds 9] [--peers PYTHON]
        [--layout monthly-assurance performance-accountability]

Also told is what a page costs at the last size asked for beside the first, in processor time of the
print alone, once its libraries are loaded.
Each way is a process of its own, from start to finished file, and all take turns, so that whatever
else the machine does falls on all of them. A way whose program is not installed is left out:
LibreOffice's soffice is looked for on the PATH, python-docx (which writes what LibreOffice reads),
WeasyPrint and Typst among the packages of the interpreter named by --peers.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

import msgspec
from pypdfium2 import PdfDocument

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import BULLET, plain
from minutes_desktop.domain.template import Template
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import (
    FreeTable,
    Label,
    Outline,
    Passage,
    PastActions,
    Piece,
    Present,
    Section,
)
from minutes_desktop.export.pdf.document import make_pdf
from minutes_desktop.files import resource
from minutes_desktop.store import builtin
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.meetings import save
from tests.benchmarks.peers import Way, Words, peers

PLAIN = Path(__file__).with_name("plain_export.py")
ITALIC = ("question", "origin", "original")
# The templates that come with the program, and how many pages the items of their samples take.
LAYOUTS = {"monthly-assurance": 3.4, "performance-accountability": 2.0}
PEERS_HELP = "the interpreter whose packages hold python-docx, WeasyPrint and Typst"


def minutes_of(layout: str, copies: int) -> Minutes:
    """The sample of a layout with its items so many times over, each part with an id of its own."""
    sample = resource(f"samples/{layout}.json").read_bytes()
    value = msgspec.to_builtins(msgspec.json.decode(sample, type=Minutes))
    value["items"] = value["items"] * copies
    return msgspec.convert(_without_ids(value), Minutes)


def _without_ids(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_ids(part) for key, part in value.items() if key != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list | tuple) else value


def words_of(outline: Outline) -> Words:
    """The printed words as rows of three cells, one row a block, for the other ways to print."""
    grids = [grid for grid in (outline.attendance, outline.apologies) if grid]
    people = [row for grid in grids for row in grid.rows if isinstance(row, Present)]
    return {
        "title": " ".join(outline.title),
        "details": [f"{line.label} {line.value}" for line in outline.details],
        "people": [("", "", *row.cells)[-3:] for row in people],
        "rows": [row for section in outline.sections for row in _rows(section)],
    }


def _rows(section: Section) -> Iterator[Words]:
    in_body = section.number if section.number_place == "body" else ""
    heading = f"{in_body} {section.heading}".strip()
    number = "" if in_body else section.number
    yield {"number": number, "body": [("bold", heading)], "third": section.beside}
    for piece in section.pieces:
        yield from _of_piece(piece)
    for child in section.sections:
        yield from _rows(child)


def _of_piece(piece: Piece) -> Iterator[Words]:
    match piece:
        case Label():
            yield {"number": "", "body": [("bold", piece.words)], "third": ""}
        case Passage():
            yield _row(piece)
        case PastActions():
            for row in piece.rows:
                words = _row(row.passage)
                yield words | {"body": [("plain", row.reference), *words["body"]]}
        case FreeTable():
            yield {"number": "", "body": [("bold", head) for head in piece.heads], "third": ""}
            for free in piece.rows:
                cells = [("plain", plain(cell)) for cell in free.cells]
                yield {"number": "", "body": cells, "third": ""}
        case _:
            assert_never(piece)


def _row(piece: Passage) -> Words:
    looks = "italic" if piece.role in ITALIC else "plain"
    body = [("bullet" if p.marker == BULLET else looks, p.words) for p in piece.text]
    return {"number": "", "body": body, "third": " ".join(piece.beside)}


def ways(folder: Path, minutes: Minutes, python: str) -> dict[str, Way]:
    """Each way to print the meeting, by name; ours first, then the peers `python` knows of."""
    store, source = folder / "minutes.sqlite", folder / "words.json"
    engine = open_store(store)
    save(engine, None, minutes, None)
    close_store(engine)
    words = words_of(outline_of(minutes, builtin.template_of(store, minutes)))
    source.write_text(json.dumps(words), encoding="utf-8")
    ours, plain = folder / "ours.pdf", folder / "plain.pdf"
    program = [sys.executable, "-m", "minutes_desktop", "--store", str(store)]
    return {
        "ours": Way([*program, "export", minutes.id, "--to", str(ours)], ours),
        "plain ReportLab": Way([sys.executable, str(PLAIN), str(source), str(plain)], plain),
        **peers(folder, words, python),
    }


def measured(found: dict[str, Way], rounds: int) -> dict[str, list[float]]:
    """The seconds of each way in each round, all run in turns; a first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in found}
    for _ in range(rounds + 1):
        for name, way in found.items():
            times[name].append(_seconds(way))
    return {name: taken[1:] for name, taken in times.items()}


def _seconds(way: Way) -> float:
    way.target.unlink(missing_ok=True)
    begun = time.perf_counter()
    subprocess.run(way.command, check=True, capture_output=True, env=way.environment or None)
    taken = time.perf_counter() - begun
    if not way.target.exists():  # LibreOffice ends well even when it printed nothing
        raise FileNotFoundError(f"Nothing was printed by {' '.join(way.command)}")
    return taken


def letters_and_pages(pdf: Path) -> tuple[int, int]:
    """How many letters and pages a PDF prints, which tells whether it holds all the words."""
    with PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return sum(len("".join(text.split())) for text in texts), len(texts)


def copies_for(layout: str, pages: int) -> int:
    """How often the sample's items are printed to fill so many pages."""
    return max(round(pages / LAYOUTS[layout]), 1)


def main() -> None:
    """Measure each layout and size asked for; print the medians and the ratios of the rounds."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--pages", type=int, nargs="+", default=[8, 200, 400])
    asked.add_argument("--layout", nargs="+", choices=LAYOUTS, default=list(LAYOUTS))
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--peers", default=sys.executable, metavar="PYTHON", help=PEERS_HELP)
    arguments = asked.parse_args()
    for layout in arguments.layout:
        costs = [_measure(layout, pages, arguments) for pages in arguments.pages]
        first, last = arguments.pages[0], arguments.pages[-1]
        share = costs[-1] / costs[0]
        print(f"{layout}: a page costs {share:.2f} at {last} pages of what it costs at {first}")


def _measure(layout: str, pages: int, arguments: argparse.Namespace) -> float:
    """Measure one size, print what each way took, and give the seconds a page costs to print."""
    print(f"{layout}, {pages} pages asked for, {arguments.rounds} rounds")
    with tempfile.TemporaryDirectory() as folder:
        minutes = minutes_of(layout, copies_for(layout, pages))
        found = ways(Path(folder), minutes, arguments.peers)
        times = measured(found, arguments.rounds)
        for name, way in found.items():
            print(_line(name, times, way.target))
        template = builtin.template_of(Path(folder) / "minutes.sqlite", minutes)
    cost = min(_printing(minutes, template) for _ in range(arguments.rounds))
    print(f"  the print alone takes {cost * 1000:.2f} ms a page")
    return cost


def _printing(minutes: Minutes, template: Template) -> float:
    """The seconds of processor time that a page costs to print in this process."""
    begun = time.process_time()
    pdf = make_pdf(minutes, template)
    taken = time.process_time() - begun
    with PdfDocument(pdf) as document:
        return taken / len(document)


def _line(name: str, times: dict[str, list[float]], pdf: Path) -> str:
    ratios = [ours / peer for ours, peer in zip(times["ours"], times[name], strict=True)]
    letters, pages = letters_and_pages(pdf)
    return (
        f"  {name:16} {statistics.median(times[name]):7.3f} s   ours / it "
        f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})   "
        f"{pages} pages, {letters} letters"
    )


if __name__ == "__main__":
    main()
