"""The walk over one JPEG picture, from its SOI to its EOI.

Rules (ITU-T T.81 Annex B): a marker is FF and a code that is neither 00 nor FF; any number of fill
bytes FF may precede it (B.1.1.2). SOI, EOI, RSTn and TEM stand alone, every other marker is
followed by a length of two bytes that counts itself. A scan is an SOS segment and entropy-coded
data, in which FF is followed by 00 (a stuffed byte) or makes a restart marker. What decoders do
beyond the standard, and what is done here too: bytes between segments are skipped up to the next
marker; a length below 2 counts as 2; codes 01 to BF within a scan do not end it, since a decoder
resynchronizes at the next restart marker; a file that ends within a scan is shown as far as it
goes.
"""

from __future__ import annotations

import re

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.formats.base import checked
from coatcheck.formats.jpeg.apps import APP0, APP2, APP15, ICC, LONGEST_HEAD, application, settled
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

DHT, DAC, SOI, EOI, SOS = 0xC4, 0xCC, 0xD8, 0xD9, 0xDA
DQT, DNL, DRI, DHP, EXP, COM = 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, 0xFE
SOF55 = 0xF7
FRAMES = frozenset(range(0xC0, 0xD0)) - {DHT, 0xC8, DAC}
STRUCTURE = {DHT: "DHT", DAC: "DAC", SOS: "SOS", DQT: "DQT", DRI: "DRI", DHP: "DHP", EXP: "EXP"}
STRUCTURE |= {code: f"SOF{code - 0xC0}" for code in FRAMES}
KINDS = {name: Kind[name] for name in STRUCTURE.values() if name in Kind.__members__}
"""Kinds of marker segments, by the names of their markers."""

SCAN = "entropy-coded data"
FILL = "fill bytes"
BETWEEN = "bytes between segments"
REST = "bytes after the image data"

_CODE = re.compile(rb"[\xc0-\xcf\xd8-\xfe]")
_MARKER = re.compile(rb"\xff[\xc0-\xcf\xd8-\xfe]")
_SMALLEST_BLOCK, _LARGEST_BLOCK = 1024, 256 * 1024


def find_marker(source: Source, start: int, end: int) -> tuple[int, int] | None:
    """Find the next marker: where the fill bytes before it begin, and where its own FF stands.

    Where there is none, but the range ends in fill bytes, these are found and a marker at ``end``.
    Blocks grow from small to large, so that many short scans cost no more than one long one.
    """
    position, size = start, _SMALLEST_BLOCK
    fill: int | None = None  # where the run of FF begins that reaches the end of the last block
    while position < end:
        block = source.read(position, min(position + size, end))
        if fill is not None:
            run = len(block) - len(block.lstrip(b"\xff"))
            if run < len(block) and _CODE.match(block, run):
                return fill, position + run - 1
        match = _MARKER.search(block)
        if match:
            first = match.start()
            while first and block[first - 1] == 0xFF:
                first -= 1
            return position + first, position + match.start()
        stripped = len(block.rstrip(b"\xff"))
        if stripped:
            fill = position + stripped if stripped < len(block) else None
        elif fill is None:
            fill = position
        position += len(block)
        size = min(size * 2, _LARGEST_BLOCK)
    return (fill, end) if fill is not None else None


def walk(source: Source, start: int, end: int) -> list[Segment]:
    """Return the segments of the JPEG that starts at ``start``.

    They tile the range from there to the end of its EOI, or where it has none to the start of the
    next picture or to ``end``.
    """
    if source.peek(start, 2) != b"\xff\xd8":
        raise DamagedFile("no start of image", start)
    walker = _Walker(source, start, end)
    while walker.position < end and not walker.done:
        walker.step()
        checked(walker.found)
    if not walker.scans:
        raise DamagedFile("the picture ends before any image data", walker.position)
    return settled(walker.found, walker.declared)


