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
_YEAR = r"(?:1[89]|20)\d\d|['’]?\d\d"
_SEP = r" ?[./\-–·,] ?"
_FORMS = (
    r"(?:1[89]|20)\d\d ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?",
    r"(?:昭和|平成|令和|大正|明治|[SHTRM]\.?) ?(?:\d{1,2}|元) ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?",
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


def first(text: str) -> tuple[int, int] | None:
    """Return where the first date of a text stands."""
    match = DATE.search(fold(text))
    return match.span() if match else None
