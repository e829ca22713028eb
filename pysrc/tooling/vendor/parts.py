"""Reads vendor.toml, and gets a part from the cache or else from the first source that has it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tooling import paths, say
from tooling.errors import ToolingError
from tooling.vendor import sources

type Source = Mapping[str, str]
type Fetch = Callable[[Source, Path], None]

FETCH: Mapping[str, Fetch] = {
    "url": sources.from_url,
    "npm": sources.from_npm,
    "python-wheel": sources.from_wheel,
    "python-wheel-member": sources.from_wheel_member,
}


@dataclass(frozen=True)
class Part:
    """One file from outside."""

    title: str
    file: str
    sha256: str
    sources: tuple[Source, ...]


def read(path: Path = paths.ROOT / "vendor.toml") -> dict[str, Part]:
    """Return the parts that vendor.toml lists, by their short names."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))["parts"]
        return {
            name: Part(part["title"], part["file"], part["sha256"], tuple(part["sources"]))
            for name, part in table.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ToolingError(f"{path} cannot be read as a list of parts: {error!r}") from error


def obtain(part: Part, *, cache: Path | None = None, fetch: Mapping[str, Fetch] = FETCH) -> Path:
    """Return the path of a part whose hash has just been checked, downloading it if need be."""
    folder = paths.download_cache() if cache is None else cache
    place = kept(part, folder)
    if place.is_file():
        if sha256_of(place) == part.sha256:
            return place
        say.line(f"  {place} has been damaged, and is downloaded again")
        place.unlink()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ToolingError(f"The folder for downloads cannot be made: {error}") from error
    tried: list[str] = []
    for source in part.sources:
        handle, name = tempfile.mkstemp(prefix="part-", dir=folder)
        os.close(handle)
        fresh = Path(name)
        try:
            fetch[source["kind"]](source, fresh)
            actual = sha256_of(fresh)
            if actual == part.sha256:
                fresh.replace(place)
                return place
            tried.append(f"{describe(source)}: gave another file, of SHA-256 {actual}")
        except sources.SourceError as error:
            tried.append(f"{describe(source)}: {error}")
        finally:
            fresh.unlink(missing_ok=True)
    listing = "\n".join(f"  - {line}" for line in tried)
    raise ToolingError(
        f"{part.title} could not be got.\n"
        f"Wanted: the file {part.file} of SHA-256 {part.sha256}\n"
        f"Tried:\n{listing}\n"
        f"If you have that file, put it at {place}"
    )


def kept(part: Part, cache: Path) -> Path:
    """Return where a part lies in the cache, once it was got."""
    return cache / f"{part.sha256[:12]}-{part.file}"


def describe(source: Source) -> str:
    """Name a source for a person."""
    if source["kind"] == "url":
        return source["url"]
    if source["kind"] == "npm":
        return f"npm package {source['package']}@{source['version']}"
    if source["kind"] == "python-wheel":
        return f"the Python package {source['package']}=={source['version']}"
    return f"{source['member']} in the Python package {source['package']}=={source['version']}"


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
