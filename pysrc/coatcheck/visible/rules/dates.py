"""Dates as people write them, in the languages of the extension: days of birth need a label."""

from __future__ import annotations

import re

from coatcheck.visible.rules.layout import fold

_MONTHS = (
    "jan(?:uar[yi]?|vier|eiro|r)?|ene(?:ro)?|janv|gen(?:naio)?|sty(?:cznia)?|"
    "feb(?:ruar[yi]?|brero|braio|r)?|fev(?:rier|ereiro|r)?|lut(?:ego)?|"
    "mar(?:ch|s|zo|co|z|ca)?|maerz|marz|mrz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwi(?:etnia)?|"
    "may|mai|mayo|maio|mei|maja|maggio|jun[ei]?|juin|junio|junho|juni|giu(?:gno)?|jul[yi]?|juil(?:let)?|julio|julho|juli|lug(?:lio)?|"
    "aug(?:ust|ustus)?|aout|ago(?:sto)?|sept?(?:ember|embre|iembre)?|set(?:embro|tembre)?|"
    "oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|ott(?:obre)?|nov(?:ember|embre|iembre|embro)?|"
    "dec(?:ember|embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?"
)
# Four digits: Gregorian, or Thailand's Buddhist era (543 years more).
_YEAR = r"(?:1[89]|20)\d\d|2[45]\d\d|['’]?\d\d"
_SEP = r" ?[./\-–·,] ?"
_FORMS = (
    r"(?:1[89]|20)\d\d ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?",
    r"(?:昭和|平成|令和|大正|明治|[SHTRM]\.?) ?(?:\d{1,2}|元) ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?",
    # Taiwan's official years count from 1912.
    r"(?:民[國国] ?)\d{2,3} ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?",
    rf"\d{{1,2}}{_SEP}\d{{1,2}}{_SEP}(?:{_YEAR})",
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.|º|°)?[ \-./]*(?:de |of )?(?:{_MONTHS})\.?(?: ?/ ?(?:{_MONTHS})\.?)?[ ,\-./]*(?:de |del )?(?:{_YEAR})",
    rf"(?:{_MONTHS})\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?(?:{_YEAR})",
    rf"(?:1[89]|20)\d\d[ \-](?:{_MONTHS})[ \-]\d{{1,2}}",
    r"\d{1,2} (?:\d{1,2}) (?:1[89]|20)\d\d",
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d(?!\d)",
)
DATE = re.compile(rf"(?<![\w])(?:{'|'.join(_FORMS)})(?!\d)")
_BORN = re.compile(
    r"(?:\bborn(?: on)?|\bbirth(?:day|date) is|\bnac[i1l](?: el)?|\bnasc[i1l](?: em| a)?|\bje suis nee? le|\bcumpleanos es(?: el)?|\bgeburtstag ist(?: am| der)?|\banniversaire(?: est)? le|\baniversario e(?: em)?|生年月日は|誕生日は|出生日期是|生日是|出生于|\bd\.?o\.?b\.?|\bgeb(?:\.|oren)(?: am)?|\bne(?:\(e\)|e)? le|\bnacid[oa](?:/a)? (?:el )?|\bnascid[oa](?:\(a\))? (?:em|a)|\bnat[oa](?:/a)? (?:a \w+ )?il|\bf(?:\.|echa) ?(?:de )?nac\w*\.?|\bdate de naissance|\bdate of birth|\bgeburtsdatum|\bbirth(?:day|date)|\bdata (?:de|di) nas\w+|生年月日|出生(?:日期)?|生于|\*)"
    r"[ :：.,]{0,4}(?:(?:the|on|am|le|el) )?$"
)
_AFTER = re.compile(r"^ ?(?:に?生まれ|生|出生|geb(?:oren|\.))")
_AGE = re.compile(
    r"\((?:[1-9]\d?|1[01]\d) ?(?:y|yrs?|years?|j(?:ahre)?|ans|anos|anni|歳|岁)\b[^)]*\)"
)


def births(text: str) -> list[tuple[int, int]]:
    """Return where dates stand that a word right before or behind them calls a birth date.

    >>> births("born 3 May 1981, member since 1 June 2001")
    [(5, 15)]
    """
    norm = fold(text)
    found = []
    for match in DATE.finditer(norm):
        if (
            _BORN.search(norm[max(match.start() - 40, 0) : match.start()])
            or _AFTER.match(norm[match.end() : match.end() + 9])
            or _AGE.match(norm[match.end() : match.end() + 16].lstrip())
        ):
            found.append(match.span())
    return found


# Beside a label for birth dates any word may be a month, so that no language's are needed.
_IN_WORDS = re.compile(
    r"(?<!\w)(?:\d{1,2}(?:st|nd|rd|th|er)?[.,]? ?(?:de |of |a )?[^\W\d_]{2,14}\.?,? ?(?:de |del )?(?:1[89]|20|2[45])\d\d"
    r"|(?:1[89]|20)\d\d[.,]? ?(?:m\. |g\. |gada )?[^\W\d_]{3,14}\.? ?\d{1,2}(?: d)?\.?"
    r"|[^\W\d_]{3,14}\.? \d{1,2},? (?:1[89]|20)\d\d"
    r"|\d{1,2}[^\W\d_]{3}(?:19|20)?\d\d)(?!\w)"
)


def in_words(text: str) -> tuple[int, int] | None:
    """Return where a date stands whose month is a word of any language.

    >>> in_words("12. heinäkuuta 1981")
    (0, 19)
    """
    match = _IN_WORDS.search(fold(text))
    return match.span() if match else None


_SPAN = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d(?!\d)")


def inside(text: str) -> bool:
    """Whether a text holds a date or a month of a year, as no phone number does.

    >>> inside("03/2019 – 11/2024"), inside("0171 3920046")
    (True, False)
    """
    return bool(DATE.search(text) or _SPAN.search(text) or begins(text))


_ALONE = re.compile(r"\W*(?:\d{1,2}[:.]\d\d(?: ?[ap]m)?)?\W*")
_LONG_AGO = range(1920, 2010)
"""Dates of these years that stand alone are of births more than of anything else."""


def alone(text: str) -> tuple[int, int] | None:
    """Return where a date of long ago stands, if nothing but a time of day stands beside it.

    >>> alone("27-07-1952 9:54"), alone("12.05.2024")
    ((0, 10), None)
    """
    match = DATE.search(fold(text))
    if match is None or not _ALONE.fullmatch(text[: match.start()] + " " + text[match.end() :]):
        return None
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", match[0])
    day = len(re.findall(r"\d+", match[0])) == 3
    return match.span() if year and day and int(year[0]) in _LONG_AGO else None


_NUMERIC = re.compile(
    r"(?:\d{1,2} ?[./\-] ?\d{1,2} ?[./\-] ?\.?(?:19|20)\d\d|(?:19|20)\d\d[./\-]\d{1,2}[./\-]\d{1,2}"
    r"|\d{1,2}[./](?:19|20)\d\d|\d{1,2}\. ?\d{1,2} (?:19|20)\d\d)"
)


def begins(text: str) -> bool:
    """Whether a text begins with a date in digits."""
    return _NUMERIC.match(text) is not None


def first(text: str) -> tuple[int, int] | None:
    """Return where the first date of a text stands."""
    match = DATE.search(fold(text))
    return match.span() if match else None
