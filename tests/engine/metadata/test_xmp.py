"""XMP: every way of writing a property, and XML that means harm."""

from __future__ import annotations

import base64

import pytest

from coatcheck.errors import DamagedFile
from coatcheck.metadata.xml_tree import MAX_DEPTH, parse
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import MAX_VALUE, Tag
from engine.builders.xmp_builder import array, packet, structures
from spoken import english

JPEG = b"\xff\xd8\xff\xdb" + bytes(3000) + b"\xff\xd9"


def values(tags: list[Tag]) -> dict[str, str]:
    return {f"{tag.group}:{tag.name}": english(tag) for tag in tags if tag.name != "xmptk"}


def decode(body: str, attributes: str = "", extra: str = "") -> dict[str, str]:
    return values(xmp.decode(packet(body, attributes, extra)))


def test_properties_as_attributes_elements_and_resources() -> None:
    said = decode(
        '<dc:source rdf:resource="http://example.org/a"/><dc:title>A title</dc:title>',
        'xmp:CreatorTool="GIMP"',
    )
    assert said == {
        "xmp:CreatorTool": "GIMP",
        "dc:source": "http://example.org/a",
        "dc:title": "A title",
    }


def test_arrays_are_one_value_of_several_items() -> None:
    assert decode(array("dc:subject", "sea", "sun", "sea")) == {"dc:subject": "sea · sun"}


def test_languages_of_one_text() -> None:
    body = (
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Sea</rdf:li>'
        '<rdf:li xml:lang="de">Meer</rdf:li></rdf:Alt></dc:title>'
    )
    assert decode(body) == {"dc:title": "Sea · Meer"}


def test_a_history_is_flattened_by_field() -> None:
    body = structures(
        "xmpMM:History",
        'stEvt:action="created" stEvt:when="2026-07-04" stEvt:softwareAgent="Photoshop"',
        'stEvt:action="saved" stEvt:when="2026-07-05" stEvt:softwareAgent="Photoshop"',
    )
    assert decode(body) == {
        "xmpMM:History.action": "created · saved",
        "xmpMM:History.when": "2026-07-04 · 2026-07-05",
        "xmpMM:History.softwareAgent": "Photoshop",
    }


def test_structures_by_parse_type_and_by_description() -> None:
    body = (
        '<xmpMM:DerivedFrom rdf:parseType="Resource"><stRef:documentID>1</stRef:documentID>'
        "</xmpMM:DerivedFrom><xmpMM:Pantry><rdf:Description>"
        "<xmpMM:InstanceID>2</xmpMM:InstanceID></rdf:Description></xmpMM:Pantry>"
    )
    assert decode(body) == {"xmpMM:DerivedFrom.documentID": "1", "xmpMM:Pantry.InstanceID": "2"}


def test_face_regions_give_their_names() -> None:
    regions = structures(
        "mwg-rs:RegionList",
        'mwg-rs:Name="Ana" mwg-rs:Type="Face"',
        'mwg-rs:Name="Ben" mwg-rs:Type="Face"',
    )
    body = f'<mwg-rs:Regions rdf:parseType="Resource">{regions}</mwg-rs:Regions>'
    assert decode(body)["mwg-rs:Regions.RegionList.Name"] == "Ana · Ben"


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [("48,51.504N", "2,17.67E"), ("48,51,30.24N", "2,17,40.2E"), ("48.8584", "2.2945")],
)
def test_coordinates_become_a_position(latitude: str, longitude: str) -> None:
    attributes = f'exif:GPSLatitude="{latitude}" exif:GPSLongitude="{longitude}"'
    tags = xmp.decode(packet("", attributes))
    position = next(tag for tag in tags if tag.name == "GPSPosition")
    assert position.value == "48.8584, 2.2945"
    assert position.numbers == pytest.approx((48.8584, 2.2945), abs=1e-4)
    assert "GPSLatitude" not in {tag.name for tag in tags}


def test_each_place_of_a_list_has_its_own_position() -> None:
    body = structures(
        "Iptc4xmpExt:LocationShown",
        'exif:GPSLatitude="1,0.0N" exif:GPSLongitude="2,0.0E" Iptc4xmpExt:City="Here"',
        'exif:GPSLatitude="3,0.0S" exif:GPSLongitude="4,0.0W" Iptc4xmpExt:City="There"',
    )
    tags = xmp.decode(packet(body))
    assert [t.value for t in tags if t.name == "LocationShown.GPSPosition"] == [
        "1.0000, 2.0000",
        "-3.0000, -4.0000",
    ]
    assert values(tags)["Iptc4xmpExt:LocationShown.City"] == "Here · There"


