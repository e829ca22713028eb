"""The gate's own dialog, which asks where the extension's frame cannot: no script looks into it."""

from __future__ import annotations

from e2e.lab import CANCEL, ORIGINAL, Lab


def answers(lab: Lab) -> list[str]:
    """Return the names of its buttons that a screen reader finds in the page, none without it."""
    found = lab.page.accessible_buttons()
    return [name for name, _ in found if name in {CANCEL, ORIGINAL}]


def focused(lab: Lab) -> list[str]:
    """Return the names of the buttons that have the focus: one, or none."""
    return [name for name, focused in lab.page.accessible_buttons() if focused]
