"""TIFF and BigTIFF: what stays, what goes, and how the directories are written anew.

Rules (TIFF 6.0; BigTIFF): everything is found by absolute offsets. A file is cleaned by leaving out
the ranges that go, in their order; what stays moves up, and the header, the links between
directories, the offsets of values, strips and tiles are those of the new places. Directories close
up over the entries that went. Coded image data is neither read nor changed. Values and directories
that began on a word boundary (section 2) begin on one again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coatcheck.formats.base import Edits
from coatcheck.formats.tiff import exif as tiff_exif
from coatcheck.formats.tiff.claims import tile
from coatcheck.formats.tiff.layout import Layout
from coatcheck.formats.tiff.parts import EXIF_GROUP, Parts
from coatcheck.formats.tiff.write import written
from coatcheck.model import Content, Keep, Plan, Segment
from coatcheck.source import Source

_STARTS = (b"II*\0", b"MM\0*", b"II+\0\x08\0", b"MM\0+\0\x08")


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a TIFF."""
    return head.startswith(_STARTS)


def segments(source: Source) -> list[Segment]:
    """Return header, directories, values, runs of coded pixels, and what lies between."""
    layout = Layout(source)
    parts = Parts(layout)
    found: list[Segment] = []
    body = tiff_exif.body(layout)
    for segment in tile(source, parts.claims):
        if segment.content is Content.STRUCTURE and segment.start in parts.children:
            children = tuple(parts.children[segment.start])
            if body and any(_carries(child) for child in children):
                place = next(i for i, child in enumerate(children) if _carries(child))
                carrier = replace(children[place], body=body, order=0)
                children = (*children[:place], carrier, *children[place + 1 :])
                body = b""
            segment = replace(segment, children=children)
        elif body and _carries(segment):
            segment = replace(segment, body=body, order=0)
            body = b""
        found.append(segment)
    return found


def _carries(segment: Segment) -> bool:
    """Whether this is a part of the metadata that is told together, in the first of its parts."""
    return segment.content is Content.EXIF and segment.group == EXIF_GROUP


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made."""
    if not edits:
        return Plan((Keep(0, source.size),))
    layout = Layout(source)
    Parts(layout, images=False)
    return written(layout, segments, edits)
