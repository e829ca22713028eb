"""What a walk over XML tells its rules: a start tag, and what may become of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coatcheck.errors import DamagedFile
from coatcheck.formats.zip.names import Form, Names, Token
from coatcheck.formats.zip.xml_text import TAG_END
from coatcheck.model import Content, Span

if TYPE_CHECKING:
    from coatcheck.formats.zip.markup import Walk

Value = bytes | Token
Edit = tuple[int, int, Value]
Why = tuple[Content, str, str]
"""What a piece of markup is, and its group and name in what is told."""
OnText = Callable[[str], Value | None]

_ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAME = re.compile(rb"<[^\s/>]+")


@dataclass(slots=True)
class Context:
    """What rules ask for beside the tag."""

    names: Names = field(default_factory=Names)
    dropped: dict[str, str] = field(default_factory=dict)
    """Relationships of the part that go, by their ids, with their types."""
    linked: frozenset[str] = frozenset()
    """Ids that other parts refer to."""
    said: frozenset[str] = frozenset()
    """What the properties of the file said."""
    properties: frozenset[str] = frozenset()
    """The properties of the file that say something."""
    state: dict[str, object] = field(default_factory=dict)
    """What the rules remember from tag to tag."""


@dataclass(slots=True)
class Tag:
    """A start tag on the walk; what is done to it is written down there."""

    walk: Walk
    name: str
    values: dict[str, str]
    start: int
    handled: bool = False
    _spans: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """Return the value of an attribute; empty if it has none."""
        return self.values.get(name, "")

    def whole(self) -> Span:
        """Return where the whole element stands."""
        data = self.walk.data
        start, position = self.span()
        name = _NAME.match(data, start)
        if name is None or position == start:
            raise DamagedFile("the end of a tag cannot be found", start)
        depth = 0 if data[position - 2 : position - 1] == b"/" else 1
        if depth:
            mark = re.compile(rb"<(/?)%b(?=[\s/>])" % re.escape(name[0][1:]))
            while depth:
                found = mark.search(data, position)
                end = TAG_END.match(data, found.start()) if found is not None else None
                if found is None or end is None:
                    raise DamagedFile("the end of an element cannot be found", start)
                position = end.end()
                if found[1]:
                    depth -= 1
                elif data[position - 2 : position - 1] != b"/":
                    depth += 1
        return start, position

    def real(self, start: int, end: int) -> Span:
        """Return where a range of the walk is in the part itself."""
        return self.walk.real(start), self.walk.real(end)

    def value_place(self, name: str) -> Span:
        """Return where the value of an attribute stands; an empty place if it has none."""
        return self._span(name)[2:] if name in self.values else (self.start, self.start)

    def tell(self, why: Why, value: str = "") -> None:
        """Tell something that stays."""
        self.walk.note(why, value, [])

    def cut(self, why: Why, value: str | None = "") -> None:
        """Let the whole element go; None tells the text that is in it."""
        if value is not None:
            self.walk.skip(self, why, value, None)
        else:
            self.walk.skip(self, why, "", _nothing)

    def content(self, why: Why, on_text: OnText) -> None:
        """Put what ``on_text`` answers to the element's text in the place of all that is in it.

        None leaves it as it is.
        """
        self.walk.skip(self, why, None, on_text)

    def drop(self, name: str, why: Why, value: str | None = None) -> None:
        """Let an attribute go, and tell its value, or another one."""
        if name in self.values:
            start, end, _, _ = self._span(name)
            told = self.values[name] if value is None else value
            self.walk.note(why, told, [(start, end, b"")])

    def put(self, name: str, new: Value, why: Why, value: str | None = None) -> None:
        """Give an attribute another value, and tell the old one, or another one."""
        _, _, start, end = self._span(name)
        self.walk.note(why, self.values[name] if value is None else value, [(start, end, new)])

    def add(self, attribute: bytes, why: Why, value: str = "") -> None:
        """Give a tag one more attribute, written with its prefix."""
        match = _NAME.match(self.walk.data, self.start)
        at = match.end() if match is not None else self.start
        self.walk.note(why, value, [(at, at, b" " + attribute)])

    def neutral(self, name: str, form: Form, why: Why, value: str | None = None) -> None:
        """Give an attribute that has a value a neutral one in its place."""
        own = self.get(name)
        if own and not self.walk.context.names.neutral(form, own):
            self.put(name, Token(form, own), why, value)

    def span(self) -> Span:
        """Return where the start tag stands."""
        end = TAG_END.match(self.walk.data, self.start)
        return self.start, end.end() if end is not None else self.start

    def _span(self, name: str) -> tuple[int, int, int, int]:
        if not self._spans:
            data = self.walk.data
            match = _NAME.match(data, self.start)
            position = match.end() if match is not None else self.start
            names = iter(self.values)
            while (found := _ATTRIBUTE.match(data, position)) is not None:
                position = found.end()
                if found[1] == b"xmlns" or found[1].startswith(b"xmlns:"):
                    continue
                own = next(names, "")
                self._spans[own] = (*found.span(), *found.span(2 if found[2] is not None else 3))
        if name not in self._spans:
            raise DamagedFile("an attribute cannot be found", self.start)
        return self._spans[name]


OnTag = Callable[[Tag], None]


def _nothing(_text: str) -> None:
    """Have the text of an element gathered."""
