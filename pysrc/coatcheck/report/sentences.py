"""From findings to short sentences, the gravest first.

A sentence lacks its subject: ``names the photographer Patrik``. Each topic takes from the findings
what it has words for; what nobody took is a detail, with its label. Rules of this module: it knows
labels and categories, never formats, and says nothing that no finding says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from coatcheck.labels import Label as L
from coatcheck.model import Category, Finding
from coatcheck.phrases import Moment
from coatcheck.report import catalogue
from coatcheck.report.english import SHORT, counted, cut, lower, on, tidy, together, with_article
from coatcheck.report.phrases import is_strong, label_of, on_or_tidy, with_value

ID = 45
"""Longest number or id in characters."""
LONG = 140
"""Longest value in characters that a sentence is about."""

_SMALL_BUT_FULL = (
    L.CAMERA_SETTINGS,
    L.MACHINE_TEXT,
    L.DEVICE_MODEL,
    L.IMPOSSIBLE_VALUES,
    L.IMPOSSIBLE_DATE,
)
"""Labels of small things of which the value is said, too."""
_SERIALS = {L.CAMERA_SERIAL: "camera", L.LENS_SERIAL: "lens"}
_ADDRESS = re.compile(r"[A-Za-z]{2,9}:\S+$")
"""An address on the web or an id in place of a name."""


_AS_DETAIL = {L.BELONGINGS: "a note that a video or a further picture belongs to it"}
"""What stands in a list in place of a label that is a sentence."""


@dataclass(slots=True)
class Said:
    """What there is to say, in the order of saying it."""

    sentences: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    """Details in words, each with its label."""
    numbers: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    """What hardly tells anything."""


class Pool:
    """The findings that nobody has put into words yet."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.left = list(findings)

    def take(self, *labels: L, most: int = 1000) -> list[Finding]:
        """Take out the findings with these labels, in the order of the labels."""
        found = [f for label in labels for f in self.left if f.label == label][:most]
        self.left = [f for f in self.left if not any(f is taken for taken in found)]
        return found

    def take_all(self, category: Category) -> list[Finding]:
        """Take out the findings of a category that are worth words of their own."""
        found = [f for f in self.left if f.category is category and is_strong(f)]
        self.left = [f for f in self.left if not any(f is taken for taken in found)]
        return found


def say(findings: Sequence[Finding]) -> Said:
    """Put findings into words."""
    pool = Pool(replace(finding, value=catalogue.text(finding)) for finding in findings)
    said = Said()
    for topic in (
        _unseen,
        _where,
        _people,
        _hidden,
        _device,
        _taken,
        _words,
        _prompt,
        _credentials,
        _edits,
        _unknown,
    ):
        said.sentences.extend(topic(pool, said))
    for finding in pool.left:
        value = on_or_tidy(finding)
        label = _AS_DETAIL.get(finding.label) or label_of(finding)
        if finding.category is Category.SETTINGS or not is_strong(finding):
            full = finding.label in _SMALL_BUT_FULL
            said.small.append(f"{label} ({cut(finding.value, LONG)})" if full else label)
        else:
            said.more.append(f"{label}: {value}" if value else label)
    return said


def _unseen(pool: Pool, _: Said) -> Iterator[str]:
    """Say what stays in the copy, and is read by programs though nobody sees it."""
    for finding in pool.take(L.COVERED_TEXT, L.CROPPED_TEXT, L.INVISIBLE_TEXT):
        yield f"holds {label_of(finding)}: {cut(finding.value, LONG)}"


def _where(pool: Pool, said: Said) -> Iterator[str]:
    places = [cut(finding.value, LONG) for finding in pool.take(L.PLACE_NAMES)][:1]
    where = pool.take(L.POSITION)
    if where:
        parts = [_position(finding) for finding in where]
        said.numbers.extend(f"position {position}" for position, near in parts if near)
        yield f"says where it was taken: {parts[0][1] or parts[0][0]}"
        yield from (f"also names the place: {names}" for names in places)
    else:
        yield from (f"names a place: {names}" for names in places)
    for finding in pool.take(L.POSITION_IN_PART):
        yield f"says in part where it was taken: {cut(finding.value, LONG)}"
    for finding in pool.take(L.DESTINATION):
        position, near = _position(finding)
        said.numbers.extend([f"position {position}"] if near else [])
        yield f"says where the camera was heading for: {near or position}"
    for finding in pool.take(L.ALTITUDE):
        said.numbers.append(f"height {cut(finding.value, SHORT)}")
    for finding in pool.take(L.AREA):
        yield f"names the area: {cut(finding.value, LONG)}"


