"""What the build makes of the manifest for each browser."""

from __future__ import annotations

import copy

import pytest

from tooling import paths
from tooling.package import browsers, manifest, sites


def base() -> manifest.Manifest:
    return sites.fill(manifest.read(paths.ROOT / "manifest.json"), sites.read())


def test_chrome_gets_the_base() -> None:
    assert browsers.for_browser(base(), browsers.CHROME) == base()


def test_firefox_gets_an_event_page_and_names_itself() -> None:
    made = browsers.for_browser(base(), browsers.FIREFOX)
    assert made["background"] == {"scripts": ["background.js"], "type": "module"}
    gecko = made["browser_specific_settings"]["gecko"]
    assert gecko["id"] == browsers.FIREFOX_ID
    assert gecko["data_collection_permissions"] == {"required": ["none"]}
    assert float(gecko["strict_min_version"]) >= 128  # content scripts in the page's own world


def test_a_background_script_that_is_no_module_stays_so() -> None:
    asked = base() | {"background": {"service_worker": "background.js"}}
    made = browsers.for_browser(asked, browsers.FIREFOX)
    assert made["background"] == {"scripts": ["background.js"]}


@pytest.mark.parametrize("key", ["minimum_chrome_version", "cross_origin_embedder_policy", "key"])
def test_what_firefox_does_not_know_is_dropped(key: str) -> None:
    asked = base() | {key: "x"}
    assert key not in browsers.for_browser(asked, browsers.FIREFOX)
    assert key in browsers.for_browser(asked, browsers.CHROME)


def test_dynamic_addresses_are_chromes_alone() -> None:
    asked = base()
    for entry in asked["web_accessible_resources"]:
        entry["use_dynamic_url"] = True
    before = copy.deepcopy(asked)
    made = browsers.for_browser(asked, browsers.FIREFOX)
    assert all("use_dynamic_url" not in entry for entry in made["web_accessible_resources"])
    assert asked == before


def test_both_guard_the_same_pages_with_the_same_scripts() -> None:
    made = browsers.for_browser(base(), browsers.FIREFOX)
    assert made["content_scripts"] == base()["content_scripts"]
    assert made["content_security_policy"] == base()["content_security_policy"]


def test_a_background_script_that_is_not_there_is_told() -> None:
    made = browsers.for_browser(base(), browsers.FIREFOX)
    named = list(manifest._named_files(made))
    assert "background.js" in named
