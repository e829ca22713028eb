"""What JavaScript, the pages and the policy's schema have to know of lists, written from them.

The lists are the engine's own and the folders of languages. What is written is kept in the
repository, so that whatever reads the sources finds it; ``build`` brings it up to date, and a test
sees that it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from coatcheck import errors
from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS, held
from coatcheck.model import NEVER_ASKED, Category, MediaKind
from coatcheck.policy import DEFAULT, FOR_LOOKS, Choice
from tooling import paths

FORMATS = paths.EXTENSION / "shared" / "formats.generated.js"
CODES = paths.EXTENSION / "shared" / "codes.generated.js"
PAGES = paths.SOURCE / "ui" / "common" / "codes_generated.py"
POLICY = paths.EXTENSION / "shared" / "policy_schema.json"

ANY = -1
"""Stands for a byte that may be any."""
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_SHORTEST = 4
"""Fewest characters of base64 by which a text is taken to hold a file."""
_LONGEST = 5
"""Characters of what is certain that are looked for first, in every text."""
_HEAD = "// Written by the build from {source}: do not edit.\n"
_WIDTH = 100
_LANGUAGE_ENUM = re.compile(r'("language": \{[^}]*?"enum": \[)[^\]]*\]')
_KEEP = re.compile(r'("keep": \{[^{]*"properties": \{\n)(?: *"[\w-]+": \{[^}]*\},?\n)*')
_TYPE = "@type {string[]}"
"""Of a list that may be empty."""


def written() -> dict[Path, str]:
    """Return what the files should say."""
    return {FORMATS: _formats(), CODES: _codes(), PAGES: _pages(), POLICY: _policy()}


def update() -> None:
    """Bring the files up to date."""
    for path, text in written().items():
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


def bytes_of(signature: str) -> list[int]:
    """Read a signature of the registry."""
    return [ANY if part == "??" else int(part, 16) for part in signature.split()]


def in_base64(signature: Sequence[int]) -> tuple[str, str]:
    """Return how a file that starts so starts in base64, and the longest run that is certain.

    The first is a regular expression, with a full stop for what may be any character.
    """
    bits = "".join("?" * 8 if byte == ANY else f"{byte:08b}" for byte in signature)
    sextets = [bits[at : at + 6] for at in range(0, len(bits) // 6 * 6, 6)]
    start = "".join("." if "?" in six else _ALPHABET[int(six, 2)] for six in sextets).rstrip(".")
    return start, max(start.split("."), key=len)


def languages() -> list[str]:
    """Name the languages there are, English first: each is a folder."""
    folders = sorted(path.name for path in (paths.EXTENSION / "_locales").iterdir())
    return ["en", *(name for name in folders if name != "en")]


def engine_errors() -> list[str]:
    """Return the codes of all errors of the engine."""
    return sorted(
        kind.code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, EngineError)
    )


def choices() -> list[Choice]:
    """Return what a person may keep or let go."""
    return [choice for choice in Choice if choice not in FOR_LOOKS]


def _pages() -> str:
    """Write what the pages' Python has to know, which cannot import the engine."""
    rows = "".join(f'    ("{code}", "{_own_name(code)}"),\n' for code in languages())
    chosen = ", ".join(f'"{choice}"' for choice in choices())
    return (
        '"""Codes and languages, written by the build: do not edit."""\n\n'
        "from __future__ import annotations\n\n"
        f"LANGUAGES = [\n{rows}]\n"
        '"""Each with what it calls itself."""\n\n'
        f"CHOICES = ({chosen})\n"
        '"""What a person may have stay in a cleaned copy."""\n'
    )


def _own_name(language: str) -> str:
    path = paths.EXTENSION / "_locales" / language / "messages.json"
    messages = json.loads(path.read_text("utf-8"))
    return str(messages["text_language_name"]["message"])


def _policy() -> str:
    """Write the schema of managed policies with the languages and choices that there are."""
    values = ", ".join(f'"{name}"' for name in ("auto", *languages()))
    stays = ",\n".join(f'        "{choice}": {{ "type": "boolean" }}' for choice in choices())
    text = POLICY.read_text("utf-8")
    for found, written in ((_LANGUAGE_ENUM, f"{values}]"), (_KEEP, f"{stays}\n")):
        text, count = found.subn(rf"\g<1>{written}", text)
        if count != 1:
            raise ValueError(f"{POLICY} has no match for {found.pattern}, or several; expected one")
    return text


