"""Looks at a picture outside of a browser: Pillow decodes, onnxruntime runs the models.

The extra ``visible`` installs what this module needs. In the extension a worker does the same
with onnxruntime-web and hands the numbers to the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import zxingcpp
from PIL import Image

from coatcheck.errors import UnsupportedFormat
from coatcheck.visible import codes
from coatcheck.visible.detection import Detection, Page, Polygon, TextLine
from coatcheck.visible.geometry import bounds, sides
from coatcheck.visible.models import ctc, faces, ink, text_boxes
from coatcheck.visible.models.files import FACES, FOLDER, READING, TEXT

_OVERLAP = 64
"""Pixels that pieces of a tall picture share."""
_TALL = 2.5
"""Longer than this many times its width, a picture is read in pieces."""
_TILTED_LINE = 1.5
"""A box so many times higher than wide is a line that was turned."""
_LEAST_SCORE = 0.5
_THREADS = 2

_TURNED = {
    1: Image.Transpose.ROTATE_90,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_270,
}

Array = np.ndarray[Any, Any]


@dataclass(slots=True)
class Seen:
    """What the models say about a picture, before any rule: faces, lines, lines not read."""

    width: int
    height: int
    faces: list[Detection] = field(default_factory=list)
    codes: list[Detection] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    unread: list[Polygon] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The lines alone, as the rules take them."""
        return Page(self.width, self.height, tuple(self.lines))


