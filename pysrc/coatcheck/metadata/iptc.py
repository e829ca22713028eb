"""IPTC-IIM: the datasets that news agencies write into pictures.

IIM 4.2, chapter 3: a dataset is the marker 0x1C, a record number, a dataset number, a length of
two bytes (or, with the highest bit set, the length of a longer length) and the value. Record 1 is
the envelope, record 2 the application record. Dataset 1:90 names the charset by an ISO 2022
sequence; ``ESC % G`` is UTF-8. Dates are CCYYMMDD, times HHMMSS±HHMM.

Datasets that repeat (keywords, creators) become one tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coatcheck.errors import DamagedFile
from coatcheck.metadata.text import MAX_PICTURE, MAX_TEXT_BYTES, capped, clip, guess, is_picture
from coatcheck.model import Standard, Tag
from coatcheck.phrases import size_of

MARKER = 0x1C
MAX_DATASETS = 5000
_UTF8 = b"\x1b%G"
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)([+-]\d{4})?\Z")

ENVELOPE: Mapping[int, str] = {
    0: "EnvelopeRecordVersion",
    5: "Destination",
    20: "FileFormat",
    22: "FileVersion",
    30: "ServiceIdentifier",
    40: "EnvelopeNumber",
    50: "ProductID",
    60: "EnvelopePriority",
    70: "DateSent",
    80: "TimeSent",
    90: "CodedCharacterSet",
    100: "UniqueNameOfObject",
    120: "ARMIdentifier",
    122: "ARMVersion",
}
APPLICATION: Mapping[int, str] = {
    0: "ApplicationRecordVersion",
    3: "ObjectTypeReference",
    4: "ObjectAttributeReference",
    5: "ObjectName",
    7: "EditStatus",
    8: "EditorialUpdate",
    10: "Urgency",
    12: "SubjectReference",
    15: "Category",
    20: "SupplementalCategories",
    22: "FixtureIdentifier",
    25: "Keywords",
    26: "ContentLocationCode",
    27: "ContentLocationName",
    30: "ReleaseDate",
    35: "ReleaseTime",
    37: "ExpirationDate",
    38: "ExpirationTime",
    40: "SpecialInstructions",
    42: "ActionAdvised",
    45: "ReferenceService",
    47: "ReferenceDate",
    50: "ReferenceNumber",
    55: "DateCreated",
    60: "TimeCreated",
    62: "DigitalCreationDate",
    63: "DigitalCreationTime",
    65: "OriginatingProgram",
    70: "ProgramVersion",
    75: "ObjectCycle",
    80: "By-line",
    85: "By-lineTitle",
    90: "City",
    92: "Sub-location",
    95: "Province-State",
    100: "Country-PrimaryLocationCode",
    101: "Country-PrimaryLocationName",
    103: "OriginalTransmissionReference",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    118: "Contact",
    120: "Caption-Abstract",
    121: "LocalCaption",
    122: "Writer-Editor",
    125: "RasterizedCaption",
    130: "ImageType",
    131: "ImageOrientation",
    135: "LanguageIdentifier",
    150: "AudioType",
    184: "JobID",
    185: "MasterDocumentID",
    186: "ShortDocumentID",
    187: "UniqueDocumentID",
    188: "OwnerID",
    200: "ObjectPreviewFileFormat",
    201: "ObjectPreviewFileVersion",
    202: "ObjectPreviewData",
    221: "Prefs",
    225: "ClassifyState",
    228: "SimilarityIndex",
    230: "DocumentNotes",
    231: "DocumentHistory",
    232: "ExifCameraInfo",
}
_RECORDS = {1: ENVELOPE, 2: APPLICATION}
_BINARY = frozenset(
    {
        "ApplicationRecordVersion",
        "EnvelopeRecordVersion",
        "FileFormat",
        "FileVersion",
        "ObjectPreviewFileFormat",
        "ObjectPreviewFileVersion",
        "ARMIdentifier",
        "ARMVersion",
    }
)
_PAIRS = {
    "DateCreated": "TimeCreated",
    "DigitalCreationDate": "DigitalCreationTime",
    "DateSent": "TimeSent",
    "ReleaseDate": "ReleaseTime",
}


def decode(payload: bytes) -> list[Tag]:
    """Decode IPTC-IIM datasets; raise DamagedFile if there is not one."""
    start = payload.find(MARKER, 0, 64)
    if start < 0:
        if payload.strip(b"\0"):
            raise DamagedFile("the IPTC data holds no dataset")
        return []
    values: dict[tuple[int, int], list[bytes]] = {}
    for record, number, value in _datasets(payload, start):
        values.setdefault((record, number), []).append(value)
    utf8 = any(value.startswith(_UTF8) for value in values.get((1, 90), ()))
    return capped(_tags(values, utf8), Standard.IPTC)


def _datasets(payload: bytes, position: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield record, number and value of each dataset until one is broken."""
    for _ in range(MAX_DATASETS):
        if position + 5 > len(payload) or payload[position] != MARKER:
            return
        record, number = payload[position + 1], payload[position + 2]
        size = int.from_bytes(payload[position + 3 : position + 5])
        position += 5
        if size & 0x8000:
            length = size & 0x7FFF
            if length > 4:
                return
            size = int.from_bytes(payload[position : position + length])
            position += length
        yield record, number, payload[position : position + size]
        position += size


def _tags(values: Mapping[tuple[int, int], list[bytes]], utf8: bool) -> Iterator[Tag]:
    texts: dict[str, str] = {}
    groups: dict[str, str] = {}
    for (record, number), found in values.items():
        name = _RECORDS.get(record, {}).get(number, f"{record}:{number:03}")
        if name == "ObjectPreviewData":
            size = sum(len(value) for value in found)
            shown = found[0] if is_picture(found[0]) and size <= MAX_PICTURE else b""
            yield Tag(Standard.IPTC, "2", name, size_of(size), picture=shown)
            continue
        groups[name] = str(record)
        texts[name] = _text(name, found, utf8)
    for date, time in _PAIRS.items():
        if date in texts and time in texts and " " not in texts[date]:
            texts[date] += f" {texts.pop(time)}"
    if "OriginatingProgram" in texts and "ProgramVersion" in texts:
        texts["OriginatingProgram"] += f" {texts.pop('ProgramVersion')}"
    for name, text in texts.items():
        yield Tag(Standard.IPTC, groups[name], name, clip(text))


def _text(name: str, found: list[bytes], utf8: bool) -> str:
    if name in _BINARY:
        return " ".join(str(int.from_bytes(value[:4])) for value in found[:4])
    if name == "CodedCharacterSet":
        return "UTF-8" if found[0].startswith(_UTF8) else guess(found[0])
    texts = []
    total = 0
    for value in found:
        text = value[:MAX_TEXT_BYTES].decode("utf-8", "replace") if utf8 else guess(value)
        text = clip(text)
        if match := _DATE.match(text):
            text = ":".join(match.groups())
        elif match := _TIME.match(text):
            text = ":".join(match.groups()[:3]) + (match.group(4) or "")
        texts.append(text)
        total += len(text)
        if total > MAX_TEXT_BYTES:
            break
    return ", ".join(dict.fromkeys(text for text in texts if text))
