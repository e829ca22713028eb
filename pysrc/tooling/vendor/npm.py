"""Lists of npm packages that only tools and tests need: pinned, got all at once, unpacked.

A list is a TOML file with a table ``packages``; each entry is named by the folder in
``node_modules`` that the package has to lie in: ``"left-pad"``, or
``"other/node_modules/left-pad"`` where ``other`` needs another version than the rest.
"""

from __future__ import annotations

import tarfile
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tooling import paths
from tooling.errors import ToolingError
from tooling.vendor import parts, sources

_NESTED = "/node_modules/"
_AT_ONCE = 4
"""Runs of npm that share what is to be fetched: each waits for the registry most of its time."""


@dataclass(frozen=True)
class Package:
    """One package, and which of its files and folders are needed: all, if none is named."""

    part: parts.Part
    only: tuple[str, ...]

    def needs(self, member: str) -> bool:
        """Say whether a file of the package is to be unpacked, named as it is in there."""
        wanted = ("package.json", *self.only)
        return not self.only or any(
            member == name or member.startswith(f"{name}/") for name in wanted
        )


def read(path: Path) -> dict[str, Package]:
    """Return the packages of a list, by their folders in `node_modules`."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))["packages"]
        return {
            place: Package(
                _part(place.rpartition(_NESTED)[2], entry["version"], entry["sha256"]),
                tuple(entry.get("only", ())),
            )
            for place, entry in table.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ToolingError(f"{path} cannot be read as a list of packages: {error!r}") from error


def unpack(
    listed: Mapping[str, Package], node_modules: Path, *, without: tuple[str, ...] = ()
) -> str:
    """Put all packages of a list into a folder, but for files with these endings; say how many."""
    _fetch([package.part for package in listed.values()])
    for place, package in listed.items():
        _unpack(package, node_modules / place, without)
    return f"{len(listed)} packages"


def _part(name: str, version: str, sha256: str) -> parts.Part:
    file = f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
    source = {"kind": "npm", "package": name, "version": version}
    return parts.Part(f"{name} {version}", file, sha256, (source,))


def _fetch(wanted: Sequence[parts.Part]) -> None:
    """Put into the cache what is not there yet, many packages to a run of npm.

    Whatever does not come, or is another file, is got again by itself, which says what is wrong.
    """
    cache = paths.download_cache()
    missing = [part for part in wanted if not parts.kept(part, cache).is_file()]
    if len(missing) < 2:
        return
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:

        def pack(share: Sequence[parts.Part]) -> None:
            own = Path(folder, share[0].file).with_suffix("")
            own.mkdir()
            sources.pack_from_npm([part.sources[0] for part in share], own)
            for part in share:
                came = own / part.file
                if came.is_file() and parts.sha256_of(came) == part.sha256:
                    came.replace(parts.kept(part, cache))

        shares = [missing[start::_AT_ONCE] for start in range(_AT_ONCE)]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(pack, filter(None, shares)))


def _unpack(package: Package, folder: Path, without: tuple[str, ...]) -> None:
    # What is in a cache is not trusted: its hash is looked at each time.
    with tarfile.open(parts.obtain(package.part)) as archive:
        for member in archive:
            inside = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            if package.needs(str(inside)) and not str(inside).endswith(without):
                member.name = str(inside)
                archive.extract(member, folder, filter="data")
