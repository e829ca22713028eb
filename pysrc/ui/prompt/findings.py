"""What a picture gives away, group by group, with the details on demand."""

from __future__ import annotations

from browser import window
from ui.common.dom import element, find, icon, value_element
from ui.common.values import IN_THE_DETAILS, isolate, shorten, tidy
from ui.prompt.comparison import Comparison
from ui.prompt.groups import SLIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Element, Event
    from ui.common.speech import Speech
    from ui.prompt.view import FileView, GroupView, Row

MOST_ROWS = 200
MOST_PICTURES = 4


class Findings:
    """The list beside the picture."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._place = find("findings")
        self._shown: FileView | None = None
        self._urls: list[str] = []

    def show(self, file: FileView, *, with_heading: bool) -> None:
        """Draw the list, unless it is there already with all that was opened in it."""
        if file == self._shown:
            return
        self.clear()
        self._shown = file
        parts: list[Element] = []
        if with_heading:
            parts.append(element("h2", file.heading, style="file-heading"))
            if file.reason:
                parts.append(element("p", file.reason, style="reason"))
        elif file.status == "nothing" or file.status == "unknown_type":
            parts.append(element("p", file.reason, style="reason"))
        main = [self._group(group, file) for group in file.groups if group.tone != SLIGHT]
        slight = [self._group(group, file) for group in file.groups if group.tone == SLIGHT]
        if main:
            parts.append(element("ul", *main, style="groups"))
        if slight:
            parts.append(element("ul", *slight, style="groups groups-slight"))
        if file.detail:
            detail = self._speech.say("failed_detail", isolate(file.detail, self._speech))
            parts.append(element("p", detail, style="small-print"))
        if file.irremovable:
            parts.append(self._irremovable(file))
        if file.kept:
            parts.append(self._kept(file))
        self._place.replaceChildren(*parts)

    def clear(self) -> None:
        """Forget what is shown, hidden pictures included."""
        self._shown = None
        self._place.replaceChildren()
        for url in self._urls:
            window.URL.revokeObjectURL(url)
        self._urls = []

    def _group(self, group: GroupView, file: FileView) -> Element:
        words = element(
            "span",
            element("span", group.title, style="group-title"),
            element("span", group.sentence, style="group-sentence"),
            style="group-words",
        )
        sign = element("span", icon(group.icon), style=f"group-sign tone-{group.tone}")
        item = element("li", self._line([sign, words], group.rows), style="group")
        shown = [
            Comparison(file.shown, self._address(picture), self._speech).element
            for picture in group.pictures[:MOST_PICTURES]
        ]
        if shown:
            item.append(element("div", *shown, style="hidden-row"))
        return item

    def _irremovable(self, file: FileView) -> Element:
        words = element(
            "span",
            element("span", self._speech.say("stuck_title"), style="group-title"),
            element("span", file.irremovable, style="group-sentence"),
            style="group-words",
        )
        sign = element("span", icon("lock"), style="group-sign tone-plain")
        return element("div", element("div", sign, words, style="line"), style="irremovable")

    def _kept(self, file: FileView) -> Element:
        line = element("span", file.kept, style="kept-words")
        sign = element("span", icon("check"), style="kept-sign")
        return element("div", self._line([sign, line], file.kept_rows), style="kept")

    def _line(self, parts: list[Element], rows: list[Row]) -> Element:
        if rows:
            return self._disclosure(parts, rows)
        return element("div", *parts, style="line")

    def _disclosure(self, summary: list[Element], rows: list[Row]) -> Element:
        """Make a line that opens to its details; these are made when they are first asked for."""
        more = element("span", self._speech.say("details_show"), style="visually-hidden")
        chevron = icon("chevron", "icon chevron")
        line = element("summary", *summary, more, chevron, style="line")
        made = element("details", line)
        filled: list[bool] = []

        def toggled(_event: Event) -> None:
            if made.open and not filled:
                filled.append(True)
                made.append(self._details(rows))

        made.addEventListener("toggle", toggled)
        return made

    def _details(self, rows: list[Row]) -> Element:
        made = element("dl", style="details")
        for row in rows[:MOST_ROWS]:
            made.append(element("dt", value_element(tidy(row.label))))
            entry = element("dd", *self._value(tidy(row.value)))
            if row.source:
                source = self._speech.say("details_source", isolate(tidy(row.source), self._speech))
                entry.append(element("span", source, style="source"))
            made.append(entry)
        if len(rows) > MOST_ROWS:
            rest = self._speech.count("details_more", len(rows) - MOST_ROWS)
            made.append(element("dt", rest))
        return made

    def _value(self, value: str) -> list[Element]:
        if not value:
            return []
        short = shorten(value, IN_THE_DETAILS)
        text = value_element(short)
        if short == value:
            return [element("span", text, style="value")]
        more = element("button", style="text-button", attributes={"type": "button"})

        def name_it(opened: bool) -> None:
            more.textContent = (
                self._speech.say("value_show_less")
                if opened
                else self._speech.say("value_show_all")
            )
            more.setAttribute("aria-expanded", "true" if opened else "false")

        def pressed(_event: Event) -> None:
            opened = more.getAttribute("aria-expanded") == "false"
            text.textContent = value if opened else short
            name_it(opened)

        name_it(False)
        more.addEventListener("click", pressed)
        return [element("span", text, style="value"), more]

    def _address(self, picture: object) -> str:
        if isinstance(picture, str):
            return picture
        url = str(window.URL.createObjectURL(window.Blob.new([picture])))
        self._urls.append(url)
        return url
