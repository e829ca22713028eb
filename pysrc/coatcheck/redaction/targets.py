"""In which format a redacted picture comes out: its own where that can be written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

JPEG, PNG = ("image/jpeg", ".jpg"), ("image/png", ".png")
_ENDINGS = {"image/jpeg": {".jpg", ".jpeg", ".jpe", ".jfif"}, "image/png": {".png"}}


@dataclass(frozen=True, slots=True)
class Converted:
    """That a picture had to change its format or its depth, and why."""

    source: str
    target: str
    reason: str


def choose(accepts: Sequence[str] | None, *, exact: bool, transparent: bool) -> tuple[str, str]:
    """Return media type and extension for a picture whose own format cannot be written.

    ``exact`` says that its pixels came without loss, and few colours or hard edges are likely;
    ``transparent`` that it lets something through, which JPEG cannot.
    """
    wanted = PNG if exact or transparent else JPEG
    other = JPEG if wanted is PNG else PNG
    if takes(accepts, wanted[0]) or not takes(accepts, other[0]):
        return wanted
    return other


def takes(accepts: Sequence[str] | None, media_type: str) -> bool:
    """Whether a site takes this type, by the list that an input's ``accept`` gives."""
    if not accepts:
        return True
    for pattern in accepts:
        plain = pattern.strip().lower()
        if plain in {media_type, "image/*", "*/*", "*"} or plain in _ENDINGS[media_type]:
            return True
        if plain == "image/jpg" and media_type == "image/jpeg":
            return True
    return False
