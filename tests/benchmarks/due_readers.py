"""How the date libraries read the due phrases of ``tests/domain/due_phrases.py``, beside ours.

    pip install dateparser parsedatetime python-dateutil
    python -m tests.benchmarks.due_readers [--all]

The libraries are no requirements of the program; docs/decisions/0028-due-words.md says why.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
import sys
import time
from collections.abc import Callable

from minutes_desktop.domain.due_words import read_due
from tests.domain.due_phrases import MEETING, PHRASES

_BASE = dt.datetime.combine(MEETING, dt.time(10))
_LEAD = re.compile(
    r"^(?:(?:by|on|in|before|for|at|to|within|no later than)\s+)?(?:the\s+)?", re.IGNORECASE
)

Reader = Callable[[str], str]


def _dateparser(*, bare: bool) -> Reader:
    parse = importlib.import_module("dateparser").parse
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": _BASE, "PREFER_DATES_FROM": "future"}

    def read(words: str) -> str:
        words = _LEAD.sub("", words) if bare else words
        found = parse(words, languages=["en"], settings=settings)
        return found.date().isoformat() if found else ""

    return read


def _dateparser_search() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": _BASE, "PREFER_DATES_FROM": "future"}

    def read(words: str) -> str:
        found = search(words, languages=["en"], settings=settings)
        return found[-1][1].date().isoformat() if found else ""

    return read


def _parsedatetime() -> Reader:
    library = importlib.import_module("parsedatetime")
    constants = library.Constants("en_GB", usePyICU=False)
    constants.DOWParseStyle = 1
    calendar = library.Calendar(constants)

    def read(words: str) -> str:
        found, sign = calendar.parseDT(words, _BASE)
        return found.date().isoformat() if sign else ""

    return read


def _dateutil(*, fuzzy: bool) -> Reader:
    parser = importlib.import_module("dateutil.parser")

    def read(words: str) -> str:
        try:
            found = parser.parse(words, dayfirst=True, default=_BASE, fuzzy=fuzzy)
        except (ValueError, OverflowError):
            return ""
        return str(found.date().isoformat())

    return read


def main() -> None:
    """Print a line for each reader, with ``--all`` what each reads otherwise than a person."""
    readers: dict[str, Callable[[], Reader]] = {
        "dateparser": lambda: _dateparser(bare=False),
        "dateparser, prepositions taken off": lambda: _dateparser(bare=True),
        "dateparser.search_dates": _dateparser_search,
        "parsedatetime, en_GB": _parsedatetime,
        "dateutil": lambda: _dateutil(fuzzy=False),
        "dateutil, fuzzy": lambda: _dateutil(fuzzy=True),
        "domain/due_words.py": lambda: lambda words: read_due(words, MEETING).when,
    }
    print(f"{len(PHRASES)} phrases, {sum(1 for _, when in PHRASES if when)} of them with a date")
    for name, make in readers.items():
        try:
            _report(name, make())
        except ModuleNotFoundError as missing:
            print(f"{name}: {missing}")


def _report(name: str, read: Reader) -> None:
    counts = {"right": 0, "wrong": 0, "missed": 0, "false": 0}
    started = time.perf_counter()
    for words, when in PHRASES:
        got = read(words)
        right = got == when or (len(when) == len("YYYY-MM") and got.startswith(when))
        kind = "right" if right else "false" if not when else "wrong" if got else "missed"
        counts[kind] += 1
        if not right and "--all" in sys.argv:
            print(f"    {words!r}: {got or 'nothing'}, not {when or 'nothing'}")
    each = (time.perf_counter() - started) / len(PHRASES) * 1000
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    print(f"{name}: {said}; {each:.3f} ms each")


if __name__ == "__main__":
    main()
