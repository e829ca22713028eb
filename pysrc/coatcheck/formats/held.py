"""Which files are held on their way: data for the gate, which has no time to look into them.

A row of the registry says whether its format is held. A file is held if its name or its media type
is of such a row, and passes if its type is plainly of another kind. Browsers derive the type from
the name, so that it claims nothing; what has no type, or a type that many kinds share, is held and
looked into.

What is known by sight and cannot be cleaned is held, with a word why, where any format of its kind
is.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.formats import CONTAINERS, Container
from coatcheck.formats.unsupported import UNSUPPORTED, Unsupported
from coatcheck.model import MediaKind

PASSING_GROUPS = ("text", "audio", "video", "font", "message")
"""Top-level media types that pass, but for the types of rows that are held."""
PASSING_PREFIXES = (
    "application/vnd.ms-",
    "application/vnd.openxmlformats-",
    "application/vnd.oasis.opendocument",
)
PASSING_TYPES = (
    "application/7z-compressed",
    "application/bzip",
    "application/bzip2",
    "application/epub+zip",
    "application/gzip",
    "application/javascript",
    "application/json",
    "application/ld+json",
    "application/msword",
    "application/ndjson",
    "application/pdf",
    "application/python",
    "application/rar-compressed",
    "application/rtf",
    "application/sh",
    "application/sql",
    "application/tar",
    "application/toml",
    "application/vnd.rar",
    "application/wasm",
    "application/x-7z-compressed",
    "application/x-bzip",
    "application/x-bzip2",
    "application/x-gzip",
    "application/x-javascript",
    "application/x-ndjson",
    "application/x-python",
    "application/x-rar-compressed",
    "application/x-sh",
    "application/x-tar",
    "application/x-toml",
    "application/x-yaml",
    "application/x-zip-compressed",
    "application/xml",
    "application/yaml",
    "application/zip",
    "application/zip-compressed",
)


def supported_names() -> Iterator[str]:
    """Yield the extensions of formats that can be cleaned, with their dots."""
    for container in CONTAINERS:
        yield from container.extensions


def held_names() -> Iterator[str]:
    """Yield the extensions that claim a kind that is held, whatever type stands beside them."""
    for kind in MediaKind:
        yield from claims(kind)[0]


def held_types() -> Iterator[str]:
    """Yield the media types that are held though they are of a group that passes."""
    for kind in MediaKind:
        if kind is not MediaKind.PICTURE:
            yield from claims(kind)[1]


def claims(kind: MediaKind) -> tuple[list[str], list[str]]:
    """Return the extensions and the media types by which a file claims to be of a kind."""
    rows: list[Container | Unsupported] = [
        *(row for row in CONTAINERS if row.held and row.kind is kind),
        *(row for row in UNSUPPORTED if is_held_unsupported(row) and row.kind is kind),
    ]
    names = [name for row in rows for name in row.extensions]
    types = [name for row in rows for name in row.media_types]
    return sorted({*names}), sorted({*types})


def is_held_unsupported(row: Unsupported) -> bool:
    """Whether files of a format that nothing cleans are held."""
    return any(container.held and container.kind is row.kind for container in CONTAINERS)


def is_held_type(media_type: str) -> bool:
    """Whether a media type is of a kind that is held: ``image/x-unheard-of``, ``video/mp4``."""
    return media_type.startswith("image/") or media_type in held_types()


def has_name(name: str, extensions: Iterator[str]) -> bool:
    """Whether the name of a file ends in one of these extensions."""
    return name.lower().endswith(tuple(extensions))
