"""Where the samples of a movie lie: by the tables of its tracks, and by the runs of its fragments.

Rules (ISO/IEC 14496-12): samples lie in chunks (8.7.5), where ``stco`` or ``co64`` says, of as many
samples as ``stsc`` says (8.7.4), of the sizes in ``stsz`` or ``stz2`` (8.7.3). In a fragment (8.8)
the runs of a track follow each other from the base that ``tfhd`` gives: an offset in the file, the
start of the ``moof`` box, or the end of the data of the track fragment before.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from struct import unpack

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.isobmff import Box
from coatcheck.formats.movie.parts import inner_boxes
from coatcheck.formats.movie.rules import MAX_SAMPLES, MAX_SPANS
from coatcheck.model import Span
from coatcheck.source import Source

_BASE, _DESCRIPTION, _DURATION, _SIZE, _FLAGS = 0x01, 0x02, 0x08, 0x10, 0x20
_OF_MOOF = 0x020000
_RUN_OFFSET, _FIRST_FLAGS = 0x01, 0x04
_OF_SAMPLE = {0x100: 4, 0x200: 4, 0x400: 4, 0x800: 4}
_SAMPLE_SIZE = 0x200


@dataclass(frozen=True, slots=True)
class Frames:
    """How long the frames of a sound of one size are.

    QuickTime counts each frame as a sample of one byte, whatever its length: that follows from the
    sample entry (QuickTime File Format, "Sound Sample Descriptions").
    """

    length: int = 0
    """Bytes of so many samples as ``samples`` says."""
    samples: int = 1

    def size(self, count: int, same: int) -> int:
        """Return the length in bytes of so many samples that say they have this size."""
        return max(same * count, -(-count * self.length // self.samples))


def number(source: Source, box: Box, start: int, size: int = 4) -> int:
    """Read a number that has to lie within its box."""
    if start + size > box.end:
        raise DamagedFile(f"{box.name} ends in the middle of an entry", box.start)
    return int.from_bytes(source.read(start, start + size))


def numbers(source: Source, box: Box, start: int, count: int, size: int = 4) -> array[int]:
    """Read so many numbers of 1, 2, 4 or 8 bytes."""
    if count > MAX_SAMPLES * 3:
        raise LimitExceeded(f"a track has more than {MAX_SAMPLES} samples", box.start)
    if start + count * size > box.end:
        raise DamagedFile(f"{box.name} ends in the middle of an entry", box.start)
    found = array({1: "B", 2: "H", 4: "I", 8: "Q"}[size])
    found.frombytes(source.read(start, start + count * size))
    if sys.byteorder == "little":
        found.byteswap()
    return found


def of_tables(source: Source, parts: Mapping[bytes, Box], frames: Frames) -> Iterator[Span]:
    """Yield where the chunks of a track lie; nothing if a table is missing.

    Samples that no chunk holds lie nowhere.
    """
    table = parts.get(b"stco") or parts.get(b"co64")
    runs = parts.get(b"stsc")
    sizes = parts.get(b"stsz") or parts.get(b"stz2")
    if table is None or runs is None or sizes is None:
        return
    wide = 8 if table.kind == b"co64" else 4
    starts = numbers(source, table, table.body + 8, number(source, table, table.body + 4), wide)
    same, samples, totals = _sizes(source, sizes)
    count = number(source, runs, runs.body + 4)
    rows = numbers(source, runs, runs.body + 8, 3 * count)
    sample, row = 0, 0
    for index, start in enumerate(starts, 1):
        while row + 1 < count and rows[3 * row + 3] <= index:
            row += 1
        last = min(sample + (rows[3 * row + 1] if count else 0), samples)
        count_here = last - sample
        size = totals[last] - totals[sample] if totals else frames.size(count_here, same)
        if size:
            yield start, start + size
        sample = last


def _sizes(source: Source, box: Box) -> tuple[int, int, array[int] | None]:
    """Return the size that all samples have, their count, and the sums of sizes if they differ."""
    field = number(source, box, box.body + 4)
    count = number(source, box, box.body + 8)
    if box.kind == b"stsz":
        if field:
            return field, count, None
        found = numbers(source, box, box.body + 12, count)
    elif field in (8, 16):
        found = numbers(source, box, box.body + 12, count, field // 8)
    elif field == 4:
        packed = numbers(source, box, box.body + 12, (count + 1) // 2, 1)
        found = array("I", [half for byte in packed for half in (byte >> 4, byte & 15)][:count])
    else:
        raise DamagedFile("sizes of samples have an unknown form", box.start)
    return 0, count, array("Q", accumulate(found, initial=0))


class Fragments:
    """The samples that the fragments of a movie name, by their tracks."""

    def __init__(self, source: Source, defaults: Mapping[int, int]) -> None:
        self._source = source
        self._defaults = defaults
        """For each track the size of its samples where a fragment gives none (``trex``)."""

    def of(self, moof: Box, staying: Iterable[int]) -> Iterator[Span]:
        """Yield where the samples of the tracks that stay lie."""
        wanted = set(staying)
        after = moof.start
        for box in inner_boxes(self._source, moof.body, moof.end):
            if box.kind != b"traf":
                continue
            track, spans, after = self._traf(moof, box, after)
            if track in wanted:
                yield from spans

    def _traf(self, moof: Box, traf: Box, after: int) -> tuple[int, list[Span], int]:
        inside = list(inner_boxes(self._source, traf.body, traf.end))
        head = next((box for box in inside if box.kind == b"tfhd"), None)
        if head is None:
            raise DamagedFile("a track fragment has no header", traf.start)
        flags = number(self._source, head, head.body + 1, 3)
        track = number(self._source, head, head.body + 4)
        at = head.body + 8
        base = moof.start if flags & _OF_MOOF else after
        if flags & _BASE:
            base = number(self._source, head, at, 8)
            at += 8
        at += 4 * bool(flags & _DESCRIPTION) + 4 * bool(flags & _DURATION)
        same = self._defaults.get(track, 0)
        if flags & _SIZE:
            same = number(self._source, head, at)
        position = base
        spans: list[Span] = []
        for box in inside:
            if box.kind == b"trun":
                start, end = self._run(box, base, position, same)
                position = end
                if start < end:
                    spans.append((start, end))
        return track, spans, position

    def _run(self, box: Box, base: int, position: int, same: int) -> Span:
        flags = number(self._source, box, box.body + 1, 3)
        count = number(self._source, box, box.body + 4)
        at = box.body + 8
        if flags & _RUN_OFFSET:
            raw = number(self._source, box, at)
            position = base + (raw - (1 << 32) if raw >> 31 else raw)
            at += 4
        at += 4 * bool(flags & _FIRST_FLAGS)
        fields = [bit for bit in _OF_SAMPLE if flags & bit]
        if count > MAX_SAMPLES:
            raise LimitExceeded(f"a fragment has more than {MAX_SAMPLES} samples", box.start)
        if not flags & _SAMPLE_SIZE:
            return position, position + same * count
        rows = numbers(self._source, box, at, count * len(fields))
        total = sum(rows[fields.index(_SAMPLE_SIZE) :: len(fields)]) if count else 0
        return position, position + total

    @staticmethod
    def run_end(source: Source, box: Box) -> int:
        """Return where the last sample of a run ends in its box."""
        flags = number(source, box, box.body + 1, 3)
        fields = sum(1 for bit in _OF_SAMPLE if flags & bit)
        start = box.body + 8 + 4 * bool(flags & _RUN_OFFSET) + 4 * bool(flags & _FIRST_FLAGS)
        return start + 4 * fields * number(source, box, box.body + 4)


def joined(spans: Iterable[Span], size: int) -> list[Span]:
    """Sort spans, cut to the file, and join those that touch or overlap."""
    found: list[Span] = []
    last: Span | None = None
    for count, (start, end) in enumerate(spans):
        if count > MAX_SPANS:
            raise LimitExceeded(f"the movie has more than {MAX_SPANS} chunks", start)
        end = min(end, size)
        if start >= end:
            continue
        if last is not None and last[1] == start:
            last = (last[0], end)
            found[-1] = last
        else:
            last = (start, end)
            found.append(last)
    found.sort()
    result: list[Span] = []
    for start, end in found:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def unpacked(data: bytes) -> tuple[int, ...]:
    """Read numbers of four bytes, as many as there are."""
    return unpack(f">{len(data) // 4}I", data[: len(data) & ~3])
