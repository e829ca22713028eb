"""Application segments of JPEG: which identifier means what, and where its payload lies.

Rules (ITU-T T.81 B.2.4.6): APPn segments are reserved for applications and no decoder needs them,
save for two that tell how to read the colours: APP0 JFIF (ITU-T T.871, 14 bytes of body and a
thumbnail) and APP14 Adobe (ITU-T T.872 6.5.3, 12 bytes). Each application marks its segments by a
leading identifier. Exif: JEITA CP-3451 4.7.2; XMP and extended XMP: XMP specification part 3
1.1.3; ICC: ICC.1:2022 B.4; MPF: CIPA DC-007 5; JUMBF in APP11: ISO/IEC 19566-5 D.2.
"""

from __future__ import annotations

import re
from dataclasses import replace

from coatcheck.formats.base import printable
from coatcheck.model import Content, Kind, Segment

APP0, APP1, APP2, APP11, APP13, APP14, APP15 = 0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEE, 0xEF
LONGEST_HEAD = 96
"""How many bytes of a body suffice to tell what it is."""

JFIF_BODY = 14
ADOBE_BODY = 12
TAILS = frozenset((Kind.JFIF_THUMBNAIL, Kind.SURPLUS))
"""Kinds of segments that lie in the marker segment of the one before, and count in its length."""

EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
EXTENDED_XMP = b"http://ns.adobe.com/xmp/extension/\0"
ICC = b"ICC_PROFILE\0"
PHOTOSHOP = b"Photoshop 3.0\0"
MPF = b"MPF\0"
ISO_GAIN_MAP = b"urn:iso:std:iso:ts:21496:-1\0"

_KNOWN: tuple[tuple[int, bytes, str, Content, Kind | None], ...] = (
    (APP0, b"JFXX\0", "JFXX", Content.THUMBNAIL, Kind.JFXX),
    (APP1, XMP, "XMP", Content.XMP, Kind.XMP_PACKET),
    (APP1, b"XMP\0://ns.adobe.com/xap/1.0/\0", "XMP", Content.XMP, Kind.XMP_PACKET),
    (APP2, MPF, "MPF", Content.SECOND_IMAGE, Kind.MPF),
    (APP2, ISO_GAIN_MAP, "ISO 21496-1 gain map", Content.SECOND_IMAGE, Kind.ISO_GAIN_MAP),
    (APP13, PHOTOSHOP, "Photoshop", Content.PHOTOSHOP, None),
    (APP13, b"Adobe_Photoshop2.5:", "Photoshop 2.5", Content.PHOTOSHOP, None),
    (0xEA, b"UNICODE\0", "UNICODE comment", Content.COMMENT, None),
)

_IDENTIFIER = re.compile(rb"[ -~]{2,24}")


def application(code: int, start: int, end: int, head: bytes) -> list[Segment]:
    """Return the segment, or the parts into which it falls, of one APPn marker segment.

    ``head`` is the start of its body, at least ``LONGEST_HEAD`` bytes where there are as many.
    """
    body = start + 4
    if code == APP0 and head.startswith(b"JFIF\0") and end - body >= JFIF_BODY:
        return _jfif(start, end, head)
    if code == APP14 and head.startswith(b"Adobe") and end - body >= ADOBE_BODY:
        return _adobe(start, end)
    return [_whole(code, start, end, head)]


def _jfif(start: int, end: int, head: bytes) -> list[Segment]:
    stop = start + 4 + JFIF_BODY
    found = [Segment("APP0 JFIF", Content.COLOR, start, stop, kind=Kind.JFIF)]
    surplus = min(stop + 3 * head[12] * head[13], end)
    if surplus > stop:
        span, width = (stop, surplus), head[12]  # the order of its only part has its width
        found.append(
            Segment(
                "JFIF thumbnail",
                Content.THUMBNAIL,
                *span,
                span,
                order=width,
                kind=Kind.JFIF_THUMBNAIL,
            )
        )
    if end > surplus:
        found.append(_surplus("APP0 JFIF surplus", surplus, end))
    return found


