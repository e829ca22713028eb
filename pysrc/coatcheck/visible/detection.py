"""What a detector says: a kind, a place, and how sure it is. Plain data, without any library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Point = tuple[float, float]
Polygon = tuple[Point, ...]


class Kind(StrEnum):
    """What was found. The values are what ``coatcheck look --json`` writes."""

    FACE = "face"
    CODE = "code"
    PLATE = "plate"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    IBAN = "iban"
    CARD = "card"
    CARD_EXTRA = "card_extra"
    BIRTH_DATE = "birth_date"
    TAX_ID = "tax_id"
    ID_NUMBER = "id_number"
    MRZ = "mrz"
    SECRET = "secret"
    URL_TOKEN = "url_token"
    USER_PATH = "user_path"
    USERNAME = "username"
    IP = "ip"
    COORDINATES = "coordinates"
    BOOKING = "booking"
    TRACKING = "tracking"
    UNREADABLE = "unreadable"
    """Text that could not be read: an offer, never hidden by itself."""


TEXT_KINDS = frozenset(Kind) - {Kind.FACE, Kind.CODE, Kind.PLATE, Kind.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Detection:
    """One piece to suggest.

    ``polygon`` is in pixels of the upright picture, ``score`` between 0 and 1, ``shown`` a
    shortened form of the words for a list, and ``detector`` names the rule or the model.
    """

    kind: Kind
    score: float
    polygon: Polygon
    shown: str
    detector: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it was read.

    ``polygon`` has four corners, in reading direction: top left, top right, bottom right, bottom
    left. ``centres`` has for each character of ``text`` the place of its middle along the line,
    from 0 at the left edge to 1 at the right one, and never falls.
    """

    text: str
    polygon: Polygon
    centres: tuple[float, ...]
    score: float = 1.0
    ink: Polygon | None = None
    """The part of ``polygon`` that the letters fill, where that is known."""

    def __post_init__(self) -> None:
        if len(self.centres) != len(self.text):
            raise ValueError("each character needs its place")
        if len(self.polygon) != 4:
            raise ValueError("a line has four corners")

    @classmethod
    def in_box(cls, text: str, left: float, top: float, width: float, height: float) -> TextLine:
        """Return an upright line whose characters are all equally wide.

        >>> TextLine.in_box("ab", 0, 0, 20, 10).centres
        (0.25, 0.75)
        """
        corners = (
            (left, top),
            (left + width, top),
            (left + width, top + height),
            (left, top + height),
        )
        count = max(len(text), 1)
        return cls(text, corners, tuple((i + 0.5) / count for i in range(len(text))))


@dataclass(frozen=True, slots=True)
class Page:
    """All that was read on a picture of ``width`` x ``height`` pixels, in any order."""

    width: int
    height: int
    lines: tuple[TextLine, ...]


class Detector(Protocol):
    """Something that finds pieces in what was read."""

    name: str

    def detect(self, page: Page) -> list[Detection]:
        """Return what it found, in any order; never raises for any text."""
        ...
