"""THE boundary between JavaScript and the engine: plain requests in, plain replies out.

``handle`` is the only name that the worker calls. Nothing here runs code that it was sent, and
nothing from the engine leaves except through the plain data of a reply.
"""

from __future__ import annotations

from typing import Any, Protocol

from bridge.js_source import JsFile, JsSource
from cloakroom import file_facts
from cloakroom.cleaning import clean
from cloakroom.errors import EngineError, NotAPicture
from cloakroom.model import Keep, Plan
from cloakroom.plain import error_to_plain, report_to_plain
from cloakroom.recognise import claims_to_be_picture

__all__ = ["handle"]


class Request(Protocol):
    """A request of the worker, see docs/protocol.md."""

    op: str
    name: str
    type: str
    modified: float
    """When the file was last changed, in milliseconds, as ``File.lastModified`` has it."""
    file: JsFile


def handle(request: Request) -> dict[str, Any]:
    """Answer one request; every failure is a reply too."""
    if request.op != "clean":
        return _failure("engine_error", f"unknown operation {request.op!r}")
    try:
        return _clean(request)
    except NotAPicture as error:
        if claims_to_be_picture(request.name, request.type):
            return _failure("disguised", error.message)
        return {"ok": False, "error": error_to_plain(error)}
    except EngineError as error:
        return {"ok": False, "error": error_to_plain(error)}
    except (MemoryError, RecursionError) as error:
        return _failure("limit_exceeded", type(error).__name__)
    except Exception as error:  # A bug must not look like a clean picture.
        return _failure("engine_error", f"{type(error).__name__}: {error}")


def _clean(request: Request) -> dict[str, Any]:
    cleaned = clean(JsSource(request.file))
    report = file_facts.added(cleaned.report, request.name, request.modified / 1000)
    return {
        "ok": True,
        "report": report_to_plain(report),
        "after": report_to_plain(cleaned.after),
        "changed": cleaned.changed,
        "pieces": _pieces(cleaned.plan),
    }


def _pieces(plan: Plan) -> list[Any]:
    return [[piece.start, piece.end] if isinstance(piece, Keep) else piece for piece in plan.pieces]


def _failure(code: str, message: str) -> dict[str, Any]:
    return {"ok": False, "error": {"code": code, "message": message, "offset": None}}
