"""HEIF: pictures as items of an ISO base media file, or as its samples.

Rules (ISO/IEC 23008-12, Annex B; AVIF, section 6): the brands in ``ftyp`` say what is in the file.
The major brand comes first, then those that it is compatible with; the first that names a coding
counts. HEIC (HEVC) and AVIF (AV1) have their own media types and modules; this one is for files
whose brands name no coding, and does the work for all three.
"""

from __future__ import annotations

from collections.abc import Sequence

from coatcheck.formats.base import Edits
from coatcheck.formats.heif.rules import AVIF_BRANDS, HEIC_BRANDS, HEIF_BRANDS
from coatcheck.formats.heif.walk import Walk
from coatcheck.formats.heif.write import rewritten
from coatcheck.model import Plan, Segment
from coatcheck.source import Source

FORMATS = (("AVIF", AVIF_BRANDS), ("HEIC", HEIC_BRANDS))


def format_of(head: bytes) -> str:
    """Return the name of the format by the brands; empty if it is none of the family."""
    if head[4:8] != b"ftyp":
        return ""
    end = min(int.from_bytes(head[:4]), len(head))
    brands = [head[8:12], *(head[i : i + 4] for i in range(16, end - 3, 4))]
    for brand in brands:
        for name, known in FORMATS:
            if brand in known:
                return name
    return "HEIF" if not HEIF_BRANDS.isdisjoint(brands) else ""


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a HEIF file whose brands name no coding."""
    return format_of(head) == "HEIF"


def segments(source: Source) -> list[Segment]:
    """Return the boxes, and the parts of the image data by the items that they belong to."""
    return Walk(source).segments()


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made, and all directories to suit."""
    return rewritten(source, segments, edits)
