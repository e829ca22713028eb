"""The record in numbers."""

from __future__ import annotations

import csv
import datetime
import io

import pytest

from ui.record.data import (
    DAYS,
    MONTHS,
    WEEKS,
    Entry,
    as_csv,
    by_file,
    by_kind,
    by_site,
    day_of,
    held,
    number_of,
    over_time,
    read_entries,
    totals,
)


def entry(day: str, site: str = "chatgpt.com", **ways: int) -> Entry:
    return Entry(0, day, site, ways or {"cleaned": 1}, {"location": 1}, {})


def test_totals_and_sites() -> None:
    entries = [
        entry("2026-11-01", cleaned=2, withheld=1),
        entry("2026-11-02", "claude.ai", original=1),
        entry("2026-11-03", redacted=1, nothing=3),
    ]
    whole = totals(entries)
    assert whole == {"cleaned": 2, "redacted": 1, "original": 1, "withheld": 1, "nothing": 3}
    assert held(whole) == 8
    assert [(site, held(counts)) for site, counts in by_site(entries)] == [
        ("chatgpt.com", 7),
        ("claude.ai", 1),
    ]


def test_kinds_of_data() -> None:
    entries = [
        Entry(0, "2026-11-01", "a", {}, {"location": 2, "device": 1}, {"date": 1}),
        Entry(0, "2026-11-01", "a", {}, {"location": 1}, {"location": 1}),
    ]
    assert by_kind(entries) == [("location", 3, 1), ("date", 0, 1), ("device", 1, 0)]


@pytest.mark.parametrize(
    "day", ["1970-01-01", "2000-02-29", "2024-12-31", "2026-03-01", "2100-03-01"]
)
def test_days_are_those_of_the_calendar(day: str) -> None:
    number = (datetime.date.fromisoformat(day) - datetime.date(1970, 1, 1)).days
    assert (number_of(day), day_of(number)) == (number, day)


def test_every_day_for_two_hundred_years() -> None:
    first = datetime.date(1950, 1, 1)
    for step in range(200 * 366):
        day = (first + datetime.timedelta(step)).isoformat()
        assert day_of(number_of(day)) == day


def test_a_month_is_shown_by_day_with_its_gaps() -> None:
    step, bars = over_time([entry("2026-10-30"), entry("2026-11-02", cleaned=4)], "2026-11-03")
    assert step == DAYS
    assert [(day, held(counts)) for day, counts in bars] == [
        ("2026-10-30", 1),
        ("2026-10-31", 0),
        ("2026-11-01", 0),
        ("2026-11-02", 4),
        ("2026-11-03", 0),
    ]


def test_half_a_year_is_shown_by_week_from_monday_on() -> None:
    step, bars = over_time([entry("2026-10-01"), entry("2026-11-15")], "2026-11-23")
    assert step == WEEKS
    assert [datetime.date.fromisoformat(day).weekday() for day, _ in bars] == [0] * len(bars)
    assert (bars[0][0], bars[-1][0]) == ("2026-09-28", "2026-11-23")
    assert sum(held(counts) for _, counts in bars) == 2


def test_more_is_shown_by_month_and_not_without_end() -> None:
    step, bars = over_time([entry("2019-01-01"), entry("2026-11-15")], "2026-11-23")
    assert (step, len(bars), bars[-1][0]) == (MONTHS, 24, "2026-11-01")
    assert held(bars[-1][1]) == 1


def test_nothing_is_shown_of_nothing() -> None:
    assert over_time([], "2026-11-23") == (DAYS, [])


def test_the_table_can_be_read_by_others_and_holds_no_formula() -> None:
    entries = [entry("2026-11-01", '=cmd|"x",1', cleaned=2), entry("2026-11-02", original=1)]
    text = as_csv(entries, ["2026-11-01T10:00:00.000Z", "2026-11-02T10:00:00.000Z"])
    first, second = csv.DictReader(io.StringIO(text, newline=""))
    assert first["site"] == '\'=cmd|"x",1'
    assert (first["files_cleaned"], second["files_original"]) == ("2", "1")
    assert first["removed"] == "location:1"


def test_entries_are_read_from_plain_data() -> None:
    raw = {
        "at": 1.0,
        "day": "2026-11-01",
        "site": "a",
        "ways": {"cleaned": 1},
        "removed": {},
        "sent": {},
    }
    [read] = read_entries([raw])
    assert (read.at, read.day, read.ways) == (1, "2026-11-01", {"cleaned": 1})


def test_files_are_counted_by_what_they_are() -> None:
    def answer(ways: dict[str, int], files: dict[str, int] | None) -> Entry:
        return Entry(0, "2026-11-23", "a.example", ways, {}, {}, files)

    entries = [
        answer({"cleaned": 3}, {"video": 2, "picture": 1}),
        answer({"original": 1}, {"sound": 1}),
        answer({"cleaned": 2, "nothing": 1}, None),
    ]
    assert by_file(entries) == [("picture", 4), ("video", 2), ("sound", 1)]
    assert as_csv(entries[:1], ["now"]).splitlines()[1].endswith("picture:1 video:2")
