"""THE decision: what stays in a cleaned picture. Nothing else in the engine decides this.

The rule is an allowlist: only content that a decoder needs in order to show the same picture stays.
Everything that no line here names, unknown content above all, goes. Of what goes, one thing may
come back: the orientation, reduced to itself (see ``orientation``).
"""

from __future__ import annotations

from enum import Enum, auto

from cloakroom.model import Content, Kept


class Decision(Enum):
    """What becomes of a segment."""

    KEEP = auto()
    DROP = auto()
    REDUCE = auto()
    """Only the part of it that affects how the picture looks stays."""


_DECISIONS = {
    Content.STRUCTURE: Decision.KEEP,
    Content.PIXELS: Decision.KEEP,
    Content.COLOR: Decision.KEEP,
    Content.ANIMATION: Decision.KEEP,
    Content.ICC: Decision.REDUCE,
    Content.EMBEDDED: Decision.REDUCE,
    Content.GAIN_MAP: Decision.KEEP,
}

ORIENTATION = Kept("orientation", "Orientation", "so that it is not shown lying on its side")
COLOR_PROFILE = Kept("color_profile", "Colour profile", "so that its colours stay the same")
ANIMATION = Kept("animation", "Animation", "so that it moves as before")
GAIN_MAP = Kept("gain_map", "HDR gain map", "so that it shines on HDR screens as before")


def decide(content: Content) -> Decision:
    """Return what becomes of a segment with this content."""
    return _DECISIONS.get(content, Decision.DROP)
