"""Cleaning: inspect, decide, plan, and prove by a second inspection that nothing is left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from coatcheck import policy
from coatcheck.errors import EngineError, ResidueFound, UnknownType, UnsupportedFormat
from coatcheck.metadata.icc import private as icc_private
from coatcheck.model import Cleaned, Content, Finding, MediaKind, Plan, Report, Segment
from coatcheck.pipeline import embedded
from coatcheck.pipeline.inspect import Examined, examine
from coatcheck.pipeline.recognise import ALL_KINDS
from coatcheck.policy import Choice, Decision, Policy
from coatcheck.segments import blocks, flatten, payload_size, read_payload
from coatcheck.source import MAX_PAYLOAD, BytesSource, PlanSource, Source, apply


def clean(
    source: Source,
    rules: Policy = policy.DEFAULT,
    depth: int = 0,
    kinds: Collection[MediaKind] = ALL_KINDS,
) -> Cleaned:
    """Plan the cleaned file, and prove it.

    ``depth`` says in how many other pictures it lies, ``kinds`` what it may be.

    Raises an EngineError: those of ``inspect``, and ResidueFound if the second inspection is not
    satisfied; there is no result then.
    """
    before = examine(source, rules, depth, kinds)
    plan = before.container.module.rewrite(source, before.segments, _edits(source, before))
    after = _prove(source, plan, before)
    return Cleaned(before.report, plan, after)


def _edits(source: Source, examined: Examined) -> dict[Segment, bytes | None]:
    """Decide for each segment; what is absent from the result stays as it is."""
    edits: dict[Segment, bytes | None] = {}
    for segment in flatten(examined.segments):
        if examined.rules.decide(segment.content) is Decision.DROP:
            edits[segment] = None
    for remnant in examined.remnants:
        if read_payload(source, [remnant.segment]) == remnant.payload:
            del edits[remnant.segment]
        else:
            edits[remnant.segment] = remnant.payload
    edits.update(_icc_edits(source, examined))
    edits.update(_embedded_edits(source, examined))
    return edits


def _embedded_edits(source: Source, examined: Examined) -> Iterator[tuple[Segment, bytes | None]]:
    """Clean the files inside this one; what is no picture in a drawing goes.

    A document may need any of its members, so that one that cannot be cleaned is refused with it.
    """
    for segment in flatten(examined.segments):
        if segment.content is not Content.EMBEDDED:
            continue
        file = embedded.read(source, segment)
        if embedded.digest(file.data) in examined.proved and file.plain:
            continue
        inner = BytesSource(file.data)
        try:
            cleaned = clean(inner, examined.rules, examined.depth + 1, file.kinds)
        except UnknownType:
            if file.is_member:
                raise UnsupportedFormat(
                    "a file inside is of no known type", segment.start
                ) from None
            yield segment, None
            continue
        data = b"".join(apply(inner, cleaned.plan)) if cleaned.changed else file.data
        examined.proved[embedded.digest(data)] = cleaned.after
        if cleaned.changed or not file.plain:
            yield segment, file.written(cleaned.report.media_type, data)


def _icc_edits(source: Source, examined: Examined) -> Iterator[tuple[Segment, bytes | None]]:
    """Make profiles standard or blank what they say beside colour; one that cannot be read goes."""
    if Choice.COLOR_PROFILE not in examined.rules.keep:
        return
    resizable = examined.container.resizes_profiles
    profiles = [s for s in flatten(examined.segments) if s.content is Content.ICC]
    for parts in blocks(profiles):
        profile = read_payload(source, parts) if payload_size(parts) <= MAX_PAYLOAD else b""
        try:
            plain = icc_private.without_private_data(parts[0], profile, resizable)
        except EngineError:
            yield from ((part, None) for part in parts)
            continue
        if plain == profile:
            continue
        if len(parts) > 1 and len(plain) != len(profile):
            yield parts[0], plain
            yield from ((part, None) for part in parts[1:])
            continue
        position = 0
        for part in parts[:-1]:
            size = payload_size([part])
            yield part, plain[position : position + size]
            position += size
        yield parts[-1], plain[position:]


def _prove(source: Source, plan: Plan, before: Examined) -> Report:
    """Inspect the result as if it came from a stranger; raise ResidueFound if anything is left."""
    result = PlanSource(source, plan)
    try:
        after = examine(result, before.rules, before.depth, proved=before.proved)
    except EngineError as error:
        raise ResidueFound(f"the cleaned file cannot be read again: {error}") from None
    if after.container.format != before.container.format:
        raise ResidueFound(f"the cleaned file reads as {after.container.format}")
    for segment in _edits(result, after):
        raise ResidueFound(f"{segment.name} is left", segment.start)
    for finding in after.report.findings:
        if before.rules.allows(finding):
            continue
        raise ResidueFound(f"{finding.label.value} is left in {_where(finding)}")
    if _coded_size(after.segments) != _coded_size(before.segments):
        raise ResidueFound("a part of the essence was lost")
    return after.report


def _where(finding: Finding) -> str:
    """Name the places of a finding, for a message that is for developers."""
    inside = "".join(f"{part.kind.value} {part.number}: " for part in finding.inside)
    places = (" ".join((origin.standard, *origin.path)) for origin in finding.origins)
    return inside + "; ".join(places)


def _coded_size(segments: Sequence[Segment]) -> int:
    """Count the bytes of the essence, which a cleaning never changes."""
    return sum(
        payload_size([segment])
        for segment in flatten(segments)
        if segment.content is Content.ESSENCE
    )
