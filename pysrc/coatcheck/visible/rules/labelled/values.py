"""What a value looks like, by kind: the part of a text that may be one, or nothing."""

from __future__ import annotations

import re

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import dates, secrets
from coatcheck.visible.rules.labelled.labels import is_wide
from coatcheck.visible.rules.labelled.value_names import Span, name_in
from coatcheck.visible.rules.layout import Cell, fold, words
from coatcheck.visible.rules.lexicon import Lexicon
from coatcheck.visible.rules.names import common
from coatcheck.visible.rules.postal import streets

EDGE = ' \t:：;,.-–—|=＝"“”„«»'
_QUOTED = ' \t:："“”„'
_CODE = re.compile(r"[A-Z0-9*]+(?:[ \-/.][A-Z0-9*]+)*", re.IGNORECASE)


def value_in(
    kind: Kind, cell: Cell, start: int, limit: int, *, marked: bool, lexicon: Lexicon, label: str
) -> tuple[int, int] | None:
    """Return what of a stretch of text is a value of this kind, or None."""
    text = cell.text[start:limit]
    begin = len(text) - len(text.lstrip(EDGE + "/#"))
    stripped = text.strip(EDGE + "/#" if kind is not Kind.SECRET else _QUOTED)
    if kind is Kind.SECRET:
        begin = len(text) - len(text.lstrip(_QUOTED))
    if not stripped:
        return None
    span = _SHAPES[kind](stripped, marked, lexicon, label)
    if span is None:
        return None
    return start + begin + span[0], start + begin + span[1]


