"""Tags as the decoders give them, and what a finding says."""

from __future__ import annotations

from coatcheck.classify import findings
from coatcheck.model import Category as C
from coatcheck.model import Standard, Tag
from coatcheck.report import catalogue


def exif(group: str, name: str, value: str, **more: object) -> Tag:
    return Tag(Standard.EXIF, group, name, value, **more)  # type: ignore[arg-type]


def said(*tags: Tag) -> list[tuple[C, str, str]]:
    return [
        (finding.category, finding.label, catalogue.text(finding)) for finding in findings(tags)
    ]
