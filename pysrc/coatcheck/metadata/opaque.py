"""What can be said of data that no decoder here explains: its name, size, and words in it."""

from __future__ import annotations

from coatcheck.metadata.text import MAX_PICTURE, clip, is_picture, strings
from coatcheck.model import Content, Segment, Standard, Tag
from coatcheck.phrases import size_of


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Describe a segment of any content; ``payload`` may be its beginning only. Never fails."""
    size = max(segment.payload[1] - segment.payload[0], len(payload)) or segment.size
    if not size:
        return []
    found = strings(payload)
    value = size_of(size) + (": " + clip(", ".join(found)) if found and _wordy(segment) else "")
    whole = len(payload) >= size and len(payload) <= MAX_PICTURE
    shown = payload if whole and is_picture(payload) else b""
    return [
        Tag(
            Standard.FILE,
            segment.content.value,
            segment.name,
            value,
            shown,
            kind=segment.kind,
        )
    ]


_WORDY = frozenset(
    {
        Content.UNKNOWN,
        Content.TRAILER,
        Content.C2PA,
        Content.EXIF,
        Content.XMP,
        Content.PHOTOSHOP,
    }
)


def _wordy(segment: Segment) -> bool:
    """Whether words in the data help: those in coded pictures and sound are chance."""
    return segment.content in _WORDY
