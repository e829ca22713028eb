"""Postal addresses: streets by language, then on to the line with the postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.beginnings import label_at_start, starts_with_label
from coatcheck.visible.rules.labelled.labels import labels
from coatcheck.visible.rules.layout import Cell, Layout, fold
from coatcheck.visible.rules.postal.forms import (
    CHINA,
    CHINA_BROAD,
    COUNTRY,
    JAPAN,
    JAPAN_POSTCODE,
    JAPAN_TOWN,
    LATIN_FIRST,
    NOT_STREET,
    POSTCODE,
    STOP,
    STREETS,
)


def find(layout: Layout) -> Iterator[Hit]:
    """Find streets, and what belongs to them in the same line and the next ones."""
    for cell in layout.cells:
        yield from _by_postcode(layout, cell)
        yield from _by_flat(layout, cell)
        for start, end, rule in streets(cell):
            end = _to_the_end(cell, end)
            yield Hit(Kind.ADDRESS, cell, start, end, 0.84, rule)
            yield from on(layout, cell, 3)
            yield from _before(layout, cell, start)
        for pattern, rule, score in (
            (JAPAN, "jp", 0.92), (JAPAN_TOWN, "jp-town", 0.86), (JAPAN_POSTCODE, "jp-postcode", 0.72),
            (CHINA, "cn", 0.88), (CHINA_BROAD, "cn-broad", 0.86),
        ):  # fmt: skip
            for match in pattern.finditer(cell.text):
                if any("\u3040" <= c <= "\u9fff" for c in match[0]) or rule == "jp-postcode":
                    yield Hit(Kind.ADDRESS, cell, match.start(), match.end(), score, rule)
                    if rule != "jp-postcode":
                        yield from _wide_on(layout, cell, match.end())


def in_text(cell: Cell) -> Iterator[Hit]:
    """Find streets in running text, with what follows behind commas."""
    for start, end, rule in streets(cell):
        yield Hit(Kind.ADDRESS, cell, start, _to_the_end(cell, end), 0.84, rule)


_NO_PLACE = re.compile(
    r"\b(?:monitor|checksum|md5|sha\w*|isbn|doi|motor|tutor|editor|sensor|zoll|inch|hz|gb|mb|kb|kg|mm|cm)\b"
)
_FLAT = re.compile(
    r"(?:flat|apt\.?|apartment|unit|suite|studio|appt\.?|piso|apto\.?) ?#?\d{1,4}[a-z]?"
)
_FULL = re.compile(
    r"(?:(?:[a-z]-)?\d{5} [^\W\d_][\w .'’()/\-]+|[^\W\d_][\w .'’\-]+,? [a-z]{2} \d{5}(?:-\d{4})?|(?:[\w .'’\-]+,? )?[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|\d{4} [a-z]{2} [^\W\d_][\w .'’\-]+|\d{5}-\d{3}[ ,\-]+[^\W\d_][\w .'’/\-]+|\d{2}-\d{3} [^\W\d_][\w .'’\-]+|[a-z]\d[a-z] ?\d[a-z]\d|[^\W\d_][\w .'’\-]+,? [a-z]{2} [a-z]\d[a-z] ?\d[a-z]\d)"
)


def _by_flat(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """A flat, and the house and the town under it, which have no numbers."""
    if not _FLAT.fullmatch(cell.norm.strip(" .,")):
        return
    current = cell
    for number in range(2):
        under = layout.below(current, 1.5)
        if under is None or STOP.search(under.norm) or len(under.text) > 40:
            return
        if not under.text[:1].isupper():
            return
        if number == 0:
            yield Hit(Kind.ADDRESS, cell, 0, len(cell.text), 0.75, "flat")
        yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.75, "flat")
        current = under


def _by_postcode(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """A line that is a postcode and a town, and the line over it."""
    if not _FULL.fullmatch(cell.norm.strip(" .,")):
        return
    letters = re.search(r"[^\W\d_]", cell.text)
    if letters is None or not letters[0].isupper():
        return
    above = layout.above(cell, 1.3)
    if (
        above is None
        or STOP.search(above.norm)
        or not above.text[:1].isalnum()
        or len(above.text) > 50
    ):
        return
    if (
        above.text[:1].islower() and not re.match(LATIN_FIRST, above.norm)
    ) or above.norm in labels():
        return
    yield Hit(Kind.ADDRESS, cell, 0, len(cell.text), 0.78, "postcode")
    street = bool(re.match(rf"(?:\\d|(?:{LATIN_FIRST})(?:(?<=[./])| ))", above.norm))
    yield Hit(Kind.ADDRESS, above, 0, len(above.text), 0.79 if street else 0.6, "postcode")


def streets(cell: Cell) -> list[tuple[int, int, str]]:
    """Return where streets with house numbers stand in a cell."""
    norm = cell.norm
    found: list[tuple[int, int, str]] = []
    if not any(c.isdigit() for c in norm) and "s/n" not in norm:
        return found
    for rule, pattern in STREETS:
        for match in pattern.finditer(norm):
            if rule in {"de", "words-after", "words-before"} and re.search(
                r"\b(?:19|20)\d\d$", match[0]
            ):
                continue
            if rule == "de" and _weak(cell, match.start(), match.end()):
                continue
            if _NO_PLACE.search(match[0]):
                continue
            if NOT_STREET.search(match[0]) or not _named(cell, match.start(), match.end(), rule):
                continue
            if not any(a < match.end() and match.start() < b for a, b, _ in found):
                found.append((match.start(), match.end(), rule))
    return found


_WEAK_ENDS = re.compile(
    r"(?:tor|feld|kamp|park|berg|rain|hof|wall|tie|ring|alle|gade|gata|vei|kade|garten|halde|graben|winkel|damm|steig|ufer|markt|zeile)\.? ?\d[\w \-/]*$"
)


def _weak(cell: Cell, start: int, end: int) -> bool:
    """Whether a word ends like a street, and like many others; then it must stand as one."""
    return bool(_WEAK_ENDS.search(cell.norm[start:end])) and not (
        not cell.norm[:start].strip()
        and (not cell.norm[end:].strip() or POSTCODE.search(cell.norm[end:]))
    )


def _named(cell: Cell, start: int, end: int, rule: str) -> bool:
    """Whether the words of a street are names: capitals, at least one."""
    words = [w for w in re.findall(r"[^\W\d_]+", cell.text[start:end]) if len(w) > 2]
    capitals = sum(w[0].isupper() for w in words)
    if rule in {"en-box", "co"}:
        return True
    least = 2 if rule == "en" else 1
    return capitals >= min(least, max(len(words), 1)) and (
        rule != "en" or capitals * 2 > len(words)
    )


def _to_the_end(cell: Cell, end: int) -> int:
    """Return where the list of commas behind a street ends."""
    rest = cell.norm[end:]
    if not rest.strip():
        return len(cell.norm)
    stop = STOP.search(rest)
    limit = stop.start() if stop else len(rest)
    kept = 0
    for match in re.finditer(r"[,;|·\-–/]? ?[^,;|·]+", rest[:limit]):
        words = match[0].strip(" ,;|·-–/")
        capital = any(
            w[:1].isupper() for w in cell.text[end + match.start() : end + match.end()].split()
        )
        if not words or len(words) > 50 or match.start() != kept or len(words.split()) > 6:
            break
        if not capital and not any(c.isdigit() for c in words) and not COUNTRY.fullmatch(words):
            break
        if match.start() == 0 and not re.match(r" ?[,;|·\-–/]", rest) and not POSTCODE.match(words):
            break
        kept = match.end()
    return end + kept


def on(layout: Layout, cell: Cell, most: int) -> Iterator[Hit]:
    """Find the lines under a street, with its left edge, that belong to it."""
    current = cell
    for _ in range(most):
        under = layout.below(current, 1.5)
        if under is None or len(under.text) > 60 or label_at_start(under.norm):
            return
        left = layout.left_of(under)
        if starts_with_label(under.norm) or (left is not None and label_at_start(left.norm)):
            return
        if STOP.search(under.norm) and not _CUT.search(current.norm):
            return
        if continues(current.text, under.text):
            yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
            current = under
            continue
        ahead = layout.below(under, 1.5)
        if (
            ahead is not None
            and under.text[:1].isupper()
            and len(under.text) < 42
            and POSTCODE.search(ahead.norm)
            and not POSTCODE.search(under.norm)
            and not STOP.search(ahead.norm)
        ):
            yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
            current = under
            continue
        stripped = under.norm.strip(" ,.")
        last = bool(COUNTRY.fullmatch(stripped))
        if (
            not last
            and not POSTCODE.search(under.norm)
            and not _apartment(under)
            and not _town(under)
        ):
            return
        yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.8, "address-line")
        current = under
        if last:
            return


# A line that ends with a postcode, or with the state before it, and what is left of it.
_CUT = re.compile(
    r"(?:^|[,.\-–/] ?| )(?:[a-z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3,4}|\d{4} ?[a-z]{2}),?$|, [a-z]{2,3}$"
)
_REST = re.compile(
    r"(?:[A-ZÀ-Ž][^\W\d_]*[ .'’\-/]{0,2}(?:(?:de|del|da|do|la|am|an der|im|sur|upon|nad)[ '’])?){1,4}(?:\([A-Z]{2}\))?(?: \d{1,2})?(?: \d{1,2}:\d\d)?"
    r"|(?:[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4})(?: \d{1,2}:\d\d)?"
)


def continues(text: str, following: str) -> bool:
    """Whether a line of an address goes on in the next one, which is short."""
    following = following.strip()
    if not following or len(following) > 40:
        return False
    if _CUT.search(fold(text)) and _REST.fullmatch(following):
        return True
    return text.rstrip().endswith((",", "/", "-", "–")) or (
        following[0].islower()
        and following.split()[0]
        in {"de", "da", "do", "dos", "das", "del", "la", "di", "du", "des", "sur", "am", "an", "im"}
    )


def _apartment(cell: Cell) -> bool:
    return bool(
        re.match(
            r"(?:apt|apartment|suite|ste|unit|flat|floor|room|etage|stock|app|appt|piso|apto|andar|bloco|building|bldg|residence|batiment|bat|hinterhaus|vorderhaus|c/o)\b",
            cell.norm,
        )
    )


def _town(cell: Cell) -> bool:
    return (
        bool(re.fullmatch(r"[^\W\d_][\w .'’\-]+, [^\W\d_][\w .'’()\-]+", cell.norm))
        and cell.text[0].isupper()
        and len(cell.text) < 40
    )


def _before(layout: Layout, cell: Cell, start: int) -> Iterator[Hit]:
    """An apartment's line over the street."""
    above = layout.above(cell, 1.5)
    if start == 0 and above is not None and _apartment(above):
        yield Hit(Kind.ADDRESS, above, 0, len(above.text), 0.8, "address-line")


def _wide_on(layout: Layout, cell: Cell, end: int) -> Iterator[Hit]:
    """The next line of a Japanese or Chinese address: a house, or the rest of a number."""
    under = layout.below(cell, 1.2)
    if end < len(cell.text.rstrip()) or under is None or len(under.text) > 30:
        return
    if re.search(
        r"\d+(?:号室?|室|階|F|栋|单元|楼)|(?:ハイツ|マンション|コーポ|アパート|荘|ビル|レジデンス|パーク)",
        under.text,
    ):
        yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.8, "address-line")


def looks_like(text: str) -> bool:
    """Whether a value beside a label for addresses may be one."""
    norm = fold(text)
    letters = sum(c.isalpha() for c in norm)
    return letters >= 2 and len(text) >= 4 and "@" not in text and not re.match(r"https?:", norm)
