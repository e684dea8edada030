"""The silence that tests/conftest.py asks of every test."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

_CONFTEST = Path(__file__).with_name("conftest.py")
_TESTS = """
import logging
import pytest

@pytest.fixture
def noisy():
    yield
    logging.warning("late")

def test_silent(): pass
def test_informing(): logging.info("disk")
def test_warning(): logging.warning("disk")
def test_with_a_noisy_fixture(noisy): pass
def test_answering(logged):
    logging.warning("disk")
    assert [record.getMessage() for record in logged] == ["disk"]
"""


def test_a_warning_in_the_log_fails_the_test_that_did_not_ask_for_it(tmp_path: Path) -> None:
    shutil.copy(_CONFTEST, tmp_path)
    (tmp_path / "test_one.py").write_text(_TESTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:randomly", "-p", "no:pytest-qt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes = re.findall(r"^(PASSED|FAILED|ERROR) test_one.py::(\w+)", done.stdout, re.MULTILINE)
    assert sorted(outcomes) == [
        ("ERROR", "test_with_a_noisy_fixture"),
        ("FAILED", "test_warning"),
        ("PASSED", "test_answering"),
        ("PASSED", "test_informing"),
        ("PASSED", "test_silent"),
        ("PASSED", "test_with_a_noisy_fixture"),
    ]
