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

from minutes_desktop.domain.actions import Action, Due, DueKind, Owner, Status, StatusPlace
from minutes_desktop.domain.attendance import Apology, Attendee
from minutes_desktop.domain.blocks import (
    Actions,
    Block,
    BroughtForward,
    Context,
    Decision,
    Findings,
    NextMeeting,
    Note,
    Origin,
    PreviousActions,
    Question,
    Quoted,
    Sitting,
    Table,
    TableRow,
    Text,
    Update,
)
from minutes_desktop.domain.meaning import represented
from minutes_desktop.domain.minutes import (
    Approval,
    ApprovalRole,
    ApprovalRow,
    Deferral,
    Detail,
    Item,
    Minutes,
)
from minutes_desktop.domain.richtext import BULLET, Paragraph, RichText, Run, normal
from minutes_desktop.domain.template import Labels, NumberLevel, Template
from minutes_desktop.store.builtin import builtin_templates

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
"""A template of an office's own, for what does not hang on the layout."""

LAYOUTS = {"meeting-notes": "monthly-assurance", "open-minutes": "performance-accountability"}


def template_of(case: Case) -> Template:
    """The template that came with the program in whose layout the case was published."""
    return builtin_template(LAYOUTS[case["layout"]])


def builtin_template(name: str) -> Template:
    """A template that came with the program, by its id."""
    return next(template for template in builtin_templates() if template.id == name)


def minutes_of(case: Case, template: Template) -> Minutes:
    """The case's meeting with every word, label and number typed exactly as it printed them."""
    meeting = case["meeting"]
    attendance = tuple(_attendees(case["attendance"]))
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
        attendance=attendance,
        apologies=represented(tuple(_apologies(case["apologies"])), attendance),
        items=items,
        approval=_approval(case["approval"]),
    )


def _attendees(attendance: Case | None) -> Iterator[Attendee]:
    """Those present; a number that is the automatic one is not typed."""
    place = 0
    for group in (attendance or {}).get("groups", ()):
        for row in group["people"]:
            place += 1
            number = row.get("number")
            yield Attendee(
                name=row["name"],
                capacity=row.get("capacity") or "",
                group=group["label"] or "",
                initials=row.get("initials") or "",
                number=None if number in {None, str(place)} else number,
                remote=row.get("remote", False),
            )


def _apologies(apologies: Case | None) -> Iterator[Apology]:
    for row in (apologies or {}).get("people", ()):
        yield Apology(
            name=row["name"],
            capacity=row.get("capacity") or "",
            representative=row.get("representative") or "",
        )
    if nil := (apologies or {}).get("nil"):
        yield Apology(name=nil)


_SIGNING: dict[str, ApprovalRole] = {
    "Signature:": "signature",
    "Print Name:": "name",
    "Date:": "date",
}


def _approval(approval: Case | None) -> Approval:
    rows = (
        ApprovalRow(label=row["label"], value=row["value"] or "", role=_SIGNING[row["label"]])
        for row in (approval or {}).get("rows", ())
    )
    return Approval((approval or {}).get("heading") or "", tuple(rows))


def _item(item: Case) -> Item:
    blocks = item.get("blocks", ())
    presenters = [block["text"] for block in blocks if block["kind"] == "presenter"]
    put_off = [block["deferred_to"] for block in blocks if block.get("deferred_to")]
    return Item(
        heading=" ".join(filter(None, (item["heading"], item.get("separator")))),
        number=item["number"] or "",
        number_place=item.get("number_in", "column"),
        run_in=item.get("run_in", False),
        column=item.get("column") or "",
        presenter="\n".join(presenters),
        deferred_from=_deferral(item.get("deferred_from")),
        deferred_to=_deferral(next(iter(put_off), None)),
        blocks=tuple(block for part in blocks for block in _blocks(part)),
        items=tuple(_item(child) for child in item.get("items", ())),
    )


def _deferral(case: Case | None) -> Deferral:
    if case is None:
        return Deferral()
    return Deferral(case["printed"], case.get("meeting") or case.get("when") or "")


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


def _blocks(case: Case) -> Iterator[Block]:  # noqa: C901, PLR0912 - one branch a kind
    """The block of a part of the case; what answers a matter brought forward follows it."""
    kind, label, run_in = case["kind"], case.get("label") or "", case.get("run_in", False)
    # The italics of a whole question are those of the look, not typed.
    marks = () if kind == "question" else case.get("marks", ())
    text = _rich(case.get("text"), marks)
    match kind:
        case "context":
            yield Context(text=text)
        case "question":
            yield _question(label, text)
        case "findings":
            yield Findings(text=text, label=label, run_in=run_in)
        case "update":
            status = _status(case.get("status"))
            yield Update(text=text, label=label, run_in=run_in, status=status)
        case "quoted":
            yield Quoted(text=text, label=label, run_in=run_in, source=case["source"])
        case "decision":
            yield Decision(text=text, label=label, run_in=run_in)
        case "note":
            yield Note(text=text, label=label, run_in=run_in)
        case "table":
            yield _table(case)
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
                original=_action({**case["original"], "marks": ()}),  # nor are these italics
            )
            for part in case["blocks"]:
                yield from _blocks(part)
        case "presenter":
            return  # a field of the item
        case "text":
            yield Text(text=text)
        case _:
            raise ValueError(kind)


def _question(label: str, text: RichText) -> Question:
    if label == "-":
        return Question(text=_labelled(text, BULLET), label="")
    return Question(text=text, label=label)


def _action(case: Case) -> Action:
    marks = case.get("marks", ())
    dues = tuple(
        Due(one["printed"], _DUE_KINDS[one["kind"]], one["when"] or "") for one in case["due"]
    )
    if condition := case.get("condition"):
        dues += (Due(condition, "condition"),)
    return Action(
        text=_labelled(_rich(case["text"], marks), _marker(case.get("label"))),
        owners=tuple(Owner(name) for name in case["owners"]),
        owner_words=case["owner_printed"] or "",
        dues=dues,
        status=_status(case.get("status")),
    )


_DUE_KINDS: dict[str, DueKind] = {
    "date": "date",
    "month": "month",
    "meeting": "meeting",
    "event": "event",
    "review": "review",
}


def _table(case: Case) -> Table | PreviousActions:
    label = case["label"] or ""
    if case["label_marker"] == "-":
        label = f"{BULLET} {label}"
    heads = tuple(case["heads"] or ())
    if case.get("purpose") == "previous-actions":
        entries = tuple(_previous_action(row) for row in case["rows"])
        return PreviousActions(label=label, heads=heads, entries=entries)
    rows = tuple(TableRow(cells=tuple(map(_rich, row["cells"]))) for row in case["rows"])
    return Table(label=label, heads=heads, rows=rows)


def _previous_action(row: Case) -> Action:
    reference, text, _ = row["cells"]
    return Action(
        reference=reference,
        text=_rich(text),
        owners=tuple(Owner(name) for name in row["action"]["owners"]),
        owner_words="",
        status=_status(row["action"]["status"]),
    )


def _status(cases: list[Case] | None) -> Status:
    """The status printed last; one printed in the text before it is among the words there."""
    if not cases:
        return Status()
    case = cases[-1]
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
