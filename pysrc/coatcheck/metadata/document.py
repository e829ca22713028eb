"""What a part of a document says: text of the file, and how long the part is.

A container hands both on in one line, the number of bytes behind a mark that no clipped text has.
"""

from __future__ import annotations

from coatcheck.metadata.text import cut
from coatcheck.phrases import size_of

_MARK = "\x1f"


def sized(text: str, size: int) -> str:
    """Return the line of a part of this many bytes; the text has been clipped."""
    return f"{text}{_MARK}{size}"


def said(line: bytes) -> str:
    """Return what a line says, as the value of a tag."""
    text, mark, size = line.decode("utf-8", "replace").partition(_MARK)
    if not mark or not size.isdecimal():
        return cut(text)
    return f"{text}, {size_of(int(size))}" if text else size_of(int(size))
