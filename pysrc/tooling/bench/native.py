"""The engine as a program, against the tools that people use for this today."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from cloakroom.cleaning import clean
from cloakroom.source import FileSource, apply
from tooling.bench.result import Result, faster, milliseconds


def measure(samples: Path) -> Iterator[Result]:
    """Yield times per file over the sample pictures that each tool takes."""
    pictures = sorted(path for path in samples.iterdir() if path.suffix != ".md")
    jpegs = [path for path in pictures if path.suffix == ".jpg"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        ours = _per_file(pictures, lambda path: _clean(path, out), rounds=5)
        for name, times, work in (
            ("exiftool -all=", 20, _exiftool),
            ("mat2", 20, _mat2),
        ):
            if shutil.which(name.split()[0]):
                other = _per_file(pictures, lambda path, work=work: work(path, out))  # type: ignore[misc]
                yield faster(
                    f"clean, native, {len(pictures)} files", ours, other, name, times=times
                )
        if shutil.which("jpegtran"):
            ours = _per_file(jpegs, lambda path: _clean(path, out), rounds=5)
            other = _per_file(jpegs, lambda path: _jpegtran(path, out))
            yield faster(f"clean, native, {len(jpegs)} JPEG", ours, other, "jpegtran -copy none")


def _per_file(pictures: list[Path], work: Callable[[Path], object], rounds: int = 1) -> float:
    def all_of_them() -> None:
        for path in pictures:
            work(path)

    return milliseconds(all_of_them, rounds) / len(pictures)


def _clean(path: Path, out: Path) -> None:
    with path.open("rb") as file, (out / path.name).open("wb") as copy:
        source = FileSource(file)
        for data in apply(source, clean(source).plan):
            copy.write(data)


def _run(*command: str) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _exiftool(path: Path, out: Path) -> None:
    target = out / f"exiftool-{path.name}"
    target.unlink(missing_ok=True)
    _run("exiftool", "-q", "-all=", "-o", str(target), str(path))


def _mat2(path: Path, out: Path) -> None:
    copy = out / f"mat2-{path.name}"
    shutil.copy(path, copy)
    _run("mat2", "--inplace", str(copy))


def _jpegtran(path: Path, out: Path) -> None:
    _run("jpegtran", "-copy", "none", "-outfile", str(out / f"jpegtran-{path.name}"), str(path))
