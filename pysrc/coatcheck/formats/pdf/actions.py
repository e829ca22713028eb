"""Actions (ISO 32000-2, 12.6): which may stay, and what those say that go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.errors import EngineError
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import Dict, Name, Ref, Stream, String, Value, entries_of
from coatcheck.formats.pdf.reading.syntax import text_of
from coatcheck.model import Content

_STAYING = frozenset(
    {b"GoTo", b"URI", b"Named", b"Thread", b"SetOCGState", b"Hide", b"ResetForm", b"Trans"}
)
_MEDIA = frozenset({b"Rendition", b"Movie", b"Sound", b"RichMediaExecute", b"GoTo3DView"})
_LEADING_OUT = frozenset({b"Launch", b"GoToR", b"GoToE", b"SubmitForm", b"ImportData"})
_LOCAL = re.compile(r"(?i)\s*(file:|[a-z]:[\\/]|\\\\|/|~/)")
_SCRIPT = re.compile(r"(?i)\s*javascript:")
_LONGEST = 2000
_MOST = 400


def content_of(document: Document, own: Dict) -> Content | None:
    """Return what an action is as content if it may not stay, None if it may."""
    kind = document.entry(own, b"S")
    if b"JS" in own or kind == b"JavaScript":
        return Content.ACTION
    if kind is None or kind == b"URI":
        address = text_of(document.entry(own, b"URI"))
        if _SCRIPT.match(address):
            return Content.ACTION
        return Content.DOCUMENT_DATA if _LOCAL.match(address) else None
    if not isinstance(kind, Name):
        return Content.UNKNOWN
    if kind in _STAYING:
        return None
    if kind in _MEDIA:
        return Content.ATTACHMENT
    return Content.DOCUMENT_DATA if kind in _LEADING_OUT else Content.UNKNOWN


def name_of(document: Document, own: Dict) -> str:
    """Name an action by its kind."""
    kind = document.entry(own, b"S")
    return "action " + (kind.decode("latin-1") if isinstance(kind, Name) else "?")


def said(document: Document, own: Dict) -> bytes:
    """Return what an action says: a script, a file, an address."""
    if b"JS" in own:
        return scripts(document, own).encode("utf-8", "replace")
    files = names_of_files(document, own)
    return (files or text_of(document.entry(own, b"URI"))).encode("utf-8", "replace")


def scripts(document: Document, value: Value) -> str:
    """Return the scripts in a value, one behind the other, as far as there is room."""
    parts: list[str] = []
    for own in _inside(document, value):
        script = document.entry(own, b"JS")
        if isinstance(script, Stream):
            try:
                script_text = document.decoded(script, 1 << 20)[:_LONGEST].decode("latin-1")
            except EngineError:
                script_text = ""
            parts.append(script_text)
        elif isinstance(script, String):
            parts.append(text_of(script)[:_LONGEST])
    return "\n".join(parts)[:_LONGEST]


def names_of_files(document: Document, value: Value) -> str:
    """Return the names of the files that a value specifies (7.11.3)."""
    names: dict[str, None] = {}
    for own in _inside(document, value):
        for key in (b"UF", b"F"):
            name = text_of(document.entry(own, key))
            if name:
                names.setdefault(name)
                break
    return ", ".join(names)[:_LONGEST]


def _inside(document: Document, value: Value) -> Iterator[Dict]:
    """Yield the dictionaries in a value, followed through references, as far as there is room."""
    waiting: list[Value] = [value]
    seen: set[int] = set()
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, Ref):
            if value in seen:
                continue
            seen.add(value)
            value = document.get(value)
        own = entries_of(value)
        if own:
            yield own
            waiting.extend(
                v
                for k, v in own.items()
                if k not in (b"P", b"Parent", b"EF") and isinstance(v, (Ref, list, dict))
            )
        elif isinstance(value, list):
            waiting.extend(v for v in value[:_MOST] if isinstance(v, (Ref, list, dict)))


def plain(document: Document, value: Value) -> str:
    """Return what a value says in words: its strings and names, as far as there is room."""
    if isinstance(value, String):
        return text_of(value)[:_LONGEST]
    if isinstance(value, bytes):
        return value[:200].decode("latin-1")
    parts: list[str] = []
    waiting: list[Value] = [value]
    for _ in range(_MOST):
        if not waiting:
            break
        value = waiting.pop(0)
        value = document.get(value) if isinstance(value, Ref) else value
        if isinstance(value, String):
            parts.append(text_of(value)[:200])
        elif isinstance(value, list):
            waiting.extend(value[:_MOST])
        elif isinstance(value, (dict, Stream)):
            waiting.extend(v for v in entries_of(value).values() if not isinstance(v, Name))
    return ", ".join(part for part in parts if part.strip())[:_LONGEST]
