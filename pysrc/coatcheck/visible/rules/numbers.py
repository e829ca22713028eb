"""Tax, health, social insurance and document numbers of countries, by form and check digit.

Each scheme is one that python-stdnum knows, which has the official sources in its modules. What is
``alone`` is shown only in its printed form, with a check that few other numbers pass; all the
others count beside a label only, where a person calls the number by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell

_EDGE, _END = r"(?<![A-Za-z0-9_/+-])(?<!\d[.,])", r"(?![A-Za-z0-9_/]|[.,-][A-Za-z0-9])"

# Scheme of stdnum, printed form. Short checks stand only where the form itself is telling.
ALONE: tuple[tuple[str, str], ...] = (
    ("ar.cuit", r"(?:20|2[3-7]|3[034])-\d{8}-\d"),
    ("be.nn", r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}"),
    ("bg.egn", r"(?:EGN:? ?)\d{10}"),
    ("br.cpf", r"\d{3}\.\d{3}\.\d{3}-\d{2}"),
    ("br.cnpj", r"\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}"),
    ("ch.ssn", r"756\.?\d{4}\.?\d{4}\.?\d{2}"),
    ("cl.rut", r"\d{1,2}\.\d{3}\.\d{3}-[\dkK]"),
    ("cn.ric", r"[1-8]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]"),
    ("cz.rc", r"\d{6}/\d{3,4}"),
    ("de.idnr", r"\d{2} \d{3} \d{3} \d{3}"),
    ("dk.cpr", r"[0-3]\d[01]\d{3}-\d{4}"),
    ("ee.ik", r"[1-6]\d{2}[01]\d[0-3]\d{5}"),
    ("es.dni", r"\d{8}[- ]?[A-HJ-NP-TV-Z]|\d{2}\.\d{3}\.\d{3}[- ]?[A-HJ-NP-TV-Z]"),
    ("es.nie", r"[XYZ][- ]?\d{7}[- ]?[A-HJ-NP-TV-Z]"),
    ("fi.hetu", r"[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[\dA-FHJ-NPR-Y]"),
    ("fr.nir", r"[12378] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}"),
    ("gr.amka", r"[0-3]\d[01]\d{8}"),
    ("hr.oib", r"(?:OIB:? ?)\d{11}"),
    ("ie.pps", r"\d{7}[A-W][A-IW]?"),
    ("il.idnr", r"(?:ת\.ז\.? ?)\d{9}"),
    ("in_.aadhaar", r"[2-9]\d{3} \d{4} \d{4}"),
    ("in_.pan", r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]"),
    ("is_.kennitala", r"[0-7]\d[01]\d{3}-\d{4}"),
    (
        "it.codicefiscale",
        r"[A-Z]{6} ?\d{2} ?[A-EHLMPRST] ?\d{2} ?[A-Z]\d{3} ?[A-Z]|"
        r"[A-Z]{3} ?[A-Z]{3} ?\d{2}[A-EHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z]",
    ),
    ("kr.rrn", r"\d{2}[01]\d[0-3]\d-[1-8]\d{6}"),
    ("lv.pvn", r"[0-3]\d[01]\d{3}-\d{5}"),
    ("mx.curp", r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d"),
    ("mx.rfc", r"[A-Z&Ñ]{4}\d{6}[0-9A-Z]{3}"),
    ("my.nric", r"\d{6}-\d{2}-\d{4}"),
    ("no.fodselsnummer", r"[0-7]\d[0-9]\d{3} \d{5}"),
    ("pk.cnic", r"\d{5}-\d{7}-\d"),
    ("pl.nip", r"(?:NIP:? ?)\d{3}-?\d{3}-?\d{2}-?\d{2}"),
    ("pl.pesel", r"\d{2}(?:[02468][1-9]|[13579][0-2])[0-3]\d{6}"),
    ("se.personnummer", r"(?:19|20)?\d{2}[01]\d[0-3]\d[-+]\d{4}"),
    ("tr.tckimlik", r"(?:T\.?C\.?:? ?)\d{11}"),
    ("us.ssn", r"\d{3}-\d{2}-\d{4}"),
    ("us.itin", r"9\d{2}-\d{2}-\d{4}"),
    ("ve.rif", r"[VEJPG]-\d{8}-?\d"),
    ("do.cedula", r"\d{3}-\d{7}-\d"),
    ("ec.ci", r"(?:C\.?I\.?:? ?)\d{10}"),
    ("gb.nhs", r"\d{3} \d{3} \d{4}"),
    ("pt.cc", r"\d{8} ?\d ?[A-Z]{2}\d"),
    ("ua.rntrc", r"(?:РНОКПП:? ?)\d{10}"),
    ("th.pin", r"\d-\d{4}-\d{5}-\d{2}-\d"),
    ("id.npwp", r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}"),
    ("sk.rc", r"\d{6}/\d{4}"),
    ("cu.ni", r"(?:CI:? ?)\d{11}"),
    ("ke.pin", r"[AP]\d{9}[A-Z]"),
)
"""Forms that are told by themselves."""

# Forms without a public check digit, or checks that stdnum does not have.
FORMS: tuple[tuple[str, Kind, str], ...] = (
    # NINO: HMRC, NIM39110.
    ("gb.nino", Kind.TAX_ID, r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]"),
    # SVNR of pensions: VKVV, annex: area, birth date, letter, serial number, check digit.
    ("de.svnr", Kind.TAX_ID, r"\d{2} ?[0-3]\d[01]\d{3} ?[A-Z] ?\d{3}"),
    # KVNR, section 290 SGB V: a letter and nine digits, beside its label or in the card's form.
    ("at.svnr", Kind.TAX_ID, r"\d{4} [0-3]\d[01]\d\d{2}"),
    # FEIN: IRS, Publication 1635; beside a label only, as it names companies.
    # Hong Kong identity card.
    ("hk.hkid", Kind.TAX_ID, r"[A-Z]{1,2}\d{6} ?\([\dA]\)"),
    # Singapore NRIC and FIN.
    ("sg.nric", Kind.TAX_ID, r"[STFGM]\d{7}[A-Z]"),
    # United Arab Emirates identity number, ICA.
    ("ae.eid", Kind.TAX_ID, r"784-\d{4}-\d{7}-\d"),
    # Driver number, DVLA: five letters of the name, birth date, initials, check.
    ("gb.driver", Kind.ID_NUMBER, r"[A-Z9]{5} ?\d[0156]\d[0-3]\d{2} ?[A-Z9]{2}\d ?[A-Z0-9]{2,4}"),
    # Medicare Beneficiary Identifier, CMS: eleven places, dashes after the fourth and seventh.
    ("us.mbi", Kind.TAX_ID, r"[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-[AC-HJKMNP-RT-Y]{2}\d{2}"),
    ("ca.sin", Kind.TAX_ID, r"(?:SIN:? ?)\d{3}[- ]\d{3}[- ]\d{3}"),
    ("br.rg", Kind.ID_NUMBER, r"\d{2}\.\d{3}\.\d{3}-[\dXx]"),
    ("br.pis", Kind.TAX_ID, r"\d{3}\.\d{5}\.\d{2}-\d"),
    ("au.medicare", Kind.TAX_ID, r"[2-6]\d{3} \d{5} \d(?:/\d)?"),
    ("nl.license", Kind.ID_NUMBER, r"(?:BSN:? ?)\d{4}\.?\d{2}\.?\d{3}"),
)  # fmt: skip


@cache
def _checked(scheme: str) -> object:
    return import_module(f"stdnum.{scheme}")


def is_valid(scheme: str, number: str) -> bool:
    """Whether stdnum's check of a scheme is passed.

    >>> is_valid("br.cpf", "390.533.447-05")
    True
    """
    try:
        return bool(_checked(scheme).is_valid(number))  # type: ignore[attr-defined]
    except Exception:  # Modules differ in what they raise for strange letters.
        return False


@cache
def _alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((scheme, re.compile(f"{_EDGE}(?:{form}){_END}")) for scheme, form in ALONE)


@cache
def _forms() -> tuple[tuple[str, Kind, re.Pattern[str]], ...]:
    return tuple((name, kind, re.compile(f"{_EDGE}(?:{form}){_END}")) for name, kind, form in FORMS)


_WEAK = frozenset({"ie.pps", "gr.amka", "us.itin", "gb.nhs", "cz.rc", "sk.rc", "pk.cnic"})


def _is_product(text: str) -> bool:
    """Whether thirteen digits are an article number (GTIN-13), which many schemes let pass."""
    return len(text) == 13 and text.isdigit() and is_valid("ean", text)


def find(cell: Cell) -> Iterator[Hit]:
    """Find numbers that are told by their form."""
    text = cell.text
    if sum(c.isdigit() for c in text) < 4:
        return
    for scheme, pattern in _alone():
        for match in pattern.finditer(text):
            if _is_product(match[0]):
                continue
            value = re.sub(r"^[^\d]*[:.] ?(?=\d)|^(?:EGN|OIB|NIP|CI) ?", "", match[0])
            if is_valid(scheme, value):
                score = 0.8 if scheme in _WEAK else 0.93
                yield Hit(Kind.TAX_ID, cell, match.end() - len(value), match.end(), score, scheme)
    for name, kind, pattern in _forms():
        for match in pattern.finditer(text):
            yield Hit(kind, cell, match.start(), match.end(), 0.82, name)
