"""From a report to sentences: what one picture gives away, in the order in which it matters."""

from __future__ import annotations

from ui.common.codes_generated import CHOICES
from ui.common.phrases import say
from ui.common.values import IN_A_SENTENCE, isolate, readable, shorten, tidy
from ui.map.words import place_of
from ui.prompt.groups import GROUPS, LABELLED, QUOTED, UNSAID, Group, group_of
from ui.prompt.view import GroupView, MapView, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import Fault, Finding, Report

MOST_VALUES_IN_FIRST_LINE = 2
MOST_ORIGINS = 6
"""Places that are named of a finding that stands in several."""
_WITH_WORDS = ("source_file", "source_file_system", "source_pixels")
"""The messages for where a finding stands that belongs to no standard."""

_FILE = {
    "": "file_bare",
    "name": "file_bare_name",
    "date": "file_bare_date",
    "both": "file_bare_both",
}
"""What becomes of a file's own name and date, by which of them the copy keeps."""
_IRREMOVABLE = "hidden_in_pixels"
"""What stays though it ought to go."""


class Told:
    """The findings of one group, the weightiest first."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.findings: list[Finding] = []

    @property
    def strong(self) -> bool:
        """Whether the findings bear out the group's first line; one without a weight does."""
        weight = self.findings[0].weight
        return weight == 0 or weight >= self.group.strong

    @property
    def title(self) -> str:
        """The name of the group, or the other one where no finding bears it out."""
        if all(finding.code in self.group.other_codes for finding in self.findings):
            return self.group.other_title
        return self.group.title

    @property
    def otherwise(self) -> str:
        """The first line for a weightiest finding that is of another kind than the group's own."""
        return self.group.otherwise.get(self.findings[0].code, "")

    @property
    def headlined(self) -> list[Finding]:
        """Return the findings whose values the first line names."""
        if self.otherwise:
            if not self.otherwise.endswith("_value"):
                return []
        elif not (self.strong and self.group.first_value):
            return []
        kind = self.findings[0].code
        return [finding for finding in self.findings if finding.code == kind]


def told(report: Report | None) -> list[Told]:
    """Sort the findings into groups, the gravest first; the order within a group stays."""
    if report is None:
        return []
    if report.sorted is None:
        by_category: dict[str, Told] = {}
        for finding in report.findings:
            group = group_of(finding.category)
            if group:
                by_category.setdefault(group.category, Told(group)).findings.append(finding)
        report.sorted = [
            by_category[group.category] for group in GROUPS if group.category in by_category
        ]
    found: list[Told] = report.sorted
    return found


def gravest(groups: list[Told]) -> Told | None:
    """Return the group for the first line: the gravest that is borne out, else the gravest.

    The file's own name and date, which every file has, are it only where there is nothing else.
    """
    for item in groups:
        if item.strong and item.group.category != "file":
            return item
    return groups[0] if groups else None


def gravity(report: Report | None) -> int:
    """Return how grave a picture's first line is: the lower, the graver."""
    top = gravest(told(report))
    return GROUPS.index(top.group) if top else len(GROUPS)


def first_line(groups: list[Told], speech: Speech) -> str:
    """Return the one thing that matters most, as a sentence."""
    top = gravest(groups)
    if top is None:
        return speech.say("nothing_heading")
    values = _values(top.headlined, MOST_VALUES_IN_FIRST_LINE, speech)
    if top.otherwise:
        named = top.otherwise.endswith("_value")
        if named and not values:
            return speech.say(top.group.first_faint)
        return speech.say(top.otherwise, *values[:1] if named else ())
    if not top.strong:
        return speech.say(top.group.first_faint)
    if not values:
        return speech.say(top.group.first)
    if top.group.first_values and len(values) > 1:
        return speech.say(top.group.first_values, speech.together(values))
    return speech.say(top.group.first_value, values[0])


def group_views(groups: list[Told], speech: Speech, keeps: str = "") -> list[GroupView]:
    """Return what there is to see of each group; ``keeps`` as in ``PromptState``."""
    top = gravest(groups)
    return [_group_view(item, speech, keeps, first=item is top) for item in groups]


def label_of(code: str, speech: Speech) -> str:
    """Return what a detail is; its code where there are no words for it."""
    return speech.say(f"label_{code}") or code


def _row(finding: Finding, speech: Speech) -> Row:
    """Return a detail: of a position, the numbers and the town that it is near to."""
    near = place_of(finding, speech)
    value = say(finding.parts, speech) if finding.parts else finding.value
    value = f"{value}, {near}" if near else value
    return Row(label_of(finding.code, speech), value, source_of(finding, speech))


def source_of(finding: Finding, speech: Speech) -> str:
    """Return where a detail lies: ``picture 1 inside: Exif GPS GPSPosition``."""
    inside = [speech.say(f"source_inside_{kind}", str(number)) for kind, number in finding.inside]
    named = [_origin(origin, speech) for origin in finding.origins[:MOST_ORIGINS]]
    if len(finding.origins) > MOST_ORIGINS:
        named.append(speech.say("source_others"))
    return ": ".join([*inside, "; ".join(named)] if named else inside)


