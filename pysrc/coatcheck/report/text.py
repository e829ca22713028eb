"""Reports in plain English, for the command line: what a friend would say who had looked.

The first line is the one thing that matters most. The sentences behind it stand in ``sentences``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coatcheck.labels import Label
from coatcheck.model import Category, Finding, Report
from coatcheck.report import catalogue
from coatcheck.report.english import on, tidy
from coatcheck.report.sentences import Said, say

MOST_DETAILS = 6
"""How many details one line names; ``--json`` has all."""
_KEPT = "A cleaned copy keeps its "


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
    said = say(report.telling)
    first, *others = said.sentences or [_without_sentences(said)]
    yield printable(_ended(f"{name} {first}"))
    for line in (*(_ended(f"It {sentence}") for sentence in others), *_details(said)):
        yield printable(f"  {line}")
    yield printable(f"  {_file(report)}")
    if report.kept:
        kept = "; its ".join(", ".join(catalogue.kept(kept)) for kept in report.kept)
        yield f"  {_KEPT}{kept}."


def _without_sentences(said: Said) -> str:
    if said.more:
        return "gives away some details"
    if said.numbers:
        return "carries numbers that can link it to other pictures"
    if said.small:
        return "gives away only small things"
    return "hides nothing that Coatcheck knows of; what it shows is another matter"


def _details(said: Said) -> Iterator[str]:
    """Yield a line each for further words, for numbers and ids, and for what hardly matters."""
    lines = (
        ("Also" if said.sentences else "Details", "; ", said.more),
        ("Numbers and ids", "; ", said.numbers),
        ("Small things", ", ", said.small),
    )
    for title, between, details in lines:
        unique = list(dict.fromkeys(details))
        left = len(unique) - MOST_DETAILS
        shown = unique if left <= 1 else [*unique[:MOST_DETAILS], f"and {left} more"]
        if shown:
            yield _ended(f"{title}: {between.join(shown)}")


def _ended(sentence: str) -> str:
    """End a sentence; what was cut has its dots already."""
    return sentence if sentence.endswith("…") else f"{sentence}."


def _file(report: Report) -> str:
    """Say what the file itself is, and what its name and date tell."""
    article = "an" if report.format.startswith("A") else "a"
    text = f"The file is {article} {report.format} of {size_text(report.size)}"
    facts = [f for f in report.findings if f.category is Category.FILE]
    changed = _first(facts, Label.FILE_MODIFIED)
    text += f", last changed {on(changed)}." if changed else "."
    named = _first(facts, Label.FILE_NAME_SAYS)
    if named:
        text += f" Its name tells something too: {tidy(named)}."
    return text


def _first(findings: Sequence[Finding], label: Label) -> str:
    return next((catalogue.text(f) for f in findings if f.label is label), "")
