"""Other programs that print the same words: LibreOffice, WeasyPrint and Typst.

Each is handed its source ready made, finds the same four faces and no others, and keeps its profile
and caches in the folder of the benchmark, so that nothing but setting and writing pages is timed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct

from minutes_desktop.files import resource

Words = dict[str, Any]

FONTS = resource("fonts")
DOCX = Path(__file__).with_name("plain_docx.py")
FONTS_ALONE = "<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"
DRAFT = "DRAFT v1 – subject to approval"
STYLE = f"""
@page {{ size: A4; margin: 20mm; @bottom-left {{ content: "{DRAFT}"; font: 10pt 'Liberation Sans' }}
  @bottom-right {{ content: "Page " counter(page); font: 10pt 'Liberation Sans' }} }}
body {{ font: 12pt/16pt 'Liberation Sans' }} p {{ margin: 0 0 6pt }}
h1 {{ font: bold 16pt/20pt 'Liberation Sans' }}
table {{ table-layout: fixed; width: 170mm; border-collapse: collapse }}
td {{ vertical-align: top }}
.grid {{ border: .5pt solid grey }} .grid td {{ border-right: .5pt solid grey }}
.bold {{ font-weight: bold }} .italic {{ font-style: italic }}
.bullet {{ display: list-item; list-style: disc; margin-left: 17pt }}
"""
TYPST_HEAD = f"""
#set page(paper: "a4", margin: 20mm, footer: context text(size: 10pt)[
  {DRAFT} #h(1fr) Page #counter(page).display()])
#set text(font: "Liberation Sans", size: 12pt)
#set table(stroke: none, inset: 6pt)
#let plain(words) = par(words)
#let bold(words) = par(strong(words))
#let italic(words) = par(emph(words))
#let bullet(words) = list(words)
"""
RUN_TYPST = """
import sys, typst
source, target, fonts = sys.argv[1:]
typst.compile(source, output=target, font_paths=[fonts], ignore_system_fonts=True)
"""


class Way(Struct, frozen=True):
    """A way to print the meeting: a command, the file it leaves, its surroundings if not ours."""

    command: list[str]
    target: Path
    environment: dict[str, str] = {}


def peers(folder: Path, words: Words, python: str) -> dict[str, Way]:
    """The ways of the programs that are installed, by name.

    `python` is the interpreter whose packages may hold python-docx, WeasyPrint and Typst; their
    sources and output go to `folder`.
    """
    found = {}
    if (office := shutil.which("soffice")) and _has(python, "docx"):
        found["LibreOffice"] = _libreoffice(folder, words, python, office)
    if _has(python, "weasyprint"):
        page = _written(folder / "words.html", as_html(words))
        target = folder / "weasyprint.pdf"
        command = [python, "-m", "weasyprint", str(page), str(target)]
        found["WeasyPrint"] = Way(command, target, _fonts_alone(folder))
    if _has(python, "typst"):
        script = _written(folder / "words.typ", as_typst(words))
        target = folder / "typst.pdf"
        command = [python, "-c", RUN_TYPST, str(script), str(target), str(FONTS)]
        found["Typst"] = Way(command, target)
    return found


def _libreoffice(folder: Path, words: Words, python: str, office: str) -> Way:
    source = _written(folder / "words.json", json.dumps(words))
    letter = folder / "libreoffice.docx"
    subprocess.run([python, str(DOCX), str(source), str(letter)], check=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(letter)]
    return Way([office, profile, *to_pdf], letter.with_suffix(".pdf"), _fonts_alone(folder))


def _has(python: str, package: str) -> bool:
    answer = subprocess.run([python, "-c", f"import {package}"], check=False, capture_output=True)
    return answer.returncode == 0


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def _fonts_alone(folder: Path) -> dict[str, str]:
    settings = FONTS_ALONE.format(fonts=FONTS, cache=folder / "fontcache")
    return {**os.environ, "FONTCONFIG_FILE": str(_written(folder / "fonts.conf", settings))}


def as_html(words: Words) -> str:
    """The words as a web page with a table of three columns."""
    rows = "".join(
        f"<tr><td><p class=bold>{escape(row['number'])}<td>"
        + "".join(f"<p class={style}>{escape(text)}" for style, text in row["body"])
        + f"<td><p>{escape(row['third'])}"
        for row in words["rows"]
    )
    people = "".join("<tr>" + "".join(f"<td>{escape(c)}" for c in row) for row in words["people"])
    details = "".join(f"<p>{escape(line)}" for line in words["details"])
    return (
        f"<!doctype html><meta charset=utf-8><title>Minutes</title><style>{STYLE}</style>"
        f"<h1>{escape(words['title'])}</h1>{details}"
        f"<table>{_columns(32, 58, 80)}{people}</table>"
        f"<table class=grid>{_columns(16, 126, 28)}{rows}</table>"
    )


def _columns(*widths: int) -> str:
    return "".join(f"<col style='width:{width}mm'>" for width in widths)


def as_typst(words: Words) -> str:
    """The words in Typst's language with a table of three columns."""
    details = "".join(f"#plain({_string(line)})\n" for line in words["details"])
    people = "".join(f"[#{_string(cell)}]," for row in words["people"] for cell in row)
    cells = "".join(
        f"[#bold({_string(row['number'])})],["
        + "".join(f"#{style}({_string(text)})" for style, text in row["body"])
        + f"],[#plain({_string(row['third'])})],\n"
        for row in words["rows"]
    )
    return (
        f"{TYPST_HEAD}#text(size: 16pt, strong({_string(words['title'])}))\n{details}"
        f"#table(columns: (32mm, 58mm, 80mm), {people})\n"
        "#table(columns: (16mm, 126mm, 28mm), stroke: (x: .5pt + gray), "
        f"table.hline(stroke: .5pt + gray),\n{cells}table.hline(stroke: .5pt + gray))\n"
    )


def _string(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
