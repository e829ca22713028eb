"""Reports as plain data: dictionaries, lists, strings and numbers, for JSON and for messages."""

from __future__ import annotations

from typing import Any

from coatcheck.errors import EngineError
from coatcheck.model import Finding, Place, Report
from coatcheck.phrases import Measure, Moment, Part
from coatcheck.report import catalogue


def report_to_plain(report: Report) -> dict[str, Any]:
    """Turn a report into codes, numbers and texts of the file: what the extension's pages read."""
    return {
        "format": report.format,
        "kind": report.kind.value,
        "media_type": report.media_type,
        "extension": report.extension,
        "size": report.size,
        "findings": [_finding(finding) for finding in report.findings],
        "kept": [{"code": kept.value} for kept in report.kept],
    }


def report_to_json(report: Report) -> dict[str, Any]:
    """Turn a report into what the command prints as JSON: codes, with English beside them.

    Hidden pictures are given by their place in the file, or by their size if they have none.
    """
    plain = report_to_plain(report)
    for finding, written in zip(report.findings, plain["findings"], strict=True):
        written["label"] = catalogue.label(finding.label)
        written["value"] = catalogue.value(finding)
        written["source"] = catalogue.source(finding)
        if isinstance(finding.picture, bytes):
            written["picture"] = {"size": len(finding.picture)}
    for kept, written in zip(report.kept, plain["kept"], strict=True):
        name, written["reason"] = catalogue.kept(kept)
        written["label"] = name[:1].upper() + name[1:]
    return plain


def _finding(finding: Finding) -> dict[str, Any]:
    picture = list(finding.picture) if isinstance(finding.picture, tuple) else finding.picture
    return {
        "category": finding.category.value,
        "code": finding.label.value,
        "value": finding.value,
        "parts": [part_to_plain(part) for part in finding.parts],
        "origins": [[origin.standard.value, *origin.path] for origin in finding.origins],
        "place": None if finding.place is None else _place(finding.place),
        "inside": [[part.kind.value, part.number] for part in finding.inside],
        "weight": finding.weight,
        "picture": picture,
        "numbers": list(finding.numbers),
    }


def part_to_plain(part: Part) -> str | dict[str, Any]:
    """Turn a part of a value into plain data."""
    if isinstance(part, str):
        return part
    if isinstance(part, Moment):
        return {"moment": part.iso}
    if isinstance(part, Measure):
        return {"number": part.number, "unit": part.unit.value}
    inner = [[part_to_plain(one) for one in said] for said in part.parts]
    return {"term": part.term.value, "parts": inner}


def _place(place: Place) -> dict[str, Any]:
    return {"name": place.name, "country": place.country, "kilometres": place.kilometres}


def error_to_plain(error: EngineError) -> dict[str, Any]:
    """Turn an error into plain data."""
    return {"code": error.code, "message": error.message, "offset": error.offset}
