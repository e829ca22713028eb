"""What the tests of containers share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS, HEAD, Container
from coatcheck.model import Content, Segment
from coatcheck.source import BytesSource, apply
from engine.cases import ALLOWED

BY_FORMAT = {container.format: container for container in CONTAINERS}


def container_of(data: bytes) -> Container | None:
    """Return the row that reads this; of a family that cannot be told apart, the first."""
    for container in CONTAINERS:
        if not container.module.detect(data[:HEAD]):
            continue
        try:
            if container.family is None or container.family(BytesSource(data)) == container.format:
                return container
        except EngineError:
            return container
    return None


def flatten(segments: Iterable[Segment]) -> Iterator[Segment]:
    for segment in segments:
        yield segment
        yield from flatten(segment.children)


def contents(segments: Iterable[Segment]) -> set[Content]:
    return {segment.content for segment in flatten(segments)}


def assert_tiling(segments: list[Segment], size: int) -> None:
    position = 0
    for segment in segments:
        assert segment.start == position < segment.end, segment
        position = segment.end
    assert position == size
    for segment in flatten(segments):
        first, last = segment.payload
        assert segment.payload == (0, 0) or segment.start <= first <= last <= segment.end, segment
        assert all(segment.start <= c.start <= c.end <= segment.end for c in segment.children)


def cleaned(data: bytes, container: Container) -> bytes:
    """Drop everything that no decoder needs."""
    source = BytesSource(data)
    segments = container.module.segments(source)
    edits: dict[Segment, bytes | None] = {
        segment: None for segment in flatten(segments) if segment.content not in ALLOWED
    }
    plan = container.module.rewrite(source, segments, edits)
    result = b"".join(apply(source, plan))
    assert len(result) == plan.size
    return result


def coded(data: bytes, container: Container) -> bytes:
    """Join the coded pixels of a file."""
    segments = flatten(container.module.segments(BytesSource(data)))
    return b"".join(data[slice(*s.payload)] for s in segments if s.content is Content.ESSENCE)
