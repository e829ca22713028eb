"""The walk over the blocks of a GIF, and which of them stay.

Rules (GIF89a specification): header and logical screen descriptor of 13 bytes together (17, 18),
a global color table (19), then blocks: image descriptor of 10 bytes (20), local color table (21)
and image data (22); extensions, which are 21, a label and sub-blocks; a trailer 3B (27). Sub-blocks
(15) are a length byte and as many bytes each, and end with a block of length 0. A graphic control
extension (23) has one sub-block of 4 bytes and governs the next image; of several the last does.
Decoders read these bytes and skip what is beyond.
Application extensions (26): NETSCAPE2.0 and ANIMEXTS1.0 give the loop count in one sub-block of 3
bytes starting with 1; ICCRGBG1012 holds a color profile; XMP DataXMP holds a packet that is not cut
into sub-blocks and ends in a trailer of 258 bytes, so that walking it as sub-blocks finds its end
(XMP specification part 3, 1.1.2). Decoders skip bytes between blocks up to the next introducer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import checked, printable
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Segment, Span
from coatcheck.source import Source

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
PLAIN_TEXT, GRAPHIC_CONTROL, COMMENT, APPLICATION = 0x01, 0xF9, 0xFE, 0xFF
CONTROL = "Graphic Control Extension"
LOOP = "Application Extension loop"
TERMINATOR = "Block Terminator"
CONTROL_SIZE, LOOP_SIZE = 4, 3
DATA = "Table Based Image Data"
BETWEEN = "bytes between blocks"
XMP_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
MAX_PARTS = 4096
"""An extension of more sub-blocks than this, about a megabyte, is one opaque segment."""

_LABELS = {
    PLAIN_TEXT: ("Plain Text Extension", Content.TEXT),
    COMMENT: ("Comment Extension", Content.COMMENT),
}
_APPLICATIONS = {
    b"ICCRGBG1012": ("Application Extension ICC", Content.ICC),
    b"XMP DataXMP": ("Application Extension XMP", Content.XMP),
}
_INTRODUCER = re.compile(rb"[\x21\x2c\x3b]")
_WINDOW = 32 * 1024


class Walk:
    """One pass over the blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Segment] = []
        self.position = 0
        self.control: int | None = None
        self.images = 0

    def segments(self) -> list[Segment]:
        """Return the segments of the whole file."""
        self.add("Header and Logical Screen Descriptor", Content.STRUCTURE, 13)
        self.table("Global Color Table", self.source.read(10, 11)[0])
        while self.position < self.source.size and self.block():
            checked(self.found)
        if not self.images:
            raise DamagedFile("the picture ends before any image data", self.position)
        self.give_up_control()
        return _loops_settled(self.found) + trailing(
            self.source, self.position, "data after the trailer"
        )

    def add(self, name: str, content: Content, size: int, kind: Kind | None = None) -> None:
        """Append the segment of ``size`` bytes from here, and go behind it."""
        span = (self.position, self.position + size)
        if span[1] > self.source.size:
            raise DamagedFile(f"the file ends in the middle of {name}", span[0])
        if size:
            payload = (0, 0) if content is Content.STRUCTURE else span
            self.found.append(Segment(name, content, *span, payload, kind=kind))
        self.position = span[1]

    def table(self, name: str, flags: int) -> None:
        """Take a color table, if the flags say that there is one."""
        self.add(name, Content.STRUCTURE, 3 << ((flags & 7) + 1) if flags & 0x80 else 0)

    def block(self) -> bool:
        """Take the next block; tell whether there may be more."""
        introducer = self.source.read(self.position, self.position + 1)[0]
        if introducer == TRAILER:
            self.add("Trailer", Content.STRUCTURE, 1, Kind.TRAILER)
            return False
        if introducer == IMAGE:
            return self.image()
        if introducer == EXTENSION:
            return self.extension()
        self.skip()
        return True

    def skip(self) -> None:
        """Skip bytes between blocks."""
        for at, window in _windows(self.source, self.position):
            match = _INTRODUCER.search(window)
            if match:
                self.add(BETWEEN, Content.UNKNOWN, at + match.start() - self.position)
                return
        self.add(BETWEEN, Content.UNKNOWN, self.source.size - self.position)

    def image(self) -> bool:
        """Take an image; one that is cut off in its headers ends the picture."""
        head = self.source.peek(self.position, 10)
        table = 3 << ((head[-1] & 7) + 1) if head[-1] & 0x80 else 0
        if len(head) < 10 or self.position + 10 + table + 2 > self.source.size:
            return self.cut_off()
        self.images += 1
        self.control = None
        self.add("Image Descriptor", Content.STRUCTURE, 10)
        self.table("Local Color Table", head[-1])
        row = sub_blocks(self.source, self.position + 1)
        size = row.end - self.position
        if row.whole:
            self.add(DATA, Content.ESSENCE, size)
        else:
            self.add(f"{DATA}, cut off", Content.ESSENCE, size, Kind.CUT_DATA)
        return True

    def cut_off(self) -> bool:
        """Take what is left of the file for nothing that anybody shows."""
        if not self.images:
            raise DamagedFile("the file ends before any image data", self.position)
        self.add("bytes after the image data", Content.UNKNOWN, self.source.size - self.position)
        return False

    def extension(self) -> bool:
        """Take an extension."""
        head = self.source.peek(self.position, 14)
        if len(head) < 3:
            return self.cut_off()
        label = head[1]
        if label == GRAPHIC_CONTROL:
            self.graphic_control(head)
            return True
        name, content = _LABELS.get(label, (f"extension {label:02X}", Content.UNKNOWN))
        body = self.position + 2
        if label == APPLICATION and head[2] == 11 and len(head) == 14:
            body += 12
            identifier = head[3:14]
            if identifier in (b"NETSCAPE2.0", b"ANIMEXTS1.0") and self.loop(body):
                return True
            known = (f"Application Extension {printable(identifier)}", Content.UNKNOWN)
            name, content = _APPLICATIONS.get(identifier, known)
        row = sub_blocks(self.source, body, MAX_PARTS)
        self.found += self.parted(name, content, body, row)
        self.position = row.end
        return True

    def graphic_control(self, head: bytes) -> None:
        """Take a graphic control extension: 4 bytes in a sub-block, and any surplus."""
        self.give_up_control()
        row = sub_blocks(self.source, self.position + 2)
        if head[2] < CONTROL_SIZE or not row.whole:
            self.add(CONTROL, Content.UNKNOWN, row.end - self.position, Kind.GRAPHIC_CONTROL)
            return
        self.control = len(self.found)
        self.exact(CONTROL, Kind.GRAPHIC_CONTROL, 3 + CONTROL_SIZE, row.end)

    def loop(self, body: int) -> bool:
        """Take a loop count, if this is one: 3 bytes in a sub-block, and any surplus."""
        row = sub_blocks(self.source, body)
        head = self.source.peek(body, 2)
        if len(head) < 2 or head[0] < LOOP_SIZE or head[1] != 1 or not row.whole:
            return False
        self.exact(LOOP, Kind.LOOP, body + 1 + LOOP_SIZE - self.position, row.end)
        return True

    def exact(self, name: str, kind: Kind, size: int, end: int) -> None:
        """Take an extension of known size; what is beyond that is a segment of its own."""
        if self.position + size + 1 == end:
            self.add(name, Content.ANIMATION, size + 1, kind)
            return
        self.add(name, Content.ANIMATION, size, kind)
        self.add(f"{name} surplus", Content.UNKNOWN, end - 1 - self.position, Kind.SURPLUS)
        self.add(TERMINATOR, Content.STRUCTURE, 1)

    def give_up_control(self) -> None:
        """Take back a graphic control extension that governs no image."""
        if self.control is not None:
            _take_back(self.found, self.control)
        self.control = None

    def parted(self, name: str, content: Content, body: int, row: SubBlocks) -> Iterator[Segment]:
        """Yield an extension as one segment, or one per sub-block, so that payloads are plain.

        The first part includes the extension's head, the last its terminator.
        """
        start, end, parts = self.position, row.end, row.parts
        packet_end = max(end - len(XMP_TRAILER), body)
        if content is Content.XMP and self.source.read(packet_end, end) == XMP_TRAILER:
            yield Segment(name, content, start, end, (body, packet_end), kind=Kind.EXTENSION)
        elif len(parts) == 1:
            yield Segment(name, content, start, end, parts[0], kind=Kind.EXTENSION)
        elif content is Content.UNKNOWN or not 1 < len(parts) <= MAX_PARTS:
            yield Segment(name, content, start, end, (body, end), kind=Kind.EXTENSION)
        else:
            group = f"{name} {start}"
            for order, span in enumerate(parts):
                stop = span[1] if order < len(parts) - 1 else end
                yield Segment(name, content, start, stop, span, group, order, kind=Kind.EXTENSION)
                start = stop


