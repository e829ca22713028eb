"""Looking into a picture: from its segments to what they tell a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from coatcheck import places, policy
from coatcheck.classify import findings
from coatcheck.classify.told import finished
from coatcheck.errors import EngineError, LimitExceeded, UnknownType, UnsupportedFormat
from coatcheck.formats import Container
from coatcheck.labels import Label
from coatcheck.metadata.png import position as png_position
from coatcheck.model import (
    Category,
    Content,
    Finding,
    Inside,
    Kept,
    Kind,
    MediaKind,
    Report,
    Segment,
    Standard,
    Tag,
)
from coatcheck.phrases import size_of, term
from coatcheck.pipeline import embedded, orientation
from coatcheck.pipeline.recognise import ALL_KINDS, recognise
from coatcheck.pipeline.remnants import Remnant, find_remnants
from coatcheck.policy import Choice, Policy
from coatcheck.segments import blocks, flatten, payload_size, read_payload
from coatcheck.source import MAX_PAYLOAD, BytesSource, Source
from coatcheck.terms import Term

SAMPLE = 64 * 1024
"""How much of an opaque body, in bytes, is read to say what it might be."""

_OPAQUE = frozenset(
    {
        Content.THUMBNAIL,
        Content.SECOND_IMAGE,
        Content.VIDEO,
        Content.TELEMETRY,
        Content.REVISION,
        Content.TRAILER,
        Content.UNKNOWN,
    }
)
_VIEWABLE = frozenset({Content.THUMBNAIL, Content.SECOND_IMAGE})
_PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True, slots=True)
class Examined:
    """A file taken apart: its container, its segments, and what they tell."""

    container: Container
    segments: Sequence[Segment]
    remnants: Sequence[Remnant]
    """What is left of the metadata."""
    rules: Policy
    report: Report
    depth: int = 0
    """In how many other files it lies."""
    proved: dict[bytes, Report] = field(default_factory=dict)
    """Files inside that are known to be clean, by their digests, with what they tell."""


def inspect(source: Source, rules: Policy = policy.DEFAULT) -> Report:
    """Say what a picture gives away, and what a cleaning by these rules would leave in place.

    Raises an EngineError: UnknownType, UnsupportedFormat, DamagedFile or LimitExceeded.
    """
    return examine(source, rules).report


def examine(
    source: Source,
    rules: Policy = policy.DEFAULT,
    depth: int = 0,
    kinds: Collection[MediaKind] = ALL_KINDS,
    proved: dict[bytes, Report] | None = None,
) -> Examined:
    """Take a file apart and say what it gives away, and what a cleaning by these rules leaves.

    ``depth`` says in how many other files it lies, ``kinds`` what it may be, ``proved`` which files
    inside need not be looked into again.
    Raises UnknownType, UnsupportedFormat, DamagedFile or LimitExceeded.
    """
    container = recognise(source, kinds)
    segments = container.module.segments(source)
    found: list[Finding] = []
    tags: list[Tag] = []
    for parts in blocks(flatten(segments)):
        decoded = _decode(source, parts, container)
        if parts[0].content in _VIEWABLE:
            found.extend(_viewable(source, parts[0], decoded))
        else:
            tags.extend(decoded)
    found.extend(_placed(finding) for finding in findings(png_position.joined(tags)))
    look = container.look_into_pixels
    if look is not None and look(source, segments):
        found.append(policy.HIDDEN_PROMPT)
    proved = {} if proved is None else proved
    inside = _Inside(source, segments, rules, depth, proved)
    found.extend(inside.findings)
    heeded = _heeded(container, segments)
    turned = orientation.find(source, heeded)
    left = list(find_remnants(source, heeded, turned, rules.keep))
    kept = (*_kept(segments, left, rules), *inside.kept, *_irremovable(found))
    report = Report(
        format=container.format,
        media_type=container.media_type,
        extension=container.extension,
        size=source.size,
        findings=tuple(sorted(found, key=_by_risk)),
        kept=tuple(dict.fromkeys(kept)),
        kind=container.kind,
    )
    return Examined(container, segments, left, rules, report, depth, proved)


def _heeded(container: Container, segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments whose metadata viewers heed.

    A gain map is turned as its picture is, whatever it says itself.
    """
    if not container.metadata_is_heeded:
        return []
    return list(flatten(s for s in segments if s.content is not Content.GAIN_MAP))


def _decode(source: Source, parts: Sequence[Segment], container: Container) -> list[Tag]:
    """Decode one payload; a body that cannot be read is itself something to tell."""
    first = parts[0]
    decoder = container.decoder(first.content)
    if decoder is None:
        return []
    size = payload_size(parts)
    if first.content in _OPAQUE:
        start, end = first.payload
        return decoder(first, source.read(start, min(end, start + SAMPLE)))
    if size > MAX_PAYLOAD:
        return [Tag(Standard.FILE, first.name, "Unread", f"{size} bytes, too long to be read")]
    try:
        return decoder(first, read_payload(source, parts))
    except EngineError as error:
        if not size:
            return []  # An empty body has nothing to read.
        return [
            Tag(
                Standard.FILE, first.name, "Unread", f"{size} bytes that could not be read: {error}"
            )
        ]


