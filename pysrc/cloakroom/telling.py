"""Reports in plain English, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cloakroom.model import Category, Finding, Report

_HEADLINES = {
    Category.LOCATION: "It says where it was taken",
    Category.PEOPLE: "It names people",
    Category.HIDDEN_PICTURE: "It carries a hidden picture",
    Category.VIDEO: "It carries a video or a sound",
    Category.DEVICE_ID: "It can be traced to one device",
    Category.DATE: "It says when it was taken or changed",
    Category.DEVICE: "It says what it was taken with",
    Category.CAPTION: "It carries words that somebody wrote",
    Category.AI_PROMPT: "It carries the prompt it was made from",
    Category.CREDENTIALS: "It carries content credentials",
    Category.HISTORY: "It carries its editing history",
    Category.SOFTWARE: "It says which software made it",
    Category.UNKNOWN: "It carries data that Cloakroom does not know",
    Category.SETTINGS: "It carries camera settings",
    Category.TECHNICAL: "Technical",
}

WIDTH = 96
"""Longest line of a value in characters; what is cut ends in an ellipsis."""


def size_text(size: int) -> str:
    """Write a size in bytes as a person would: ``2.1 MB``."""
    if size < 1000:
        return f"{size} bytes"
    amount = float(size)
    for unit in ("KB", "MB", "GB"):
        amount /= 1000
        if amount < 1000 or unit == "GB":
            break
    return f"{amount:.1f} {unit}"


def printable(text: str) -> str:
    """Replace what a terminal would obey or could not show: a file's text is a stranger's."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def tell(name: str, report: Report) -> Iterator[str]:
    """Yield the lines that tell a person what one picture gives away."""
    yield f"{printable(name)} ({report.format}, {size_text(report.size)})"
    if not report.telling:
        yield "  Nothing to tell: it gives nothing away that Cloakroom knows of."
    for category, group in groupby(report.telling, key=lambda finding: finding.category):
        yield f"  {_HEADLINES[category]}."
        for finding in group:
            yield f"    {_line(finding)}"
    if report.kept:
        kept = "; ".join(f"{_inside(kept.label)}, {kept.reason}" for kept in report.kept)
        yield f"  A cleaned copy keeps: {kept}."


def _inside(label: str) -> str:
    """Write a label as it stands within a sentence: ``orientation``, but ``HDR gain map``."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _line(finding: Finding) -> str:
    value = printable(" ".join(finding.value.split()))
    if len(value) > WIDTH:
        value = value[: WIDTH - 1] + "…"
    return f"{finding.label}: {value}" if value else finding.label
