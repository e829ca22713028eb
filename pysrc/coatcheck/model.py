"""The engine's vocabulary: what a picture file is made of, what that tells, and what becomes of it.

Rules of this module: plain frozen data, no input or output, no import from the rest of the engine
but the codes of ``labels`` and what ``phrases`` makes of those of ``terms``.
Every offset is an absolute byte position in the source unless a docstring says otherwise; every
range is half open, ``(start, end)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coatcheck.labels import Label
from coatcheck.phrases import Part

Span = tuple[int, int]
"""A half-open byte range ``(start, end)`` in a source."""


class MediaKind(StrEnum):
    """What a file is to a person."""

    PICTURE = "picture"
    DOCUMENT = "document"
    VIDEO = "video"
    SOUND = "sound"


class Content(StrEnum):
    """What a segment holds. A container assigns it; the policy decides by it.

    A container gives ``UNKNOWN`` to everything that it does not know by its specification, and
    what is unknown never stays: this is what makes the engine an allowlist.
    """

    STRUCTURE = "structure"
    """Headers, tables and directories without which no decoder can start."""
    ESSENCE = "essence"
    """What the file is there for, coded: image data, sound, text (the word is SMPTE's)."""
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
    """A whole file inside this one, cleaned by its own rules: a picture that is drawn as a part of
    an SVG, a member of a document."""
    VIDEO = "video"
    """A video or a sound that travels with the picture."""
    MOVIE_DATA = "movie_data"
    """What a movie says about itself, in boxes of ``udta`` and ``meta``."""
    TELEMETRY = "telemetry"
    """A track of what a camera measured while it recorded, or of its clock."""
    DOCUMENT_DATA = "document_data"
    """What a document says about itself and the machines it was on: properties, paths, ids."""
    AUTHORSHIP = "authorship"
    """Who wrote a comment or a change in a document, and when."""
    REVIEW = "review"
    """Comments in a document."""
    NOTES = "notes"
    """What a speaker wrote for himself below the slides."""
    SCRIPT = "script"
    """Programs in a document: macros."""
    UNSEEN = "unseen"
    """Content of a document that is there but not shown, or that reaches out of it: hidden sheets,
    tracked changes, embedded files, links. It is told, and stays."""
    SIGNATURE = "signature"
    """A digital signature, which no changed document fits."""
    TRAILER = "trailer"
    """Bytes after the logical end of the picture, of no kind named above."""
    PADDING = "padding"
    """Fill bytes that mean nothing to a decoder."""
    ACTION = "action"
    """What a document does by itself when it is opened or touched: JavaScript."""
    ATTACHMENT = "attachment"
    """A file that travels with a document and is not drawn in it."""
    REVISION = "revision"
    """A former state of a document, or what is left of one."""
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a segment is, where its content alone does not say how it is read or what hangs on it.

    Only what some module asks for is named here. A format that asks for more has an enumeration
    of its own beside its container.
    """

    SURPLUS = "surplus"
    """What is beyond the length that the segment before it should have."""
    ORIENTATION = "orientation"
    """A part of the structure that says how the picture is turned."""

    SOI, SOF0, SOF1, SOF2, SOF3 = "soi", "sof0", "sof1", "sof2", "sof3"
    SOF5, SOF6, SOF7, SOF9, SOF10 = "sof5", "sof6", "sof7", "sof9", "sof10"
    SOF11, SOF13, SOF14, SOF15 = "sof11", "sof13", "sof14", "sof15"
    DHT, DQT, SOS, EOI = "dht", "dqt", "sos", "eoi"
    """Marker segments of JPEG (ITU-T T.81, table B.1)."""
    SCAN = "scan"
    """The coded data behind an SOS."""
    JFIF, JFXX, ADOBE = "jfif", "jfxx", "adobe"
    JFIF_THUMBNAIL = "jfif_thumbnail"
    XMP_PACKET, EXTENDED_XMP = "xmp_packet", "extended_xmp"
    MPF, ISO_GAIN_MAP = "mpf", "iso_gain_map"
    KEPT_MPF, KEPT_ISO_GAIN_MAP = "kept_mpf", "kept_iso_gain_map"
    """The same in a picture whose gain map stays."""
    SECOND_JPEG = "second_jpeg"
    GAIN_MAP_JPEG, UNFIT_GAIN_MAP = "gain_map_jpeg", "unfit_gain_map"

    IHDR, IDAT, IEND, ICCP = "ihdr", "idat", "iend", "iccp"
    TEXT, ZTXT, ITXT = "tEXt", "zTXt", "iTXt"
    """Chunks of PNG (third edition, 11)."""

    EXTENSION = "extension"
    """An extension of GIF whose payload is in sub-blocks."""
    GRAPHIC_CONTROL, LOOP = "graphic_control", "loop"
    TRAILER, CUT_DATA = "trailer", "cut_data"

    VP8X, VP8, ALPH = "vp8x", "vp8", "alph"
    PADDING_BYTE = "padding_byte"

    MOOV, ILOC, IREF, IPMA = "moov", "iloc", "iref", "ipma"
    NAME, COMPRESSOR, RESERVED = "name", "compressor", "reserved"
    TIMES, CREATION_TIME, MODIFICATION_TIME = "times", "creation_time", "modification_time"
    """Boxes of the ISO base media file format, and fields in them."""

    FTYP, JXLI, JBRD, JHGM = "ftyp", "jxli", "jbrd", "jhgm"
    COMPRESSED = "compressed"
    """A ``brob`` box of JPEG XL around metadata."""

    PALETTE, LINKED_PROFILE = "palette", "linked_profile"
    ALIGNMENT = "alignment"

    REFERENCE, ENTITY, NAMESPACE_ENTITY = "reference", "entity", "namespace_entity"
    XML_COMMENT, DOCTYPE, INSTRUCTION = "xml_comment", "doctype", "instruction"
    ELEMENT, ATTRIBUTES, STYLE = "element", "attributes", "style"
    """Parts of an SVG."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a container: a marker segment, chunk, box, block or directory entry.

    The top-level segments of a file tile it exactly: the first starts at 0, each starts where the
    one before ended, the last ends at the file's size. ``children`` lie inside their parent and
    need not tile it.
    """

    name: str
    """For people, the specification's own name: ``APP1 Exif``, ``tEXt``, ``Comment Extension``.

    Nothing is decided by it; that is what ``content`` and ``kind`` are for.
    """
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
    kind: StrEnum | None = None
    """What it is, where that matters to anybody: a ``Kind``, or the format's own."""
    owner: str = ""
    """Of a field, the code of what it belongs to: ``mvhd``; of an element, its name."""

    @property
    def size(self) -> int:
        """Length in bytes, framing included."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Keep:
    """A piece of a plan: these bytes of the original, unchanged."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zeros:
    """A piece of a plan: so many zero bytes, which cost nothing however many they are."""

    size: int


Piece = Keep | Zeros | bytes


def length(piece: Piece) -> int:
    """Return how many bytes of the new file a piece makes."""
    if isinstance(piece, Keep):
        return piece.end - piece.start
    return piece.size if isinstance(piece, Zeros) else len(piece)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to make the new file: ranges of the original to keep and bytes to insert, in order."""

    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Length in bytes of the file that the plan makes."""
        return sum(map(length, self.pieces))

    @property
    def inserted(self) -> int:
        """How many bytes of the new file do not come from the original."""
        return sum(length(p) for p in self.pieces if not isinstance(p, Keep))


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


class Standard(StrEnum):
    """What defines an entry; the name is the same in every language, where it is a name."""

    EXIF = "Exif"
    XMP = "XMP"
    IPTC = "IPTC"
    PHOTOSHOP = "Photoshop"
    ICC = "ICC"
    C2PA = "C2PA"
    PNG = "PNG"
    GIF = "GIF"
    JPEG = "JPEG"
    JPEG_XL = "JPEG XL"
    PDF = "PDF"
    HEIF = "HEIF"
    SVG = "SVG"
    OFFICE = "Office Open XML"
    OPEN_DOCUMENT = "OpenDocument"
    EPUB = "EPUB"
    ZIP = "ZIP"
    QUICKTIME = "QuickTime"
    """What movies say about themselves, in MP4 as well."""
    FILE = "file"
    """None: a part of the file that is told by what it is."""
    FILE_SYSTEM = "file_system"
    """What is beside the file's content: its name, its date."""
    PIXELS = "pixels"
    """The lowest bits of the pixels."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One decoded entry of a metadata block, before anyone has judged it."""

    standard: Standard
    group: str
    """The directory, namespace prefix or record: ``IFD0``, ``GPS``, ``xmpMM``, ``2`` ..."""
    name: str
    """The standard's own name of the entry, such as ``DateTimeOriginal``."""
    value: str
    """Readable text, at most ``MAX_VALUE`` characters, with parts as ``phrases`` writes them."""
    picture: bytes = b""
    """The bytes of a viewable picture (JPEG, PNG) that this entry holds, if it holds one."""
    numbers: tuple[float, ...] = ()
    """The value as numbers where somebody computes with it: latitude and longitude in degrees."""
    by_generator: bool = False
    """Whether it is what an image generator left of a prompt."""
    kind: StrEnum | None = None
    """The kind of the segment that nothing decodes further."""


MAX_VALUE = 2000
"""Longest value in characters that a tag or finding carries; longer text ends in an ellipsis."""


MAX_ORIGINS = 6
"""Places that are named to a person."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry stands: ``Exif``, ``("GPS", "GPSPosition")``."""

    standard: Standard
    path: tuple[str, ...] = ()
    """The names by which the standard leads to it, without empty ones."""


@dataclass(frozen=True, slots=True)
class Place:
    """A town, and how far away it is."""

    name: str
    country: str
    """Its code of two letters (ISO 3166-1)."""
    kilometres: float


class Nested(StrEnum):
    """What a file may hold as a whole file of its own."""

    PICTURE = "picture"
    PART = "part"
    """A file inside a document, of whatever kind."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside the file: ``Inside(Nested.PICTURE, 1)`` is the first picture in it."""

    kind: Nested
    number: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a picture gives away, ready to be told to a person."""

    category: Category
    label: Label
    """What it is; each language has its own words for it."""
    value: str = ""
    """What it says: ``48.8584, 2.2945``; empty where it tells something by being there.

    A date is in the form of ISO 8601. Words of the engine's own stand here as their codes read.
    """
    origins: tuple[Origin, ...] = ()
    """Where it stands: in several places if they say the same, at most ``MAX_ORIGINS`` + 1."""
    weight: int = 0
    """Within a category the finding of greatest weight stands for all."""
    picture: Span | bytes | None = None
    """A hidden picture, viewable: its bytes, or its range in the source."""
    numbers: tuple[float, ...] = ()
    inside: tuple[Inside, ...] = ()
    """What it lies in beside the file, the outermost first; empty for the file itself."""
    place: Place | None = None
    """The town that a position is near to, where that is known."""
    parts: tuple[Part, ...] = ()
    """The value in parts that every language says; empty where it is text of the file alone."""

    @property
    def standard(self) -> Standard | None:
        """What defines the entry, or the first of several."""
        return self.origins[0].standard if self.origins else None

    @property
    def path(self) -> tuple[str, ...]:
        """Where in its standard the entry stands, or the first of several."""
        return self.origins[0].path if self.origins else ()


class Kept(StrEnum):
    """One thing that stays in the cleaned file; all but the last four for the looks."""

    ORIENTATION = "orientation"
    COLOR_PROFILE = "color_profile"
    ANIMATION = "animation"
    GAIN_MAP = "gain_map"
    COPYRIGHT = "copyright"
    DATE = "date"
    CREDENTIALS = "credentials"
    """These three because a person chose to keep them."""
    HIDDEN_IN_PIXELS = "hidden_in_pixels"
    """It ought to go, but the pixels are never changed."""


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
    kind: MediaKind = MediaKind.PICTURE

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
