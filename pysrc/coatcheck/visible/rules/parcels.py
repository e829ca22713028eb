"""Numbers of parcels, by which anybody can follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell

_TRACKING = (
    # GS1 serial shipping container code, with its check digit; UPU S10; UPS.
    ("sscc", re.compile(r"(?<!\d)\(?00\)? ?\d{18}(?!\d)")),
    ("s10", re.compile(r"(?<![A-Z0-9])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![A-Z0-9])")),
    # DHL (licence plate of ISO 15459, and express), Amazon Logistics, SF Express, USPS (IMpb).
    ("dhl", re.compile(r"(?<![A-Z0-9])(?:JVGL ?\d{8,20}|JJ?D ?\d{2,4} ?\d{4} ?\d{4} ?\d{4}[\d ]{0,10}|GM ?\d{16,20})(?![A-Z0-9])")),
    ("amazon", re.compile(r"(?<![A-Z0-9])TB[ACM]\d{12}(?!\d)")),
    ("sf", re.compile(r"(?<![A-Z0-9])SF\d{12,13}(?!\d)")),
    ("usps", re.compile(r"(?<!\d)9[2-5]\d{2} ?\d{4} ?\d{4} ?\d{4} ?\d{4} ?\d{2}(?!\d)")),
    ("ups", re.compile(r"(?<![A-Z0-9])1Z ?[A-Z0-9]{3} ?[A-Z0-9]{3} ?\d{2} ?\d{4} ?\d{4}(?!\d)")),
)  # fmt: skip


def find(cell: Cell) -> Iterator[Hit]:
    """Find numbers of parcels, by which anybody can follow them."""
    for name, pattern in _TRACKING:
        for match in pattern.finditer(cell.text):
            digits = re.sub(r"\D", "", match[0])
            # Alone under a bar code, without the brackets of GS1, carriers break the rule.
            whole = match[0].strip() == cell.text.strip() and "(" not in match[0]
            if (name == "sscc" and not _gs1(digits) and not whole) or (
                name == "s10" and not _s10(digits)
            ):
                continue
            yield Hit(Kind.TRACKING, cell, match.start(), match.end(), 0.9, name)


def _gs1(digits: str) -> bool:
    """GS1 General Specifications, 7.9: weights 3 and 1 from the right."""
    return sum(int(d) * (3, 1)[i % 2] for i, d in enumerate(reversed(digits[2:]), 1)) % 10 == 0


def _s10(digits: str) -> bool:
    """UPU S10, 5.2: weights 8 6 4 2 3 5 9 7, modulo 11."""
    total = sum(int(d) * w for d, w in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False))
    check = 11 - total % 11
    return {10: 0, 11: 5}.get(check, check) == int(digits[8])
