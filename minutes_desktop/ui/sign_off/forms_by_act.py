"""The form of each act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from minutes_desktop.domain import signing as acts
from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.record import ActKind
from minutes_desktop.domain.signing import Step
from minutes_desktop.ui.sign_off.agree_forms import AgreeForm, AmendForm, WithheldForm
from minutes_desktop.ui.sign_off.forms import ActForm, PlainForm, PublishForm, ReasonForm, SignForm

if TYPE_CHECKING:
    from minutes_desktop.store.reading import MeetingLine
    from minutes_desktop.workspace.signing import Signing

_REASONED: dict[ActKind, Callable[[Minutes, str], Step]] = {
    "superseded": acts.superseded,
    "withdrawn": acts.withdrawn,
    "returned": acts.returned,
    "held": acts.held,
    "released": acts.released,
}


def form_of(
    kind: ActKind, signing: Signing, meetings: Sequence[MeetingLine], today: dt.date
) -> ActForm:
    """The fields of an act on the minutes as they are stored; raises ``StoreError``.

    ``meetings`` are the series' later ones, ``today`` is local.
    """
    minutes, template = signing.before, signing.template
    match kind:
        case "circulated":
            return PlainForm(partial(acts.circulated, minutes))
        case "agreed":
            return AgreeForm(minutes, template, meetings, signing.circulated_before())
        case "withheld":
            return WithheldForm(minutes, meetings)
        case "signed":
            return SignForm(minutes, template, today)
        case "published":
            return PublishForm(minutes, today)
        case "amended":
            return AmendForm(minutes, template, meetings)
        case "deleted":
            is_held, versions = signing.is_held, len(signing.versions)
            return ReasonForm(partial(acts.deleted, minutes, is_held=is_held, versions=versions))
        case _:
            asked = "What holds in their place, and why" if kind == "superseded" else ""
            words = QCoreApplication.translate("SignOff", asked) if asked else ""
            return ReasonForm(partial(_REASONED[kind], minutes), words)
