"""`test`: sets up what the tests need and runs them, all or by group."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from tooling import paths, say
from tooling.browsers import debian, firefox
from tooling.browsers.find import VARIABLE, ensure_chromium
from tooling.commands.build import build, build_each
from tooling.errors import ToolingError
from tooling.fronts import pages as front_pages
from tooling.fronts import venv as fronts_venv
from tooling.javascript import check as javascript
from tooling.package.browsers import BROWSERS
from tooling.steps.models import make_visible
from tooling.steps.places import make_places
from tooling.testing import fuzzing
from tooling.testing import wasm as wasm_tests
from tooling.vendor import parts

# What the browser tests load, beside the real sites.
TEST_SITES = ("http://localhost/*", "http://127.0.0.1/*")
TEST_EXTENSION = paths.BUILD / "test-extension"
_NO_TESTS = 5
MOST_AT_ONCE = 4
"""Processes that share the engine's tests, each of which has to collect them all."""

FUZZ = "fuzz"
EACH_TEST = 180
"""Seconds that one test may take on a busy machine, then it fails; browser tests set their own."""

type Run = Callable[[argparse.Namespace], int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `test`."""
    parser.usage = "build.py test [GROUP ...] [--minutes N] [-- PYTEST OPTION ...]"
    parser.add_argument(
        "groups",
        nargs="*",
        metavar="GROUP",
        type=_group,
        help=f"of: {', '.join(GROUPS)} (default: all but {FUZZ}, in this order)",
    )
    parser.add_argument(
        "--minutes",
        type=float,
        default=1.0,
        metavar="N",
        help=f"how long '{FUZZ}' works on each format (default: 1)",
    )
    parser.add_argument(
        "--format",
        action="append",
        default=[],
        metavar="NAME",
        help=f"a format for '{FUZZ}', such as PNG (may be repeated; default: all)",
    )
    for option, what, variable in (
        ("--firefox", "Firefox", firefox.VARIABLE),
        ("--chromium", "Chromium", VARIABLE),
    ):
        parser.add_argument(
            option,
            metavar="PATH",
            type=_program,
            help=f"the {what} to test with (default: {variable}, else the one on the PATH)",
        )
    parser.epilog = "; ".join(f"{name}: {what}" for name, (what, _) in GROUPS.items())


def run(options: argparse.Namespace) -> int:
    """Run the groups one after another, and say at the end how each went."""
    named = {firefox.VARIABLE: options.firefox, VARIABLE: options.chromium}
    for variable, path in named.items():
        if path:
            os.environ[variable] = path
    results: dict[str, tuple[int, float]] = {}
    for name in dict.fromkeys(options.groups or [name for name in GROUPS if name != FUZZ]):
        say.line(f"\n=== {name}: {GROUPS[name][0]} ===")
        begun = time.perf_counter()
        try:
            code = GROUPS[name][1](options)
        except ToolingError as error:
            print(error, file=sys.stderr)
            code = 1
        results[name] = (code, time.perf_counter() - begun)
    say.line("")
    for name, (code, seconds) in results.items():
        say.line(f"{name:<10} {'passed' if code == 0 else 'FAILED'} in {seconds:.0f} s")
    return 1 if any(code for code, _ in results.values()) else 0


def _program(path: str) -> str:
    found = shutil.which(path)
    if not found:
        raise argparse.ArgumentTypeError(f"'{path}' is not a program that can be run")
    return found


def _group(name: str) -> str:
    if name not in GROUPS:
        raise argparse.ArgumentTypeError(f"'{name}' is not one of {', '.join(GROUPS)}")
    return name


def _engine(asked: argparse.Namespace) -> int:
    options = asked.rest
    _ensure_exiftool()
    make_places(parts.read())
    make_visible(parts.read())
    tool = [sys.executable, "-m"]
    checks = (
        [*tool, "ruff", "check", "build.py", "pysrc", "tests"],
        [*tool, "ruff", "format", "--check", "--quiet", "build.py", "pysrc", "tests"],
        [*tool, "mypy"],
    )
    codes = [] if options else [*(_call(command) for command in checks), javascript.check()]
    folders = ("engine", "ui", "judges", "fuzz")
    how = [] if options else ["-n", str(min(os.cpu_count() or 1, MOST_AT_ONCE))]
    codes.append(_pytest([f"tests/{name}" for name in folders], options, how=how))
    return max(codes)


def _wasm(asked: argparse.Namespace) -> int:
    options = asked.rest
    return _verdict(wasm_tests.run(options, whole=not names_tests(options)), options)


def _browser(asked: argparse.Namespace) -> int:
    environment = {
        VARIABLE: ensure_chromium(),
        firefox.VARIABLE: firefox.ensure_firefox(),
        "COATCHECK_DIST": str(TEST_EXTENSION),
    }
    build_each({name: TEST_EXTENSION / name for name in BROWSERS}, guards=TEST_SITES)
    build_each({name: TEST_EXTENSION / "shipped" / name for name in BROWSERS})
    # Both browsers at once, each in two processes (tests/browser/e2e/by_browser.py): much of what a
    # question takes is waiting.
    at_once = ["-n", str(2 * len(BROWSERS)), "--dist", "loadscope"]
    return _pytest(["tests/browser"], asked.rest, environment, how=at_once)


def _fronts(asked: argparse.Namespace) -> int:
    environment = {
        VARIABLE: ensure_chromium(),
        "COATCHECK_DIST": str(build(out=TEST_EXTENSION / "chrome", guards=TEST_SITES)),
        "COATCHECK_FRONT_PAGES": str(front_pages.make()),
        "COATCHECK_FRONTS_PYTHON": str(fronts_venv.ensure()),
    }
    # Each page in one of two processes, both with a browser of their own.
    return _pytest(["tests/fronts"], asked.rest, environment, how=["-n", "2"])


def _tooling(asked: argparse.Namespace) -> int:
    environment = {VARIABLE: ensure_chromium()}
    return _pytest(["tests/tooling"], asked.rest, environment)


def _fuzz(asked: argparse.Namespace) -> int:
    return fuzzing.run(asked.minutes, asked.format)


GROUPS: Mapping[str, tuple[str, Run]] = {
    "engine": ("style, types, and all that runs in a plain Python", _engine),
    "wasm": ("the engine's tests inside Pyodide", _wasm),
    "browser": ("the built extension in Chromium and in Firefox", _browser),
    "fronts": ("real chat interfaces, frameworks and components", _fronts),
    "tooling": ("the build itself", _tooling),
    FUZZ: ("files made up to break the engine, only when asked for", _fuzz),
}


def _pytest(
    folders: Sequence[str],
    options: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    how: Sequence[str] = (),
) -> int:
    there = [folder for folder in folders if any((paths.ROOT / folder).rglob("test_*.py"))]
    if not there:
        raise ToolingError(f"There are no tests in {', '.join(folders)}.")
    chosen = [] if names_tests(options) else there
    limit = f"--timeout={EACH_TEST}"
    code = _call([sys.executable, "-m", "pytest", limit, *how, *chosen, *options], environment)
    return _verdict(code, options)


def names_tests(options: Sequence[str]) -> bool:
    """Say whether a person named test files themselves."""
    return any((paths.ROOT / option.partition("::")[0]).exists() for option in options)


def _verdict(code: int, options: Sequence[str]) -> int:
    """Take "no test ran" as a failure, unless a person chose among the tests."""
    return 0 if code == _NO_TESTS and options else code


def _call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    everything = {**os.environ, **(environment or {})}
    return subprocess.run(command, cwd=paths.ROOT, env=everything).returncode


def _ensure_exiftool() -> None:
    """Install ExifTool, one of the judges, where that can be done; its tests fail without it."""
    if shutil.which("exiftool"):
        return
    if not (debian.can_install() and debian.install("libimage-exiftool-perl")):
        say.line(
            "ExifTool is not installed and could not be; the tests that ask it will fail. "
            "Debian: apt-get install libimage-exiftool-perl. macOS: brew install exiftool"
        )
