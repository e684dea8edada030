"""Every key of the window means one thing."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.journeys.conftest import Start


def test_no_key_is_given_to_two_acts_while_minutes_are_taken(qtbot: QtBot, start: Start) -> None:
    app = start()
    qtbot.waitUntil(lambda: bool(app.library.templates()))
    (template, *_) = app.library.templates()
    opened = app.library.begin(template, dt.date(2031, 5, 14), dt.time(10))
    app.open_meeting(opened.current.id)
    qtbot.waitUntil(lambda: app.page is not None)
    acts = {act for act in app.window.findChildren(QAction) if act.shortcuts()}
    keys = Counter(key.toString() for act in acts for key in act.shortcuts())
    assert {key: count for key, count in keys.items() if count > 1} == {}
    assert len(keys) > 40
