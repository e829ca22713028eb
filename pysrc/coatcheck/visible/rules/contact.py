"""What leads to a person: e-mail, phone, network addresses, paths with user names, positions.

E-mail by RFC 5321 (4.1.2) as far as it is in use, phones by phonenumbers (ITU-T E.164 and the
numbering plans of countries), IP addresses by RFC 5952 and RFC 6890, positions by ISO 6709.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout, fold, words

_EMAIL = re.compile(
    r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ._%+\-']{0,63} ?[@＠] ?(?:[A-Za-z0-9À-ɏ\-]{1,63} ?\. ?){1,5}[A-Za-z]{2,24}(?![A-Za-z])"
)
_EMAIL_CUT = re.compile(r"[A-Za-z0-9][\w.%+\-]{1,63}@[A-Za-z0-9\-]{2,}(?:\.[\w\-]*)*")
_SPELLED = re.compile(
    r"[\w.+\-]{2,} ?[\[(]? ?(?:at|AT) ?[\])]? ?[\w\-]+ ?[\[(] ?(?:dot|DOT) ?[\])] ?[a-z]{2,}"
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
            if re.search(r"://[^\s/]*$", text[: match.start()]):
                continue  # A password and a host: scheme://user:password@host.
            yield Hit(Kind.EMAIL, cell, match.start(), match.end(), score, "rfc5321")
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
