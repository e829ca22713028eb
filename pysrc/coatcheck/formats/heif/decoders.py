"""The HEIF family: what decodes names and dates in boxes."""

from __future__ import annotations

from coatcheck.metadata import Decoders
from coatcheck.metadata.c2pa import box_fields
from coatcheck.model import Content

DECODERS: Decoders = {
    Content.TEXT: box_fields.decode_name,
    Content.TIME: box_fields.decode_times,
}
