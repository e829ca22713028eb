"""Every text that is used exists, every text that exists is used, and each is well made."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

import pytest

from coatcheck.choices import ASKED_BY
from coatcheck.labels import Label
from coatcheck.model import Kept, Nested, Standard
from coatcheck.terms import Term
from english import MESSAGES, ROOT
from tooling.steps.lists import engine_errors
from ui.common import kinds
from ui.common.codes_generated import CHOICES
from ui.guide.facts import CHECKLIST, TOPICS

FACTS = json.loads((ROOT / "extension/data/providers.json").read_text("utf-8"))

_TYPES = (ROOT / "extension/shared/messages.js").read_text("utf-8")
FRAME_ERRORS = re.findall(r"'(\w+)'", re.findall(r"\{(.*)\} FrameCode", _TYPES)[0])
OF_EDITS = {"animation", "invalid_edit"}
"""Errors of hiding areas alone, which the editor has words for."""

PLURALS = ("one", "other")
KEY = re.compile(r"[a-z]+(_[a-z]+)+")

PLAIN_TEXTS = (ROOT / "extension/shared/plain_texts.js").read_text(encoding="utf-8")
CALLED_BY_THE_GATE = set(re.findall(r"^  (\w+): ['\"]", PLAIN_TEXTS, re.MULTILINE))
"""The gate's own dialog says these when the prompt cannot be shown."""


def literals() -> Iterator[tuple[str, str]]:
    """Yield every text in the prompt's source with the name of its module, docstrings left out."""
    for path in sorted((ROOT / "pysrc/ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value not in set(Label)
            ):
                yield node.value, path.name


def said() -> Iterator[tuple[str, str, str]]:
    """Yield ``(method, key, module)`` for each call of ``say`` and ``count`` with a fixed key."""
    for path in sorted((ROOT / "pysrc/ui").rglob("*.py")):
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
    yield from (f"label_{label.value}" for label in Label)
    yield from (f"term_{term.value}" for term in Term)
    yield from (f"error_{code}" for code in {*engine_errors(), *FRAME_ERRORS} - OF_EDITS)
    yield from (f"kept_{kept.value}" for kept in Kept)
    yield from (f"kept_{kept.value}_reason" for kept in Kept if kept.value not in CHOICES)
    yield from ("kept_chosen", "text_language_name")  # The build reads the second.
    yield from (f"source_{standard.value}" for standard in Standard if standard.islower())
    yield from (f"source_inside_{kind.value}" for kind in Nested)
    for text, module in literals():
        prefix = re.match(
            r"(error|kept|mode|picture|place|button|choice|shown|tool|style|area|edit|editor|suggestion"
            r"|file|settings|welcome|popup)_|block_lead|note_unsaved"
            r"|(guide|record)_(?!reminder)",
            text,
        )
        in_groups = module == "groups.py" and re.fullmatch(
            r"[a-z_]+_(title(_place|_other)?|bare|first(_[a-z_]+)?)", text
        )
        if KEY.fullmatch(text) and (prefix or in_groups):
            yield from (text,) if text in MESSAGES else plural_forms(text)


def plural_forms(key: str) -> set[str]:
    return {f"{key}_{plural}" for plural in PLURALS}


def said_by_scripts() -> Iterator[str]:
    """Yield the keys in the extension's JavaScript; one with a hole stands for all like it."""
    for path in sorted((ROOT / "extension/gate/isolated").glob("*.js")):
        source = path.read_text(encoding="utf-8")
        yield from re.findall(r"(?:say|#show)\('([a-z_]+)'\)", source)
    for path in sorted((ROOT / "extension/background").glob("*.js")):
        source = path.read_text(encoding="utf-8")
        yield from re.findall(r"'(site_[a-z_]+)'", source)
        for start in re.findall(r"say\(`([a-z_]+_)\$\{\w+\}`\)", source):
            yield from (key for key in MESSAGES if key.startswith(start))


def keys_of_the_guide() -> Iterator[str]:
    """Yield the keys that are put together from the codes of the guide's facts."""
    for provider in FACTS["providers"]:
        yield f"guide_confidence_{provider['confidence']}"
        yield from (f"guide_kind_{source['kind']}" for source in provider["sources"])
        for says in provider["says"].values():
            yield from (f"guide_say_{statement['say']}" for statement in says)
    for claim in FACTS["claims"]:
        yield from (f"guide_claim_{claim['id']}", f"guide_claim_{claim['id']}_now")
        yield f"guide_verdict_{claim['verdict']}"
    yield from (f"guide_topic_{topic}" for topic in TOPICS)
    yield from (f"guide_done_{topic}" for topic in CHECKLIST)


def keys_of_choices() -> Iterator[str]:
    """Yield the keys of what of a file's content a person is asked about."""
    for choice in set(ASKED_BY.values()):
        yield f"keep_{choice.value.replace('-', '_')}"


def keys_of_kinds() -> Iterator[str]:
    """Yield the keys that end in the kind of a file."""
    for kind in (kinds.DOCUMENT, kinds.VIDEO, kinds.SOUND):
        yield from (f"{key}_{kind}" for key in kinds.OF_ONE)
    yield from (f"{key}_{kinds.FILE}" for key in kinds.OF_UNKNOWN)
    for key in kinds.OF_SEVERAL:
        text = f"{key}_{kinds.FILE}"
        yield from (text,) if text in MESSAGES else plural_forms(text)


def used_keys() -> set[str]:
    used = {
        *keys_of_tables(),
        *keys_of_the_guide(),
        *keys_of_choices(),
        *keys_of_kinds(),
        *CALLED_BY_THE_GATE,
        *said_by_scripts(),
    }
    for method, key, _module in said():
        if method == "say":
            used.add(key)
        else:
            used |= plural_forms(key)
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
