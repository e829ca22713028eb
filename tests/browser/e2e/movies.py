"""Videos and sounds made on the spot, each for one purpose."""

from __future__ import annotations

from engine.builders import movie
from engine.builders.heif import box

PLACE = b"+48.8584+002.2945/"
"""Where the videos say that they were taken, to look for in what a page received."""


def telling(*, number: int = 0, brand: bytes = b"mp42") -> bytes:
    """Return a video that names a place; ``number`` makes it another one in what is shown."""
    place = box(b"udta", movie.user_text(b"\xa9xyz", PLACE))
    pictures = movie.Track(entry=movie.picture_entry(), samples=(movie.VIDEO, b"%08d" % number))
    return movie.movie(pictures, movie.sound(), brand=brand, more=place)


def plain() -> bytes:
    """Return a video that holds nothing but what is seen and heard."""
    return movie.movie(movie.video(), movie.sound())
