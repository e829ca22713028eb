"""Colour profiles: what they say beside colour.

ICC.1:2022, section 7.2: a header of 128 bytes with version, class, colour space, a creation date
(bytes 24 to 35), platform, device manufacturer and model, creator; 7.3: a tag table. Text is in
elements of type ``desc`` (version 2), ``mluc`` (version 4) or ``text``. PNG 11.3.2.3: ``iCCP`` is
a name, a NUL, method 0 and a zlib stream.

Profiles that come with systems and standards say nothing about a person: their tags are in the
group ``standard``, those of all others in ``profile``. A copyright (9.2.22) is the profile's own
and names who made the profile: a company or a program, told by its words, its form of company or
its web address. Only where nothing but a name is left of it is it in the group ``person``.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from coatcheck.errors import DamagedFile
from coatcheck.metadata.text import clip, guess
from coatcheck.model import Standard, Tag
from coatcheck.phrases import term
from coatcheck.source import inflate
from coatcheck.terms import Term

MAX_TAGS = 200
_HEADER = 128
_TEXTS = {
    b"desc": "ProfileDescription",
    b"cprt": "ProfileCopyright",
    b"dmnd": "DeviceManufacturer",
    b"dmdd": "DeviceModel",
    b"vued": "ViewingConditions",
    b"targ": "CharacterizationTarget",
    b"dscm": "ProfileDescriptionML",
    b"mmod": "MakeAndModel",
    b"meta": "Metadata",
}
_CLASSES = {
    b"scnr": Term.SCANNER_OR_CAMERA,
    b"mntr": Term.SCREEN,
    b"prtr": Term.PRINTER,
    b"link": Term.DEVICE_LINK,
    b"spac": Term.COLOUR_SPACE,
    b"abst": Term.ABSTRACT,
    b"nmcl": Term.NAMED_COLOURS,
}
_WORDS = frozenset(
    """
    s rgb srgb c ci display p3 dci adobe adobergb pro photo prophoto rec bt itu r op oprgb scrgb e
    esrgb apple colormatch wide gamut romm generic gray grey cmyk lab xyz dot gain gamma black white
    linear us web coated uncoated fogra swop gracol iso pso japan color colour euroscale profile
    artifex software nikon sgray sgrey calibrated colorspace gimp built in facebook tiny tinyrgb
    google skia with transfer d iec icc v preference perceptual scaled compat parametric trc g
    unnamed photoshop camera monitor simplified and hdr pq hlg sdr space micro nano magic compatible
    custom elle labl default reference viewing condition output medium metric p u ga
    """.split()  # noqa: SIM905
)
"""Words that descriptions of standard profiles are made of."""
_MAKERS = frozenset(
    """
    copyright all rights reserved by inc incorporated ltd co company corporation computer systems
    hewlett packard hp microsoft kodak eastman international consortium samsung electronics canon
    sony fujifilm public domain no free to use linotype hell ag lino cc cc0 or creative commons zero
    http https www none lcms w the is org com ch
    freely copyrighted copyleft license licence licensed under attribution sharealike share alike
    unported generic international v4 version this icc profile profiles was created made generated
    released distributed with for and dedication waived permission redistribution unlimited
    logo gmbh littlecms little cms argyll argyllcms x rite xrite gretagmacbeth gretag macbeth
    datacolor heidelberg heidelberger druckmaschinen european initiative eci bundesverband druck und
    medien
    gnome colord mozilla qt krita inkscape darktable rawtherapee babl imagemagick
    """.split()  # noqa: SIM905
)
"""Further words, of which the copyrights of standard profiles are made."""
_CODES = frozenset(
    """
    appl adbe msft hp goog iec lcms kodak kodk sec nkon cano sony fuji mnlt argl sunw sgi ptcn none
    art0 romm srgb ckmm lino argl grgl
    """.split()  # noqa: SIM905
)
"""Signatures of systems and of makers of standard profiles."""


_AUTHORS = re.compile(
    r"(?i)marti maria( saguer)?|graeme (w\. )?gill|elle stone|kai-uwe behrmann|.yvind kol.s|"
    r"nicolas robidoux|ninedegreesbelow|ellestone"
)
"""Who wrote programs and free profiles that everybody has: names, but of nobody near a picture."""
_COMPANY = re.compile(
    r"(?i)\b(inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|gmbh|ag|kg|sa|s\.a|"
    r"sas|srl|spa|bv|b\.v|nv|ab|oy|as|aps|kk|k\.k|pty|plc|group|consortium|foundation|association|"
    r"institute|university|software|systems?|technolog(y|ies)|electronics?|computers?|displays?|"
    r"imaging|devices?|international|industries|labs?|laborator(y|ies)|solutions|graphics|print\w*|"
    r"media|press|studios?|team|project|verband|initiative)\b|https?:|www\.|"
    r"\.(com|org|net|de|jp)\b|"
    r"株式会社|有限公司"
)
_NAME = re.compile(r"[^\W\d_][\w'’-]*\.?(?: [^\W\d_][\w'’-]*\.?){1,3}\Z")


def decode(payload: bytes) -> list[Tag]:
    """Decode a profile; raise DamagedFile if it is none."""
    if len(payload) < _HEADER + 4 or payload[36:40] != b"acsp":
        raise DamagedFile("the colour profile has no header")
    texts = {name: text for name, text in _texts(payload) if text}
    standard = all(
        _is_standard(text) for name, text in texts.items() if name == "ProfileDescription"
    )
    tags = [
        Tag(Standard.ICC, _group(name, text, standard), name, text) for name, text in texts.items()
    ]
    tags.extend(Tag(Standard.ICC, _group(n, t, standard), n, t) for n, t in _header(payload) if t)
    return tags


def decode_iccp(payload: bytes) -> list[Tag]:
    """Decode the data of a PNG's ``iCCP``: a name and a compressed profile."""
    end = payload.find(b"\0", 0, 80)
    if end < 0:
        raise DamagedFile("the colour profile has no name")
    name = clip(guess(payload[:end]))
    tags = decode(inflate(payload[end + 2 :]))
    return [
        Tag(Standard.ICC, "standard" if _is_standard(name) else "profile", "ProfileName", name),
        *tags,
    ]


