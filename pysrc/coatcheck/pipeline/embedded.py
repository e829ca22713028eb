"""Pictures inside a drawing: ``data:`` URIs, read and written.

Rules (RFC 2397): ``data:``, a media type, ``;base64`` if the data is coded so and percent-coded
text else, a comma, the data. It stands in XML, so that characters may be written as references,
and blanks in base64 mean nothing. What stands there beside the picture itself (parameters of the
media type, bits and signs that decoders pass over) is not taken along into a clean copy.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from dataclasses import dataclass

from coatcheck.errors import DamagedFile

MAX_DEPTH = 3
"""Pictures inside pictures inside pictures: how deep that may go."""
MAX_PICTURES = 1000
"""Pictures that one drawing may hold."""

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

    def uri(self, media_type: str, data: bytes) -> bytes:
        """Make the URI of another picture that can stand in its place."""
        uri = f"data:{media_type};base64,".encode() + base64.b64encode(data)
        return uri.decode("ascii").encode(self.unit) if self.unit else uri


def read(payload: bytes) -> Picture:
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