def _position(finding: Finding) -> tuple[str, str]:
    """Return the numbers of a position, and the place that they are near to."""
    near = catalogue.place(finding.place) if finding.place is not None else ""
    return cut(finding.value, LONG), cut(near, LONG)


def _people(pool: Pool, said: Said) -> Iterator[str]:
    photo = any(f.label in (L.TAKEN, L.CAMERA) for f in pool.left)
    roles = ((L.PEOPLE, ""), (L.AUTHOR, "photographer" if photo else "author"), (L.OWNER, "owner"))
    names: list[str] = []
    for label, role in roles:
        values = list(dict.fromkeys(cut(f.value, SHORT) for f in pool.take(label)))
        said.numbers.extend(
            f"{lower(catalogue.label(label))}: {value}" for value in values if _ADDRESS.match(value)
        )
        values = [value for value in values if not _ADDRESS.match(value)]
        if len(values) > 3:
            values = [*values[:3], f"{len(values) - 3} more"]
        if values and role:
            names.append(f"the {role}{'s' if len(values) > 1 else ''} {together(values)}")
        else:
            names.extend(values)
    faces = pool.take(L.FACES)
    if names:
        yield f"names {together(names)}"
    elif faces:
        yield "marks the faces of people"
    for finding in pool.take(L.CONTACT):
        yield f"says how to reach somebody: {cut(finding.value, LONG)}"
    rights = pool.take(L.COPYRIGHT)
    if rights:
        yield f"carries a copyright notice: “{cut(rights[0].value, LONG)}”"


def _hidden(pool: Pool, _: Said) -> Iterator[str]:
    small, further = pool.take(L.THUMBNAIL), pool.take(L.FURTHER_PICTURE)
    parts = []
    if small:
        parts.append(
            counted(len(small), "hidden smaller copy", "hidden smaller copies") + " of the picture"
        )
    if further:
        parts.append(counted(len(further), "further picture", "further pictures"))
    if parts:
        yield f"carries {together(parts)}"
    for category in (Category.HIDDEN_PICTURE, Category.VIDEO):
        for finding in pool.take_all(category):
            size = tidy(finding.value).partition(":")[0]
            yield f"carries {label_of(finding)}" + (f" ({cut(size, SHORT)})" if size else "")


def _device(pool: Pool, said: Said) -> Iterator[str]:
    serials = pool.take(L.CAMERA_SERIAL, L.LENS_SERIAL)
    things = [_SERIALS[f.label] for f in serials]
    if things:
        one = together(dict.fromkeys(things))
        yield f"can be traced to one single {one} by serial number"
    for finding in (
        *serials,
        *pool.take_all(Category.DEVICE_ID),
        *pool.take(L.PLATFORM_ID, L.FILE_IDS),
    ):
        said.numbers.append(with_value(label_of(finding), finding, ID))


def _taken(pool: Pool, _: Said) -> Iterator[str]:
    moments = pool.take(L.TAKEN, most=1)
    cameras = [cut(f.value, SHORT) for f in pool.take(L.CAMERA) if f.value]
    text = "was taken"
    if moments:
        text += f" {on(moments[0].value)}"
    if cameras:
        text += f" with {together(with_article(name) for name in dict.fromkeys(cameras))}"
        for finding in pool.take(L.LENS, most=1):
            lens = cut(finding.value, SHORT)
            own = lens.removeprefix(cameras[0])  # Phones name their lenses after themselves.
            text += f" and the lens {lens}" if own == lens else f" and its{own}" if own else ""
    if moments or cameras:
        yield text


