"""The words of the classification: rules, and how a table of them is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coatcheck.labels import Label
from coatcheck.model import Category


@dataclass(frozen=True, slots=True)
class Rule:
    """What an entry is: its category, its label, its weight in the category."""

    category: Category
    label: Label
    weight: int = 50


UNKNOWN_RULE = Rule(Category.UNKNOWN, Label.UNKNOWN, 50)

Key = tuple[str, str]
"""Group and name; the group or the name may be ``*`` for any."""
Table = Mapping[Key, Rule]
Patterns = tuple[tuple[re.Pattern[str], Rule], ...]
"""In order: an expression that is searched in ``group:name``, and the rule where it is found."""


def table(*rows: tuple[Rule, str]) -> Table:
    """Turn rules with their entries, written ``group:name group:name``, into a table."""
    result: dict[Key, Rule] = {}
    for rule, entries in rows:
        for entry in entries.split():
            group, _, name = entry.partition(":")
            assert (group, name) not in result, entry
            result[group, name] = rule
    return result


def patterns(*rows: tuple[str, Rule]) -> Patterns:
    """Compile the expressions of a list of patterns."""
    return tuple((re.compile(expression), rule) for expression, rule in rows)
