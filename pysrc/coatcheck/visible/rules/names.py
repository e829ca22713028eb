"""Names of persons without a label: by known first names, titles, greetings, and e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import wide_names
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.labels import core_words, is_wide, label_words
from coatcheck.visible.rules.layout import Cell, Layout, fold
from coatcheck.visible.rules.lexicon import Lexicon, load

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯẠ-Ỹ"
_WORD = rf"[{_UPPER}][^\W\d_]*(?:['’\-‐][^\W\d_]+)*"
_PARTICLE = r"(?:de|da|do|dos|das|di|del|della|der|den|des|du|van|von|vom|zu|zur|ter|ten|la|las|los|le|y|e|bin|bint|ibn|al|el|af|av|st\.?)"
_RUN = re.compile(
    rf"{_WORD}\.?(?:[ ,]{{1,2}}(?:(?:{_PARTICLE}[ '’]){{0,3}}(?:d['’]|O['’])?{_WORD}\.?))*"
)
_TITLE = re.compile(
    rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Drs|Prof|Sir|Dame|Lord|Lady|Rev|Herrn?|Frau|Fr\.|Hr\.|Mme|Mlle|Madame|Monsieur|M\.|Me|Sr|Sra|Srta|Don|Doña|Dra|Señora?|Senhora?|Sig|Sig\.ra|Signora?|Dott|Dhr|Mevr|Pan|Pani|Dipl\.-Ing|Ing|Mag)\.?(?: (?:Dr|Prof|med|dent|rer|nat|phil|Ing|Mag)\.?)* "
    rf"((?:(?:{_PARTICLE} ){{0,2}}{_WORD}\.?)(?: (?:{_PARTICLE} ){{0,2}}{_WORD})*)"
)
_GREETING = re.compile(
    rf"(?:^|[.!?] )(?:Hi|Hello|Hey|Dear|Good morning|Good afternoon|Good evening|Thanks|Thank you|Hallo|Liebe[rs]?|Guten Tag|Guten Morgen|Servus|Moin|Sehr geehrte[rs]?(?: Herr| Frau)?|Danke|Bonjour|Salut|Bonsoir|Cher|Chère|Merci|Coucou|Hola|Buenos días|Buenas tardes|Querid[oa]|Estimad[oa]|Gracias|Olá|Oi|Bom dia|Boa tarde|Car[oa]|Prezad[oa]|Obrigad[oa]|Ciao|Hoi|Hej|Beste)[ ,]{{1,2}}({_WORD}(?: {_WORD}){{0,3}})(?=[ ,.!:;]|$)"
)
_AIRLINE = re.compile(
    r"(?<![\w/])([A-Z]{2,}(?: [A-Z]{2,})?)/([A-Z]{2,}(?: [A-Z]{2,}){0,3})(?![\w/])"
)
_COMMA = re.compile(rf"^({_WORD}(?:[ -]{_WORD})?), ({_WORD}(?: {_WORD}\.?){{0,2}})$")
COMPANY = re.compile(
    r"(?<!\w)(?:gmbh|ag|kg|ohg|ug|ev|e\.v|inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|group|holding|holdings|bank|sparkasse|insurance|versicherung|assurance|seguros|hotel|restaurant|cafe|bar|school|schule|gymnasium|college|university|universitat|universite|universidad|universidade|hospital|klinik|klinikum|clinic|clinica|clinique|pharmacy|apotheke|pharmacie|farmacia|street|st|road|rd|avenue|ave|lane|drive|court|boulevard|blvd|square|str|strasse|straße|weg|platz|allee|gasse|ring|rue|calle|avenida|rua|via|praca|plaza|place|park|airport|flughafen|station|bahnhof|museum|church|kirche|international|services|service|solutions|systems|technologies|technology|software|media|press|studio|studios|airlines|airways|air|sa|sas|sarl|srl|spa|ltda|lda|bv|nv|ab|as|oy|aps|foundation|stiftung|association|verein|ministry|department|office|team|store|shop|market|center|centre|zentrum|institute|institut|laboratory|labs|lab|edition|pro|plus|city|county|state|kingdom|republic|river|lake|mountain|island|north|south|east|west|new|saint|san|santa|los|las|windows|microsoft|google|apple|amazon|facebook|chrome|firefox|android|premium|version|update|settings|privacy|terms|policy|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|invoice|total|coffee|tea|desk|lamp|hub|cable|chair|table|book|paper|pen|bag|box|kit|set|card|gift|ticket|pass|boarding|account|statement|report|summary|details|information|overview|dashboard|search|home|help|contact|about|login|sign|log|open|save|edit|view|file|delete|copy|paste|print|share|send|reply|forward|inbox|sent|draft|drafts|trash|spam|archive|all|the|and|for|with|from|your|our|this|that|you|we|please|note|date|time|name|number|type|status|price|quantity|amount|tax|net|gross|balance|payment|order|delivery|shipping|billing|address|phone|email|mobile|website|page|chapter|section|figure|part|unit|level|grade|class|room|floor|building|apartment|suite|health|care|medical|dental|optical|life|auto|car|motors|energy|gas|electric|water|power|telecom|mobile|net|online|digital|data|cloud|security|network)(?!\w)"
)


@cache
def common() -> frozenset[str]:
    """Words of labels, which are no names of persons."""
    own = frozenset(w for w in label_words() if w not in load().first)
    return own | core_words()


def find(layout: Layout, lexicon: Lexicon, known: Iterable[Hit] = ()) -> Iterator[Hit]:
    """Find names; ``known`` are names that labels gave, and e-mail addresses."""
    found: list[Hit] = []
    addresses = []
    for hit in known:
        if hit.kind is Kind.EMAIL:
            addresses.append(hit)
        elif hit.kind is Kind.NAME:
            found.append(hit)
    fresh: list[Hit] = []
    for cell in layout.cells:
        fresh += _titled(cell, lexicon)
        fresh += _sex_behind(layout, cell)
        fresh += _runs(cell, lexicon)
        fresh += wide_names.find(cell, lexicon)
    fresh += _like_addresses(layout, addresses)
    yield from fresh
    yield from _again(layout, [*found, *fresh], lexicon)


def in_text(cell: Cell, lexicon: Lexicon) -> Iterator[Hit]:
    """Find names in running text, which may go over the end of a line."""
    yield from _titled(cell, lexicon)
    yield from _runs(cell, lexicon)


def _titled(cell: Cell, lexicon: Lexicon) -> Iterator[Hit]:
    for match in re.finditer(
        r"(?:Dr|Mr|Ms|Mrs|Prof)\.? ?([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])", cell.text
    ):
        if wide_names.is_wide_name(match[1], lexicon):
            yield Hit(Kind.NAME, cell, match.start(), match.end(), 0.86, "title")
    for match in _TITLE.finditer(cell.text):
        model = re.match(r" \d{3,}", cell.text[match.end(1) :])
        if not COMPANY.search(fold(match[1])) and not model:
            yield Hit(Kind.NAME, cell, match.start(), match.end(1), 0.86, "title")
    for match in _GREETING.finditer(cell.text):
        words = fold(match[1]).split()
        if words[0] in lexicon.first and not COMPANY.search(" ".join(words)):
            yield Hit(Kind.NAME, cell, match.start(1), match.end(1), 0.82, "greeting")
    for match in _AIRLINE.finditer(cell.text):
        given = fold(match[2]).split()
        family = fold(match[1]).split()[-1] in lexicon.family
        # Codes of three letters stand like this as well: MOI/EST.
        short = max(len(match[1]), len(match[2])) <= 3
        known = (given[0] in lexicon.first) + family
        sexed = re.match(r" ?(?:MRS?|MS|MISS|MSTR|CHD|INF)\b", cell.text[match.end() :])
        if (known and not short) or (known == 2 and sexed):
            yield Hit(Kind.NAME, cell, match.start(), match.end(), 0.88, "airline")
    comma = _COMMA.match(cell.text.strip())
    if comma and fold(comma[2]).split()[0] in lexicon.first and not COMPANY.search(cell.norm):
        yield Hit(Kind.NAME, cell, 0, len(cell.text), 0.84, "last-first")


def _sex_behind(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """The title that airlines put behind a name, where it stands in a cell of its own."""
    if _AIRLINE.search(cell.text):
        for other in (layout.right_of(cell), layout.below(cell, 1.2)):
            if other is not None and re.fullmatch(r"MRS?|MS|MISS|MSTR|CHD|INF", other.text.strip()):
                yield Hit(Kind.NAME, other, 0, len(other.text), 0.8, "airline")


def parts(word: str) -> list[str]:
    """Return the parts of a word that may be names by themselves."""
    folded = fold(word).strip(".,'’")
    return [folded, *(p for p in re.split(r"[-‐'’]", folded) if len(p) > 1)]


def _runs(cell: Cell, lexicon: Lexicon) -> Iterator[Hit]:
    text_of = _read_again(cell.text, lexicon)
    for match in _RUN.finditer(text_of):
        words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[^\s,]+", match[0])]
        if is_code_and_place([w for w, _, _ in words]):
            continue
        for first, last in _persons([w for w, _, _ in words], lexicon):
            start, end = match.start() + words[first][1], match.start() + words[last][2]
            text = cell.text[start:end]
            both = _known(words[last][0], lexicon.family)
            whole = not cell.text[:start].strip(" -•·*") and not cell.text[end:].strip(" .,;:")
            score = 0.7 + 0.1 * both + 0.08 * whole
            if not COMPANY.search(_no_particles(text)) and not _company_near(cell, end):
                yield Hit(Kind.NAME, cell, start, end - text.endswith((".", ",")), score, "lexicon")


def _no_particles(text: str) -> str:
    """Fold a name without the particles that are words of companies and places, too."""
    return re.sub(rf"(?<!\w){_PARTICLE}(?!\w)", "", fold(text))


def _read_again(text: str, lexicon: Lexicon) -> str:
    """Give back the capital I that recognisers read as a small l, where that makes a name."""
    return re.sub(
        r"(?<![^\W\d_])l(?=([^\W\d_]{2,12}) )",
        lambda m: "I" if "i" + fold(m[1]) in lexicon.first else "l",
        text,
    )


def is_code_and_place(words: Sequence[str]) -> bool:
    """Whether words are an airport and its town: LIS Lisboa."""
    return len(words) > 1 and len(words[0]) == 3 and words[0].isupper() and not words[1].isupper()


def _known(word: str, names: frozenset[str]) -> bool:
    return any(part in names for part in parts(word))


def _company_near(cell: Cell, end: int) -> bool:
    after = fold(cell.text[end : end + 14])
    return bool(
        re.match(
            r"[ ,]*(?:& )?(?:gmbh|ag|kg|inc|llc|ltd|co\b|corp|sa\b|s\.a|sarl|plc|bank|street|road|avenue|ave|lane|drive|blvd|hospital|school|university|hotel|airport|und sohne|& sons?|associates|partners|group|strasse|straße|weg|platz)",
            after,
        )
    )


def _persons(words: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each person in a run of words."""
    plain = [fold(w).strip(".,") for w in words]
    usual = common()

    def may_be(i: int) -> bool:
        return plain[i] not in usual and len(plain[i]) > 0

    at = 0
    while at < len(words):
        if not _known(words[at], lexicon.first) or plain[at] in usual or len(plain[at]) < 2:
            # A family name in front, as in Hungary, on forms, and in capitals.
            family = _known(words[at], lexicon.family) and may_be(at) and at + 1 < len(words)
            if (
                family
                and len(words) - at <= 3
                and _known(words[at + 1], lexicon.first)
                and may_be(at + 1)
            ) and (
                at + 2 == len(words)
                or plain[at + 2] in lexicon.first
                or plain[at + 2] in lexicon.family
            ):
                yield at, len(words) - 1
                return
            at += 1
            continue
        end = at
        count = 1
        while end + 1 < len(words) and count < 6:
            following = plain[end + 1]
            if re.fullmatch(_PARTICLE, following) or following in {"y", "e"}:
                end += 1
                continue
            if not may_be(end + 1) and following not in lexicon.family:
                break
            if COMPANY.fullmatch(following):
                break
            end += 1
            count += 1
        while end > at and re.fullmatch(_PARTICLE, plain[end]):
            end -= 1
        tail = plain[at + 1 : end + 1]
        if tail and any(len(w) > 1 for w in tail):
            surname = _known(words[end], lexicon.family) or any(
                _known(w, lexicon.family) for w in words[at + 1 : end + 1]
            )
            if surname or (len(tail) <= 3 and len(plain[at]) > 2):
                yield at, end
        at = end + 1


