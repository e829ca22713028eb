"""The lists that JavaScript has of the engine's: up to date, and of the same opinion."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS, HEAD, held
from coatcheck.model import MediaKind
from coatcheck.pipeline.recognise import claims_a_held_kind, recognise
from coatcheck.source import BytesSource
from engine import cases
from english import ROOT
from tooling.node.process import find_node
from tooling.steps import lists
from ui.common.codes_generated import LANGUAGES

SAMPLES = sorted(path for path in (ROOT / "tests/samples").iterdir() if path.suffix != ".md")
NOT_IN_REQUESTS = {"ICO", "SVG"} | {row.format for row in CONTAINERS if row.family is not None}
"""Other data begins as an icon does, a drawing is text that pages send of their own, and a document
that is an archive begins as each archive does."""


def asked(script: str, given: object) -> object:
    """Return what a module script that exports nothing prints as JSON about what it was given."""
    code = f"const given = {json.dumps(given)};\n{script}"
    command = [find_node(), "--input-type=module", "-"]
    done = subprocess.run(
        command, input=code, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    answer: object = json.loads(done.stdout)
    return answer


def test_the_files_say_what_they_should() -> None:
    for path, text in lists.written().items():
        assert path.read_text("utf-8") == text, f"build.py build writes {path.name} anew"


def test_every_file_begins_as_its_row_says() -> None:
    for data in [path.read_bytes() for path in SAMPLES] + [case.data for case in cases.CASES]:
        try:
            container = recognise(BytesSource(data))
        except EngineError:
            continue
        signatures = [lists.bytes_of(signature) for signature in container.signatures]
        begins = any(
            all(byte in (lists.ANY, own) for byte, own in zip(signature, data, strict=False))
            for signature in signatures
        )
        # Of a bitmap whose reserved fields are not zero, as they should be, the gate knows nothing.
        reserved = container.format == "BMP" and any(data[6:10])
        # Readers of PDF look for its header in the first kilobyte, whatever stands before it.
        behind = container.format == "PDF" and not data.startswith(b"%PDF-")
        assert begins or not signatures or reserved or behind, container.format


def test_the_tripwire_takes_for_a_file_what_the_engine_does() -> None:
    heads: list[tuple[str, bytes]] = []
    for path in SAMPLES:
        data = path.read_bytes()
        heads.append((recognise(BytesSource(data)).format, data[:300]))
    texts = [b"<svg xmlns=", b"\0\0\1\0\1\0\x10\x10" + bytes(300), b"BM" + b"x" * 300]
    others = [*texts, b"RIFF\0\0\0\0WAVEfmt " + bytes(300)]
    for case in cases.CASES:
        container = recognise(BytesSource(case.data))
        if container.kind is not MediaKind.PICTURE:
            heads.append((container.format, case.data[:300].ljust(300, b"\0")))
    heads += [("", head) for head in others]
    script = """
    import { HEAD, looksLikePicture, picturesInText } from './extension/gate/page/signatures.js';
    const bytes = given.map(([head]) => Uint8Array.from(head).subarray(0, HEAD));
    const found = given.map(([, text]) => picturesInText(text).length);
    console.log(JSON.stringify([bytes.map(looksLikePicture), found]));
    """
    given = [(list(head), b64encode(head).decode()) for _, head in heads]
    in_bytes, in_text = asked(script, given)  # type: ignore[misc]
    # Readers find a PDF behind other bytes as well (ISO 32000-2, 7.5.2); here it must begin so.
    wanted = [
        bool(name) and name not in NOT_IN_REQUESTS and (name != "PDF" or head.startswith(b"%PDF-"))
        for name, head in heads
    ]
    assert in_bytes == wanted
    no_start_in_base64 = {"BMP"}
    for (name, head), found, want in zip(heads, in_text, wanted, strict=True):
        if name not in no_start_in_base64 and not (name == "JPEG XL" and head[2:3] != b"\0"):
            assert (found == 1) == want, (name, head[:16])
    assert {c.format for c in CONTAINERS if not c.known_in_requests} == NOT_IN_REQUESTS


@pytest.mark.parametrize(
    ("name", "type", "is_held"),
    [
        ("a.png", "image/png", True),
        ("a", "", True),
        ("a.bin", "application/octet-stream", True),
        ("A.JPG", "text/plain", True),
        ("a.cr2", "application/zip", True),
        ("a.unheard-of", "image/x-unheard-of", True),
        ("a.pdf", "application/pdf", True),
        ("a.txt", "text/plain", False),
        ("a.docx", "application/vnd.openxmlformats-officedocument.x", True),
        ("a.zip", "application/zip", False),
        ("a.mp4", "VIDEO/mp4", True),
        ("a", "video/quicktime", True),
        ("A.MOV", "video/x-unheard-of", True),
        ("a.unheard-of", "video/x-unheard-of", False),
        ("a.yaml", "application/x-yaml", False),
    ],
)
def test_the_gate_holds_what_the_registry_says(name: str, type: str, is_held: bool) -> None:
    script = """
    import { mayBeHeld } from './extension/gate/isolated/files.js';
    console.log(JSON.stringify(mayBeHeld(given)));
    """
    assert asked(script, {"name": name, "type": type}) is is_held


def test_a_row_is_whole() -> None:
    names = [name for container in CONTAINERS for name in container.extensions]
    types = [name for container in CONTAINERS for name in container.media_types]
    assert len({*names}) == len(names) and len({*types}) == len(types)
    for container in CONTAINERS:
        assert all(held.is_held_type(name) == container.held for name in container.media_types)
        named = (claims_a_held_kind(f"a{name}", "") for name in container.extensions)
        assert all(claims == container.held for claims in named)
        assert all(len(signature.split()) <= HEAD for signature in container.signatures)
        assert not container.module.detect(b"")


def test_languages_are_the_folders() -> None:
    schema = json.loads((ROOT / "extension/shared/policy_schema.json").read_text("utf-8"))
    allowed = schema["properties"]["language"]["enum"]
    assert sorted(allowed) == sorted(["auto", *lists.languages()])
    assert sorted(code for code, _ in LANGUAGES) == sorted(lists.languages())
    assert list(schema["properties"]["keep"]["properties"]) == lists.choices()


def test_a_start_in_base64_is_what_every_such_file_has() -> None:
    for signature in ("ff d8 ff", "89 50 4e 47", "?? ?? ?? ?? 66 74 79 70 61 76 69 66"):
        wanted, run = lists.in_base64(lists.bytes_of(signature))
        assert run in wanted
        for filler in (b"\0", b"\xff", b"a"):
            parts = [filler if part == "??" else bytes.fromhex(part) for part in signature.split()]
            text = b64encode(b"".join(parts) + filler * 60).decode()
            assert all(own in (".", sign) for own, sign in zip(wanted, text, strict=False))


def test_a_file_that_is_not_up_to_date_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "FORMATS", tmp_path / "formats.js")
    monkeypatch.setattr(lists, "CODES", tmp_path / "codes.js")
    lists.update()
    assert {path.name for path in tmp_path.iterdir()} == {"formats.js", "codes.js"}
