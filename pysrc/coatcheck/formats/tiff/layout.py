"""What each directory of a TIFF is: a page that stays, a smaller copy, a further picture, metadata.

Rules (TIFF 6.0): the directories form a chain, one for each page (section 2); NewSubfileType bit 0
marks a reduced copy of another picture (section 8). Technical Note 1: SubIFDs (330) point to
further pictures that belong to a page. Exif 2.32, 4.6.3: 34665, 34853 and 40965 point to
directories of metadata. What viewers show are the pages of the chain: these stay. A reduced copy in
the chain stays only where it is a level of a tiled pyramid over its page, half or a quarter and so
on of its size; other copies, and all that SubIFDs point to, go.

Camera raw files are TIFF too, but what is in them only their makers know (TIFF/EP; DNG 1.7): their
marks are a colour filter array (photometric interpretation 32803), linear raw (34892), compressions
of their own, or DNGVersion.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.formats.base import printable
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.read import Directory, Entry, Reader
from coatcheck.model import Content, Span
from coatcheck.source import Source

MAX_DIRECTORIES, MAX_ENTRIES = 2_000, 40_000
"""More directories or entries than this are no honest file, unless it is large."""
LARGE = 4096
"""A file may have a part more than is the limit for each of so many bytes."""
MAX_SUB_IFDS = 1000
_RAW_PHOTOMETRICS = frozenset({32803, 34892, 51177, 52527})
_RAW_COMPRESSIONS = frozenset({32767, 32769, 32770, 32867, 34713, 65000, 65535})
_MAKE = 271


@dataclass(eq=False, slots=True)
class Node:
    """One directory, and what becomes of it."""

    directory: Directory
    name: str
    content: Content
    children: dict[int, list[Node]] = field(default_factory=dict)
    """By the place of the entry that points to them: directories in their order."""
    counts: dict[int, int] = field(default_factory=dict)
    """By the place of an entry that stays: how many of its values stay."""
    samples: int = 1
    bits: int = 1
    scan: Span | None = None
    """Where the one scan of an old-style JPEG lies that needs no stream around it."""

    @property
    def shown(self) -> bool:
        """Whether this is a page that stays."""
        return self.content is Content.STRUCTURE


class Layout:
    """All directories of a file."""

    def __init__(self, source: Source) -> None:
        """Read them; raise an EngineError where the file is broken or a camera raw."""
        self.source = source
        self.reader = Reader(source)
        self.form = self.reader.form
        self.nodes: list[Node] = []
        self.chains: list[list[Node]] = []
        self._visited: set[int] = set()
        self._entries = 0
        if source.peek(8, 2) == b"CR" and not self.form.big:
            raise UnsupportedFormat("Coatcheck cannot clean camera raw pictures (Canon raw)")
        self.pages = self._chain(self.reader.first, "IFD", Content.STRUCTURE)
        if not self.pages:
            raise DamagedFile("the file has no directory", self.reader.first)
        self._settle()
        for page in self.pages:
            self._below(page)
        for node in self.nodes:
            self._refuse_raw(node)

    def limit(self, most: int) -> int:
        """Return how many parts of a kind this file may have: ``most``, and more if it is large."""
        return max(most, self.source.size // LARGE)

    def _chain(self, offset: int, name: str, content: Content) -> list[Node]:
        """Read a directory and those that follow it, as far as they are whole and not yet read."""
        chain: list[Node] = []
        while offset and offset not in self._visited:
            directory = self.reader.directory(offset)
            if directory is None:
                break
            self._visited.add(offset)
            chain.append(Node(directory, f"{name}{len(chain)}", content))
            offset = directory.following
            self._entries += len(directory.entries)
            for number, most in (
                (len(self._visited), MAX_DIRECTORIES),
                (self._entries, MAX_ENTRIES),
            ):
                if number > self.limit(most):
                    raise LimitExceeded("the file has too many directories", offset)
        self.nodes += chain
        self.chains.append(chain)
        return chain

    def _settle(self) -> None:
        """Say what becomes of each page of the chain."""
        first: Node | None = None
        for page in self.pages:
            if not is_picture(page.directory):
                page.content = Content.EXIF
            elif first is None:
                first = page
            elif self._reduced(page) and not self._level(first, page):
                page.content = Content.THUMBNAIL
        if first is None:
            raise DamagedFile("the file has no picture", self.reader.first)

    def value(self, node: Node, tag: int, default: int) -> int:
        """Return the whole number that an entry says."""
        return self.reader.integer(node.directory.get(tag), default)

    def _reduced(self, node: Node) -> bool:
        kind = self.value(node, t.NEW_SUBFILE_TYPE, 0)
        return bool(kind & 1) or self.value(node, t.SUBFILE_TYPE, 1) == 2

    def _level(self, page: Node, copy: Node) -> bool:
        """Tell whether a reduced copy is a level of a tiled pyramid over a page."""
        if copy.directory.get(t.TILE_WIDTH) is None:
            return False
        width, length = self.value(page, t.WIDTH, 0), self.value(page, t.LENGTH, 0)
        small = self.value(copy, t.WIDTH, 0), self.value(copy, t.LENGTH, 0)
        for power in range(1, 24):
            down = width >> power, length >> power
            up = -(-width >> power), -(-length >> power)
            if all(least <= n <= most for least, n, most in zip(down, small, up, strict=True)):
                return True
        return False

    def _below(self, page: Node) -> None:
        """Read what the entries of a page point to, and what these point to in turn."""
        waiting = [page]
        while waiting:
            node = waiting.pop()
            for entry in node.directory.entries:
                if entry.tag not in (t.SUB_IFDS, *t.POINTERS) or not self.reader.whole(entry):
                    continue
                if entry.type in t.POSITIONS:
                    found = self._pointed(node, entry)
                    if found:
                        node.children[entry.at] = found
                        waiting += found

    def _pointed(self, node: Node, entry: Entry) -> list[Node]:
        most = MAX_SUB_IFDS if entry.tag == t.SUB_IFDS else 1
        offsets = [n for block in self.reader.numbers(entry, most) for n in block]
        found: list[Node] = []
        for offset in offsets:
            name = t.POINTERS.get(entry.tag, f"{node.name} SubIFD")
            content = node.content
            if node.shown:
                content = Content.EXIF
                if entry.tag == t.SUB_IFDS:
                    content = Content.SECOND_IMAGE
            chain = self._chain(offset, name, content)
            found += chain
        if node.shown and entry.tag == t.SUB_IFDS and found and all(map(self._reduced, found)):
            for child in found:
                child.content = Content.THUMBNAIL
        return found

    def _refuse_raw(self, node: Node) -> None:
        if node.directory.get(t.DNG_VERSION) is not None:
            raise UnsupportedFormat("Coatcheck cannot clean camera raw pictures (DNG)")
        raw = self.value(node, t.PHOTOMETRIC, 0) in _RAW_PHOTOMETRICS
        if raw or self.value(node, t.COMPRESSION, 1) in _RAW_COMPRESSIONS:
            make = self.pages[0].directory.get(_MAKE)
            name = ""
            if make is not None and self.reader.whole(make):
                name = printable(self.source.peek(make.start, min(make.size, 32)).rstrip(b"\0 "))
            said = f" ({name} raw)" if name else ""
            raise UnsupportedFormat(f"Coatcheck cannot clean camera raw pictures{said}")


def is_picture(directory: Directory) -> bool:
    """Tell whether a directory describes a picture."""
    tags = {entry.tag for entry in directory.entries}
    data = {t.STRIP_OFFSETS, t.TILE_OFFSETS, t.JPEG_OFFSET}
    return {t.WIDTH, t.LENGTH} <= tags and bool(tags & data)
