"""Content credentials: who or what made a picture, in signed JUMBF boxes.

ISO/IEC 19566-5: a box is a length of 4 bytes (1: a length of 8 bytes follows the type, 0: to the
end), a type, a body; a superbox ``jumb`` starts with a description box ``jumd`` (UUID of 16 bytes,
toggles, label up to a NUL). C2PA 2.1, chapter 11: the manifest store ``c2pa`` holds manifests, each
with assertions (``c2pa.actions``, ``c2pa.ingredient``, ``c2pa.thumbnail...``, ``stds...``), a claim
and a signature (COSE_Sign1, RFC 9052, with its certificates).

Nothing is verified here: the tags say what the credentials claim.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.metadata import ai, gps
from coatcheck.metadata.c2pa import cbor
from coatcheck.metadata.c2pa import signature as c2pa_signature
from coatcheck.metadata.text import MAX_PICTURE, capped, clip, cut, guess, is_picture, load_json
from coatcheck.model import Standard, Tag
from coatcheck.phrases import size_of

MAX_DEPTH = 12
MAX_BOXES = 2000
MAX_CONTENT = 256 * 1024
"""Bytes of all assertions together that are decoded; what binds to the file is not counted."""
MAX_LEAVES = 400
"""Values of one assertion that are told."""
_MAX_PICTURES = 6
_NOISE = re.compile(
    r"(^|\.)(hash|alg|pad\d?|salt|url|@?context|@type|exclusions|start|length|name_?hash|signature"
    r"|uri|assertions|created_assertions|gathered_assertions|redacted_assertions|c2pa_manifest"
    r"|relationship|sig_type|role|referenced_assertions|type|proof|signer_payload|label|identifier_type"
    r"|activeManifest|claimSignature|validationStatus|validationResults|version|icon|exact)(\.|$)",
    re.IGNORECASE,
)
"""Paths of values that only bind the credentials to the file."""


_NUMBER = re.compile(r"(\.v\d+)?(__\d+)?$")
_PLUMBING = re.compile(
    r"c2pa$|assertions|claim|signature|hash\.|databoxes|credentials|soft-binding|[\w:.-]*urn:|$"
)
"""Labels of boxes that every manifest has."""


@dataclass(frozen=True, slots=True)
class _Box:
    type: bytes
    label: str
    """Of the superbox that it is in."""
    manifest: str
    body: bytes


def decode(payload: bytes) -> list[Tag]:
    """Decode a JUMBF superbox; raise DamagedFile if there is none."""
    if payload[:2] == b"JP" and payload[12:16] == b"jumb":
        payload = payload[8:]
    walk = _Walk()
    boxes = list(walk.boxes(payload, "", "", 0))
    if not walk.labels:
        raise DamagedFile("there are no content credentials in the JUMBF box")
    return capped(_tags(boxes, walk.labels), Standard.C2PA)


class _Walk:
    """A walk through nested boxes."""

    def __init__(self) -> None:
        self.labels: dict[str, None] = {}
        self.count = 0

    def boxes(self, data: bytes, label: str, manifest: str, depth: int) -> Iterator[_Box]:
        """Yield all boxes that are no superboxes, with the labels around them."""
        position = 0
        while position + 8 <= len(data) and self.count < MAX_BOXES:
            self.count += 1
            size, kind = struct.unpack_from(">I4s", data, position)
            head = 8
            if size == 1 and position + 16 <= len(data):
                (size,) = struct.unpack_from(">Q", data, position + 8)
                head = 16
            end = len(data) if size == 0 else min(position + size, len(data))
            if end < position + head:
                return
            body = data[position + head : end]
            if kind == b"jumb" and depth < MAX_DEPTH:
                yield from self.boxes(body, "", manifest, depth + 1)
            elif kind == b"jumd":
                label = _label(body)
                self.labels.setdefault(label)
                manifest = label if depth == 2 else manifest
            else:
                yield _Box(kind, label, manifest, body)
            position = end


def _label(body: bytes) -> str:
    if len(body) < 18 or not body[16] & 2:
        return ""
    end = body.find(b"\0", 17)
    return clip(guess(body[17 : end if end >= 0 else len(body)]))


def _tags(boxes: list[_Box], labels: dict[str, None]) -> Iterator[Tag]:
    yield Tag(Standard.C2PA, "", "ContentCredentials", _contents(labels))
    pictures, left = 0, MAX_CONTENT
    media: dict[str, str] = {}
    seen: set[tuple[str, str, str]] = set()
    for box in boxes:
        if box.label.startswith(("c2pa.hash", "c2pa.soft-binding")):
            continue
        if box.type == b"bfdb":
            media[box.label] = clip(guess(box.body[1:].split(b"\0")[0]))
        elif box.type in (b"bidb", b"jp2c") or is_picture(box.body):
            pictures += 1
            yield _embedded(box, media.get(box.label, ""), pictures)
        elif box.type in (b"cbor", b"json") and left >= len(box.body):
            left -= len(box.body)
            for tag in _content(box):
                key = (tag.group, tag.name, tag.value)
                if tag.value and key not in seen:
                    seen.add(key)
                    yield tag


def _contents(labels: dict[str, None]) -> str:
    """Name the assertions, without those that only bind the credentials to the file."""
    said = (_NUMBER.sub("", label.removeprefix("c2pa.")) for label in labels)
    told = dict.fromkeys(label for label in said if label and not _PLUMBING.match(label))
    return clip(", ".join(told))


def _embedded(box: _Box, media: str, pictures: int) -> Tag:
    shown = b""
    if is_picture(box.body) and len(box.body) <= MAX_PICTURE and pictures <= _MAX_PICTURES:
        shown = box.body
    name = "Thumbnail" if "thumbnail" in box.label or shown else "EmbeddedFile"
    value = f"{media}, {size_of(len(box.body))}" if media else size_of(len(box.body))
    return Tag(Standard.C2PA, box.label, name, value, picture=shown)


def _content(box: _Box) -> Iterator[Tag]:
    if box.label.startswith("c2pa.signature"):
        yield from c2pa_signature.decode(box.body)
        return
    try:
        value = (
            cbor.loads(box.body)
            if box.type == b"cbor"
            else load_json(box.body.decode("utf-8", "replace"))
        )
    except EngineError:
        yield Tag(Standard.C2PA, box.label, "Unreadable", size_of(len(box.body)))
        return
    if box.label.startswith("c2pa.claim") and isinstance(value, dict):
        yield from _claim(value)
    elif box.label.startswith("c2pa.actions") and isinstance(value, dict):
        yield from _actions(value)
    else:
        yield from _leaves(box.label, value)
        if isinstance(value, dict) and isinstance(value.get("signature"), bytes):
            yield from _leaves(box.label, _signed(value["signature"]))


def _signed(signature: object) -> object:
    """Return what a COSE_Sign1 signs, if that is JSON: the identity of a person (CAWG 1.1)."""
    if not isinstance(signature, bytes):
        return None
    try:
        message = cbor.loads(signature)
    except EngineError:
        return None
    if not isinstance(message, list) or len(message) != 4 or not isinstance(message[2], bytes):
        return None
    return load_json(message[2].decode("utf-8", "replace"))


def _claim(claim: cbor.Map) -> Iterator[Tag]:
    yield Tag(Standard.C2PA, "claim", "Generator", _generator(claim))
    for key in ("dc:title", "title", "dc:format", "instanceID", "instance_id"):
        value = claim.get(key)
        if isinstance(value, str):
            yield Tag(Standard.C2PA, "claim", key.removeprefix("dc:"), clip(value))


def _generator(claim: cbor.Map) -> str:
    """Name what made the claim; the structured form speaks better than the string."""
    info = claim.get("claim_generator_info")
    names = [_software(part) for part in (info if isinstance(info, list) else [info])[:8]]
    names = [name for name in names if name]
    if names:
        return clip(", ".join(names))
    plain = claim.get("claim_generator")
    return clip(plain.replace("_", " ").replace("/", " ")) if isinstance(plain, str) else ""


def _software(value: object) -> str:
    if isinstance(value, str):
        return clip(value)
    if isinstance(value, dict):
        name, version = value.get("name"), value.get("version")
        parts = [part for part in (name, version) if isinstance(part, str)]
        return clip(" ".join(parts))
    return ""


def _actions(value: cbor.Map) -> Iterator[Tag]:
    """Say what was done, with what, when, and from what kind of source."""
    actions = value.get("actions")
    found: dict[str, dict[str, None]] = {}
    for action in (actions if isinstance(actions, list) else [])[:200]:
        if not isinstance(action, dict):
            continue
        for key, text in (
            ("action", _verb(action.get("action"))),
            ("softwareAgent", _software(action.get("softwareAgent"))),
            ("digitalSourceType", _kind(action.get("digitalSourceType"))),
            ("when", _software(action.get("when"))),
        ):
            if text:
                found.setdefault(key, {}).setdefault(text)
        for tag in _leaves("parameters", action.get("parameters")):
            found.setdefault(f"parameters.{tag.name}", {}).setdefault(tag.value)
        for tag in _leaves(
            "action", {k: action.get(k) for k in ("description", "reason", "actors")}
        ):
            found.setdefault(tag.name, {}).setdefault(tag.value)
    for name, values in found.items():
        yield Tag(Standard.C2PA, "actions", name, cut(", ".join(values)))


def _verb(value: object) -> str:
    return clip(value.removeprefix("c2pa.").replace("_", " ")) if isinstance(value, str) else ""


def _kind(value: object) -> str:
    return ai.source_type(value) if isinstance(value, str) else ""


def _leaves(group: str, value: object) -> Iterator[Tag]:
    """Flatten an assertion: each text or number by its path, a place made of its coordinates."""
    found: dict[str, dict[str, None]] = {}
    places: list[Tag] = []
    waiting: list[tuple[str, object, int]] = [("", value, 0)]
    count = 0
    while waiting and count < MAX_LEAVES:
        path, item, depth = waiting.pop()
        if isinstance(item, dict) and depth < MAX_DEPTH:
            if (place := _place(item)) is not None:
                places.append(
                    Tag(Standard.C2PA, group, "GPSPosition", gps.say(place), numbers=place)
                )
                item = {k: v for k, v in item.items() if _bare(k) not in _COORDINATES}
            inner = [(f"{path}.{k}" if path else str(k), v, depth + 1) for k, v in item.items()]
            waiting.extend(reversed(inner[:MAX_LEAVES]))
        elif isinstance(item, list) and depth < MAX_DEPTH:
            waiting.extend((path, part, depth + 1) for part in reversed(item[:MAX_LEAVES]))
        elif isinstance(item, (str, int, float)) and not isinstance(item, bool):
            count += 1
            if not _NOISE.search(path) and len(path) < 200:
                found.setdefault(path, {}).setdefault(clip(str(item)[:8000]))
    yield from places
    for path, values in found.items():
        yield Tag(Standard.C2PA, group, path, clip(", ".join(values)))


_COORDINATES = frozenset(
    {"gpslatitude", "gpslongitude", "gpslatituderef", "gpslongituderef", "latitude", "longitude"}
)


def _bare(name: object) -> str:
    return str(name).rpartition(":")[2].lower()


def _place(item: dict[object, object]) -> tuple[float, float] | None:
    """Take a position out of an object that has both coordinates."""
    bare = {_bare(key): str(value)[:80] for key, value in item.items()}
    for prefix in ("gps", ""):
        latitude, longitude = bare.get(f"{prefix}latitude"), bare.get(f"{prefix}longitude")
        if latitude and longitude:
            latitude += " " + bare.get("gpslatituderef", "")
            longitude += " " + bare.get("gpslongituderef", "")
            return gps.position(
                gps.parse(latitude, gps.LATITUDE), gps.parse(longitude, gps.LONGITUDE)
            )
    return None
