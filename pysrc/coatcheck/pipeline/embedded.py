"""Files inside a file: members of a document, and ``data:`` URIs of a drawing, read and written.

A member is the file itself, perhaps deflated, and may be of any kind. Of ``data:`` URIs the rules
are (RFC 2397): ``data:``, a media type, ``;base64`` if the data is coded so and percent-coded
text else, a comma, the data. It stands in XML, so that characters may be written as references,
and blanks in base64 mean nothing. What stands there beside the picture itself (parameters of the
media type, bits and signs that decoders pass over) is not taken along into a clean copy.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coatcheck.errors import DamagedFile
from coatcheck.formats.zip.members import is_member, segment_content
from coatcheck.model import MediaKind, Nested, Segment
from coatcheck.pipeline.recognise import ALL_KINDS, PICTURES
from coatcheck.source import Source

MAX_DEPTH = 3
"""Pictures inside pictures inside pictures: how deep that may go."""
MAX_PICTURES = 1000
"""Pictures that one drawing may hold."""
MAX_MEMBERS = 10_000
"""Files that one document may hold."""

_HEADER = re.compile(rb"data:([^,;]{0,100})((?:;[^,;]{0,200}){0,8}),", re.IGNORECASE)
_PLAIN_TYPE = re.compile(rb"image/[a-z0-9.+-]{1,20}", re.IGNORECASE)
_PLAIN_PARAMETERS = re.compile(rb"(;charset=utf-?8|;utf-?8)?(;base64)?", re.IGNORECASE)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*+={0,2}")
_BLANKS = re.compile(rb"[ \t\r\n\f]+")
_REFERENCE = re.compile(rb"&[#\w]{1,10};")


@dataclass(frozen=True, slots=True)
class Picture:
    """What a ``data:`` URI holds."""

    data: bytes
    plain: bool
    """Whether the URI says this and nothing else."""
    unit: str
    """The codec of the document where it is not one byte a character, else empty."""
    says: str
    """Parameters that do not belong there."""
    is_member: bool = False
    """Whether it stands there as it is, and no URI around it."""

    @property
    def kinds(self) -> frozenset[MediaKind]:
        """What it may be."""
        return ALL_KINDS if self.is_member else PICTURES

    def written(self, media_type: str, data: bytes) -> bytes:
        """Return what stands in its place if it becomes this."""
        return data if self.is_member else self._uri(media_type, data)

    def _uri(self, media_type: str, data: bytes) -> bytes:
        uri = f"data:{media_type};base64,".encode() + base64.b64encode(data)
        return uri.decode("ascii").encode(self.unit) if self.unit else uri


def most(segments: Sequence[Segment]) -> int:
    """Return how many files there may be inside, where these are the segments of some."""
    return MAX_MEMBERS if any(map(is_member, segments)) else MAX_PICTURES


def nested(segment: Segment) -> Nested:
    """Return what a file inside is called where findings say what they lie in."""
    return Nested.PART if is_member(segment) else Nested.PICTURE


def digest(data: bytes) -> bytes:
    """Return what a file inside is known by."""
    return hashlib.sha256(data).digest()


def read(source: Source, segment: Segment) -> Picture:
    """Read what a segment holds; raise DamagedFile where it cannot be read."""
    if is_member(segment):
        return Picture(segment_content(source, segment), True, "", "", is_member=True)
    return read_uri(source.read(*segment.payload))


def read_uri(payload: bytes) -> Picture:
    """Read a URI; raise DamagedFile where it cannot be read."""
    from urllib.parse import unquote_to_bytes  # Slow to import, and only drawings need it.

    unit = "utf-16-le" if payload[1:2] == b"\0" else "utf-16-be" if payload[:1] == b"\0" else ""
    if unit:
        payload = payload.replace(b"\0", b"")
    payload = _REFERENCE.sub(_character, payload)
    header = _HEADER.match(payload)
    if header is None:
        raise DamagedFile("a picture inside has no type")
    body = payload[header.end() :]
    plain = bool(_PLAIN_TYPE.fullmatch(header[1]) and _PLAIN_PARAMETERS.fullmatch(header[2]))
    says = "" if plain else header[0][:-1].decode("ascii", "replace")
    if not header[2].lower().endswith(b";base64"):
        return Picture(unquote_to_bytes(body), plain, unit, says)
    body = unquote_to_bytes(_BLANKS.sub(b"", body)) if b"%" in body else _BLANKS.sub(b"", body)
    if not _BASE64.fullmatch(body):
        raise DamagedFile("a picture inside is not in base64")
    body = body.rstrip(b"=")
    try:
        data = base64.b64decode(body + b"=" * (-len(body) % 4))
    except binascii.Error:
        raise DamagedFile("a picture inside is cut off") from None
    if base64.b64encode(data).rstrip(b"=") != body:
        plain = False
    return Picture(data, plain, unit, says)


def _character(match: re.Match[bytes]) -> bytes:
    return html.unescape(match[0].decode("ascii", "replace")).encode()