@dataclass(frozen=True, slots=True)
class SubBlocks:
    """A row of sub-blocks."""

    end: int
    """Where the row ends, its terminator included; the end of the file if it is cut off."""
    parts: list[Span]
    """The ranges of the data of the first of them."""
    whole: bool
    """Whether the terminator is there."""


def sub_blocks(source: Source, position: int, wanted: int = 0) -> SubBlocks:
    """Walk a row of sub-blocks; of more than ``wanted`` parts, one more than that is returned."""
    parts: list[Span] = []
    size = source.size
    for start, window in _windows(source, position):
        offset = position - start
        while offset < len(window):
            length = window[offset]
            if not length:
                return SubBlocks(start + offset + 1, parts, whole=True)
            if len(parts) <= wanted:
                first = start + offset + 1
                parts.append((min(first, size), min(first + length, size)))
            offset += length + 1
        position = start + offset
    return SubBlocks(size, parts, whole=False)


def _windows(source: Source, position: int) -> Iterator[tuple[int, bytes]]:
    """Yield the bytes to the end of the file, in windows that grow: a short look is cheap."""
    size = 512
    while position < source.size:
        window = source.peek(position, size)
        yield position, window
        position += len(window)
        size = min(size * 2, _WINDOW)


def _loops_settled(found: list[Segment]) -> list[Segment]:
    """Leave one loop count: the last before the first image, or else the last of all."""
    loops = [index for index, segment in enumerate(found) if segment.kind is Kind.LOOP]
    if len(loops) < 2:
        return found
    first = next(i for i, segment in enumerate(found) if segment.content is Content.ESSENCE)
    early = [index for index in loops if index < first]
    stays = early[-1] if early else loops[-1]
    for index in reversed(loops):
        if index != stays:
            _take_back(found, index)
    return found


def _take_back(found: list[Segment], index: int) -> None:
    """Make one unknown segment of an extension at ``index`` and of the surplus split from it."""
    head = found[index]
    stop = index + 1
    if stop < len(found) and found[stop].kind is Kind.SURPLUS:
        stop += 2
    span = (head.start, found[stop - 1].end)
    found[index:stop] = [Segment(head.name, Content.UNKNOWN, *span, span, kind=head.kind)]
