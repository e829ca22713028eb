"""THE boundary between JavaScript and the engine: plain requests in, plain replies out.

``handle`` is the only name that the worker calls. Nothing here runs code that it was sent, and
nothing from the engine leaves except through the plain data of a reply.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from bridge.js_source import JsBytes, JsFile, JsSource
from coatcheck.choices import asked
from coatcheck.errors import EngineError, UnknownType
from coatcheck.model import Keep, Plan, Zeros
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.recognise import claims_a_held_kind, held_kind
from coatcheck.policy import DEFAULT, FOR_LOOKS, Choice, Policy
from coatcheck.report import file_facts
from coatcheck.report.plain import error_to_plain, report_to_plain

if TYPE_CHECKING:
    from coatcheck.redaction import Pixels

__all__ = ["handle"]


class JsPixels(Protocol):
    """A picture that the worker had decoded by something else than Pillow."""

    width: int
    height: int
    data: JsBytes
    srgb: bool
    """Whether its colours were turned into those of sRGB."""


class Request(Protocol):
    """A request of the worker, see docs/protocol.md."""

    op: str
    name: str
    type: str
    modified: float
    """When the file was last changed, in milliseconds, as ``File.lastModified`` has it."""
    file: JsFile
    options: str
    """What else the operation takes, as JSON: ``keep``; ``edit`` and ``accepts``; ``longest``."""
    pixels: JsPixels | None


def handle(request: Request) -> dict[str, Any]:
    """Answer one request; every failure is a reply too.

    Every reply but one about an unknown operation says in ``kind`` what the file is to a person, by
    its content; None where that is not known.
    """
    reply = _answered(request)
    report = reply.get("report")
    return {**reply, "kind": report["kind"] if report else _kind(request)}


def _answered(request: Request) -> dict[str, Any]:
    work = {"clean": _clean, "redact": _redact, "preview": _preview}.get(request.op)
    if work is None:
        return _failure("engine_error", f"unknown operation {request.op!r}")
    try:
        return work(request)
    except UnknownType as error:
        if claims_a_held_kind(request.name, request.type):
            return _failure("disguised", error.message)
        return {"ok": False, "error": error_to_plain(error)}
    except EngineError as error:
        return {"ok": False, "error": error_to_plain(error)}
    except (MemoryError, RecursionError) as error:
        return _failure("limit_exceeded", type(error).__name__)
    except Exception as error:  # A bug must not look like a clean picture.
        return _failure("engine_error", f"{type(error).__name__}: {error}")


def _kind(request: Request) -> str | None:
    """Return the kind of a file of which there is no report."""
    try:
        kind = held_kind(JsSource(request.file))
    except Exception:  # It cannot be read, or is not held: then nothing more is said of it.
        return None
    return None if kind is None else kind.value


def _clean(request: Request) -> dict[str, Any]:
    rules = _rules(json.loads(request.options).get("keep"))
    source = JsSource(request.file)
    held_kind(source)
    cleaned = clean(source, rules)
    report = file_facts.added(cleaned.report, request.name, request.modified / 1000)
    return {
        "ok": True,
        "report": report_to_plain(report),
        "after": report_to_plain(cleaned.after),
        "changed": cleaned.changed,
        "pieces": _pieces(cleaned.plan),
        "asked": [{"code": a.choice.value, "kept": a.kept} for a in asked(report, rules)],
    }


def _rules(keep: list[str] | None) -> Policy:
    """Return the policy that keeps these choices and no others, beside what it takes to look right.

    They are named as in ``coatcheck.policy.Choice``; None is for what is kept by default.
    """
    return DEFAULT if keep is None else Policy(FOR_LOOKS | {Choice(name) for name in keep})


def _redact(request: Request) -> dict[str, Any]:
    # Pillow comes to the worker when pixels are first needed.
    from coatcheck import redaction

    options = json.loads(request.options)
    edit = redaction.parse(options["edit"])
    source = JsSource(request.file)
    done = redaction.redact(source, edit, options["accepts"], _pixels(request))
    report = file_facts.added(done.report, request.name, request.modified / 1000)
    converted = done.converted
    return {
        "ok": True,
        "report": report_to_plain(report),
        "after": report_to_plain(done.after),
        "changed": True,
        "data": done.data,
        "width": done.width,
        "height": done.height,
        "media_type": done.after.media_type,
        "extension": done.after.extension,
        "converted": None
        if converted is None
        else {"from": converted.source, "to": converted.target, "reason": converted.reason},
    }


def _preview(request: Request) -> dict[str, Any]:
    from coatcheck import redaction

    longest = json.loads(request.options)["longest"]
    shown = redaction.preview(JsSource(request.file), longest, _pixels(request))
    return {
        "ok": True,
        "data": shown.data,
        "media_type": shown.media_type,
        "width": shown.width,
        "height": shown.height,
        "full": list(shown.full),
    }


def _pixels(request: Request) -> Pixels | None:
    from coatcheck.redaction import Pixels

    found = request.pixels
    if found is None:
        return None
    return Pixels(int(found.width), int(found.height), found.data.to_bytes(), bool(found.srgb))


def _pieces(plan: Plan) -> list[Any]:
    """Write the pieces of a plan: ranges as pairs, bytes, and runs of zeros as their length."""
    found: list[Any] = []
    for piece in plan.pieces:
        if isinstance(piece, Keep):
            found.append([piece.start, piece.end])
        else:
            found.append(piece.size if isinstance(piece, Zeros) else piece)
    return found


def _failure(code: str, message: str) -> dict[str, Any]:
    return {"ok": False, "error": {"code": code, "message": message, "offset": None}}
