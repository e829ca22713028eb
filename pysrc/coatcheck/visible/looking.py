"""Looks at one file: decoded, shown to the models, judged by the rules.

Everything stays in the memory of the call. Importing it needs the extra ``visible``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from coatcheck import redaction
from coatcheck.errors import DamagedFile, EngineError, TooLarge
from coatcheck.source import Source
from coatcheck.visible.detection import Detection, Kind
from coatcheck.visible.geometry import bounds, box
from coatcheck.visible.native import Models, see
from coatcheck.visible.rules.engine import TextRules


@dataclass(frozen=True, slots=True)
class Looked:
    """What a picture shows: pieces in pixels of the upright picture of this size."""

    width: int
    height: int
    pieces: tuple[Detection, ...]


@cache
def _models() -> Models:
    return Models()


@cache
def _rules() -> TextRules:
    return TextRules()


def look(source: Source) -> Looked:
    """Return what a picture shows: faces, codes, texts, and lines that could not be read.

    Raises an EngineError: those of ``coatcheck.redaction.redact``, or UnsupportedFormat where a
    model is missing.
    """
    image = redaction.upright(source)
    try:
        seen = see(image, _models())
        texts = _rules().detect(seen.page)
    except EngineError:
        raise
    except MemoryError:
        raise TooLarge("there is not enough memory to look at this picture") from None
    except Exception as error:  # The runtime of the models raises classes of its own.
        raise DamagedFile(f"the picture could not be looked at: {type(error).__name__}") from None
    pieces = [*seen.faces, *seen.codes, *texts]
    for place in seen.unread:
        pieces.append(Detection(Kind.UNREADABLE, 0.3, place, "", "text-detection"))
    return Looked(*image.size, tuple(_inside(piece, *image.size) for piece in pieces))


def _inside(piece: Detection, width: int, height: int) -> Detection:
    """Keep a piece in the picture, as a box where its polygon leaves it."""
    left, top, right, bottom = bounds(piece.polygon)
    if left >= 0 and top >= 0 and right <= width and bottom <= height:
        return piece
    area = box(max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height))
    return Detection(piece.kind, piece.score, area, piece.shown, piece.detector)
