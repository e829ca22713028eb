"""What may be the name of a person: the part of a text beside a label, or nothing."""

from __future__ import annotations

import re

from coatcheck.visible.rules.labelled.labels import is_wide, labels
from coatcheck.visible.rules.layout import fold, words
from coatcheck.visible.rules.lexicon import Lexicon
from coatcheck.visible.rules.names import COMPANY, common, is_code_and_place

Span = tuple[int, int] | None
"""Where in the text, or nothing."""


_REACHED = re.compile(r"[^\W\d_]{2}[,;/·–-]? ?[+(]?\d[\d \-.()/]{6,}$")


def name_in(text: str, marked: bool, lexicon: Lexicon, label: str) -> Span:
    """Return the part of a text that may be the name of a person, or nothing."""
    text = re.split(r"\s{3,}|[<|;\t]|(?<=\w)\s*\((?=\D)", text)[0].rstrip()
    # A person and how to reach them, in one field.
    text = (
        re.split(r"[,;/·–-]? ?(?=[+(]?\d)", text)[0].rstrip(" ,;/·–-(+")
        if _REACHED.search(text)
        else text
    )
    if "@" in text:
        text = text.split("<")[0].split("@")[0] if "<" in text else ""
    if not text or any(c.isdigit() for c in text) or len(text) > 48:
        return None
    compact = text.replace(" ", "").replace("　", "")
    if compact and all(is_wide(c) or c in "々・·ー" for c in compact):
        return (
            (0, len(text))
            if len(compact) <= 14
            and text not in labels()
            and "公司" not in text
            and "会社" not in text
            else None
        )
    if compact and all("\u0600" <= c <= "\u06ff" for c in compact):
        return 0, len(text)
    words = re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*\.?", text)
    if not words or len(words) > 7 or re.search(r"[=%€$£{}\[\]<>_\\?!]|https?|\.\w{2,3}$", text):
        return None
    if is_code_and_place(words):
        return None
    plain = [fold(w).strip(".") for w in words]
    known = any(
        p in lexicon.first or p in lexicon.family for w in plain for p in (w, *w.split("-"))
    )
    usual = sum(p in common() for p in plain)
    small = sum(w[0].islower() and len(w) > 3 for w in words)
    short_label = len(label) <= 4 or label in _LOOSE
    if small or (usual * 2 > len(plain) and not known):
        return None
    if len(words) == 1 and (len(words[0]) < 2 or (plain[0] in common() and not known)):
        return None
    if COMPANY.search(fold(text)) and label not in _SURE:
        return None
    titled = len(words) > 1 and not usual and all(w[0].isupper() for w in words if len(w) > 3)
    if (not marked or short_label) and not known and not (marked and titled):
        return None
    return 0, len(text.rstrip(" ,.;"))


_LOOSE = words(
    """
    from to dear user customer client contact owner driver doctor dr author director manager
    supervisor agent representative person partner father mother child parent buyer seller
    signature signed principal von an de a para hallo hello bonjour hola ola cher chere caro cara
    estimado estimada prezado prezada titel titular holder member sender recipient receiver
    student teacher nome nombre nom name names hp ten ho ad ime nev navn namn naam nama
    beneficiary payee payer remitter ship to; bill to; sold to; attn; cc; bcc; regards; sincerely;
    membre interlocuteur gestionnaire client cliente kunde kundin fahrer gast kind arzt vater
    mutter pere mere enfant padre madre hijo hija pai mae filho filha
    """
) | {
    "ship to",
    "bill to",
    "sold to",
    "deliver to",
    "billed to",
    "shipped to",
    "invoice to",
    "assigned to",
    "reported by",
}
"""Labels after which other things than persons stand as often."""
_SURE = frozenset(
    {
        "surname",
        "last name",
        "first name",
        "given names",
        "given name",
        "full name",
        "nachname",
        "vorname",
        "familienname",
        "nom de famille",
        "prenom",
        "prenoms",
        "apellidos",
        "sobrenome",
        "apelido",
        "name on card",
        "cardholder",
        "account holder",
        "kontoinhaber",
        "patient",
        "passenger",
    }
)