def _formats() -> str:
    known = [
        bytes_of(signature)
        for container in CONTAINERS
        if container.held and container.known_in_requests
        for signature in container.signatures
    ]
    # Of a signature that starts with another one, that other one is enough.
    at_start = [one for one in known if not any(_covers(other, one) for other in known)]
    in_text = {start: run for start, run in map(in_base64, known) if _is_telling(run)}
    first = {start: run for start, run in in_text.items() if not _is_covered(start, in_text)}
    starts = [_expression(start) for start in first]
    runs = sorted({run.lstrip("A")[:_LONGEST].replace("+", "\\+") for run in first.values()})
    return "".join(
        (
            _HEAD.format(source="the registry of formats, pysrc/coatcheck/formats"),
            _constant("SIGNATURES", at_start, "How files begin; -1 stands for any byte."),
            _constant("IN_BASE64", starts, "The same in base64, as regular expressions."),
            _constant("BASE64_RUNS", runs, "What stands in each of these for certain."),
            _constant("HELD_NAMES", sorted(held.held_names()), "Names that claim a held kind."),
            _constant(
                "HELD_TYPES", sorted(held.held_types()), "Types that are held, beside images."
            ),
            *(_claims(kind) for kind in MediaKind if kind is not MediaKind.PICTURE),
            _constant("PASSING_GROUPS", held.PASSING_GROUPS, "Top-level types that pass."),
            _constant("PASSING_PREFIXES", held.PASSING_PREFIXES, "Types that begin so pass."),
            _constant("PASSING_TYPES", held.PASSING_TYPES, "Types that pass."),
        )
    )


def _claims(kind: MediaKind) -> str:
    names, types = held.claims(kind)
    what = f"What claims to be a {kind.value}. {_TYPE}"
    return _constant(f"{kind.name}_NAMES", [*names, *types], what)


def _codes() -> str:
    never = [category for category in Category if category in NEVER_ASKED]
    at_first = [choice for choice in choices() if choice in DEFAULT.keep]
    return "".join(
        (
            _HEAD.format(source="the engine's codes and the folders of languages"),
            _constant("CATEGORIES", list(Category), "What data gives away, the gravest first."),
            _constant("NEVER_ASKED", never, "What alone is no reason to ask, nor counted."),
            _constant("CHOICES", choices(), "What a person may have stay in a cleaned copy."),
            _constant("CHOICES_KEPT", at_first, f"What of it stays at first. {_TYPE}"),
            _constant("ENGINE_ERRORS", engine_errors(), "Why the engine refuses a file."),
            _type("EngineErrorCode", engine_errors()),
            _type("CategoryCode", list(Category)),
            _constant("LANGUAGES", languages(), "The languages of all texts."),
        )
    )


def _covers(other: Sequence[int], one: Sequence[int]) -> bool:
    return len(other) < len(one) and list(one[: len(other)]) == list(other)


def _is_covered(start: str, others: Iterable[str]) -> bool:
    """Whether what starts so is found by the start of another one."""
    return any(start != other and start.startswith(other) for other in others)


def _expression(start: str) -> str:
    """Write a start as a regular expression: where anything may stand, how many characters."""
    parts = re.split(r"(\.+)", start.replace("+", "\\+"))
    return "".join(f"[A-Za-z0-9+/]{{{len(part)}}}" if "." in part else part for part in parts)


def _is_telling(run: str) -> bool:
    """Whether a run of base64 is long enough, and more than zeros."""
    return len(run) >= _SHORTEST and run.strip("A") != ""


def _constant(name: str, value: Iterable[object], what: str) -> str:
    """Write a list, with several items in a line."""
    body = _lines([_literal(item) for item in value])
    return f"\n/** {what} */\nexport const {name} = [{body}];\n"


def _type(name: str, values: Iterable[str]) -> str:
    """Write the type of one of these codes."""
    return f"\n/** @typedef {{{' | '.join(_literal(value) for value in values)}}} {name} */\n"


def _lines(parts: Sequence[str]) -> str:
    lines = [""]
    for part in parts:
        if len(lines[-1]) + len(part) + 4 > _WIDTH:
            lines.append("")
        lines[-1] += f" {part}," if lines[-1] else f"  {part},"
    return "\n" + "\n".join(lines) + "\n" if parts else ""


def _literal(value: object) -> str:
    """Write a text or a list of numbers as this project's JavaScript does."""
    if isinstance(value, str):
        quoted = json.dumps(str(value), ensure_ascii=False)
        return "'" + quoted[1:-1].replace("'", "\\'") + "'"
    return json.dumps(value)
