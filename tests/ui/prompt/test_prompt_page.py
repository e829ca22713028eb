"""The page of the prompt: all that the modules look for, and nothing that the policy forbids."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from english import ROOT
from tooling.steps.pages import SCRIPTS
from ui.common.icons import ICONS
from ui.prompt.groups import GROUPS

FRAME = ROOT / "extension/frame"
PAGE = (FRAME / "frame.html").read_text(encoding="utf-8")
PAGES = {
    path: path.read_text(encoding="utf-8")
    for path in (FRAME / "frame.html", *sorted((ROOT / "extension/pages").glob("*.html")))
}
STYLES = sorted(
    path for name in ("frame/styles", "pages") for path in (ROOT / "extension" / name).glob("*.css")
)
SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "pysrc/ui").rglob("*.py")}
PURE = {
    "common/codes_generated", "common/icons", "common/phrases", "common/speech", "common/values",
    "guide/facts", "guide/words", "map/place", "map/words", "popup/view", "record/data",
    "prompt/answers", "prompt/compose", "prompt/compose_file", "prompt/compose_notice",
    "prompt/groups", "prompt/likeness", "prompt/rehearsal", "prompt/state", "prompt/state_reading",
    "prompt/view", "prompt/wording",
}  # fmt: skip
"""Modules of the interface that never import ``browser``, and so run in any Python."""


def test_every_element_looked_for_is_in_the_page() -> None:
    wanted = {
        name
        for source in SOURCES.values()
        for name in re.findall(r'(?:find|say_in)\(\s*"([\w-]+)"', source)
    }
    there = {name for page in PAGES.values() for name in re.findall(r'id="([\w-]+)"', page)}
    assert wanted and wanted <= there


@pytest.mark.parametrize("page", PAGES.values(), ids=[path.stem for path in PAGES])
def test_nothing_inline_and_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert not re.search(r"https?:", page)
    for style in STYLES:
        assert not re.search(r"@import|url\(", style.read_text(encoding="utf-8")), style.name


def test_the_page_loads_every_style_and_finds_its_pictures() -> None:
    linked = set(re.findall(r'href="styles/([\w.]+)"', PAGE))
    assert linked == {style.name for style in (FRAME / "styles").glob("*.css")}
    for picture in re.findall(r'<img[^>]*src="([^"]+)"', PAGE):
        assert (FRAME / picture).is_file()


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "pysrc/ui").with_suffix("").as_posix()


def test_every_pure_module_is_there() -> None:
    assert {name_of(path) for path in SOURCES} >= PURE


@pytest.mark.parametrize("path", sorted(SOURCES), ids=name_of)
def test_only_the_modules_that_draw_touch_the_page(path: Path) -> None:
    source = SOURCES[path]
    imports = re.findall(r"^from browser import", source, re.MULTILINE)
    if name_of(path) in PURE:
        assert not imports
    assert "innerHTML" not in source and "insertAdjacentHTML" not in source


def test_every_icon_that_is_named_is_drawn() -> None:
    named = {group.icon for group in GROUPS}
    named |= {
        name for source in SOURCES.values() for name in re.findall(r'icon\(\s*"(\w+)"', source)
    }
    assert named <= set(ICONS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_has_what_it_names_and_waits_for_its_appearance(path: Path) -> None:
    page = PAGES[path]
    named = re.findall(r'(?:href|src)="([^"]+)"', page)
    made = {f"../ui/{name}.js" for name in ("brython", "boot", *(s.name for s in SCRIPTS))}
    assert all((path.parent / name).is_file() for name in named if name not in made)
    scripts = re.findall(r'<script src="([^"]+)"', page)
    assert scripts[0] == "../shared/appearance.js"
    if path.stem == "frame":
        main = "prompt"
        assert "'ui.prompt.page'" in (FRAME / "frame.js").read_text(encoding="utf-8")
    else:
        [main] = re.findall(r'data-main="ui\.(\w+)\.page"', page)
        assert f"../ui/{main}.js" in scripts
    assert "when_ready(start)" in (ROOT / f"pysrc/ui/{main}/page.py").read_text(encoding="utf-8")


def test_both_ways_to_the_dark_theme_lead_to_the_same() -> None:
    text = (FRAME / "styles/tokens.css").read_text(encoding="utf-8")
    by_system = re.search(r":not\(\[data-theme=\"light\"\]\) \{(.*?)\}", text, re.DOTALL)
    by_choice = re.search(
        r"^:root\[data-theme=\"dark\"\] \{(.*?)\}", text, re.DOTALL | re.MULTILINE
    )
    assert by_system and by_choice
    assert by_system[1].split() == by_choice[1].split() != []


def test_raw_colours_are_in_the_tokens_alone() -> None:
    for style in STYLES:
        if style.name != "tokens.css":
            text = style.read_text(encoding="utf-8").replace("#0000 ", "").replace("#000)", "")
            assert not re.search(r"#[0-9a-f]{3,8}\b", text), style.name


def test_every_token_used_exists_and_every_token_is_used() -> None:
    text = "".join(style.read_text(encoding="utf-8") for style in STYLES)
    defined = set(re.findall(r"^\s*(--[\w-]+):", text, re.MULTILINE))
    assert set(re.findall(r"var\((--[\w-]+)", text)) == defined


@pytest.mark.parametrize("size", [16, 32, 48, 128])
def test_the_icons_have_their_sizes(size: int) -> None:
    head = (ROOT / f"extension/icons/icon-{size}.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (size, size)
