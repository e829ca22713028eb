"""Labels of forms in more languages than the extension's own, by groups of neighbours.

Each module has ``TABLES``: the kind of what a label names (None: nothing personal), and the labels,
parted by semicolons, spelled as in the language. ``labels`` folds them. The words are those of the
countries' own forms: identity cards and passports (ICAO 9303 fields), applications at registers and
tax offices, health insurers' and banks' forms, parcel and booking forms.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.languages import asian, balkan, baltic, central, nordic, western

_GROUPS = (nordic, baltic, central, balkan, western, asian)


def tables() -> Iterator[tuple[Kind | None, str]]:
    """Yield the tables of all groups."""
    for group in _GROUPS:
        yield from group.TABLES
