"""PDF files: objects, cross-references of every kind, versions behind each other."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
DRAWING = b"BT /F1 18 Tf 20 100 Td (Hello) Tj ET"
CATALOG = b"/Type/Catalog/Pages 2 0 R"
PAGE = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"

Objects = Mapping[int, bytes]


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Make a stream."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """Make a stream with its data deflated."""
    return stream(zlib.compress(data), entries + b"/Filter/FlateDecode")


def page(
    catalog: bytes = b"",
    entries: bytes = b"",
    resources: bytes = b"",
    drawing: bytes = DRAWING,
    more: Objects | None = None,
) -> dict[int, bytes]:
    """Return the objects of a document of one page, with more entries and more objects."""
    return {
        1: b"<<" + CATALOG + catalog + b">>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<<" + PAGE + resources + b">>" + entries + b">>",
        4: stream(drawing),
        5: FONT,
        **(more or {}),
    }


def body(objects: Objects, start: bytes = HEADER, between: bytes = b"") -> tuple[bytes, list[int]]:
    """Write objects behind a start; return that and where each begins."""
    data = start
    places: list[int] = []
    for number, value in objects.items():
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, value) + between
    return data, places


def table(
    data: bytes, numbers: Mapping[int, int], trailer: bytes = b"", size: int | None = None
) -> bytes:
    """Write a table of cross-references behind objects."""
    at = len(data)
    data += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in numbers.items():
        data += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(numbers) + 1 if size is None else size
    return data + b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, trailer, at,
    )  # fmt: skip


def document(
    objects: Objects | None = None,
    trailer: bytes = b"",
    start: bytes = HEADER,
    between: bytes = b"",
    end: bytes = b"",
) -> bytes:
    """Make a document with a table of cross-references."""
    objects = page() if objects is None else objects
    data, places = body(objects, start, between)
    return table(data, dict(zip(objects, places, strict=True)), trailer) + end


def position(data: bytes) -> bytes:
    """Return where a document says that its cross-references are."""
    return data[data.rindex(b"startxref") + 9 :].split()[0]


def updated(data: bytes, objects: Objects, trailer: bytes = b"") -> bytes:
    """Put a further version behind a document."""
    before = int(position(data))
    data, places = body(objects, data)
    numbers = dict(zip(objects, places, strict=True))
    return table(data, numbers, b"/Prev %d" % before + trailer, 40)


def with_streams(objects: Objects, trailer: bytes = b"", predictor: bool = False) -> bytes:
    """Make a document whose dictionaries are in an object stream, its references in another."""
    plain = {n: v for n, v in objects.items() if b"stream" in v}
    inner = {n: v for n, v in objects.items() if n not in plain}
    heads, values = b"", b""
    for number, value in inner.items():
        heads += b"%d %d " % (number, len(values))
        values += value + b" "
    holder = max(objects) + 1
    plain[holder] = packed(heads + values, b"/Type/ObjStm/N %d/First %d" % (len(inner), len(heads)))
    data, places = body(plain)
    where = {n: (1, place, 0) for n, place in zip(plain, places, strict=True)}
    where |= {n: (2, holder, index) for index, n in enumerate(inner)}
    own = holder + 1
    where[own] = (1, len(data), 0)
    rows = [where.get(n, (0, 0, 0)) for n in range(own + 1)]
    table = [bytes([kind]) + place.to_bytes(3) + bytes([last]) for kind, place, last in rows]
    coded = b"".join(table)
    parameters = b""
    if predictor:
        before = bytes(5)
        coded = b""
        for row in table:
            coded += b"\2" + bytes((a - b) & 255 for a, b in zip(row, before, strict=True))
            before = row
        parameters = b"/DecodeParms<</Predictor 12/Columns 5>>"
    entries = b"/Type/XRef/W[1 3 1]/Size %d/Root 1 0 R%b%b" % (own + 1, trailer, parameters)
    at = len(data)
    data += b"%d 0 obj\n%b\nendobj\n" % (own, packed(coded, entries))
    return data + b"startxref\n%d\n%%%%EOF\n" % at
