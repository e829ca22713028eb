"""IPTC-IIM, and the Photoshop resources in which a JPEG carries it."""

from __future__ import annotations

import struct

import pytest

from coatcheck.errors import DamagedFile
from coatcheck.metadata import iptc, photoshop
from coatcheck.model import Tag
from engine.builders import exif_builder as b
from engine.builders.xmp_builder import packet
from spoken import english

JPEG = b"\xff\xd8\xff\xdb" + bytes(40) + b"\xff\xd9"


def dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes([0x1C, record, number]) + struct.pack(">H", len(value)) + value


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    label = bytes([len(name)]) + name
    label += b"\0" * (len(label) % 2)
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + label
        + struct.pack(">I", len(data))
        + data
        + b"\0" * (len(data) % 2)
    )


def values(tags: list[Tag]) -> dict[str, str]:
    return {tag.name: english(tag) for tag in tags}


def test_datasets_that_repeat_are_one_tag() -> None:
    body = dataset(2, 25, b"sea") + dataset(2, 25, b"sun") + dataset(2, 80, b"Jane")
    assert values(iptc.decode(body)) == {"Keywords": "sea, sun", "By-line": "Jane"}


@pytest.mark.parametrize(
    ("charset", "raw"), [(b"\x1b%G", "Zoë".encode()), (b"", "Zoë".encode("cp1252"))]
)
def test_charsets(charset: bytes, raw: bytes) -> None:
    body = dataset(1, 90, charset) + dataset(2, 90, raw)
    assert values(iptc.decode(body))["City"] == "Zoë"


def test_dates_and_times_are_one_tag() -> None:
    body = dataset(2, 55, b"20260704") + dataset(2, 60, b"153000+0200")
    assert values(iptc.decode(body)) == {"DateCreated": "2026:07:04 15:30:00+0200"}


def test_a_long_dataset_a_preview_and_an_unknown_one() -> None:
    long = b"\x1c\x02\x78\x80\x04" + struct.pack(">I", 5) + b"story"
    body = long + dataset(2, 202, JPEG) + dataset(7, 77, b"odd")
    tags = iptc.decode(body)
    assert values(tags) == {
        "Caption-Abstract": "story",
        "7:077": "odd",
        "ObjectPreviewData": "46 bytes",
    }
    assert tags[0].picture == JPEG


@pytest.mark.parametrize("body", [b"no marker here", b"\x01\x02"])
def test_what_holds_no_dataset_is_damage(body: bytes) -> None:
    with pytest.raises(DamagedFile):
        iptc.decode(body)
    assert iptc.decode(bytes(10)) == []


def test_a_cut_dataset_is_told_as_far_as_it_goes() -> None:
    body = dataset(2, 80, b"Jane") + dataset(2, 90, b"Paris")[:-2]
    assert values(iptc.decode(body)) == {"By-line": "Jane", "City": "Par"}


def test_resources_of_other_standards_are_decoded_by_these() -> None:
    body = (
        resource(1028, dataset(2, 80, b"Jane"))
        + resource(1058, b.exif(b.Ifd({0x010F: b.text("Apple")})))
        + resource(1060, packet("<dc:title>Holiday</dc:title>"))
    )
    said = values(photoshop.decode(b"Photoshop 3.0\0" + body))
    assert said["By-line"] == "Jane"
    assert said["Make"] == "Apple"
    assert said["title"] == "Holiday"


def test_a_thumbnail_is_a_picture() -> None:
    (tag,) = photoshop.decode(resource(1036, bytes(28) + JPEG))
    assert (tag.name, tag.picture) == ("Thumbnail", JPEG)


def test_texts_of_photoshop() -> None:
    def wide(text: str) -> bytes:
        return struct.pack(">I", len(text)) + text.encode("utf-16-be")

    body = (
        resource(1035, b"http://example.org")
        + resource(1034, b"\1")
        + resource(1057, struct.pack(">IB", 1, 1) + wide("Adobe Photoshop") + wide("CS5"))
        + resource(1008, b"\5hello")
        + resource(1088, b"C:\\Users\\jane\\secret.psd")
        + resource(1005, bytes(16))
        + resource(1011, bytes(9))
        + resource(1099, b"zz")
        + resource(1098, b"zz")
    )
    assert values(photoshop.decode(body)) == {
        "URL": "http://example.org",
        "CopyrightFlag": "yes",
        "VersionInfo": "Adobe Photoshop · CS5",
        "Caption": "hello",
        "AutoSaveFilePath": "C:\\Users\\jane\\secret.psd",
        "Settings": "resources 1005, 1011",
        "OtherResources": "resources 1098, 1099",
    }


def test_broken_resources() -> None:
    with pytest.raises(DamagedFile):
        photoshop.decode(b"not at all")
    good = resource(1035, b"http://example.org")
    assert values(photoshop.decode(good + b"8BIM\x04")) == {"URL": "http://example.org"}
    assert values(photoshop.decode(resource(1028, b"no iptc"))) == {"IPTC": "7 bytes"}
