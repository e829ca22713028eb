"""JPEG XL: a codestream, bare or in boxes, and which of the boxes stay.

Rules (ISO/IEC 18181-2): a file is a bare codestream, which begins with FF 0A, or a sequence of
boxes that begins with the signature box and ``ftyp`` (clauses 5 to 9.2). ``jxll`` says what a
decoder must be able to do (9.3), ``jxli`` is an index of frames whose offsets count within the
codestream, so that they hold whatever happens to the boxes (9.4), ``jxlc`` has the codestream whole
(9.7), ``jxlp`` has it in parts, each behind a number that counts up from 0 and whose highest bit
marks the last (9.8). ``Exif`` has four bytes that say where its TIFF header begins (9.5), ``xml ``
has XMP (9.6), ``jumb`` content credentials, ``brob`` any of these compressed with Brotli behind its
true type (9.10), ``jbrd`` the markers of the JPEG file from which it was made (clause 10), ``jhgm``
a gain map. Nothing in the boxes that stay points to a place in the file.

Orientation and colour profile lie in the codestream, and so does, in coded form, what a profile
says beside colour; there they stay. Where a codestream ends is known only to who decodes it: a bare
one is therefore kept whole, with whatever may follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import Change, Edits, checked, splice
from coatcheck.formats.isobmff import Box, box_at, boxes, frame
from coatcheck.formats.jxl.rules import is_gain_map, last_frame
from coatcheck.model import Content, Kind, Plan, Segment, Span
from coatcheck.source import Source

SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
CODESTREAM = b"\xff\x0a"
FTYP = frame(b"ftyp", b"jxl \0\0\0\0jxl ")
BROTLI = "brob"
"""The first word of the name of a box whose body is compressed; the second is its true type."""

_LAST = 0x80000000
_METADATA = {
    b"Exif": Content.EXIF,
    b"xml ": Content.XMP,
    b"jumb": Content.C2PA,
    b"free": Content.PADDING,
    b"skip": Content.PADDING,
}
_COMPRESSED = frozenset({b"Exif", b"xml ", b"jumb"})
_LEVELS = (b"\x05", b"\x0a")
_INSIDE = "the file ends in the middle of the image data"


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a JPEG XL file."""
    return head.startswith((SIGNATURE, CODESTREAM))


def segments(source: Source) -> list[Segment]:
    """Return the boxes, or the two parts of a bare codestream: its signature and the rest."""
    if source.peek(0, len(CODESTREAM)) == CODESTREAM:
        start = len(CODESTREAM)
        if source.size == start:
            raise DamagedFile("the codestream is empty", start)
        return [
            Segment("codestream signature", Content.STRUCTURE, 0, start),
            Segment("codestream", Content.ESSENCE, start, source.size, (start, source.size)),
        ]
    return _Walk(source).segments()


_KINDS = {b"ftyp": Kind.FTYP, b"jxli": Kind.JXLI, b"jbrd": Kind.JBRD, b"jhgm": Kind.JHGM}


