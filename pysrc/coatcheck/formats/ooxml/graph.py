"""The relationships of a package: what they reach, and what goes with those that go.

Rules (ECMA-376-2, 8 to 10): the relationships of the package lead to its main part and to its
properties, those of each part to others.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.formats.ooxml import printer, properties
from coatcheck.formats.ooxml.links import is_local, without_folders
from coatcheck.formats.ooxml.relations import (
    TYPES,
    Relation,
    Types,
    content_types,
    find,
    relations,
    relations_part,
    resolved,
)
from coatcheck.formats.ooxml.types import GOES, INK, KEPT, Target, type_of
from coatcheck.formats.zip.directory import Archive
from coatcheck.formats.zip.package import Part, Parts
from coatcheck.formats.zip.xml_text import escaped
from coatcheck.metadata.text import clip
from coatcheck.model import Content
from coatcheck.source import Source

UNKNOWN = (Content.UNKNOWN, "part", "part of unknown kind")
CORE = frozenset({"core-properties", "metadata/core-properties"})
EXTENDED = frozenset({"extended-properties", "extendedProperties", "metadata/extended-properties"})
_PARAGRAPH = re.compile(rb"paraId(?:Parent)?\s*=\s*[\"']([0-9A-Fa-f]{8})[\"']")
_TIED = frozenset({"commentsExtended", "commentsIds"})
_OBJECTS = re.compile(rb"ObjectType=[\"'](\w+)[\"']")


class Graph:
    """What is reached in one package."""

    def __init__(self, source: Source, archive: Archive) -> None:
        self.parts = Parts(source, archive)
        self._found = find(self.parts)
        self._types: Types = content_types(self._read(TYPES))
        self._goes: dict[str, tuple[Content, str, str]] = {}
        """What parts are that a relationship leads to which goes."""
        self._reached: dict[str, Content | None] = {}
        """What is reached, and by which content a person decides on it."""
        self._targets: dict[str, tuple[Target, str]] = {}
        self._dropped: dict[str, dict[str, str]] = {}
        self._leads: dict[str, dict[str, tuple[str, Relation]]] = {}
        """By the part, and by the type of a relationship, what one of them leads to."""
        self._note_frames: dict[str, str] = {}
        """By the sheet, the id of the drawing that has nothing but the frames of comments."""
        self._renamed: dict[str, str] = {}
        self._linked: frozenset[str] = frozenset()
        self._said: frozenset[str] = frozenset()
        self._properties_said: frozenset[str] = frozenset()
        self._family = "word"

    def _read(self, name: str) -> bytes:
        own = self._found.get(name.lower())
        if own is None:
            raise DamagedFile(f"the package has no {name}")
        return self.parts.read(own)

    def _follow(self) -> None:
        """Follow the relationships: first those that always stay, then the others."""
        later: deque[tuple[str, Content]] = deque()
        self._from("", None, later)
        while later:
            name, content = later.popleft()
            if name not in self._reached:
                self._reached[name] = content
                self._from(name, content, later)

    def _follow_what_goes(self) -> None:
        """Have what is reached from parts that go be told as they are."""
        waiting = deque(self._goes)
        while waiting:
            source = waiting.popleft()
            part = self._found.get(relations_part(source).lower())
            if part is None or source in self._reached:
                continue
            try:
                found = relations(self.parts.read(part))
            except EngineError:
                continue
            for relation in found:
                name = self._found.get(resolved(source, relation.target).lower())
                if name is not None and not relation.external and name not in self._goes:
                    self._goes[name] = GOES.get(type_of(relation.type), self._goes[source])
                    waiting.append(name)

    def _from(self, start: str, content: Content | None, later: deque[tuple[str, Content]]) -> None:
        waiting = deque([start])
        while waiting:
            source = waiting.popleft()
            for relation in self._relations(source):
                name, decided = self._relation(source, relation)
                if name is None or name in self._reached:
                    continue
                if decided is not None and decided is not content:
                    later.append((name, decided))
                else:
                    self._reached[name] = content
                    waiting.append(name)

    def _relations(self, source: str) -> list[Relation]:
        name = self._found.get(relations_part(source).lower())
        if name is None:
            if not source:
                raise DamagedFile("the package has no relationships")
            return []
        return relations(self.parts.read(name))

    def _relation(self, source: str, relation: Relation) -> tuple[str | None, Content | None]:
        """Decide on a relationship; return the part it leads to, and what that hangs on."""
        own = type_of(relation.type)
        place = self.parts.parts[self._found[relations_part(source).lower()]]
        name = (
            None
            if relation.external
            else self._found.get(resolved(source, relation.target).lower())
        )
        kept = KEPT.get(own)
        if own == "customXml" and name is not None and self._types.of(name) == INK:
            kept = (Target.XML, None)
        if kept is None:
            why = GOES.get(own, UNKNOWN)
            told = why[1:] if name is None else ("", "")  # A part is told by itself.
            place.note(why[0], *told, clip(relation.target), [(*relation.place, b"")])
            self._dropped.setdefault(source, {})[relation.id] = relation.type
            if name is not None:
                self._goes.setdefault(name, why)
            return None, None
        if relation.external:
            self._outside(place, relation)
            return None, None
        if name is None:
            return None, None
        if kept[0] is Target.PRINTER:
            self._printer(source, place, relation, name)
        if kept[1] is not None:
            place.note(kept[1], "", "", "", [(*relation.place, b"")])
        self._targets.setdefault(name, (kept[0], own))
        self._leads.setdefault(source, {})[own] = (name, relation)
        return name, kept[1]

    def _printer(self, source: str, place: Part, relation: Relation, name: str) -> None:
        """Have a relationship lead to the part as it will be called."""
        if printer.is_neutral(name, self.parts.read(name)):
            return
        if name not in self._renamed:
            number = 1
            while printer.neutral_name(name, number).lower() in self._found:
                number += 1
            self._renamed[name] = printer.neutral_name(name, number)
            self._found[self._renamed[name].lower()] = self._renamed[name]
        target = posixpath.relpath(self._renamed[name], posixpath.dirname(source) or ".")
        place.note(Content.DOCUMENT_DATA, "", "", "", [(*relation.value, escaped(target))])

    def _outside(self, place: Part, relation: Relation) -> None:
        target = without_folders(relation.target)
        if target != relation.target:
            edits = [(*relation.value, escaped(target))]
            place.note(
                Content.DOCUMENT_DATA, "settings", "local path", clip(relation.target), edits
            )
        if is_local(target):
            place.note(Content.UNSEEN, "link", "file", clip(target))

    def _tie(self) -> None:
        """Gather the ids by which comments are tied to their answers."""
        found: set[str] = set()
        for name, (_, own) in self._targets.items():
            if own in _TIED and name in self._reached:
                found.update(
                    match.decode().upper() for match in _PARAGRAPH.findall(self.parts.read(name))
                )
        self._linked = frozenset(found)

    def _frames(self) -> None:
        """Have drawings of nothing but the frames of comments go if the comments do."""
        for sheet, leads in self._leads.items():
            if "comments" not in leads or "vmlDrawing" not in leads:
                continue
            name, relation = leads["vmlDrawing"]
            kinds = _OBJECTS.findall(self.parts.read(name))
            if not kinds or set(kinds) != {b"Note"}:
                continue
            self._note_frames[sheet] = relation.id
            self._reached[name] = Content.REVIEW
            place = self.parts.parts[self._found[relations_part(sheet).lower()]]
            place.note(Content.REVIEW, "", "", "", [(*relation.place, b"")])

    def _properties(self) -> frozenset[str]:
        """Return what the extended properties say, which other parts may repeat."""
        found: set[str] = set()
        for name, (_, own) in self._targets.items():
            if name not in self._reached or own not in EXTENDED | CORE:
                continue
            data = self.parts.read(name)
            self._properties_said |= properties.names(data)
            if own in EXTENDED:
                found |= properties.said(data)
        return frozenset(found)
