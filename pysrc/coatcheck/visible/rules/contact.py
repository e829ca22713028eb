"""What leads to a person: e-mail, phone, network addresses, paths with user names, positions.

E-mail by RFC 5321 (4.1.2) as far as it is in use, phones by phonenumbers (ITU-T E.164 and the
numbering plans of countries), IP addresses by RFC 5952 and RFC 6890, positions by ISO 6709.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

import phonenumbers

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout, fold, words

REGIONS = (
    "US", "GB", "DE", "FR", "ES", "PT", "BR", "JP", "CN", "SA", "IT", "NL", "BE", "AT", "CH",
    "PL", "SE", "NO", "DK", "FI", "IE", "AU", "NZ", "IN", "MX", "AR", "CO", "CL", "PE", "EG",
    "AE", "MA", "TR", "ZA", "KR", "TW", "HK", "SG", "CZ", "RO", "HU", "GR",
)  # fmt: skip
"""Regions whose national numbers are known: those of the extension's languages first."""

_LENIENT = frozenset({"GB", "DE", "FR", "JP", "AU", "IT", "SA", "EG"})
"""Where a trunk prefix and the length are enough: numbers for examples are given to nobody."""

_EMAIL = re.compile(
    r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ._%+\-']{0,63} ?[@＠] ?(?:[A-Za-z0-9À-ɏ\-]{1,63} ?\. ?){1,5}[A-Za-z]{2,24}(?![A-Za-z])"
)
_EMAIL_CUT = re.compile(r"[A-Za-z0-9][\w.%+\-]{1,63}@[A-Za-z0-9\-]{2,}(?:\.[\w\-]*)*")
_SPELLED = re.compile(
    r"[\w.+\-]{2,} ?[\[(]? ?(?:at|AT) ?[\])]? ?[\w\-]+ ?[\[(] ?(?:dot|DOT) ?[\])] ?[a-z]{2,}"
)
_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.,/#@=\-])(?:\+|＋|00|\(|（|0|[1-9])[\d \-–—.()（）/\u00a0‑]{5,24}\d(?:(?: ?(?:x|ext\.?|Durchwahl|poste|ramal|int\.?) ?\d{1,5}))?(?![A-Za-z0-9_@]|[.,]\d)"
)
_SEPARATORS = re.compile(r"[\s\-–—()（）/.]")
_NO_PHONE = re.compile(
    r"(?:isbn|issn|doi|ean|gtin|upc|sku|isin|asin|order|bestell\w*|auftrag\w*|pedido|commande|encomenda|invoice|rechnung|facture|factura|fatura|lot|batch|ref|serial|version|订单\w*|注文\w*|票号|发票\w*)[\w.]{0,4}[ :#.\-]{0,4}$"
)
_DATE_LIKE = re.compile(
    r"^(?:\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{4}[./\-]\d{1,2}[./\-]\d{1,2})(?:\D.*)?$"
)
_IPV4 = re.compile(r"(?<![\d.vV\-])(?:\d{1,3}\.){3}\d{1,3}(?![\d]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}(?![\w:])")
_MAC = re.compile(
    r"(?<![\w:\-])(?:[0-9A-Fa-f]{2}([:\-]))(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:\-])"
)
_VERSION = re.compile(r"version|release|build|\bver\b|\bv\d|firmware|upgrade|update", re.IGNORECASE)
_PAIR = re.compile(
    r"(?<![\d.])([+\-−]?\d{1,2}\.\d{3,})°? ?([NSns])?[,;/ ]{1,3}([+\-−]?\d{1,3}\.\d{3,})°? ?([EWOewo])?(?![\w.%])"
)
_DMS = re.compile(
    r"\d{1,2} ?[°º˚*o] ?\d{1,2}(?:\.\d+)? ?['’′´`]? ?(?:\d{1,2}(?:[.,]\d+)? ?(?:[\"”″“]|'{2}|’’|′′)?)? ?[NSns]"
    r"[,; ]{0,3}\d{1,3} ?[°º˚*o] ?\d{1,2}(?:\.\d+)? ?['’′´`]? ?(?:\d{1,2}(?:[.,]\d+)? ?(?:[\"”″“]|'{2}|’’|′′)?)? ?[EWOewo]"
)
_IN_MAP = re.compile(r"(?:[@?&=/]|ll=|q=|query=|geo:)(-?\d{1,2}\.\d{3,}(?:,|%2C)-?\d{1,3}\.\d{3,})")
_PLUS = re.compile(r"(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)")
_PATHS = (
    re.compile(r"[A-Za-z]:[\\/]{1,2}(?:Users|Benutzer|Usuarios|Utilisateurs|Documents and Settings)[\\/]{1,2}([^\\/:*?\"<>|\n]+?)(?=[\\/]|$|[\"'>])"),
    re.compile(r"(?<![\w.])/(?:home|Users|var/home|export/home|usr/home|mnt/[a-z]/Users|[a-z]/Users)/([A-Za-z0-9_.\-]+)"),
    re.compile(r"/(?:media|run/media)/([a-z][a-z0-9_.\-]+)/"),
    re.compile(r"(?:^|(?<=[\s(\[]))([a-z_][a-z0-9_.\-]{1,31})@[A-Za-z0-9\-.]+(?=[:\s][~/$#%]|:~|[\s~]*[$#%]|\])"),
    re.compile(r"(?<!\S)([a-z_][a-z0-9_\-]{1,31})@[A-Za-z][A-Za-z0-9\-]{2,}(?=[\s:]|$)"),
    re.compile(r"(?:^|\s)(?:ssh|scp|sftp|rsync)\s(?:-\w+\s\S*\s)*([a-z_][a-z0-9_.\-]{1,31})@"),
    re.compile(r"(?:^|\s)~([a-z_][a-z0-9_\-]{2,31})/"),
    re.compile(r"(?:USER|USERNAME|LOGNAME|SUDO_USER|uid=\d+\()=?\s?([A-Za-z_][A-Za-z0-9_.\-]{1,31})"),
    re.compile(r"[dl\-](?:[r\-][w\-][xsStT\-]){3}[@+.]?\s+\d+\s+([A-Za-z_][\w.\-]{1,31})\s"),
)  # fmt: skip
_NO_USERS = words(
    """
    root admin public shared default user users guest ubuntu ec2-user runner git www www-data app
    vscode node postgres mysql redis nobody daemon local deploy deployer ci build jenkins bot
    ansible oracle test demo service backup ftp sftp mail hadoop airflow docker
    """
)
_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z][A-Za-z0-9_.]{3,29})(?![\w@])")
_NO_HANDLES = words(
    """
    media import param return returns override staticmethod classmethod property dataclass
    everyone here channel latest types babel angular vitejs font-face keyframes supports charset
    pytest angular app
    """
)
_PROFILE = re.compile(
    r"(?:github|gitlab|twitter|x|instagram|facebook|linkedin|t|tiktok|bitbucket|medium|keybase|soundcloud|reddit)\.(?:com|me|org|io)/(?:in/|u/|user/|@)?([A-Za-z0-9_.\-]{3,40})"
)
_CRYPTO = (
    ("bitcoin", re.compile(r"(?<!\w)(?:bc1[ac-hj-np-z02-9]{20,80}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?!\w)")),
    ("ethereum", re.compile(r"(?<!\w)0x[0-9a-fA-F]{40}(?!\w)")),
    ("litecoin", re.compile(r"(?<!\w)(?:ltc1[ac-hj-np-z02-9]{20,80}|[LM][1-9A-HJ-NP-Za-km-z]{26,33})(?!\w)")),
    ("monero", re.compile(r"(?<!\w)[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?!\w)")),
    ("cardano", re.compile(r"(?<!\w)addr1[a-z0-9]{50,}(?!\w)")),
    ("tron", re.compile(r"(?<!\w)T[1-9A-HJ-NP-Za-km-z]{33}(?!\w)")),
    ("ripple", re.compile(r"(?<!\w)r[1-9A-HJ-NP-Za-km-z]{24,34}(?!\w)")),
)  # fmt: skip


