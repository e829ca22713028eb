"""Videos and sounds made on the spot, each for one purpose."""

from __future__ import annotations

import struct
from pathlib import Path

from engine.builders import movie
from engine.builders.heif import box

PLACE = b"+48.8584+002.2945/"
"""Where the videos say that they were taken, to look for in what a page received."""


def telling(*, number: int = 0, brand: bytes = b"mp42") -> bytes:
    """Return a video that names a place; ``number`` makes it another one in what is shown."""
    place = box(b"udta", movie.user_text(b"\xa9xyz", PLACE))
    pictures = movie.Track(entry=movie.picture_entry(), samples=(movie.VIDEO, b"%08d" % number))
    return movie.movie(pictures, movie.sound(), brand=brand, more=place)


def of_size(size: int) -> bytes:
    """Return a video of just so many bytes, filled up with a box of nothing."""
    video = telling()
    return video + box(b"free", bytes(size - len(video) - 8))


def plain() -> bytes:
    """Return a video that holds nothing but what is seen and heard."""
    return movie.movie(movie.video(), movie.sound())


class _Sample(bytes):
    """A sample that is not there, but has a length."""

    def __len__(self) -> int:
        return MEGABYTE


MEGABYTE = 2**20


def long(path: Path, megabytes: int, *, telling: bool = True) -> Path:
    """Write a video of so many samples of a megabyte each, which take no room on the disk."""
    start = movie.ftyp() + struct.pack(">I4sQ", 1, b"mdat", 16 + megabytes * MEGABYTE)
    places = [len(start) + number * MEGABYTE for number in range(megabytes)]
    place = box(b"udta", movie.user_text(b"\xa9xyz", PLACE)) if telling else b""
    track = movie.Track(entry=movie.picture_entry(), samples=[_Sample()] * megabytes)
    tables = movie.movie(track, chunks=[places], more=place)
    with path.open("wb") as file:
        file.write(start)
        file.seek(places[-1] + MEGABYTE)
        file.write(tables[tables.index(b"moov") - 4 :])
    return path
