"""Unpacks the decoder for HEIC, which the worker loads only for such pictures."""

from __future__ import annotations

import tarfile
from pathlib import Path

from tooling.errors import ToolingError
from tooling.steps.step import fingerprint, keep
from tooling.vendor.parts import Part, obtain

FILE = "libheif-bundle.mjs"
_MEMBER = f"package/libheif-wasm/{FILE}"


def make_libheif(part: Part) -> Path:
    """Return the module, as its package has it: one file, the WebAssembly inside."""

    def make(folder: Path) -> str:
        with tarfile.open(obtain(part)) as archive:
            try:
                stream = archive.extractfile(_MEMBER)
            except KeyError:
                stream = None
            if stream is None:
                raise ToolingError(f"{part.file} has no {_MEMBER}")
            (folder / FILE).write_bytes(stream.read())
        return part.title

    key = fingerprint([Path(__file__)], part.sha256)
    return keep("libheif", key, make) / FILE
