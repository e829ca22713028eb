"""The wheels that ship: byte-code only, the same on every build, listed with their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from tooling.errors import ToolingError
from tooling.runtime import pyodide, wheels
from tooling.runtime.make import Runtime, make_runtime
from tooling.steps.step import alone
from tooling.vendor import parts
from tooling.vendor.parts import sha256_of


def build_engine(folder: Path) -> Path:
    folder.mkdir()
    return wheels.byte_compile(wheels.pack_engine(wheels.read_project(), folder))


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build_engine(tmp_path / "a"), build_engine(tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_a_wheel_holds_byte_code_and_an_honest_record(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_engine(tmp_path / "a")) as archive:
        names = archive.namelist()
        record_name = next(name for name in names if name.endswith("/RECORD"))
        record = archive.read(record_name).decode()
        assert not [name for name in names if name.endswith(".py")]
        assert "coatcheck/model.pyc" in names
        for name in names:
            if name == record_name:
                continue
            digest = hashlib.sha256(archive.read(name)).digest()
            encoded = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            assert f"{name},sha256={encoded}," in record


def test_source_that_does_not_compile_is_told(tmp_path: Path) -> None:
    wheel = tmp_path / "broken-1.0-py3-none-any.whl"
    info = "broken-1.0.dist-info/RECORD"
    wheels.write_zip(wheel, {"broken.py": b"def (:\n", info: b""})
    with pytest.raises(ToolingError, match=r"broken-1\.0-py3-none-any\.whl"):
        wheels.byte_compile(wheel)


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    with alone():
        return make_runtime(parts.read())


def test_the_list_of_packages_is_what_ships(runtime: Runtime) -> None:
    files = runtime.files()
    listed = json.loads(files[pyodide.LOCK_FILE].read_text("utf-8"))["packages"]
    assert set(listed) == {"pillow", "coatcheck"}
    for package in listed.values():
        assert sha256_of(files[package["file_name"]]) == package["sha256"]
        assert package["depends"] == []
    assert set(files) == {*pyodide.FILES, *(p["file_name"] for p in listed.values())}


def test_two_pillows_are_told(runtime: Runtime) -> None:
    known = parts.read()["pillow"]
    other = parts.Part(known.title, known.file, "0" * 64, known.sources)
    with pytest.raises(ToolingError, match="disagree on Pillow"):
        pyodide.check_against_lock(runtime.base / pyodide.LOCK_FILE, other)
