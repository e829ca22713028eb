"""What is done with segments wherever they come from: walked through, joined, read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coatcheck.model import Content, Segment
from coatcheck.source import Source


def flatten(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Yield every segment, children after their parent."""
    for segment in segments:
        yield segment
        yield from flatten(segment.children)


def blocks(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Put together the segments that carry one payload in several parts, in its order."""
    found: dict[tuple[Content, str], list[Segment]] = {}
    result: list[list[Segment]] = []
    for segment in segments:
        if not segment.group:
            result.append([segment])
            continue
        parts = found.get((segment.content, segment.group))
        if parts is None:
            parts = found[segment.content, segment.group] = []
            result.append(parts)
        parts.append(segment)
    for parts in found.values():
        parts.sort(key=lambda part: part.order)
    return result


def read_payload(source: Source, parts: Sequence[Segment]) -> bytes:
    """Read the payload that ``parts`` carry together."""
    return b"".join(part.body or source.read(*part.payload) for part in parts)


def payload_size(parts: Sequence[Segment]) -> int:
    """Length in bytes of the payload that ``parts`` carry together."""
    return sum(len(part.body) or part.payload[1] - part.payload[0] for part in parts)
