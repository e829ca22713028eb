"""What an SVG says beside the drawing: editors, files, authors, scripts, addresses.

SVG 1.1 and 2: ``title``, ``desc`` and ``metadata`` describe; the latter mostly holds RDF as XMP
does. Editors add attributes and elements of their own namespaces, some a whole copy of the drawing
in their own format. Each part arrives as it stands in the file, cut out of it, so that prefixes
may be declared elsewhere; nothing here has to be well formed.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from coatcheck.errors import EngineError
from coatcheck.metadata import comment
from coatcheck.metadata.c2pa import decode as c2pa
from coatcheck.metadata.text import capped, clip
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.metadata.xmp.names import PREFIXES
from coatcheck.model import Kind, Segment, Standard, Tag
from coatcheck.phrases import size_of

_ATTRIBUTE = re.compile(r"\s([\w:.-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_TAGS = re.compile(r"<[^<>]*+>")
_PREFIX = re.compile(rb"[<\s/]([A-Za-z][\w.-]{0,40}):[A-Za-z]")
_ENTITY = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos|#\w+);)[^\s;&<]{1,100};")
_MANIFEST = re.compile(rb"manifest\b[^<>]*>([A-Za-z0-9+/=\s]{8,})<")
_GENERATOR = re.compile(r"(?i)\W*(generator|generated|created|made|exported|produced|drawn)\b")
_EXTERNAL = re.compile(r"<!ENTITY\s[^<>]*?(?:SYSTEM|PUBLIC)\s[^<>]*?[\"']([^\"'<>]*)[\"']\s*>")
_NETWORK = re.compile(r"(?i)(\w{3,10}:)?//(?!/)")
_SAYING = re.compile(
    r"(?i)docname|docbase|filename|absref|label|:version|output_extension|aria-|data-"
    r"|(^|:)(name|id|title|alt|author|user|date|path|file)$"
)
"""Names of attributes whose values people wrote, or that say where files lie."""
_EDITORS = {
    "inkscape": "Inkscape",
    "sodipodi": "Inkscape",
    "illustrator": "Adobe Illustrator",
    "adobe": "Adobe",
    "sketch": "Sketch",
    "serif": "Affinity (Serif)",
    "figma": "Figma",
    "boxy": "Boxy SVG",
    "corel": "CorelDRAW",
    "vectornator": "Vectornator",
    "krita": "Krita",
    "karbon": "Karbon",
    "svgjs": "SVG.js",
    "excalidraw": "Excalidraw",
    "penpot": "Penpot",
    "canva": "Canva",
    "microsoft": "Microsoft Office",
    "openoffice": "OpenOffice",
    "libreoffice": "LibreOffice",
}
_PREFIXES_OF_EDITORS = {"i": "Adobe Illustrator", "a": "Adobe Illustrator", "bx": "Boxy SVG"}
_COMMON = (
    "w3.org/",
    "creativecommons.org/",
    "purl.org/",
    "web.resource.org/cc",
    "ns.adobe.com/xap",
    "adobe:ns:meta",
)
"""Namespaces that many programs use, and that say nothing."""
_BY_PREFIX: Mapping[str, str] = {prefix: uri for uri, prefix in reversed(list(PREFIXES.items()))}
_MOST = 4000
"""Attributes of one part that are looked at."""


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Say what a part of an SVG tells; never fails."""
    payload = _utf8(payload)
    if segment.kind is Kind.ELEMENT:
        return capped(_element(segment.owner, payload), Standard.SVG)
    decoder = _DECODERS.get(segment.kind, _other)
    return capped(decoder(payload.decode("utf-8", "replace")), Standard.SVG)


def decode_comment(payload: bytes) -> list[Tag]:
    """Decode a comment, of the drawing or of a style sheet; never fails."""
    tags = comment.decode(_utf8(payload), Standard.SVG)
    return [
        Tag(Standard.SVG, "", "Generator", tag.value)
        if tag.name == "Comment" and not tag.group and _GENERATOR.match(tag.value)
        else tag
        for tag in tags
    ]


def _utf8(payload: bytes) -> bytes:
    """Return a part in UTF-8, whatever the document is in."""
    if b"\0" in payload[:2]:
        codec = "utf-16-be" if payload[:1] == b"\0" else "utf-16-le"
        return payload.decode(codec, "replace").encode("utf-8", "replace")
    try:
        payload.decode()
    except UnicodeDecodeError:
        return payload.decode("cp1252", "replace").encode()
    return payload


def _element(name: str, payload: bytes) -> Iterator[Tag]:
    prefix, _, local = name.rpartition(":")
    text = payload.decode("utf-8", "replace")
    if local in ("title", "desc") and not prefix:
        yield Tag(Standard.SVG, "", local, _words(text))
    elif local == "script":
        yield Tag(Standard.SVG, "script", "script", _words(text))
        yield from _references(text)
    elif local == "metadata" or b"RDF" in payload or b"manifest" in payload:
        yield from _metadata(payload)
    elif local in ("pgf", "pgfRef", "aipgf", "aipgfRef"):
        yield Tag(Standard.SVG, "editor", "copy", f"Adobe Illustrator, {size_of(len(payload))}")
    else:
        yield from _attributes(text)
        if words := _words(text):
            yield Tag(Standard.SVG, "element", local, words)
        if prefix:
            yield from _editor(prefix, "")


