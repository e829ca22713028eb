"""The docs lead somewhere: links, named files, the index, decisions, and the workflows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tooling.__main__ import COMMANDS
from tooling.commands.test import GROUPS
from tooling.paths import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(
    [
        *DOCS.rglob("*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    ]
)
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FOLDERS = ("extension/", "pysrc/", "tests/", "docs/")


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as forges make them."""
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}


def links(page: Path) -> list[str]:
    """Return the links of a page that do not leave the repository."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_files_that_are_named_are_there(page: Path) -> None:
    for name in re.findall(r"`([\w./-]+/[\w./-]*)`", page.read_text("utf-8")):
        if name.startswith(FOLDERS) and "NAME" not in name and "CODE" not in name:
            assert (ROOT / name).exists(), name


def test_every_page_is_reached_from_the_index() -> None:
    reached = {DOCS / "README.md"}
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        for link in links(page):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.is_relative_to(DOCS) and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert reached == set(DOCS.rglob("*.md"))


def test_decisions_are_numbered_dated_and_listed() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert len(set(numbers)) == len(numbers) > 10
    index = (DOCS / "decisions" / "README.md").read_text("utf-8")
    rows = []
    for page in DECISIONS:
        number = int(page.name[:4])
        found = re.match(
            rf"# {number}\. (.+)\n\n"
            r"Date: (\d{4}-\d\d-\d\d)\nStatus: (accepted|superseded by \d+)\n\n",
            page.read_text("utf-8"),
        )
        assert found, f"{page.name} does not begin with its number, title, Date: and Status:"
        title, date, status = found.groups()
        rows.append(f"| {number} | [{title}]({page.name}) | {date} | {status} |")
    assert [line for line in index.splitlines() if re.match(r"\| \d", line)] == rows


def test_the_changelog_has_the_form_of_keep_a_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"(?m)^### (.+)$", text)) <= kinds
    versions = re.findall(r"(?m)^## (.+)$", text)
    assert versions[0] == "[Unreleased]"
    assert all(
        re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", title) for title in versions[1:]
    )
    for part in re.split(r"(?m)^## ", text)[1:]:
        before_kinds = part.split("\n### ")[0]
        assert "\n- " not in before_kinds, "an entry without a heading such as ### Added"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_call_build_py_and_nothing_else(path: Path) -> None:
    text = path.read_text("utf-8")
    commands = re.findall(r"(?m)^\s*(?:- )?run: (.+)$", text)
    assert commands
    for command in commands:
        words = command.split()
        assert words[:2] == ["python3", "build.py"], command
        assert words[2] in COMMANDS, command
        groups = [word for word in words[3:] if word in GROUPS or "matrix" in word]
        assert words[2] != "test" or len(words) == 3 or groups, command
    for action in re.findall(r"uses: (.+)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v[\d.]+", action), action


def test_the_groups_of_contributing_are_those_of_the_command() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| `(\w+)` \|", text) == list(GROUPS)


def test_hooks_name_programs_that_the_set_up_installs() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    entries = re.findall(r"entry: (\S+) ?(\S*)", text)
    assert {program for program, _ in entries} == {".venv/bin/ruff", "python3"}
    pinned = (ROOT / "pysrc" / "tooling" / "requirements.txt").read_text("utf-8")
    assert "\nruff==" in "\n" + pinned


def test_ci_runs_the_command_of_the_docs() -> None:
    command = (ROOT / ".ci" / "run").read_text("utf-8").split("exec ")[1].strip()
    assert f"    {command}  " in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], capture_output=True)
    assert shown.returncode == 0
