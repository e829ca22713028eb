"""A prompt in the lowest bits of the pixels of a PNG, as tools for AI pictures hide it there.

Bits are read column by column, each from the top, the first bit the highest of the first letter:
from alpha for ``stealth_pnginfo`` and ``stealth_pngcomp``, from red, green and blue in turn for
``stealth_rgbinfo`` and ``stealth_rgbcomp``. Only this signature is read, never the prompt. The
first column depends on nothing to its right, so only the start of each row is unfiltered, and
most pictures are ruled out by a few rows. What is damaged or too large hides nothing known.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import unpack

from coatcheck.errors import EngineError
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

MAX_INFLATED = 4 * 1024 * 1024
"""Most bytes of rows that are inflated."""
MAX_READ = 8 * 1024 * 1024
"""Most compressed bytes that are read, framing included, however little they give."""
MAX_CHUNKS = 10_000
"""Most chunks that are read, however short they are."""
_PIECE = 64 * 1024
_FRAMING = 12
_RGB, _RGBA = 2, 6
_CHANNELS = {_RGB: 3, _RGBA: 4}


def _bits(text: bytes) -> tuple[int, ...]:
    return tuple(byte >> shift & 1 for byte in text for shift in range(7, -1, -1))


_IN_ALPHA = (_bits(b"stealth_pnginfo"), _bits(b"stealth_pngcomp"))
_IN_COLORS = (_bits(b"stealth_rgbinfo"), _bits(b"stealth_rgbcomp"))
_LENGTH = len(_IN_ALPHA[0])


@dataclass(frozen=True, slots=True)
class _Shape:
    width: int
    height: int
    channels: int

    @property
    def stride(self) -> int:
        """Length of a row in bytes, with the number of its filter."""
        return 1 + self.width * self.channels


def hides_a_prompt(source: Source, segments: Sequence[Segment]) -> bool:
    """Tell whether the signature of a hidden prompt is in the pixels."""
    try:
        shape = _shape(source, segments)
        pixels = next((s for s in segments if s.kind is Kind.IDAT), None)
        if shape is None or pixels is None or pixels.content is not Content.ESSENCE:
            return False
        return _signed(shape, _rows(source, pixels, shape))
    except (EngineError, zlib.error):
        return False


def _shape(source: Source, segments: Sequence[Segment]) -> _Shape | None:
    """Read the header (PNG, third edition, 11.2.1) of a picture that can hide a prompt."""
    header = next((segment for segment in segments if segment.kind is Kind.IHDR), None)
    if header is None:
        return None
    data = source.read(header.start + 8, header.start + 21)
    width, height, depth, color, compression, filters, interlace = unpack(">IIBBBBB", data)
    channels = _CHANNELS.get(color)
    if not (width and height and channels) or depth != 8 or compression or filters or interlace:
        return None
    return _Shape(width, height, channels)


def _signed(shape: _Shape, rows: Iterator[bytes]) -> bool:
    """Compare the bits with the signatures, row by row, until none is left that fits."""
    columns = min(shape.width, -(-_LENGTH // shape.height))
    known = [(bits, 3, 1) for bits in _IN_ALPHA] if shape.channels == 4 else []
    known += [(bits, 0, 3) for bits in _IN_COLORS]
    fitting = [k for k in known if columns * shape.height * k[2] >= _LENGTH]
    above = bytes(columns * shape.channels)
    for y, row in enumerate(rows):
        above = _unfiltered(row[0], row[1 : 1 + len(above)], above, shape.channels)
        fitting = [k for k in fitting if _fits(k, above, y, shape)]
        if not fitting:
            return False
        if any(y + 1 >= min(shape.height, -(-_LENGTH // k[2])) for k in fitting):
            return True
    return False


def _fits(known: tuple[tuple[int, ...], int, int], row: bytes, y: int, shape: _Shape) -> bool:
    """Whether the pixels at the start of a row carry the bits that belong there."""
    bits, first, count = known
    for x in range(len(row) // shape.channels):
        start = (x * shape.height + y) * count
        at = x * shape.channels + first
        for bit, value in zip(bits[start : start + count], row[at : at + count], strict=False):
            if value & 1 != bit:
                return False
    return True


def _rows(source: Source, pixels: Segment, shape: _Shape) -> Iterator[bytes]:
    """Inflate as many rows as the signature can need."""
    left = min(shape.height, _LENGTH, MAX_INFLATED // shape.stride)
    inflater = zlib.decompressobj()
    row = bytearray()
    for piece in _pieces(source, pixels):
        data = piece
        while left:
            got = inflater.decompress(data, shape.stride - len(row))
            data = inflater.unconsumed_tail
            row += got
            if len(row) == shape.stride:
                yield bytes(row)
                row.clear()
                left -= 1
            elif not got:
                break
        if not left:
            return


def _pieces(source: Source, pixels: Segment) -> Iterator[bytes]:
    """Yield the data of the chunks, a piece at a time."""
    position, stop = pixels.start, min(pixels.end, pixels.start + MAX_READ)
    for _ in range(MAX_CHUNKS):
        if position + _FRAMING > stop:
            return
        start = position + 8
        end = start + int.from_bytes(source.read(position, position + 4))
        for at in range(start, min(end, stop), _PIECE):
            yield source.read(at, min(at + _PIECE, end))
        position = end + 4


def _unfiltered(kind: int, row: bytes, above: bytes, channels: int) -> bytes:
    """Undo the filter of the start of a row (PNG, third edition, 9.2)."""
    result = bytearray(row)
    for i, value in enumerate(row):
        left = result[i - channels] if i >= channels else 0
        up = above[i]
        corner = above[i - channels] if i >= channels else 0
        if kind == 1:
            value += left
        elif kind == 2:
            value += up
        elif kind == 3:
            value += (left + up) // 2
        elif kind == 4:
            value += _paeth(left, up, corner)
        result[i] = value & 255
    return bytes(result)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
