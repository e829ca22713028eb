"""Match patterns, and the manifest that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling import paths
from tooling.errors import ToolingError
from tooling.package import manifest, patterns


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
    with pytest.raises(ToolingError, match="is no match pattern"):
        patterns.parse(text)


def test_all_pages() -> None:
    assert str(patterns.parse("<all_urls>")) == "*://*/*"


def base() -> manifest.Manifest:
    return manifest.read(paths.ROOT / "manifest.json")


def test_guarding_a_whole_site() -> None:
    made = manifest.guard(base(), ["http://localhost/*"])
    whole = [e for e in made["content_scripts"] if e.get("match_origin_as_fallback")]
    assert len(whole) == 2
    assert all("http://localhost/*" in entry["matches"] for entry in whole)
    assert all("http://localhost/*" in e["matches"] for e in made["web_accessible_resources"])
    others = [e for e in made["content_scripts"] if not e.get("match_origin_as_fallback")]
    assert all("http://localhost/*" not in entry["matches"] for entry in others)


def test_guarding_a_part_of_a_site() -> None:
    # Browsers refuse a path beside `match_origin_as_fallback` and in web_accessible_resources.
    made = manifest.guard(base(), ["https://example.org/chat*"])
    for entry in made["content_scripts"]:
        has = "https://example.org/chat*" in entry["matches"]
        assert has != bool(entry.get("match_origin_as_fallback"))
    assert all("https://example.org/*" in e["matches"] for e in made["web_accessible_resources"])


def test_guarding_a_part_of_a_site_where_no_other_is() -> None:
    bare = base()
    bare["content_scripts"] = [
        e for e in bare["content_scripts"] if e.get("match_origin_as_fallback")
    ]
    made = manifest.guard(bare, ["https://example.org/chat*"])
    added = made["content_scripts"][2:]
    assert [e["matches"] for e in added] == [["https://example.org/chat*"]] * 2
    assert [e.get("world") for e in added] == [None, "MAIN"]


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


def test_the_frame_can_be_shown_on_every_guarded_page() -> None:
    made = base()
    guarded = {p for entry in made["content_scripts"] for p in entry["matches"]}
    shown = {p for entry in made["web_accessible_resources"] for p in entry["matches"]}
    assert {str(patterns.parse(p).whole_site) for p in guarded} == shown


def test_least_permissions() -> None:
    made = base()
    assert made["permissions"] == ["storage"]
    assert not {"host_permissions", "optional_permissions"} & set(made)
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
