"""The manifest that ships: the one at the top of the repository, with guarded sites added.

Which sites those are is data: see `sites.py`.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tooling.errors import ToolingError
from tooling.package.patterns import Pattern, parse

type Manifest = dict[str, Any]

_MESSAGE = re.compile(r"__MSG_(\w+)__")


def read(path: Path) -> Manifest:
    """Read a manifest."""
    try:
        manifest: Manifest = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ToolingError(f"{path} is missing") from None
    except ValueError as error:
        raise ToolingError(f"{path} is not valid JSON: {error}") from error
    return manifest


def guard(manifest: Manifest, texts: Sequence[str]) -> Manifest:
    """Return the manifest with more sites guarded, as on those it names already."""
    result = copy.deepcopy(manifest)
    for pattern in [parse(text) for text in texts]:
        entries = [entry for entry in result["content_scripts"] if _takes(entry, pattern)]
        if not entries:
            entries = _entries_for_paths(result)
        for entry in entries:
            _add(entry["matches"], pattern)
        _add(result["host_permissions"], pattern.whole_site)
    return result


def _takes(entry: Manifest, pattern: Pattern) -> bool:
    """Say whether a pattern belongs to an entry.

    With `match_origin_as_fallback` browsers accept whole sites only, so that sites of which a part
    is guarded have entries of their own.
    """
    fallback = bool(entry.get("match_origin_as_fallback"))
    return fallback == (pattern.path == "/*")


def _entries_for_paths(manifest: Manifest) -> list[Manifest]:
    """Append entries for parts of sites, made from those for whole sites."""
    made = []
    for entry in manifest["content_scripts"]:
        twin = {key: value for key, value in entry.items() if key != "match_origin_as_fallback"}
        made.append({**copy.deepcopy(twin), "matches": [], "match_about_blank": True})
    manifest["content_scripts"] += made
    return made


def _add(patterns: list[str], pattern: Pattern) -> None:
    if str(pattern) not in patterns:
        patterns.append(str(pattern))


def check(manifest: Manifest, exists: Callable[[str], bool], locales: Path, version: str) -> None:
    """Make sure that all the manifest names is there; the browser would say less."""
    missing = [name for name in _named_files(manifest) if not exists(name)]
    if missing:
        raise ToolingError(
            "manifest.json names files that are not part of the extension: " + ", ".join(missing)
        )
    if manifest["version"] != version:
        raise ToolingError(
            f"manifest.json says version {manifest['version']}, pyproject.toml {version}"
        )
    messages_file = locales / str(manifest.get("default_locale")) / "messages.json"
    used = set(_MESSAGE.findall(json.dumps(manifest)))
    known = set(read(messages_file)) if used else set()
    if used - known:
        raise ToolingError(f"{messages_file} lacks: {', '.join(sorted(used - known))}")


def _named_files(manifest: Manifest) -> Iterator[str]:
    for entry in manifest.get("content_scripts", []):
        yield from entry.get("js", [])
        yield from entry.get("css", [])
    for entry in manifest.get("web_accessible_resources", []):
        yield from (name for name in entry["resources"] if "*" not in name)
    yield from manifest.get("icons", {}).values()
    action = manifest.get("action", {})
    yield from action.get("default_icon", {}).values()
    if "default_popup" in action:
        yield action["default_popup"]
    background = manifest.get("background", {})
    if "service_worker" in background:
        yield background["service_worker"]
    yield from background.get("scripts", [])
    if "page" in manifest.get("options_ui", {}):
        yield manifest["options_ui"]["page"]
    if "managed_schema" in manifest.get("storage", {}):
        yield manifest["storage"]["managed_schema"]


def to_bytes(manifest: Manifest) -> bytes:
    """Write a manifest as it ships."""
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()
