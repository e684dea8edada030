"""How long two states of long minutes take to be compared, shown and verified.

.venv/bin/python -m tests.benchmarks.comparing [--blocks 1000] [--runs 5]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path
from statistics import median

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from minutes_desktop.domain.blocks import Text
from minutes_desktop.domain.comparing import Difference, compare_minutes, of_interest
from minutes_desktop.domain.minutes import Item, Minutes
from minutes_desktop.domain.richtext import rich
from minutes_desktop.store.database import close_store, open_store
from minutes_desktop.store.verifying import verify
from minutes_desktop.ui.review.differences_view import DifferencesView
from tests.signed_chain import Office

_WORDS = "the board asked what had been done about the figures and was told that more would come"


def main() -> None:
    """Print the middle one of several runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blocks", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    application = QApplication([])
    before = _minutes(asked.blocks)
    for share in (0.01, 0.2, 1.0):
        after = _changed(before, share)
        times, count = [], 0
        for _ in range(asked.runs):
            started = time.perf_counter()
            count = len(of_interest(compare_minutes(before, None, after, None)))
            times.append(time.perf_counter() - started)
        shown, longest = _shown(compare_minutes(before, None, after, None))
        print(
            f"{asked.blocks} blocks, {count} differing: {median(times) * 1000:.0f} ms; first rows"
            f" shown in {shown * 1000:.0f} ms, and no longer than {longest * 1000:.0f} ms at a time"
        )
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(Path(folder, "minutes.sqlite"))
        office = Office(engine)
        office.sign(before)
        started = time.perf_counter()
        assert verify(office.store).findings == ()
        print(f"verified, 3 versions: {(time.perf_counter() - started) * 1000:.0f} ms")
        close_store(engine)
    application.shutdown()


def _shown(found: tuple[Difference, ...]) -> tuple[float, float]:
    """How long the page needs for the first rows, and for any piece of all the others."""
    view = DifferencesView()
    view.resize(1300, 800)
    view.show()
    QApplication.processEvents()
    started = time.perf_counter()
    view.show_differences(found, everything=True)
    first = time.perf_counter() - started
    longest = 0.0
    while not view.is_settled:
        started = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - started)
    return first, longest


def _minutes(blocks: int) -> Minutes:
    dice = random.Random(1)  # noqa: S311 - the same words each time
    words = _WORDS.split()
    made = [
        Text(id=f"b{at}", text=rich(" ".join(dice.choices(words, k=60)))) for at in range(blocks)
    ]
    items = tuple(
        Item(id=f"i{at}", heading=f"Item {at}", blocks=tuple(made[at : at + 10]))
        for at in range(0, blocks, 10)
    )
    return Minutes(id="long", series="Board", title="A long meeting", items=items)


def _changed(minutes: Minutes, share: float) -> Minutes:
    dice = random.Random(2)  # noqa: S311 - as above

    def block(one: Text) -> Text:
        if dice.random() > share:
            return one
        words = one.text[0].words.split()
        words[dice.randrange(len(words))] = "otherwise"
        return replace(one, text=rich(" ".join(words)))

    items = tuple(
        replace(item, blocks=tuple(block(one) for one in item.blocks if isinstance(one, Text)))
        for item in minutes.items
    )
    return replace(minutes, items=items)


if __name__ == "__main__":
    main()
