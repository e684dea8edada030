"""Verifying what is kept, and files that were made of it, against the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from minutes_desktop.domain.exchange import ExchangeError, decode, encode
from minutes_desktop.domain.file_differences import (
    Difference,
    first_byte,
    page_differences,
    seals_in,
    tree_differences,
)
from minutes_desktop.domain.json_text import JsonFault, line_and_column, parse
from minutes_desktop.domain.part_words import meeting_words, part_words
from minutes_desktop.domain.record import Version, digest_of
from minutes_desktop.domain.verifying import Finding, Verified, state_after, version_words
from minutes_desktop.store import kept
from minutes_desktop.store.copying import Watch, unwatched
from minutes_desktop.store.errors import StoreError
from minutes_desktop.store.recognising import (
    NEARLY_ALL,
    known_by_digest,
    known_by_seal,
    most_alike,
    of_meeting,
)
from minutes_desktop.store.verifying import Report, is_known, verify

__all__ = ["Report", "is_known", "verify", "verify_file"]

LARGEST = 512 * 1024 * 1024  # bytes; larger is no minutes
_MOST = 50  # differences that are told


def verify_file(store: Path, file: Path, watch: Watch = unwatched) -> Verified:
    """Whether a PDF or an exchange file is one that was kept; raises ``StoreError``."""
    data = _read(file)
    if data[:1024].lstrip()[:5] == b"%PDF-" or file.suffix.lower() == ".pdf":
        return _PdfFile(store, file, data).verified(watch)
    return _JsonFile(store, file, data).verified(watch)


def _read(file: Path) -> bytes:
    try:
        if not file.is_file():
            what = "is not a file" if file.exists() else "is not there"
            raise StoreError(f"{file} {what}. Name a PDF or an exchange file (.json).")
        if file.stat().st_size > LARGEST:
            raise StoreError(f"{file} is larger than any minutes are, so it is none that was kept.")
        return file.read_bytes()
    except OSError as error:
        raise StoreError(
            f"{file} cannot be read ({error.strerror}). Ask for access to the file."
        ) from error


class _File:
    """A file held against the versions of a store."""

    def __init__(self, store: Path, file: Path, data: bytes) -> None:
        self._store, self._file, self._data = store, file, data

    def _unchanged(self, version: Version, watch: Watch) -> Verified:
        """The file is the one kept; so it is unchanged if what is kept in the store is, too."""
        report = verify(self._store, version.meeting_id, watch)
        own = report.meetings[0]
        if report.findings:
            words = f"{self._file.name} is that of {self._called(version)}, but the store"
            return Verified(version.meeting_id, words, own.versions, report.findings)
        words = f"{self._file.name} ({self._called(version)})"
        return Verified(version.meeting_id, words, own.versions, ())

    def _differing(self, version: Version, found: Iterator[Difference]) -> Verified:
        meeting, called = self._meeting(version), version_words(version)
        told = [
            Finding(words, field, version.meeting_id, meeting, called) for words, field in found
        ]
        if len(told) > _MOST:
            more = f"there are {len(told) - _MOST} more differences"
            told = [*told[:_MOST], Finding(more, "", version.meeting_id, meeting, called)]
        words = f"{self._file.name}, made from {self._called(version)},"
        return Verified(version.meeting_id, words, 1, tuple(told))

    def _unknown(self) -> Verified:
        words = (
            "no kept version here has these bytes, and nothing in the file tells which it was"
            " made from"
        )
        finding = Finding(words, "", "", self._file.name)
        return Verified("", self._file.name, 0, (finding,))

    def _called(self, version: Version) -> str:
        return f"{version_words(version)} of {self._meeting(version)}"

    def _meeting(self, version: Version) -> str:
        try:
            minutes, _ = decode(self._content(version))
        except ExchangeError:
            return f"the meeting “{version.meeting_id}”"
        return meeting_words(minutes.title, minutes.date, minutes.id)

    def _content(self, version: Version) -> bytes:
        return kept.content(self._store, version.meeting_id, version.sequence)


class _PdfFile(_File):
    """A PDF held against the kept pages."""

    def verified(self, watch: Watch) -> Verified:
        """What came of it."""
        digest = digest_of(self._data)
        if found := known_by_digest(self._store, "pdf", digest):
            return self._unchanged(found[-1], watch)
        from minutes_desktop.workspace.reading_pages import pages_of  # noqa: PLC0415 - seldom

        version = most_alike(self._store, "pdf", self._data, NEARLY_ALL)
        if version is not None:
            before = self._pdf(version)
            pages, old = pages_of(self._data, before)
        else:
            (pages,) = pages_of(self._data)
            seals = frozenset(seals_in(" ".join(pages)))
            version = known_by_seal(self._store, seals)
            version = version or most_alike(self._store, "pdf", self._data)
            if version is None:
                return self._unknown()
            before = self._pdf(version)
            (old,) = pages_of(before)
        if before == self._data:  # though the row of that version no longer says so
            return self._unchanged(version, watch)
        return self._differing(version, self._differences(pages, old, before))

    def _pdf(self, version: Version) -> bytes:
        return kept.pdf(self._store, version.meeting_id, version.sequence)

    def _differences(
        self, pages: tuple[str, ...], old: tuple[str, ...], before: bytes
    ) -> Iterator[Difference]:
        where = f"from byte {first_byte(self._data, before):,} on"
        if not pages:
            yield "the file can no longer be read as a PDF", where
            return
        found = list(page_differences(pages, old))
        yield from found
        if not found:
            yield "the same words stand on its pages, but it is another file", where


class _JsonFile(_File):
    """An exchange file held against the kept words."""

    def verified(self, watch: Watch) -> Verified:
        """What came of it."""
        if found := known_by_digest(self._store, "content", digest_of(self._data)):
            return self._unchanged(found[-1], watch)
        try:
            tree: object = parse(self._data.decode("utf-8-sig"))
        except (JsonFault, UnicodeDecodeError) as fault:
            return self._unreadable(fault)
        versions = of_meeting(self._store, _id_in(tree))
        if not versions:
            version = most_alike(self._store, "content", self._data)
            versions = (version,) if version else ()
        if not versions:
            return self._unknown()
        if self._data == self._as_it_is_now(versions[-1]):
            return self._unchanged(versions[-1], watch)
        compared = [(one, list(self._differences(one, tree))) for one in versions]
        nearest, differences = min(reversed(compared), key=lambda one: len(one[1]))
        return self._differing(nearest, iter(differences))

    def _as_it_is_now(self, version: Version) -> bytes:
        """The exchange file of a version whose state alone has changed since."""
        try:
            minutes, template = decode(self._content(version))
            state = state_after(kept.acts(self._store, version.meeting_id))
            return encode(replace(minutes, state=state or minutes.state), template)
        except ExchangeError:
            return b""

    def _differences(self, version: Version, tree: object) -> Iterator[Difference]:
        content = self._content(version)
        try:
            names = part_words(*decode(content))
            before = parse(content.decode())
        except (ExchangeError, JsonFault, UnicodeDecodeError):
            yield "the words kept in the store can themselves no longer be read", "version.content"
            return
        found = list(tree_differences(tree, before, names))
        yield from found
        if not found:
            at = first_byte(self._data, content)
            line = self._data[: at - 1].count(b"\n") + 1
            yield "it says the same, but is written in another way", f"line {line}"

    def _unreadable(self, fault: JsonFault | UnicodeDecodeError) -> Verified:
        version = most_alike(self._store, "content", self._data)
        if version is None:
            return self._unknown()
        if isinstance(fault, JsonFault):
            text = self._data.decode("utf-8-sig")
            line, column = line_and_column(text, fault.offset)
            where, reason = f"line {line}, column {column}", fault.reason
        else:
            line = self._data[: fault.start].count(b"\n") + 1
            where, reason = f"line {line}", "the bytes are no letters in UTF-8"
        return self._differing(version, iter([(f"it can no longer be read: {reason}", where)]))


def _id_in(tree: object) -> str:
    """The id of the meeting that an exchange file names."""
    minutes = tree.get("minutes") if isinstance(tree, dict) else None
    return str(minutes.get("id", "")) if isinstance(minutes, dict) else ""
