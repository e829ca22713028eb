"""Telling formats apart by content, never by name.

Three answers: a container that the engine cleans, a format that it knows by sight but cannot
clean, or nothing that it knows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Collection

from coatcheck.errors import UnknownType, UnsupportedFormat
from coatcheck.formats import CONTAINERS, HEAD, Container, held
from coatcheck.formats.svg import container as svg
from coatcheck.formats.unsupported import UNSUPPORTED, Unsupported
from coatcheck.model import MediaKind
from coatcheck.source import Source

PICTURES = frozenset({MediaKind.PICTURE})
ALL_KINDS = frozenset(MediaKind)


def recognise(source: Source, kinds: Collection[MediaKind] = ALL_KINDS) -> Container:
    """Return the container that reads this content; what is of no kind in ``kinds`` is not asked.

    Raises UnsupportedFormat, naming the format, for a file that the engine cannot clean, and
    UnknownType for everything else.
    """
    head = source.peek(0, HEAD)
    named: dict[Callable[[Source], str], str] = {}
    for container in CONTAINERS:
        if container.kind not in kinds or not container.module.detect(head):
            continue
        if container.family is None:
            return container
        if container.family not in named:
            named[container.family] = container.family(source)
        if named[container.family] == container.format:
            return container
    row = _unsupported(head, kinds)
    if row is not None:
        raise UnsupportedFormat(f"Coatcheck cannot clean {row.format} {row.kind.value}s")
    if not head:
        raise UnknownType("the file is empty")
    raise UnknownType("the content is of no known type")


def held_kind(source: Source) -> MediaKind | None:
    """Return of what kind the content is, if the extension holds files of its format.

    Raises UnknownType for a format that the extension does not hold: its files pass. None is what
    is of no known format, or empty.
    """
    try:
        container = recognise(source)
    except UnknownType:
        return None
    except UnsupportedFormat:
        row = _unsupported(source.peek(0, HEAD), MediaKind)
        if row is not None and not held.is_held_unsupported(row):
            raise UnknownType(f"{row.format} files are not held") from None
        return row.kind if row is not None else None
    if not container.held:
        raise UnknownType(f"{container.format} files are not held")
    return container.kind


def _unsupported(head: bytes, kinds: Collection[MediaKind]) -> Unsupported | None:
    """Return the row of ``head`` if it is of such a kind, and of a format that nobody reads."""
    for row in UNSUPPORTED:
        if row.kind in kinds and row.signature.match(head):
            return row
    return _COMPRESSED_SVG if svg.detect(_inflated(head)) else None


_COMPRESSED_SVG = Unsupported("compressed SVG", re.compile(rb"\x1f\x8b\x08"))


def _inflated(head: bytes) -> bytes:
    """Return the start of what a gzip file (RFC 1952) holds; nothing if it is none."""
    if not head.startswith(b"\x1f\x8b\x08"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def claims_a_held_kind(name: str, media_type: str) -> bool:
    """Whether a file's name or media type claims a kind that is held, whatever is in it."""
    return held.is_held_type(media_type.lower()) or held.has_name(name, held.held_names())
