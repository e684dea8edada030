"""How long the export of a stored meeting takes, beside the other ways to print the same words.

    python -m tests.benchmarks.export_time [--pages 8 200] [--rounds 9]

Each way is a process of its own, from start to finished file, and all take turns, so that whatever
else the machine does falls on all of them. A way whose program is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from pypdfium2 import PdfDocument

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import BULLET
from minutes_desktop.export.outline import outline_of
from minutes_desktop.export.parts import Label, Outline, Section
from minutes_desktop.store import builtin
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.meetings import save

PLAIN = Path(__file__).with_name("plain_export.py")
ITALIC = ("question", "origin", "original")
Words = dict[str, Any]


def minutes_of(copies: int) -> Minutes:
    """The sample meeting with its items so many times over, every part with an id of its own."""
    value = msgspec.to_builtins(builtin.sample_minutes())
    value["items"] = value["items"] * copies
    return msgspec.convert(_without_ids(value), Minutes)


def _without_ids(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_ids(part) for key, part in value.items() if key != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list | tuple) else value


def words_of(outline: Outline) -> Words:
    """The printed words as rows of three cells, one row a block, for the other ways to print."""
    people = outline.attendance.rows if outline.attendance else ()
    return {
        "title": " ".join(outline.title),
        "details": [f"{line.label} {line.value}" for line in outline.details],
        "people": [(row.label, row.name, row.capacity) for row in people],
        "rows": [row for section in outline.sections for row in _rows(section)],
    }


def _rows(section: Section) -> Iterator[Words]:
    in_body = section.number if section.number_place == "body" else ""
    heading = f"{in_body} {section.heading}".strip()
    number = "" if in_body else section.number
    yield {"number": number, "body": [("bold", heading)], "third": section.beside}
    for piece in section.pieces:
        if isinstance(piece, Label):
            yield {"number": "", "body": [("bold", piece.words)], "third": ""}
            continue
        plain = "italic" if piece.role in ITALIC else "plain"
        body = [("bullet" if p.marker == BULLET else plain, p.words) for p in piece.text]
        yield {"number": "", "body": body, "third": " ".join(piece.beside)}
    for child in section.sections:
        yield from _rows(child)


def as_html(words: Words) -> str:
    """The words as a web page with the same three columns."""
    rows = "".join(
        f"<tr><td>{escape(row['number'])}<td>"
        + "".join(f"<p class={style}>{escape(text)}" for style, text in row["body"])
        + f"<td>{escape(row['third'])}"
        for row in words["rows"]
    )
    people = "".join("<tr>" + "".join(f"<td>{escape(c)}" for c in row) for row in words["people"])
    details = "".join(f"<p>{escape(line)}" for line in words["details"])
    return (
        "<!doctype html><meta charset=utf-8><style>@page{size:A4;margin:20mm}"
        "body{font:12pt/16pt 'Liberation Sans'}.bold{font-weight:bold}.italic{font-style:italic}"
        f"</style><h1>{escape(words['title'])}</h1>{details}<table>{people}</table>"
        f"<table border=1><col width='9%'><col width='74%'><col width='17%'>{rows}</table>"
    )


def as_typst(words: Words) -> str:
    """The words in Typst's language, with the same three columns; strings need no escaping else."""
    cells = "".join(
        f"[#{json.dumps(row['number'], ensure_ascii=False)}],["
        + "".join(f"#par({json.dumps(text, ensure_ascii=False)})" for _, text in row["body"])
        + f"],[#{json.dumps(row['third'], ensure_ascii=False)}],"
        for row in words["rows"]
    )
    return (
        '#set page(paper: "a4", margin: 20mm)\n#set text(font: "Liberation Sans", size: 12pt)\n'
        f"#table(columns: (16mm, 126mm, 28mm), {cells})\n"
    )


def ways(folder: Path, copies: int) -> dict[str, list[str]]:
    """The command of each way to print the meeting, by name; ours first."""
    minutes = minutes_of(copies)
    store, source = folder / "minutes.sqlite", folder / "words.json"
    engine = open_store(store)
    save(engine, None, minutes, None)
    close_store(engine)
    words = words_of(outline_of(minutes, builtin.template_of(store, minutes)))
    source.write_text(json.dumps(words), encoding="utf-8")
    page, script = folder / "words.html", folder / "words.typ"
    page.write_text(as_html(words), encoding="utf-8")
    script.write_text(as_typst(words), encoding="utf-8")
    python = sys.executable
    store_words = ["--store", str(store), "export", minutes.id]
    found = {
        "ours": [python, "-m", "minutes_desktop", *store_words, "--to", str(folder / "ours.pdf")],
        "plain ReportLab": [python, str(PLAIN), str(source), str(folder / "plain.pdf")],
    }
    if office := shutil.which("soffice"):
        to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        found["LibreOffice"] = [office, *to_pdf, str(page)]
    if importlib.util.find_spec("weasyprint"):
        found["WeasyPrint"] = [python, "-m", "weasyprint", str(page), str(folder / "weasy.pdf")]
    if typst := shutil.which("typst"):
        found["Typst"] = [typst, "compile", str(script), str(folder / "typst.pdf")]
    return found


def measured(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """The median seconds of each command, all run in turns; a first round is not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(taken[1:]) for name, taken in times.items()}


def copies_for(pages: int) -> int:
    """How often the sample's items are printed to fill so many pages, which take about 3.4."""
    return max(round(pages / 3.4), 1)


def main() -> None:
    """Measure each size asked for and print the medians and their ratios."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--pages", type=int, nargs="+", default=[8, 200])
    asked.add_argument("--rounds", type=int, default=9)
    arguments = asked.parse_args()
    for pages in arguments.pages:
        with tempfile.TemporaryDirectory() as folder:
            found = measured(ways(Path(folder), copies_for(pages)), arguments.rounds)
            printed = {file.stem: len(PdfDocument(file)) for file in Path(folder).glob("*.pdf")}
            print(f"{pages} pages asked for; printed: {printed}; {arguments.rounds} rounds")
        for name, seconds in found.items():
            print(f"  {name:16} {seconds:7.3f} s   ours is {found['ours'] / seconds:.2f} of it")


if __name__ == "__main__":
    main()
