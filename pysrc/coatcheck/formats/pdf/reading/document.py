"""A PDF as its objects: found, read when they are asked for, kept."""

from __future__ import annotations

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded
from coatcheck.formats.pdf.reading import crossref, filters
from coatcheck.formats.pdf.reading.crossref import PACKED, PLAIN, CrossReferences
from coatcheck.formats.pdf.reading.objects import (
    Dict,
    Indirect,
    Ref,
    Stream,
    Value,
    entries_of,
    integer,
)
from coatcheck.formats.pdf.reading.reader import Reader
from coatcheck.formats.pdf.reading.syntax import CutOff, parse
from coatcheck.model import Span
from coatcheck.source import Source

MAX_STREAM = 64 * 1024 * 1024
"""Longest result in bytes of undoing the filters of one stream."""
MAX_DECODED = 192 * 1024 * 1024
"""Bytes of all streams together that are decoded."""
MAX_CHAIN = 32
"""References to references."""


class Misplaced(DamagedFile):
    """An object is not where the cross-references say."""


class Document:
    """All objects of a file. Raises DamagedFile where no page can be found."""

    def __init__(self, source: Source) -> None:
        self.reader = Reader(source)
        self.source = source
        self.rebuilt = False
        self.left = MAX_DECODED
        self._clear(CrossReferences())
        try:
            self._clear(crossref.read(self.reader))
            if b"Encrypt" in self.trailer:
                return
            if not self._has_pages():
                raise DamagedFile("no page can be found")
        except EngineError:
            self.rebuild()

    def _clear(self, references: CrossReferences) -> None:
        self.references = references
        self.trailer: Dict = references.trailer
        self._cache: dict[int, Indirect | None] = {}
        self._packed: dict[int, tuple[bytes, dict[int, Span]]] = {}
        self.packing: dict[int, Span] = {}
        """Where the object streams stand that were opened."""

    def rebuild(self) -> None:
        """Find the objects by looking for them."""
        self.rebuilt = True
        self._clear(crossref.scan(self.reader))
        if b"Encrypt" in self.trailer:
            return
        if not self._has_pages():
            self._find_catalog()

    def _find_catalog(self) -> None:
        """Take any catalog that has pages for the root."""
        for number in self.references.entries:
            entries = entries_of(self.get(Ref(number)))
            if entries.get(b"Type") == b"Catalog" and entries_of(self.get(entries.get(b"Pages"))):
                self.trailer[b"Root"] = Ref(number)
                return
        raise DamagedFile("no page can be found")

    def _has_pages(self) -> bool:
        root = entries_of(self.get(self.trailer.get(b"Root")))
        return bool(entries_of(self.get(root.get(b"Pages"))))

    @property
    def root(self) -> int:
        """The number of the catalog."""
        root = self.trailer.get(b"Root")
        if not isinstance(root, Ref):
            raise DamagedFile("no page can be found")
        return int(root)

    def get(self, value: Value) -> Value:
        """Return what a reference leads to; anything else as it is."""
        for _ in range(MAX_CHAIN):
            if not isinstance(value, Ref):
                return value
            found = self.indirect(value)
            value = found.value if found is not None else None
        return None

    def entry(self, holder: Dict, key: bytes) -> Value:
        """Return the value of an entry, followed to its object."""
        return self.get(holder.get(key))

    def indirect(self, number: int) -> Indirect | None:
        """Return the object of this number; None where there is none that can be read."""
        if number in self._cache:
            return self._cache[number]
        self._cache[number] = None
        kind, where = self.references.entries.get(number, (crossref.FREE, 0))
        found: Indirect | None = None
        try:
            if kind == PLAIN:
                found = self._plain(number, where)
            elif kind == PACKED:
                found = self._from_stream(number, where)
        except Misplaced:
            if not self.rebuilt:
                raise
        except LimitExceeded:
            raise
        except DamagedFile:
            pass
        self._cache[number] = found
        return found

    def _plain(self, number: int, position: int) -> Indirect:
        if position >= self.reader.size:
            raise Misplaced("an object is not where it should be", position)
        try:
            return self.reader.indirect(position, self._length, number)
        except CutOff:
            raise
        except DamagedFile:
            if self.reader.number_at(position)[0] == number:
                raise
        raise Misplaced("an object is not where it should be", position)

    def _length(self, value: Value) -> int:
        return integer(self.get(value))

    def _from_stream(self, number: int, holder: int) -> Indirect:
        if holder not in self._packed:
            self._packed[holder] = (b"", {})
            stream = self.indirect(holder)
            if stream is not None and isinstance(stream.value, Stream):
                self.packing[holder] = (stream.start, stream.end)
                data = self.decoded(stream.value) + b" "
                numbers = crossref.packed_numbers(data, stream.value.entries, self.get)
                self._packed[holder] = (data, numbers)
        data, numbers = self._packed[holder]
        if number not in numbers:
            raise DamagedFile(f"object {number} is missing")
        start, end = numbers[number]
        try:
            value = self.reader.quick.parse(data[start:end])
        except ValueError:
            value = parse(data, start)[0]
        return Indirect(number, value, 0, 0)

    def place_of(self, number: int) -> tuple[int, int]:
        """Return by what objects are ordered as they stand in the file."""
        kind, where = self.references.entries.get(number, (crossref.FREE, 0))
        if kind == PACKED:
            where = self.packing.get(where, (0, 0))[0]
        return where, number

    def coded(self, stream: Stream) -> bytes:
        """Return the data of a stream as they are coded."""
        start, end = stream.span
        if end - start > MAX_STREAM:
            raise LimitExceeded(f"a stream has more than {MAX_STREAM} bytes", start)
        return self.reader.read(start, end)

    def decoded(self, stream: Stream, limit: int = MAX_STREAM) -> bytes:
        """Return the data of a stream without its filters; raise DamagedFile or LimitExceeded."""
        chain = filters.chain(stream.entries, self.get)
        data = filters.undo(self.coded(stream), chain, self.get, min(limit, self.left))
        self.spend(len(data))
        return data

    def spend(self, size: int) -> None:
        """Count what has been decoded; raise LimitExceeded where it is too much."""
        self.left -= size
        if self.left <= 0:
            raise LimitExceeded("the document's streams are too large together")
