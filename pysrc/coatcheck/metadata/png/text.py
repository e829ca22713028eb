"""Text chunks of PNG.

PNG (third edition), 11.3.3: ``tEXt`` is a keyword of 1 to 79 Latin-1 bytes, NUL, Latin-1 text;
``zTXt`` the same with a method byte and zlib data; ``iTXt`` keyword, NUL, compression flag and
method, language, NUL, translated keyword, NUL, UTF-8 text. XMP part 3, 1.1.5: XMP is the ``iTXt``
``XML:com.adobe.xmp``. ImageMagick writes other metadata as hexadecimal text under ``Raw profile
type``: a line with a name, one with the length, then the bytes.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Mapping

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.metadata import ai, iptc, photoshop
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.text import MAX_TEXT_BYTES, clip, guess
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Kind, Standard, Tag
from coatcheck.phrases import size_of
from coatcheck.source import inflate

XMP_KEYWORDS = frozenset({"xml:com.adobe.xmp", "xmp"})
_RAW_PROFILE = re.compile(r"raw profile type (\w+)", re.IGNORECASE)
_BYTES = frozenset({"Thumb::Size"})
"""Keywords of numbers of bytes (Thumbnail Managing Standard of freedesktop.org)."""
_HEX = re.compile(rb"\s*[^\n]*\n\s*(\d+)\s")


def decode(payload: bytes, chunk: str) -> list[Tag]:
    """Decode the data of one ``tEXt``, ``zTXt`` or ``iTXt`` chunk.

    Raises DamagedFile or LimitExceeded if its text cannot be read.
    """
    keyword, text = _split(payload, chunk)
    if keyword.lower() in XMP_KEYWORDS and b"<" in text[:2000]:
        return xmp.decode(text)
    if match := _RAW_PROFILE.match(keyword):
        return _raw_profile(chunk, keyword, match.group(1).lower(), text)
    return [_tag(chunk, keyword, text)]


def _split(payload: bytes, chunk: str) -> tuple[str, bytes]:
    """Return the keyword and the text, inflated where it was compressed."""
    end = payload.find(b"\0", 0, 2000)
    if end < 0:
        return "", payload
    keyword, rest = clip(guess(payload[:end])), payload[end + 1 :]
    if chunk == Kind.ZTXT:
        return keyword, inflate(rest[1:])
    if chunk == Kind.ITXT:
        language = rest.find(b"\0", 2)
        translated = rest.find(b"\0", language + 1)
        if language < 0 or translated < 0:
            raise DamagedFile("an international text has no end of its language")
        text = rest[translated + 1 :]
        return keyword, inflate(text) if rest[:1] == b"\1" else text
    return keyword, rest


def _tag(chunk: str, keyword: str, text: bytes) -> Tag:
    """Make one tag; a prompt of an image generator goes by the name of its tool."""
    prompt = ai.recognise(keyword, guess_all(text))
    if prompt is not None:
        return Tag(Standard.PNG, prompt.group, keyword, prompt.text, by_generator=True)
    said = clip(guess(text))
    if keyword in _BYTES and said.isdecimal() and len(said) < 16:
        said = size_of(int(said))
    return Tag(Standard.PNG, chunk, keyword, said)


def guess_all(text: bytes) -> str:
    """Decode a text as a whole, for what can only be parsed whole."""
    if len(text) <= MAX_TEXT_BYTES:
        return guess(text)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def _without_mark(data: bytes) -> bytes:
    """Return the XMP of an APP1 segment."""
    return data[max(data.find(b"<"), 0) :]


def _app1(data: bytes) -> list[Tag]:
    return exif.decode(data) if data[:4] == b"Exif" else xmp.decode(_without_mark(data))


def _iptc(data: bytes) -> list[Tag]:
    return photoshop.decode(data) if b"8BIM" in data[:64] else iptc.decode(data)


_PROFILES: Mapping[str, Callable[[bytes], list[Tag]]] = {
    "exif": exif.decode,
    "app1": _app1,
    "xmp": xmp.decode,
    "iptc": _iptc,
    "8bim": _iptc,
    "icc": icc.decode,
    "icm": icc.decode,
}


def raw_profile(payload: bytes, chunk: str) -> bytes:
    """Return the bytes that a ``Raw profile type`` text spells.

    Raises DamagedFile or LimitExceeded if its text cannot be read.
    """
    digits = _digits(_split(payload, chunk)[1])
    try:
        return binascii.unhexlify(digits[: len(digits) & ~1])
    except binascii.Error as error:
        raise DamagedFile(f"a raw profile is no hexadecimal text: {error}") from None


def _digits(text: bytes) -> bytes:
    match = _HEX.match(text)
    return (text[match.end() :] if match else text).translate(None, b" \t\r\n\f\v")


def _raw_profile(chunk: str, keyword: str, kind: str, text: bytes) -> list[Tag]:
    """Decode hexadecimal text; what cannot be decoded is told by its size."""
    digits = _digits(text)
    opaque = [Tag(Standard.PNG, chunk, keyword, size_of(len(digits) // 2))]
    decoder = _PROFILES.get(kind)
    if decoder is None:
        return opaque
    try:
        return decoder(binascii.unhexlify(digits[: len(digits) & ~1])) or opaque
    except (EngineError, binascii.Error):
        return opaque
