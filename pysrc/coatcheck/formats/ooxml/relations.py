"""Content types and relationships of a package, with their places.

Rules (ECMA-376-2, 9 and 10): ``[Content_Types].xml`` gives each part a type, by its ending or by
its name; the relationships of a part are in ``_rels`` beside it, those of the package at the root.
Names are compared without regard to case.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from coatcheck.errors import DamagedFile
from coatcheck.formats.zip.markup import Rules, Walk, rules
from coatcheck.formats.zip.package import Parts
from coatcheck.formats.zip.tags import Tag
from coatcheck.model import Span

TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship, and where it stands in its part."""

    id: str
    type: str
    target: str
    external: bool
    place: Span
    value: Span
    """Where the target stands."""


@dataclass(slots=True)
class Types:
    """What ``[Content_Types].xml`` says."""

    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    """Where the override of a part stands, by its name in lower case."""
    original: dict[str, str] = field(default_factory=dict)
    """The type in an override as it is written."""

    def of(self, name: str) -> str:
        """Return the content type of a part in lower case; empty if it has none."""
        own = self.overrides.get(name.lower())
        return own or self.defaults.get(posixpath.splitext(name)[1][1:].lower(), "")


def content_types(data: bytes) -> Types:
    """Read the content types."""
    found = Types()

    def default(tag: Tag) -> None:
        found.defaults[tag.get("Extension").lower()] = tag.get("ContentType").lower()

    def override(tag: Tag) -> None:
        name = tag.get("PartName").lstrip("/").lower()
        found.overrides[name] = found.overrides[unquote(name)] = tag.get("ContentType").lower()
        found.original[name] = found.original[unquote(name)] = tag.get("ContentType")
        found.places[name] = found.places[unquote(name)] = tag.whole()

    _walk(data, {f"{_TYPES_NS}|Default": default, f"{_TYPES_NS}|Override": override})
    return found


def relations(data: bytes) -> list[Relation]:
    """Read the relationships of a part."""
    found: list[Relation] = []

    def relation(tag: Tag) -> None:
        found.append(
            Relation(
                tag.get("Id"),
                tag.get("Type"),
                tag.get("Target"),
                tag.get("TargetMode") == "External",
                tag.whole(),
                tag.value_place("Target"),
            )
        )

    _walk(data, {f"{_RELATIONS_NS}|Relationship": relation})
    if len({one.id for one in found}) != len(found):
        raise DamagedFile("two relationships of a part have the same id")
    return found


def _walk(data: bytes, elements: dict[str, object]) -> None:
    found: Rules = rules(elements, {})  # type: ignore[arg-type]
    Walk(data, found, lambda *_: None).run()


def relations_part(name: str) -> str:
    """Return where the relationships of a part are; of the package, for an empty name."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def resolved(source: str, target: str) -> str:
    """Return the name of the part that a target means, seen from the part ``source``."""
    target = unquote(target.partition("#")[0])
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    return "" if joined.startswith("..") else joined.lstrip("/")


def find(parts: Parts) -> dict[str, str]:
    """Return the names of members by their names in lower case."""
    return {name.lower(): name for name in parts.parts}
