"""What each browser's manifest says: the base is Chrome's form, Firefox's is derived from it."""

from __future__ import annotations

import copy

from tooling.package.manifest import Manifest

CHROME = "chrome"
FIREFOX = "firefox"
BROWSERS = (CHROME, FIREFOX)

FIREFOX_ID = "coatcheck@coatcheck.example"
"""Never to change: to Firefox another id is another extension."""
# Firefox 140 is the first to know `data_collection_permissions` (142 on Android), which the store
# asks for; all else works since 128, which brought `world: "MAIN"` and `match_origin_as_fallback`.
FIREFOX_OLDEST = "140.0"
FIREFOX_ANDROID_OLDEST = "142.0"

# Firefox warns of each key that it does not know. It takes policies without a schema, and knows
# `use_dynamic_url` as no key at all: its addresses of extensions are random from the start.
_ONLY_CHROME = (
    "minimum_chrome_version",
    "cross_origin_embedder_policy",
    "cross_origin_opener_policy",
    "key",
    "storage",
    "update_url",
    "version_name",
)
_ONLY_CHROME_IN_RESOURCES = ("use_dynamic_url",)


def for_browser(manifest: Manifest, browser: str) -> Manifest:
    """Return the manifest as one of ``BROWSERS`` takes it."""
    return _for_firefox(manifest) if browser == FIREFOX else copy.deepcopy(manifest)


def _for_firefox(manifest: Manifest) -> Manifest:
    made = {key: value for key, value in manifest.items() if key not in _ONLY_CHROME}
    made = copy.deepcopy(made)
    for entry in made.get("web_accessible_resources", []):
        for key in _ONLY_CHROME_IN_RESOURCES:
            entry.pop(key, None)
    if "background" in made:
        made["background"] = _event_page(made["background"])
    made["browser_specific_settings"] = {
        "gecko": {
            "id": FIREFOX_ID,
            "strict_min_version": FIREFOX_OLDEST,
            "data_collection_permissions": {"required": ["none"]},
        },
        "gecko_android": {"strict_min_version": FIREFOX_ANDROID_OLDEST},
    }
    return made


def _event_page(background: Manifest) -> Manifest:
    """Firefox has no extension service workers: the same script runs in a page that may sleep."""
    page: Manifest = {"scripts": [background["service_worker"]]}
    if "type" in background:
        page["type"] = background["type"]
    return page
