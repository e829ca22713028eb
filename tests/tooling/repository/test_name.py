"""The name before stands nowhere but where it must: in the history and in what reads old files."""

from __future__ import annotations

from listing import listed

from tooling.paths import ROOT

_BEFORE = "cloak" + "room"
_ALLOWED = {
    "CHANGELOG.md",
    "extension/shared/settings_file.js",
    "pysrc/tooling/package/folder.py",
    "tests/settings/file.test.mjs",
    "tests/tooling/test_folder.py",
}


def test_the_name_before_is_gone() -> None:
    found = {
        name
        for name in listed()
        if _BEFORE in name.lower() or _BEFORE.encode() in (ROOT / name).read_bytes().lower()
    }
    assert found <= _ALLOWED
