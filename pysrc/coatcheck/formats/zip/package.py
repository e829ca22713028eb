"""From the parts of an archive to segments, and back to an archive.

Each member is a segment; what of its content goes while the member stays is a child of it, which
knows the ranges that change: positions in the member's content once it is inflated, which cannot
be positions in the file. Where nothing changes, a member keeps its compressed bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.base import checked
from coatcheck.formats.zip import compound, metafile
from coatcheck.formats.zip.directory import DEFLATED, Archive, Member
from coatcheck.formats.zip.headers import said_by_headers
from coatcheck.formats.zip.markup import Rules, Walk
from coatcheck.formats.zip.members import ZipKind, content
from coatcheck.formats.zip.names import Names, Token
from coatcheck.formats.zip.tags import Context, Edit, Why
from coatcheck.formats.zip.xml_text import in_bytes
from coatcheck.metadata.document import sized
from coatcheck.metadata.text import clip, cut
from coatcheck.model import Content, Segment
from coatcheck.source import Source

Change = tuple[int, int, bytes]
_SAYING = frozenset({"core", "app", "meta", "book", "xml"})
"""Groups whose entries tell what they say, and nothing where they are empty."""
_STARVIEW = b"VCLMTF"
"""How LibreOffice's own metafiles begin."""
MAX_TAGS = 6_000_000
"""Tags of all parts of one package together."""
_START = 512
"""How many bytes of a member are looked at to tell what it is."""


@dataclass(frozen=True, slots=True)
class Edited(Segment):
    """A part of what is in a member: what is told of it, and what becomes of its content."""

    changes: tuple[Change, ...] = field(default=(), compare=False)
    """Ranges of the member's content that give way to other bytes where this part goes."""
    whole: bool = False
    """Whether the whole member goes with it."""
    renamed: str = ""
    """The name of the member where it gets another one with this change."""


@dataclass(slots=True)
class Note:
    """What is told of a part of a member: its content, where it stands, what it says."""

    content: Content
    group: str
    name: str
    value: str = ""
    edits: list[Edit] = field(default_factory=list)
    count: int = 0
    whole: bool = False
    renamed: str = ""


@dataclass(slots=True)
class Part:
    """What becomes of a member."""

    member: Member
    content: Content = Content.STRUCTURE
    group: str = ""
    name: str = ""
    value: str = ""
    notes: dict[tuple[Content, str, str, str], Note] = field(default_factory=dict)

    def goes(self, content: Content, group: str, name: str, value: str = "") -> None:
        """Say that the whole member is of this content."""
        self.content, self.group, self.name, self.value = content, group, name, value

    def note(
        self,
        content: Content,
        group: str,
        name: str,
        value: str = "",
        edits: Iterable[Edit] = (),
        count: int = 1,
        whole: bool = False,
        renamed: str = "",
    ) -> None:
        """Tell something of what is in the member; what is alike is told once."""
        key = (content, group, name, value)
        note = self.notes.get(key)
        if note is None:
            note = self.notes[key] = Note(content, group, name, value)
        note.edits.extend(edits)
        note.count += count
        note.whole = note.whole or whole
        note.renamed = note.renamed or renamed


