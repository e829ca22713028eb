"""How a picture is turned survives, in its own place, and nothing with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Content
from coatcheck.pipeline import orientation
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import examine
from coatcheck.source import BytesSource, apply

SAMPLES = Path(__file__).parents[2] / "samples"


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def with_xmp(packet: bytes) -> bytes:
    """Return the sigma sample, which has no orientation that turns it, with an XMP segment."""
    body = b"http://ns.adobe.com/xap/1.0/\0" + packet
    plain = cleaned((SAMPLES / "sigma.jpg").read_bytes())
    return plain[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body + plain[2:]


TELLING_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Anna\'s editor">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" tiff:Orientation="%d" dc:source="secret"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def test_exif_keeps_the_orientation_alone() -> None:
    made = cleaned((SAMPLES / "seaside.jpg").read_bytes())
    segments = [s for s in examine(BytesSource(made)).segments if s.content is Content.EXIF]
    assert [s.size for s in segments] == [4 + 6 + 26]


def test_imagemagick_keeps_it_as_text() -> None:
    made = BytesSource(cleaned((SAMPLES / "imagemagick-orientation.png").read_bytes()))
    found = orientation.find(made, examine(made).segments)
    assert found is not None
    assert (found.segment.content, found.value) == (Content.TEXT, 3)
    assert found.segment.size < 160


@pytest.mark.parametrize("value", range(2, 9))
def test_xmp_counts_where_there_is_no_exif(value: int) -> None:
    data = with_xmp(TELLING_XMP % value)
    made = cleaned(data)
    assert xmp.minimal(value) in made
    assert b"Anna" not in made
    assert b"secret" not in made


def test_upright_needs_nothing() -> None:
    made = cleaned(with_xmp(TELLING_XMP % 1))
    assert b"xmpmeta" not in made


def test_exif_outweighs_xmp() -> None:
    seaside = (SAMPLES / "seaside.jpg").read_bytes()
    body = b"http://ns.adobe.com/xap/1.0/\0" + TELLING_XMP % 3
    data = seaside[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body + seaside[2:]
    made = BytesSource(cleaned(data))
    found = orientation.find(made, examine(made).segments)
    assert found is not None
    assert (found.segment.content, found.value) == (Content.EXIF, 6)
