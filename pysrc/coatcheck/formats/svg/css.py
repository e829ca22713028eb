"""SVG: what in a style sheet, or in a value written like one, may not stay.

Rules (CSS Syntax 3, section 4): comments, strings, names with escapes, ``url(`` with its address
bare or in a string, blocks in braces, declarations that end in a semicolon. A string ends at the
end of its line at the latest; a name may be written with escapes, so that it is read before it is
compared. An address is local if it is a fragment of this file; one in a ``data:`` URI is told
apart, all others load something from elsewhere.

Nothing is ever inserted, so that what stays is as it was: a comment keeps its frame, because it
divides words; an address goes up to its fragment if the file has no such id, because a reference
that finds nothing shows something else than one that is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from coatcheck.errors import LimitExceeded
from coatcheck.formats.svg.names import SVG, XLINK

_SUSPICIOUS = (b"\\", b"/*", b"@", b"url", b"image", b"src", b"cross", b"-inkscape")
MAX_TOKENS = 200_000
"""Words and signs of all style sheets and values together that are read."""


class What(Enum):
    """Why a range is cut."""

    COMMENT = auto()
    REFERENCE = auto()
    EDITOR = auto()
    EMBEDDED = auto()
    """A ``data:`` URI."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of the style sheet."""

    start: int
    end: int
    what: What


_BLANK = rb"[ \t\r\n\f]"
_STRINGS = rb'"(?:[^"\\\n\r\f]|\\(?s:.))*+"?|\'(?:[^\'\\\n\r\f]|\\(?s:.))*+\'?'
_TOKEN = re.compile(
    rb"/\*(?s:.*?)(?:\*/|\Z)|" + _STRINGS + rb"|[;{}]|"
    rb"@?(?:[-\w\x80-\xff]|\\[0-9a-fA-F]{1,6}" + _BLANK + rb"?|\\[^\n\r\f0-9a-fA-F])++\(?"
)
_ADDRESS = re.compile(_BLANK + rb"*+(" + _STRINGS + rb"|(?:[^)\\]|\\(?s:.))*+)")
_ESCAPE = re.compile(rb"\\(?:([0-9a-fA-F]{1,6})" + _BLANK + rb"?|([^\n\r\f0-9a-fA-F]))")
_FRAGMENT = re.compile(rb"#[\w.:-]{1,100}\Z")
_NOT_LOADED = frozenset((SVG.encode(), XLINK.encode(), b"http://www.w3.org/1999/xhtml"))
"""Addresses that are names of namespaces."""
_TAKES_STRINGS = frozenset(
    b"src( image( image-set( -webkit-image-set( cross-fade( -webkit-cross-fade(".split()
)
"""Functions that load what a string in them says."""
_EDITORS = (b"-inkscape-",)


def is_suspicious(css: bytes) -> bool:
    """Whether a style sheet or value can have anything that may not stay."""
    lower = css.lower()
    return any(word in lower for word in _SUSPICIOUS)


class Scanner:
    """Reads the style sheets of one file; ``is_id`` tells whether the file has an id."""

    def __init__(self, is_id: Callable[[bytes], bool]) -> None:
        self.is_id = is_id
        self.left = MAX_TOKENS

    def cuts(self, css: bytes) -> list[Cut]:
        """Return what is to be cut, in order of the starts; a later may lie in an earlier.

        Raises LimitExceeded where there is more to read than in any honest picture.
        """
        if not is_suspicious(css):
            return []
        return sorted(_Scan(css, self).cuts(), key=lambda cut: (cut.start, -cut.end))


class _Scan:
    def __init__(self, css: bytes, scanner: Scanner) -> None:
        self.css = css
        self.scanner = scanner
        self.start = 0
        """Where the declaration begins that is being read."""
        self.doomed: What | None = None
        """Why the whole declaration, or rule without a block, goes."""

    def cuts(self) -> Iterator[Cut]:
        position, fresh = 0, True
        while (match := _TOKEN.search(self.css, position)) is not None:
            self.scanner.left -= 1
            if self.scanner.left < 0:
                raise LimitExceeded(f"its styles have more than {MAX_TOKENS} words")
            position = match.end()
            token = match[0]
            first = token[:1]
            if first in b";{}":
                yield from self._ended(position if first == b";" else match.start(), first)
                self.start, fresh = position, True
            elif token.startswith(b"/*"):
                end = position - 2 if token.endswith(b"*/") and len(token) > 3 else position
                if end > match.start() + 2:
                    yield Cut(match.start() + 2, end, What.COMMENT)
            elif first not in b"\"'":
                name = _unescaped(token).lower()
                if name == b"url(":
                    address = _ADDRESS.match(self.css, position)
                    assert address is not None
                    yield from self._address(*address.span(1))
                    position = address.end()
                elif name == b"@import":
                    if self.doomed is None:
                        self.start = match.start()
                    self.doomed = What.REFERENCE
                elif name in _TAKES_STRINGS:
                    self.doomed = What.REFERENCE
                elif fresh and name.startswith(_EDITORS):
                    self.doomed = self.doomed or What.EDITOR
                fresh = False
        yield from self._ended(len(self.css), b"")

    def _ended(self, end: int, by: bytes) -> Iterator[Cut]:
        """Finish a declaration; before a block it was no declaration but a selector."""
        if self.doomed is not None and (
            by != b"{" or self.css[self.start : self.start + 1] == b"@"
        ):
            yield Cut(self.start, end, self.doomed)
        self.doomed = None

    def _address(self, start: int, end: int) -> Iterator[Cut]:
        if self.css[start : start + 1] in (b'"', b"'"):
            quote = self.css[start : start + 1]
            start += 1
            end -= self.css[end - 1 : end] == quote and end > start
        raw = self.css[start:end]
        said = _unescaped(raw).strip()
        if not said or said.startswith(b"#") or said in _NOT_LOADED:
            return
        if said[:5].lower() == b"data:" and b"\\" not in raw:
            blanks = len(raw) - len(raw.lstrip())
            yield Cut(start + blanks, start + blanks + len(said), What.EMBEDDED)
            return
        fragment = _FRAGMENT.search(raw.rstrip())
        if fragment is not None and not self.scanner.is_id(fragment[0][1:]):
            end = start + fragment.start()
        yield Cut(start, end, What.REFERENCE)


def _unescaped(name: bytes) -> bytes:
    """Read the escapes of a name or an address."""
    if b"\\" not in name:
        return name
    return _ESCAPE.sub(_character, name)


def _character(match: re.Match[bytes]) -> bytes:
    if match[1] is None:
        return bytes(match[2])
    code = int(match[1], 16)
    return b"?" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code).encode()
