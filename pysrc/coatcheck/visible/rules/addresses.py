"""Postal addresses: streets by language, then on to the line with the postcode.

Forms follow the Universal Postal Union's S42 templates for the countries named; street words are
those of the countries' postal services (USPS Publication 28, appendix C1, and the like).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labels import labels, starts_with_label
from coatcheck.visible.rules.layout import Cell, Layout, fold

_EN = (
    "street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|way|terrace|ter|close|crescent|cres|square|sq|"
    "highway|hwy|parkway|pkwy|circle|cir|trail|trl|gardens|gdns|grove|row|mews|walk|walks|hill|park|green|rise|view|plaza|alley|aly|loop|path|pike|"
    "run|ridge|crossing|xing|bend|cove|point|pt|landing|valley|village|villages|heights|hts|springs|spring|station|summit|terrace|trace|turnpike|union|vista|"
    "wells|extension|ext|freeway|estate|estates|falls|ferry|field|fields|flat|flats|ford|forest|forge|fork|forks|fort|glen|glens|greens|groves|harbor|harbors|"
    "haven|hollow|inlet|island|islands|isle|junction|key|keys|knoll|knolls|lake|lakes|light|lights|lock|locks|lodge|mall|manor|manors|meadow|meadows|mill|mills|"
    "mission|motorway|mount|mountain|neck|orchard|oval|overpass|parks|passage|pine|pines|plain|plains|port|ports|prairie|radial|ramp|ranch|rapid|rapids|rest|"
    "river|roads|route|rue|shoal|shore|shores|skyway|spur|square|stravenue|stream|streets|throughway|track|trafficway|tunnel|underpass|unions|valleys|viaduct|"
    "vista|wall|ways|well|parade|pde|quay|wharf|esplanade|arcade|bank|broadway|burg|bypass|camp|canyon|cape|causeway|center|centers|cliff|cliffs|club|common|corner|"
    "corners|course|courts|coves|creek|crest|curve|dale|dam|divide|drives|garden|gateway|islands|brook|brooks|branch|bluff|bluffs|bridge|beach|bayou|annex|square|"
    "marg|nagar|vihar|enclave|colony|cross|main"
)
_DE = r"(?:stra(?:ss|s|ß|b)e|str\.?|weg|allee|gasse|platz|ring|damm|ufer|hof|steig|pfad|berg|graben|chaussee|wall|markt|zeile|promenade|straat|laan|plein|gracht|kade|dreef|singel|weg|gatan|vagen|vej|gade|vei|veien|gata|alle|tie|katu|kuja|stieg|kamp|winkel|garten|feld|brucke|park|tor|twiete|rain|halde)"
_NUMBER = r"\d{1,5} ?[a-zA-Z]?(?:[ ]?[-/–][ ]?\d{1,5}[a-zA-Z]?)?"
_LATIN_FIRST = (
    r"rue|avenue|av\.?|ave\.?|boulevard|bd\.?|blvd\.?|place|pl\.?|chemin|ch\.?|impasse|imp\.?|allee|allees|all\.?|route|rte\.?|quai|cours|square|passage|sentier|residence|lotissement|"
    r"calle|c\.?/|c/|c\.|cl\.|avenida|avda\.?|av\.|paseo|p\.?º|plaza|pza\.?|plza\.?|camino|cmno\.?|carretera|ctra\.?|ronda|travesia|trva\.?|via|glorieta|callejon|urbanizacion|urb\.?|pasaje|pasadizo|alameda|acceso|rambla|rbla\.?|cuesta|poligono|carrera|cra\.?|cr\.?|transversal|diagonal|diag\.?|calzada|privada|prolongacion|circuito|cerrada|andador|retorno|boulevard|jiron|jr\.?|vial|vereda|peatonal|circunvalacion|continuacion|corredor|periferico|eje vial|"
    r"rua|r\.|travessa|tv\.?|praca|pc\.?|largo|lg\.?|estrada|est\.?|alameda|al\.|rodovia|rod\.?|beco|quinta|ladeira|viela|conjunto|condominio|loteamento|quadra|setor|jardim|parque|vila|chacara|fazenda|sitio|morro|feira|favela|esplanada|distrito|colonia|campo|aeroporto|area|estacao|lagoa|lago|nucleo|passarela|patio|recanto|residencial|trecho|trevo|vale|viaduto|vereda|via|"
    r"piazza|piazzale|viale|vicolo|corso|largo|strada|contrada|borgo|lungomare|incrocio|stretto|canale|rotonda|ul\.?|ulica|aleja|al\.?|os\.?|osiedle|plac|str\.?|strada|bulevardul|calea|soseaua|sos\.?|aleea|jalan|jl\.?|gang|jln\.?|duong|pho|cadde|caddesi|sokak|mahallesi|mah\.?"
)
_STREETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # A number, one to five words, and a word for a street.
    ("en", re.compile(rf"(?<![\w.,/#-])(?:(?:flat|apt\.?|apartment|unit|suite|ste\.?|studio|house|no\.?|level|floor) ?#?\w{{1,5}}(?:,| /|/)? ?)?\d{{1,6}}[a-z]?(?:[-/]\d{{1,5}})?,? (?:[nsew]\.? |north |south |east |west )?(?:[\w'’.\-]+ ){{1,4}}(?:{_EN})\.?(?: (?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\.?)?(?![\w])(?:,? (?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|bldg|building|#)\.? ?#?[\w\-]{{1,6}})?")),
    ("en-numbered", re.compile(r"(?<![\w.,/#-])\d{1,6} (?:[nsew]\.? )?\d{1,3}(?:st|nd|rd|th) (?:street|st|avenue|ave|road|rd|drive|place|court|lane)\.?(?!\w)")),
    ("en-box", re.compile(r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|apartado(?: de correos)?|caixa postal|boite postale|b\.p\.|casella postale|locked bag|private bag|g\.?p\.?o\.? box) #?\d{2,7}(?:,? box \d+)?(?!\w)")),
    # A word that ends as a street does, and a number.
    ("de", re.compile(rf"(?<!\w)(?:[^\W\d_][\w'’.\-]*[ -]){{0,4}}[^\W\d_][\w'’.\-]*{_DE}\.? ?{_NUMBER}(?!\w|[.,]\d)")),
    ("de-word", re.compile(rf"(?<!\w)(?:(?:am|an der|an den|auf der|auf dem|im|in der|in den|zum|zur|unter den|unter der|alter?|hinter der|hinterm|beim|vor dem|obere[r]?|untere[r]?|neue[r]?|lange|kurze|grosse[r]?|kleine[r]?) )(?:[\w\-]+ ?){{1,3}}? {_NUMBER}(?!\w|[.,/]\d)")),
    # A word for a street, one to seven words, perhaps a number.
    ("latin", re.compile(rf"(?<![\w.])(?:{_LATIN_FIRST})(?:(?<=[./]) ?| )(?:(?:d[aeo]s?|del?|du|des|la|las|los|le|les|l'|el|di|della|dei|d'|da) ?)*[^\W\d_][\w'’.ªº\-]*(?: [^\W\d_][\w'’.ªº\-]*){{0,6}}(?:,| n\.?[ºo°]?| nr\.?| num\.?| no\.?| #)* ?(?:\d{{1,5}}|s/n)(?: ?[-/] ?\d{{1,4}})? ?(?:[a-z](?!\w))?(?:,? ?(?:bis|ter|piso|apto\.?|apt\.?|depto\.?|dpto\.?|local|planta|puerta|pta\.?|escalera|esc\.?|bloque|bl\.?|andar|bloco|casa|sala|lote|loja|fraccao|interno|int\.?|scala|appartamento|edif\.?|torre|puerta|departamento|ap\.?) ?\w{{1,4}}(?!\w))*(?: ?,? ?\d{{1,2}} ?[ºª°][^\s,]*)*")),
    # A number, perhaps bis, a word for a street, one to seven words: France, Canada, Morocco.
    ("fr", re.compile(r"(?<![\w.,/#-])\d{1,4} ?(?:bis|ter|quater|[a-d](?= ))?,? (?:rue|avenue|av\.?|boulevard|bd\.?|blvd\.?|place|pl\.?|chemin|impasse|allee|route|rte|quai|cours|square|passage|sentier|villa|cite|residence|faubourg|montee|esplanade|rond-point|venelle|ruelle|promenade|clos|hameau|lieu-dit|domaine)(?: (?:de la|de l['’]|du|des|de|d['’]|la|le|les|l['’]))* ?[^\W\d_][\w'’.\-]*(?: [^\W\d_][\w'’.\-]*){0,5}")),
    ("co", re.compile(r"(?<!\w)(?:calle|cl\.?|carrera|cra\.?|kr\.?|cr\.?|transversal|tv\.?|diagonal|dg\.?|avenida|av\.?) ?\d{1,3} ?[a-z]{0,2}(?: (?:bis|sur|norte|este|oeste))? ?(?:#|no\.?|n[°º]) ?\d{1,3} ?[a-z]{0,2} ?[-–] ?\d{1,3}")),
)  # fmt: skip
_JAPAN = re.compile(
    r"〒? ?(?:\d{3} ?[-－ー‐–] ?\d{4} ?)?(?:北海道|東京都|(?:京都|大阪)府|[^\s\d\W]{2,3}県)[^\s,，。:：]{2,}(?:[\s　]*[\w\-－ー−‐丁目番地号]+)*"
)
_JAPAN_TOWN = re.compile(
    r"[\u3400-\u9fff]{1,6}[市区郡][\u3040-\u30ff\u3400-\u9fffヶケ]{1,12}(?:町|村|丁目)?[\u3400-\u9fff\u3040-\u30ff]*[\d一二三四五六七八九十０-９]+(?:[-－ー−‐]\d+|丁目|番地?|号|の\d+){1,4}[^\s]*(?:[\s　][^\s]*\d+(?:号室?)?)?"
)
_JAPAN_POSTCODE = re.compile(r"〒 ?\d{3} ?[-－ー‐–] ?\d{4}|(?<![\d\-])\d{3}[-－]\d{4}(?![\d\-])")
_CHINA = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{1,8}(?:市|州|盟|地区))?(?:[\u4e00-\u9fff]{1,8}(?:区|县|旗|市|區|縣))?(?:[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|新区|鎮|鄉))?[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|弄|胡同|大道|村|里|坊|段|花园|小区|苑|号院|家园|庄)[\u4e00-\u9fff]{0,6}(?:[\dA-Z０-９]+(?:号|號|弄|栋|幢|座|室|楼|单元|层|巷|[-－])?[\u4e00-\u9fff]{0,8}){1,6}[^\s,，。;；]*"
)
_CHINA_BROAD = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:省|市|自治区)[\u4e00-\u9fff]{1,8}(?:市|区|县|州)[\u4e00-\u9fff\dA-Za-z]{2,}(?:[\dA-Z]+[号栋室座楼单元]|街|路|座|[ ]\d{6})[^\s,，。;；]*(?: \d{6})?"
)
# A postcode and a town, by country; the line that ends an address.
POSTCODE = re.compile(
    r"(?<![\w.,-])(?:(?:[a-z]{1,2}-)?\d{4,5}(?:-\d{3,4})? [^\W\d_]{2,}[\w .'’()/\-]*"  # most of Europe
    r"|\d{3} \d{2} [^\W\d_]{2,}[\w .'’\-]*"  # Sweden, Greece, Czechia
    r"|\d{2}-\d{3} [^\W\d_]{2,}[\w .'’\-]*"  # Poland
    r"|[^\W\d_][\w .'’\-]*,? ?[a-z]{2}\.?,? \d{5}(?:-\d{4})?"  # the USA
    r"|[^\W\d_][\w .'’\-]*,? [a-z]{2,3},? \d{4}"  # Australia
    r"|(?:[\w .'’\-]*,? )?[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}"  # Great Britain
    r"|(?:[\w .'’\-]*,? )?[a-z]\d[a-z] ?\d[a-z]\d"  # Canada
    r"|\d{4} ?[a-z]{2},? [^\W\d_]{2,}[\w .'’\-]*"  # the Netherlands
    r"|(?:cep:? ?)?\d{5}-?\d{3}(?:[ ,\-]+[^\W\d_][\w .'’/\-]*)?"  # Brazil
    r"|[^\W\d_][\w .'’\-]*,? (?:c\.?p\.? ?)?\d{5,6}"  # Spain, Mexico, India and others
    r"|[^\W\d_][\w .'’\-]*[ -]\d{6}"
    r")(?![\w])"
)
COUNTRY = re.compile(
    r"(?:germany|deutschland|france|frankreich|spain|espana|portugal|brasil|brazil|united kingdom|uk|u\.k\.|england|scotland|wales|ireland|usa|u\.s\.a\.|united states(?: of america)?|us|italy|italia|austria|osterreich|switzerland|schweiz|suisse|mexico|argentina|chile|colombia|peru|japan|china|india|canada|australia|new zealand|netherlands|nederland|belgium|belgique|belgie|poland|polska|sweden|sverige|norway|norge|denmark|danmark|finland|suomi|turkey|turkiye|south africa|singapore|中国|日本|united arab emirates|uae|saudi arabia|egypt|morocco|maroc|luxembourg|greece|romania|hungary|czech republic|czechia)\.?"
)
STOP = re.compile(
    r"[:：@€$£¥]|\d{2}[:h]\d{2}|www\.|https?|\b(?:tel|fax|phone|mail|iban|total|invoice|date)\b"
)
_NOT_STREET = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|items?|pages?|people|percent|of the|in the|on the|for the|and the|files?|commits?|results?|points?|stars?|times?|kg|km|was|were|is|are|has|have|will|your|you|we|to|this|that|it|my|build|version|players?|users?)\b"
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
            (_JAPAN, "jp", 0.92), (_JAPAN_TOWN, "jp-town", 0.86), (_JAPAN_POSTCODE, "jp-postcode", 0.8),
            (_CHINA, "cn", 0.88), (_CHINA_BROAD, "cn-broad", 0.86),
        ):  # fmt: skip
            for match in pattern.finditer(cell.text):
                if any("\u3040" <= c <= "\u9fff" for c in match[0]) or rule == "jp-postcode":
                    yield Hit(Kind.ADDRESS, cell, match.start(), match.end(), score, rule)
                    if rule != "jp-postcode":
                        yield from _wide_on(layout, cell, match.end())


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
        above.text[:1].islower() and not re.match(_LATIN_FIRST, above.norm)
    ) or above.norm in labels():
        return
    yield Hit(Kind.ADDRESS, cell, 0, len(cell.text), 0.78, "postcode")
    street = bool(re.match(rf"(?:\\d|(?:{_LATIN_FIRST})(?:(?<=[./])| ))", above.norm))
    yield Hit(Kind.ADDRESS, above, 0, len(above.text), 0.79 if street else 0.6, "postcode")


def streets(cell: Cell) -> list[tuple[int, int, str]]:
    """Return where streets with house numbers stand in a cell."""
    norm = cell.norm
    found: list[tuple[int, int, str]] = []
    if not any(c.isdigit() for c in norm) and "s/n" not in norm:
        return found
    for rule, pattern in _STREETS:
        for match in pattern.finditer(norm):
            if rule == "de" and _weak(cell, match.start(), match.end()):
                continue
            if _NO_PLACE.search(match[0]):
                continue
            if _NOT_STREET.search(match[0]) or not _named(cell, match.start(), match.end(), rule):
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
        if under is None or STOP.search(under.norm) or len(under.text) > 60:
            return
        if starts_with_label(under.norm):
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


def continues(text: str, following: str) -> bool:
    """Whether a line of an address goes on in the next one, which is short."""
    following = following.strip()
    if not following or len(following) > 40:
        return False
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
