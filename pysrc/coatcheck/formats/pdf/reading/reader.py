"""Reading objects at positions of the file: whole where it is small, through windows where not."""

from __future__ import annotations

import re
from collections.abc import Callable

from coatcheck.errors import DamagedFile
from coatcheck.formats.pdf.reading.objects import Indirect, Stream, Value
from coatcheck.formats.pdf.reading.quick import LONGEST, Quick
from coatcheck.formats.pdf.reading.syntax import BLANK, CutOff, parse
from coatcheck.model import Span
from coatcheck.source import Source

WHOLE = 24 * 1024 * 1024
"""Files up to this size in bytes are read at once."""
WINDOWS = (4 * 1024, 64 * 1024, 1024 * 1024, 16 * 1024 * 1024)
"""Sizes of the windows in which an object is looked for in larger ones, one after the other."""

OBJECT = re.compile(BLANK + rb"*+(\d{1,10})" + BLANK + rb"++(\d{1,5})" + BLANK + rb"++obj")
_STREAM = re.compile(BLANK + rb"*+stream(\r\n|\n|\r)?")
_END = re.compile(BLANK + rb"*+endobj(\r\n|\n|\r)?")
_ENDSTREAM = re.compile(BLANK + rb"*+endstream")
_VALUE_ENDS = re.compile(rb"endobj|stream")
_BLOCK = 1024 * 1024


class Reader:
    """Reads values, objects and bytes of one file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.size = source.size
        self.quick = Quick()
        self._data = source.read(0, source.size) if source.size <= WHOLE else None

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes of a range that lies in the file; less where it does not."""
        start, end = max(start, 0), min(end, self.size)
        if start >= end:
            return b""
        return self._data[start:end] if self._data is not None else self.source.read(start, end)

    def value(self, start: int, extras: list[Span] | None = None) -> tuple[Value, int]:
        """Read the value at a position; return it and the position behind it."""
        if self._data is not None:
            return parse(self._data, start, extras)
        for size in WINDOWS:
            found: list[Span] = []
            try:
                value, end = parse(self.read(start, start + size), 0, found)
            except CutOff:
                if start + size >= self.size:
                    raise
                continue
            if extras is not None:
                extras.extend((start + first, start + last) for first, last in found)
            return value, start + end
        raise DamagedFile("an object is too long", start)

    def window(self, start: int, size: int = 64) -> tuple[bytes, int]:
        """Return bytes in which a position lies, so many of them behind it, and where it is."""
        if self._data is not None:
            return self._data, start
        return self.read(start, start + size), 0

    def match(self, pattern: re.Pattern[bytes], start: int) -> re.Match[bytes] | None:
        """Match a short expression at a position."""
        return pattern.match(*self.window(start))

    def number_at(self, start: int) -> tuple[int, int]:
        """Return the number of the object that begins here, and where its value does; -1 if none
        does.
        """
        match = self.match(OBJECT, start)
        if match is None:
            return -1, start
        return int(match[1]), start + match.end() - match.start()

    def find(self, word: bytes, start: int, end: int | None = None) -> int:
        """Return where a word stands next; -1 if nowhere."""
        end = self.size if end is None else end
        if self._data is not None:
            return self._data.find(word, start, end)
        for at in range(start, end, _BLOCK):
            found = self.read(at, min(at + _BLOCK + len(word), end)).find(word)
            if found >= 0:
                return at + found
        return -1

    def indirect(self, start: int, length_of: Callable[[Value], int], number: int = -1) -> Indirect:
        """Read the object that begins at a position.

        ``length_of`` says how long a stream claims to be, -1 where that is not known; ``number``
        is the one that is looked for, if it matters.

        Raises DamagedFile where it does not begin there.
        """
        match = self.match(OBJECT, start)
        if match is None or number not in (-1, found := int(match[1])):
            raise DamagedFile("there is no object", start)
        position = start + match.end() - match.start()
        begins = start + match.start(1) - match.start()
        extras: list[Span] = []
        value, position = self._object_value(position, extras)
        if value.__class__ is dict:
            match = self.match(_STREAM, position)
            if match is not None:
                assert isinstance(value, dict)
                first = position + match.end() - match.start()
                last = self._stream_end(first, length_of(value.get(b"Length")))
                value = Stream(value, (first, last))
                position = last
                match = self.match(_ENDSTREAM, position)
                position += match.end() - match.start() if match is not None else 0
        end = self._object_end(position, extras)
        return Indirect(found, value, begins, end, extras)

    def _object_value(self, start: int, extras: list[Span]) -> tuple[Value, int]:
        """Read the value of an object: up to its end at once, if it is plainly written."""
        window, at = self.window(start, WINDOWS[0])
        match = _VALUE_ENDS.search(window, at, at + LONGEST)
        if match is not None:
            try:
                value = self.quick.parse(window[at : match.start()])
            except ValueError:
                value = None
            # Of what has brackets, none is open: this was all of it.
            if isinstance(value, (dict, list)):
                return value, start + match.start() - at
        return self.value(start, extras)

    def _stream_end(self, first: int, length: int) -> int:
        """Return where the data of a stream end; what it claims counts if ``endstream`` follows."""
        last = first + length
        if length >= 0 and last <= self.size and self.match(_ENDSTREAM, last):
            return last
        last = self.find(b"endstream", first)
        if last < 0:
            last = self.find(b"endobj", first)
        if last < 0:
            return self.size
        before = self.read(max(last - 2, first), last)
        return last - (2 if before == b"\r\n" else before[-1:] in (b"\r", b"\n"))

    def _object_end(self, position: int, extras: list[Span]) -> int:
        match = self.match(_END, position)
        if match is not None:
            return position + match.end() - match.start()
        # Words between the value and its end: one object is looked for no further than the next.
        window = self.read(position, position + 4096)
        found = window.find(b"endobj")
        following = OBJECT.search(window)
        if found < 0 or (following is not None and following.start() < found):
            return position
        extras.append((position, position + found))
        end = position + found + 6
        following = re.match(rb"\r\n|\n|\r", self.read(end, end + 2))
        return end + (following.end() if following is not None else 0)
