"""Colour profiles that speak of a person or do not, and content credentials."""

from __future__ import annotations

import struct
import zlib

import pytest

from coatcheck.errors import DamagedFile
from coatcheck.metadata.c2pa import cbor
from coatcheck.metadata.c2pa import decode as c2pa
from coatcheck.metadata.icc import decode as icc
from coatcheck.model import Tag
from engine.builders.c2pa_builder import assertion, box, store, superbox
from engine.builders.c2pa_builder import cbor as encode
from spoken import english

JPEG = b"\xff\xd8\xff\xdb" + bytes(40) + b"\xff\xd9"


def profile(description: str, date: tuple[int, ...] = (2024, 7, 20, 13, 26, 6)) -> bytes:
    text = description.encode("utf-16-be")
    element = struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(text), 28) + text
    header = bytearray(128)
    header[12:16] = b"mntr"
    header[24:36] = struct.pack(">6H", *date)
    header[36:40] = b"acsp"
    table = struct.pack(">I4sII", 1, b"desc", 144, len(element))
    return bytes(header) + table + element


def named(tags: list[Tag]) -> dict[str, str]:
    return {tag.name: english(tag) for tag in tags}


@pytest.mark.parametrize(
    "description",
    [
        "sRGB IEC61966-2.1",
        "Display P3",
        "Adobe RGB (1998)",
        "Generic RGB Profile",
        "GIMP built-in sRGB",
        "DCI-P3 D65 Gamut with sRGB Transfer",
        "Colour profile",
    ],
)
def test_a_standard_profile_tells_nothing_about_a_person(description: str) -> None:
    tags = icc.decode(profile(description))
    assert named(tags)["ProfileDescription"] == description
    assert {tag.group for tag in tags} == {"standard"}


@pytest.mark.parametrize("description", ["DELL U2312HM", "sRGB of Jane Roe", "LG ULTRAGEAR"])
def test_any_other_profile_does(description: str) -> None:
    groups = {tag.name: tag.group for tag in icc.decode(profile(description))}
    assert groups["ProfileDescription"] == groups["ProfileDateTime"] == "profile"


def test_the_profile_of_a_png_is_compressed_and_named() -> None:
    data = b"Jane's screen\0\0" + zlib.compress(profile("Display P3"))
    tags = {tag.name: tag for tag in icc.decode_iccp(data)}
    assert tags["ProfileName"].group == "profile"
    assert tags["ProfileDescription"].group == "standard"
    with pytest.raises(DamagedFile):
        icc.decode_iccp(b"no end of name")


@pytest.mark.parametrize("body", [b"", bytes(200), profile("x")[:100]])
def test_what_is_no_profile_is_damage(body: bytes) -> None:
    with pytest.raises(DamagedFile):
        icc.decode(body)


def test_credentials_say_who_made_what_with_what() -> None:
    actions = {
        "actions": [
            {
                "action": "c2pa.created",
                "softwareAgent": {"name": "Firefly", "version": "3"},
                "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/"
                "trainedAlgorithmicMedia",
                "when": "2026-07-04T15:30:00Z",
            },
            {"action": "c2pa.color_adjustments"},
        ]
    }
    claim: dict[str, object] = {
        "claim_generator": "Adobe_Photoshop/27",
        "dc:title": "duck.jpg",
        "instanceID": "xmp:iid:1",
    }
    thumbnail = superbox(
        "c2pa.thumbnail.claim.jpeg", box(b"bfdb", b"\0image/jpeg\0"), box(b"bidb", JPEG)
    )
    work = superbox(
        "stds.schema-org.CreativeWork",
        box(b"json", b'{"author": [{"@type": "Person", "name": "Jane Roe"}]}'),
    )
    place = assertion(
        "stds.exif", {"exif:GPSLatitude": "48,51.504N", "exif:GPSLongitude": "2,17.67E"}
    )
    tags = c2pa.decode(
        store(assertion("c2pa.actions", actions), thumbnail, work, place, claim=claim)
    )
    said = {(tag.group, tag.name): english(tag) for tag in tags}
    assert said["claim", "Generator"] == "Adobe Photoshop 27"
    assert said["claim", "title"] == "duck.jpg"
    assert said["actions", "action"] == "created, color adjustments"
    assert said["actions", "softwareAgent"] == "Firefly 3"
    assert said["actions", "digitalSourceType"] == "made by artificial intelligence"
    assert said["stds.schema-org.CreativeWork", "author.name"] == "Jane Roe"
    assert said["stds.exif", "GPSPosition"] == "48.8584, 2.2945"
    assert next(tag for tag in tags if tag.name == "Thumbnail").picture == JPEG


def test_the_signer_is_the_subject_of_the_certificate() -> None:
    def part(kind: int, text: bytes) -> bytes:
        value = b"\x06\x03\x55\x04" + bytes([kind, 0x0C, len(text)]) + text
        return b"\x31" + bytes([len(value) + 2, 0x30, len(value)]) + value

    issuer = part(10, b"Big CA") + part(3, b"Root")
    subject = part(10, b"Camera Maker") + part(3, b"Camera 5")
    validity = b"\x30\x1e\x17\x0d260101000000Z\x17\x0d270101000000Z"
    certificate = issuer + validity + b"\x30" + bytes([len(subject)]) + subject
    signature = encode([b"", {"x5chain": certificate, "sigTst": b"\x18\x0f20260704153000Z"}])
    tags = named(c2pa.decode(store(claim={}, signature=signature)))
    assert tags["Signer"] == "Camera Maker, Camera 5"
    assert tags["SignedAt"] == "2026:07:04 15:30:00Z"


def test_unreadable_assertions_do_not_hide_the_others() -> None:
    broken = superbox("c2pa.actions", box(b"cbor", b"\x9f\x9f\x9f"))
    tags = named(c2pa.decode(store(broken, claim={"dc:title": "duck.jpg"})))
    assert tags["Unreadable"] == "3 bytes"
    assert tags["title"] == "duck.jpg"


@pytest.mark.parametrize("body", [b"", b"\0\0\0\x08jumb", b"not a box at all"])
def test_no_box_is_damage(body: bytes) -> None:
    with pytest.raises(DamagedFile):
        c2pa.decode(body)


def test_boxes_in_boxes_have_an_end() -> None:
    body = superbox("leaf")
    for _ in range(2000):
        body = superbox("deep", body)
    assert c2pa.decode(body)


def test_cbor_reads_what_it_should() -> None:
    value = {"a": [1, -2, "text", b"bytes", None, True, 1.5], "b": {"c": 300}}
    assert cbor.loads(encode(value)) == value
    assert cbor.loads(b"\x9f\x01\x02\xff") == [1, 2]
    assert cbor.loads(b"\xbf\x61a\x01\xff") == {"a": 1}
    assert cbor.loads(b"\x7f\x61a\x61b\xff") == "ab"
    assert cbor.loads(b"\xd2\x83\x01\x02\x03") == [1, 2, 3]
    assert cbor.loads(b"\xf9\x3c\x00") == 1.0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x1c",
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x81" * 1000,
        b"\x5b" + b"\xff" * 8,
        b"\xbf\x01",
        b"\x1f",
    ],
)
def test_cbor_refuses_what_it_should(body: bytes) -> None:
    with pytest.raises(DamagedFile):
        cbor.loads(body)
