"""The engine as a program, against the tools that people use for this today, format by format."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, FileSource, apply
from tooling.bench.result import Result, faster, milliseconds

type Times = Mapping[Path, float]


@dataclass(frozen=True, slots=True)
class Rival:
    """A tool that people use instead."""

    name: str
    command: Callable[[Path, Path], list[str]]
    """How to call it for a copy that it may change, and a target that it may write."""
    times: float = 0
    """How many times faster the engine should be over all that the tool takes."""
    only: str = ""
    """The format that it is for, if it is for one."""


RIVALS = (
    Rival(
        "exiftool -all=",
        lambda copy, target: ["exiftool", "-q", "-all=", "-o", str(target), str(copy)],
        times=20,
    ),
    Rival("mat2", lambda copy, _: ["mat2", "--inplace", str(copy)], times=20),
    Rival(
        "jpegtran -copy none",
        lambda copy, target: ["jpegtran", "-copy", "none", "-outfile", str(target), str(copy)],
        only="JPEG",
    ),
)
LOSSLESS = {rival.only for rival in RIVALS if rival.only}
"""Formats for which there is a tool that does nothing but this, quickly and losslessly."""


def measure(samples: Path) -> Iterator[Result]:
    """Yield times per file: for all sample pictures that a tool takes, then for each format."""
    formats = _by_format(path for path in sorted(samples.iterdir()) if path.suffix != ".md")
    everything = [path for pictures in formats.values() for path in pictures]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        ours = {path: _our_time(path, out) for path in everything}
        theirs = {
            rival.name: (rival, _their_times(rival, formats.get(rival.only, everything), out))
            for rival in RIVALS
            if shutil.which(rival.name.split()[0])
        }
    for rival, times in theirs.values():
        if not rival.only:
            yield _row("files", everything, ours, times, rival.name, rival.times)
    for name, pictures in formats.items():
        for rival, times in theirs.values():
            if rival.only in {"", name}:
                yield _row(name, pictures, ours, times, rival.name)
        if name not in LOSSLESS:
            what = f"clean, native, {len(pictures)} {name}"
            average = fmean(ours[path] for path in pictures)
            yield Result(what, average, "ms", other_name="no lossless tool known")


def _by_format(pictures: Iterator[Path]) -> dict[str, list[Path]]:
    formats: dict[str, list[Path]] = {}
    for path in pictures:
        formats.setdefault(inspect(BytesSource(path.read_bytes())).format, []).append(path)
    return dict(sorted(formats.items()))


def _row(
    name: str, pictures: Sequence[Path], ours: Times, theirs: Times, rival: str, times: float = 0
) -> Result:
    taken = [path for path in pictures if path in theirs]
    average = fmean(ours[path] for path in taken or pictures)
    if not taken:
        what = f"clean, native, {len(pictures)} {name}"
        return Result(what, average, "ms", other_name=f"{rival} refuses")
    what = f"clean, native, {len(taken)} {name}"
    if len(taken) < len(pictures):
        what += f" of {len(pictures)}"
    return faster(what, average, fmean(theirs[path] for path in taken), rival, times=times)


def _our_time(path: Path, out: Path) -> float:
    def work() -> None:
        with path.open("rb") as file, (out / path.name).open("wb") as copy:
            source = FileSource(file)
            for data in apply(source, clean(source).plan):
                copy.write(data)

    work()
    return milliseconds(work)


def _their_times(rival: Rival, pictures: Sequence[Path], out: Path) -> Times:
    """Time a tool on each picture that it takes, once it has run before."""
    times = {}
    for path in pictures:
        if _run(rival, path, out):
            copy, target = _places(rival, path, out)
            command = rival.command(copy, target)
            times[path] = milliseconds(lambda command=command: _call(command), rounds=1)  # type: ignore[misc]
    return times


def _run(rival: Rival, path: Path, out: Path) -> bool:
    """Let a tool work once; say whether there is a result."""
    copy, target = _places(rival, path, out)
    original = copy.read_bytes()
    succeeded = _call(rival.command(copy, target)) == 0
    return succeeded and (target.exists() or copy.read_bytes() != original)


def _places(rival: Rival, path: Path, out: Path) -> tuple[Path, Path]:
    """Make a fresh copy, and say where a result may go."""
    program = rival.name.split()[0]
    copy, target = out / f"{program}-in-{path.name}", out / f"{program}-out-{path.name}"
    target.unlink(missing_ok=True)
    shutil.copyfile(path, copy)
    return copy, target


def _call(command: Sequence[str]) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, stdout=quiet, stderr=quiet, check=False).returncode
