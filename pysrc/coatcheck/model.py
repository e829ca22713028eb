"""The engine's vocabulary: what a picture file is made of, what that tells, and what becomes of it.

Rules of this module: plain frozen data, no input or output, no import from the rest of the engine.
Every offset is an absolute byte position in the source unless a docstring says otherwise; every
range is half open, ``(start, end)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Span = tuple[int, int]
"""A half-open byte range ``(start, end)`` in a source."""


class Content(StrEnum):
    """What a segment holds. A container assigns it; the policy decides by it.

    A container gives ``UNKNOWN`` to everything that it does not know by its specification, and
    what is unknown never stays: this is what makes the engine an allowlist.
    """

    STRUCTURE = "structure"
    """Headers, tables and directories without which no decoder can start."""
    PIXELS = "pixels"
    """Coded image data."""
    COLOR = "color"
    """Numbers that say how to show the pixels: gamma, chromaticities, Adobe transform, density."""
    ANIMATION = "animation"
    """Frame control, loop counts, timing."""
    ICC = "icc"
    EXIF = "exif"
    XMP = "xmp"
    PHOTOSHOP = "photoshop"
    """Photoshop image resources, where IPTC lives in a JPEG."""
    TEXT = "text"
    """Keyword and text, as in the text chunks of PNG."""
    COMMENT = "comment"
    """Free text without a keyword."""
    TIME = "time"
    """A time stamp of the container itself, such as tIME."""
    C2PA = "c2pa"
    """Content credentials in JUMBF boxes."""
    THUMBNAIL = "thumbnail"
    """A smaller copy of the picture."""
    SECOND_IMAGE = "second_image"
    """A whole further picture: multi-picture format, gain map, depth map."""
    GAIN_MAP = "gain_map"
    """A second picture of nothing but numbers that brighten the first on HDR screens, and what ties
    it to the first: given only to what is free of all else, or whose parts are decided alone."""
    EMBEDDED = "embedded"
    """A whole picture file that is drawn as a part of the picture, coded as text in it."""
    VIDEO = "video"
    """A video or a sound that travels with the picture."""
    TRAILER = "trailer"
    """Bytes after the logical end of the picture, of no kind named above."""
    PADDING = "padding"
    """Fill bytes that mean nothing to a decoder."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a container: a marker segment, chunk, box, block or directory entry.

    The top-level segments of a file tile it exactly: the first starts at 0, each starts where the
    one before ended, the last ends at the file's size. ``children`` lie inside their parent and
    need not tile it.
    """

    name: str
    """The specification's own name: ``APP1 Exif``, ``tEXt``, ``ANMF``, ``Comment Extension``."""
    content: Content
    start: int
    end: int
    payload: Span = (0, 0)
    """The range that a metadata decoder reads, without the container's framing."""
    group: str = ""
    """Segments of equal content and non-empty group carry one payload in several parts."""
    order: int = 0
    """The place of this part within its group."""
    children: tuple[Segment, ...] = ()
    body: bytes = b""
    """What a metadata decoder reads in place of ``payload``, where a container had to gather it."""

    @property
    def size(self) -> int:
        """Length in bytes, framing included."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Keep:
    """A piece of a plan: these bytes of the original, unchanged."""

    start: int
    end: int


Piece = Keep | bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """How to make the new file: ranges of the original to keep and bytes to insert, in order."""

    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Length in bytes of the file that the plan makes."""
        return sum(p.end - p.start if isinstance(p, Keep) else len(p) for p in self.pieces)

    @property
    def inserted(self) -> int:
        """How many bytes of the new file do not come from the original."""
        return sum(len(p) for p in self.pieces if not isinstance(p, Keep))


class Category(StrEnum):
    """What a piece of data gives away, ordered by how much that tends to hurt."""

    LOCATION = "location"
    PEOPLE = "people"
    HIDDEN_PICTURE = "hidden_picture"
    VIDEO = "video"
    DEVICE_ID = "device_id"
    DATE = "date"
    DEVICE = "device"
    CAPTION = "caption"
    AI_PROMPT = "ai_prompt"
    CREDENTIALS = "credentials"
    HISTORY = "history"
    SOFTWARE = "software"
    UNKNOWN = "unknown"
    SETTINGS = "settings"
    FILE = "file"
    """The file's own name and date, which every file has: told, but never a reason to ask."""
    TECHNICAL = "technical"
    """What a decoder needs; tells nothing about a person and is never a reason to ask."""


NEVER_ASKED = frozenset({Category.FILE, Category.TECHNICAL})
"""What alone is no reason to ask a person anything."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One decoded entry of a metadata block, before anyone has judged it."""

    standard: str
    """``Exif``, ``XMP``, ``IPTC``, ``Photoshop``, ``ICC``, ``C2PA``, ``PNG``, ``GIF``, ``JPEG``."""
    group: str
    """The directory, namespace prefix or record: ``IFD0``, ``GPS``, ``xmpMM``, ``2`` ..."""
    name: str
    """The standard's own name of the entry, such as ``DateTimeOriginal``."""
    value: str
    """Readable text, at most ``MAX_VALUE`` characters."""
    picture: bytes = b""
    """The bytes of a viewable picture (JPEG, PNG) that this entry holds, if it holds one."""
    numbers: tuple[float, ...] = ()
    """The value as numbers where somebody computes with it: latitude and longitude in degrees."""


MAX_VALUE = 2000
"""Longest value in characters that a tag or finding carries; longer text ends in an ellipsis."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a picture gives away, ready to be told to a person."""

    category: Category
    label: str
    """Plain English, short, without a full stop: ``Where it was taken``."""
    value: str
    """What it says: ``48.8584, 2.2945``; may be empty where its being there is the news."""
    source: str
    """Where it lies, for those who want to know: ``Exif GPS GPSPosition``."""
    weight: int = 0
    """Within a category the finding of greatest weight stands for all."""
    picture: Span | bytes | None = None
    """A hidden picture, viewable: its bytes, or its range in the source."""
    numbers: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that stays in the cleaned file because the picture would look wrong without it."""

    code: str
    """For programs and translations: ``orientation``, ``color_profile``, ``animation``."""
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that the engine can say about one file."""

    format: str
    """``JPEG``, ``PNG``, ``WebP``, ``GIF``."""
    media_type: str
    extension: str
    """With its dot: ``.jpg``."""
    size: int
    findings: tuple[Finding, ...]
    """By category in the order of ``Category``, within it by falling weight."""
    kept: tuple[Kept, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def telling(self) -> tuple[Finding, ...]:
        """The findings worth a question: all but the technical, and the name and date."""
        return tuple(f for f in self.findings if f.category not in NEVER_ASKED)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaning that has been proved: apply ``plan`` to the source to get the new file."""

    report: Report
    """What the original gave away."""
    plan: Plan
    after: Report
    """What a second inspection found in the result: nothing telling but what cannot be removed."""

    @property
    def changed(self) -> bool:
        """Whether the new file differs from the original at all."""
        return self.plan.inserted > 0 or self.plan.size != self.report.size
