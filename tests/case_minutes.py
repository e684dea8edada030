"""Real published minutes as a value: a case file of the acceptance set read into Minutes."""

from __future__ import annotations

import datetime as dt
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from minutes_desktop.domain.actions import Action, Due, Owner, Status, StatusPlace
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Findings,
    NextMeeting,
    Origin,
    Question,
    Sitting,
    Text,
    Update,
)
from minutes_desktop.domain.minutes import Detail, Item, Minutes
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal
from minutes_desktop.domain.template import Labels, NumberLevel, Template

Case = dict[str, Any]

TEMPLATE = Template(
    id="case",
    name="Meeting Notes",
    series="Monthly Assurance Meeting",
    numbering=(NumberLevel("{n}"), NumberLevel("{parent}{a}"), NumberLevel("{n}.", "body")),
    labels=Labels(
        attendance="Attendance:",
        apologies="Apologies:",
        findings="Findings:",
        update="Update:",
        actions="Actions arising:",
        nil="There were no actions arising.",
        state={"draft": "DRAFT v{n} – subject to approval"},
        page="Page {x} of {y}",
    ),
)


def minutes_of(case: Case, template: Template) -> Minutes:
    """The case's meeting with every word, label and number typed exactly as it printed them."""
    meeting = case["meeting"]
    items = tuple(_item(item) for item in case["items"])
    if case["next_meeting"]:
        items += (_next_meeting(case["next_meeting"]),)
    return Minutes(
        series=meeting["board"],
        template=template.id,
        title="\n".join(case["title"]),
        date=_date(meeting["date"]),
        start=_time(meeting["start"]),
        finish=_time(meeting["finish"]),
        details=tuple(
            Detail(
                label=line["label"] or "",
                value=_rich(line["value"]),
                role=line.get("role", ""),
                same_line=line.get("same_line", False),
            )
            for line in case["details"]
        ),
        attendance=tuple(_attendees(case["attendance"])),
        apologies=tuple(_apologies(case["apologies"])),
        items=items,
    )


def _attendees(attendance: Case | None) -> Iterator[Attendee]:
    for group in (attendance or {}).get("groups", ()):
        for row in group["people"]:
            yield Attendee(
                name=row["name"], capacity=row.get("capacity") or "", group=group["label"] or ""
            )


def _apologies(apologies: Case | None) -> Iterator[Apology]:
    for row in (apologies or {}).get("people", ()):
        yield Apology(
            name=row["name"],
            capacity=row.get("capacity") or "",
            representative=row.get("representative") or "",
        )


def _item(item: Case) -> Item:
    return Item(
        heading=" ".join(filter(None, (item["heading"], item.get("separator")))),
        number=item["number"] or "",
        number_place=item.get("number_in", "column"),
        run_in=item.get("run_in", False),
        column=item.get("column") or "",
        blocks=tuple(block for part in item.get("blocks", ()) for block in _blocks(part)),
        items=tuple(_item(child) for child in item.get("items", ())),
    )


def _next_meeting(case: Case) -> Item:
    return Item(
        heading=case["label"] or "",
        number=case["number"] or "",
        number_place="column",
        run_in=case.get("run_in", False),
        column=case.get("owner_printed") or "",
        blocks=(NextMeeting(sittings=tuple(_sitting(one) for one in case["meetings"])),),
    )


def _sitting(case: Case) -> Sitting:
    return Sitting(
        words="\n".join(_plain(line) for line in case["lines"]),
        date=_date(case["date"]),
        start=_time(case.get("start")),
        venue=case.get("venue") or "",
        type=case.get("type") or "",
        cancelled=case["cancelled"],
    )