class _Walk:
    """One pass over the boxes."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.seen: set[bytes] = set()
        self.part = 0
        """The number that the next part of the codestream must have."""
        self.whole = False
        """Whether the codestream is complete."""
        self.last_frame: int | None = None
        """Where in the codestream the frame index puts its last frame."""

    def segments(self) -> list[Segment]:
        """Return the boxes, and what follows them."""
        start, end = len(SIGNATURE), self.source.size
        found = [Segment("JXL", Content.STRUCTURE, 0, start)]
        for box in boxes(self.source, start, end):
            if len(found) == 1 and box.kind != b"ftyp":
                raise DamagedFile("the file type does not follow the signature", box.start)
            found.append(self._box(box))
            checked(found)
        if not self.part and not self.whole:
            raise DamagedFile("the file has no codestream", found[-1].end)
        return [self._within(found, part) for part in found] + self._rest(found[-1].end)

    def _within(self, found: list[Segment], part: Segment) -> Segment:
        """Take a frame index for unknown if it points beyond the codestream."""
        if part.kind is not Kind.JXLI or part.content is not Content.STRUCTURE:
            return part
        spans = [s.payload for s in found if s.content is Content.ESSENCE]
        if (self.last_frame or 0) < sum(end - start for start, end in spans):
            return part
        return replace(part, content=Content.UNKNOWN, payload=(part.start + 8, part.end))

    def _rest(self, start: int) -> list[Segment]:
        """Return what follows the last box that is whole."""
        end = self.source.size
        if start == end:
            return []
        cut = box_at(self.source, start, end)
        if not self.whole and cut is not None and cut.kind == b"jxlp":
            raise DamagedFile(_INSIDE, start)
        return [Segment("bytes after the last box", Content.UNKNOWN, start, end, (start, end))]

    def _box(self, box: Box) -> Segment:
        span = (box.body, box.end)
        match box.kind:
            case b"jxlc" | b"jxlp":
                return self._codestream(box)
            case b"Exif":
                span = self._exif(box)
            case b"jumb":
                span = (box.start, box.end)
            case b"brob":
                return self._compressed(box)
        name = box.name
        content = _METADATA.get(box.kind, Content.UNKNOWN)
        if self._is_good(box):
            self.seen.add(box.kind)
            gain_map = box.kind == b"jhgm"
            content = Content.GAIN_MAP if gain_map else Content.STRUCTURE
            span = span if gain_map else (0, 0)
        return Segment(name, content, box.start, box.end, span, kind=_KINDS.get(box.kind))

    def _is_good(self, box: Box) -> bool:
        """Whether this box may stay: known, the first of its kind, and as it should be."""
        if box.kind in self.seen:
            return False
        match box.kind:
            case b"ftyp":
                first = box.start == len(SIGNATURE)
                return first and self.source.peek(box.start, min(box.end - box.start, 64)) == FTYP
            case b"jxll":
                return self.source.peek(box.body, min(box.end - box.body, 2)) in _LEVELS
            case b"jxli":
                self.last_frame = last_frame(self.source, box.body, box.end)
                return self.last_frame is not None
            case b"jhgm":
                return is_gain_map(self.source, box.body, box.end)
        return False

    def _codestream(self, box: Box) -> Segment:
        """Take the codestream or its next part; what comes when it is complete is not heeded."""
        start = box.body
        if self.whole or (self.part and box.kind == b"jxlc"):
            span = (start, box.end)
            return Segment(f"further {box.name}", Content.UNKNOWN, box.start, box.end, span)
        if box.kind == b"jxlp":
            start += 4
            if start > box.end:
                raise DamagedFile("a part of the codestream has no number", box.start)
            number = int.from_bytes(self.source.read(box.body, start))
            if number & ~_LAST != self.part:
                raise DamagedFile("the parts of the codestream are not in order", box.start)
            self.whole = bool(number & _LAST)
        else:
            self.whole = True
        first = self.source.peek(start, min(box.end - start, 2))
        if not self.part and not CODESTREAM.startswith(first):
            raise DamagedFile("the codestream does not begin as one", start)
        self.part += 1
        return Segment(box.name, Content.ESSENCE, box.start, box.end, (start, box.end))

    def _exif(self, box: Box) -> Span:
        """Return where the TIFF structure of an Exif box lies."""
        start = min(box.body + 4, box.end)
        offset = int.from_bytes(self.source.peek(box.body, 4))
        return (start + offset if offset <= box.end - start else start, box.end)

    def _compressed(self, box: Box) -> Segment:
        """Name a compressed box by its true type."""
        kind = self.source.peek(box.body, min(4, box.end - box.body))
        known = kind in _COMPRESSED
        content = _METADATA[kind] if known else Content.UNKNOWN
        name = f"{BROTLI} {kind.decode().strip()}" if known else BROTLI
        span = (min(box.body + 4, box.end), box.end)
        return Segment(
            name,
            content,
            box.start,
            box.end,
            span,
            kind=Kind.COMPRESSED if known else None,
            owner=kind.decode().strip() if known else "",
        )


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made; a file type that says too much becomes the plain one."""
    changes: list[Change] = []
    for place, segment in enumerate(segments):
        if segment not in edits:
            continue
        data = edits[segment]
        new = b"" if data is None else _framed(source, segment, data)
        if place == 1 and segment.kind is Kind.FTYP:
            new = FTYP
        changes.append((segment.start, segment.end, new))
    return splice(source, changes)


def _framed(source: Source, segment: Segment, data: bytes) -> bytes:
    """Return the box that carries this payload."""
    kind = source.read(segment.start + 4, segment.start + 8)
    if kind == b"jumb":
        return data
    return frame(kind, bytes(4) + data if kind == b"Exif" else data)
