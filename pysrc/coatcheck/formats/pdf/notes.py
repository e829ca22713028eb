"""What is noted of a document while it is visited: parts that go, authors, what else is told."""

from __future__ import annotations

import re

from coatcheck.errors import EngineError, LimitExceeded
from coatcheck.formats.pdf import actions
from coatcheck.formats.pdf.parts import Found, PdfKind, Place
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import (
    HOLDING,
    Dict,
    Ref,
    Stream,
    Value,
    entries_of,
)
from coatcheck.formats.pdf.reading.syntax import string_for, text_of
from coatcheck.model import Content, Span

MAX_VALUES = 5_000_000
"""Values of all objects together that are looked at."""
MAX_XMP = 8 * 1024 * 1024
_CONTENTS = {
    b"Metadata": Content.XMP,
    b"Thumb": Content.THUMBNAIL,
    b"AA": Content.ACTION,
    b"JS": Content.ACTION,
    b"JavaScript": Content.ACTION,
    b"AF": Content.ATTACHMENT,
    b"EF": Content.ATTACHMENT,
    b"EmbeddedFiles": Content.ATTACHMENT,
    b"RichMediaContent": Content.ATTACHMENT,
    b"Sound": Content.ATTACHMENT,
    b"Movie": Content.ATTACHMENT,
    b"3DD": Content.ATTACHMENT,
    b"Renditions": Content.ATTACHMENT,
    b"SigFlags": Content.SIGNATURE,
    b"Perms": Content.SIGNATURE,
    b"DSS": Content.SIGNATURE,
}
_PATH = re.compile(r"(?i)^(file:|[a-z]:[\\/]|\\\\|/(users|home|var|tmp|volumes|mnt|media)/)")
_STAYING = frozenset({Content.REVIEW, Content.AUTHORSHIP, Content.UNSEEN})


