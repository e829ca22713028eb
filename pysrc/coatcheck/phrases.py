"""Values that are more than text of the file: words as codes, numbers with units, moments.

While findings are made, such parts travel within text, so that it can be joined and compared as
text is: each between two noncharacters of Unicode, which are there for the internal use of
programs (The Unicode Standard, 23.7) and which no text of a file keeps (``metadata.text.clip``).
A finding has the parts themselves::

    >>> value = f"1/250 s, {term(Term.WITH_FLASH, term(Term.FIRED))}"
    >>> plain(value)
    '1/250 s, with flash fired'
    >>> parse(value) == ("1/250 s, ", Word(Term.WITH_FLASH, ((Word(Term.FIRED),),)))
    True

Rules of this module: it imports the codes alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from coatcheck.terms import Term, Unit

_OPEN, _NEXT, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
MARKS = _OPEN + _NEXT + _CLOSE
"""The characters that no text of a file may have."""
_MARK = re.compile(f"([{MARKS}])")
_MOST_DEPTH = 4
"""Deepest nesting that is read; none of the engine's own is deeper."""


@dataclass(frozen=True, slots=True)
class Word:
    """A term, with what its words are said of."""

    term: Term
    parts: tuple[tuple[Part, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its unit."""

    number: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, with or without its time and zone, in the form of ISO 8601."""

    iso: str


Part = str | Word | Measure | Moment


def term(code: Term, *parts: str) -> str:
    """Write a term, and what it is said of, as a part of a text."""
    return _OPEN + _NEXT.join(("t", code, *parts)) + _CLOSE


def measure(number: float, unit: Unit) -> str:
    """Write a number with its unit; one that is none stays a text."""
    text = f"{number:.6g}"
    return f"{_OPEN}n{_NEXT}{text}{_NEXT}{unit}{_CLOSE}" if math.isfinite(number) else text


def size_of(count: int) -> str:
    """Write a number of bytes."""
    return f"{_OPEN}n{_NEXT}{count}{_NEXT}{Unit.BYTE}{_CLOSE}"


def moment(iso: str) -> str:
    """Write a moment."""
    return f"{_OPEN}d{_NEXT}{iso}{_CLOSE}"


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Part, ...]:
    """Read a text with such parts; never fails, and leaves out what is broken."""
    # Cached, as every value is asked for as text and as parts, of the original and of its copy.
    # Of each part that is open: what it is made of, split where the next one begins.
    stack: list[list[list[Part]]] = [[[]]]
    skipped = 0
    first, *rest = _MARK.split(text)
    if first:
        stack[0][0].append(first)
    for mark, following in zip(rest[::2], rest[1::2], strict=True):
        if mark == _OPEN:
            if len(stack) > _MOST_DEPTH:
                skipped += 1
            else:
                stack.append([[]])
        elif mark == _NEXT:
            if len(stack) > 1 and not skipped:
                stack[-1].append([])
        elif skipped:
            skipped -= 1
        elif len(stack) > 1:
            made = _made(stack.pop())
            if made is not None:
                stack[-1][-1].append(made)
        if following:
            stack[-1][-1].append(following)
    return tuple(stack[0][0])


def plain(text: str) -> str:
    """Write the parts of a text without a catalogue: ``1/250 s, did not fire``."""
    # Nearly no text has marks, and this is asked of each several times.
    if text.isascii() or not (_OPEN in text or _NEXT in text or _CLOSE in text):
        return text
    return _plain(text)


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return written(parse(text))


def written(parts: Iterable[Part]) -> str:
    """Write parts as ``plain`` does."""
    return "".join(_written(part) for part in parts)


def measured(part: Measure) -> str:
    """Write a number with the symbol of its unit: ``50 mm``, ``f/2.8``, ``12.3 kB``."""
    if part.unit is Unit.BYTE:
        return _bytes(int(part.number))
    number = f"{part.number:.6g}"
    if part.unit is Unit.APERTURE:
        return f"f/{number}"
    return f"{number}{part.unit}" if part.unit is Unit.DEGREE else f"{number} {part.unit}"


def has_marks(text: str) -> bool:
    """Whether a text has parts that are more than text."""
    return _OPEN in text


def _made(fields: list[list[Part]]) -> Part | None:
    kind, *rest = fields
    first, others = rest[0] if rest else [], rest[1:]
    code = first[0] if first and isinstance(first[0], str) else ""
    try:
        if kind == ["t"]:
            return Word(Term(code), tuple(tuple(part) for part in others))
        if kind == ["n"] and others and others[0]:
            number = float(code)
            return Measure(number, Unit(str(others[0][0]))) if math.isfinite(number) else None
    except ValueError:
        return None
    return Moment(code) if kind == ["d"] and code else None


def _written(part: Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Moment):
        return part.iso
    if isinstance(part, Measure):
        return measured(part)
    return " ".join([part.term.replace("_", " "), *(written(inner) for inner in part.parts)])


def _bytes(count: int) -> str:
    if count == 1:
        return "1 byte"
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.1f} kB".replace(".0 ", " ")
    return f"{count / 1_000_000:.1f} MB".replace(".0 ", " ")
