"""What a content stream paints, in order: texts, filled areas, pictures (ISO 32000-2, 8 and 9).

Only what it takes to say where a text begins, and what was painted over that place: no glyph is
measured, and an area that is no rectangle counts by the box around it where it lies behind a text,
and not at all where it would cover one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from coatcheck.formats.pdf.drawing.shapes import (
    IDENTITY,
    Box,
    Matrix,
    box_of,
    matrix_of,
    numbers,
    times,
)
from coatcheck.formats.pdf.reading.objects import Dict, Stream, Value, entries_of, number

MAX_TOKENS = 150_000
"""Tokens of all pages of a document that are looked at."""
MAX_FORMS = 4
"""Forms inside each other that are followed."""

_TOKENS = re.compile(
    rb"\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*+\))*+\)|<[0-9A-Fa-f\s]*+>|<<|>>|"
    rb"/[^\0\t\n\f\r ()<>\[\]{}/%]*+|[^\0\t\n\f\r ()<>\[\]{}/%]++|[\[\]]"
)
_INLINE_IMAGE = re.compile(rb"(?<![^\s])BI\s[\s\S]*?\sID\s[\s\S]*?\sEI(?![^\s])")
_OPERAND = frozenset(b"0123456789+-.(</[")
_WHITE = 0.99


class Text(NamedTuple):
    """A text that is shown: where it begins, how, and its strings as they are written."""

    order: int
    x: float
    y: float
    size: float
    mode: int
    white: bool
    font: Value
    strings: tuple[bytes, ...]


class Area(NamedTuple):
    """A filled area or a picture."""

    order: int
    box: Box
    covers: bool
    """Whether it is an opaque rectangle."""
    is_picture: bool


@dataclass(slots=True)
class Painted:
    """What is painted on one page, in order."""

    texts: list[Text] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    order: int = 0


@dataclass(slots=True)
class _State:
    """What ``q`` saves."""

    matrix: Matrix
    white: bool = False
    opaque: bool = True
    font: Value = None
    size: float = 0.0
    mode: int = 0
    leading: float = 0.0


class Painter:
    """Reads content streams; one for a document, so that there is an end to it."""

    def __init__(self, get: Callable[[Value], Value], decode: Callable[[Stream], bytes]) -> None:
        self.follow = get
        self._decode = decode
        self.left = MAX_TOKENS

    def paint(self, data: bytes, resources: Dict) -> Painted:
        """Return what a page paints."""
        painted = Painted()
        self._run(data, resources, _State(IDENTITY), painted, 0)
        return painted

    def _run(
        self, data: bytes, resources: Dict, state: _State, painted: Painted, depth: int
    ) -> None:
        if b"BI" in data:
            data = _INLINE_IMAGE.sub(b" ", data)
        page = _Page(self, resources, state, painted, depth)
        operands: list[bytes] = []
        for token in _TOKENS.findall(data):
            if token[0] in _OPERAND:
                operands.append(token)
                continue
            self.left -= 1
            if self.left < 0:
                return
            does = _OPERATORS.get(token)
            if does is not None:
                does(page, operands)
            if token not in (b"]", b">>"):
                operands.clear()

    def form(self, stream: Stream, page: _Page) -> None:
        """Paint a form XObject where it is drawn."""
        if page.depth >= MAX_FORMS or self.left < 0:
            return
        own = stream.entries
        inner = _State(times(matrix_of(own.get(b"Matrix"), self.follow), page.state.matrix))
        inner.white, inner.opaque = page.state.white, page.state.opaque
        resources = entries_of(self.follow(own.get(b"Resources"))) or page.resources
        self._run(self._decode(stream), resources, inner, page.painted, page.depth + 1)

    def look_up(self, resources: Dict, kind: bytes, name: bytes) -> Value:
        """Return a resource by its name."""
        return self.follow(entries_of(self.follow(resources.get(kind))).get(name[1:]))


class _Page:
    """The state of one content stream while it is read."""

    def __init__(
        self, painter: Painter, resources: Dict, state: _State, painted: Painted, depth: int
    ) -> None:
        self.painter = painter
        self.resources = resources
        self.state = state
        self.painted = painted
        self.depth = depth
        self.saved: list[_State] = []
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.rectangles: list[Box] = []
        self.points: list[tuple[float, float]] = []

    def save(self, _: list[bytes]) -> None:
        if len(self.saved) < 200:
            now = self.state
            self.saved.append(
                _State(now.matrix, now.white, now.opaque, now.font, now.size, now.mode, now.leading)
            )

    def restore(self, _: list[bytes]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[bytes]) -> None:
        if len(operands) >= 6:
            a, b, c, d, e, f = numbers(operands[-6:])
            self.state.matrix = times((a, b, c, d, e, f), self.state.matrix)

    def settings(self, operands: list[bytes]) -> None:
        if operands:
            own = entries_of(self.painter.look_up(self.resources, b"ExtGState", operands[-1]))
            if b"ca" in own:
                self.state.opaque = number(self.painter.follow(own[b"ca"]), 1.0) >= _WHITE
            if b"BM" in own and self.painter.follow(own[b"BM"]) not in (b"Normal", b"Compatible"):
                self.state.opaque = False

    def color(self, operands: list[bytes]) -> None:
        values = [number(item, -1.0) for item in operands]
        if len(values) == 4:
            self.state.white = all(0 <= value <= 1 - _WHITE for value in values)
        else:
            self.state.white = bool(values) and all(value >= _WHITE for value in values)

    def rectangle(self, operands: list[bytes]) -> None:
        if len(operands) >= 4:
            x, y, width, height = numbers(operands[-4:])
            self.rectangles.append(box_of(self.state.matrix, x, y, width, height))

    def point(self, operands: list[bytes]) -> None:
        if len(operands) >= 2:
            x, y = numbers(operands[-2:])
            a, b, c, d, e, f = self.state.matrix
            self.points.append((a * x + c * y + e, b * x + d * y + f))

    def fill(self, _: list[bytes]) -> None:
        add = self.painted.areas.append
        order = self.painted.order
        self.painted.order += 1
        a, b, c, d, _e, _f = self.state.matrix
        upright = (abs(b) < 1e-6 and abs(c) < 1e-6) or (abs(a) < 1e-6 and abs(d) < 1e-6)
        for box in self.rectangles:
            add(Area(order, box, self.state.opaque and upright, False))
        if self.points:
            add(Area(order, *self._shape()))
        self.end([])

    def _shape(self) -> tuple[Box, bool, bool]:
        """Return the box around a path, and whether it is one: four corners, all at its edges."""
        xs, ys = zip(*self.points, strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        corners = {(round(x, 1), round(y, 1)) for x, y in self.points}
        left, bottom, right, top = (round(side, 1) for side in box)
        is_box = corners == {(left, bottom), (left, top), (right, bottom), (right, top)}
        return box, is_box and self.state.opaque, False

    def end(self, _: list[bytes]) -> None:
        self.rectangles.clear()
        self.points.clear()

    def draw(self, operands: list[bytes]) -> None:
        if not operands:
            return
        target = self.painter.look_up(self.resources, b"XObject", operands[-1])
        if isinstance(target, Stream) and target.entries.get(b"Subtype") == b"Form":
            self.painter.form(target, self)
        elif isinstance(target, Stream):
            box = box_of(self.state.matrix, 0, 0, 1, 1)
            self.painted.areas.append(Area(self.painted.order, box, False, True))
            self.painted.order += 1

    def begin_text(self, _: list[bytes]) -> None:
        self.text = self.line = IDENTITY

    def font(self, operands: list[bytes]) -> None:
        if len(operands) >= 2:
            self.state.font = self.painter.look_up(self.resources, b"Font", operands[-2])
            self.state.size = number(operands[-1])

    def mode(self, operands: list[bytes]) -> None:
        self.state.mode = int(number(operands[-1])) if operands else 0

    def set_leading(self, operands: list[bytes]) -> None:
        self.state.leading = number(operands[-1]) if operands else 0.0

    def move(self, operands: list[bytes]) -> None:
        if len(operands) >= 2:
            x, y = numbers(operands[-2:])
            self.text = self.line = times((1, 0, 0, 1, x, y), self.line)

    def move_and_lead(self, operands: list[bytes]) -> None:
        self.state.leading = -number(operands[-1]) if operands else 0.0
        self.move(operands)

    def set_text(self, operands: list[bytes]) -> None:
        if len(operands) >= 6:
            a, b, c, d, e, f = numbers(operands[-6:])
            self.text = self.line = (a, b, c, d, e, f)

    def next_line(self, _: list[bytes]) -> None:
        self.text = self.line = times((1, 0, 0, 1, 0, -self.state.leading), self.line)

    def show(self, operands: list[bytes]) -> None:
        strings = tuple(item for item in operands if item[:1] in (b"(", b"<"))
        if not strings:
            return
        state = self.state
        a, b, c, d, x, y = times(self.text, state.matrix)
        size = abs(state.size) * max(abs(a), abs(b), abs(c), abs(d))
        order = self.painted.order
        self.painted.order += 1
        self.painted.texts.append(
            Text(order, x, y, size, state.mode, state.white, state.font, strings)
        )

    def show_on_next_line(self, operands: list[bytes]) -> None:
        self.next_line([])
        self.show(operands)


_OPERATORS: dict[bytes, Callable[[_Page, list[bytes]], None]] = {
    b"q": _Page.save,
    b"Q": _Page.restore,
    b"cm": _Page.concatenate,
    b"gs": _Page.settings,
    **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), _Page.color),
    b"re": _Page.rectangle,
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), _Page.point),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), _Page.fill),
    **dict.fromkeys((b"n", b"S", b"s"), _Page.end),
    b"Do": _Page.draw,
    b"BT": _Page.begin_text,
    b"Tf": _Page.font,
    b"Tr": _Page.mode,
    b"TL": _Page.set_leading,
    b"Td": _Page.move,
    b"TD": _Page.move_and_lead,
    b"Tm": _Page.set_text,
    b"T*": _Page.next_line,
    **dict.fromkeys((b"Tj", b"TJ"), _Page.show),
    **dict.fromkeys((b"'", b'"'), _Page.show_on_next_line),
}