def _adobe(start: int, end: int) -> list[Segment]:
    stop = start + 4 + ADOBE_BODY
    found = [Segment("APP14 Adobe", Content.COLOR, start, stop, kind=Kind.ADOBE)]
    if end > stop:
        found.append(_surplus("APP14 Adobe surplus", stop, end))
    return found


def _surplus(name: str, start: int, end: int) -> Segment:
    return Segment(name, Content.UNKNOWN, start, end, (start, end), kind=Kind.SURPLUS)


def _whole(code: int, start: int, end: int, head: bytes) -> Segment:
    body = start + 4
    name = f"APP{code - APP0}"
    if code == APP1 and head.startswith(EXIF[:5]) and len(head) >= 6:
        return Segment(f"{name} Exif", Content.EXIF, start, end, (body + 6, end))
    if code == APP1 and head.startswith(EXTENDED_XMP) and len(head) >= 75:
        return _extended_xmp(start, end, head)
    if code == APP1 and head.lstrip(b"\xef\xbb\xbf\0").startswith((b"<?xpacket", b"<x:xmpmeta")):
        span = (body, end)
        return Segment(f"{name} XMP", Content.XMP, start, end, span, kind=Kind.XMP_PACKET)
    if code == APP2 and head.startswith(ICC) and len(head) >= 14:
        return Segment(
            f"{name} ICC", Content.ICC, start, end, (body + 14, end), "ICC", order=head[12]
        )
    if code == APP11 and head.startswith(b"JP") and len(head) >= 16:
        return _jumbf(start, end, head)
    for marker, identifier, label, content, kind in _KNOWN:
        if code == marker and head.startswith(identifier):
            group = "Photoshop" if identifier == PHOTOSHOP else ""
            span = (body + len(identifier), end)
            order = start if group else 0
            return Segment(f"{name} {label}", content, start, end, span, group, order, kind=kind)
    match = _IDENTIFIER.match(head)
    label = f"{name} {printable(match.group())}" if match else name
    return Segment(label, Content.UNKNOWN, start, end, (body, end))


def _extended_xmp(start: int, end: int, head: bytes) -> Segment:
    guid = printable(head[35:67])
    order = int.from_bytes(head[71:75])
    span = (start + 4 + 75, end)
    return Segment(
        "APP1 extended XMP",
        Content.XMP,
        start,
        end,
        span,
        f"XMP {guid}",
        order,
        kind=Kind.EXTENDED_XMP,
    )


def _jumbf(start: int, end: int, head: bytes) -> Segment:
    """A part of a JUMBF superbox; each repeats the box's header, which counts in the first only."""
    instance, sequence = int.from_bytes(head[2:4]), int.from_bytes(head[4:8])
    header = 8 if sequence <= 1 else 16 if head[8:12] != b"\0\0\0\1" else 24
    span = (min(start + 4 + header, end), end)
    return Segment(
        "APP11 JUMBF", Content.C2PA, start, end, span, f"JUMBF {instance}", order=sequence
    )


def settled(found: list[Segment], declared: dict[int, int]) -> list[Segment]:
    """Take back what no decoder heeds: colour hints that a later one overrules, a torn profile.

    ``declared`` tells for each part of a profile, by its start, of how many parts it claims to be.
    """
    parts = [segment for segment in found if segment.content is Content.ICC]
    orders = {part.order for part in parts}
    counts = {declared[part.start] for part in parts}
    torn = bool(parts) and (len(orders) != len(parts) or counts != {len(parts)})
    last: dict[object, int] = {}
    for segment in found:
        if segment.kind is Kind.SOS:
            break
        if segment.content is Content.COLOR:
            last[segment.kind] = segment.start
    result: list[Segment] = []
    for segment in found:
        overruled = segment.content is Content.COLOR and last.get(segment.kind) != segment.start
        if overruled or (torn and segment.content is Content.ICC):
            segment = replace(segment, content=Content.UNKNOWN, group="", order=0)
        result.append(segment)
    return result
