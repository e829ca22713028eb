"""Text that is on a page and that nobody sees: covered, outside the visible part, invisible.

A black box over a name hides it from eyes alone: whoever selects the text, and every program that
reads the file, gets it. It cannot be taken out of a content stream without drawing the page anew,
so that it is told. The text that a scan was read to be is invisible on purpose, and not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.errors import EngineError
from coatcheck.formats.pdf.drawing.painting import Area, Painted, Painter, Text
from coatcheck.formats.pdf.drawing.shapes import Box
from coatcheck.formats.pdf.drawing.words import Words
from coatcheck.formats.pdf.parts import PdfKind
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import Dict, Ref, Stream, Value, entries_of, number

MAX_PAGES = 2_000
MAX_CONTENT = 16 * 1024 * 1024
"""Bytes of content streams of a document, decoded, that are looked at."""
_INHERITED = (b"Resources", b"MediaBox", b"CropBox")
_TINY = 1.0
"""Size in points below which nobody reads a text."""
MAX_GROUND = 2_000
"""Areas of one page that a white text is looked for on."""
MAX_PAIRS = 2_000_000
"""Texts times areas of one page that are compared."""
_SAMPLE = 120
_FILL = re.compile(rb"\s[fFBb]\*?\s")
_THIN = 1.5
"""Height or width of a line that is drawn as a rectangle; it covers nothing."""
_SHOWN = re.compile(rb"[\])>]\s*(?:T[jJ]|['\"])|\sDo\s")
_INVISIBLE = re.compile(rb"[37]\s+Tr\s")
_WHITE = re.compile(rb"1(?:\.0*+)?\s(?:rg|g|scn?)\s|0\s0\s0\s0\sk\s")
_SMALL = re.compile(rb"\s0?\.\d+\sTf\s")


Unseen = tuple[PdfKind, int, str]
"""Why a text is not seen, the page that it is on, and its first words."""


class Looker:
    """Looks at the pages of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._left = MAX_CONTENT
        self._painter = Painter(document.get, self._decoded)
        self._words = Words(document.get, self._decoded)

    def find(self) -> Iterator[Unseen]:
        """Yield what there is."""
        for place, (page, inherited) in enumerate(self._pages(), 1):
            try:
                yield from self._page(place, page, inherited)
            except EngineError:
                continue
            if self._left < 0 or self._painter.left < 0:
                return

    def _pages(self) -> Iterator[tuple[Dict, Dict]]:
        """Yield the pages in their order, each with what it inherits (7.7.3.4)."""
        root = entries_of(self._document.get(self._document.trailer.get(b"Root")))
        waiting: list[tuple[Value, Dict]] = [(root.get(b"Pages"), {})]
        seen: set[int] = set()
        count = 0
        while waiting and count < MAX_PAGES:
            value, inherited = waiting.pop()
            if isinstance(value, Ref):
                if value in seen:
                    continue
                seen.add(value)
            own = entries_of(self._document.get(value))
            kids = self._document.entry(own, b"Kids")
            if isinstance(kids, list) and own.get(b"Type") != b"Page":
                passed: Dict = {
                    k: own[k] for k in (b"Resources", b"MediaBox", b"CropBox") if k in own
                }
                waiting.extend((kid, {**inherited, **passed}) for kid in reversed(kids))
            elif own:
                count += 1
                yield own, inherited

    def _page(self, place: int, page: Dict, inherited: Dict) -> Iterator[Unseen]:
        data = self._content(page)
        visible = self._visible(page, inherited)
        whole = self._box(page.get(b"MediaBox", inherited.get(b"MediaBox")))
        if not _SHOWN.search(data) or not (visible != whole or _suspicious(data)):
            return
        resources = entries_of(
            self._document.get(page.get(b"Resources", inherited.get(b"Resources")))
        )
        painted = self._painter.paint(data, resources)
        kinds: dict[PdfKind, list[Text]] = {}
        scanned = _is_scan(painted, visible)
        covering = [area for area in painted.areas if area.covers and _height(area.box) >= _THIN]
        if len(painted.texts) * (len(covering) + 1) > MAX_PAIRS:
            return
        for text in painted.texts:
            kind = _kind(text, painted, covering, visible, scanned)
            if kind is not None:
                kinds.setdefault(kind, []).append(text)
        for kind, texts in kinds.items():
            said = self._say(texts)
            if said:
                yield kind, place, said

    def _say(self, texts: list[Text]) -> str:
        """Return the first words; how many signs there are where the font does not tell them."""
        said = ""
        signs = 0
        for text in texts:
            part = self._words.read(text.font, text.strings)
            signs += len(part) if part else sum(map(len, text.strings)) // 4
            if len(said) < _SAMPLE:
                said = f"{said} {part}".strip()
        said = " ".join(said.split())
        return said[:_SAMPLE] if said else f"{signs}" if signs and not self._blank(texts) else ""

    def _blank(self, texts: list[Text]) -> bool:
        """Whether the fonts say what the texts are, and that is nothing but blanks."""
        return all(not self._words.read(t.font, t.strings).strip() for t in texts) and any(
            self._words.read(t.font, t.strings) for t in texts
        )

    def _content(self, page: Dict) -> bytes:
        value = self._document.entry(page, b"Contents")
        parts = value if isinstance(value, list) else [value]
        streams = [self._document.get(part) for part in parts[:1000]]
        found = [self._decoded(stream) for stream in streams if isinstance(stream, Stream)]
        return b"\n".join([b"", *found, b""])

    def _decoded(self, stream: Stream) -> bytes:
        if self._left < 0:
            return b""
        data = self._document.decoded(stream, MAX_CONTENT)
        self._left -= len(data)
        return data

    def _visible(self, page: Dict, inherited: Dict) -> Box:
        return self._box(
            page.get(b"CropBox")
            or inherited.get(b"CropBox")
            or page.get(b"MediaBox", inherited.get(b"MediaBox"))
        )

    def _box(self, value: Value) -> Box:
        value = self._document.get(value)
        if not isinstance(value, list) or len(value) != 4:
            return 0.0, 0.0, 612.0, 792.0
        a, b, c, d = (number(self._document.get(item)) for item in value)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _suspicious(data: bytes) -> bool:
    """Whether a page can have any text of this sort: most are known not to at a glance."""
    shown = _SHOWN.search(data)
    start = shown.start() if shown is not None else len(data)
    return (
        any(_is_thick(data, match.start()) for match in _FILL.finditer(data, start))
        or (b" Tr" in data and _INVISIBLE.search(data) is not None)
        or _WHITE.search(data) is not None
        or _SMALL.search(data) is not None
    )


