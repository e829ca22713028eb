"""Cleaning: inspect, decide, plan, and prove by a second inspection that nothing is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cloakroom import policy
from cloakroom.errors import EngineError, ResidueFound
from cloakroom.inspection import Examined, blocks, examine, flatten, payload_size, read_payload
from cloakroom.metadata import exif, icc_private
from cloakroom.model import Cleaned, Content, Plan, Report, Segment
from cloakroom.policy import Decision
from cloakroom.source import MAX_PAYLOAD, PlanSource, Source


def inspect(source: Source) -> Report:
    """Say what a picture gives away, and what a cleaning would leave in place.

    Raises an EngineError: NotAPicture, UnsupportedFormat, DamagedFile or LimitExceeded.
    """
    examined = examine(source)
    return _report(source, examined)


def clean(source: Source) -> Cleaned:
    """Plan the cleaned file, and prove it.

    Raises an EngineError: those of ``inspect``, and ResidueFound if the second inspection is not
    satisfied; there is no result then.
    """
    examined = examine(source)
    edits = _edits(source, examined.segments)
    plan = examined.container.module.rewrite(source, examined.segments, edits)
    after = _prove(source, plan, examined)
    return Cleaned(_report(source, examined), plan, after)


def _report(source: Source, examined: Examined) -> Report:
    if _orientation(source, examined.segments) is None:
        return examined.report
    return replace(examined.report, kept=(policy.ORIENTATION, *examined.report.kept))


def _edits(source: Source, segments: Sequence[Segment]) -> dict[Segment, bytes | None]:
    """Decide for each segment; what is absent from the result stays as it is."""
    edits: dict[Segment, bytes | None] = {}
    for segment in flatten(segments):
        if policy.decide(segment.content) is Decision.DROP:
            edits[segment] = None
    edits.update(_exif_edits(source, segments))
    edits.update(_icc_edits(source, segments))
    return edits


def _exif_edits(
    source: Source, segments: Sequence[Segment]
) -> Iterator[tuple[Segment, bytes | None]]:
    """Leave the orientation, in the place where readers look for it, and nothing else."""
    found = _orientation(source, segments)
    for segment in flatten(segments):
        if segment.content is not Content.EXIF:
            continue
        if found is not None and segment is found[0]:
            body = exif.minimal(found[1])
            if segment_bytes(source, segment) != body:
                yield segment, body
        else:
            yield segment, None


def _orientation(source: Source, segments: Sequence[Segment]) -> tuple[Segment, int] | None:
    """Return the segment whose orientation viewers obey, and its value if it turns the picture."""
    for segment in flatten(segments):
        if segment.content is Content.EXIF and payload_size([segment]) <= MAX_PAYLOAD:
            value = exif.orientation(segment_bytes(source, segment))
            if value is not None:
                return (segment, value) if value != 1 else None
    return None


def segment_bytes(source: Source, segment: Segment) -> bytes:
    """Read the payload of a segment that carries it alone."""
    return read_payload(source, [segment])


def _icc_edits(
    source: Source, segments: Sequence[Segment]
) -> Iterator[tuple[Segment, bytes | None]]:
    """Blank what a colour profile says beside colour; a profile that cannot be read goes."""
    for parts in blocks(segment for segment in flatten(segments) if segment.content is Content.ICC):
        profile = read_payload(source, parts) if payload_size(parts) <= MAX_PAYLOAD else b""
        try:
            blank = icc_private.without_private_data(parts[0], profile)
        except EngineError:
            yield from ((part, None) for part in parts)
            continue
        if blank == profile:
            continue
        position = 0
        for part in parts[:-1]:
            size = payload_size([part])
            yield part, blank[position : position + size]
            position += size
        yield parts[-1], blank[position:]


def _prove(source: Source, plan: Plan, before: Examined) -> Report:
    """Inspect the result as if it came from a stranger; raise ResidueFound if anything is left."""
    result = PlanSource(source, plan)
    try:
        after = examine(result)
    except EngineError as error:
        raise ResidueFound(f"the cleaned file cannot be read again: {error}") from None
    if after.container.format != before.container.format:
        raise ResidueFound(f"the cleaned file reads as {after.container.format}")
    left = _edits(result, after.segments)
    for segment in left:
        raise ResidueFound(f"{segment.name} is left", segment.start)
    for finding in after.report.telling:
        raise ResidueFound(f"{finding.label} is left in {finding.source}")
    if _coded_size(after.segments) != _coded_size(before.segments):
        raise ResidueFound("coded pixels were lost")
    return _report(result, after)


def _coded_size(segments: Sequence[Segment]) -> int:
    """Count the bytes of coded pixels, which a cleaning never changes."""
    return sum(
        payload_size([segment])
        for segment in flatten(segments)
        if segment.content is Content.PIXELS
    )