class Notes:
    """What is known of a document so far; ``found`` is what there is to say of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found = Found()
        self.left = MAX_VALUES
        self.number = 0
        """The object that is being visited."""
        self.span: Span = (0, 0)
        self.is_cut: set[tuple[int, bytes | int]] = set()
        """Entries that go, by the identity of what holds them."""
        self.leads: list[tuple[Ref, Place, int, Span]] = []
        """References to pages from elsewhere than the tree of pages."""
        self._authors: list[tuple[str, Place, int, Span]] = []

    def author(self, name: str, place: Place) -> None:
        """Take down who wrote an annotation."""
        self._authors.append((name, place, self.number, self.span))

    def note_authors(self) -> None:
        """Note the authors; who answered whom is content, so that several get a number each.

        One alone needs no name to be told from others.
        """
        numbers: dict[str, int] = {}
        for name, _, _, _ in self._authors:
            numbers.setdefault(name, len(numbers) + 1)
        for name, place, number, span in self._authors:
            neutral = f"Author {numbers[name]}" if len(numbers) > 1 else ""
            if name != neutral:
                self.number, self.span = number, span
                instead = string_for(neutral) if neutral else None
                self.note(Content.AUTHORSHIP, "annotation T", name, PdfKind.ENTRY, place, instead)

    def check_leads(self) -> None:
        """Cut what leads to a page that nobody can leaf to: it was taken out."""
        for page, place, number, span in self.leads:
            if page not in self.found.reached:
                self.number, self.span = number, span
                self.note(Content.REVISION, "page", "", PdfKind.LEFT_OVER, place)
        self.leads.clear()

    def behind_cuts(self) -> None:
        """Find what is only reached through parts that go: told with them, and no left-over."""
        waiting: list[Value] = [self.document.trailer.get(b"Info")]
        for place in self.found.cuts.values():
            if isinstance(place.holder, dict) and isinstance(place.key, bytes):
                waiting.append(place.holder.get(place.key))
            elif isinstance(place.holder, list) and isinstance(place.key, int):
                waiting.extend(place.holder[place.key : place.key + 1])
        while waiting:
            value = waiting.pop()
            self.left -= 1
            if self.left < 0:
                raise LimitExceeded("the document has too many values")
            if isinstance(value, Ref):
                if value not in self.found.reached and value not in self.found.behind:
                    self.found.behind[int(value)] = None
                    waiting.append(self.document.get(value))
            elif isinstance(value, list):
                waiting.extend(v for v in value if v.__class__ in HOLDING)
            else:
                waiting.extend(v for v in entries_of(value).values() if v.__class__ in HOLDING)

    def goes(self, value: Value, holder: Dict | list[Value], key: bytes | int) -> bool:
        """Cut an action that may not stay."""
        own = entries_of(self.document.get(value))
        content = actions.content_of(self.document, own)
        if content is None:
            return False
        said = actions.said(self.document, own)
        self._add(content, holder, key, PdfKind.ACTION, said, actions.name_of(self.document, own))
        return True

    def path(self, key: bytes, kind: str, value: Value) -> None:
        said = text_of(value)
        if _PATH.match(said):
            self.found.add(
                self.number, f"{kind} {key.decode('latin-1')}", Content.UNSEEN, self.span,
                body=said[:1000].encode("utf-8", "replace"), kind=PdfKind.PATH, owner=kind,
            )  # fmt: skip

    def hidden_layers(self, own: Dict) -> None:
        """Tell which layers are not shown when the document is opened (8.11.4.3)."""
        hidden = self.document.entry(own, b"OFF")
        for value in hidden if isinstance(hidden, list) else []:
            name = text_of(self.document.entry(entries_of(self.document.get(value)), b"Name"))
            if name:
                self.note(Content.UNSEEN, "layer", name, PdfKind.LAYER)

    def not_listed(self, own: Dict, key: bytes, kind: str, value: Value) -> None:
        """Note an entry that no table lists."""
        self.cut(_CONTENTS.get(key, Content.DOCUMENT_DATA), own, key, kind, value)

    def cut(
        self,
        content: Content,
        holder: Dict | list[Value],
        key: bytes | int,
        kind: str,
        value: Value,
    ) -> None:
        """Note an entry or element that goes, with what it says."""
        target = self.document.get(value)
        body = b""
        part: PdfKind | None = PdfKind.ENTRY
        if content is Content.ATTACHMENT:
            part = PdfKind.ATTACHMENT
            body = actions.names_of_files(self.document, target).encode("utf-8", "replace")
        elif content in (Content.XMP, Content.UNKNOWN) and isinstance(target, Stream):
            try:
                body = self.document.decoded(target, MAX_XMP)
            except EngineError:
                body = b""
            if target.entries.get(b"Type") == b"Metadata":
                content, part = Content.XMP, None
        elif content is Content.ACTION:
            body = actions.scripts(self.document, target).encode("utf-8", "replace")
        else:
            body = actions.plain(self.document, target).encode("utf-8", "replace")
        if content is Content.XMP and part is PdfKind.ENTRY and not isinstance(target, Stream):
            content = Content.DOCUMENT_DATA
        name = key.decode("latin-1") if isinstance(key, bytes) else "element"
        self._add(content, holder, key, part, body, f"{kind} {name}", kind)

    def _add(
        self,
        content: Content,
        holder: Dict | list[Value],
        key: bytes | int,
        kind: PdfKind | None,
        body: bytes,
        name: str,
        owner: str = "",
    ) -> None:
        self.is_cut.add((id(holder), key))
        self.found.add(
            self.number, name, content, self.span,
            place=Place(holder, key), body=body, kind=kind, owner=owner,
        )  # fmt: skip

    def note(
        self,
        content: Content,
        name: str,
        body: str,
        kind: PdfKind,
        place: Place | None = None,
        instead: Value = None,
    ) -> None:
        """Note a part of the object that is being visited."""
        if place is not None and content not in _STAYING and not isinstance(place.holder, Stream):
            self.is_cut.add((id(place.holder), place.key))
        segment = self.found.add(
            self.number, name, content, self.span,
            place=place, body=body.encode("utf-8", "replace"), kind=kind,
        )  # fmt: skip
        if instead is not None:
            self.found.instead[segment] = instead
