"""The contract between the engine and its container modules, and what they share.

Rules: a container module never decodes pixels, never reads more of the file than it needs to find
its parts, and never copies what stays. Everything that several formats do alike stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from coatcheck.errors import LimitExceeded
from coatcheck.metadata import DECODERS, Decoder, Decoders
from coatcheck.model import Content, Keep, MediaKind, Piece, Plan, Segment, Zeros, length
from coatcheck.source import MAX_SEGMENTS, Source

HEAD = 512
"""How many bytes from the start of a file ``detect`` is shown."""

Edits = Mapping[Segment, bytes | None]
"""What to do with segments: None drops, bytes replace the payload; all others stay."""

Change = tuple[int, int, bytes]
"""One change of a file: the range ``start <= i < end`` gives way to these bytes."""
Blanking = tuple[int, int, bytes | Zeros]
"""One change of a file that may be to so many zero bytes."""


class ContainerModule(Protocol):
    """The shape of a container module."""

    def detect(self, head: bytes) -> bool:
        """Tell whether the first ``HEAD`` bytes are those of this format."""

    def segments(self, source: Source) -> list[Segment]:
        """Return the top-level segments, which tile the file exactly."""

    def rewrite(self, source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
        """Return the plan of the file in which the edits are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A row of the registry: all that the rest of the project knows of a format.

    The build writes what the gate has to know of it in JavaScript; see ``tooling.steps.lists``.
    """

    format: str
    """Its name, the same in every language."""
    kind: MediaKind
    media_types: tuple[str, ...]
    """Its own first, then others that files of it go by."""
    extensions: tuple[str, ...]
    """With their dots, its own first."""
    signatures: tuple[str, ...]
    """How files begin, in hexadecimal, ``??`` for any byte: what the gate can tell at a glance.

    Files that keep to their specification begin so, but for what is text.
    """
    held: bool = True
    """Whether the extension holds files of it: all that it takes to switch it on. Where not, the
    command line alone cleans them, and they pass the gate."""
    known_in_requests: bool = True
    """Whether bytes that begin so are taken for one where a page sends nothing but bytes. Not so
    where other data begins alike: the page's own requests must not be held."""
    module: ContainerModule
    family: Callable[[Source], str] | None = None
    """Names the format of a file whose start is that of several formats; empty for none of them."""
    pillow: tuple[str, ...] = ()
    """Its decoders in Pillow, by name; empty where something else decodes it or nothing does."""
    resizes_profiles: bool = False
    """Whether ``rewrite`` takes a colour profile of another length than the one that was there."""
    metadata_is_heeded: bool = True
    """Whether viewers turn the picture as its metadata says; where the format itself says how the
    picture is turned, a viewer that has obeyed that must not."""
    decoders: Decoders = field(default_factory=dict)
    """What decodes a content in this format where it is not what mostly does."""
    look_into_pixels: Callable[[Source, Sequence[Segment]], bool] | None = None
    """Tells, at a bounded cost, whether something is known to be hidden in the pixels."""

    @property
    def media_type(self) -> str:
        """The media type that files of it are given."""
        return self.media_types[0]

    @property
    def extension(self) -> str:
        """The extension that files of it are given."""
        return self.extensions[0]

    def decoder(self, content: Content) -> Decoder | None:
        """Return what decodes a content in this format; None for what tells nothing."""
        return self.decoders.get(content) or DECODERS.get(content)


def checked(found: list[Segment]) -> list[Segment]:
    """Return the segments unless there are more of them than any honest picture has."""
    if len(found) > MAX_SEGMENTS:
        raise LimitExceeded(f"the file has more than {MAX_SEGMENTS} parts", found[-1].start)
    return found


def splice(source: Source, changes: Iterable[Blanking]) -> Plan:
    """Return the plan of the file with these changes, which do not overlap, made.

    A change that puts back the bytes that are there already is no change.
    """
    pieces: list[Piece] = []
    position = 0
    for start, end, data in sorted(changes, key=lambda change: change[:2]):
        same = isinstance(data, bytes) and len(data) == end - start
        if same and source.read(start, end) == data:
            continue
        _append(pieces, Keep(position, start))
        if length(data):
            pieces.append(data)
        position = end
    _append(pieces, Keep(position, source.size))
    return Plan(tuple(pieces))


def _append(pieces: list[Piece], keep: Keep) -> None:
    """Add a kept range; an empty one vanishes, one that goes on from the last joins it."""
    if keep.start == keep.end:
        return
    last = pieces[-1] if pieces else None
    if isinstance(last, Keep) and last.end == keep.start:
        pieces[-1] = Keep(last.start, keep.end)
    else:
        pieces.append(keep)


def printable(code: bytes) -> str:
    """Return an identifier from a file as text that is safe to show; other bytes become ``?``."""
    return code.translate(_SHOWN).decode("ascii").strip()


_SHOWN = bytes(byte if 0x20 <= byte < 0x7F else ord("?") for byte in range(256))


def exif_offset(head: bytes) -> int:
    """Return where the TIFF header starts: WebP and PNG bodies sometimes repeat JPEG's prefix."""
    return 6 if head.startswith(b"Exif\0") else 0