def _words(pool: Pool, _: Said) -> Iterator[str]:
    keywords = pool.take(L.KEYWORDS)
    found = [f.value for f in pool.take(L.DESCRIPTION, L.COMMENT, L.TEXT) if f.value]
    longest = LONG if len(found) == 1 else SHORT
    notes = [f"“{note}”" for note in dict.fromkeys(cut(value, longest) for value in found)]
    if len(notes) > 4:
        notes = [*notes[:3], f"{len(notes) - 3} more notes"]
    if notes:
        yield f"carries words that somebody wrote: {together(notes)}"
    if keywords:
        yield f"is filed under {cut(', '.join(f.value for f in keywords), LONG)}"


def _prompt(pool: Pool, _: Said) -> Iterator[str]:
    known: set[str] = set()
    for finding in pool.take(L.PROMPT):
        first, *rest = [line for line in finding.value.splitlines() if line.strip()] or [""]
        first = cut(first.strip(' "'), LONG)
        if first in known:
            continue
        known.add(first)
        more = ", with more beside it" if rest else ""
        yield "carries the prompt it was made from" + (f": “{first}”{more}" if first else "")
    if pool.take(L.WORKFLOW):
        yield "carries the whole workflow behind it, each step with its settings"
    for finding in pool.take_all(Category.AI_PROMPT):
        yield f"carries {label_of(finding)}"


def _credentials(pool: Pool, _: Said) -> Iterator[str]:
    there = pool.take(L.CREDENTIALS)
    signers = [cut(f.value, SHORT) for f in pool.take(L.SIGNER)]
    kinds = pool.take(L.CREDENTIALS_SOURCE_TYPE)
    done = pool.take(L.CREDENTIALS_ACTIONS)
    if not (there or signers or kinds or done):
        return
    text = "carries content credentials"
    text += f", signed by {together(signers)}" if signers else ""
    claims = [f"call it “{cut(f.value, SHORT)}”" for f in kinds]
    claims += [f"say it was {together(tidy(f.value).split(', ')[:4])}" for f in done]
    yield text + (f", which {together(claims)}" if claims else "")


def _edits(pool: Pool, _: Said) -> Iterator[str]:
    moments = list(dict.fromkeys(m for f in pool.take(L.CHANGED) for m in _moments(f)))
    programs = [cut(f.value, SHORT) for f in pool.take(L.SOFTWARE) if f.value]
    programs = [p for p in programs if not any(q != p and q.startswith(p) for q in programs)]
    if len(programs) > 3:
        programs = [*programs[:3], f"{len(programs) - 3} more programs"]
    by = f" with {together(programs)}" if programs else ""
    if moments:
        shown = moments if len(moments) < 3 else [moments[0], f"{len(moments) - 1} more times"]
        yield f"was changed {together(shown)}{by}"
    elif by:
        yield f"was made or edited{by}"
    for finding in pool.take(L.SOURCE_TYPE):
        yield f"says how it was made: {cut(finding.value, SHORT)}"
    for finding in pool.take(L.SOURCE_FILES):
        yield f"names the file it came from: {cut(finding.value, SHORT)}"
    for finding in pool.take(L.EDIT_HISTORY):
        steps = tidy(finding.value).partition(";")[0]
        yield "keeps a history of how it was edited" + (f": {cut(steps, SHORT)}" if steps else "")


def _unknown(pool: Pool, _: Said) -> Iterator[str]:
    found = pool.take_all(Category.UNKNOWN)
    values = [cut(f.value, SHORT) for f in found if f.label == L.UNKNOWN and f.value]
    if len(values) > 2:
        values = [*values[:2], f"{len(values) - 2} more things"]
    if any(f.label == L.UNKNOWN for f in found):
        said = f": {together(values)}" if values else ""
        yield f"carries {lower(catalogue.label(L.UNKNOWN))}{said}"
    for finding in found:
        if finding.label != L.UNKNOWN:
            yield with_value(f"carries {label_of(finding)}", finding, SHORT)


def _moments(finding: Finding) -> list[str]:
    """Return the moments of a value that may list several."""
    found = [catalogue.moment(part) for part in finding.parts if isinstance(part, Moment)]
    return list(dict.fromkeys(map(on, found or [finding.value])))