def _blocks(case: Case) -> Iterator[Block]:
    """The block of a part of the case; what answers a matter brought forward follows it."""
    kind, label, run_in = case["kind"], case.get("label") or "", case.get("run_in", False)
    text = _rich(case.get("text"), case.get("marks", ()))
    match kind:
        case "context":
            yield Context(text=text)
        case "question":
            yield _question(label, text)
        case "findings":
            yield Findings(text=text, label=label, run_in=run_in)
        case "update" | "quoted" | "decision" | "note":
            yield Update(text=text, label=label, run_in=run_in) if label else Text(text=text)
        case "actions":
            entries = tuple(_action(entry) for entry in case["entries"])
            yield Actions(label=label, run_in=run_in, entries=entries)
        case "nil":
            yield Actions(label=label, run_in=run_in, nil=text)
        case "brought_forward":
            origin = case["from"]
            yield BroughtForward(
                lead_in=case["lead_in"] or "",
                origin=Origin(origin["meeting"], origin["item_printed"] or ""),
                original=_action(case["original"]),
            )
            for part in case["blocks"]:
                yield from _blocks(part)
        case _:
            yield Text(text=text)


def _question(label: str, text: RichText) -> Question:
    if label == "-":
        return Question(text=_labelled(text, BULLET), label="")
    return Question(text=text, label=label)


def _action(case: Case) -> Action:
    marks = case.get("marks", ())
    status = next(iter(case.get("status") or ()), None)
    return Action(
        text=_labelled(_rich(case["text"], marks), _marker(case.get("label"))),
        owners=tuple(Owner(name) for name in case["owners"]),
        owner_words=case["owner_printed"] or "",
        dues=tuple(Due(one["printed"] or "", "event", one["when"] or "") for one in case["due"]),
        status=_status(status) if status else Status(),
    )


def _status(case: Case) -> Status:
    place: StatusPlace = "column" if case["in"] == "column" else "text"
    return Status(case["value"].replace("-", "_"), case["printed"], place)


def _labelled(text: RichText, marker: str) -> RichText:
    """The text with a marker on its first paragraph."""
    if not marker or not text:
        return text
    return (Paragraph(text[0].runs, marker), *text[1:])


def _date(words: str | None) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None


def _time(words: str | None) -> dt.time | None:
    return dt.time.fromisoformat(words) if words else None


_ENTRY = re.compile(r"^( *)(-|\(?(?:\d+|[A-Za-z]|[ivxlc]+)[.)]) +(.*)$")
_MARKS = re.compile(r"\\([\\*_^.)\-])|(\*\*)|(\*)|(__)|(\^)|([^\\*_^]+|.)")


def _rich(text: str | None, marks: tuple[str, ...] | list[str] = ()) -> RichText:
    """Rich text in the marks of a case file: one line a paragraph, ``-`` and ``1.`` entries."""
    return normal(
        tuple(_paragraph(line, marks) for line in (text or "").split("\n") if line.strip())
    )


def _paragraph(line: str, marks: tuple[str, ...] | list[str]) -> Paragraph:
    if entry := _ENTRY.match(line.rstrip()):
        return Paragraph(_runs(entry[3], marks), _marker(entry[2]), len(entry[1]) // 2)
    return Paragraph(_runs(line.strip(), marks))


def _marker(label: str | None) -> str:
    return BULLET if label == "-" else label or ""


def _runs(line: str, marks: tuple[str, ...] | list[str]) -> tuple[Run, ...]:
    on, runs = set(marks), []
    names = {2: "bold", 3: "italic", 4: "underline", 5: "superscript"}
    for found in _MARKS.finditer(line):
        if found.lastindex in names:
            on ^= {names[found.lastindex]}
            continue
        runs.append(
            Run(
                found[1] or found[6],
                bold="bold" in on,
                italic="italic" in on,
                underline="underline" in on,
                rise="super" if "superscript" in on else "",
            )
        )
    return tuple(runs)


def _plain(line: str | None) -> str:
    return "".join(run.text for run in _runs(line or "", ()))


def case_tool(shared: Path, name: str) -> ModuleType:
    """One of the tools that lie beside the cases, ``case_format`` or ``compare_pdf``."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, shared / "cases" / f"{name}.py")
        assert spec
        assert spec.loader
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]