def find(cell: Cell) -> Iterator[Hit]:
    """Find all of these in one cell."""
    text = cell.text
    for pattern, score in ((_EMAIL, 0.99), (_EMAIL_CUT, 0.8), (_SPELLED, 0.85)):
        for match in pattern.finditer(text):
            if pattern is _EMAIL_CUT and re.search(r"[:~$#%]", text[match.end() : match.end() + 2]):
                continue
            if "." not in match[0].rpartition("@")[2] and pattern is _EMAIL_CUT:
                continue
            yield Hit(Kind.EMAIL, cell, match.start(), match.end(), score, "rfc5321")
    yield from phones(cell)
    yield from _network(cell)
    for pattern in (_PAIR, _DMS, _IN_MAP, _PLUS):
        for match in pattern.finditer(text):
            if pattern is not _PAIR or _on_earth(match):
                start, end = match.span(1) if pattern is _IN_MAP else match.span()
                yield Hit(Kind.COORDINATES, cell, start, end, 0.92, "iso6709")
    for pattern in _PATHS:
        for match in pattern.finditer(text):
            name = match[1].strip()
            if name.lower() not in _NO_USERS and "@" not in text[match.end() : match.end() + 1]:
                end = match.start(1) + len(match[1].rstrip())
                yield Hit(Kind.USER_PATH, cell, match.start(1), end, 0.995, "user-path")
    for match in _PROFILE.finditer(text):
        yield Hit(Kind.USERNAME, cell, match.start(1), match.end(1), 0.8, "profile")
    for match in _HANDLE.finditer(text):
        if match[1].lower() not in _NO_HANDLES:
            yield Hit(Kind.USERNAME, cell, match.start(), match.end(), 0.72, "handle")
    for name, pattern in _CRYPTO:
        for match in pattern.finditer(text):
            has_digit = any(c.isdigit() for c in match[0])
            mixed = any(c.isupper() for c in match[0]) and any(c.islower() for c in match[0])
            if has_digit and (mixed or match[0][:3] in {"bc1", "ltc"} or match[0][:2] == "0x"):
                yield Hit(Kind.ID_NUMBER, cell, match.start(), match.end(), 0.9, name)


