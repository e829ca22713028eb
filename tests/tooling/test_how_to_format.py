"""The how-to for formats holds: one folder and one row, and every part knows the format.

A format of nobody's is added to a copy of the sources as ``docs/how-to/add-a-format.md`` says, and
thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRY = "coatcheck/formats/__init__.py"

CONTAINER = '''"""Notes: ``NOTE``, then records of a type of four letters, a length and bytes."""

from collections.abc import Sequence

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import Edits, splice
from coatcheck.model import Content, Plan, Segment
from coatcheck.source import Source

KNOWN = {b"BODY": Content.ESSENCE, b"WORD": Content.COMMENT}


def detect(head: bytes) -> bool:
    return head.startswith(b"NOTE")


def segments(source: Source) -> list[Segment]:
    found = [Segment("NOTE", Content.STRUCTURE, 0, 4)]
    position = 4
    while position < source.size:
        head = source.read(position, position + 8)
        end = position + 8 + int.from_bytes(head[4:8])
        if end > source.size:
            raise DamagedFile("the file ends in the middle of a record", position)
        content = KNOWN.get(head[:4], Content.UNKNOWN)
        name = head[:4].decode("latin-1")
        found.append(Segment(name, content, position, end, (position + 8, end)))
        position = end
    return found


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    gone = [part for part in segments if part in edits and edits[part] is None]
    return splice(source, [(part.start, part.end, b"") for part in gone])
'''
IMPORT = "from coatcheck.formats.note import container as note\n"
ROW = """    Container(
        format="NOTE",
        kind=MediaKind.PICTURE,
        media_types=("image/x-note",),
        extensions=(".note",),
        signatures=("4e 4f 54 45",),
        module=note,
    ),
"""
CHECK = """
import json
from coatcheck import clean, inspect
from coatcheck.formats.held import is_held_type
from tooling.steps import lists

record = lambda kind, data: kind + len(data).to_bytes(4) + data
data = b"NOTE" + record(b"WORD", b"by Jane Roe") + record(b"BODY", b"hello") + record(b"odd ", b"x")
report = inspect(data)
copy = clean(data)
print(json.dumps({
    "format": report.format,
    "said": [finding.value for finding in report.findings],
    "copy": copy.data.hex(),
    "after": len(copy.after.telling),
    "held": is_held_type("image/x-note"),
    "script": lists.written()[lists.FORMATS],
}))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy what a format touches, and what reads the registry."""
    for name in ("pysrc/coatcheck", "pysrc/tooling", "extension/_locales", "extension/shared"):
        leave_out = shutil.ignore_patterns("__pycache__", "*.bin", "*.onnx")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=leave_out)
    return tmp_path


def test_a_format_is_a_folder_and_a_row(tree: Path) -> None:
    folder = tree / "pysrc/coatcheck/formats/note"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Notes."""\n')
    (folder / "container.py").write_text(CONTAINER)
    registry = tree / "pysrc" / REGISTRY
    text = registry.read_text("utf-8")
    after_imports = "from coatcheck.formats.png import container as png\n"
    start_of_rows = "CONTAINERS: tuple[Container, ...] = (\n"
    for place in (after_imports, start_of_rows):
        assert text.count(place) == 1
    text = text.replace(after_imports, IMPORT + after_imports)
    registry.write_text(text.replace(start_of_rows, start_of_rows + ROW), "utf-8")

    done = subprocess.run(
        [sys.executable, "-c", CHECK],
        env={**os.environ, "PYTHONPATH": str(tree / "pysrc")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["format"] == "NOTE"
    assert "by Jane Roe" in said["said"]
    assert bytes.fromhex(said["copy"]) == b"NOTEBODY\0\0\0\5hello"
    assert said["after"] == 0
    assert said["held"]
    assert "[78, 79, 84, 69]" in said["script"], "requests are known by the signature"
    assert "'.note'" in said["script"], "files are held by their name"


def test_nothing_of_it_is_left() -> None:
    assert not (ROOT / "pysrc/coatcheck/formats/note").exists()
    assert "note" not in (ROOT / "pysrc" / REGISTRY).read_text("utf-8").split()
