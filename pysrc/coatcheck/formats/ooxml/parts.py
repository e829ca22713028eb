"""One package: which parts its relationships reach, and what becomes of each.

Rules (ECMA-376-2, 8 to 10): the relationships of the package lead to its main part and to its
properties, those of each part to others. What is reached only by relationships on which a person
decides (comments, notes, macros) goes with them if they go; what nothing reaches goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.formats.ooxml import printer, properties, told
from coatcheck.formats.ooxml.graph import CORE, EXTENDED, UNKNOWN, Graph
from coatcheck.formats.ooxml.relations import (
    TYPES,
    content_types,
    relations,
    resolved,
)
from coatcheck.formats.ooxml.rules import BASE, WITH_REFERENCES, family_of
from coatcheck.formats.ooxml.types import BY_TYPE, Target, type_of
from coatcheck.formats.zip.directory import Archive
from coatcheck.formats.zip.package import Parts, size
from coatcheck.formats.zip.tags import Context
from coatcheck.formats.zip.xml_text import escaped
from coatcheck.model import Content
from coatcheck.source import Source

_TEXT = re.compile(r"text/(?:plain|html)|application/xhtml\+xml")
_LEGACY = (
    rb"<(?:\w+:)?legacyDrawing\s+\w+:id=[\"']%b[\"']\s*(?:/>|>\s*</(?:\w+:)?legacyDrawing\s*>)"
)


class Package(Graph):
    """A package on its way from relationships to parts."""

    def read(self) -> Parts:
        """Decide on every part."""
        self._follow()
        self._follow_what_goes()
        self._tie()
        self._frames()
        self._said = self._properties()
        main = (name for name, (_, own) in self._targets.items() if own == "officeDocument")
        self._family = family_of(self._types.of(next(main, "")))
        for name, part in self.parts.parts.items():
            if name == TYPES or self._is_relations(name):
                continue
            if name.endswith("/") and not part.member.size:
                part.goes(Content.PADDING, "", "")
            elif name not in self._reached:
                self._unreached(name)
            else:
                self._part(name)
        return self.parts

    def _is_relations(self, name: str) -> bool:
        """Whether a member has the relationships of a part that stays; if not, it goes."""
        folder, _, last = name.rpartition("/")
        if not last.endswith(".rels") or not f"/{folder}".endswith("/_rels"):
            return False
        owner = f"{folder[:-5]}{last[:-5]}".lstrip("/")
        own = self._found.get(owner.lower(), "")
        if name != self._found.get("_rels/.rels") and own not in self._reached:
            self.parts.parts[name].goes(Content.DOCUMENT_DATA, "", "")
        elif own and (content := self._reached[own]) is not None:
            self.parts.parts[name].note(content, "", "", whole=True)
        return True

    def _unreached(self, name: str) -> None:
        part = self.parts.parts[name]
        content, group, what = self._goes.get(name, UNKNOWN)
        part.goes(content, group, what, size(part.member, name))
        self._untype(name, content)

    def _untype(self, name: str, content: Content) -> None:
        place = self._types.places.get(name.lower())
        if place is not None:
            types = self.parts.parts[self._found[TYPES.lower()]]
            types.note(content, "", "", "", [(*place, b"")])

    def _part(self, name: str) -> None:
        part = self.parts.parts[name]
        target, own = self._targets[name]
        decided = self._reached[name]
        if decided is not None:
            part.note(decided, "", "", whole=True)
            self._untype(name, decided)
        if own in CORE:
            properties.core(part, self.parts.read(name))
        elif own in EXTENDED:
            properties.extended(part, self.parts.read(name))
        elif target is Target.XML:
            self._xml(name, own)
        elif target is Target.VML:
            try:
                self._xml(name, own)
            except DamagedFile:
                # Excel's own VML has had HTML in it: it stays as it is.
                part.notes.clear()
                part.content = Content.ESSENCE
        elif target is Target.PRINTER:
            self._settings(name)
        elif target is Target.EMPTIED:
            self._emptied(name, own)
        elif target is Target.PICTURE:
            self.parts.picture(name)
        elif target is Target.FILE:
            self._file(name, own)
        else:
            part.content = Content.ESSENCE
            if own == "vbaProject":
                part.goes(Content.SCRIPT, "script", "macros", size(part.member))
            elif own == "powerPivotData":
                part.note(Content.UNSEEN, "hidden", "pivot data", size(part.member))
            elif own == "activeXControlBinary":
                part.note(Content.UNSEEN, "embedded", "control", size(part.member))

    def _xml(self, name: str, own: str) -> None:
        data = self.parts.markup(name)
        dropped = self._dropped.get(name, {})
        context = Context(
            self.parts.names, dropped, self._linked, self._said, self._properties_said
        )
        rules = (WITH_REFERENCES if dropped else BASE)[self._family]
        self.parts.walk(name, rules, context, data)
        told.tell(self.parts.parts[name], own, data)
        frame = self._note_frames.get(name)
        if frame is not None:
            mark = _LEGACY % re.escape(frame.encode())
            edits = [(*match.span(), b"") for match in re.finditer(mark, data)]
            self.parts.parts[name].note(Content.REVIEW, "", "", "", edits)

    def _settings(self, name: str) -> None:
        part = self.parts.parts[name]
        new = self._renamed.get(name)
        if new is None:
            return
        whole = [(0, part.member.size, printer.NEUTRAL)]
        why = (Content.DOCUMENT_DATA, "part", "printer settings")
        part.note(*why, size(part.member), whole, renamed=new)
        place = self._types.places.get(name.lower())
        if place is not None:
            types = self.parts.parts[self._found[TYPES.lower()]]
            types.note(Content.DOCUMENT_DATA, "", "", "", [(*place, self._override(name, new))])

    def _override(self, name: str, new: str) -> bytes:
        kind = escaped(self._types.original[name.lower()])
        return b'<Override PartName="/%b" ContentType="%b"/>' % (escaped(new), kind)

    def _emptied(self, name: str, own: str) -> None:
        part = self.parts.parts[name]
        data = self.parts.read(name)
        if own == "customProperty":
            if data:
                why = (Content.DOCUMENT_DATA, "part", "custom property")
                part.note(*why, size(part.member), [(0, len(data), b"")])
            return
        properties.emptied(part, data)

    def _file(self, name: str, own: str) -> None:
        part = self.parts.parts[name]
        if own == "aFChunk" and _TEXT.match(self._types.of(name)):
            part.content = Content.ESSENCE
            part.note(Content.UNSEEN, "embedded", "file", size(part.member))
            return
        if self.parts.object(name):
            return
        part.content = Content.EMBEDDED
        if own in ("package", "oleObject"):
            part.note(Content.UNSEEN, "embedded", "file", size(part.member))


def format_of(source: Source, archive: Archive) -> str:
    """Return the name of the format by the content type of the main part; empty if it is none."""
    named = {member.name.lower(): member.name for member in archive.members}
    if TYPES.lower() not in named or "_rels/.rels" not in named:
        return ""
    parts = Parts(source, archive)
    try:
        types = content_types(parts.read(named[TYPES.lower()]))
        for relation in relations(parts.read(named["_rels/.rels"])):
            if type_of(relation.type) == "officeDocument" and not relation.external:
                name = named.get(resolved("", relation.target).lower(), "")
                return BY_TYPE.get(types.of(name), "")
    except EngineError:
        return _probably(types_or_none(parts, named))
    return ""


def types_or_none(parts: Parts, named: dict[str, str]) -> bytes:
    """Return the content types as they stand; nothing if they cannot be read."""
    try:
        return parts.read(named[TYPES.lower()])
    except EngineError:
        return b""


def _probably(data: bytes) -> str:
    """Name a damaged package by the first main part that its types name, so that it is held."""
    return next(_named_in(data.lower()), "DOCX")


def _named_in(data: bytes) -> Iterator[str]:
    return (name for content_type, name in BY_TYPE.items() if content_type.encode() in data)