def _metadata(payload: bytes) -> Iterator[Tag]:
    for match in islice(_MANIFEST.finditer(payload), 4):
        try:
            yield from c2pa.decode(base64.b64decode(match[1]))
        except (EngineError, binascii.Error):
            yield Tag(Standard.C2PA, "", "Unreadable", size_of(len(match[1])))
    payload = _MANIFEST.sub(b"manifest><", payload)
    if b"RDF" in payload:
        try:
            yield from xmp.decode(_declared(payload))
            return
        except EngineError:
            pass
    if words := _words(payload.decode("utf-8", "replace")):
        yield Tag(Standard.SVG, "", "metadata", words)


def _declared(payload: bytes) -> bytes:
    """Put an element around a part that declares the prefixes that it uses, and drop entities."""
    used = {match[1] for match in islice(_PREFIX.finditer(payload), 20_000)} - {b"xmlns", b"xml"}
    spaces = b"".join(
        b' xmlns:%b="%b"' % (prefix, _BY_PREFIX.get(prefix.decode(), f"urn:{prefix!r}").encode())
        for prefix in sorted(used)
    )
    return b"<w" + spaces + b">" + _ENTITY.sub(b"", payload) + b"</w>"


def _attributes(text: str) -> Iterator[Tag]:
    for match in islice(_ATTRIBUTE.finditer(" " + text), _MOST):
        name = match[1]
        value = html.unescape(match[2] if match[2] is not None else match[3]).strip()
        prefix, _, local = name.rpartition(":")
        if prefix == "xmlns":
            yield from _editor(local, value)
        elif local in ("href", "src"):
            yield from _reference(value)
        elif not prefix and name.startswith("on"):
            yield Tag(Standard.SVG, "script", name, clip(value))
        elif _SAYING.search(name) and prefix != "xml":
            yield Tag(Standard.SVG, prefix, local, clip(value))
        elif prefix:
            yield from _editor(prefix, "")


def _editor(prefix: str, uri: str) -> Iterator[Tag]:
    """Name the editor to which a namespace belongs."""
    if any(part in uri for part in _COMMON):
        return
    said = f"{uri} {prefix}".lower()
    known = next((editor for word, editor in _EDITORS.items() if word in said), "")
    known = known or (_PREFIXES_OF_EDITORS.get(prefix, "") if not uri else "")
    if known:
        yield Tag(Standard.SVG, "editor", "name", known)
    elif uri:
        yield Tag(Standard.SVG, "editor", "namespace", clip(uri))


def _references(text: str) -> Iterator[Tag]:
    for match in islice(_ATTRIBUTE.finditer(" " + text), _MOST):
        if match[1].rpartition(":")[2] in ("href", "src"):
            yield from _reference(html.unescape(match[2] if match[2] is not None else match[3]))


def _reference(value: str) -> Iterator[Tag]:
    value = value.strip()
    lower = value[:20].lower()
    if not value or value.startswith("#"):
        return
    if lower.startswith("javascript:"):
        yield Tag(Standard.SVG, "script", "javascript", clip(value))
    elif lower.startswith("data:"):
        yield Tag(Standard.SVG, "reference", "data", clip(value[:60]))
    elif _NETWORK.match(value) or lower.startswith("mailto:"):
        yield Tag(Standard.SVG, "reference", "address", clip(value))
    else:
        yield Tag(Standard.SVG, "reference", "file", clip(value))


def _instruction(text: str) -> Iterator[Tag]:
    if "xml-stylesheet" in text:
        yield from _references(text)
    elif "xpacket" not in text:
        yield Tag(Standard.SVG, "", "instruction", clip(text.strip("<?> ")))


def _document_type(text: str) -> Iterator[Tag]:
    for match in islice(_EXTERNAL.finditer(text), 100):
        yield from _reference(match[1])
    if "ns.adobe.com" in text:
        yield Tag(Standard.SVG, "editor", "name", "Adobe Illustrator")
    for match in islice(re.finditer(r"<!--([^<>]*)-->", text), 20):
        yield Tag(Standard.SVG, "", "Comment", clip(match[1]))


def _style(text: str) -> Iterator[Tag]:
    if "inkscape" in text and ":" in text and not _NETWORK.match(text):
        yield Tag(Standard.SVG, "editor", "name", "Inkscape")
    else:
        address = re.search(r"url\(\s*[\"']?([^\"')]*)|[\"']([^\"']*)", text)
        said = (address[1] or address[2] or "") if address is not None else text
        yield from _reference(said or text)


def _words(text: str) -> str:
    """Return the text of an element and all in it, without tags."""
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    return clip(" ".join(html.unescape(_TAGS.sub(" ", text[:200_000])).split()))


def _other(text: str) -> Iterator[Tag]:
    yield Tag(Standard.SVG, "", "Text", clip(text))


_DECODERS: Mapping[object, Callable[[str], Iterator[Tag]]] = {
    Kind.ATTRIBUTES: _attributes,
    Kind.INSTRUCTION: _instruction,
    Kind.DOCTYPE: _document_type,
    Kind.STYLE: _style,
}
