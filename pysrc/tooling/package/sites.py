"""The sites that are guarded: `sites.json`, checked, and what a manifest says of them."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tooling import paths
from tooling.errors import ToolingError
from tooling.package.manifest import Manifest, guard
from tooling.package.patterns import parse

FILE = paths.EXTENSION / "data" / "sites.json"
PROVIDERS = paths.EXTENSION / "data" / "providers.json"

UNKNOWN = "unknown"
"""The provider of a site of which nothing has been verified; the entry then says why."""
WAYS = ("input", "drop", "paste")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = {"id", "name", "provider", "matches"}
_MORE_KEYS = {"why", "only", "quirks"}
_REPLAY_KEYS = {"way", "by", "selector"}
_SCRIPTS = {"run_at": "document_start", "all_frames": True, "match_origin_as_fallback": True}


@dataclass(frozen=True)
class Site:
    """One site: whole hosts; with ``only``, of these the paths that begin so."""

    id: str
    name: str
    provider: str
    matches: tuple[str, ...]
    only: tuple[str, ...]
    quirks: tuple[Mapping[str, str], ...]


def read(file: Path = FILE, providers: Path = PROVIDERS) -> list[Site]:
    """Read the sites; what is wrong with them is told with the place where it stands."""
    try:
        stored = json.loads(file.read_text("utf-8"))
        known = {entry["id"] for entry in json.loads(providers.read_text("utf-8"))["providers"]}
    except FileNotFoundError as error:
        raise ToolingError(f"{error.filename} is missing") from None
    except (ValueError, KeyError, TypeError) as error:
        raise ToolingError(f"{file.name} or {providers.name} cannot be read: {error!r}") from error
    return check(stored, known)


def check(stored: object, providers: Collection[str]) -> list[Site]:
    """Turn the stored form into sites, or refuse it."""
    if not isinstance(stored, dict) or stored.get("version") != 1:
        raise ToolingError("sites.json: its version has to be 1")
    entries = stored.get("sites")
    if not isinstance(entries, list) or not entries:
        raise ToolingError("sites.json: it has to have a list named 'sites'")
    sites = [_site(entry, place, providers) for place, entry in enumerate(entries)]
    _once([site.id for site in sites], "id")
    _once([pattern for site in sites for pattern in site.matches], "pattern")
    return sites


def fill(base: Manifest, sites: Collection[Site]) -> Manifest:
    """Return the manifest with what it needs on every site.

    ``host_permissions`` name the hosts of the content scripts once more, and give no access that
    those have not: they let the background script see that a page of theirs has no gate.
    """
    patterns = [pattern for site in sites for pattern in site.matches]
    gate: Manifest = {"js": ["gate/gate.js"], **_SCRIPTS}
    hooks: Manifest = {"js": ["gate/hooks.js"], **_SCRIPTS, "world": "MAIN"}
    scripts = [{"matches": [], **gate}, {"matches": [], **hooks}]
    return guard({**base, "host_permissions": [], "content_scripts": scripts}, patterns)


def _site(entry: object, place: int, providers: Collection[str]) -> Site:
    where = f"sites.json: site {place + 1}"
    if not isinstance(entry, dict):
        raise ToolingError(f"{where} is not an object with the fields of docs/protocol.md")
    where += f" ({entry.get('id')})"
    if missing := _KEYS - entry.keys():
        raise ToolingError(f"{where} lacks the fields: {', '.join(sorted(missing))}; add them")
    if odd := entry.keys() - _KEYS - _MORE_KEYS:
        raise ToolingError(f"{where} has unknown fields: {', '.join(sorted(odd))}; remove them")
    if not isinstance(entry["id"], str) or not _ID.fullmatch(entry["id"]):
        raise ToolingError(f"{where}: its id may have lower-case letters, digits and hyphens only")
    if (
        not isinstance(entry["name"], str)
        or entry["name"] != entry["name"].strip()
        or not entry["name"]
    ):
        raise ToolingError(f"{where}: its name has to be text without blanks around it")
    _check_provider(entry, where, providers)
    return Site(
        id=entry["id"],
        name=entry["name"],
        provider=entry["provider"],
        matches=_matches(entry["matches"], where),
        only=_only(entry.get("only", []), where),
        quirks=_quirks(entry.get("quirks", []), where),
    )


def _check_provider(entry: Mapping[str, Any], where: str, providers: Collection[str]) -> None:
    provider, why = entry["provider"], entry.get("why")
    if provider == UNKNOWN:
        if not isinstance(why, str) or not why.strip():
            raise ToolingError(f"{where}: where the provider is unknown, 'why' has to say why")
    elif provider not in providers:
        raise ToolingError(f"{where}: add its provider '{provider}' to providers.json")
    elif why is not None:
        raise ToolingError(f"{where}: remove 'why', which is for sites whose provider is unknown")


def _texts(value: object, what: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ToolingError(f"{what} has to be a list of texts")
    return tuple(value)


def _matches(value: object, where: str) -> tuple[str, ...]:
    """Take whole hosts alone: browsers take no path beside ``match_origin_as_fallback``."""
    matches = _texts(value, f"{where}: 'matches'")
    if not matches:
        raise ToolingError(f"{where}: 'matches' is empty; name at least one host, as *://HOST/*")
    for text in matches:
        pattern = parse(text)
        if str(pattern) != text or pattern.scheme != "*" or pattern.path != "/*":
            raise ToolingError(f"{where}: '{text}' has to have the form *://HOST/*")
        if "." not in pattern.host or ":" in pattern.host:
            raise ToolingError(f"{where}: '{text}' has to be a public host, without a port")
    return matches


def _only(value: object, where: str) -> tuple[str, ...]:
    only = _texts(value, f"{where}: 'only'")
    if any(not re.fullmatch(r"(/[\w.-]+)+", path) for path in only):
        raise ToolingError(f"{where}: 'only' lists paths such as /chat, without a slash at the end")
    return only


def _quirks(value: object, where: str) -> tuple[Mapping[str, str], ...]:
    if not isinstance(value, list):
        raise ToolingError(f"{where}: 'quirks' has to be a list")
    for quirk in value:
        if not isinstance(quirk, dict) or not {"way", "by"} <= quirk.keys() <= _REPLAY_KEYS:
            raise ToolingError(f"{where}: a quirk has the fields way, by and perhaps selector")
        if not all(isinstance(part, str) and part for part in quirk.values()):
            raise ToolingError(f"{where}: the fields of a quirk have to be texts, not empty")
        if quirk["way"] not in WAYS or quirk["by"] not in WAYS:
            raise ToolingError(f"{where}: way and by have to be one of {', '.join(WAYS)}")
    _once([quirk["way"] for quirk in value], f"quirk of {where} for a way")
    return tuple(value)


def _once(values: Collection[str], what: str) -> None:
    twice = sorted({value for value in values if list(values).count(value) > 1})
    if twice:
        raise ToolingError(f"sites.json: the same {what} twice, keep one: {', '.join(twice)}")
