"""Draws the record: totals, the chart with its table, and the other tables."""

from __future__ import annotations

from ui.common.dom import element, find, say_in
from ui.common.values import isolate
from ui.prompt.groups import GROUPS
from ui.record.chart import draw_chart, scale
from ui.record.data import (
    DAYS,
    MONTHS,
    WAYS,
    WEEKS,
    by_file,
    by_kind,
    by_site,
    held,
    over_time,
    totals,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Element
    from ui.common.formats import BrowserFormats
    from ui.common.speech import Speech
    from ui.record.data import Counts, Entry

LATEST = 20
WAY_NAMES = {
    "cleaned": "record_way_cleaned",
    "redacted": "record_way_redacted",
    "original": "record_way_original",
    "withheld": "record_way_withheld",
    "nothing": "record_way_nothing",
}
_STEPS = {DAYS: "record_time_days", WEEKS: "record_time_weeks", MONTHS: "record_time_months"}
FILE_NAMES = {
    "picture": "record_file_picture",
    "document": "record_file_document",
    "video": "record_file_video",
    "sound": "record_file_sound",
    "file": "record_file_file",
}
_KINDS = {group.category: group.title for group in GROUPS}


def _some(ways: Counts) -> list[tuple[str, int]]:
    return [(way, ways[way]) for way in WAYS if ways[way]]


class Tables:
    """All of the page that changes with the record."""

    def __init__(self, speech: Speech, formats: BrowserFormats) -> None:
        self._speech = speech
        self._formats = formats

    def show(self, entries: list[Entry], today: str, most: int) -> None:
        """Draw everything."""
        say, number = self._speech.say, self._speech.number
        since = say("record_since", self._formats.date(entries[0].day), number(most))
        say_in("record-since", since)
        self._totals(totals(entries))
        say_in("record-files", self._parts(by_file(entries), FILE_NAMES))
        self._time(entries, today)
        self._sites(entries)
        self._kinds(entries)
        self._latest(entries)

    def _totals(self, counts: Counts) -> None:
        rows = [("held", "record_way_held", held(counts))]
        rows += [(way, WAY_NAMES[way], counts[way]) for way in WAYS]
        tiles = [
            element(
                "div",
                element("dt", self._speech.say(key), style=f"total-name sign-{way}"),
                element("dd", self._speech.number(count)),
                style="total",
            )
            for way, key, count in rows
        ]
        find("record-totals").replaceChildren(*tiles)
        say_in("record-totals-title", self._speech.say("record_totals_title"))

    def _time(self, entries: list[Entry], today: str) -> None:
        step, bars = over_time(entries, today)
        short = self._formats.short_month if step == MONTHS else self._formats.short_date
        top = scale(max(held(counts) for _, counts in bars))
        written = [self._speech.number(0), self._speech.number(top)]
        names = [isolate(short(start), self._speech) for start, _ in bars]
        chart = draw_chart(bars, names, written)
        rows = [
            [self._formats.date(start), *self._numbers(counts)]
            for start, counts in reversed(bars)
            if held(counts)
        ]
        say = self._speech.say
        say_in("record-time-title", say("record_time_title"))
        say_in("record-time-step", say(_STEPS[step]))
        find("record-chart").replaceChildren(chart)
        say_in("record-time-show", say("record_time_table"))
        table = self._table(say(_STEPS[step]), [say("record_time_from"), *self._ways()], rows)
        find("record-time").replaceChildren(table)

    def _sites(self, entries: list[Entry]) -> None:
        say = self._speech.say
        say_in("record-sites-title", say("record_sites_title"))
        rows = [[site, *self._numbers(counts)] for site, counts in by_site(entries)]
        table = self._table(say("record_sites_title"), [say("record_site"), *self._ways()], rows)
        find("record-sites").replaceChildren(table)

    def _kinds(self, entries: list[Entry]) -> None:
        say, number = self._speech.say, self._speech.number
        say_in("record-kinds-title", say("record_kinds_title"))
        say_in("record-kinds-text", say("record_kinds_text"))
        rows = [
            [say(_KINDS.get(kind, "unknown_title")), number(removed), number(sent)]
            for kind, removed, sent in by_kind(entries)
        ]
        find("record-kinds-part").hidden = not rows
        head = [say("record_kind"), say("record_removed"), say("record_sent")]
        table = self._table(say("record_kinds_title"), head, rows)
        find("record-kinds").replaceChildren(table)

    def _latest(self, entries: list[Entry]) -> None:
        say = self._speech.say
        say_in("record-latest-title", say("record_latest_title"))
        rows = [
            [self._formats.moment(entry.at), entry.site, self._parts(_some(entry.ways), WAY_NAMES)]
            for entry in reversed(entries[-LATEST:])
        ]
        head = [say("record_when"), say("record_site"), say("record_what")]
        table = self._table(say("record_latest_title"), head, rows, numbers=False)
        find("record-latest").replaceChildren(table)

    def _parts(self, counted: list[tuple[str, int]], names: dict[str, str]) -> str:
        say, number = self._speech.say, self._speech.number
        return " · ".join(say("record_part", say(names[name]), number(n)) for name, n in counted)

    def _ways(self) -> list[str]:
        return [self._speech.say(key) for key in ("record_way_held", *WAY_NAMES.values())]

    def _numbers(self, counts: Counts) -> list[str]:
        return [self._speech.number(n) for n in (held(counts), *(counts[way] for way in WAYS))]

    def _table(
        self, caption: str, head: list[str], rows: list[list[str]], *, numbers: bool = True
    ) -> Element:
        style = "numbers" if numbers else "words"
        titles = [element("th", name, attributes={"scope": "col"}) for name in head]
        lines = [
            element(
                "tr",
                element("th", element("bdi", row[0]), attributes={"scope": "row"}),
                *(element("td", value) for value in row[1:]),
            )
            for row in rows
        ]
        return element(
            "table",
            element("caption", caption, style="visually-hidden"),
            element("thead", element("tr", *titles)),
            element("tbody", *lines),
            style=style,
        )
