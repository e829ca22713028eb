"""What a value says against its entry: a number where a name belongs, a machine where a person.

Standards say what an entry is for; programs and cameras write into it what they have. Whoever is
told "it names a person" must be able to rely on that, so an entry that cannot be what its standard
says is told for what it is. Nothing is dropped here: what is doubtful is told as such.

The rules: what Exif 2.32 (4.6), IPTC-IIM 4.2 and XMP define as the name of a person or a place has
letters, and a date has digits in its form; digests and UUIDs (RFC 1321, FIPS 180, RFC 9562) are
hexadecimal of known lengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coatcheck.classify import dates, machines
from coatcheck.classify.rules import Rule
from coatcheck.classify.told import ITEM, MAX_PARTS, Told
from coatcheck.labels import Label as L
from coatcheck.model import Category, Standard
from coatcheck.phrases import term
from coatcheck.terms import Term

ODD = Rule(Category.UNKNOWN, L.IMPOSSIBLE_VALUES, 20)
NO_DATE = Rule(Category.DATE, L.IMPOSSIBLE_DATE, 10)
MACHINE = Rule(Category.SOFTWARE, L.MACHINE_TEXT, 20)
ACCOUNT = Rule(Category.DEVICE_ID, L.ACCOUNT_ID, 70)
PLATFORM = Rule(Category.HISTORY, L.PLATFORM_ID, 60)
MODEL = Rule(Category.DEVICE, L.DEVICE_MODEL, 30)
_REACH = Rule(Category.PEOPLE, L.CONTACT, 85)
_PAGE = Rule(Category.PEOPLE, L.CONTACT, 45)
_IDS = Rule(Category.HISTORY, L.FILE_IDS, 50)
_FILES = Rule(Category.HISTORY, L.SOURCE_FILES, 60)
_SOFTWARE = Rule(Category.SOFTWARE, L.SOFTWARE, 60)
_FIRMWARE = Rule(Category.DEVICE, L.FIRMWARE, 40)
_DETAILS = Rule(Category.LOCATION, L.POSITION_DETAILS, 10)
_NOTHING = Rule(Category.TECHNICAL, L.TECHNICAL, 10)

_NAMES = frozenset({L.OWNER, L.AUTHOR, L.PEOPLE, L.CAPTION_WRITER})
_SERIALS = frozenset({L.CAMERA_SERIAL, L.LENS_SERIAL})
_WORDS = frozenset({L.DESCRIPTION, L.COMMENT, L.TEXT, L.JOB, L.KEYWORDS, L.DOCUMENT_NAME})
_MEASURES = frozenset({L.ALTITUDE, L.MOVEMENT})
_PLACES = frozenset({L.PLACE_NAMES, L.AREA})
HALVES = frozenset({"GPSLatitude", "GPSLongitude", "GPSDestLatitude", "GPSDestLongitude"})
"""Entries of Exif that stand alone only where they make no position on Earth."""
_NO_MOMENTS = frozenset({L.TIME_ZONE, L.SUBSECONDS})

_FLOAT = r"[-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|nan|inf)"
_FLOATS = re.compile(rf"(?i){_FLOAT}(?:\s+{_FLOAT})*\Z")
_DIGEST = re.compile(
    r"(?i)(?:(?:md5|sha-?\d*)[:=-]?\s*)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|"
    r"[0-9a-f]{96}|[0-9a-f]{128})\Z"
)
_UUID = re.compile(r"(?i)(?:urn:uuid:|uuid:|\{)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\Z")
_HEX = re.compile(r"(?i)(?=.*\d)[0-9a-f]{16,}\Z")
_TOKEN = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9_+/-]{16,}={0,2}\Z")
_NAMED_ID = re.compile(r"(?:did|urn|acct|tag|xmp\.[di]id):\S+\Z")
_ADDRESS = re.compile(r"(?i)(https?://|www\.)\S+\Z")
_MAIL = re.compile(r"(?i)(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}\Z")
_PHONE = re.compile(r"(?=.*[ ()./-]|\+)\+?[\d ()./-]{7,24}\Z")
_FACEBOOK = re.compile(r"FBMD[0-9a-f]{8,}\Z")
_FILE = re.compile(
    r"(?i)(file://\S.*|[a-z]:\\[^:*?\"<>|]+|/(home|Users|tmp|mnt|media|var)/\S.*|"
    r"DCIM[\\/][\w.\\/-]+)\Z"
)
_SYSTEM = re.compile(r"(?i)(mac ?os|os x|windows|linux|ubuntu|android|ios|ipados|darwin)\b")
_DEVICE = re.compile(r"(iPhone|iPad|iPod)( |\d|,|\Z)")
_VERSION = re.compile(r"(?i)(?:v|ver|version|rev|firmware)?[ .:]*(\d+(?:\.\w+)*)\Z")
_NO_LETTER = re.compile(r"[\W\d_]*\Z")


@dataclass(frozen=True, slots=True)
class Around:
    """What the other entries of the picture say, by which one can be doubted."""

    makers: frozenset[str]
    models: frozenset[str]
    programs: frozenset[str]
    facebook: bool


def around(told: Iterable[Told]) -> Around:
    """Gather what helps to judge single entries."""
    makers: set[str] = set()
    models: set[str] = set()
    programs: set[str] = set()
    facebook = False
    for entry in told:
        label, value = entry.rule.label, entry.value
        if label == L.CAMERA:
            last = entry.tag.name.rpartition(".")[2].rpartition(":")[2]
            (makers if last.lower().endswith("make") else models).add(value.casefold())
        elif label == L.SOFTWARE:
            programs.update(name.casefold() for name in value.split(ITEM))
        facebook = facebook or _FACEBOOK.match(value) is not None
    return Around(frozenset(makers), frozenset(models), frozenset(programs), facebook)


def judged(told: Told, beside: Around) -> Told:
    """Return an entry under the rule that its value bears out."""
    if told.tag.picture or not told.value:
        return told
    label = told.rule.label
    if label in _NAMES:
        rule = _of_name(told, beside)
    elif label in (L.CONTACT, L.CREDIT):
        account = ACCOUNT if label == L.CONTACT else _IDS
        rule = account if is_id(told.value) else told.rule
    elif label in _WORDS:
        rule = _of_words(told, beside)
    elif label == L.SOFTWARE:
        return _program(told, beside)
    elif label in _PLACES:
        rule = _of_place(told)
    elif label == L.HOST_COMPUTER:
        rule = _of_computer(told, beside)
    elif told.rule.category is Category.DATE and label not in _NO_MOMENTS:
        rule = _of_moment(told)
    elif label == L.PRINTER:
        return _printer(told)
    else:
        rule = ODD if _is_odd(told) else told.rule
    return told if rule is told.rule else Told(told.tag, rule)


def apart(told: Told) -> Iterator[Told]:
    """Yield the items of a list of names one by one, if not all of them are names."""
    items = told.said.split(ITEM) if told.rule.label in _NAMES else []
    if len(items) > 1 and any(map(_is_no_name, items)):
        for item in items[:MAX_PARTS]:
            yield Told(replace(told.tag, value=item), told.rule)
    else:
        yield told


def _is_no_name(value: str) -> bool:
    forms = (_MAIL, _ADDRESS, _NAMED_ID, _NO_LETTER)
    return is_id(value) or any(form.match(value) for form in forms)


def _is_odd(told: Told) -> bool:
    """Whether a value cannot be what its entry is for."""
    label, value = told.rule.label, told.value
    if label in _SERIALS:
        return _is_garbage(value)
    if label in _MEASURES:
        return _FLOATS.match(value) is not None
    if told.tag.name in HALVES:
        return True  # It was left alone because it makes no position.
    if label in (L.CAMERA, L.LENS):
        return _FLOATS.match(value) is not None and not value.isdecimal()
    return False


def _is_garbage(value: str) -> bool:
    """Whether a text is what a wrong offset leads to: signs of all kinds, or numbers of a list."""
    marks = sum(not (character.isalnum() or character in " -_./:#") for character in value)
    return (
        "\N{REPLACEMENT CHARACTER}" in value
        or marks * 3 > len(value)
        or (" " in value and _FLOATS.match(value) is not None)
    )


def _of_name(told: Told, beside: Around) -> Rule:
    value = told.value
    if _MAIL.match(value):
        return _REACH
    if _ADDRESS.match(value):
        return _PAGE
    if is_id(value) or _NAMED_ID.match(value) or (value.isdecimal() and len(value) > 4):
        return ACCOUNT
    if _PHONE.match(value):
        return _REACH
    if _NO_LETTER.match(value) or _is_garbage(value) or dates.is_known(value):
        return ODD
    if len(value) == 1 and value.isascii() is False and told.tag.name.startswith("XP"):
        return ODD  # Two bytes of something else, read as one letter of UTF-16.
    known = value.casefold()
    if known in beside.programs or known in beside.makers or known in beside.models:
        return MACHINE
    return MACHINE if machines.wrote(value) else told.rule


def is_id(value: str) -> bool:
    """Whether a value is a digest, a UUID or another id that no person writes."""
    return any(form.match(value) for form in (_DIGEST, _UUID, _HEX, _TOKEN))


def _of_words(told: Told, beside: Around) -> Rule:
    value = told.value
    if _FACEBOOK.match(value):
        return PLATFORM
    if is_id(value):
        handed_on = told.tag.name in ("OriginalTransmissionReference", "TransmissionReference")
        return PLATFORM if beside.facebook and handed_on else _IDS
    if _FILE.match(value):
        return _FILES
    if machines.wrote(value):
        return MACHINE
    return told.rule


def _program(told: Told, beside: Around) -> Told:
    """Say what a bare version is the version of."""
    value = told.value
    if told.tag.standard is Standard.XMP and told.tag.group == "GIMP":
        if told.tag.name in ("API", "Api"):
            return Told(told.tag, _NOTHING)
        if told.tag.name == "Version":
            return Told(replace(told.tag, value=f"GIMP {value}"), told.rule)
    match = _VERSION.match(value)
    if match is None:
        return told
    version = match[1]
    if any(model.startswith(("iphone", "ipad", "ipod")) for model in beside.models):
        system = "iPadOS" if any(model.startswith("ipad") for model in beside.models) else "iOS"
        return Told(replace(told.tag, value=f"{system} {version}"), told.rule)
    if beside.models and told.tag.standard in (Standard.EXIF, Standard.XMP):
        return Told(replace(told.tag, value=term(Term.VERSION, version)), _FIRMWARE)
    return Told(replace(told.tag, value=term(Term.VERSION, version)), told.rule)


def _of_computer(told: Told, beside: Around) -> Rule:
    """Tell a computer's own name from the model of a phone or the name of a system."""
    if _SYSTEM.match(told.value):
        return _SOFTWARE
    if _DEVICE.match(told.value) or told.value.casefold() in beside.models:
        return MODEL
    return told.rule


