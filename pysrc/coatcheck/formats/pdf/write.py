"""Writing a document: objects by their numbers, a table of cross-references, a trailer.

Everything is written in one way, so that nothing can lie between: an object starts where the one
before ends, streams follow their dictionaries, and there is one section of cross-references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from coatcheck.formats.pdf.reading.objects import HOLDING, Dict, Name, Ref, Stream, Value
from coatcheck.model import Keep, Piece, Plan, length

BINARY = b"%\xe2\xe3\xcf\xd3\n"
"""A comment that tells programs that move files that this one is binary (7.5.2)."""
_ESCAPED = re.compile(rb"[^!-~]|[()<>\[\]{}/%#]")
_END_OF_STREAM, _END = b"\nendstream\nendobj\n", b"\nendobj\n"


def header(version: bytes) -> bytes:
    """Return the start of a file."""
    return b"%PDF-" + version + b"\n" + BINARY


def tail(offsets: list[int], root: int, position: int) -> bytes:
    """Return the end of a file whose objects, from 1 on, begin at ``offsets``."""
    rows = [b"%010d 00000 n \n" % offset for offset in offsets]
    count = len(offsets) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    last = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, root, position)
    return head + b"".join(rows) + last


def name(value: bytes) -> bytes:
    """Write a name."""
    return b"/" + _ESCAPED.sub(lambda match: b"#%02X" % match[0][0], bytes(value))


class Gone:
    """What stands in place of an element that leaves no trace in its array."""


GONE = Gone()
Changes = Mapping[tuple[int, bytes | int], "Value | Gone"]
"""What takes the place of entries and elements, by the identity of what holds them and their key;
an entry that becomes null goes (7.3.7)."""


class Writer:
    """Writes values with changes made, by the numbers that objects have in the new file."""

    def __init__(self, changes: Changes, data: Mapping[int, tuple[bytes, Dict]]) -> None:
        self._changes = changes
        self._data = data
        """New data of streams, by their identity, with the entries that say how they are coded."""
        self._holders = {holder for holder, _ in changes}
        self._names: dict[bytes, bytes] = {}
        self.numbers: Mapping[int, int] = {}

    def entries(self, own: Dict) -> Dict:
        """Return the entries of a dictionary that stay."""
        if id(own) not in self._holders:
            return own
        return {
            key: value
            for key, value in ((k, self._changes.get((id(own), k), v)) for k, v in own.items())
            if value is not None and not isinstance(value, Gone)
        }

    def elements(self, own: list[Value]) -> list[Value]:
        """Return the elements of an array that stay."""
        if id(own) not in self._holders:
            return own
        changed = (self._changes.get((id(own), k), v) for k, v in enumerate(own))
        return [value for value in changed if not isinstance(value, Gone)]

    def references(self, value: Value) -> Iterator[int]:
        """Yield the objects that a value refers to when the changes are made."""
        waiting: list[Value] = [value]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Ref):
                yield int(value)
            elif isinstance(value, list):
                waiting.extend(v for v in self.elements(value) if v.__class__ in HOLDING)
            elif isinstance(value, Stream):
                waiting.append(self.stream(value)[0])
            elif isinstance(value, dict):
                waiting.extend(v for v in self.entries(value).values() if v.__class__ in HOLDING)

    def stream(self, stream: Stream) -> tuple[Dict, Piece]:
        """Return the entries of a stream, and its data."""
        entries = self.entries(stream.entries)
        data: Piece = Keep(*stream.span)
        if id(stream) in self._data:
            data, coding = self._data[id(stream)]
            kept = {k: v for k, v in entries.items() if k not in (b"Filter", b"DecodeParms")}
            entries = {**kept, **coding}
        return {**entries, b"Length": b"%d" % length(data)}, data

    def write(self, value: Value, out: list[bytes]) -> None:
        """Write a value; what it refers to and has no number is null."""
        kind = value.__class__
        if kind is Name:
            assert isinstance(value, Name)
            out.append(self._name(value))
        elif kind is Ref:
            assert isinstance(value, Ref)
            number = self.numbers.get(value)
            out.append(b"%d 0 R" % number if number is not None else b"null")
        elif kind is dict:
            assert isinstance(value, dict)
            self._dictionary(self.entries(value), out)
        elif kind is list:
            assert isinstance(value, list)
            out.append(b"[")
            for inner in self.elements(value):
                self.write(inner, out)
                out.append(b" ")
            out.append(b"]")
        elif isinstance(value, bytes):
            out.append(value)
        else:
            out.append(b"null")

    def _name(self, value: bytes) -> bytes:
        written = self._names.get(value)
        if written is None:
            written = self._names[bytes(value)] = name(value)
        return written

    def _dictionary(self, entries: Dict, out: list[bytes]) -> None:
        out.append(b"<<")
        for key, inner in entries.items():
            if inner is not None:
                out.append(self._name(key))
                out.append(b" ")
                self.write(inner, out)
        out.append(b">>")

    def file(self, version: bytes, root: int, objects: Iterable[Value]) -> Plan:
        """Return the plan of a file of these objects, numbered from 1 on."""
        pieces: list[Piece] = [header(version)]
        position = length(pieces[0])
        offsets: list[int] = []
        for number, value in enumerate(objects, 1):
            offsets.append(position)
            out: list[bytes] = [b"%d 0 obj\n" % number]
            if isinstance(value, Stream):
                entries, data = self.stream(value)
                self._dictionary(entries, out)
                out.append(b"\nstream\n")
                head = b"".join(out)
                pieces += [head, data, _END_OF_STREAM]
                position += len(head) + length(data) + len(_END_OF_STREAM)
                continue
            self.write(value, out)
            out.append(_END)
            written = b"".join(out)
            pieces.append(written)
            position += len(written)
        pieces.append(tail(offsets, root, position))
        return Plan(tuple(_joined(pieces)))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Put together what is inserted without a gap."""
    result: list[Piece] = []
    run: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            run.append(piece)
            continue
        if not length(piece):
            continue
        if run:
            result.append(b"".join(run))
            run = []
        result.append(piece)
    if run:
        result.append(b"".join(run))
    return result
