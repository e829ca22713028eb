"""The container formats, one module each, and the explicit list of them.

A container module offers the same three functions and no more::

    def detect(head: bytes) -> bool
    def segments(source: Source) -> list[Segment]
    def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan

``detect`` sees the first ``HEAD`` bytes. ``segments`` returns the top-level segments, which tile
the file exactly; it raises DamagedFile where the container itself is broken, but treats a damaged
metadata body as one opaque segment. ``rewrite`` returns the plan for the file in which each
segment of ``edits`` is dropped (None) or has its payload replaced (bytes); with no edits, the plan
gives back identical bytes. Lengths, checksums, flags and offsets of what stays are patched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cloakroom.model import Plan, Segment
from cloakroom.source import Source

HEAD = 512
"""How many bytes from the start of a file ``detect`` is shown."""

Edits = Mapping[Segment, bytes | None]
"""What to do with segments: None drops, bytes replace the payload; all others stay."""


class ContainerModule(Protocol):
    """The shape of a container module."""

    def detect(self, head: bytes) -> bool: ...

    def segments(self, source: Source) -> list[Segment]: ...

    def rewrite(self, source: Source, segments: Sequence[Segment], edits: Edits) -> Plan: ...


@dataclass(frozen=True, slots=True)
class Container:
    """A row of the registry."""

    format: str
    media_type: str
    extension: str
    module: ContainerModule