def _is_thick(data: bytes, end: int) -> bool:
    """Whether what is filled here is more than a line; a square of 1 is mostly scaled."""
    before = data[max(end - 60, 0) : end].split()
    if before[-1:] == [b"h"]:
        before.pop()
    if before[-1:] != [b"re"]:
        return before[-1:] in ([b"l"], [b"h"], [b"c"], [b"v"], [b"y"])
    width, height = (abs(number(item)) for item in [b"0", b"0", *before[:-1]][-2:])
    return (width, height) == (1, 1) or min(width, height) >= _THIN


def _is_scan(painted: Painted, visible: Box) -> bool:
    """Whether a picture takes up half of the page."""
    page = (visible[2] - visible[0]) * (visible[3] - visible[1])
    pictures = sum(
        (a.box[2] - a.box[0]) * (a.box[3] - a.box[1]) for a in painted.areas if a.is_picture
    )
    return pictures * 2 > page


def _height(box: Box) -> float:
    return box[3] - box[1]


def _kind(
    text: Text, painted: Painted, covering: list[Area], visible: Box, scanned: bool
) -> PdfKind | None:
    """Return why a text is not seen; None if it is, as far as can be told."""
    if not _holds(visible, text.x, text.y, 1.0):
        return PdfKind.CROPPED
    if text.mode in (3, 7):
        return None if scanned else PdfKind.INVISIBLE
    middle = text.y + text.size * 0.3
    if any(_covers(area, text, middle) for area in covering):
        return PdfKind.COVERED
    if 0 < text.size < _TINY:
        return PdfKind.INVISIBLE
    if (
        text.white
        and not scanned
        and not any(
            area.order < text.order and _holds(area.box, text.x, middle, 2.0)
            for area in painted.areas
        )
    ):
        return PdfKind.INVISIBLE
    return None


def _has_ground(painted: Painted, text: Text, middle: float) -> bool:
    """Whether something was painted before where a white text is."""
    return any(
        area.order < text.order and _holds(area.box, text.x, middle, 2.0)
        for area in painted.areas[:MAX_GROUND]
    )


def _covers(area: Area, text: Text, middle: float) -> bool:
    return (
        area.order > text.order
        and _holds(area.box, text.x + text.size * 0.1, middle, 0.5)
        and _height(area.box) > text.size * 0.5
    )


def _holds(box: Box, x: float, y: float, slack: float) -> bool:
    left, bottom, right, top = box
    return left - slack <= x <= right + slack and bottom - slack <= y <= top + slack