def _date(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    found = dates.first(text) or dates.in_words(text)
    return found if found and found[0] < 40 else None


def _phone(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.search(
        r"[+(（＋]?\d[\d \-–—.()（）/\u00a0‑]{4,24}\d(?: ?(?:x|ext\.?|-) ?\d{1,5})?", text
    )
    if not match or match.start() > 12 or not 6 <= sum(c.isdigit() for c in match[0]) <= 16:
        return None
    if dates.first(match[0]) and len(match[0]) < 11:
        return None
    return match.span()


def _tracking(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    """Carriers use 8 to 39 letters and digits, in groups or not; hardly any without digits."""
    match = re.match(r"(?:\(\d{2,4}\) ?)?[A-Z0-9]{2,}(?:[ \-][A-Z0-9]{2,})*", text)
    if not match:
        return None
    compact = re.sub(r"[^A-Z0-9]", "", match[0])
    digits = sum(c.isdigit() for c in compact)
    return match.span() if 8 <= len(compact) <= 39 and digits * 2 >= len(compact) else None


def _address(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    if not streets.looks_like(text) or len(text) > 140:
        return (0, len(text)) if _postcode_label(label) and re.search(r"\d{3}", text) else None
    digits = any(c.isdigit() for c in text)
    wide = any(is_wide(c) for c in text)
    if not digits and not wide and not marked:
        return None
    words = re.findall(r"[^\W\d_]+", fold(text))
    if not digits and sum(w in common() for w in words) * 2 > len(words):
        return None
    if (
        not wide
        and text[0].islower()
        and not re.match(r"(?:rue|calle|c/|rua|via|av|ul|str|p\.?o)", fold(text))
    ):
        return None
    if (
        label
        in {
            "home",
            "residence",
            "billing",
            "shipping",
            "property",
            "premises",
            "street",
            "via",
            "rua",
            "rue",
            "calle",
            "dom",
        }
        and not digits
    ):
        return None
    return 0, len(text)


def _postcode_label(label: str) -> bool:
    return label in {
        "code postal",
        "codigo postal",
        "plz",
        "cep",
        "郵便番号",
        "邮编",
        "邮政编码",
        "postnummer",
    }


def _number(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    match = _CODE.match(text)
    if not match:
        match = re.match(r"[^\w]{0,2}([A-Z0-9][A-Z0-9\-/. ]{3,})", text)
        if not match:
            return None
    value = match[0]
    # Words behind the number do not belong to it.
    words = value.split(" ")
    kept: list[str] = []
    for word in words:
        letters = re.sub(r"[^A-Za-z]", "", word)
        digits = sum(c.isdigit() for c in word)
        if letters and letters != letters.upper() and not (digits and len(letters) < 12):
            break
        if len(letters) > 4 and not digits and kept:
            break
        kept.append(word)
    value = " ".join(kept).rstrip(" -./")
    digits = sum(c.isdigit() for c in value)
    compact = re.sub(r"[^A-Za-z0-9]", "", value)
    if re.fullmatch(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}|[0-9a-f]{40,}", value):
        return None  # Made by a program for a thing: RFC 9562, or a hash.
    fair = digits >= 2 and 4 <= len(compact) <= 40 and digits * 5 >= len(compact)
    code = marked and len(compact) >= 7 and digits >= 1 and compact.upper() == compact
    if not fair and not code:
        return None
    date = dates.first(value)
    if date and date[1] - date[0] >= len(value) - 1 and not value.isdigit():
        return None
    if not marked and (digits < 4 or (len(label) < 5 and len(compact) < 7)):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", compact) or re.fullmatch(r"[\d.]+,\d\d|\d+\.\d\d", value):
        return None
    return match.start(), match.start() + len(value)


def _class(character: str) -> str:
    if character.isdigit():
        return "digit"
    return ("upper" if character.isupper() else "lower") if character.isalpha() else "other"


def _secret(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    if not marked:
        # Beside its label without a colon: a password that is one, or a PIN, and nothing else.
        strong = re.fullmatch(r"(?=.*\d|.*[^\w\s])(?=.*[A-Za-z])\S{8,}", text)
        mixed = strong and len({_class(c) for c in text}) > 2
        pin = label.rpartition(" ")[2] in {"pin", "puk", "pinkode", "otp"}
        pin = pin and re.fullmatch(r"\d{4,8}", text) is not None
        return (0, len(text)) if (mixed or pin) and secrets.plausible(text) else None
    value = text.split("  ")[0]
    if re.search(
        r"phrase|mnemonic|recovery|backup|wiederherstell|semilla|助记词|復元|リカバリー", label
    ):
        return (0, len(text)) if len(text) > 7 else None
    token = re.match(r"\S+", value)
    if not token or not secrets.plausible(token[0]):
        return None
    rest = value[token.end() :].strip()
    rest = re.sub(r"^\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\W*$", "", rest, flags=re.IGNORECASE)
    if rest and not re.fullmatch(r"[\d \-]+", value) and not re.match(r"[(\[,;]|\w+$", rest):
        return None
    sure = any(not c.isalpha() for c in token[0]) or (
        token[0].lower() != token[0] and token[0][1:].lower() != token[0][1:]
    )
    wordy = label in {
        "pass",
        "token",
        "secret",
        "pin",
        "login",
        "can",
        "tan",
        "koda",
        "code secret",
        "parole",
        "clave",
        "pw",
        "admin",
        "key",
    }
    if (wordy and not sure) or (rest and not sure):
        return None
    if re.fullmatch(r"[a-z]+", token[0]) and (len(token[0]) < 6 or token[0] in common()):
        return None
    if re.fullmatch(r"[A-Z]?[a-z]+", token[0]) and len(value.split()) > 1:
        return None
    end = token.end() + 1 + len(rest) if re.fullmatch(r"[\d \-]+", value) else token.end()
    return 0, min(end, len(text))


_LOOSE_USERS = words("user account login profile alias nick handle")


def _username(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    match = re.match(r"@?[A-Za-z0-9][\w.\-]{2,39}(?=$|\s|[,;)])", text)
    if not match or match.end() < len(text.split("  ")[0].strip()):
        return None
    if not marked and (label in _LOOSE_USERS or not re.search(r"[a-z][\d_.\-]+", match[0])):
        return None
    if label in {
        "user",
        "account",
        "login",
        "profile",
        "alias",
        "nick",
        "handle",
        "usuario",
        "benutzer",
        "kennung",
        "identifiant",
        "utilisateur",
    } and not re.search(r"[\d_.@]", match[0]):
        return None
    return None if fold(match[0]) in common() else match.span()


def _booking(text: str, marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.match(
        r"[A-Z0-9]{5,8}(?![A-Za-z0-9])|\d{3}[ \-]?\d{10}|[A-Z0-9]{2,}(?:[\-.][A-Z0-9]{2,})+|[A-Z]{0,3}\d{6,16}",
        text,
    )
    if not match:
        return None
    digits = any(c.isdigit() for c in match[0])
    if not digits and (not marked or match[0].lower() in common() or len(match[0]) != 6):
        return None
    return match.span()


def _card(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.search(r"\d[\d \-]{11,22}\d", text)
    return match.span() if match and 13 <= sum(c.isdigit() for c in match[0]) <= 19 else None


def _card_extra(text: str, _marked: bool, _lexicon: Lexicon, label: str) -> Span:
    match = re.match(
        r"(?:0[1-9]|1[0-2]) ?[/\-.] ?(?:20)?\d\d(?!\d|[/.\-])|\d{3,4}(?![\d.,/])", text
    )
    if not match or (match[0].isdigit() and re.match(r"exp|val|good|gult|vence|有", label)):
        return None
    return match.span()


def _iban(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.match(r"[A-Z]{2} ?[0-9OIlSB]{2}[A-Z0-9 .\-]{8,40}|[\d \-]{8,30}", text)
    return (0, len(match[0].rstrip())) if match else None


def _email(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.search(r"\S+ ?@ ?\S+", text)
    return match.span() if match else None


_SHAPES = {
    Kind.NAME: name_in,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.ADDRESS: _address,
    Kind.BIRTH_DATE: _date,
    Kind.TAX_ID: _number,
    Kind.ID_NUMBER: _number,
    Kind.SECRET: _secret,
    Kind.USERNAME: _username,
    Kind.BOOKING: _booking,
    Kind.CARD: _card,
    Kind.CARD_EXTRA: _card_extra,
    Kind.IBAN: _iban,
    Kind.TRACKING: _tracking,
}
