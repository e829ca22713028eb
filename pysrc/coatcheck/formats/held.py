"""Which files are held on their way: data for the gate, which has no time to look into them.

A file is held unless its media type says that it is certainly of a kind that cannot be cleaned, and
its name does not say otherwise. Browsers derive the type from the name, so that it claims nothing;
what has no type, or a type that many kinds share, is held and looked into.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.formats import CONTAINERS
from coatcheck.formats.unsupported import UNSUPPORTED

PASSING_GROUPS = ("text", "audio", "video", "font", "message")
"""Top-level media types of which nothing is held."""
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
    for container in CONTAINERS:
        if container.held:
            yield from container.extensions
    for row in UNSUPPORTED:
        yield from row.extensions


def is_held_type(media_type: str) -> bool:
    """Whether a media type is of a kind that is held: ``image/x-unheard-of``, ``image/png``."""
    group = media_type.partition("/")[0]
    return group in {c.media_type.partition("/")[0] for c in CONTAINERS if c.held}


def has_name(name: str, extensions: Iterator[str]) -> bool:
    """Whether the name of a file ends in one of these extensions."""
    return name.lower().endswith(tuple(extensions))
