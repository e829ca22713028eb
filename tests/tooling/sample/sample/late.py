"""What comes in a script of its own, after the page has started."""

from __future__ import annotations

NAME = "late"
