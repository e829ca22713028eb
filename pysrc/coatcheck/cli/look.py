"""The command ``coatcheck look``: what pictures show, and what ``redact --hide`` hides."""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from coatcheck.cli.files import opened
from coatcheck.cli.run import USAGE, Run, complain, say
from coatcheck.cli.walk import Job, Walk
from coatcheck.errors import InvalidEdit
from coatcheck.report.text import printable

GROUPS = ("faces", "codes", "plates", "text", "unreadable")
_OF_GROUP = {"faces": "face", "codes": "code", "plates": "plate", "unreadable": "unreadable"}
_WORDS = {
    "face": ("face", "faces"),
    "code": ("code", "codes"),
    "plate": ("licence plate", "licence plates"),
    "name": ("name", "names"),
    "email": ("e-mail address", "e-mail addresses"),
    "phone": ("phone number", "phone numbers"),
    "address": ("line of an address", "lines of addresses"),
    "iban": ("bank account", "bank accounts"),
    "card": ("card number", "card numbers"),
    "card_extra": ("security code or expiry of a card", "security codes or expiries of cards"),
    "birth_date": ("birth date", "birth dates"),
    "tax_id": ("tax or insurance number", "tax or insurance numbers"),
    "id_number": ("document or customer number", "document or customer numbers"),
    "mrz": ("machine-readable line", "machine-readable lines"),
    "secret": ("password or key", "passwords or keys"),
    "url_token": ("token in an address", "tokens in addresses"),
    "user_path": ("user name in a path", "user names in paths"),
    "username": ("user name", "user names"),
    "ip": ("network address", "network addresses"),
    "coordinates": ("position", "positions"),
    "booking": ("booking number", "booking numbers"),
    "tracking": ("parcel number", "parcel numbers"),
    "unreadable": ("text that could not be read", "texts that could not be read"),
}
_MISSING = "looking at pictures needs more packages: pip install '.[visible]'"
# The packages of the extra, by the names they are imported by.
_PACKAGES = frozenset({"PIL", "numpy", "onnxruntime", "zxingcpp", "stdnum", "phonenumbers"})
_SLANT = math.radians(1.0)


def add(commands: Any) -> None:
    """Describe the command to the parser of all commands."""
    parser = commands.add_parser(
        "look",
        help="tell what pictures show: faces, codes, texts (needs more packages)",
        description="Tells which faces, codes and personal texts it sees in pictures. It does not "
        "see everything: look at the picture yourself.",
    )
    parser.set_defaults(run=run)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder, or -")
    parser.add_argument("--json", action="store_true", help="print kinds, places, words as JSON")
    quiet = "print one line for each picture, and no summary"
    parser.add_argument("-q", "--quiet", action="store_true", help=quiet)


def run(options: argparse.Namespace) -> int:
    """Look at each picture and return the exit code of ``coatcheck.cli.main``."""
    looking = library()
    if looking is None:
        return USAGE

    def work(job: Job) -> dict[str, Any]:
        begun = time.perf_counter()
        with opened(job.path) as source:
            looked = looking.look(source)
        if not options.json:
            say(printable(f"{job.path}: {summary(looked.pieces)}"))
            if not options.quiet:
                for piece in looked.pieces:
                    say(printable(f"  {_told(piece)}"))
        return {
            "width": looked.width,
            "height": looked.height,
            "pieces": [_plain(piece) for piece in looked.pieces],
            "seconds": round(time.perf_counter() - begun, 3),
        }

    return Run(options, Walk(options.paths), "looked at", render=_rendered).each(work)


def library() -> Any:
    """Return the module that looks at pictures, or None after saying what is missing."""
    try:
        from coatcheck.visible import looking
    except ImportError as missing:
        if (missing.name or "").split(".")[0] not in _PACKAGES:
            raise
        complain(_MISSING)
        return None
    return looking


def summary(pieces: Sequence[Any]) -> str:
    """Say in one line what was found; nothing found is not nothing there.

    >>> summary([])
    'nothing found, which does not say that nothing is there'
    """
    counts = Counter(piece.kind.value for piece in pieces)
    if not counts:
        return "nothing found, which does not say that nothing is there"
    return ", ".join(f"{n} {_WORDS[kind][n != 1]}" for kind, n in counts.most_common())