def _of_moment(told: Told) -> Rule:
    value = told.value
    if dates.is_known(value) or dates.is_empty(value):
        return told.rule
    letters = sum(character.isalpha() for character in value)
    if ":" in value and not letters and len(value) <= 18 and _is_clock(value):
        return told.rule
    if not letters or (letters <= 3 and not any(c.isdigit() for c in value)):
        return NO_DATE
    return told.rule


def _is_clock(value: str) -> bool:
    hours, minutes, *_ = value.split(":")
    minutes = minutes[:2]
    return hours.isdecimal() and int(hours) < 24 and minutes.isdecimal() and int(minutes) < 60


def _of_place(told: Told) -> Rule:
    """Names of places have letters; fields of a structure around them may be numbers."""
    if not all(_NO_LETTER.match(item) for item in told.value.split(ITEM)):
        return told.rule
    return _DETAILS if "." in told.tag.name else ODD


def _printer(told: Told) -> Told:
    """Leave out what Photoshop writes where nothing was printed."""
    named = [part for part in told.value.split(", ") if part != "Proof Setup"]
    if not named:
        return Told(told.tag, _NOTHING)
    return Told(replace(told.tag, value=", ".join(named)), told.rule)


RULES = (ODD, NO_DATE, MACHINE, ACCOUNT, PLATFORM, MODEL)
"""Rules that no table has: what values make of entries."""
