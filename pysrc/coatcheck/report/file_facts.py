"""What a file tells by its name and its date alone, before anyone looks into it.

Rules of this module: plain values in, findings out; it reads no file and knows no format.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from coatcheck.classify import dates
from coatcheck.classify.told import finished
from coatcheck.labels import Label
from coatcheck.model import MAX_VALUE, Category, Finding, Origin, Report, Standard
from coatcheck.phrases import term
from coatcheck.terms import Term

_ORIGIN = (Origin(Standard.FILE_SYSTEM),)

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:(?: at |[-_ T]{0,3})([01]\d|2[0-3])[-_.:h]?([0-5]\d)(?:[-_.:]?[0-5]\d)?)?"
    r"(?=\D|\d{3}(?!\d)|$)"
)
"""A day, and the time of day where it follows, in the forms that devices write into names."""

_NAMINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (r"WhatsApp (Image|Video)|^(IMG|VID)-\d{8}-WA\d", term(Term.NAMED_BY, "WhatsApp")),
        (r"^signal-\d{4}-\d\d", term(Term.NAMED_BY, "Signal")),
        (r"^photo_\d{4}-\d\d-\d\d_", term(Term.NAMED_BY, "Telegram")),
        (r"^FB_IMG_\d|^received_\d{6}", term(Term.NAMED_BY, "Facebook")),
        (r"^Snapchat-\d", term(Term.NAMED_BY, "Snapchat")),
        (r"^(screen ?shot|bildschirmfoto|capture d|captura de)", term(Term.NAMED_AS_A_SCREENSHOT)),
        (r"^PXL_\d{8}_\d", term(Term.NAMED_BY, "Google Pixel")),
        (r"^(IMG|MVIMG|PANO|BURST)?_?\d{8}_\d{6}", term(Term.NAMED_BY_A_PHONE)),
        (r"^(DJI|GOPR|GH\d\d|GX\d\d)_?\d{4}", term(Term.NAMED_BY_A_DRONE)),
        (r"^(DSC[FN]?|DSC_|_DSC|_MG_|IMG_|IMGP|SAM_|P[0-9A-C]\d\d|CIMG)_?\d{4}",
         term(Term.NAMED_BY_A_CAMERA)),
    )
)  # fmt: skip
"""How cameras, phones and messengers name pictures, the most particular first."""


def findings(name: str, modified: float | None) -> Iterator[Finding]:
    """Yield what the name says, and when the file was changed, in seconds since 1970."""
    if name:
        yield Finding(Category.FILE, Label.FILE_NAME, name[:MAX_VALUE], _ORIGIN, 50)
        said = ", ".join(_said(name[:MAX_VALUE]))
        if said:
            yield finished(Finding(Category.FILE, Label.FILE_NAME_SAYS, said, _ORIGIN, 40))
    moment = _moment(modified) if modified is not None else ""
    if moment:
        yield finished(Finding(Category.FILE, Label.FILE_MODIFIED, moment, _ORIGIN, 30))


def added(report: Report, name: str, modified: float | None) -> Report:
    """Return the report with these findings in their place, before the technical ones."""
    telling = [f for f in report.findings if f.category is not Category.TECHNICAL]
    technical = [f for f in report.findings if f.category is Category.TECHNICAL]
    return replace(report, findings=(*telling, *findings(name, modified), *technical))


def _said(name: str) -> Iterator[str]:
    match = _DATE.search(name)
    if match:
        year, _, month, day, hour, minute = match.groups()
        time_of_day = f" {hour}:{minute}" if hour else ""
        yield dates.say(f"{year}:{month}:{day}{time_of_day}")[0]
    for pattern, said in _NAMINGS:
        if pattern.search(name):
            yield said
            return


def _moment(seconds: float) -> str:
    """Write a moment in the person's own time; what no calendar holds is not said."""
    try:
        at = time.localtime(seconds)
    except (OverflowError, OSError, ValueError):
        return ""
    if seconds <= 0:
        return ""  # Systems that know no date give the first of all.
    return dates.say(time.strftime("%Y:%m:%d %H:%M", at))[0]