def phones(cell: Cell) -> Iterator[Hit]:
    """Find phone numbers that are told by their form."""
    text = cell.text
    if sum(c.isdigit() for c in text) < 7:
        return
    for match in _PHONE.finditer(text):
        if _NO_PHONE.search(fold(text[max(match.start() - 16, 0) : match.start()])):
            continue
        found = match[0].translate(str.maketrans("＋（）", "+()"))
        if is_phone(found):
            start = match.start()
            if text[start] in "(（" and ")" not in found:
                start += 1
            # A national number may be anything, so that what a label says counts for more.
            score = 0.93 if found[0] == "+" else 0.78
            yield Hit(Kind.PHONE, cell, start, match.end(), score, "phonenumbers")


def is_phone(text: str) -> bool:
    """Whether a number as printed is one that a person can call.

    >>> is_phone("+49 30 901820"), is_phone("12.05.2021 10")
    (True, False)
    """
    digits = re.sub(r"\D", "", re.split(r"[xe]", text)[0])
    if not 7 <= len(digits) <= 16 or _DATE_LIKE.match(text):
        return False
    international = text.startswith("+") or text.startswith("00")
    if international:
        number = "+" + digits if text.startswith("+") else "+" + digits[2:]
        number = number.replace("+490", "+49", 1) if "(0)" in text else number
        return _possible(number, None)
    if digits.endswith("000") and re.fullmatch(r"[1-9]\d{0,2}(?:[ .]\d{3})+", text):
        return False
    if re.match(r"\d{2}\.\d{4,5}/|[1-9]\d*\.\d+\.\d+-", text):
        return False
    groups = [g for g in _SEPARATORS.split(text) if g]
    if "(" in text and not re.match(r"^\(?0?\d{2,5}\)", text):
        return False
    grouped = len(groups) > 1
    if not grouped:
        # One run of digits: only as long as mobile numbers are, and begun as they are.
        return bool(re.fullmatch(r"1[3-9]\d{9}|01[5-7]\d{8,9}|07\d{9}", digits)) and _valid(digits)
    if re.fullmatch(r"\d+\.\d+", text) or any(len(g) > 8 for g in groups):
        return False
    if text[0] not in "0(" and len(groups) < 3:
        return False
    if re.search(r"\d\.\d{3}(?!\d)", text) and "." in text and len(groups[-1]) == 3:
        return False
    return _valid(digits)