class _Walker:
    """The state of a walk: what was found, and where it stands."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.end = end
        self.position = start + 2
        self.found = [Segment("SOI", Content.STRUCTURE, start, start + 2, kind=Kind.SOI)]
        self.declared: dict[int, int] = {}
        self.frame = False
        self.scans = False
        self.done = False

    def add(self, name: str, content: Content, end: int, kind: Kind | None = None) -> None:
        """Append the segment from here to ``end``, unless it is empty, and go there."""
        if end > self.position:
            span = (0, 0) if content is Content.STRUCTURE else (self.position, end)
            self.found.append(Segment(name, content, self.position, end, span, kind=kind))
        self.position = end

    def step(self) -> None:
        """Take the next marker segment, and what may lie before it."""
        head = self.source.peek(self.position, 4)
        if not _MARKER.match(head):
            gap = find_marker(self.source, self.position, self.end)
            if gap is None:
                self.give_up()
                return
            self.add(BETWEEN, Content.UNKNOWN, gap[0])
            self.add(FILL, Content.PADDING, gap[1])
            if self.position == self.end:
                self.give_up()
                return
            head = self.source.peek(self.position, 4)
        code = head[1]
        if code == EOI:
            self.add("EOI", Content.STRUCTURE, self.position + 2, Kind.EOI)
            self.done = True
        elif code == SOI:
            if not self.scans:
                raise DamagedFile("a second start of image", self.position)
            self.done = True
        else:
            self.segment(code, head)

    def segment(self, code: int, head: bytes) -> None:
        """Take the marker segment that starts here."""
        length = int.from_bytes(head[2:4]) if len(head) == 4 else 0xFFFF
        stop = self.position + 2 + max(length, 2)
        if stop > self.end:
            self.give_up()
        elif code in STRUCTURE:
            self.structure(code, stop)
        elif code == DNL and length == 4 and self.scans:
            self.add("DNL", Content.STRUCTURE, stop)
        elif code == COM:
            span = (self.position + 4, stop)
            self.found.append(Segment("COM", Content.COMMENT, self.position, stop, span))
            self.position = stop
        elif APP0 <= code <= APP15:
            self.application(code, stop)
        elif code == SOF55:
            raise UnsupportedFormat("JPEG-LS cannot be cleaned", self.position)
        else:
            self.add(f"marker {code:02X}", Content.UNKNOWN, stop)

    def application(self, code: int, stop: int) -> None:
        """Take an APPn segment."""
        head = self.source.peek(self.position + 4, min(LONGEST_HEAD, stop - self.position - 4))
        if code == APP2 and head.startswith(ICC) and len(head) >= 14:
            self.declared[self.position] = head[13]
        self.found += application(code, self.position, stop, head)
        self.position = stop

    def structure(self, code: int, stop: int) -> None:
        """Take a header or a table, whose length must be just what it says."""
        name = STRUCTURE[code]
        if not _sound(code, self.source.read(self.position + 4, stop)):
            if self.scans:
                self.give_up()
                return
            raise DamagedFile(f"{name} has a wrong length", self.position)
        if code in FRAMES:
            self.frame = True
        elif code == SOS and not self.frame:
            raise DamagedFile("image data comes before its frame header", self.position)
        self.add(name, Content.STRUCTURE, stop, KINDS.get(name))
        if code == SOS:
            self.scans = True
            gap = find_marker(self.source, stop, self.end)
            self.add(SCAN, Content.ESSENCE, gap[0] if gap else self.end, Kind.SCAN)
            self.add(FILL, Content.PADDING, gap[1] if gap else self.end)

    def give_up(self) -> None:
        """End the walk: after a scan decoders show the picture all the same, before it none."""
        if not self.scans:
            raise DamagedFile("the file ends in the middle of a header", self.position)
        self.add(REST, Content.UNKNOWN, self.end)
        self.done = True


def _sound(code: int, body: bytes) -> bool:
    """Tell whether the body of a header or table has the length that its own fields ask for."""
    if code in FRAMES or code == DHP:
        return len(body) >= 9 and len(body) == 6 + 3 * body[5]
    if code == SOS:
        return len(body) >= 6 and len(body) == 4 + 2 * body[0]
    if code == DRI:
        return len(body) == 2
    if code == EXP:
        return len(body) == 1
    if code == DAC:
        return len(body) % 2 == 0
    position = 0
    while position < len(body):
        if code == DQT:
            position += 65 + 64 * (body[position] >> 4 != 0)
        else:
            position += 17 + sum(body[position + 1 : position + 17])
    return position == len(body)
