"""What every test stands on: an offscreen Qt, a home of its own, and silence in the log."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

SHARED = Path(__file__).resolve().parents[2] / "shared"
# Whatever a platform looks at to find the user's own folders.
_HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)


def _move_home() -> Path:
    home = Path(tempfile.mkdtemp(prefix="minutes-desktop-tests-"))
    for name in _HOMES:
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        os.environ[name] = str(folder)
    return home


# At import, because Qt and fontconfig read both once, when they are first loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_home = _move_home()
gc.disable()  # or the writing thread would collect too: see minutes_desktop/workspace/tidying.py


def pytest_unconfigure() -> None:
    """Remove the home the tests lived in."""
    shutil.rmtree(_home, ignore_errors=True)


class _Listener(logging.Handler):
    """Keeps every record from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


_LISTENER = pytest.StashKey[_Listener]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool | None, bool | None]:
    """Listen to the log from before a test's fixtures until after them."""
    listener = item.stash[_LISTENER] = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        return (yield)
    finally:
        logging.getLogger().removeHandler(listener)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test during which something unexpected was logged."""
    yield
    _expect_silence(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Fail a test whose end was not silent either."""
    yield
    _tidy()
    _expect_silence(item)


def _tidy() -> None:
    """Collect garbage on this thread, as the program does: it may hold timers and widgets."""
    new, young, old = gc.get_count()
    most_new, most_young, most_old = gc.get_threshold()
    if new > most_new:
        gc.collect(2 if old > most_old else 1 if young > most_young else 0)


def _expect_silence(item: pytest.Item) -> None:
    heard = item.stash[_LISTENER].heard
    if heard and "logged" not in getattr(item, "fixturenames", ()):
        said = "\n".join(f"{one.levelname} {one.name}: {one.getMessage()}" for one in heard)
        heard.clear()
        pytest.fail(f"The log was not silent:\n{said}", pytrace=False)


@pytest.fixture
def logged(request: pytest.FixtureRequest) -> list[logging.LogRecord]:
    """The records logged from WARNING up; a test that asks for them answers for them."""
    node: pytest.Item = request.node
    return node.stash[_LISTENER].heard


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real published minutes, where it stands beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have measured."""
    reports = (one for kind in ("passed", "failed") for one in terminalreporter.getreports(kind))
    figures = sorted(
        str(words)
        for report in reports
        if report.when == "call"
        for name, words in report.user_properties
        if name == "figure"
    )
    if figures:
        terminalreporter.section("Figures")
        for figure in figures:
            terminalreporter.write_line(figure)
