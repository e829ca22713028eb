"""The library's functions: what they take, what they give back, what they leave alone."""

from __future__ import annotations

import ast
import inspect
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import coatcheck
from coatcheck import errors
from coatcheck.cli.main import main

ROOT = Path(__file__).parents[2]
PHOTO = ROOT / "tests" / "samples" / "squirrel.jpg"
DATA = PHOTO.read_bytes()


@pytest.mark.parametrize(
    "file",
    [str(PHOTO), PHOTO, DATA, bytearray(DATA), memoryview(DATA), coatcheck.BytesSource(DATA)],
    ids=lambda file: type(file).__name__,
)
def test_a_path_bytes_and_a_source_are_alike(file: coatcheck.File) -> None:
    assert coatcheck.inspect(file) == coatcheck.inspect(io.BytesIO(DATA))
    assert coatcheck.clean(file).data == coatcheck.clean(io.BytesIO(DATA)).data


def test_a_file_object_is_left_open_where_it_stood() -> None:
    with PHOTO.open("rb") as file:
        file.seek(7)
        assert coatcheck.clean(file).changed
        assert file.tell() == 7


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_read_to_its_end() -> None:
    read, write = os.pipe()

    def feed() -> None:
        with os.fdopen(write, "wb") as pipe:
            pipe.write(DATA)

    thread = threading.Thread(target=feed)
    thread.start()
    with os.fdopen(read, "rb") as pipe:
        assert coatcheck.clean(pipe).data == coatcheck.clean(DATA).data
    thread.join()


@pytest.mark.parametrize(
    "wrong", [io.StringIO("text"), 3, None, [1]], ids=["text", "number", "none", "list"]
)
def test_what_is_no_binary_file_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="expected a path, bytes or a file opened in binary mode"):
        coatcheck.inspect(wrong)  # type: ignore[arg-type]


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        coatcheck.clean(tmp_path / "none.jpg")


def test_a_copy_on_disk_is_the_copy_in_memory(tmp_path: Path) -> None:
    target = tmp_path / "new" / "copy.jpg"
    done = coatcheck.clean_file(PHOTO, target)
    assert done.path == target
    assert target.read_bytes() == coatcheck.clean(DATA).data
    assert [*target.parent.iterdir()] == [target]


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    target = Path(shutil.copy(PHOTO, tmp_path / "photo.jpg"))
    with pytest.raises(FileExistsError, match="overwrite=True"):
        coatcheck.clean_file(target, target)
    assert target.read_bytes() == DATA
    coatcheck.clean_file(target, target, overwrite=True)
    assert target.read_bytes() == coatcheck.clean(DATA).data


def test_a_refused_file_leaves_no_copy(tmp_path: Path) -> None:
    with pytest.raises(coatcheck.EngineError):
        coatcheck.clean_file(b"no picture", tmp_path / "copy.jpg")
    assert not [*tmp_path.iterdir()]


def test_a_policy_decides_what_stays() -> None:
    keep = frozenset({coatcheck.Choice.DATE})
    assert coatcheck.clean(DATA, coatcheck.Policy(keep)).after.telling
    assert not coatcheck.clean(DATA).after.telling


def test_a_report_is_the_json_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(PHOTO), "--json"]) == 0
    (printed,) = json.loads(capsys.readouterr().out)
    plain = coatcheck.clean(DATA).report.to_dict()
    shown = [f for f in printed["report"]["findings"] if f["category"] != "file"]
    assert {**printed["report"], "findings": shown} == plain


def test_areas_are_hidden() -> None:
    pytest.importorskip("PIL")
    done = coatcheck.redact(PHOTO, [(0, 0, 64, 64)])
    assert done.report.to_dict() == coatcheck.inspect(PHOTO).to_dict()
    assert not done.after.telling
    edit = {"areas": [{"style": "solid", "shape": "box", "box": [0, 0, 64, 64]}], "crop": None}
    assert coatcheck.redact(DATA, edit=edit).data == done.data
    with pytest.raises(coatcheck.InvalidEdit, match="pass boxes, a crop or an edit"):
        coatcheck.redact(DATA)


def test_everything_that_a_signature_names_is_public() -> None:
    public = set(coatcheck.__all__)
    assert {name for name in vars(errors) if name[0].isupper()} <= public
    for name in ("inspect", "clean", "clean_file"):
        parameters = inspect.signature(getattr(coatcheck, name)).parameters
        assert parameters["file"].annotation == "File"
        assert parameters["policy"].annotation == "Policy"
    assert {"File", "Policy", "Choice", "Report", "CleanCopy", "CleanedFile"} <= public


def test_redacting_alone_needs_pillow() -> None:
    script = (
        "import sys; sys.modules.update(dict.fromkeys(('PIL', 'pillow_heif')))\n"
        "import coatcheck\n"
        f"assert coatcheck.clean({str(PHOTO)!r}).changed\n"
        "try: coatcheck.redact(b'', [(0, 0, 1, 1)])\n"
        "except ImportError: pass\n"
        "else: raise SystemExit('redacted without Pillow')\n"
    )
    environment = {"PYTHONPATH": str(ROOT / "pysrc")}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


def test_it_is_typed() -> None:
    assert (ROOT / "pysrc" / "coatcheck" / "py.typed").is_file()


@pytest.mark.parametrize("name", ["coatcheck", "bridge"])
def test_its_syntax_is_that_of_python_3_11(name: str) -> None:
    files = sorted((ROOT / "pysrc" / name).rglob("*.py"))
    assert files
    for path in files:
        ast.parse(path.read_text(), str(path), feature_version=(3, 11))


def test_it_runs_on_python_3_11() -> None:
    older = next(filter(None, map(working, candidates())), None)
    if older is None:
        pytest.skip("no Python 3.11 on this machine")
    script = "import coatcheck, sys; sys.stdout.buffer.write(coatcheck.clean(sys.argv[1]).data)"
    command = [older, "-B", "-c", script, str(PHOTO)]
    environment = {"PYTHONPATH": str(ROOT / "pysrc")}
    done = subprocess.run(command, check=True, capture_output=True, env=environment)
    assert done.stdout == coatcheck.clean(DATA).data


def candidates() -> list[str]:
    """Return where a Python 3.11 may be."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    return [
        *([found] if (found := shutil.which("python3.11")) else []),
        *map(str, pyenv.glob("3.11.*/bin/python")),
    ]


def working(python: str) -> str | None:
    """Return the program if it is what its name says: a version manager's may be none."""
    command = [python, "-c", "import sys; print(sys.version_info[:2] == (3, 11))"]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    return python if said.strip() == "True" else None