def _viewable(source: Source, segment: Segment, tags: Sequence[Tag]) -> Iterator[Finding]:
    """Yield findings of a whole picture, pointing at its bytes where a browser can show them."""
    start, end = segment.payload
    shown = source.peek(start, 8).startswith(_PICTURE_STARTS)
    for finding in findings(tags):
        if shown and finding.category is Category.HIDDEN_PICTURE:
            yield replace(finding, picture=(start, end))
        else:
            yield finding


def _placed(finding: Finding) -> Finding:
    """Add to a position where on Earth that is."""
    if finding.category is not Category.LOCATION or len(finding.numbers) != 2:
        return finding
    return replace(finding, place=places.nearest(*finding.numbers))


class _Inside:
    """What the files inside this one tell, and what of them stays."""

    def __init__(
        self,
        source: Source,
        segments: Iterable[Segment],
        rules: Policy,
        depth: int,
        proved: dict[bytes, Report],
    ) -> None:
        self.rules = rules
        self.proved = proved
        self.findings: list[Finding] = []
        self.kept: list[Kept] = []
        files = [s for s in flatten(segments) if s.content is Content.EMBEDDED]
        if files and (depth >= embedded.MAX_DEPTH or len(files) > embedded.most(files)):
            raise LimitExceeded("there are too many files inside, or too deep")
        for number, segment in enumerate(files, 1):
            self._file(source, segment, number, depth)

    def _file(self, source: Source, segment: Segment, number: int, depth: int) -> None:
        size = segment.payload[1] - segment.payload[0]
        place = Inside(embedded.nested(segment), number)
        try:
            file = embedded.read(source, segment)
            if file.says:
                self._tell(Label.TEXT_BESIDE_PICTURE, file.says, place)
            inner = BytesSource(file.data)
            report = self.proved.get(embedded.digest(file.data))
            if report is None:
                report = examine(inner, self.rules, depth + 1, file.kinds).report
        except UnknownType:
            self._tell(Label.NO_PICTURE_INSIDE, size_of(size), place)
            return
        except EngineError as error:
            self._tell(Label.UNREADABLE_PICTURE_INSIDE, _refusal(error), place)
            return
        self.kept.extend(report.kept)
        if len(self.findings) > _MAX_INSIDE:
            return
        for finding in report.findings:
            shown = finding.picture
            if isinstance(shown, tuple):
                shown = inner.read(*shown)
            inside = (place, *finding.inside)
            self.findings.append(replace(finding, inside=inside, picture=shown))

    def _tell(self, label: Label, value: str, place: Inside) -> None:
        self.findings.append(finished(Finding(Category.UNKNOWN, label, value, inside=(place,))))


def _refusal(error: EngineError) -> str:
    """Say why a picture inside cannot be read."""
    if isinstance(error, UnsupportedFormat):
        return term(Term.UNSUPPORTED)
    return term(Term.TOO_LARGE if isinstance(error, LimitExceeded) else Term.MALFORMED)


_MAX_INSIDE = 2000
"""From this many findings on, further pictures inside are read but not told."""

_ORDER = {category: place for place, category in enumerate(Category)}


def _by_risk(finding: Finding) -> tuple[int, int]:
    return _ORDER[finding.category], -finding.weight


def _turned_in_place(segments: Iterable[Segment]) -> bool:
    """Whether the picture is turned by a part of its structure, as in a TIFF, which stays as it is.

    A container says so by a part of that kind.
    """
    return any(segment.kind is Kind.ORIENTATION for segment in flatten(segments))


def _irremovable(found: Iterable[Finding]) -> Iterator[Kept]:
    """Name what stays though nobody wants it to."""
    return (Kept.HIDDEN_IN_PIXELS for finding in found if finding == policy.HIDDEN_PROMPT)


def _kept(segments: Iterable[Segment], left: Iterable[Remnant], rules: Policy) -> Iterator[Kept]:
    """Name what stays for the eye's sake, and what the person chose to keep."""
    contents = {segment.content for segment in flatten(segments)}
    said = frozenset[Choice]().union(*(remnant.says for remnant in left))
    there = {
        Kept.ORIENTATION: Choice.ORIENTATION in said or _turned_in_place(segments),
        Kept.COLOR_PROFILE: Content.ICC in contents and Choice.COLOR_PROFILE in rules.keep,
        Kept.ANIMATION: Content.ANIMATION in contents,
        Kept.GAIN_MAP: Content.GAIN_MAP in contents,
        Kept.COPYRIGHT: Choice.COPYRIGHT in said,
        Kept.DATE: Choice.DATE in said,
        Kept.CREDENTIALS: Content.C2PA in contents and Choice.CREDENTIALS in rules.keep,
    }
    return (kept for kept, is_there in there.items() if is_there)