def _told(piece: Any) -> str:
    left, top, right, bottom = _bounds(piece.polygon)
    place = f"{left:.0f},{top:.0f},{right - left:.0f},{bottom - top:.0f}"
    shown = f" {piece.shown}" if piece.shown else ""
    return f"{_WORDS[piece.kind.value][0]}{shown} at {place} ({piece.score:.2f})"


def _plain(piece: Any) -> dict[str, Any]:
    return {
        "kind": piece.kind.value,
        "poly": [[round(x, 1), round(y, 1)] for x, y in piece.polygon],
        "label": piece.shown,
        "score": round(piece.score, 3),
        "detector": piece.detector,
    }


def _rendered(results: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the JSON of a run: pieces and seconds by file; what was refused, apart.

    Lines that could not be read are apart as well: nothing says that they are personal.
    """
    good = [result for result in results if "pieces" in result]

    def of(result: dict[str, Any], *, unreadable: bool) -> list[dict[str, Any]]:
        pieces: list[dict[str, Any]] = result["pieces"]
        return [piece for piece in pieces if (piece["kind"] == "unreadable") is unreadable]

    return {
        "files": {result["path"]: of(result, unreadable=False) for result in good},
        "unreadable": {result["path"]: of(result, unreadable=True) for result in good},
        "sizes": {result["path"]: [result["width"], result["height"]] for result in good},
        "times": {result["path"]: result["seconds"] for result in good},
        "errors": {result["path"]: result["error"] for result in results if "error" in result},
    }


def wanted(text: str) -> list[tuple[str, frozenset[str]]]:
    """Read what ``--hide`` names: groups, and kinds of text behind a colon.

    >>> wanted("faces,text:email:phone")[0]
    ('faces', frozenset())
    """
    found = []
    for item in text.split(","):
        group, *kinds = item.strip().split(":")
        if group not in GROUPS or (kinds and group != "text"):
            raise argparse.ArgumentTypeError(
                f"'{item}' is none of {', '.join(GROUPS)}, or text:KIND"
            )
        unknown = [kind for kind in kinds if kind not in _WORDS or kind in _OF_GROUP.values()]
        if unknown:
            kinds_of_text = ", ".join(k for k in _WORDS if k not in _OF_GROUP.values())
            raise argparse.ArgumentTypeError(f"'{unknown[0]}' is none of {kinds_of_text}")
        found.append((group, frozenset(kinds)))
    return found


def chosen(pieces: Iterable[Any], hide: Sequence[tuple[str, frozenset[str]]]) -> list[Any]:
    """Return the pieces that ``--hide`` means."""
    others = frozenset(_OF_GROUP.values())

    def meant(kind: str) -> bool:
        return any(
            kind == _OF_GROUP.get(group)
            or (group == "text" and kind not in others and (not kinds or kind in kinds))
            for group, kinds in hide
        )

    return [piece for piece in pieces if meant(piece.kind.value)]


def areas(pieces: Iterable[Any], style: str) -> list[dict[str, Any]]:
    """Return pieces as areas of an edit: boxes, and strokes where they are slanted."""
    made: list[dict[str, Any]] = []
    for piece in pieces:
        quad = piece.polygon
        left, top, right, bottom = _bounds(quad)
        if right <= left or bottom <= top:
            raise InvalidEdit("a piece that was found has no size")
        if len(quad) == 4 and _SLANT < abs(_angle(quad)) < math.pi - _SLANT:
            first, last = _middle(quad[0], quad[3]), _middle(quad[1], quad[2])
            width = max(math.dist(quad[0], quad[3]), math.dist(quad[1], quad[2]))
            made.append(
                {"style": style, "shape": "stroke", "points": [first, last], "width": width}
            )
        else:
            box = [left, top, right - left, bottom - top]
            made.append({"style": style, "shape": "box", "box": box})
    return made


def _bounds(polygon: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def _angle(quad: Sequence[tuple[float, float]]) -> float:
    return math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])


def _middle(one: tuple[float, float], other: tuple[float, float]) -> list[float]:
    return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]
