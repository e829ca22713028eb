"""SVG drawings, 20 by 20, in UTF-8 unless said otherwise."""

from __future__ import annotations

import base64

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = b' xmlns="http://www.w3.org/2000/svg"'
XLINK = b' xmlns:xlink="http://www.w3.org/1999/xlink"'
INKSCAPE = b' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
RECT = b'<rect width="9" height="9" fill="red"/>'


def picture(*inner: bytes, root: bytes = b"", before: bytes = b"", after: bytes = b"") -> bytes:
    """Make a drawing: ``root`` are further attributes of the root element, with a blank first."""
    start = b"<svg" + SPACE + b' width="20" height="20"' + root + b">"
    return before + start + b"".join(inner) + RECT + b"</svg>" + after


def uri(data: bytes, kind: bytes = b"image/png") -> bytes:
    """Make a ``data:`` URI."""
    return b"data:" + kind + b";base64," + base64.b64encode(data)


def image(data: bytes, kind: bytes = b"image/png") -> bytes:
    """Make an element that draws a picture."""
    return b'<image width="8" height="8" href="' + uri(data, kind) + b'"/>'


def doctype(subset: bytes) -> bytes:
    """Make a document type with an internal subset."""
    return b"<!DOCTYPE svg [" + subset + b"]>\n"


def wide(data: bytes) -> bytes:
    """Write a drawing in UTF-16 with a byte order mark."""
    return data.decode().encode("utf-16")