def _like_addresses(layout: Layout, addresses: Sequence[Hit]) -> Iterator[Hit]:
    """Find words that also stand in an e-mail address of the same picture."""
    for hit in addresses:
        local = fold(hit.words.partition("@")[0])
        words = [w for w in re.split(r"[._\-+\d]+", local) if len(w) > 2]
        if len(words) < 2:
            continue
        for cell in layout.cells:
            for match in _RUN.finditer(cell.text):
                said = fold(match[0])
                alike = all(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", said) for w in words[:2])
                if alike and len(said) < sum(map(len, words)) + 24:
                    yield Hit(Kind.NAME, cell, match.start(), match.end(), 0.84, "like-email")


def _again(layout: Layout, found: Sequence[Hit], lexicon: Lexicon) -> Iterator[Hit]:
    """Find names once more where they stand without what told them the first time."""
    seen: set[str] = set()
    whole: set[str] = set()
    for hit in found:
        words = [w.strip(".,;:()") for w in hit.words.split()]
        good = [w for w in words if len(w) > 2 and w[0].isupper()]
        if len(good) > 1:
            whole.add(" ".join(w.lower() for w in good))
            seen.update(
                fold(w) for w in good if _known(w, lexicon.first) or fold(w) in lexicon.family
            )
        elif len(good) == 1 and _known(good[0], lexicon.first):
            seen.add(fold(good[0]))
        if hit.words and is_wide(hit.words.strip()[0]) and 2 <= len(hit.words.strip()) <= 8:
            for cell in layout.cells:
                at = cell.text.find(hit.words.strip())
                if at >= 0 and cell is not hit.cell:
                    yield Hit(Kind.NAME, cell, at, at + len(hit.words.strip()), 0.78, "again")
    seen -= common()
    if not seen:
        return
    pattern = re.compile(
        rf"(?<![\w@./])(?:{'|'.join(map(re.escape, sorted(seen, key=len, reverse=True)))})(?![\w@]|\.\w)"
    )
    for cell in layout.cells:
        for match in pattern.finditer(cell.norm):
            if cell.text[match.start()].isupper():
                yield Hit(Kind.NAME, cell, match.start(), match.end(), 0.68, "again")
