"""XMP: RDF in XML, as properties with readable values.

XMP part 1 (ISO 16684-1), chapter 7: an ``rdf:RDF`` of ``rdf:Description`` elements, each property
an attribute or an element; a value is text, a URI (``rdf:resource``), an array (Bag, Seq, Alt) or
a structure (a nested Description, ``rdf:parseType="Resource"``, or attributes). Part 3, 1.1.3.1:
JPEG splits what is longer than 64 kB into a standard packet and extended XMP.

A tag is named by its path: ``History.softwareAgent`` is that field of all structures in the array
``xmpMM:History``, each different value once. Latitude and longitude of one structure become one
``GPSPosition``. Base64 pictures become the tag's picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import DamagedFile
from coatcheck.metadata import xml_tree
from coatcheck.metadata.text import capped, clip, strings
from coatcheck.metadata.xml_tree import Document, Element
from coatcheck.metadata.xmp.build import build, minimal
from coatcheck.metadata.xmp.names import TIFF
from coatcheck.metadata.xmp.reading import Reading, walk
from coatcheck.model import Standard, Tag
from coatcheck.phrases import size_of

__all__ = ["build", "decode", "minimal", "orientation"]

_MAX_PACKETS = 4


def decode(payload: bytes) -> list[Tag]:
    """Decode a packet; raise DamagedFile if nothing in it can be read."""
    reading = Reading()
    for document in _documents(payload):
        reading.read(document)
    tags = capped(reading.tags(), Standard.XMP)
    if not tags:
        if not payload.strip(b"\0\r\n\t "):
            return []
        found = strings(payload)
        if not found:
            raise DamagedFile("the XMP cannot be read")
        said = f"{size_of(len(payload))}: {clip(', '.join(found))}"
        return [Tag(Standard.XMP, "", "Unreadable", said)]
    return tags


def orientation(payload: bytes) -> int | None:
    """The value of ``tiff:Orientation``, 1 to 8, or None if there is none."""
    for document in _documents(payload):
        for element in walk(document.roots):
            for found in (element.attributes.get((TIFF, "Orientation")), _own(element)):
                if found is not None and found.strip() in tuple("12345678"):
                    return int(found)
    return None


def _own(element: Element) -> str | None:
    return element.text if element.name == (TIFF, "Orientation") else None


def _documents(payload: bytes) -> Iterator[Document]:
    """Yield the XML documents in a payload: one, unless packets were written one after another."""
    wide = payload[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in payload[:4].strip(b"\0")
    position = 0
    for _ in range(_MAX_PACKETS):
        start = position if wide else payload.find(b"<", position)
        if start < 0:
            return
        data = payload[start:]
        document = xml_tree.parse(data)
        if not document.roots or (not document.whole and not wide and not _is_text(data)):
            latin = xml_tree.parse(data, "iso-8859-1")
            if latin.consumed > document.consumed:
                document = latin
        yield document
        if document.whole or wide:
            return
        position = payload.find(b"<x:xmpmeta", start + max(document.consumed, 1))
        if position < 0:
            return


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
