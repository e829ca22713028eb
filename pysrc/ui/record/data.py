"""The record in numbers: totals, over time, by site and by kind of data.

An entry is one answer: how many files went which way, of what kinds they were, and in how many each
kind of data was removed or sent. Days are texts, ``2026-11-23``, as the person's own calendar has
them.
"""

from __future__ import annotations

from ui.common.kinds import DOCUMENT, FILE, PICTURE, SOUND, VIDEO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WAYS = ("cleaned", "redacted", "original", "withheld", "nothing")
"""What can become of a file, the names of ``extension/shared/record.js``."""
FILES = (PICTURE, DOCUMENT, VIDEO, SOUND, FILE)
"""What a file can be."""
DAYS, WEEKS, MONTHS = "days", "weeks", "months"
_MOST_DAYS = 31
_MOST_WEEKS_IN_DAYS = 26 * 7
_MOST_MONTHS = 24

Counts = dict[str, int]
"""How many, by name."""


class Entry:
    """One answer."""

    def __init__(
        self,
        at: int,
        day: str,
        site: str,
        ways: Counts,
        removed: Counts,
        sent: Counts,
        files: Counts | None = None,
    ) -> None:
        self.at = at
        """Milliseconds since 1970."""
        self.day = day
        self.site = site
        self.ways = ways
        self.removed = removed
        self.sent = sent
        self.files = files or {PICTURE: held(ways)}
        """By what they are; before that was noted, all were pictures."""


def read_entries(raw: list[dict[str, Any]]) -> list[Entry]:
    """Read plain data, the oldest entry first."""
    return [
        Entry(
            int(item["at"]),
            item["day"],
            item["site"],
            item["ways"],
            item["removed"],
            item["sent"],
            item.get("files"),
        )
        for item in raw
    ]


def totals(entries: list[Entry]) -> Counts:
    """Count files by what became of them."""
    return {way: sum(entry.ways.get(way, 0) for entry in entries) for way in WAYS}


def held(counts: Counts) -> int:
    """Count all files."""
    return sum(counts.values())


def by_file(entries: list[Entry]) -> list[tuple[str, int]]:
    """Count by what the files are, in the order of ``FILES``; what there is none of is left out."""
    counts = _added([entry.files for entry in entries])
    return [(kind, counts[kind]) for kind in FILES if counts.get(kind)]


def by_site(entries: list[Entry]) -> list[tuple[str, Counts]]:
    """Count by site, the one with the most files first."""
    sites: dict[str, list[Entry]] = {}
    for entry in entries:
        sites.setdefault(entry.site, []).append(entry)
    counted = [(site, totals(own)) for site, own in sites.items()]
    return sorted(counted, key=lambda row: (-held(row[1]), row[0]))


def by_kind(entries: list[Entry]) -> list[tuple[str, int, int]]:
    """Count by kind of data: in how many files it was removed, and in how many sent."""
    removed, sent = _added([e.removed for e in entries]), _added([e.sent for e in entries])
    rows = [
        (kind, removed.get(kind, 0), sent.get(kind, 0)) for kind in dict.fromkeys([*removed, *sent])
    ]
    return sorted(rows, key=lambda row: (-row[1] - row[2], row[0]))


def _added(all_counts: list[Counts]) -> Counts:
    added: Counts = {}
    for counts in all_counts:
        for name, count in counts.items():
            added[name] = added.get(name, 0) + count
    return added


def over_time(entries: list[Entry], today: str) -> tuple[str, list[tuple[str, Counts]]]:
    """Count by day, week or month, whichever makes a chart of a size to be read.

    Gives which of them, and for each its first day with the counts, gaps included, the latest last.
    """
    if not entries:
        return DAYS, []
    first, last = number_of(entries[0].day), max(number_of(today), number_of(entries[-1].day))
    span = last - first + 1
    step = DAYS if span <= _MOST_DAYS else WEEKS if span <= _MOST_WEEKS_IN_DAYS else MONTHS
    starts = list(dict.fromkeys(_start(day, step) for day in range(first, last + 1)))
    starts = starts[-_MOST_MONTHS:] if step == MONTHS else starts
    groups: dict[str, list[Entry]] = {start: [] for start in starts}
    for entry in entries:
        start = _start(number_of(entry.day), step)
        if start in groups:
            groups[start].append(entry)
    return step, [(start, totals(own)) for start, own in groups.items()]


def _start(day: int, step: str) -> str:
    """Return the first day of the week (a Monday) or month that a day is in."""
    if step == WEEKS:
        return day_of(day - (day + 3) % 7)  # Day 0 was a Thursday.
    return day_of(day)[:8] + "01" if step == MONTHS else day_of(day)


def number_of(day: str) -> int:
    """Count the days from 1 January 1970 (Gregorian calendar)."""
    year, month, date = (int(part) for part in day.split("-"))
    # Years that begin in March have their leap day at the end.
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return (
        year * 365 + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + date - 719469
    )


def day_of(number: int) -> str:
    """Return the day that is so many days after 1 January 1970."""
    days = number + 719468
    era = days // 146097
    of_era = days - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    date = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return f"{year + era * 400 + (month < 3):04}-{month:02}-{date:02}"


def as_csv(entries: list[Entry], moments: list[str]) -> str:
    """Write the entries as a table (RFC 4180); ``moments`` are their times in ISO 8601."""
    head = ["time", "site", *(f"files_{way}" for way in WAYS), "removed", "sent", "files"]
    rows = [
        [
            moment,
            entry.site,
            *(str(entry.ways.get(way, 0)) for way in WAYS),
            _joined(entry.removed),
            _joined(entry.sent),
            _joined(entry.files),
        ]
        for entry, moment in zip(entries, moments, strict=True)
    ]
    return "".join(",".join(_cell(value) for value in row) + "\r\n" for row in [head, *rows])


def _joined(counts: Counts) -> str:
    return " ".join(f"{kind}:{count}" for kind, count in sorted(counts.items()))


def _cell(value: str) -> str:
    # A value that a spreadsheet would take for a formula becomes a text.
    if value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        value = "'" + value
    if any(character in value for character in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value
