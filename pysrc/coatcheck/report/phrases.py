"""Parts of sentences that are made of one finding."""

from __future__ import annotations

from coatcheck.model import Category, Finding
from coatcheck.report import catalogue
from coatcheck.report.english import SHORT, cut, lower, on

STRONG = 50
"""Weight from which a finding is worth words of its own; one without a weight is."""


def label_of(finding: Finding) -> str:
    """Return the label as it stands within a sentence."""
    return lower(catalogue.label(finding.label))


def is_strong(finding: Finding) -> bool:
    """Whether a finding is worth words of its own."""
    return finding.weight == 0 or finding.weight >= STRONG


def on_or_tidy(finding: Finding) -> str:
    """Return a value as a detail has it."""
    if finding.category is Category.DATE:
        return on(finding.value).removeprefix("on ").removeprefix("at ")
    return cut(finding.value, SHORT)


def with_value(text: str, finding: Finding, longest: int) -> str:
    """Return words with the value of a finding behind them, if it has one."""
    return f"{text}: {cut(finding.value, longest)}" if finding.value else text
