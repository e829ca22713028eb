"""Reports as plain data: dictionaries, lists, strings and numbers, for JSON and for messages."""

from __future__ import annotations

from typing import Any

from coatcheck.errors import EngineError
from coatcheck.model import Finding, Report


def report_to_plain(report: Report, *, pictures: bool = True) -> dict[str, Any]:
    """Turn a report into plain data.

    With ``pictures`` false, hidden pictures are given by their size only, as JSON needs it.
    """
    return {
        "format": report.format,
        "media_type": report.media_type,
        "extension": report.extension,
        "size": report.size,
        "findings": [_finding(finding, pictures) for finding in report.findings],
        "kept": [
            {"code": kept.code, "label": kept.label, "reason": kept.reason} for kept in report.kept
        ],
    }


def _finding(finding: Finding, pictures: bool) -> dict[str, Any]:
    picture: Any = finding.picture
    if isinstance(picture, tuple):
        picture = list(picture)
    elif isinstance(picture, bytes) and not pictures:
        picture = {"size": len(picture)}
    return {
        "category": finding.category.value,
        "label": finding.label,
        "value": finding.value,
        "source": finding.source,
        "weight": finding.weight,
        "picture": picture,
        "numbers": list(finding.numbers),
    }


def error_to_plain(error: EngineError) -> dict[str, Any]:
    """Turn an error into plain data."""
    return {"code": error.code, "message": error.message, "offset": error.offset}
