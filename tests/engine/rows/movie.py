"""Rows of the table of cases: movies."""

from __future__ import annotations

import struct

from coatcheck.errors import DamagedFile, EngineError, UnsupportedFormat
from engine.builders import SECRET, icc, movie, packet
from engine.builders.heif import box, full, long_box

_TIMES = struct.pack(">II", 3_800_000_000, 3_800_000_001)
_LONG_TIMES = struct.pack(">QQ", 3_800_000_000, 3_800_000_001)
_PLACE = movie.user_text(b"\xa9xyz", b"+48.8584+002.2945/" + SECRET)
_UDTA = box(b"udta", _PLACE)
_KEYS = movie.meta(
    movie.item(b"\0\0\0\1", b"+48.8584+002.2945/" + SECRET),
    keys=(b"com.apple.quicktime.location.ISO6709",),
)
_TUNES = box(b"udta", movie.meta(movie.item(b"\xa9ART", SECRET), movie.item(b"covr", SECRET, 13)))
_SMPB = box(b"udta", movie.meta(movie.gapless(), movie.item(b"\xa9nam", SECRET)))
_CHAP = box(b"tref", box(b"chap", b"\0\0\0\2"))
_CLOCK = box(b"tref", box(b"tmcd", b"\0\0\0\2"))
_BOTH = box(b"tref", box(b"chap", b"\0\0\0\2"), box(b"cdsc", b"\0\0\0\3"))
_STITCHER = b"<GSpherical:StitchingSoftware>" + SECRET + b"</GSpherical:StitchingSoftware>"
_COLOR = box(b"colr", b"prof", icc.profile())

_V, _S = movie.video(), movie.sound()

CASES: tuple[tuple[str, bytes, str, str], ...] = (
    ("plain", movie.movie(_V, _S), "", ""),
    ("dates", movie.movie(movie.video(dates=_TIMES), dates=_TIMES), "time", ""),
    ("long dates", movie.movie(movie.video(dates=_LONG_TIMES), dates=_LONG_TIMES), "time", ""),
    ("place in user data", movie.movie(_V, _S, more=_UDTA), "movie_data", ""),
    ("place in keys", movie.movie(_V, more=_KEYS), "movie_data", ""),
    ("notes of a track", movie.movie(movie.video(more=_UDTA + _KEYS)), "movie_data", ""),
    ("notes of the file", movie.movie(_V, after=_KEYS), "movie_data", ""),
    ("tags of a song", movie.movie(_S, brand=b"M4A ", more=_TUNES), "movie_data", ""),
    ("cut of a song", movie.movie(_S, brand=b"M4A ", more=_SMPB), "movie_data", ""),
    ("XMP", movie.movie(_V, after=box(b"uuid", movie.XMP_UUID, packet())), "xmp", ""),
    ("unknown uuid", movie.movie(_V, after=box(b"uuid", bytes(16), SECRET)), "unknown", ""),
    ("sphere", movie.movie(movie.video(more=movie.spherical(_STITCHER))), "xmp", ""),
    ("telemetry", movie.movie(_V, movie.notes(b"gpmd", SECRET)), "telemetry unknown padding", ""),
    ("telemetry of a phone", movie.movie(_V, _S, movie.notes(b"mebx", SECRET), long=True),
     "telemetry unknown padding", ""),
    ("subtitles of a drone", movie.movie(_V, movie.words(b"\0\x40GPS(2.29,48.85) " + SECRET)),
     "telemetry unknown", ""),
    ("chapters", movie.movie(movie.video(references=_CHAP), movie.words(b"\0\3One")), "", ""),
    ("clock", movie.movie(movie.video(references=_CLOCK), movie.notes(b"tmcd", SECRET)),
     "telemetry unknown padding", ""),
    ("references to both", movie.movie(movie.video(references=_BOTH), movie.words(b"\0\3One"),
     movie.notes(b"mett", SECRET)), "telemetry unknown padding", ""),
    ("handler with a name", movie.movie(movie.video(name=SECRET + b"\0")), "text", ""),
    ("compressor", movie.movie(movie.Track(entry=movie.picture_entry(
        bytes((len(SECRET[:31]),)) + SECRET[:31], vendor=b"appl"))), "text unknown", ""),
    ("compressor that says the coding", movie.movie(movie.Track(entry=movie.picture_entry(
        b"\x0dSorenson H263"))), "", ""),
    ("box in a sample entry", movie.movie(movie.Track(entry=movie.picture_entry(
        b"", box(b"JUNK", SECRET)))), "unknown", ""),
    ("colour profile", movie.movie(movie.Track(entry=movie.picture_entry(b"", _COLOR))), "", "icc"),
    ("sound of QuickTime", movie.movie(movie.Track(b"soun", movie.sound_entry(
        box(b"JUNK", SECRET), version=1), (b"a" * 34,)), brand=b"qt  "), "unknown", ""),
    ("no brand", movie.movie(_V, head=box(b"wide")), "", ""),
    ("old phone", movie.movie(_V, _S, brand=b"3gp5", more=box(b"udta", full(b"titl", b"\x15\xc7",
     SECRET))), "movie_data", ""),
    ("fill", movie.movie(_V, after=box(b"free", bytes(40))), "", ""),
    ("fill with words", movie.movie(_V, after=box(b"free", SECRET)), "unknown", ""),
    ("long box", movie.movie(_V, after=long_box(b"JUNK", SECRET)), "unknown", ""),
    ("bytes between samples", movie.movie(_V, _S, gap=SECRET), "unknown padding", ""),
    ("data after the end", movie.movie(_V, after=SECRET), "trailer", ""),
    ("event message", movie.movie(_V, after=full(b"emsg", SECRET)), "unknown", ""),
    ("wall clock", movie.fragmented(_V, more=full(b"prft", SECRET)), "unknown", ""),
    ("fragments", movie.fragmented(_V, _S), "", ""),
    ("fragments with a base", movie.fragmented(_V, _S, based=True), "", ""),
    ("fragments with telemetry", movie.fragmented(_V, movie.notes(b"camm", SECRET)),
     "telemetry unknown", ""),
)  # fmt: skip

_PROTECTED = movie.Track(entry=movie.picture_entry(b"", box(b"sinf", SECRET)))
_ELSEWHERE = movie.movie(_V).replace(b"url \0\0\0\1", b"url \0\0\0\0")

FAULTS: tuple[tuple[str, bytes, type[EngineError]], ...] = (
    ("no tracks that show anything", movie.movie(movie.notes(b"gpmd", SECRET)), UnsupportedFormat),
    ("protected pictures", movie.movie(_PROTECTED), UnsupportedFormat),
    ("protected movie", movie.movie(_V, more=full(b"pssh", SECRET)), UnsupportedFormat),
    ("data in another file", _ELSEWHERE, UnsupportedFormat),
    ("two lists of tracks", movie.movie(_V, after=box(b"moov")), DamagedFile),
    ("no list of tracks", movie.ftyp() + box(b"mdat", SECRET), DamagedFile),
    ("samples in a box of words", movie.movie(_V, head=movie.ftyp() + box(b"JUNK", SECRET * 3),
     chunks=((40, 60),)), DamagedFile),
)  # fmt: skip