class Parts:
    """The parts of one archive, by name."""

    def __init__(self, source: Source, archive: Archive) -> None:
        self.source = source
        self.archive = archive
        self.names = Names()
        self.parts = {member.name: Part(member) for member in archive.members}
        self._tags = 0

    def walk(
        self, name: str, rules: Rules, context: Context, data: bytes, implied: bytes = b""
    ) -> None:
        """Walk over the XML of a part, and note what the rules find.

        ``implied`` is a declaration of a namespace that is taken to stand in the root element where
        its prefix is used and not declared.
        """
        part = self.parts[name]

        def note(why: Why, value: str, edits: list[Edit]) -> None:
            part.note(*why, clip(value), edits)

        Walk(data, rules, note, context, implied).run()

    def markup(self, name: str) -> bytes:
        """Return the XML of a part to walk over; all of them together are bounded."""
        data = self.read(name)
        self._tags += data.count(b"<")
        if self._tags > MAX_TAGS:
            raise LimitExceeded("the file has more markup than can be looked through")
        return data

    def read(self, name: str) -> bytes:
        """Return what is in a member, its XML in UTF-8."""
        return in_bytes(content(self.source, self.parts[name].member))

    def start(self, name: str) -> bytes:
        """Return how the content of a member starts."""
        member = self.parts[name].member
        if member.method != DEFLATED:
            return self.source.read(member.data, min(member.data + _START, member.data_end))
        packed = self.source.read(member.data, min(member.data + 2 * _START, member.data_end))
        try:
            return zlib.decompressobj(wbits=-15).decompress(packed, _START)
        except zlib.error:
            raise DamagedFile("a part of the file cannot be inflated", member.start) from None

    def picture(self, name: str) -> None:
        """Have a picture cleaned by its own rules, and metafiles by those of metafiles."""
        part = self.parts[name]
        start = self.start(name)
        if not part.member.size or start.startswith(_STARVIEW):
            part.content = Content.ESSENCE
            return
        if not (metafile.is_emf(start) or metafile.is_wmf(start)):
            part.content = Content.EMBEDDED
            return
        data = self.read(name)
        for span, described in metafile.spans(data):
            why = "description" if described else "comment"
            said = clip(metafile.description(data, span)) if described else size(part.member)
            zeros = bytes(span[1] - span[0])
            part.note(Content.DOCUMENT_DATA, "metafile", why, said, [(*span, zeros)])

    def object(self, name: str) -> bool:
        """Take the properties out of an object of another program, if a member is one."""
        if not self.start(name).startswith(compound.SIGNATURE):
            return False
        part = self.parts[name]
        part.note(Content.UNSEEN, "embedded", "object", size(part.member))
        found = compound.changes(self.read(name))
        if found:
            part.note(Content.DOCUMENT_DATA, "part", "properties of an object", "", found)
        return True

    def segments(self) -> list[Segment]:
        """Return the segments that tile the file."""
        found: list[Segment] = []
        position = 0
        for part in self.parts.values():
            member = part.member
            if member.start > position:
                found.append(_between(position, member.start))
            found.append(self._segment(part))
            position = member.end
        archive = self.archive
        if archive.start > position:
            found.append(_between(position, archive.start))
        found.append(self._directory())
        if archive.end < self.source.size:
            found.append(_between(archive.end, self.source.size))
        return checked(found)

    def _segment(self, part: Part) -> Segment:
        member = part.member
        children = tuple(
            Edited(
                name=note.name,
                content=note.content,
                start=member.start,
                end=member.end,
                owner=note.group,
                order=index,
                body=cut(note.value or _counted(note)).encode(),
                changes=self._written(note.edits),
                whole=note.whole,
                renamed=note.renamed,
            )
            for index, note in enumerate(part.notes.values())
        )
        return Segment(
            name=clip(part.name or member.name),
            content=part.content,
            start=member.start,
            end=member.end,
            payload=(member.data, member.data_end),
            children=children,
            owner=part.group,
            body=cut(part.value).encode(),
            kind=ZipKind.DEFLATED if member.method == DEFLATED else ZipKind.STORED,
        )

    def _written(self, edits: Iterable[Edit]) -> tuple[Change, ...]:
        return tuple(
            (start, end, self.names.written(value) if isinstance(value, Token) else value)
            for start, end, value in edits
        )

    def _directory(self) -> Segment:
        archive = self.archive
        headers: tuple[Segment, ...] = ()
        said = said_by_headers(self.source, archive)
        if said is not None:
            headers = tuple(
                Segment(
                    name=name,
                    content=Content.DOCUMENT_DATA,
                    start=archive.start,
                    end=archive.end,
                    kind=ZipKind.HEADERS,
                    owner="zip",
                    body=value.encode(),
                )
                for name, value in said
            )
        return Segment(
            name="central directory",
            content=Content.STRUCTURE,
            start=archive.start,
            end=archive.end,
            children=headers,
            kind=ZipKind.DIRECTORY,
        )


def _counted(note: Note) -> str:
    """Say how often it occurs; what only goes along with something else is not told."""
    return str(note.count) if note.group and note.group not in _SAYING else ""


def _between(start: int, end: int) -> Segment:
    return Segment("bytes between members", Content.TRAILER, start, end, (start, end))


def size(member: Member, text: str = "") -> str:
    """Say how long a member is, behind text of the file."""
    return sized(clip(text), member.size)
