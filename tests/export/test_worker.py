"""The printing process, spoken to as the program does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec

from minutes_desktop.export.messages import (
    DrawPage,
    Export,
    Exported,
    Failed,
    PageDrawn,
    Passed,
    Print,
    Printed,
    Reply,
    Request,
    Unframed,
    framed,
)
from tests.export.builders import TEMPLATE, one_item, text

_COMMAND = [sys.executable, "-m", "minutes_desktop", "--print-worker"]


def replies(*requests: Request | bytes) -> list[tuple[Reply, bytes]]:
    """What the process answers to requests sent all at once; it then ends by itself."""
    sent = b"".join(r if isinstance(r, bytes) else framed(r) for r in requests)
    done = subprocess.run(_COMMAND, input=sent, capture_output=True, check=True, timeout=60)
    return [
        (msgspec.json.decode(words, type=Reply), data)
        for words, data in Unframed().feed(done.stdout)
    ]


def test_requests_are_answered_in_order_until_the_input_ends(tmp_path: Path) -> None:
    minutes, path = one_item(text("Words.")), tmp_path / "minutes.pdf"
    found = replies(
        DrawPage(1, 100),
        Print(7, minutes, TEMPLATE),
        DrawPage(1, 100),
        DrawPage(2, 100),
        Export(minutes, TEMPLATE, str(path)),
        Export(minutes, TEMPLATE, str(tmp_path / "nowhere" / "minutes.pdf")),
    )
    kinds = [type(reply) for reply, _ in found]
    assert kinds == [Passed, Printed, PageDrawn, Passed, Exported, Failed]
    page, pixels = found[2]
    assert isinstance(page, PageDrawn)
    assert (page.ticket, page.width) == (7, 100)
    assert len(pixels) == page.stride * page.height
    assert path.read_bytes().startswith(b"%PDF")


def test_a_request_that_makes_no_sense_is_answered_with_a_sentence_and_the_next_served() -> None:
    words = b'{"type":"print","ticket":"?"}'
    nonsense = len(words).to_bytes(4, "little") + bytes(4) + words
    (failed, _), (printed, _) = replies(nonsense, Print(1, one_item(), TEMPLATE))
    assert isinstance(failed, Failed)
    assert failed.sentence.startswith("The minutes could not be printed;")
    assert isinstance(printed, Printed)


def test_messages_survive_coming_off_the_wire_in_single_bytes() -> None:
    wire = framed(Exported("a.pdf")) + framed(PageDrawn(1, 2, 3, 4, 12), b"pixels")
    unframed = Unframed()
    found = [message for byte in wire for message in unframed.feed(bytes([byte]))]
    assert [data for _, data in found] == [b"", b"pixels"]
    assert msgspec.json.decode(found[0][0], type=Reply) == Exported("a.pdf")
