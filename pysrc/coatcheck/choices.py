"""What of a file's content a person is asked about, and can keep or let go for this file alone.

All that is told though it stays, and on which a ``Choice`` decides: a format that has content to
ask about needs a row of ``policy.TOLD``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coatcheck.labels import Label
from coatcheck.model import Report
from coatcheck.policy import TOLD, Choice, Policy

ASKED_BY: Mapping[Label, Choice] = {
    Label.COPYRIGHT: Choice.COPYRIGHT,
    **{label: choice for label, choice in TOLD.items() if choice is not None},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A choice that there is about one file."""

    choice: Choice
    kept: bool
    """Whether the copy keeps it as things are."""


def asked(report: Report, rules: Policy) -> list[Asked]:
    """Return the choices that a file gives occasion to, each once, in the order of ``Choice``."""
    found = {ASKED_BY[f.label] for f in report.findings if f.label in ASKED_BY and not f.inside}
    return [Asked(choice, choice in rules.keep) for choice in Choice if choice in found]
