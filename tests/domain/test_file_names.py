"""Files are named by the pattern of the template, and no disk refuses the name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_desktop.domain.file_names import FILE_NAME, FORBIDDEN, LONGEST, file_name
from minutes_desktop.domain.minutes import Minutes

ASSURANCE = Minutes(
    series="Monthly Assurance Meeting",
    title="Assurance: June 2017",
    date=dt.date(2017, 6, 30),
    state="signed",
    version=2,
)


def test_the_name_tells_the_day_the_series_the_copy_the_state_and_the_version() -> None:
    name = "2017-06-30-monthly-assurance-meeting-open-signed-v2"
    assert file_name("", ASSURANCE, "open") == name
    assert file_name(FILE_NAME, ASSURANCE, "open") == name


@pytest.mark.parametrize(
    "pattern, expected",
    [
        ("", "2017-06-30-monthly-assurance-meeting-signed-v2"),
        ("{copy}-{date}", "2017-06-30"),
        ("{date}-{copy}", "2017-06-30"),
        ("{date}_{copy}_{copy}_{n}", "2017-06-30_2"),
        ("PAM {date} ({copy}) v{n}", "PAM 2017-06-30 v2"),
        ("Minutes {copy}, {yyyy}", "Minutes 2017"),
        ("{title} - {state}", "assurance-june-2017 - signed"),
        ("{copy}", "minutes"),
        ("a/b:{date}?", "a-b-2017-06-30"),
        (".{date}. ", "2017-06-30"),
        ("con", "minutes-con"),
        ("LPT1.{date}", "minutes-LPT1.2017-06-30"),
        ("console {date}", "console 2017-06-30"),
        ("{date}\u202e\n{n}", "2017-06-30 2"),
    ],
)
def test_what_a_meeting_does_not_have_is_left_out_and_what_a_disk_refuses(
    pattern: str, expected: str
) -> None:
    assert file_name(pattern, ASSURANCE) == expected


def test_letters_of_every_script_are_kept() -> None:
    welsh = Minutes(series="Bwrdd Tŷ’r Wŷr – Cyfarfod", date=dt.date(2031, 5, 14))
    assert file_name("{date} {series}", welsh) == "2031-05-14 bwrdd-tŷ-r-wŷr-cyfarfod"
    assert file_name("{series}", Minutes(series="مجلس")) == "مجلس"
    assert file_name("{series}", Minutes(series="हिन्दी बैठक")) == "हिन्दी-बैठक"


def test_a_name_too_long_loses_words_of_the_series_and_not_the_state() -> None:
    long = Minutes(series="Working group " * 30, date=dt.date(2031, 5, 14), version=3)
    name = file_name("", long)
    assert len(name) <= LONGEST
    assert name.startswith("2031-05-14-working-group-working-")
    assert name.endswith("-group-draft-v3")


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=30))
def test_no_disk_refuses_a_name(pattern: str, series: str, copy: str) -> None:
    for one in (pattern, "{series}", "{series}.{copy}", f"{{date}} {pattern}"):
        name = file_name(one, Minutes(series=series, title=series), copy)
        assert 0 < len(name.encode()) <= LONGEST
        assert not set(name) & {*FORBIDDEN, *map(chr, range(32))}
        assert name == name.strip(" .")
        assert name.partition(".")[0].upper() not in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT9"}
