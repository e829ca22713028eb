"""What a chat page received, and what the question showed, as the tests compare them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Button:
    """A button of the prompt that is to be seen, and its middle."""

    name: str
    focused: bool
    x: float
    y: float


@dataclass(frozen=True)
class Received:
    """One file as a handler of the page read it."""

    name: str
    type: str
    size: int
    modified: int
    path: str
    data: bytes


@dataclass(frozen=True)
class Seen:
    """One event as a handler of the page saw it."""

    kind: str
    where: str
    trusted: bool
    texts: dict[str, str]
    files: list[Received]


def kind_of(path: Path) -> str:
    """Return the type that a browser gives to a file of this name."""
    kinds = {
        ".jpg": "image/jpeg",
        ".png": "image/png",
        ".mp4": "video/mp4",
        ".txt": "text/plain",
    }
    return kinds.get(path.suffix, "application/octet-stream")


def encode(data: bytes) -> str:
    """Return bytes in base64."""
    return base64.b64encode(data).decode()


def seen_of(entry: dict[str, Any]) -> Seen:
    files = [
        Received(
            file["name"],
            file["type"],
            file["size"],
            file["lastModified"],
            file["path"],
            base64.b64decode(file["data"]),
        )
        for file in entry["files"]
        if file["isFile"]
    ]
    return Seen(entry["kind"], entry["where"], entry["trusted"], entry["texts"], files)
