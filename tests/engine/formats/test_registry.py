"""A format is a folder and a row: shown by one that is added here and gone afterwards."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from coatcheck import formats
from coatcheck.errors import EngineError, UnknownType
from coatcheck.formats import Container, held
from coatcheck.model import Category, Kept, MediaKind
from coatcheck.pipeline import recognise as recognising
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from tooling.steps import lists

FOLDER = """
from collections.abc import Sequence

from coatcheck.formats.base import Edits, splice
from coatcheck.model import Content, Plan, Segment
from coatcheck.source import Source


def detect(head: bytes) -> bool:
    return head.startswith(b"NOTE")


def segments(source: Source) -> list[Segment]:
    end = source.read(0, source.size).find(b"#")
    end = source.size if end < 0 else end
    found = [Segment("note", Content.ESSENCE, 0, end, (0, end))]
    if end < source.size:
        span = (end, source.size)
        found.append(Segment("remark", Content.COMMENT, *span, (end + 1, source.size)))
    return found


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    return splice(source, ((s.start, s.end, new or b"") for s, new in edits.items()))
"""
NOTE = b"NOTE what is drawn"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The one folder that a format needs, in a place of its own."""
    folder = tmp_path / "note"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "container.py").write_text(FOLDER)
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    yield importlib.import_module("coatcheck.formats.note.container")
    shutil.rmtree(folder)
    for name in [name for name in sys.modules if name.startswith("coatcheck.formats.note")]:
        del sys.modules[name]


def add(row: Container, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a row at the end of the registry, for this test alone."""
    rows = (*formats.CONTAINERS, row)
    for reader in (formats, recognising, held, lists):
        monkeypatch.setattr(reader, "CONTAINERS", rows)


def test_a_folder_and_a_row_are_all_that_a_format_needs(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling = BytesSource(NOTE + b"#for Ada, from Bo")
    with pytest.raises(UnknownType):
        inspect(telling)
    row = Container(
        format="Note",
        kind=MediaKind.DOCUMENT,
        media_types=("application/x-note",),
        extensions=(".note",),
        signatures=("4e 4f 54 45",),
        module=module,  # type: ignore[arg-type]
    )
    add(row, monkeypatch)

    cleaned = clean(telling)
    assert (cleaned.report.format, cleaned.report.extension) == ("Note", ".note")
    assert [finding.category for finding in cleaned.report.telling] == [Category.CAPTION]
    assert b"".join(apply(telling, cleaned.plan)) == NOTE
    assert cleaned.after.findings == () and Kept.ORIENTATION not in cleaned.report.kept

    assert recognising.claims_a_held_kind("a.note", "")
    text = "".join(lists.written().values())
    assert "'.note'" in text and "[78, 79, 84, 69]" in text and "'Tk9UR'" in text


def test_nothing_is_left_of_it() -> None:
    with pytest.raises(EngineError):
        inspect(BytesSource(NOTE))
    text = "".join(lists.written().values())
    assert "'.note'" not in text and "'Tk9UR'" not in text
