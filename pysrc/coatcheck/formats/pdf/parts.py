"""The parts of a document as segments: what may go, and what stands in its place then."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from coatcheck.formats.pdf.reading.objects import Dict, Stream, Value
from coatcheck.model import Content, Segment


class PdfKind(StrEnum):
    """What a part is, where its content does not say how it is told."""

    ENTRY = "pdf_entry"
    """An entry of a dictionary; ``owner`` is the dictionary's type, the name ends in its key."""
    ANNOTATION = "pdf_annotation"
    ATTACHMENT = "pdf_attachment"
    ACTION = "pdf_action"
    LAYER = "pdf_layer"
    LEFT_OVER = "pdf_left_over"
    EARLIER_VERSION = "pdf_earlier_version"
    COVERED, CROPPED, INVISIBLE = "pdf_covered", "pdf_cropped", "pdf_invisible"
    """Text that is on a page and not seen."""
    STRAY = "pdf_stray"
    PATH = "pdf_path"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a dictionary, an element of an array, or the data of a stream."""

    holder: Dict | list[Value] | Stream
    key: bytes | int = b""


Task: TypeAlias = "tuple[Value, str, Dict | list[Value], bytes | int]"
"""A value, the type that its place gives it, what holds it, and where."""


@dataclass(slots=True)
class Found:
    """What the walk found in one document."""

    reached: dict[int, None] = field(default_factory=dict)
    """Numbers of the objects that the root reaches through what may stay."""
    behind: dict[int, None] = field(default_factory=dict)
    """Numbers of the objects that are reached through parts that go."""
    cuts: dict[Segment, Place] = field(default_factory=dict)
    """Parts that may go or change, and where they stand."""
    instead: dict[Segment, Value] = field(default_factory=dict)
    """What takes the place of a part that goes, where that is not nothing."""
    redone: dict[Segment, bytes] = field(default_factory=dict)
    """Of a coded picture, what is left of it when its parts go."""
    inside: dict[int, list[Segment]] = field(default_factory=dict)
    """Parts by the object that they lie in; those of the trailer by 0."""
    essence: int = 0

    def add(
        self,
        number: int,
        name: str,
        content: Content,
        span: tuple[int, int],
        *,
        place: Place | None = None,
        payload: tuple[int, int] = (0, 0),
        body: bytes = b"",
        kind: StrEnum | None = None,
        owner: str = "",
    ) -> Segment:
        """Note a part of the object of a number, which stands at ``span``."""
        order = len(self.cuts) + self.essence
        segment = Segment(
            name, content, *span, payload, order=order, body=body, kind=kind, owner=owner
        )
        self.inside.setdefault(number, []).append(segment)
        if place is not None:
            self.cuts[segment] = place
        else:
            self.essence += 1
        return segment
