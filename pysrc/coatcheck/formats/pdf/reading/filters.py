"""Undoing filters of streams (ISO 32000-2, 7.4), in bounded memory.

Only what has to be read is decoded: cross-reference and object streams, metadata, colour profiles,
and coded pictures that have another filter around them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.pdf.reading.objects import Dict, Name, Value, entries_of, integer

PICTURE_FILTERS = frozenset({b"DCTDecode", b"JPXDecode", b"JBIG2Decode", b"CCITTFaxDecode"})
_SHORT = {
    b"Fl": b"FlateDecode",
    b"AHx": b"ASCIIHexDecode",
    b"A85": b"ASCII85Decode",
    b"LZW": b"LZWDecode",
    b"RL": b"RunLengthDecode",
    b"CCF": b"CCITTFaxDecode",
    b"DCT": b"DCTDecode",
}
MAX_FILTERS = 8
_BLANKS = re.compile(rb"[\0\t\n\f\r ]+")
Resolve = Callable[[Value], Value]


def chain(entries: Dict, resolve: Resolve) -> list[tuple[bytes, Dict]]:
    """Return the filters of a stream, the outermost first, by their full names, with parameters."""
    names = resolve(entries.get(b"Filter", entries.get(b"F")))
    given = resolve(entries.get(b"DecodeParms", entries.get(b"DP")))
    listed = names if isinstance(names, list) else [names]
    parameters = given if isinstance(given, list) else [given]
    result: list[tuple[bytes, Dict]] = []
    for place, item in enumerate(listed):
        name = resolve(item)
        if not isinstance(name, Name):
            continue
        own = resolve(parameters[place]) if place < len(parameters) else None
        result.append((_SHORT.get(name, bytes(name)), entries_of(own)))
    if len(result) > MAX_FILTERS:
        raise LimitExceeded("a stream has too many filters")
    return result


def undo(data: bytes, filters: list[tuple[bytes, Dict]], resolve: Resolve, limit: int) -> bytes:
    """Undo filters in turn; no step may give more than ``limit`` bytes.

    Raises DamagedFile for what cannot be undone, and LimitExceeded.
    """
    for name, parameters in filters:
        decoder = _DECODERS.get(name)
        if decoder is None:
            raise DamagedFile(f"a stream has the filter {name[:40]!r}")
        data = decoder(data, parameters, resolve, limit)
    return data


def inflated(data: bytes, limit: int) -> tuple[bytes, bool]:
    """Undo Flate as readers do, who take what comes before damage; say whether all was in order."""
    decompressor = zlib.decompressobj()
    try:
        result = decompressor.decompress(data, limit)
    except zlib.error:
        return _salvaged(data, limit), False
    if decompressor.unconsumed_tail and len(result) >= limit:
        raise LimitExceeded(f"a stream grows beyond {limit} bytes")
    return result, decompressor.eof and not decompressor.unused_data.strip(b"\0\t\n\f\r ")


def _salvaged(data: bytes, limit: int) -> bytes:
    for bits in (15, -15):
        decompressor = zlib.decompressobj(bits)
        found = bytearray()
        skipped = 2 if bits < 0 else 0
        for start in range(skipped, len(data), 256):
            try:
                found += decompressor.decompress(data[start : start + 256], limit)
            except zlib.error:
                break
            if len(found) > limit:
                raise LimitExceeded(f"a stream grows beyond {limit} bytes")
        if found:
            return bytes(found)
    raise DamagedFile("a stream cannot be inflated")


def _flate(data: bytes, parameters: Dict, resolve: Resolve, limit: int) -> bytes:
    return _predicted(inflated(data, limit)[0], parameters, resolve)


def _lzw(data: bytes, parameters: Dict, resolve: Resolve, limit: int) -> bytes:
    early = integer(resolve(parameters.get(b"EarlyChange")), 1) != 0
    out = bytearray()
    table: list[bytes] = [bytes([code]) for code in range(256)] + [b"", b""]
    width, before = 9, b""
    buffer = bits = 0
    for byte in data:
        buffer = (buffer << 8) | byte
        bits += 8
        if bits < width:
            continue
        bits -= width
        code = buffer >> bits
        buffer &= (1 << bits) - 1
        if code == 256:
            del table[258:]
            width, before = 9, b""
            continue
        if code == 257:
            break
        if code < len(table):
            entry = table[code]
        elif before and code == len(table):
            entry = before + before[:1]
        else:
            raise DamagedFile("a stream is no LZW")
        out += entry
        if len(out) > limit:
            raise LimitExceeded(f"a stream grows beyond {limit} bytes")
        if before and len(table) < 4096:
            table.append(before + entry[:1])
        before = entry
        size = len(table) + early
        width = 9 if size < 512 else 10 if size < 1024 else 11 if size < 2048 else 12
    return _predicted(bytes(out), parameters, resolve)


def _hex(data: bytes, _parameters: Dict, _resolve: Resolve, _limit: int) -> bytes:
    digits = _BLANKS.sub(b"", data.partition(b">")[0])
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    except ValueError:
        raise DamagedFile("a stream is not hexadecimal") from None


def _base_85(data: bytes, _parameters: Dict, _resolve: Resolve, limit: int) -> bytes:
    text = _BLANKS.sub(b"", data)
    text = text.removeprefix(b"<~").partition(b"~")[0]
    if len(text) > limit:
        raise LimitExceeded(f"a stream grows beyond {limit} bytes")
    out = bytearray()
    for run in re.split(rb"(z)", text):
        if run == b"z":
            out += bytes(4)
            continue
        missing = -len(run) % 5
        run += b"u" * missing
        for start in range(0, len(run), 5):
            a, b, c, d, e = run[start : start + 5]
            value = (((a - 33) * 85 + b - 33) * 85 + c - 33) * 7225 + (d - 33) * 85 + e - 33
            out += (value & 0xFFFFFFFF).to_bytes(4)
        if missing:
            del out[-missing:]
    return bytes(out)


def _run_length(data: bytes, _parameters: Dict, _resolve: Resolve, limit: int) -> bytes:
    out = bytearray()
    position = 0
    while position < len(data) and data[position] != 128:
        count = data[position]
        if count < 128:
            out += data[position + 1 : position + 2 + count]
            position += 2 + count
        else:
            out += data[position + 1 : position + 2] * (257 - count)
            position += 2
        if len(out) > limit:
            raise LimitExceeded(f"a stream grows beyond {limit} bytes")
    return bytes(out)


def _identity(data: bytes, _parameters: Dict, _resolve: Resolve, _limit: int) -> bytes:
    return data


_DECODERS: Mapping[bytes, Callable[[bytes, Dict, Resolve, int], bytes]] = {
    b"FlateDecode": _flate,
    b"LZWDecode": _lzw,
    b"ASCIIHexDecode": _hex,
    b"ASCII85Decode": _base_85,
    b"RunLengthDecode": _run_length,
    b"Crypt": _identity,
}


def _predicted(data: bytes, parameters: Dict, resolve: Resolve) -> bytes:
    """Undo a predictor (7.4.4.4): those of PNG, and that of TIFF for whole bytes."""
    kind = integer(resolve(parameters.get(b"Predictor")), 1)
    if kind < 2:
        return data
    colors = integer(resolve(parameters.get(b"Colors")), 1)
    bits = integer(resolve(parameters.get(b"BitsPerComponent")), 8)
    columns = integer(resolve(parameters.get(b"Columns")), 1)
    if not (0 < colors <= 64 and bits in (1, 2, 4, 8, 16) and 0 < columns <= 1 << 24):
        raise DamagedFile("a predictor makes no sense")
    row = (columns * colors * bits + 7) // 8
    step = max(colors * bits // 8, 1)
    return _tiff(data, row, step, bits) if kind == 2 else _png(data, row, step)


def _tiff(data: bytes, row: int, step: int, bits: int) -> bytes:
    if bits != 8:
        raise DamagedFile("a predictor of this kind is not read")
    out = bytearray(data)
    for start in range(0, len(out), row):
        for place in range(start + step, min(start + row, len(out))):
            out[place] = (out[place] + out[place - step]) & 255
    return bytes(out)


def _png(data: bytes, row: int, step: int) -> bytes:
    """Undo the filters of PNG; the one that sums columns, which all use here, as whole numbers."""
    out: list[bytes] = []
    before = bytes(row)
    for start in range(0, len(data), row + 1):
        kind, line = data[start], data[start + 1 : start + 1 + row]
        if len(line) < row:
            line += bytes(row - len(line))
        if kind == 2:
            line = _sum(line, before)
        elif kind == 1 or kind in (3, 4):
            line = _filtered(kind, line, before, step)
        out.append(line)
        before = line
    return b"".join(out)


def _sum(line: bytes, before: bytes) -> bytes:
    """Add two rows byte by byte: even and odd bytes apart, so that no sum runs into the next."""
    size = len(line)
    low = int.from_bytes(b"\0\xff" * (size // 2 + 1))
    first, second = int.from_bytes(line), int.from_bytes(before)
    even = ((first & low) + (second & low)) & low
    odd = (((first >> 8) & low) + ((second >> 8) & low)) & low
    return ((odd << 8 | even) & ((1 << 8 * size) - 1)).to_bytes(size)


def _filtered(kind: int, line: bytes, before: bytes, step: int) -> bytes:
    out = bytearray(line)
    for place in range(len(out)):
        left = out[place - step] if place >= step else 0
        up = before[place]
        if kind == 1:
            add = left
        elif kind == 3:
            add = (left + up) >> 1
        else:
            corner = before[place - step] if place >= step else 0
            guess = left + up - corner
            a, b, c = abs(guess - left), abs(guess - up), abs(guess - corner)
            add = left if a <= b and a <= c else up if b <= c else corner
        out[place] = (out[place] + add) & 255
    return bytes(out)
