"""Every language has every text, in every plural form it needs, with the same placeholders."""

from __future__ import annotations

import json
import re
import subprocess
from typing import Any

import pytest

from english import MESSAGES, ROOT
from tooling.node.process import find_node

LOCALES = ROOT / "extension/_locales"
_PLURALS = """
const found = {};
for (const name of names) {
  const rules = new Intl.PluralRules(name.replace('_', '-'));
  const forms = Array.from({ length: 1000 }, (_, number) => rules.select(number + 1));
  found[name] = [...new Set(forms)].sort();
}
console.log(JSON.stringify(found));
"""


def plural_forms() -> dict[str, tuple[str, ...]]:
    """Return of each language its plural categories (Unicode CLDR, cardinal numbers from 1 on)."""
    names = sorted(folder.name for folder in LOCALES.iterdir())
    script = f"const names = {json.dumps(names)};{_PLURALS}"
    done = subprocess.run(
        [find_node(), "--eval", script], capture_output=True, text=True, timeout=60, check=True
    )
    return {name: tuple(forms) for name, forms in json.loads(done.stdout).items()}


FORMS = plural_forms()
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
SAID_AS_IN_ENGLISH = 40
"""So many texts may be the same by chance, being names, numbers or one word that is the same."""

BASES = {key.removesuffix("_one") for key in MESSAGES if key.endswith("_one")}


def read(language: str) -> dict[str, Any]:
    text = (LOCALES / language / "messages.json").read_text("utf-8")
    messages: dict[str, Any] = json.loads(text)
    return messages


def placeholders(message: str) -> set[str]:
    return set(re.findall(r"\$(\w+)\$", message))


def test_there_are_these_languages() -> None:
    assert {"en", "de", "fr", "es", "pt", "ja", "zh_CN", "ar"} <= set(FORMS)
    assert FORMS["ar"] == ("few", "many", "one", "other", "two")
    assert FORMS["ja"] == ("other",)
    assert all(f"{base}_other" in MESSAGES for base in BASES)


@pytest.mark.parametrize("language", FORMS)
def test_no_text_is_missing_and_none_is_left_over(language: str) -> None:
    plain = {key for key in MESSAGES if not any(key in (f"{b}_one", f"{b}_other") for b in BASES)}
    wanted = plain | {f"{base}_{form}" for base in BASES for form in FORMS[language]}
    found = set(read(language))
    assert sorted(wanted - found) == []
    assert sorted(found - wanted) == []


@pytest.mark.parametrize("language", FORMS)
def test_placeholders_are_those_of_english(language: str) -> None:
    wrong = []
    for key, entry in read(language).items():
        english = MESSAGES.get(key) or MESSAGES[re.sub("_(two|few|many)$", "_other", key)]
        used, wanted = placeholders(entry["message"]), placeholders(english["message"])
        # A form for exactly one or two may say the number in words.
        free = {"COUNT"} if re.search("_(one|two)$", key) else set()
        if not (wanted - free <= used <= wanted):
            wrong.append(key)
        if entry.get("placeholders") != english.get("placeholders"):
            wrong.append(key)
    assert wrong == []


@pytest.mark.parametrize("language", FORMS)
def test_texts_are_well_made(language: str) -> None:
    for key, entry in read(language).items():
        message = entry["message"]
        assert message == message.strip() != "", key
        assert "  " not in message and "!" not in message, key
    messages = read(language)
    assert len(messages["extension_description"]["message"]) <= 132
    assert messages["text_direction"]["message"] == ("rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert messages["text_language"]["message"].split("-")[0] == language.split("_")[0]


@pytest.mark.parametrize("language", sorted(set(FORMS) - {"en"}))
def test_texts_are_translated(language: str) -> None:
    same = [
        key
        for key, entry in read(language).items()
        if key in MESSAGES and entry["message"] == MESSAGES[key]["message"]
    ]
    assert len(same) < SAID_AS_IN_ENGLISH, same


@pytest.mark.parametrize("language", FORMS)
def test_answers_can_be_told_apart(language: str) -> None:
    messages = read(language)
    for names in (
        ("button_clean", "button_redact", "button_original", "button_cancel", "button_back"),
        ("style_solid", "style_pixelate", "style_blur"),
        ("tool_box", "tool_brush", "tool_crop", "tool_hand"),
        ("mode_ask", "mode_tell", "mode_clean"),
        ("choice_clean", "choice_redacted", "choice_original", "choice_leave_out"),
    ):
        assert len({messages[name]["message"] for name in names}) == len(names)
