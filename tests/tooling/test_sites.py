"""The list of sites: what is on it, what is refused, and what a manifest makes of it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest

from tooling import paths
from tooling.errors import ToolingError
from tooling.package import manifest, sites
from tooling.steps import bundle

PROVIDERS = {"acme", "other"}

# Addresses where people chat with pictures or have some made, and whose site they are.
GUARDED = {
    "https://chatgpt.com/": "chatgpt",
    "https://www.chatgpt.com/c/1": "chatgpt",
    "https://chat.openai.com/": "chatgpt",
    "https://claude.ai/new": "claude",
    "https://gemini.google.com/app": "gemini",
    "https://aistudio.google.com/prompts/new_chat": "ai-studio",
    "https://copilot.microsoft.com/": "copilot",
    "https://copilot.com/": "copilot",
    "https://www.bing.com/chat": "copilot",
    "https://m365.cloud.microsoft/chat": "copilot-365",
    "https://copilot.cloud.microsoft/": "copilot-365",
    "https://grok.com/": "grok",
    "https://grok.x.ai/": "grok",
    "https://x.com/i/grok": "grok-on-x",
    "https://perplexity.ai/": "perplexity",
    "https://www.perplexity.ai/": "perplexity",
    "https://chat.deepseek.com/": "deepseek",
    "https://chat.mistral.ai/chat": "mistral",
    "https://meta.ai/": "meta-ai",
    "https://www.meta.ai/": "meta-ai",
    "https://poe.com/": "poe",
    "https://chat.qwen.ai/": "qwen",
    "https://qwen.ai/": "qwen",
    "https://www.qianwen.com/": "qwen",
    "https://kimi.com/": "kimi",
    "https://www.kimi.com/": "kimi",
    "https://huggingface.co/chat": "huggingchat",
    "https://huggingface.co/chat/conversation/1": "huggingchat",
    "https://someone-demo.hf.space/": "hugging-face-spaces",
    "https://character.ai/": "character-ai",
    "https://you.com/": "you",
    "https://duck.ai/": "duck-ai",
    "https://duckduckgo.com/?ia=chat": "duck-ai",
    "https://lumo.proton.me/": "lumo",
    "https://venice.ai/chat": "venice",
    "https://www.midjourney.com/imagine": "midjourney",
    "https://midjourney.com/": "midjourney",
    "https://www.canva.com/": "canva",
    "https://firefly.adobe.com/": "firefly",
    "https://github.com/copilot": "github-copilot",
    "https://chat.z.ai/": "z-ai",
    "https://cdn.botpress.cloud/webchat/v2/": "botpress",
}
LEFT_ALONE = [
    "https://x.com/home",
    "https://github.com/python",
    "https://github.com/copilotish",
    "https://huggingface.co/models",
    "https://notchatgpt.com/",
    "https://openai.com/",
    "https://www.google.com/",
    "https://example.org/",
]


def site_of(url: str) -> str | None:
    """Look an address up as a browser and the gate do."""
    parts = urlsplit(url)
    for site in sites.read():
        for pattern in site.matches:
            host = pattern.removeprefix("*://").removesuffix("/*")
            name = parts.hostname or ""
            below = host.startswith("*.") and (name == host[2:] or name.endswith(host[1:]))
            if below or name == host:
                path = parts.path
                ours = any(path == only or path.startswith(f"{only}/") for only in site.only)
                return site.id if ours or not site.only else None
    return None


@pytest.mark.parametrize(("url", "site"), GUARDED.items())
def test_the_chats_are_on_the_list(url: str, site: str) -> None:
    assert site_of(url) == site


def test_no_site_is_on_the_list_without_reason() -> None:
    assert {site.id for site in sites.read()} == set(GUARDED.values())


@pytest.mark.parametrize("url", LEFT_ALONE)
def test_other_pages_are_not(url: str) -> None:
    assert site_of(url) is None


def test_every_provider_with_an_address_has_a_site() -> None:
    known = json.loads(sites.PROVIDERS.read_text("utf-8"))["providers"]
    without = {entry["id"] for entry in known} - {site.provider for site in sites.read()}
    assert without == {"brave-leo"}  # It is part of a browser, where no extension can be.


def entry() -> dict[str, Any]:
    return {
        "id": "acme-chat",
        "name": "Acme Chat",
        "provider": "acme",
        "matches": ["*://chat.acme.example/*"],
        "only": ["/chat"],
        "quirks": [{"way": "paste", "by": "input", "selector": "input[type=file]"}],
    }


def test_a_good_list_is_taken() -> None:
    [site] = sites.check({"version": 1, "sites": [entry()]}, PROVIDERS)
    assert site.id == "acme-chat"
    assert site.only == ("/chat",)
    assert site.quirks[0]["by"] == "input"


def setting(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda entry: entry.__setitem__(key, value)


def without(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda entry: entry.__delitem__(key)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without("provider"), "lacks the fields: provider"),
        (without("matches"), "lacks the fields: matches"),
        (setting("provider", "nobody"), "add its provider 'nobody' to"),
        (setting("provider", None), "to providers.json"),
        (setting("provider", "unknown"), "'why' has to say why"),
        (setting("why", "because"), "remove 'why'"),
        (setting("id", "Acme Chat"), "its id may have"),
        (setting("name", " "), "its name"),
        (setting("matches", []), "'matches' is empty"),
        (setting("matches", "*://acme.example/*"), "has to be a list of texts"),
        (setting("matches", ["https://acme.example/*"]), "has to have the form"),
        (setting("matches", ["*://acme.example/chat*"]), "has to have the form"),
        (setting("matches", ["*://*/*"]), "has to be a public host"),
        (setting("matches", ["*://localhost/*"]), "has to be a public host"),
        (setting("matches", ["*://acme.example:8080/*"]), "has to be a public host"),
        (setting("matches", ["*://a cme.example/*"]), "is not a match pattern"),
        (setting("matches", ["*://acme.example/*", "*://acme.example/*"]), "same pattern twice"),
        (setting("only", ["chat"]), "'only' lists paths"),
        (setting("only", ["/chat/"]), "'only' lists paths"),
        (setting("quirks", {}), "'quirks' has to be a list"),
        (setting("quirks", [{"way": "paste"}]), "a quirk has the fields"),
        (setting("quirks", [{"way": "paste", "by": "magic"}]), "way and by have to be"),
        (setting("quirks", [{"way": "paste", "by": 1}]), "have to be texts"),
        (setting("quirks", [{"way": "paste", "by": "drop"}] * 2), "twice"),
        (setting("colour", "red"), "unknown fields: colour"),
    ],
)
def test_what_is_wrong_is_told(spoil: Callable[[dict[str, Any]], None], told: str) -> None:
    spoiled = entry()
    spoil(spoiled)
    with pytest.raises(ToolingError, match=told):
        sites.check({"version": 1, "sites": [spoiled]}, PROVIDERS)


@pytest.mark.parametrize(
    "stored", [None, [], {}, {"version": 2, "sites": [entry()]}, {"version": 1, "sites": []}]
)
def test_another_form_is_refused(stored: object) -> None:
    with pytest.raises(ToolingError, match=r"sites\.json"):
        sites.check(stored, PROVIDERS)


def test_two_sites_of_one_name_are_told() -> None:
    twin = entry() | {"matches": ["*://other.example/*"]}
    with pytest.raises(ToolingError, match="same id twice, keep one: acme-chat"):
        sites.check({"version": 1, "sites": [entry(), twin]}, PROVIDERS)


def test_the_manifest_names_every_site_and_the_base_stays_as_it_is() -> None:
    base = manifest.read(paths.ROOT / "manifest.json")
    before = copy.deepcopy(base)
    made = sites.fill(base, sites.read())
    listed = [pattern for site in sites.read() for pattern in site.matches]
    assert [script["matches"] for script in made["content_scripts"]] == [listed, listed]
    assert made["host_permissions"] == listed
    assert base == before
    assert not {"content_scripts", "host_permissions"} & base.keys()


def test_pages_are_told_of_few_sites_and_of_hosts_alone() -> None:
    """Every page looks through them before it shows: no pattern, and nothing that needs none."""
    plain, part = entry(), entry() | {"matches": ["*://*.acme.example/*", "*://[::1]/*"]}
    del plain["only"], plain["quirks"], part["quirks"]
    assert bundle.special_sites([plain, part]) == [
        {"hosts": ["*.acme.example", "[::1]"], "only": ["/chat"]}
    ]
