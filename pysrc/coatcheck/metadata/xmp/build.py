"""The XMP that a cleaned file may hold, written from values and never copied."""

from __future__ import annotations

from html import escape

_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""%s%s</rdf:RDF></x:xmpmeta>'
)
_RIGHTS = (
    '><dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Alt>'
    '<rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:rights></rdf:Description>'
)


def minimal(value: int) -> bytes:
    """Make the smallest packet that says an orientation."""
    return build(value)


def build(orientation: int | None, rights: str = "", taken: str = "") -> bytes:
    """Make a packet with these properties; ``taken`` is a date in the form of ISO 8601."""
    attributes = ""
    if orientation is not None:
        attributes += (
            f' xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="{orientation}"'
        )
    if taken:
        attributes += f' xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:DateTimeOriginal="{taken}"'
    return (
        _PACKET % (attributes, _RIGHTS % escape(rights, quote=False) if rights else "/>")
    ).encode()
