"""LibreOffice opens the Word twin and reads in it what the page and the plain text say.

That the words in the file are those of the PDF is tried beside, for the same meetings; here another
program reads them. It is started once for all of them.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from minutes_desktop.domain.minutes import Minutes
from minutes_desktop.domain.richtext import BULLETS
from minutes_desktop.domain.template import Template
from minutes_desktop.export.plain import make_text
from minutes_desktop.export.word.document import make_docx
from minutes_desktop.store.builtin import sample_minutes
from tests.case_minutes import minutes_of, template_of
from tests.conftest import SHARED
from tests.export.test_cases import NAMES, read_case
from tests.export.test_word import EVERY, opened, words_in

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def _meetings() -> dict[str, tuple[Minutes, Template]]:
    """The sample in every look, and the published minutes where they are."""
    found = {f"sample-{at}": (sample_minutes(), template) for at, template in enumerate(EVERY)}
    for name in NAMES if SHARED.is_dir() else ():
        case = read_case(SHARED, name)
        template = template_of(case)
        found[name] = (minutes_of(case, template), template)
    return found


def _bare(words: list[str]) -> list[str]:
    return [word for word in words if word not in {*BULLETS, "•", "o"}]


@pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed here")
def test_libreoffice_reads_the_words_of_the_page_in_their_order(tmp_path: Path) -> None:
    meetings = _meetings()
    files = [tmp_path / f"{name}.docx" for name in meetings]
    for file, (minutes, template) in zip(files, meetings.values(), strict=True):
        file.write_bytes(make_docx(minutes, template))
    command = [
        str(_OFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        *("--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)),
    ]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)
    for file, (minutes, template) in zip(files, meetings.values(), strict=True):
        read = _bare(file.with_suffix(".txt").read_text("utf-8-sig").split())
        assert read == _bare(words_in(opened(minutes, template))), file.stem
        layout = template.layout
        heads = [*layout.items.heads, *(column.head for column in layout.attendance.columns)]
        plain = Counter(make_text(minutes, template).decode().split())
        assert set(Counter(read) - plain) <= set(" ".join(heads).split()), file.stem
