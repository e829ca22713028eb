"""Movies: what decodes their notes, and names and dates in their boxes."""

from __future__ import annotations

from coatcheck.metadata import Decoders, movie, opaque
from coatcheck.metadata.c2pa import box_fields
from coatcheck.model import Content

DECODERS: Decoders = {
    Content.TEXT: box_fields.decode_name,
    Content.TIME: box_fields.decode_times,
    Content.MOVIE_DATA: movie.decode,
    Content.TELEMETRY: opaque.decode,
}
