"""JUMBF boxes and CBOR made in code."""

from __future__ import annotations

import struct


def cbor(value: object) -> bytes:
    """Encode a value as CBOR."""
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        data = value.encode()
        return _head(3, len(data)) + data
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(cbor(item) for item in value)
    if isinstance(value, dict):
        pairs = (cbor(key) + cbor(item) for key, item in value.items())
        return _head(5, len(value)) + b"".join(pairs)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    assert value is None
    return b"\xf6"


def _head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    if argument < 256:
        return bytes([major << 5 | 24, argument])
    return bytes([major << 5 | 26]) + struct.pack(">I", argument)


def box(kind: bytes, body: bytes) -> bytes:
    """A box."""
    return struct.pack(">I4s", 8 + len(body), kind) + body


def superbox(label: str, *boxes: bytes) -> bytes:
    """A superbox with its description."""
    description = bytes(16) + b"\x03" + label.encode() + b"\0"
    return box(b"jumb", box(b"jumd", description) + b"".join(boxes))


def assertion(label: str, value: object) -> bytes:
    """A superbox that holds one CBOR value."""
    return superbox(label, box(b"cbor", cbor(value)))


def store(*assertions: bytes, claim: dict[str, object], signature: bytes = b"") -> bytes:
    """A manifest store with one manifest."""
    manifest = superbox(
        "urn:uuid:1",
        superbox("c2pa.assertions", *assertions),
        assertion("c2pa.claim", claim),
        superbox("c2pa.signature", box(b"cbor", signature)),
    )
    return superbox("c2pa", manifest)
