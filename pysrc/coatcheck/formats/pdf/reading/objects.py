"""The objects of a PDF (ISO 32000-2, 7.3) as Python values.

Null is None; booleans, numbers and other words are their bytes; arrays are lists. A dictionary is a
``dict`` whose keys are decoded names, so that ``/#4aavaScript`` and ``/JavaScript`` are one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from coatcheck.model import Span


class Name(bytes):
    """A name without its solidus, escapes decoded."""

    __slots__ = ()


class String(bytes):
    """A string as it is written, in parentheses or angle brackets."""

    __slots__ = ()


class Ref(int):
    """A reference to the indirect object of this number; generations are not told apart."""

    __slots__ = ()


Value: TypeAlias = "bytes | Ref | list[Value] | Dict | Stream | None"
Dict: TypeAlias = "dict[bytes, Value]"


@dataclass(slots=True, eq=False)
class Stream:
    """A stream: its dictionary, and where its coded data lie in the file."""

    entries: Dict
    span: Span


HOLDING = frozenset({Ref, list, dict, Stream})
"""What leads to other values."""


@dataclass(slots=True, eq=False)
class Indirect:
    """An indirect object, and where it stands."""

    number: int
    value: Value
    start: int
    end: int
    """Behind ``endobj`` and one end of line; 0, as ``start`` is, for what lies in a stream."""
    extras: list[Span] = field(default_factory=list)
    """Ranges in it that mean nothing: comments, words out of place, keys that come twice."""


def entries_of(value: Value) -> Dict:
    """Return the dictionary of a dictionary or stream; an empty one for anything else."""
    if isinstance(value, Stream):
        return value.entries
    return value if isinstance(value, dict) else {}


def integer(value: Value, default: int = -1) -> int:
    """Return an integer of bounded size; the default where it is none."""
    if not isinstance(value, bytes) or isinstance(value, (Name, String)) or len(value) > 18:
        return default
    try:
        return int(value)
    except ValueError:
        return default


def number(value: Value, default: float = 0.0) -> float:
    """Return a number; the default where it is none."""
    if not isinstance(value, bytes) or isinstance(value, (Name, String)) or len(value) > 40:
        return default
    try:
        found = float(value)
    except ValueError:
        return default
    return found if -1e9 < found < 1e9 else default
