"""Reading plainly written objects quickly: most of them, in every honest file.

What is written in any way that needs a second look (comments, odd words, keys that come twice,
brackets that do not match) is left to ``syntax.parse``, which reads and notes it all.
"""

from __future__ import annotations

import re
from typing import cast

from coatcheck.formats.pdf.reading.objects import Dict, Name, Ref, String, Value
from coatcheck.formats.pdf.reading.syntax import MAX_DEPTH, name_of

LONGEST = 64 * 1024
"""Longest object in bytes that is read in this way."""
_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_TOKENS = re.compile(
    rb"/" + _REGULAR + rb"*+|"
    rb"\d{1,10} \d{1,5} R(?!" + _REGULAR + rb")|"
    rb"<<|>>|" + _REGULAR + rb"++|"
    rb"\((?:[^()\\]|\\[\s\S])*+\)|<[0-9A-Fa-f]*+>|"
    rb"[^\0\t\n\f\r ]"
)
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)\Z")
_MOST_KNOWN = 100_000
_WORDS = frozenset({b"true", b"false"})


class Quick:
    """Reads objects of one file; it knows again what it has read before."""

    def __init__(self) -> None:
        self._known: dict[bytes, Value] = {word: word for word in _WORDS}

    def parse(self, text: bytes) -> Value:
        """Read one value that fills a text; raise ValueError where it is not plainly written."""
        known = self._known
        here: list[Value] = []
        stack: list[tuple[list[Value], bytes]] = []
        opened = b""
        for token in _TOKENS.findall(text):
            if token in known:
                here.append(known[token])
            elif token == b"<<" or token == b"[":
                stack.append((here, opened))
                if len(stack) > MAX_DEPTH:
                    raise ValueError
                here, opened = [], token
            elif token == b">>":
                if opened != b"<<":
                    raise ValueError
                names = here[::2]
                if names and set(map(type, names)) != {Name}:
                    raise ValueError
                value = cast("Dict", dict(zip(names, here[1::2], strict=True)))
                if len(value) != len(names):
                    raise ValueError
                here, opened = stack.pop()
                here.append(value)
            elif token == b"]":
                if opened != b"[":
                    raise ValueError
                inner = here
                here, opened = stack.pop()
                here.append(inner)
            else:
                here.append(self._scalar(token))
        if len(here) != 1 or opened:
            raise ValueError
        return here[0]

    def _scalar(self, token: bytes) -> Value:
        first = token[:1]
        value: Value
        if first == b"/":
            value = name_of(token[1:])
        elif first in b"(<" and len(token) > 1:
            return String(token)
        elif token.endswith(b" R"):
            value = Ref(token.split(b" ", 1)[0])
        elif token == b"null":
            value = None
        elif _NUMBER.match(token) and len(token) <= 60:
            value = token
        else:
            raise ValueError
        if len(self._known) < _MOST_KNOWN:
            self._known[token] = value
        return value