def _possible(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _valid(digits: str) -> bool:
    if re.fullmatch(r"1?[2-9]\d{2}555\d{4}", digits):
        return True  # North America's numbers for examples, ATIS-0300115.
    for region in REGIONS:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, region):
            return True
        lenient = digits.startswith("0") and len(digits) >= 10 and region in _LENIENT
        if lenient and phonenumbers.is_possible_number(number):
            return True
    return False


def _network(cell: Cell) -> Iterator[Hit]:
    text = cell.text
    for match in _IPV4.finditer(text):
        before = text[max(match.start() - 24, 0) : match.start()]
        try:
            address = ipaddress.ip_address(match[0])
        except ValueError:
            continue
        if _VERSION.search(before) or not address.is_global:
            continue
        yield Hit(Kind.IP, cell, match.start(), match.end(), 0.85, "ipv4")
    for match in _IPV6.finditer(text):
        try:
            address = ipaddress.ip_address(match[0])
        except ValueError:
            continue
        if address.version == 6 and not address.is_loopback and len(match[0]) > 6:
            yield Hit(Kind.IP, cell, match.start(), match.end(), 0.9, "ipv6")
    for match in _MAC.finditer(text):
        yield Hit(Kind.ID_NUMBER, cell, match.start(), match.end(), 0.9, "mac")


def _on_earth(match: re.Match[str]) -> bool:
    latitude = float(match[1].replace("−", "-"))
    longitude = float(match[3].replace("−", "-"))
    return abs(latitude) <= 90 and abs(longitude) <= 180


_TRACKING = (
    # GS1 serial shipping container code, with its check digit; UPU S10; UPS.
    ("sscc", re.compile(r"(?<!\d)\(?00\)? ?\d{18}(?!\d)")),
    ("s10", re.compile(r"(?<![A-Z0-9])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![A-Z0-9])")),
    ("ups", re.compile(r"(?<![A-Z0-9])1Z ?[A-Z0-9]{3} ?[A-Z0-9]{3} ?\d{2} ?\d{4} ?\d{4}(?!\d)")),
)  # fmt: skip


def tracking(cell: Cell) -> Iterator[Hit]:
    """Find numbers of parcels, by which anybody can follow them."""
    for name, pattern in _TRACKING:
        for match in pattern.finditer(cell.text):
            digits = re.sub(r"\D", "", match[0])
            if (name == "sscc" and not _gs1(digits)) or (name == "s10" and not _s10(digits)):
                continue
            yield Hit(Kind.TRACKING, cell, match.start(), match.end(), 0.9, name)


def _gs1(digits: str) -> bool:
    """GS1 General Specifications, 7.9: weights 3 and 1 from the right."""
    return sum(int(d) * (3, 1)[i % 2] for i, d in enumerate(reversed(digits[2:]), 1)) % 10 == 0


def _s10(digits: str) -> bool:
    """UPU S10, 5.2: weights 8 6 4 2 3 5 9 7, modulo 11."""
    total = sum(int(d) * w for d, w in zip(digits, (8, 6, 4, 2, 3, 5, 9, 7), strict=False))
    check = 11 - total % 11
    return {10: 0, 11: 5}.get(check, check) == int(digits[8])


def again(layout: Layout, found: list[Hit]) -> Iterator[Hit]:
    """Find user names once more, and words that are like an e-mail address of the page."""
    users = {h.words for h in found if h.kind is Kind.USER_PATH and len(h.words) > 4}
    locals_ = {
        re.sub(r"[^a-z]", "", fold(h.words.partition("@")[0]))
        for h in found
        if h.kind is Kind.EMAIL
    }
    for cell in layout.cells:
        for user in users:
            at = cell.text.find(user)
            while at >= 0:
                yield Hit(Kind.USER_PATH, cell, at, at + len(user), 0.9, "user-again")
                at = cell.text.find(user, at + 1)
        for match in re.finditer(r"(?<![\w@.])[a-z][a-z0-9_.]{5,29}(?![\w@])", cell.text):
            plain = re.sub(r"[^a-z]", "", match[0])
            if len(plain) > 5 and any(_alike(plain, other) for other in locals_):
                yield Hit(Kind.USERNAME, cell, match.start(), match.end(), 0.75, "like-email")


def _alike(one: str, other: str) -> bool:
    """Whether the shorter of two words begins the longer one, and is most of it."""
    low, high = sorted((one, other), key=len)
    return len(low) > 5 and high.startswith(low) and len(low) * 3 > len(high) * 2
