"""From a report to sentences: what one picture gives away, in the order in which it matters."""

from __future__ import annotations

from ui.groups import GROUPS, Group, group_of
from ui.values import isolate, readable, tidy
from ui.view import GroupView, Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.speech import Speech
    from ui.state import Fault, Finding, Kept, Report

MOST_VALUES_IN_FIRST_LINE = 3

_REASONS = {
    "not_a_picture": "error_not_a_picture",
    "unsupported_format": "error_unsupported_format",
    "damaged_file": "error_damaged_file",
    "limit_exceeded": "error_limit_exceeded",
    "residue_found": "error_residue_found",
    "engine_error": "error_engine_error",
    "disguised": "error_disguised",
    "engine_unavailable": "error_engine_unavailable",
    "engine_crashed": "error_engine_crashed",
    "timeout": "error_timeout",
    "too_large": "error_too_large",
}

_KEPT = {
    "orientation": "kept_orientation",
    "color_profile": "kept_color_profile",
    "animation": "kept_animation",
}


class Told:
    """The findings of one group."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.findings: list[Finding] = []

    def values(self, speech: Speech) -> list[str]:
        """Return the values worth reading, the most telling first, each once."""
        values: list[str] = []
        for finding in self.findings:
            value = readable(finding.value, speech)
            if value and self.group.named:
                label = tidy(finding.label)
                value = speech.say("value_with_label", isolate(label), isolate(value))
            elif value:
                value = isolate(value)
            if value and value not in values:
                values.append(value)
        return values


def told(report: Report | None) -> list[Told]:
    """Sort the findings into groups, the gravest first; the order within a group stays."""
    by_category: dict[str, Told] = {}
    for finding in report.findings if report else []:
        group = group_of(finding.category)
        if group:
            by_category.setdefault(group.category, Told(group)).findings.append(finding)
    return [by_category[group.category] for group in GROUPS if group.category in by_category]


def gravity(report: Report | None) -> int:
    """Return how grave the gravest finding is: the lower, the graver."""
    groups = told(report)
    return GROUPS.index(groups[0].group) if groups else len(GROUPS)


def first_line(groups: list[Told], speech: Speech) -> str:
    """Return the one thing that matters most, as a sentence."""
    if not groups:
        return speech.say("nothing_heading")
    top = groups[0].group
    values = groups[0].values(speech) if top.most else []
    if not values:
        return speech.say(top.first_bare)
    if top.first_many and len(values) > 1:
        return speech.say(top.first_many, speech.together(values[:MOST_VALUES_IN_FIRST_LINE]))
    return speech.say(top.first, values[0])


def group_views(groups: list[Told], speech: Speech) -> list[GroupView]:
    """Return what there is to see of each group."""
    return [_group_view(item, speech, first=item is groups[0]) for item in groups]


def _group_view(item: Told, speech: Speech, first: bool) -> GroupView:
    group = item.group
    values = item.values(speech) if group.most else []
    if first:
        # The first line has said these already; the sentence goes on from there.
        many = bool(group.first_many) and len(values) > 1
        values = values[MOST_VALUES_IN_FIRST_LINE if many else 1 :]
    values = values[: group.most]
    return GroupView(
        tone=group.tone,
        icon=group.icon,
        title=speech.say(group.title),
        sentence=(
            speech.say(group.tells, speech.together(values)) if values else speech.say(group.bare)
        ),
        rows=[Row(tidy(f.label), tidy(f.value), tidy(f.source)) for f in item.findings],
        pictures=[f.picture for f in item.findings if f.picture is not None],
    )


def reason(fault: Fault | None, speech: Speech) -> str:
    """Return in plain words why a picture could not be checked."""
    code = fault.code if fault else ""
    return speech.say(_REASONS.get(code, "error_engine_error"))


def kept_line(kept: list[Kept], speech: Speech) -> str:
    """Return in one line what stays in the cleaned copy."""
    if not kept:
        return speech.say("kept_nothing")
    names = [
        speech.say(_KEPT[item.code]) if item.code in _KEPT else isolate(tidy(item.label.lower()))
        for item in kept
    ]
    return speech.say("kept_line", speech.together(names))
