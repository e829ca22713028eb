"""What decoders and findings say, in the English of the catalogue."""

from __future__ import annotations

from coatcheck.model import Tag
from coatcheck.phrases import parse
from coatcheck.report import catalogue


def english(value: str | Tag) -> str:
    """Say a value, or that of an entry."""
    return catalogue.said(parse(value.value if isinstance(value, Tag) else value))
