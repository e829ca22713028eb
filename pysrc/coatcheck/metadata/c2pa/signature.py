"""Who signed content credentials, and when.

C2PA 2.1, 13.2: a signature is a COSE_Sign1 (RFC 9052) with its X.509 certificates (RFC 5280) and,
under ``sigTst``, time stamps (RFC 3161). Of these only two things are wanted, so the DER is
searched for them and not decoded: the subject of the first certificate, which follows its validity,
and the first GeneralizedTime (``YYYYMMDDHHMMSSZ``) of the time stamps. Nothing is verified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.metadata.text import clip, guess
from coatcheck.model import Standard, Tag

_DATE = re.compile(rb"\x18\x0f(\d{14})Z")
_VALIDITY = re.compile(rb"\x30[\x1c-\x22]\x17\x0d\d{12}Z(\x17\x0d\d{12}Z|\x18\x0f\d{14}Z)")
_NAME_PART = re.compile(rb"\x06\x03\x55\x04([\x03\x0a])[\x0c\x13\x14\x16](.)", re.DOTALL)


def decode(body: bytes) -> Iterator[Tag]:
    """Name the signer by the subject of the first certificate, and the moment of signing."""
    names = _subject(body)
    if names:
        yield Tag(Standard.C2PA, "signature", "Signer", clip(", ".join(dict.fromkeys(names))))
    if match := _DATE.search(body, body.find(b"sigTst")) if b"sigTst" in body else None:
        digits = match.group(1).decode("ascii")
        date = f"{digits[:4]}:{digits[4:6]}:{digits[6:8]} {digits[8:10]}:{digits[10:12]}"
        yield Tag(Standard.C2PA, "signature", "SignedAt", f"{date}:{digits[12:]}Z")


def _subject(body: bytes) -> list[str]:
    """Organisation and common name in the subject, which X.509 puts right after the validity."""
    validity = _VALIDITY.search(body)
    if validity is None:
        return []
    start = validity.end()
    if body[start : start + 1] != b"\x30" or start + 2 > len(body):
        return []
    length, at = body[start + 1], start + 2
    if length == 0x81:
        length, at = body[at] if at < len(body) else 0, at + 1
    names: dict[bytes, str] = {}
    subject = body[at : at + length]
    for match in _NAME_PART.finditer(subject):
        size = match.group(2)[0]
        names.setdefault(match.group(1), clip(guess(subject[match.end() : match.end() + size])))
    return [names[key] for key in (b"\x0a", b"\x03") if key in names]
