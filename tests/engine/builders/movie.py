"""Movies: MP4, QuickTime and M4A with tracks of small samples, whole or in fragments."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from engine.builders.heif import box, full

VIDEO, SOUND = b"\0\0\0\1\x65moving pictures", b"\xff\xf1 a voice that speaks"
_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
AVCC = box(b"avcC", b"\1\x42\xc0\x0a\xff\xe0\0")
SPHERICAL_UUID = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


@dataclass(frozen=True, slots=True)
class Track:
    """A track with its samples."""

    handler: bytes = b"vide"
    entry: bytes = b""
    samples: Sequence[bytes] = (VIDEO, VIDEO[::-1])
    name: bytes = b"\0"
    dates: bytes = bytes(8)
    more: bytes = b""
    """Boxes at the end of ``trak``."""
    references: bytes = b""


def picture_entry(compressor: bytes = b"", *more: bytes, vendor: bytes = bytes(4)) -> bytes:
    """Make a sample entry of pictures of 16 x 16."""
    fields = bytes(6) + b"\0\1" + bytes(4) + vendor + bytes(8) + struct.pack(">HH", 16, 16)
    fields += struct.pack(">IIIH", 0x480000, 0x480000, 0, 1)
    fields += compressor.ljust(32, b"\0") + b"\0\x18\xff\xff"
    return box(b"avc1", fields, AVCC, *more)


def sound_entry(*more: bytes, kind: bytes = b"mp4a", version: int = 0) -> bytes:
    """Make a sample entry of sound of one channel."""
    fields = (
        bytes(6)
        + b"\0\1"
        + struct.pack(">H6x", version)
        + struct.pack(">HHHHI", 1, 16, 0, 0, 8000 << 16)
    )
    if version == 1:
        fields += struct.pack(">IIII", 64, 34, 34, 2)
    return box(kind, fields, *more)


def plain_entry(kind: bytes) -> bytes:
    """Make a sample entry of what is neither shown nor heard."""
    return box(kind, bytes(6), b"\0\1")


def video(**more: bytes) -> Track:
    """Make a track of pictures."""
    return Track(entry=picture_entry(), **more)


def sound(**more: bytes) -> Track:
    """Make a track of sound."""
    return Track(b"soun", sound_entry(), (SOUND, SOUND, SOUND[1:]), **more)


def notes(kind: bytes, data: bytes) -> Track:
    """Make a track of measurements."""
    return Track(b"meta", plain_entry(kind), (data, data))


def words(data: bytes, entry: bytes = b"") -> Track:
    """Make a track of text."""
    return Track(b"text", entry or box(b"text", bytes(6), b"\0\1", bytes(43)), (data,))


def ftyp(brand: bytes = b"mp42") -> bytes:
    """Make the box that says what the file is."""
    return box(b"ftyp", brand, bytes(4), brand, b"isom")


def _trak(track: Track, number: int, chunks: Sequence[int], long: bool) -> bytes:
    dates = track.dates
    version = int(len(dates) == 16)
    wide = ">Q" if version else ">I"
    tkhd = full(
        b"tkhd",
        dates,
        struct.pack(">II", number, 0),
        struct.pack(wide, 9),
        bytes(16),
        _MATRIX,
        bytes(8),
        version=version,
        flags=3,
    )
    mdhd = full(
        b"mdhd",
        dates,
        struct.pack(">I", 600),
        struct.pack(wide, 9),
        b"\x55\xc4\0\0",
        version=version,
    )
    hdlr = full(b"hdlr", bytes(4), track.handler, bytes(12), track.name)
    sizes = [len(sample) for sample in track.samples] if chunks else []
    table = full(
        b"co64" if long else b"stco",
        struct.pack(f">I{len(chunks)}{'Q' if long else 'I'}", len(chunks), *chunks),
    )
    stbl = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), track.entry),
        full(b"stts", struct.pack(">III", 1, len(sizes), 3) if sizes else bytes(4)),
        full(b"stsc", struct.pack(">IIII", 1, 1, 1, 1) if sizes else bytes(4)),
        full(b"stsz", struct.pack(f">II{len(sizes)}I", 0, len(sizes), *sizes)),
        table,
    )
    dinf = box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1)))
    minf = box(b"minf", full(b"vmhd", bytes(8), flags=1), dinf, stbl)
    return box(b"trak", tkhd, track.references, box(b"mdia", mdhd, hdlr, minf), track.more)


def movie(
    *tracks: Track,
    brand: bytes = b"mp42",
    head: bytes | None = None,
    dates: bytes = bytes(8),
    more: bytes = b"",
    gap: bytes = b"",
    after: bytes = b"",
    long: bool = False,
    chunks: Sequence[Sequence[int]] | None = None,
) -> bytes:
    """Make a movie; the samples of its tracks are interleaved, ``gap`` lies before each."""
    start = ftyp(brand) if head is None else head
    data, places = b"", []
    for track in tracks:
        places.append([0] * len(track.samples))
    for index in range(max((len(track.samples) for track in tracks), default=0)):
        for number, track in enumerate(tracks):
            if index < len(track.samples):
                data += gap
                places[number][index] = len(start) + 8 + len(data)
                data += track.samples[index]
    version = int(len(dates) == 16)
    mvhd = full(
        b"mvhd",
        dates,
        struct.pack(">I", 600),
        struct.pack(">Q" if version else ">I", 9),
        struct.pack(">IH10x", 0x10000, 0x100),
        _MATRIX,
        bytes(24),
        struct.pack(">I", len(tracks) + 1),
        version=version,
    )
    traks = (
        _trak(track, number, places[number - 1] if chunks is None else chunks[number - 1], long)
        for number, track in enumerate(tracks, 1)
    )
    return start + box(b"mdat", data) + box(b"moov", mvhd, *traks, more) + after


def fragmented(*tracks: Track, more: bytes = b"", based: bool = False) -> bytes:
    """Make a movie of one fragment in which each track has a run of its samples."""
    mvhd = full(b"mvhd", bytes(8), struct.pack(">II", 600, 0), bytes(76), struct.pack(">I", 9))
    traks = b"".join(_trak(track, number, (), False) for number, track in enumerate(tracks, 1))
    trex = b"".join(
        full(b"trex", struct.pack(">IIIII", number, 1, 1, 0, 0))
        for number in range(1, len(tracks) + 1)
    )
    start = ftyp() + box(b"moov", mvhd, traks, box(b"mvex", trex))
    moof = _moof(tracks, 0, len(start), based)
    moof = _moof(tracks, len(moof) + 8, len(start), based)
    media = b"".join(sample for track in tracks for sample in track.samples)
    return start + more + moof.replace(b"MOOF", b"moof") + box(b"mdat", media)


def _moof(tracks: Sequence[Track], first: int, at: int, based: bool) -> bytes:
    trafs, position = b"", first
    for number, track in enumerate(tracks, 1):
        tfhd = full(
            b"tfhd",
            struct.pack(">I", number),
            struct.pack(">Q", at) if based else b"",
            flags=1 if based else 0x020000,
        )
        sizes = [len(sample) for sample in track.samples]
        trun = full(
            b"trun", struct.pack(f">Ii{len(sizes)}I", len(sizes), position, *sizes), flags=0x201
        )
        trafs += box(b"traf", tfhd, full(b"tfdt", bytes(4)), trun)
        position += sum(sizes)
    return box(b"moof", full(b"mfhd", b"\0\0\0\1"), trafs)


def user_text(kind: bytes, text: bytes) -> bytes:
    """Make an entry of user data as QuickTime writes it."""
    return box(kind, struct.pack(">HH", len(text), 0x15C7), text)


def item(kind: bytes, data: bytes, form: int = 1) -> bytes:
    """Make an entry of a list of metadata."""
    return box(kind, box(b"data", struct.pack(">II", form, 0), data))


def meta(*entries: bytes, keys: Sequence[bytes] = ()) -> bytes:
    """Make a ``meta`` box as iTunes writes it, or with keys as QuickTime does."""
    handler = full(b"hdlr", bytes(4), b"mdta" if keys else b"mdir", b"appl", bytes(9))
    table = b""
    if keys:
        rows = b"".join(box(b"mdta", key) for key in keys)
        table = full(b"keys", struct.pack(">I", len(keys)), rows)
    ilst = box(b"ilst", *entries)
    return box(b"meta", handler, table, ilst) if keys else full(b"meta", handler, ilst)


def gapless(numbers: bytes = b" 00000000 00000840 000001CA 00000000003F31F6") -> bytes:
    """Make iTunes' note of how a sound is cut."""
    mean = full(b"mean", b"com.apple.iTunes")
    return box(
        b"----", mean, full(b"name", b"iTunSMPB"), box(b"data", b"\0\0\0\1", bytes(4), numbers)
    )


def spherical(more: bytes = b"") -> bytes:
    """Make the box that says that a video is a sphere."""
    text = (
        b'<rdf:SphericalVideo xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns:GSpherical="http://ns.google.com/videos/1.0/spherical/">'
        b"<GSpherical:Spherical>true</GSpherical:Spherical>"
        b"<GSpherical:ProjectionType>equirectangular</GSpherical:ProjectionType>"
        + more
        + b"</rdf:SphericalVideo>"
    )
    return box(b"uuid", SPHERICAL_UUID, text)
