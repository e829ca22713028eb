"""What remains of metadata: the orientation, and what a person chose to keep, each by itself.

Nothing is moved: a notice of copyright that stood in the Exif stands there afterwards, in an Exif
that says nothing else. Values are read and written anew, so that nothing can hide beside them.
Where a container cannot take a new payload, its metadata goes whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coatcheck.errors import EngineError
from coatcheck.metadata.exif import build as exif_build
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Content, Kind, Segment, Tag
from coatcheck.pipeline.orientation import Orientation, payloads, plainly_framed
from coatcheck.policy import Choice
from coatcheck.source import Source

_MOMENT = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_DAY_OR_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?([+-]\d\d:\d\d|Z)?)?")
_LONGEST_NOTICE = 1000
_PNG_TEXTS = {Choice.COPYRIGHT: b"Copyright\0", Choice.DATE: b"Creation Time\0"}


@dataclass(frozen=True, slots=True)
class Remnant:
    """A segment of metadata that stays, the payload that is left of it, and what that says."""

    segment: Segment
    payload: bytes
    says: frozenset[Choice]


def find_remnants(
    source: Source,
    segments: Sequence[Segment],
    turned: Orientation | None,
    keep: frozenset[Choice],
) -> Iterator[Remnant]:
    """Yield what is left of the metadata when only the choices in ``keep`` stay."""
    if Choice.ORIENTATION not in keep:
        turned = None
    if turned is not None and turned.segment.content is Content.TEXT:
        yield Remnant(turned.segment, turned.payload, frozenset({Choice.ORIENTATION}))
    for content, read, build in (
        (Content.EXIF, _exif, exif_build.build),
        (Content.XMP, _xmp, xmp.build),
    ):
        for segment, payload in payloads(source, segments, content):
            here = turned is not None and segment is turned.segment
            value = turned.value if here and turned is not None else None
            notice, taken = read(payload, keep)
            says = {Choice.ORIENTATION: here, Choice.COPYRIGHT: notice, Choice.DATE: taken}
            said = frozenset(choice for choice, there in says.items() if there)
            if said and not segment.group and plainly_framed(source, segment):
                yield Remnant(segment, build(value, notice, taken), said)
    for segment, payload in payloads(source, segments, Content.TEXT):
        for choice, keyword in _PNG_TEXTS.items():
            if choice in keep and segment.kind is Kind.TEXT and payload.startswith(keyword):
                yield Remnant(segment, payload, frozenset({choice}))


def _exif(payload: bytes, keep: frozenset[Choice]) -> tuple[str, str]:
    """Return the notice of copyright and the moment of capture, as far as they are to stay."""
    tags = _tags(exif.decode, payload, keep)
    moment = _MOMENT.match(_first(tags, Choice.DATE, keep, ("ExifIFD", "DateTimeOriginal")))
    return _first(tags, Choice.COPYRIGHT, keep, ("IFD0", "Copyright")), moment[0] if moment else ""


def _xmp(payload: bytes, keep: frozenset[Choice]) -> tuple[str, str]:
    """Return the notice of copyright and the date of capture, as far as they are to stay."""
    tags = _tags(xmp.decode, payload, keep)
    names = ("exif", "DateTimeOriginal"), ("photoshop", "DateCreated")
    said = _first(tags, Choice.DATE, keep, *names)
    taken = said if _DAY_OR_MOMENT.fullmatch(said) else ""
    return _first(tags, Choice.COPYRIGHT, keep, ("dc", "rights")), taken


def _tags(
    decode: Callable[[bytes], list[Tag]], payload: bytes, keep: frozenset[Choice]
) -> list[Tag]:
    if not keep & _PNG_TEXTS.keys():
        return []
    try:
        return decode(payload)
    except EngineError:
        return []


def _first(
    tags: Sequence[Tag], choice: Choice, keep: frozenset[Choice], *names: tuple[str, str]
) -> str:
    """Return the value of the first of these entries that says something, if it is to stay."""
    if choice not in keep:
        return ""
    for name in names:
        for tag in tags:
            if (tag.group, tag.name) == name and tag.value:
                return tag.value[:_LONGEST_NOTICE]
    return ""
