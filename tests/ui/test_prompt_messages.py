"""Every text that is used exists, every text that exists is used, and each is well made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from english import MESSAGES, ROOT

from ui.labels import LABELS

PLURALS = ("one", "other")
KEY = re.compile(r"[a-z]+(_[a-z]+)+")

FALLBACK = (ROOT / "extension/gate/isolated/fallback.js").read_text(encoding="utf-8")
CALLED_BY_THE_GATE = set(re.findall(r"^  (\w+): ['\"]", FALLBACK, re.MULTILINE))
"""The gate's own dialog says these when the prompt cannot be shown."""


def literals() -> Iterator[tuple[str, str]]:
    """Yield every text in the prompt's source with the name of its module, docstrings left out."""
    for path in sorted((ROOT / "pysrc/ui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, path.name


def said() -> Iterator[tuple[str, str, str]]:
    """Yield ``(method, key, module)`` for each call of ``say`` and ``count`` with a fixed key."""
    for path in sorted((ROOT / "pysrc/ui").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("say", "count")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                yield node.func.attr, node.args[0].value, path.name


def keys_of_tables() -> Iterator[str]:
    """Yield the keys that stand in tables: groups, reasons, what is kept, labels, places."""
    yield from LABELS.values()
    for text, module in literals():
        prefix = re.match(
            r"(error|kept|picture|place|button|choice|shown|tool|style|area|edit|editor|suggestion)_",
            text,
        )
        in_groups = module == "groups.py" and re.fullmatch(
            r"[a-z_]+_(title|bare|first(_(value|values|faint))?)", text
        )
        if KEY.fullmatch(text) and (prefix or in_groups):
            yield text


def used_keys() -> set[str]:
    used = set(keys_of_tables()) | set(CALLED_BY_THE_GATE)
    for method, key, _module in said():
        if method == "say":
            used.add(key)
        else:
            used |= {f"{key}_{plural}" for plural in PLURALS}
    manifest = (ROOT / "manifest.json").read_text(encoding="utf-8")
    return used | set(re.findall(r"__MSG_(\w+)__", manifest))


def test_every_used_key_exists() -> None:
    assert sorted(used_keys() - set(MESSAGES)) == []


def test_every_key_is_used() -> None:
    assert sorted(set(MESSAGES) - used_keys()) == []


def test_the_gate_asks_for_what_exists() -> None:
    for path in sorted((ROOT / "extension").rglob("*.js")):
        asked = re.findall(r"getMessage\(['\"](\w+)['\"]", path.read_text(encoding="utf-8"))
        assert set(asked) <= set(MESSAGES), path.name


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_a_message_is_well_made(key: str) -> None:
    entry = MESSAGES[key]
    assert KEY.fullmatch(key)
    assert entry["description"].endswith((".", ")")), "a translator needs to know what it is for"
    assert entry["message"] == entry["message"].strip() != ""
    assert "!" not in entry["message"]
    named = {name.lower() for name in re.findall(r"\$(\w+)\$", entry["message"])}
    assert named <= set(entry.get("placeholders", {}))
    for name, placeholder in entry.get("placeholders", {}).items():
        assert re.fullmatch(r"\$\d", placeholder["content"]), name
        assert placeholder["example"], name


def test_the_description_fits_the_stores() -> None:
    assert len(MESSAGES["extension_description"]["message"]) <= 132


def test_the_buttons_have_their_names() -> None:
    names = [MESSAGES[f"button_{action}"]["message"] for action in ("clean", "original", "cancel")]
    assert names == ["Clean and send", "Send as it is", "Don't send"]