class Models:
    """The three models, each loaded when it is first asked."""

    def __init__(self, folder: Path | None = None, threads: int = _THREADS) -> None:
        self._folder = folder or Path(__file__).parent / FOLDER
        self._threads = threads

    def _session(self, name: str) -> Any:
        path = self._folder / name
        if not path.is_file():
            raise UnsupportedFormat(
                f"the model {name} is missing: `python3 build.py build` makes it"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _faces(self) -> Any:
        return self._session(FACES)

    @cached_property
    def _text(self) -> Any:
        return self._session(TEXT)

    @cached_property
    def _reading(self) -> Any:
        return self._session(READING)

    @cached_property
    def _labels(self) -> list[str]:
        return ctc.alphabet(self._reading.get_modelmeta().custom_metadata_map["character"])

    def find_faces(self, image: Image.Image) -> list[Detection]:
        """Return the faces of an upright RGB picture; lying ones where none is surely upright."""
        found: list[faces.Face] = []
        done = set()
        for longer in faces.SIZES:
            small, shrunk = _shrunk(image, longer)
            if small.size not in done:
                done.add(small.size)
                found += self._faces_in(small, shrunk)
        upright = faces.detections(faces.merged(found), *image.size)
        if any(score >= faces.TURNED_SCORE for score, _ in found):
            return upright
        small, shrunk = _shrunk(image, faces.TURNED_SIZE)
        for turns in faces.TURNS:
            some = self._faces_in(small.transpose(_TURNED[turns]), shrunk)
            sure = [face for face in some if face[0] >= faces.TURNED_SCORE]
            if sure:
                size = image.size if turns == 2 else (image.height, image.width)
                return faces.turned_back(faces.detections(sure, *size), turns, *image.size)
        return upright

    def _faces_in(self, small: Image.Image, shrunk: float) -> list[faces.Face]:
        sent = faces.network_input(_array(small))
        heat, scale, offset, _ = self._faces.run(None, {self._faces.get_inputs()[0].name: sent})
        return faces.decode(heat[0], scale[0], offset[0], shrunk)

    def find_text(self, image: Image.Image) -> list[Polygon]:
        """Return the places of text, in pixels of the picture."""
        found: list[Polygon] = []
        for top, piece in _pieces(image):
            small, _ = _shrunk(piece, text_boxes.LONGER_SIDE)
            size = tuple(max(round(side / 32), 1) * 32 for side in small.size)
            fitted = piece.resize((size[0], size[1]), Image.Resampling.BILINEAR)
            (maps,) = self._text.run(
                None,
                {self._text.get_inputs()[0].name: text_boxes.network_input(_array(fitted))},
            )
            x, y = piece.width / size[0], piece.height / size[1]
            for quad in text_boxes.boxes(maps[0, 0]):
                found.append(tuple((px * x, py * y + top) for px, py in quad))
        return found

    def read(self, image: Image.Image, place: Polygon) -> TextLine:
        """Return what one place says."""
        quad = place
        width, height = sides(quad)
        if height > _TILTED_LINE * width:
            # Written from bottom to top more often than from top to bottom.
            quad = (quad[3], quad[0], quad[1], quad[2])
            width, height = height, width
        size = (ctc.width_for(width, height), ctc.HEIGHT)
        corners = (*quad[0], *quad[3], *quad[2], *quad[1])
        line = _turned_upright(image, quad, corners, size)
        sent = ctc.network_input(_array(line))
        (steps,) = self._reading.run(None, {self._reading.get_inputs()[0].name: sent})
        text, places, score = ctc.decode(steps[0], self._labels, size[0] / sent.shape[3])
        inked = ink.trimmed(quad, *ink.rows(_array(line)))
        return TextLine(text, quad, places, score, inked)


def find_codes(image: Image.Image) -> list[Detection]:
    """Return the codes of an upright RGB picture; also those that can be found and not read."""
    small, shrunk = _shrunk(image, codes.LONGER_SIDE)
    found = []
    for code in zxingcpp.read_barcodes(small, return_errors=True)[: codes.MOST]:
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        quad = [(p.x / shrunk, p.y / shrunk) for p in corners]
        said = codes.detection(str(code.format), quad, code.text, read=bool(code.valid))
        if said is not None:
            found.append(said)
    return found


def _turned_upright(
    image: Image.Image, quad: Polygon, corners: Sequence[float], size: tuple[int, int]
) -> Image.Image:
    """Cut a slanted line out and lay it flat.

    Pillow looks at the four pixels around a place only, so that what is made much smaller is
    made smaller by whole means first.
    """
    left, top, right, bottom = bounds(quad)
    outer = (
        max(int(left) - 2, 0),
        max(int(top) - 2, 0),
        min(int(right) + 3, image.width),
        min(int(bottom) + 3, image.height),
    )
    if outer[2] <= outer[0] or outer[3] <= outer[1]:
        return Image.new("RGB", size)
    part = image.crop(outer)
    _, height = sides(quad)
    factor = max(int(height / size[1]), 1)
    if factor > 1:
        part = part.reduce(factor)
    moved = [(c - outer[i % 2]) / factor for i, c in enumerate(corners)]
    flat = (
        abs(quad[0][1] - quad[1][1]) < 1 and abs(quad[0][0] - quad[3][0]) < 1 and quad[0] < quad[1]
    )
    if flat:
        edges = (moved[0], moved[1], moved[4], moved[5])
        inside = (
            min(max(edges[0], 0), part.width - 1),
            min(max(edges[1], 0), part.height - 1),
            min(max(edges[2], 1), part.width),
            min(max(edges[3], 1), part.height),
        )
        if inside[0] < inside[2] and inside[1] < inside[3]:
            return part.resize(size, Image.Resampling.BICUBIC, box=inside)
    return part.transform(
        size, Image.Transform.QUAD, tuple(moved), resample=Image.Resampling.BICUBIC
    )


def _shrunk(image: Image.Image, longer: int) -> tuple[Image.Image, float]:
    """Return the picture with its longer side at most so long, and by how much it shrank."""
    share = min(longer / max(image.size), 1.0)
    if share == 1.0:
        return image, 1.0
    size = (max(round(image.width * share), 1), max(round(image.height * share), 1))
    return image.resize(size, Image.Resampling.BILINEAR, reducing_gap=3.0), share


def _pieces(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """Yield pieces of a tall picture from the top, each with where it begins."""
    if image.height <= _TALL * image.width or image.height <= text_boxes.LONGER_SIDE:
        yield 0, image
        return
    step = max(int(1.5 * image.width), text_boxes.LONGER_SIDE // 2)
    top = 0
    while True:
        bottom = min(top + step, image.height)
        yield top, image.crop((0, top, image.width, bottom))
        if bottom == image.height:
            return
        top = bottom - _OVERLAP


def _array(image: Image.Image) -> Array:
    return np.asarray(image, np.uint8)


def see(image: Image.Image, models: Models, *, text: bool = True) -> Seen:
    """Run the models on an upright RGB picture."""
    seen = Seen(*image.size)
    seen.faces = models.find_faces(image)
    seen.codes = find_codes(image)
    if text:
        for place in models.find_text(image):
            line = models.read(image, place)
            if line.text.strip() and line.score >= _LEAST_SCORE:
                seen.lines.append(line)
            else:
                seen.unread.append(place)
    return seen