def _is_standard(text: str, more: frozenset[str] = frozenset()) -> bool:
    """Whether a text is made of nothing but the words of standard profiles and small numbers."""
    words = re.findall(r"[^\W\d_]+|\d+", text.lower()[:200])
    return all(
        len(word) <= 5 if word.isdecimal() else word in _WORDS or word in more for word in words
    )


def _group(name: str, text: str, standard: bool) -> str:
    """Return ``standard`` for what many people's profiles say, else ``profile``."""
    if name in ("Manufacturer", "Model", "Creator", "Platform"):
        plain = text.strip().lower() in _CODES
    elif name in ("Class", "ViewingConditions"):
        plain = True
    elif name in ("ProfileDateTime", "ProfileDescriptionML"):
        plain = standard
    elif name.startswith("ProfileDesc"):
        plain = _is_standard(text)
    else:
        plain = _is_standard(_AUTHORS.sub("", text), _MAKERS)
    if not plain and name == "ProfileCopyright" and _is_person(text):
        return "person"
    return "standard" if plain else "profile"


def _is_person(text: str) -> bool:
    """Whether a copyright says a name, in words that begin as names do, and nothing else."""
    text = _AUTHORS.sub("", text)
    if len(text) > 200 or _COMPANY.search(text):
        return False
    words = re.findall(r"[^\W\d_][\w'’.-]*", text)
    left = [w for w in words if w.lower().strip(".") not in _MAKERS | _WORDS]
    return (
        _NAME.match(" ".join(left)) is not None
        and all(word[0].isupper() or not word.isascii() for word in left)
        and not all(word.isupper() for word in left)
    )


def _texts(profile: bytes) -> Iterator[tuple[str, str]]:
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    for index in range(min(count, MAX_TAGS)):
        at = _HEADER + 4 + 12 * index
        entry = profile[at : at + 12]
        if len(entry) < 12:
            return
        signature, start, size = struct.unpack(">4sII", entry)
        if signature in _TEXTS:
            yield _TEXTS[signature], clip(_element(profile[start : start + min(size, 8192)]))


def _element(data: bytes) -> str:
    """Read a text element of any of the types."""
    kind = data[:4]
    if kind == b"desc" and len(data) >= 12:
        (length,) = struct.unpack_from(">I", data, 8)
        return guess(data[12 : 12 + length].rstrip(b"\0"))
    if kind == b"mluc" and len(data) >= 28:
        length, offset = struct.unpack_from(">II", data, 20)
        return data[offset : offset + length].decode("utf-16-be", "replace").rstrip("\0")
    if kind == b"text":
        return guess(data[8:].rstrip(b"\0"))
    if kind == b"mmod" and len(data) >= 20:
        maker, model, serial = struct.unpack_from(">III", data, 8)
        return term(
            Term.MAKER_MODEL_SERIAL, *(f"{number:08x}" for number in (maker, model, serial))
        )
    if kind == b"dict":
        return data.replace(b"\0", b"").decode("latin-1")
    return ""


def _header(profile: bytes) -> Iterator[tuple[str, str]]:
    year, month, day, hour, minute, second = struct.unpack_from(">6H", profile, 24)
    if year and 1 <= month <= 12:
        date = f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}"
        yield "ProfileDateTime", date
    kind = _CLASSES.get(profile[12:16])
    yield "Class", "" if kind is None else term(kind)
    for name, start in (("Manufacturer", 48), ("Model", 52), ("Creator", 80), ("Platform", 40)):
        code = profile[start : start + 4].strip(b"\0 ")
        if code and code.lower() != b"none":
            yield name, clip(guess(code))
