"""Secrets: by the prefixes that issuers publish for scanners, and by where they stand.

Prefixes follow GitHub's list of supported secrets and the rules of gitleaks and detect-secrets.
Entropy by itself says nothing here: hashes of commits and identifiers look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout

_T = r"[A-Za-z0-9_\-]"
# Recognisers put spaces into long strings; one is let pass inside.
PREFIXES: tuple[tuple[str, str], ...] = (
    ("openai", rf"sk-(?:proj-|svcacct-|admin-|ant-(?:api|admin)\d\d-|or-v1-)?{_T}{{16,}}"),
    ("github", r"gh[pousr]_ ?[A-Za-z0-9]{16,}|github_pat_\w{20,}"),
    ("gitlab", rf"gl(?:pat|dt|rt|soat|ptt|ft|cbt|imt|agent)-{_T}{{16,}}"),
    ("aws", r"(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA|AGPA|ANPA|ANVA|AIPA)[A-Z0-9]{12,20}"),
    ("slack", r"xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-\d-[A-Z0-9]+-\d+-\w+|xwfp-[\w-]{10,}"),
    ("slack-hook", r"hooks\.slack\.com/(?:services|workflows)/[\w/+]{20,}"),
    ("discord-hook", r"discord(?:app)?\.com/api/webhooks/\d+/[\w-]{20,}"),
    ("google", rf"AIza{_T}{{20,}}|ya29\.{_T}{{20,}}|GOCSPX-{_T}{{20,}}|1//0{_T}{{20,}}"),
    ("hugging-face", r"hf_[A-Za-z0-9]{16,}|api_org_[A-Za-z0-9]{16,}"),
    ("npm", r"npm_[A-Za-z0-9]{16,}"),
    ("pypi", rf"pypi-{_T}{{16,}}"),
    ("stripe", r"(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{16,}"),
    ("square", rf"sq0(?:atp|csp|idp)-{_T}{{16,}}|EAAA[\w-]{{40,}}"),
    ("twilio", r"(?:SK|AC)[0-9a-f]{32}"),
    ("sendgrid", rf"SG\.{_T}{{16,}}\.{_T}{{16,}}"),
    ("mailgun", r"key-[0-9a-f]{32}"),
    ("mailchimp", r"[0-9a-f]{32}-us\d{1,2}"),
    ("telegram", rf"\d{{8,10}}:AA{_T}{{20,}}"),
    ("shopify", r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{20,}"),
    ("digitalocean", r"do[opr]_v1_[0-9a-f]{32,}"),
    ("heroku", r"HRKU-[\w-]{20,}"),
    ("atlassian", r"ATATT3[\w=-]{20,}|ATCTT3[\w=-]{20,}"),
    ("linear", r"lin_(?:api|oauth)_[A-Za-z0-9]{20,}"),
    ("notion", r"(?:secret|ntn)_[A-Za-z0-9]{30,}"),
    ("figma", rf"figd_{_T}{{20,}}"),
    ("dropbox", rf"sl\.(?:u\.)?{_T}{{40,}}"),
    ("facebook", r"EAAC[A-Za-z0-9]{20,}"),
    ("new-relic", r"NRAK-[A-Z0-9]{20,}|NRJS-[a-f0-9]{19}"),
    ("grafana", r"gl(?:c|sa)_[A-Za-z0-9+/=_]{20,}"),
    ("vault", rf"hv[sbr]\.{_T}{{20,}}|s\.[A-Za-z0-9]{{24}}(?![\w.])"),
    ("doppler", r"dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9]{20,}"),
    ("databricks", r"dapi[0-9a-f]{32}"),
    ("replicate", r"r8_[A-Za-z0-9]{20,}"),
    ("groq", r"gsk_[A-Za-z0-9]{20,}"),
    ("xai", r"xai-[A-Za-z0-9]{20,}"),
    ("perplexity", r"pplx-[A-Za-z0-9]{20,}"),
    ("supabase", r"sbp_[0-9a-f]{20,}|sb_secret_[\w-]{16,}"),
    ("planetscale", rf"pscale_(?:tkn|pw|oauth)_{_T}{{20,}}"),
    ("postman", r"PMAK-[0-9a-f]{20,}-[0-9a-f]{20,}"),
    ("rubygems", r"rubygems_[0-9a-f]{32,}"),
    ("docker", rf"dckr_(?:pat|oat)_{_T}{{16,}}"),
    ("sentry", r"sntr[yu]s_[\w+/=-]{20,}"),
    ("age", r"AGE-SECRET-KEY-1[A-Z0-9]{20,}"),
    ("okta", r"00[\w-]{40}(?!\w)"),
    ("azure-storage", r"AccountKey=[A-Za-z0-9+/]{16,}={0,2}"),
    ("alibaba", r"LTAI[A-Za-z0-9]{12,}"),
    ("tencent", r"AKID[A-Za-z0-9]{13,}"),
    ("jwt", r"ey[JI][A-Za-z0-9_\-]{6,}(?: ?\. ?[A-Za-z0-9_\-]{4,}){0,2}"),
    ("putty", r"PuTTY-User-Key-File-\d"),
    ("ssh", r"AAAA[BCE][0-9A-Za-z+/]{40,}={0,2}"),
)  # fmt: skip
_PREFIXES = tuple(
    (name, re.compile(rf"(?<![A-Za-z0-9])(?:{form})[A-Za-z0-9_\-=+/.]*")) for name, form in PREFIXES
)
_TELLING = (
    r"pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_\-. ]?key|apikey|access[_\-. ]?key(?![_\-. ]?id)|"
    r"access[_\-. ]?key[_\-. ]?id|private[_\-. ]?key|client[_\-. ]?secret|auth(?:[_\-]?(?:key|token))?|bearer|credentials?|"
    r"encryption[_\-. ]?key|signing[_\-. ]?key|secret[_\-. ]?key|master[_\-. ]?key|session[_\-. ]?(?:id|key|token)|cookie|jwt|"
    r"connection[_\-]?string|dsn|salt|psk|webhook|license[_\-]?key|sas|otp|pin|passwort|kennwort|mdp|contrasena|senha"
)
_ASSIGNED = re.compile(
    rf"(?<![A-Za-z0-9])([\"']?(?:[A-Za-z0-9]+[_\-. ]){{0,4}}?(?:{_TELLING})(?:[_\-](?:[A-Za-z0-9]+))*[\"']?)"
    r"\s*(?::=|=>|[=:：])\s*([\"'`]?)([^\s\"'`,;]{4,})",
    re.IGNORECASE,
)
_CAMEL = re.compile(
    r"(?<![A-Za-z0-9])[\"']?[a-z]+(?:[A-Z][a-z]+)*(?:Password|Secret|Token|ApiKey|AccessKey|PrivateKey|SecretKey)"
    r"[\"']?\s*(?::=|=>|[=:])\s*[\"'`]?([^\s\"'`,;]{4,})"
)
_NETRC = re.compile(r"(?:machine \S+|default|login \S+) password [\"']?([^\s\"']{4,})")
_XML = re.compile(r"<(?:password|secret|token|api-?key)>([^<\s]{3,})<", re.IGNORECASE)
_OPTION = re.compile(
    r"(?<!\S)(?:--(?:password|pass|token|secret|api-key|auth|passwd|pwd|access-token|key)[= ]|-p ?(?=[^\s-]*[A-Z0-9!@#$%])|"
    r"sshpass -p ?)[\"']?([^\s\"']{4,})"
)
_USER = re.compile(r"(?<!\S)(?:-u|--user)[= ]?[\"']?[\w.@-]+:([^\s\"'@]{3,})")
_URL = re.compile(r"[a-z][a-z0-9+.\-]{1,20}:/{1,2}[^\s/:@]*:([^\s/@]{2,})@", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:authorization|proxy-authorization|x-api-key|x-auth-token|x-access-token|api-key|private-token|cookie|set-cookie)[\"']?\s*[:=]\s*[\"']?(?:(?:bearer|basic|token|apikey)\s+)?([^\s\"']{6,})",
    re.IGNORECASE,
)
_BEARER = re.compile(r"\b(?:Bearer|Basic)\s+([A-Za-z0-9_\-.=+/~]{12,})")
_IN_URL = re.compile(
    r"[?&#;](?:access_|auth_|id_|reset_|refresh_|session_?|invite_?|x-amz-|user_?)?"
    r"(?:token|sig|signature|key|code|secret|auth|apikey|api_key|password|pwd|credential|session|sid|ticket|otp|hash|t|st|security-token|jwt|invite|magic|pass)"
    r"=([A-Za-z0-9_\-.~%+/=]{6,})",
    re.IGNORECASE,
)
_IN_PATH = re.compile(
    r"/(?:invite|invites|invitation|join|reset|reset-password|password-reset|verify|confirm|activate|magic|magic-link|share|shared|s|unsubscribe|accept|login|auth|token|onboarding|signup|register|recover|unlock|d|e|r|link|meet|rooms?)/"
    r"(?=[A-Za-z0-9_\-]*\d)([A-Za-z0-9_\-]{10,})",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"[-–—]{1,5} ?(BEGIN|END)[A-Z0-9 ]*(?:KEY|MESSAGE|BLOCK)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]{12,}")
# Keys that tell of a secret something that is none: how long it is, where it lies, what it is called.
_ABOUT = re.compile(
    r"(?:ttl|length|len|min|max|size|name|names|type|types|file|path|url|uri|host|endpoint|expir\w*|expires?_?in|lifetime|age|timeout|"
    r"interval|policy|policies|enabled|disabled|required|count|limit|retries|attempts|version|algorithm|alg|prefix|suffix|header|field|format|"
    r"hint|rotation|days|hours|minutes|seconds|ms|ref|manager|provider|store|class|usage|used|count)[\"']?$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:<.*|\$\{?\w+\}?|%\w+%|\{\{.*|\*{3,}.*|•{3,}.*|x{4,}|your[_\-].*|changeme|none|null|true|false|undefined|required|optional|string|str|process\.env.*|os\.(?:environ|getenv).*|env\(.*|import|self\..*|\w+\(.*|\[.*\]?|forgot\w*|reset|show|hide|saved|expired|invalid|incorrect|strength|wrong|missing|not|is|must|the|and|enter|here|manager|settings|policy)$",
    re.IGNORECASE,
)


def find(layout: Layout) -> Iterator[Hit]:
    """Find secrets in all cells."""
    for cell in layout.cells:
        for hit in _in_cell(cell):
            yield hit
            if hit.kind is Kind.SECRET and hit.end == len(cell.text) and hit.end - hit.start > 15:
                yield from _goes_on(layout, cell)
    yield from _private_keys(layout)


_SMALL, _CAPITAL = str.maketrans("1I0", "llo"), str.maketrans("1l0", "IIO")
_LONG = re.compile(r"\S{20,}")


def plausible(value: str) -> bool:
    """Whether a value may be a secret, and not a placeholder or a word of the program."""
    return len(value) >= 4 and not _PLACEHOLDER.match(value)


def _goes_on(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """What is left of a token in the next line, where the line was too short for it."""
    if cell.right < 0.8 * max(c.right for c in layout.cells) or cell.row + 1 >= len(layout.rows):
        return
    under = layout.rows[cell.row + 1][0]
    near = under.top - cell.bottom < 1.2 * cell.height and under.left <= cell.left + cell.height
    if near and re.fullmatch(r"[A-Za-z0-9+/_\-.]{4,}={0,2}[\"',;]?", under.text.strip()):
        yield Hit(Kind.SECRET, under, 0, len(under.text), 0.9, "goes-on")


def _in_cell(cell: Cell) -> Iterator[Hit]:
    text = cell.text
    # Recognisers take l, I and 1, and O and 0, for each other.
    for said in dict.fromkeys((text, text.translate(_SMALL), text.translate(_CAPITAL))):
        if said is not text and not _LONG.search(text):
            continue
        for name, pattern in _PREFIXES:
            for match in pattern.finditer(said):
                yield Hit(Kind.SECRET, cell, match.start(), match.end(), 0.97, name)
    for rule, pattern, group, score in (
        ("assignment", _ASSIGNED, 3, 0.88),
        ("assignment", _CAMEL, 1, 0.88),
        ("element", _XML, 1, 0.93),
        ("netrc", _NETRC, 1, 0.93),
        ("option", _OPTION, 1, 0.85),
        ("option", _USER, 1, 0.85),
        ("url-password", _URL, 1, 0.995),
        ("header", _HEADER, 1, 0.92),
        ("bearer", _BEARER, 1, 0.92),
    ):
        for match in pattern.finditer(text):
            if pattern is _ASSIGNED and _ABOUT.search(match[1]):
                continue
            if plausible(match[group]):
                yield Hit(Kind.SECRET, cell, match.start(group), match.end(group), score, rule)
    if "/" in text or "=" in text:
        for pattern in (_IN_URL, _IN_PATH):
            for match in pattern.finditer(text):
                yield Hit(Kind.URL_TOKEN, cell, match.start(1), match.end(1), 0.9, "url-token")


def _private_keys(layout: Layout) -> Iterator[Hit]:
    """Find armoured keys: RFC 7468 and RFC 4880, 6.2, from BEGIN to END."""
    for cell in layout.cells:
        match = _BLOCK.search(cell.text)
        if not match:
            continue
        if match[1].upper() == "END":
            continue
        body = list(_body(layout, cell))
        # What is in one line with it, where there is no more: a variable of an environment.
        rest = cell.text[match.end() :].strip(" -–—")
        if rest or not body:
            yield Hit(Kind.SECRET, cell, match.start(), len(cell.text), 0.98, "private-key")
        yield from body


def _body(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """The lines under BEGIN, up to END."""
    current = cell
    for row in layout.rows[cell.row + 1 : cell.row + 80]:
        under = [c for c in row if c.left < current.right and c.right > current.left]
        if not under or under[0].top - current.bottom > 2.5 * current.height:
            break
        if _BLOCK.search(under[0].text) or not _BASE64.fullmatch(under[0].text.strip()):
            break
        current = under[0]
        yield Hit(Kind.SECRET, current, 0, len(current.text), 0.96, "private-key")
