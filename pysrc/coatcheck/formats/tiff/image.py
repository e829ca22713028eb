"""What of the strips and tiles of a TIFF page stays, and what lies within their streams.

Rules (TIFF 6.0): where strips and tiles lie, see ``strips``. With compression 7 (Technical Note 2)
each strip is a JPEG stream, whose comments and application segments go; with 6 (section 22) tables
and stream lie at places of their own. Compressions whose streams can hold metadata that is not
looked into are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.formats.jpeg.walk import walk
from coatcheck.formats.tiff import old_jpeg
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.claims import Claim
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.strips import UNCOMPRESSED, Geometry, geometry, rows, spans
from coatcheck.formats.webp import walk as webp_walk
from coatcheck.model import Content, Span

MAX_STREAMS, MAX_RUNS = 5_000, 30_000
"""Most JPEG and WebP streams that are looked into in a picture that is not large, and most strips
that do not follow each other."""

OLD_JPEG, JPEG, LOSSY_JPEG, WEBP = 6, 7, 34892, 50001
_OPAQUE = frozenset(
    {
        2,
        3,
        4,
        5,
        8,
        9,
        10,
        32766,
        32771,
        32773,
        32809,
        32895,
        32896,
        32897,
        32898,
        32908,
        32909,
        32946,
        34661,
        34676,
        34677,
        34887,
        34925,
        50000,
    }
)
"""Compressions whose data is nothing but pixels."""
_IMAGE_DEPTH, _TILE_DEPTH = 32997, 32998
_JPEG_STAYS = frozenset({Content.STRUCTURE, Content.ESSENCE, Content.COLOR})
_WEBP_STAYS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})


def pixels(layout: Layout, node: Node) -> list[Claim]:
    """Return the claims of the coded image of a directory, and of what lies within its streams."""
    if not node.shown:
        return _copy(layout, node)
    compression = layout.value(node, t.COMPRESSION, UNCOMPRESSED)
    found = geometry(layout, node)
    runs = list(_runs(layout, node, found)) if found else []
    for tag in (_IMAGE_DEPTH, _TILE_DEPTH):
        if layout.value(node, tag, 1) > 1:
            raise UnsupportedFormat("Coatcheck cannot clean TIFF pictures with depth")
    if compression in (JPEG, LOSSY_JPEG) and found:
        return _streams(layout, node, found)
    if compression == OLD_JPEG:
        return _old_jpeg(layout, node, runs)
    if compression == WEBP and found:
        _check_webp(layout, found)
    elif compression not in _OPAQUE and compression != UNCOMPRESSED:
        raise UnsupportedFormat(
            f"Coatcheck cannot clean TIFF pictures of compression {compression}"
        )
    if not runs:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return [_pixels(node, *run) for run in runs]


def _copy(layout: Layout, node: Node) -> list[Claim]:
    """Return the claims of a picture that does not stay; of a broken one what can be found."""
    runs = list(old_jpeg.stream(layout, node))
    with suppress(DamagedFile):
        found = geometry(layout, node)
        runs += _runs(layout, node, found) if found else ()
    return [
        Claim(*run, node.content, f"{node.name} image", node.name, order, decoded=True)
        for order, run in enumerate(runs)
    ]


def _pixels(node: Node, start: int, end: int) -> Claim:
    return Claim(start, end, Content.ESSENCE, f"{node.name} image")


def _runs(layout: Layout, node: Node, found: Geometry) -> Iterator[Span]:
    """Yield the strips, neighbours joined."""
    first = last = count = 0
    for start, end in rows(layout, found):
        if start == last:
            last = end
        elif first <= start and end <= last:
            continue
        else:
            if end <= start:
                if node.shown:
                    raise DamagedFile("the file ends before its image data", start)
                continue
            if last:
                yield first, last
            first, last = start, end
            count += 1
            if count > layout.limit(MAX_RUNS):
                raise LimitExceeded("the strips of the picture are too scattered", start)
    if last:
        yield first, last


def _streams(layout: Layout, node: Node, found: Geometry) -> list[Claim]:
    """Look into JPEG streams, each of which lies apart from the others or is the same."""
    streams = sorted(set(spans(layout, found)))
    if len(streams) > layout.limit(MAX_STREAMS):
        raise LimitExceeded("the picture has too many JPEG streams", found.offsets.at)
    claims: list[Claim] = []
    position = 0
    for start, end in streams:
        if start < position:
            raise DamagedFile("two JPEG streams overlap", start)
        claims += _jpeg(layout, node, start, end)
        position = end
    if not claims:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return claims


def _jpeg(layout: Layout, node: Node, start: int, end: int) -> Iterator[Claim]:
    """Yield what stays and what goes of one JPEG stream."""
    position = start
    for part in walk(layout.source, start, end):
        if part.content in _JPEG_STAYS:
            yield _pixels(node, part.start, part.end)
        else:
            content = Content.UNKNOWN if part.content is Content.ICC else part.content
            yield Claim(part.start, part.end, content, f"{node.name} {part.name}", strict=True)
        position = part.end
    yield Claim(position, end, Content.UNKNOWN, f"{node.name} data after EOI", strict=True)


def _old_jpeg(layout: Layout, node: Node, runs: list[Span]) -> list[Claim]:
    """Return the claims of stream, strips and tables of an old-style JPEG."""
    if node.scan:
        spans = sorted({node.scan, *old_jpeg.tables(layout, node)})
        return [_pixels(node, *span) for span in spans]
    streams = list(old_jpeg.stream(layout, node))
    claims = [claim for span in streams for claim in _jpeg(layout, node, *span)]
    for start, end in runs:
        if not any(first <= start and end <= last for first, last in streams):
            if layout.source.peek(start, 2) == b"\xff\xd8":
                claims += _jpeg(layout, node, start, end)
            else:
                claims.append(_pixels(node, start, end))
    for span in old_jpeg.tables(layout, node):
        if not any(first <= span[0] and span[1] <= last for first, last in streams):
            claims.append(_pixels(node, *span))
    if not claims:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return claims


def _check_webp(layout: Layout, found: Geometry) -> None:
    """Refuse WebP tiles that hold anything but a picture."""
    for index, (start, end) in enumerate(spans(layout, found)):
        if index > layout.limit(MAX_STREAMS):
            raise LimitExceeded("the picture has too many WebP tiles", start)
        position = start + webp_walk.RIFF_HEADER
        for kind, at, length in webp_walk.chunks(layout.source, position, end):
            if kind not in _WEBP_STAYS:
                raise UnsupportedFormat("Coatcheck cannot clean metadata inside of WebP tiles", at)
            position = webp_walk.padded(at + 8 + length, end)
        if position < end:
            raise UnsupportedFormat("Coatcheck cannot clean data behind WebP tiles", position)
