"""Match patterns, and the manifest that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling import paths
from tooling.errors import ToolingError
from tooling.package import manifest, patterns, sites


@pytest.mark.parametrize(
    "text",
    [
        "https://chat.example.org/*",
        "*://*.example.org/*",
        "http://localhost/*",
        "http://localhost:8080/*",
        "http://127.0.0.1/*",
        "http://[::1]/*",
        "*://*/*",
        "https://example.org/chat*",
        "https://xn--bcher-kva.example/*",
    ],
)
def test_patterns_that_browsers_take(text: str) -> None:
    assert str(patterns.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "https://example.org",
        "ftp://example.org/*",
        "file:///*",
        "https:///*",
        "https://exa mple.org/*",
        "https://*example.org/*",
        "https://chat.*.org/*",
        "https://example.*/*",
        "https://user@example.org/*",
        "https://*.127.0.0.1/*",
        "http://localhost:99999/*",
        "https://example.org:x/*",
        "https://-example.org/*",
    ],
)
def test_patterns_that_browsers_refuse(text: str) -> None:
    with pytest.raises(ToolingError, match="is not a match pattern"):
        patterns.parse(text)


def test_all_pages() -> None:
    assert str(patterns.parse("<all_urls>")) == "*://*/*"


def base() -> manifest.Manifest:
    return sites.fill(manifest.read(paths.ROOT / "manifest.json"), sites.read())


def test_guarding_a_whole_site() -> None:
    made = manifest.guard(base(), ["http://localhost/*"])
    whole = [e for e in made["content_scripts"] if e.get("match_origin_as_fallback")]
    assert len(whole) == 2
    assert all("http://localhost/*" in entry["matches"] for entry in whole)
    assert "http://localhost/*" in made["host_permissions"]
    assert len(made["content_scripts"]) == 2


def test_guarding_a_part_of_a_site() -> None:
    # Browsers refuse a path beside `match_origin_as_fallback`, and take none in permissions.
    made = manifest.guard(base(), ["https://example.org/chat*", "https://example.org/talk*"])
    parts = ["https://example.org/chat*", "https://example.org/talk*"]
    added = made["content_scripts"][2:]
    assert [e["matches"] for e in added] == [parts] * 2
    assert [e.get("world") for e in added] == [None, "MAIN"]
    assert all("match_origin_as_fallback" not in entry for entry in added)
    assert made["host_permissions"].count("https://example.org/*") == 1


def test_guarding_twice_adds_once_and_leaves_the_original_alone() -> None:
    original = base()
    made = manifest.guard(original, ["http://localhost/*", "http://localhost/*"])
    assert made["content_scripts"][0]["matches"].count("http://localhost/*") == 1
    assert original == base()


def test_the_gate_and_its_hooks_run_on_the_same_pages() -> None:
    entries = base()["content_scripts"]
    for isolated, main in zip(entries[::2], entries[1::2], strict=True):
        assert "world" not in isolated
        assert main["world"] == "MAIN"
        assert isolated["matches"] == main["matches"]
        assert isolated["run_at"] == main["run_at"] == "document_start"
        assert isolated["all_frames"] is main["all_frames"] is True


def test_the_frame_can_be_shown_on_pages_that_a_person_adds() -> None:
    [shown] = base()["web_accessible_resources"]
    assert shown == {
        "resources": ["frame/frame.html"],
        "use_dynamic_url": True,  # no page can guess it
        "matches": ["*://*/*"],
    }


def test_permissions_for_hosts_go_no_further_than_the_scripts() -> None:
    made = base()
    guarded = {p for entry in made["content_scripts"] for p in entry["matches"]}
    assert set(made["host_permissions"]) == {str(patterns.parse(p).whole_site) for p in guarded}


def test_least_permissions() -> None:
    made = base()
    assert made["permissions"] == ["storage", "scripting", "activeTab"]
    assert made["optional_host_permissions"] == ["*://*/*"]
    assert not {"optional_permissions", "externally_connectable"} & set(made)
    policy = made["content_security_policy"]["extension_pages"]
    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "http" not in policy
    assert "connect-src 'self'" in policy


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(ToolingError, match=r"gate/hooks\.js"):
        manifest.check(base(), lambda name: name != "gate/hooks.js", Path(), "0.1.0")


def test_two_versions_are_told() -> None:
    with pytest.raises(ToolingError, match=r"0\.1\.0.*9\.9\.9"):
        manifest.check(base(), lambda _: True, Path(), "9.9.9")


def test_a_text_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "messages.json").write_text("{}")
    with pytest.raises(ToolingError, match="extension_description"):
        manifest.check(base(), lambda _: True, tmp_path, base()["version"])


def test_a_manifest_that_is_no_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{,}")
    with pytest.raises(ToolingError, match="not valid JSON"):
        manifest.read(tmp_path / "manifest.json")