def _origin(origin: list[str], speech: Speech) -> str:
    """Say where an entry stands; most standards go by the same name in every language."""
    # Firefox complains of each message that is asked for and is not there.
    key = f"source_{origin[0]}" if origin else ""
    return " ".join([speech.say(key), *origin[1:]] if key in _WITH_WORDS else origin)


def map_view(report: Report | None, speech: Speech) -> MapView | None:
    """Return where to put the point on the map: at the first position that a picture tells."""
    for finding in report.findings if report else []:
        if finding.category == "location" and finding.point is not None:
            latitude, longitude = finding.point
            return MapView(latitude, longitude, place_of(finding, speech))
    return None


def _group_view(item: Told, speech: Speech, keeps: str, first: bool) -> GroupView:
    group = item.group
    bare = _FILE[keeps] if group.category == "file" else group.bare
    sentence = "" if group.values == UNSAID else _sentence(item, speech, first)
    return GroupView(
        tone=group.tone,
        icon=group.icon,
        title=speech.say(item.title),
        sentence=sentence or speech.say(bare),
        rows=[_row(finding, speech) for finding in item.findings],
        pictures=[f.picture for f in item.findings if f.picture is not None],
    )


def _sentence(item: Told, speech: Speech, first: bool) -> str:
    """Name the group's values, but for those that the first line has named already."""
    group = item.group
    findings = item.findings
    said: list[str] = []
    if first and item.headlined:
        if group.bare_after_first and item.otherwise:
            return _labelled(item.findings, group.most, speech)  # What kind of place it is.
        if group.bare_after_first:
            return ""
        said = _values(item.headlined, MOST_VALUES_IN_FIRST_LINE, speech)
        findings = [finding for finding in findings if finding.code != findings[0].code]
    if group.values == LABELLED:
        return _labelled(findings, group.most, speech)
    values = _values(findings, group.most, speech, said)
    if values and group.values == QUOTED:
        return speech.say("value_quoted", values[0])
    return speech.together(values) if values else ""


def _values(
    findings: list[Finding], most: int, speech: Speech, without: list[str] | None = None
) -> list[str]:
    """Return the values worth reading, each once, but for those that have been said."""
    values: list[str] = []
    for finding in findings:
        value = _readable(finding, speech)
        if value and value not in values and value not in (without or []):
            values.append(value)
        if len(values) == most:
            break
    return values


def _readable(finding: Finding, speech: Speech) -> str:
    place = place_of(finding, speech)
    if place:
        return place
    if finding.parts:
        value = shorten(tidy(say(finding.parts, speech)), IN_A_SENTENCE)
    else:
        value = readable(finding.value, speech)
    return isolate(value, speech) if value else ""


def _labelled(findings: list[Finding], most: int, speech: Speech) -> str:
    """Return a sentence of values with their labels, one value of each kind."""
    said: dict[str, str] = {}
    for finding in findings:
        if finding.code in said:
            continue
        value = _readable(finding, speech)
        label = isolate(tidy(label_of(finding.code, speech)), speech)
        said[finding.code] = speech.say("value_with_label", label, value) if value else label
        if len(said) == most:
            break
    sentence = ""
    for part in said.values():
        sentence = speech.say("values_joined", sentence, part) if sentence else part
    return sentence


def reason(fault: Fault | None, speech: Speech) -> str:
    """Return in plain words why a picture could not be checked."""
    said = speech.say(f"error_{fault.code}") if fault and fault.code else ""
    return said or speech.say("error_engine_error")


def kept_line(kept: list[str], speech: Speech) -> str:
    """Return in one line what stays in the cleaned copy."""
    for_looks: list[str] = []
    chosen: list[str] = []
    for item in kept:
        if item != _IRREMOVABLE:
            name = speech.say(f"kept_{item}") or item
            (chosen if item in CHOICES else for_looks).append(name)
    looks = speech.say("kept_line", speech.together(for_looks)) if for_looks else ""
    wanted = speech.say("kept_chosen_line", speech.together(chosen)) if chosen else ""
    if looks and wanted:
        return speech.say("sentences_joined", looks, wanted)
    return looks or wanted or speech.say("kept_nothing")


def irremovable_line(kept: list[str], speech: Speech) -> str:
    """Return in one line what cannot be removed; empty where all can."""
    return speech.say("kept_hidden_in_pixels_line") if is_irremovable(kept) else ""


def is_irremovable(kept: list[str]) -> bool:
    """Whether something stays that ought to go."""
    return _IRREMOVABLE in kept


def kept_rows(kept: list[str], speech: Speech) -> list[Row]:
    """Return what stays, each with the reason."""
    return [
        Row(speech.say(f"kept_{item}") or item, speech.say(_reason_of(item)))
        for item in kept
        if item != _IRREMOVABLE
    ]


def _reason_of(kept: str) -> str:
    return "kept_chosen" if kept in CHOICES else f"kept_{kept}_reason"
