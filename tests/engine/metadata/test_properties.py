"""The contract of all decoders: tags or an EngineError, never anything else, within their caps."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coatcheck.classify import findings
from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS
from coatcheck.metadata import gps
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.text import MAX_TAGS
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import MAX_VALUE, Content, Kind, Segment, Tag
from engine.builders import exif_builder as b
from engine.builders.c2pa_builder import assertion, store
from engine.builders.xmp_builder import array, packet, structures

EXIF = b.exif(
    b.Ifd(
        {0x010F: b.text("Canon"), 0x0112: b.short(6), 0x02BC: (b.BYTE, packet(""))},
        {
            0x8769: b.Ifd({0x9286: b.undefined(b"ASCII\0\0\0hi"), 0x927C: b.undefined(bytes(40))}),
            0x8825: b.place(48.8584, 2.2945),
        },
        next=b.Ifd(thumbnail=b"\xff\xd8\xff\xdb" + bytes(20)),
    )
)
XMP = packet(
    array("dc:subject", "a", "b") + structures("xmpMM:History", 'stEvt:action="saved"'),
    'exif:GPSLatitude="1,2.0N" exif:GPSLongitude="3,4.0E"',
)
PHOTOSHOP = (
    b"8BIM\x04\x04\0\0\0\0\0\x0a\x1c\x02\x50\0\x04Jane\0"
    b"8BIM\x04\x0c\0\0\0\0\0\x20" + bytes(28) + b"\xff\xd8\xff\xdb"
)
C2PA = store(assertion("c2pa.actions", {"actions": [{"action": "c2pa.created"}]}), claim={"a": 1})
PROFILE = bytes(36) + b"acsp" + bytes(88) + b"\0\0\0\1desc\0\0\0\x90\0\0\0\x20" + bytes(40)
SEEDS: list[tuple[str, Content, bytes]] = [
    ("APP1 Exif", Content.EXIF, EXIF),
    ("APP1 XMP", Content.XMP, XMP),
    ("APP13 Photoshop", Content.PHOTOSHOP, PHOTOSHOP),
    ("tEXt", Content.TEXT, b"prompt\0{\"1\": {\"class_type\": \"Text\", \"inputs\": {}}}"),
    ("zTXt", Content.TEXT, b"Title\0\0" + zlib.compress(b"text")),
    ("iTXt", Content.TEXT, b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
    ("tEXt", Content.TEXT, b"Raw profile type exif\0\nexif\n  99\n" + EXIF.hex().encode()),
    ("Plain Text Extension", Content.TEXT, b"hello"),
    ("COM", Content.COMMENT, b"hello"),
    ("Comment Extension", Content.COMMENT, b"\5hello\0"),
    ("tIME", Content.TIME, b"\x07\xea\x07\x04\x0f\x1e\x00"),
    ("APP11 JUMBF", Content.C2PA, C2PA),
    ("APP2 ICC", Content.ICC, PROFILE),
    ("iCCP", Content.ICC, b"name\0\0" + zlib.compress(PROFILE)),
    ("x", Content.UNKNOWN, b"some words in it"),
]  # fmt: skip

BY_NAME = {container.format: container for container in CONTAINERS}
PNG, GIF = BY_NAME["PNG"], BY_NAME["GIF"]
FORMATS = {name: BY_NAME["JPEG"] for name, _, _ in SEEDS}
FORMATS |= dict.fromkeys(("tEXt", "zTXt", "iTXt", "tIME", "iCCP"), PNG)
FORMATS |= dict.fromkeys(("Plain Text Extension", "Comment Extension"), GIF)

each_seed = pytest.mark.parametrize(
    ("name", "content", "seed"),
    SEEDS,
    ids=lambda value: str(value) if isinstance(value, str) else "",
)


def check(name: str, content: Content, payload: bytes) -> None:
    kind = next((kind for kind in Kind if kind.value == name), None)
    segment = Segment(name, content, 0, len(payload), (0, len(payload)), kind=kind)
    try:
        decoder = FORMATS[name].decoder(content)
        assert decoder is not None
        tags = decoder(segment, payload)
    except EngineError:
        return
    assert len(tags) <= 2 * MAX_TAGS + 2
    for tag in tags:
        assert len(tag.value) <= MAX_VALUE
        assert tag.value.isprintable() or "\n" in tag.value or "\t" in tag.value or tag.value
        tag.value.encode()
    for finding in findings(tags):
        assert len(finding.value) <= MAX_VALUE
        assert finding.label
        assert finding.origins
        finding.value.encode()


@st.composite
def mutations(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """A change to a payload: bytes replaced, cut, put in or taken out."""
    place, length = draw(st.floats(0, 1)), draw(st.integers(0, 40))
    new = draw(st.binary(max_size=12))
    cut = draw(st.floats(0, 1))

    def change(data: bytes) -> bytes:
        at = int(place * len(data))
        changed = data[:at] + new + data[at + length :]
        return changed[: int(cut * len(changed))] if cut > 0.5 else changed

    return change


@each_seed
@settings(deadline=None)
@given(changes=st.lists(mutations(), max_size=4))
@example(changes=[])
def test_changed_payloads(
    name: str, content: Content, seed: bytes, changes: list[Callable[[bytes], bytes]]
) -> None:
    for change in changes:
        seed = change(seed)
    check(name, content, seed)


@each_seed
@settings(deadline=None)
@given(payload=st.binary(max_size=300))
def test_arbitrary_payloads(name: str, content: Content, seed: bytes, payload: bytes) -> None:
    check(name, content, payload)
    check(name, content, seed[:12] + payload)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_orientation_never_fails(payload: bytes) -> None:
    for found in (
        exif.orientation(payload),
        exif.orientation(b"II*\0\x08\0\0\0" + payload),
        xmp.orientation(payload),
        xmp.orientation(b"<" + payload),
    ):
        assert found is None or 1 <= found <= 8


@settings(deadline=None)
@given(st.text(max_size=90))
def test_coordinates_never_fail(text: str) -> None:
    for axis in (gps.LATITUDE, gps.LONGITUDE):
        found = gps.parse(text, axis)
        assert found is None or not found.possible or -181 < found.signed < 181


TAGS = st.builds(
    Tag,
    st.sampled_from(["Exif", "XMP", "IPTC", "Photoshop", "PNG", "ICC", "C2PA", "File", "?"]),
    st.sampled_from(["", "IFD0", "GPS", "dc", "xmpMM", "tEXt", "AI A1111", "actions", "profile"]),
    st.sampled_from(["Make", "Model", "DateTime", "History.action", "History.when", "title", "City",
                     "GPSPosition", "Software", "x", "Thumbnail", "Unread", "Description"])
    | st.text(max_size=30),
    st.text(max_size=40) | st.sampled_from(["2026:07:04 15:30:00", "0000:00:00", "NovelAI", "0"]),
    st.sampled_from([b"", b"", b"\xff\xd8\xff"]),
    st.sampled_from([(), (1.0, 2.0), (3.0,)]),
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(TAGS, max_size=30))
def test_whatever_the_tags_there_are_findings(tags: list[Tag]) -> None:
    found = findings(tags)
    assert len(found) <= len(tags) * 3 + 1
    for finding in found:
        assert finding.label
        assert finding.origins
        assert len(finding.value) <= MAX_VALUE
