"""Compiled Python in a real browser, under the extension's own content security policy."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tooling import paths
from tooling.browsers.find import find_chromium, launch_arguments
from tooling.brython_aot.compiler import Script, compile_pages
from tooling.brython_aot.library import Brython
from tooling.errors import ToolingError
from tooling.node import process as node_js
from tooling.package import manifest

SAMPLE = Path(__file__).parent / "sample"
PAGE = """<!doctype html><meta charset="utf-8"><title>Sample</title>
<script src="watch.js"></script>
<script src="ui/page.js" defer></script>
<script src="ui/brython.js" defer></script>
<script src="ui/boot.js" defer data-main="{main}"></script>
<ul id="facts"></ul><p id="count"></p><button id="button">+</button><button id="fail">!</button>
"""
WATCH = """
window.violations = [];
addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective));
"""
FACTS = [
    "Finding(label='a', weight=3, tags=['q'])",
    "True",
    "{'label': 'p', 'weight': 9, 'tags': [], 'where': 'here'}",
    "BLUE input drop [1, 2]",
    "5 [2, 1] page",
    "finally",
    "KeyError('missing')",
    "matched 2",
    "1 2 7",
]


def build(folder: Path, source: Path = SAMPLE, others: tuple[str, ...] = ()) -> None:
    compile_pages(
        out=folder,
        source=source,
        scripts=[
            Script("page", ("sample.page", *others), without=("sample.late",)),
            Script("late", ("sample.late",), after="page"),
        ],
        node=node_js.find_node(),
        brython=Brython.installed(),
    )


@pytest.fixture(scope="module")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extension")
    build(folder / "ui")
    policy = manifest.read(paths.ROOT / "manifest.json")["content_security_policy"]
    made = {"manifest_version": 3, "name": "Sample", "version": "1"}
    made |= {"content_security_policy": policy, "background": {"service_worker": "worker.js"}}
    (folder / "manifest.json").write_text(json.dumps(made))
    (folder / "worker.js").write_text("")
    (folder / "watch.js").write_text(WATCH)
    for name, main in (("page", "sample.page"), ("none", "sample.nowhere")):
        (folder / f"{name}.html").write_text(PAGE.format(main=main))
    return folder


class Sample:
    """The sample's pages, and all that their console said."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.said: list[str] = []
        self.requests: list[str] = []
        self._base = base
        page.on("console", lambda message: self.said.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, name: str) -> None:
        self.page.goto(f"{self._base}/{name}.html")

    def run(self, script: str) -> Any:
        """Call something from outside any event of the page, and wait until it is over."""
        self.page.evaluate(f"setTimeout(() => {script}, 0)")
        self.page.wait_for_timeout(100)
        return "\n".join(self.said)


@pytest.fixture(scope="module")
def browser(extension: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path_factory.mktemp("profile")),
            executable_path=find_chromium(),
            headless=True,
            args=launch_arguments(extension),
            ignore_default_args=["--disable-extensions"],
        )
        workers = context.service_workers
        worker = workers[0] if workers else context.wait_for_event("serviceworker")
        yield context, worker.url.rpartition("/")[0]
        context.close()


@pytest.fixture
def sample(browser: Any) -> Iterator[Sample]:
    context, base = browser
    page = context.new_page()
    yield Sample(page, base)
    page.close()


def test_a_page_runs_without_a_breach_of_the_policy(sample: Sample) -> None:
    sample.open("page")
    sample.page.get_by_text("timer", exact=True).wait_for()
    sample.page.get_by_text("slept", exact=True).wait_for()
    assert sample.page.locator("#facts li").all_inner_texts()[: len(FACTS)] == FACTS
    for _ in range(2):
        sample.page.click("#button")
    assert sample.page.inner_text("#count") == "002"
    assert sample.page.evaluate("violations") == []
    assert len(sample.requests) == 5
    assert all(url.startswith("chrome-extension://") for url in sample.requests)


@pytest.mark.parametrize(
    ("script", "place", "error"),
    [
        ("document.getElementById('fail').click()", "fail", "ValueError: on purpose"),
        ("callBack()", "fail", "ValueError: on purpose"),
        ("0", "main", "RuntimeError: in a coroutine"),
        ("importUnknown()", "import_unknown", "ModuleNotFoundError: No module named 'decimal'"),
        ("runText()", "run_text", "not compiled at build time: code:"),
    ],
)
def test_errors_come_with_a_python_traceback(
    sample: Sample, script: str, place: str, error: str
) -> None:
    sample.open("page")
    said = sample.run(script)
    assert "Traceback (most recent call last):" in said
    assert 'File "sample/page.py", line' in said
    assert f"in {place}" in said
    assert error in said
    assert sample.page.evaluate("violations") == []


def test_what_comes_later_is_there_once_its_script_is(sample: Sample) -> None:
    sample.open("page")
    assert "No module named 'sample.late'" in sample.run("useLate()")
    sample.page.add_script_tag(url="ui/late.js")
    sample.page.evaluate("useLate()")
    assert sample.page.get_by_text("late", exact=True).count() == 1
    assert sample.page.evaluate("violations") == []


def test_a_module_that_was_not_compiled_is_named(sample: Sample) -> None:
    sample.open("none")
    assert "no compiled module is named sample.nowhere" in sample.run("0")


def test_compiling_twice_gives_the_same_bytes(extension: Path, tmp_path: Path) -> None:
    build(tmp_path / "ui")
    for name in ("page.js", "late.js", "boot.js", "brython.js"):
        assert (tmp_path / "ui" / name).read_bytes() == (extension / "ui" / name).read_bytes()


def test_what_brython_cannot_compile_is_told(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(SAMPLE, source)
    (source / "sample" / "bad.py").write_text("x = 1\nreturn x\n")
    with pytest.raises(ToolingError, match=r"'sample\.bad'"):
        build(tmp_path / "ui", source, ("sample.bad",))


def test_no_runtime_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATH", "")
    monkeypatch.setattr(node_js, "_carried", lambda: None)
    monkeypatch.setattr(node_js, "_REQUIREMENTS", Path("missing.txt"))
    node_js.find_node.cache_clear()
    with pytest.raises(ToolingError, match=r"Node\.js 20\.19 or newer is needed"):
        node_js.find_node()
