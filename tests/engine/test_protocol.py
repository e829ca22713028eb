"""docs/protocol.md and the types of messages (extension/shared/messages.js) say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coatcheck import errors

ROOT = Path(__file__).parents[2]
TYPES = (ROOT / "extension" / "shared" / "messages.js").read_text("utf-8")
CODES = (ROOT / "extension" / "shared" / "codes.generated.js").read_text("utf-8")
DOCS = (ROOT / "docs" / "protocol.md").read_text("utf-8")

_TYPEDEF = re.compile(r"@typedef \{(.+)\} (\w+)")
_SPAN = re.compile(r"`(\{[^`]*\})`", re.DOTALL)

type Message = tuple[str, frozenset[str]]
"""What tells a message apart, as `type 'offer'`, and the names of all its fields."""


def split(text: str) -> Iterator[str]:
    """Yield the parts between the commas of an object, but not those within something in it."""
    depth, part = 0, ""
    for character in text.strip().removeprefix("{").removesuffix("}"):
        depth += (character in "{[(<") - (character in "}])>")
        if character == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += character
    if part.strip():
        yield part.strip()


def fields(text: str) -> dict[str, str]:
    """Return the fields of an object as it is written, and what is said of each."""
    pairs = (field.partition(":") for field in split(text))
    return {name.strip().rstrip("?"): value.strip() for name, _, value in pairs}


def message(text: str) -> Message | None:
    """Return the message that an object stands for, if it stands for one."""
    found = fields(text)
    kinds = [
        f"{key} {found[key]}"
        for key in ("type", "op", "way", "action", "ok")
        if re.fullmatch(r"'[^']+'|true|false", found.get(key, ""))
    ]
    return (" ".join(kinds), frozenset(found)) if kinds else None


def typed() -> dict[str, Message]:
    """Return the messages by the names of their types."""
    found = {name: message(text) for text, name in _TYPEDEF.findall(TYPES)}
    return {name: known for name, known in found.items() if known}


def told() -> set[Message]:
    """Return the messages of the document."""
    return {known for text in _SPAN.findall(DOCS) if (known := message(text))}


def names(kind: str) -> set[str]:
    """Return the words that a type is one of, with those of the types that it is made of."""
    (union,) = (text for text, name in _TYPEDEF.findall(TYPES + CODES) if name == kind)
    others = re.sub(r"'[^']*'|import\('[^']*'\)", "", union)
    inner = [names(name) for name in re.findall(r"\b[A-Z]\w+", others)]
    return set(re.findall(r"'(\w+)'", union)).union(*inner)


@pytest.mark.parametrize("name", sorted(typed()))
def test_each_message_is_told_with_all_its_fields(name: str) -> None:
    assert typed()[name] in told()


def test_nothing_is_told_that_no_message_has() -> None:
    assert told() <= set(typed().values())


def test_the_ways_are_told() -> None:
    text = re.search(r"`way` is\s+(.*?);", DOCS, re.DOTALL)
    assert text
    assert set(re.findall(r"`(\w+)`", text[1])) == names("Way")


def test_the_error_codes_are_told_and_are_those_of_the_engine() -> None:
    text = re.search(r"\*\*Error codes\*\*:(.*?)\n\n", DOCS, re.DOTALL)
    assert text
    assert set(re.findall(r"`(\w+)`", text[1])) == names("ErrorCode")
    raised = {value.code for value in vars(errors).values() if hasattr(value, "code")}
    assert raised == names("EngineCode")


def test_messages_are_read_whole() -> None:
    assert message("{id: number, op: 'x', edit: {a: 1, b: [1, 2]}, ok?: Map<a, b>}") == (
        "op 'x'",
        {"id", "op", "edit", "ok"},
    )
    assert message("{type: 'a', action: 'b'}") == ("type 'a' action 'b'", {"type", "action"})
    assert message("{format: string, type: string}") is None
