"""The XMP of gain maps, read strictly: a packet that cannot be read to its end raises."""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import DamagedFile
from coatcheck.metadata import xml_tree
from coatcheck.metadata.xml_tree import Element
from coatcheck.metadata.xmp.names import META, RDF


def descriptions(packet: bytes) -> list[Element]:
    """Return the descriptions in a packet that can be read to its end."""
    document = xml_tree.parse(packet.strip(b"\0 \t\r\n"))
    if not document.whole:
        raise DamagedFile("the XMP of the gain map cannot be read")
    found: list[Element] = []
    for root in document.roots:
        inner = root.children if root.name == (META, "xmpmeta") else [root]
        for rdf in inner:
            if rdf.name == (RDF, "RDF"):
                found += [child for child in rdf.children if child.name == (RDF, "Description")]
    return found


def values_of(found_in: list[Element], namespace: str) -> dict[str, list[str]]:
    """Return the simple values, or those of an ordered array, of all properties in a namespace."""
    found: dict[str, list[str]] = {}
    for name, texts in _properties(found_in, namespace):
        if name in found:
            raise DamagedFile(f"the XMP says {name} twice")
        found[name] = texts
    return found


def _properties(descriptions: list[Element], namespace: str) -> Iterator[tuple[str, list[str]]]:
    for description in descriptions:
        for (space, name), text in description.attributes.items():
            if space == namespace:
                yield name, [text.strip()]
        for child in description.children:
            if child.name[0] == namespace:
                arrays = [part for part in child.children if part.name == (RDF, "Seq")]
                items = [item.text for array in arrays for item in array.children]
                yield child.name[1], items if arrays else [child.text]
