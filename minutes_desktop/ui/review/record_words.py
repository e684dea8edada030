"""Versions and entries of the journal in words, as lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from minutes_desktop.ui.labels import STATES

if TYPE_CHECKING:
    import datetime as dt

    from minutes_desktop.domain.record import Act, ActKind, Version

_ACTS: dict[ActKind, str] = {
    "returned": "Returned to draft",
    "withheld": "Agreement withheld",
    "held": "Put under legal hold",
    "released": "Legal hold ended",
    "moved": "Moved to another meeting",
    "action_due": "Action: due date changed",
    "action_standing": "Action made a standing item",
    "action_carried": "Action carried forward",
}
"""The acts whose names do not say it by themselves."""


def version_name(version: Version) -> str:
    """A version as it is chosen: ``v2 · Signed``."""
    return f"v{version.number} · {STATES[version.state]}"


def act_words(act: Act) -> str:
    """What was done."""
    return _ACTS.get(act.kind, act.kind.replace("_", " ").capitalize())


def local_moment(when: dt.datetime) -> str:
    """A moment in UTC as the clock here shows it, in the language of the desktop."""
    here = when.astimezone()
    day = QLocale().toString(QDate(here.year, here.month, here.day), "d MMM yyyy")
    return f"{day}, {QLocale().toString(QTime(here.hour, here.minute), 'HH:mm')}"


def tr(words: str) -> str:
    """The words in the language of the program."""
    return QCoreApplication.translate("Review", words)
