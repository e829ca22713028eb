"""What of a file's content a person is asked about, and can keep or let go for this file alone.

A row for each label by which a finding tells of such content; a format that has content to ask
about needs nothing else but a ``Choice`` on which its policy decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coatcheck.labels import Label
from coatcheck.model import Report
from coatcheck.policy import Choice, Policy

ASKED_BY: Mapping[Label, Choice] = {
    Label.COPYRIGHT: Choice.COPYRIGHT,
    Label.COMMENTS: Choice.COMMENTS,
    Label.SPEAKER_NOTES: Choice.NOTES,
    Label.MACROS: Choice.MACROS,
    Label.COMMENT_AUTHOR: Choice.COMMENT_AUTHORS,
    Label.REVIEW_DATES: Choice.COMMENT_AUTHORS,
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
