"""The notices that ship with the extension: THIRD_PARTY_NOTICES.md and the licences it names."""

from __future__ import annotations

from pathlib import Path

from tooling import paths

SUMMARY = paths.ROOT / "THIRD_PARTY_NOTICES.md"
LICENCES = Path(__file__).parent / "licences"
_RULE = "=" * 79


def text() -> bytes:
    """Return the summary followed by each licence in full."""
    parts = [SUMMARY.read_text("utf-8").strip()]
    for path in sorted(LICENCES.glob("*.txt")):
        body = path.read_text("utf-8").strip("\n\f ")
        parts.append(f"{_RULE}\n{path.name}\n{_RULE}\n\n{body}")
    return ("\n\n\n".join(parts) + "\n").encode()
