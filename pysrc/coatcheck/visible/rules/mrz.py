"""Machine-readable zones of travel documents: ICAO Doc 9303, parts 3 to 7.

Recognisers read O for 0 and drop runs of ``<``, and detectors cut them off. So lines are taken
together as a block, letters are repaired by the check digits, and each line is given the length
that the standard demands, at the pitch of its letters: 30, 36 or 44 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from coatcheck.visible.detection import Detection, Kind, Page, Polygon, TextLine
from coatcheck.visible.geometry import part
from coatcheck.visible.rules.layout import LATIN, padded

_LENGTHS = (30, 36, 44)
_TO_ZONE = str.maketrans(
    {
        "«": "<",
        "‹": "<",
        "〈": "<",
        "《": "<",
        "＜": "<",
        "く": "<",
        "(": "<",
        "[": "<",
        "{": "<",
        "b": "6",
        "o": "O",
        "c": "<",
        "k": "<",
    }
)
_ZONE = re.compile(r"[A-Z0-9<]{12,48}")
# 9303-4, 4.2.2; -5, 4.2.2; -6, 4.2.2; -7, 4.2.2: what the first line begins with.
_FIRST = re.compile(r"(?:P[A-Z<0]|[ACI][A-Z<0-9]|V[A-Z<])[A-Z0-9<]{3}")
_SECOND = re.compile(
    r"[A-Z0-9<]{9}[0-9OIBSZ<][A-Z0<]{3}[0-9OIBSZ]{6}[0-9OIBSZ][MFX<H][0-9OIBSZ]{6}"
)
_DATES = re.compile(r"[0-9OIBSZ]{6}[0-9OIBSZ][MFX<H][0-9OIBSZ]{6}[0-9OIBSZ][A-Z0<]{3}")
_REPAIRS = {"O": "0", "Q": "0", "D": "0", "I": "1", "B": "8", "S": "5", "Z": "2", "G": "6"}
_WEIGHTS = (7, 3, 1)


def check_digit(text: str) -> int:
    """Return the check digit of 9303-3, 4.9.

    >>> check_digit("520727")
    3
    """
    total = 0
    for position, character in enumerate(text):
        value = 0 if character == "<" else int(character, 36)
        total += value * _WEIGHTS[position % 3]
    return total % 10


def repaired(text: str, digit: str) -> str | None:
    """Return a field in which letters and digits that look alike agree with the check digit."""
    digit = _REPAIRS.get(digit, digit)
    digit = "0" if digit == "<" else digit
    if not digit.isdigit():
        return None
    doubtful = [i for i, c in enumerate(text) if c in _REPAIRS or c in _REPAIRS.values()][:8]
    back = {v: k for k, v in _REPAIRS.items()} | {"0": "O"}
    choices = [(text[i], _REPAIRS.get(text[i]) or back[text[i]]) for i in doubtful]
    for chosen in product(*choices):
        letters = list(text)
        for i, c in zip(doubtful, chosen, strict=True):
            letters[i] = c
        if check_digit("".join(letters)) == int(digit):
            return "".join(letters)
    return None


def zone_text(line: TextLine) -> str:
    """Return what a line says if it may be of a zone, or nothing."""
    text = line.text.replace(" ", "").translate(LATIN).translate(_TO_ZONE)
    if sum(c.islower() for c in text) <= 2 and "<<" in line.text:
        text = text.upper()
    return text if _ZONE.fullmatch(text) else ""


def find(page: Page) -> list[Detection]:
    """Find the zones of a page, each line as a whole."""
    lines = [(line, text) for line in page.lines if (text := zone_text(line))]
    lines.sort(key=lambda item: item[0].polygon[0][1])
    found: list[Detection] = []
    used: set[int] = set()
    for number in range(len(lines)):
        if number in used:
            continue
        block = [number]
        for other in range(number + 1, len(lines)):
            if len(block) < 3 and _follows(lines[block[-1]][0], lines[other][0]):
                block.append(other)
        texts = [lines[i][1] for i in block]
        certain = _certainty(texts)
        if certain:
            used.update(block)
            length = _length(texts)
            found += [
                Detection(
                    Kind.MRZ,
                    certain,
                    padded(_whole(lines[i][0], lines[i][1], length, [lines[j][0] for j in block])),
                    "MRZ",
                    "icao9303",
                )
                for i in block
            ]
    return found


def _follows(upper: TextLine, lower: TextLine) -> bool:
    (x1, y1), (_, bottom) = upper.polygon[0], upper.polygon[3]
    (x2, y2) = lower.polygon[0]
    height = max(abs(bottom - y1), 1.0)
    return 0.4 * height < y2 - y1 < 4 * height and abs(x2 - x1) < 6 * height


def _certainty(texts: Sequence[str]) -> float:
    """Return how sure it is that lines are a zone: by check digits, by form, or not at all."""
    passed = 0
    for text in texts:
        if _SECOND.match(text):
            passed += sum(
                repaired(text[a:b], text[b]) is not None for a, b in ((0, 9), (13, 19), (21, 27))
            )
        elif _DATES.match(text):
            passed += sum(repaired(text[a:b], text[b]) is not None for a, b in ((0, 6), (8, 14)))
    fillers = sum("<<" in text for text in texts)
    first = any(_FIRST.match(text) and "<" in text for text in texts)
    if passed >= 2:
        return 0.99
    if passed and (first or fillers):
        return 0.95
    if first and fillers and len(texts) > 1:
        return 0.9
    if fillers and any(
        re.match(r"(?:P[A-Z<]|I[A-Z<]|V[A-Z<]|[AC]<)[A-Z]{3}[A-Z<]*<<", t) for t in texts
    ):
        return 0.9
    if fillers and any(re.fullmatch(r"[A-Z]+(?:<[A-Z]+)*<<[A-Z<]{3,}", t) for t in texts):
        return 0.8
    return 0.0


def _length(texts: Sequence[str]) -> int:
    """Return the standard length that the longest line is nearest to."""
    longest = max(map(len, texts))
    if len(texts) >= 3 and longest <= 34:
        return 30
    # Two lines: passports have 44 characters, cards 36, visas either, of which the longer hides all.
    kind = texts[0][:1]
    if kind in {"P", "V"} and len(texts) == 2:
        return 44
    if kind in {"A", "C", "I"} and len(texts) == 2 and longest <= 36:
        return 36
    return min((n for n in _LENGTHS if n >= longest - 2), default=44)


def _whole(line: TextLine, text: str, length: int, block: Sequence[TextLine]) -> Polygon:
    """Return the place of a line at its full length."""
    pitches = []
    for other in block:
        characters = [c for c in zip(other.text, other.centres, strict=True) if c[0] != " "]
        if len(characters) > 8:
            (x1, y1), (x2, y2) = other.polygon[0], other.polygon[1]
            width = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            # Not at the ends: runs of fillers there may have been merged.
            span = characters[len(characters) * 2 // 3][1] - characters[0][1]
            pitches.append(span * width / max(len(characters) * 2 // 3, 1))
    (x1, y1), (x2, y2) = line.polygon[0], line.polygon[1]
    width = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1.0)
    widest = max(((o.polygon[1][0] - x1) ** 2 + (o.polygon[1][1] - y1) ** 2) ** 0.5 for o in block)
    pitch = sorted(pitches)[len(pitches) // 2] if pitches else width / max(len(text), 1)
    end = max(width, widest, (length + 0.6) * pitch)
    return part(line.ink or line.polygon, 0.0, min(end / width, 6.0))
