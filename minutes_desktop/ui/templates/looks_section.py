"""The section of one of the two looks: headings, labels, and every kind of piece."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain.layout import Role, TextStyle, Variant
from minutes_desktop.ui.templates.settings import Fixed, Rows, Section, Setting


def _tr(words: str) -> str:
    return QCoreApplication.translate("Looks", words)


ROLES: dict[Role, str] = {
    "text": "Text",
    "context": "Context",
    "question": "Question",
    "findings": "Findings",
    "update": "Update",
    "quoted": "Quoted response",
    "source": "Source of a quoted response",
    "action": "Action",
    "nil": "That there were no actions",
    "previous": "Previous action",
    "origin": "Item an action came from",
    "original": "Action brought forward",
    "decision": "Decision",
    "event": "Event",
    "note": "Note",
    "sitting": "Next meeting",
    "presenter": "Presenter",
    "paper": "Paper",
    "deferral": "Deferral",
}


def style_columns() -> tuple[Setting, ...]:
    """The fields of a style of words."""
    return (
        *_marks(),
        Setting("capitals", _tr("Capitals"), "tick"),
        Setting("size", _tr("Size"), "number"),
    )


def _marks() -> tuple[Setting, ...]:
    return (
        Setting("bold", _tr("Bold"), "tick"),
        Setting("italic", _tr("Italic"), "tick"),
        Setting("underline", _tr("Underlined"), "tick"),
    )


def looks_section(variant: Variant, name: str) -> Section:
    """The section of a variant."""
    path = f"layout.{variant}"
    return Section(
        name,
        (
            Rows(
                f"{path}.headings",
                _tr("Headings numbered in the column"),
                _tr("Depth"),
                style_columns(),
                lambda there: there[-1] if there else TextStyle(bold=True),
                note=_tr("One row for each depth; the last is for all that are deeper."),
            ),
            Fixed(
                _tr("Other headings"),
                (
                    (_tr("Number before the heading"), f"{path}.topic"),
                    (_tr("Labels"), f"{path}.label"),
                ),
                style_columns(),
            ),
            Fixed(
                _tr("Words of the items"),
                tuple((ROLES[role], f"{path}.blocks.{role}") for role in get_args(Role)),
                (
                    *_marks(),
                    Setting("bar", _tr("Bar"), "tick"),
                    Setting("indent", _tr("Set in"), "number", unit="mm"),
                    Setting("lead", _tr("Words before"), letters=10),
                ),
            ),
            Setting(f"{path}.previous_heads", _tr("Heads over previous actions"), "tick"),
            Setting(f"{path}.source", _tr("Source under a quoted response"), "tick"),
        ),
    )