def test_exif_values_are_said_as_exif_says_them() -> None:
    said = decode("", 'exif:FNumber="28/10" exif:ExposureTime="1/250" exif:MeteringMode="5"')
    assert said == {
        "exif:FNumber": "f/2.8",
        "exif:ExposureTime": "1/250 s",
        "exif:MeteringMode": "pattern",
    }


def test_pictures_in_base64_are_pictures_and_other_codes_a_size() -> None:
    picture = base64.b64encode(JPEG).decode()
    code = base64.b64encode(bytes(range(256)) * 2).decode()
    body = (
        f"<xmpGImg:image>{picture}</xmpGImg:image>"
        f"<GCamera:shot_log_data>{code}</GCamera:shot_log_data>"
    )
    tags = {tag.name: tag for tag in xmp.decode(packet(body))}
    assert tags["image"].picture == JPEG
    assert english(tags["shot_log_data"]) == "513 bytes of coded data"


@pytest.mark.parametrize("attributes", ['tiff:Orientation="6"', ""])
def test_orientation(attributes: str) -> None:
    body = "" if attributes else "<tiff:Orientation>6</tiff:Orientation>"
    assert xmp.orientation(packet(body, attributes)) == 6
    assert xmp.orientation(packet("", 'tiff:Orientation="9"')) is None
    assert xmp.orientation(b"") is None


def test_an_unknown_namespace_may_not_pose_as_a_known_one() -> None:
    assert decode("<dcx:a>1</dcx:a>", extra='xmlns:dcx="urn:x"') == {"dcx:a": "1"}
    body = '<dc:title xmlns:dc="urn:impostor">no</dc:title>'
    bare = packet(body).replace(b'xmlns:dc="http://purl.org/dc/elements/1.1/"', b"")
    assert values(xmp.decode(bare)) == {"dc?:title": "no"}


def test_a_damaged_packet_tells_what_can_be_read() -> None:
    whole = packet("<dc:title>A title</dc:title><dc:creator>Jane</dc:creator>")
    cut = whole[: whole.index(b"</dc:creator>") - 1]
    assert values(xmp.decode(cut)) == {"dc:title": "A title", "dc:creator": "Jan"}


@pytest.mark.parametrize("pad", [b"", b"\0" * 30, b"junk"])
def test_what_follows_a_packet_does_no_harm(pad: bytes) -> None:
    assert values(xmp.decode(packet("<dc:title>A</dc:title>") + pad)) == {"dc:title": "A"}


def test_packets_one_after_another_are_all_read() -> None:
    body = packet("<dc:title>A</dc:title>") + packet("<dc:creator>B</dc:creator>")
    assert values(xmp.decode(body)) == {"dc:title": "A", "dc:creator": "B"}


def test_latin_1_and_utf_16() -> None:
    text = packet("<dc:title>Zoë</dc:title>").decode()
    assert values(xmp.decode(text.encode("utf-16"))) == {"dc:title": "Zoë"}
    bare = text[text.index("<x:") : text.index("<?xpacket end")]
    assert values(xmp.decode(bare.encode("latin-1"))) == {"dc:title": "Zoë"}


def test_xml_without_rdf_is_told_by_its_elements() -> None:
    assert values(xmp.decode(b"<note><from>Jane</from></note>")) == {":note.from": "Jane"}


def test_what_is_no_xml_is_told_by_its_words_or_is_damage() -> None:
    (tag,) = xmp.decode(b"no markup but some words")
    assert tag.name == "Unreadable"
    with pytest.raises(DamagedFile):
        xmp.decode(b"\x01\x02\x03")
    assert xmp.decode(b"\0\0 \n") == []


def test_entities_are_never_expanded() -> None:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
        b"<x><title>&b;</title></x>"
    )
    assert "aaaa" not in str(parse(bomb))
    external = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x><t>&e;</t></x>'
    assert parse(external).roots == []


def test_depth_and_length_have_an_end() -> None:
    deep = b"<a>" * 10_000 + b"x" + b"</a>" * 10_000
    document = parse(deep)
    depth, elements = 0, document.roots
    while elements:
        depth, elements = depth + 1, elements[0].children
    assert depth == MAX_DEPTH
    many = packet("".join(f"<dc:p{i}>v</dc:p{i}>" for i in range(5000)))
    assert len(xmp.decode(many)) <= 1001
    (tag,) = (
        tag
        for tag in xmp.decode(packet(f"<dc:title>{'ab ' * 9999}</dc:title>"))
        if tag.name == "title"
    )
    assert len(tag.value) == MAX_VALUE
