"""Values beside their labels: in the same cell, in the one at the right, or below.

A label never is another label's value, and a value must look like what its label names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import addresses, dates, secrets
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labels import by_first_word, first_word, is_wide, labels
from coatcheck.visible.rules.layout import Cell, Layout, fold
from coatcheck.visible.rules.lexicon import Lexicon
from coatcheck.visible.rules.names import COMPANY, common, is_code_and_place

_COLON = re.compile(r"^\s*(?:\([^)]{0,30}\)|（[^）]{0,20}）|\[[^\]]{0,12}\])?\s*(?:[:：=#]|\.{2,}|…|-(?=\s)|–|—|\||>|→|\bis\b|は|是|为)+\s*")
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[a-d]?[.):]\)?|[•·*\-–—▪►>✓☐□■◆|]|\d{1,2}[a-d]?(?=\s))?\s*")
_ALSO = re.compile(r"^\s*(?:/|\||·|\(|,|-|–|&|und|and|et|y|e|o|ou|or|oder)\s*")
_NO = re.compile(
    r"^\s*(?:no\.?|nr\.?|nº|n[.]?[º°o]\.?|num\.?|number|nummer|numero|#|id|code|番号|号|号码)(?![^\W\d_])\s*"
)
_COUNTED = re.compile(
    r"(?:n\.?o\.?|no\.|num\.?|numero|nummer|nr\.?|number|codigo|cod\.?|code) (?:of |de la |de l'|del |de |do |da |du |d')?(?=[a-z])"
)
_PARTERS = frozenset("·•|;")
_EDGE = " \t:：;,.-–—|=＝"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a cell, and where its value would begin in the same cell."""

    kind: Kind | None
    cell: Cell
    start: int
    end: int
    value: int
    marked: bool
    """Whether a colon or the like follows."""
    text: str


def scan(cell: Cell) -> list[Label]:
    """Return the labels of a cell from left to right.

    One may stand at the beginning, behind another one, or anywhere before a colon.
    """
    norm = cell.norm
    found: list[Label] = []
    head = _NUMBERED.match(norm)
    at = expected = head.end() if head else 0
    prefix = _COUNTED.match(norm[at:])
    counted = -1
    if prefix and _label_at(norm, at) is None:
        at = expected = counted = at + prefix.end()
    while at < len(norm) and len(found) < 12:
        boundary = at == 0 or not norm[at - 1].isalnum() or is_wide(norm[at]) or is_wide(norm[at - 1])
        label = _label_at(norm, at) if boundary and not norm[at].isspace() else None
        generic = _generic(norm, at) if at == expected else None
        if generic and (label is None or len(generic) > len(label)) and generic not in labels():
            end = at + len(generic)
            colon = _COLON.match(norm[end:])
            value = end + colon.end() if colon else end
            found.append(Label(Kind.ID_NUMBER, cell, at, end, value, bool(colon), generic))
            at = expected = max(value, end)
            continue
        if label is None:
            at += 1
            continue
        end = at + len(label)
        while number := _NO.match(norm[end:]):
            if not number[0].strip():
                break
            end += number.end()
        colon = _COLON.match(norm[end:])
        kind = labels()[label]
        if kind is Kind.NAME and (at == counted or end > at + len(label)):
            # The number of a person, not the name.
            kind = Kind.ID_NUMBER
        if norm[:at].rstrip()[-1:] in _PARTERS:
            expected = at
        if at == expected or colon and colon[0].strip() not in {"-", "–", "—"}:
            value = end + colon.end() if colon else end
            found.append(Label(kind, cell, at, end, value, bool(colon), label))
            also = _ALSO.match(norm[end:])
            expected = end + also.end() if also and not colon else value
            at = max(expected, end)
            continue
        at = end
    return found


# Any number of a person or a thing that one has: "library card no.", "Dokumentennr.", 書類番号.
_ANY_NUMBER = re.compile(
    r"(?:(?:[a-z'’\-]+ ){1,3}(?:number|num\.?|no\.?|nr\.?|id|#)|[a-z\-]{3,}(?:nummer|nr\.?|-nr\.?|-no\.?)|"
    r"(?:numero|n\.?o|num\.?|nr\.?|numer) (?:de la |de l'|del |de |do |da |du |d')?[a-z]{3,}(?: [a-z'’]+){0,3}|"
    r"[\u3040-\u30ff\u3400-\u9fff]{1,10}(?:番号|号码|编号|號碼))(?=\s*(?:[:：]|$))"
)
_OF_THINGS = re.compile(
    r"order|invoice|receipt|item|article|part\b|model|lot\b|batch|page|version|flight|seat|gate|room|ref|ticket|purchase|quote|transaction|auth|approval|terminal|store|register|"
    r"rechnung|bestell|auftrag|beleg|artikel|liefer|angebot|bon|filial|charge|zimmer|flug|sitz|haus|seite|facture|commande|lot|devis|vol|siege|chambre|page|pedido|factura|articulo|"
    r"albaran|vuelo|asiento|lote|pagina|fatura|encomenda|nota|recibo|voo|assento|quarto|item|piso|注文|請求|領収|品|見積|伝票|便|座席|部屋|受付|订单|发票|流水|交易|批|型|版|座|房|页|商品|航班|question|line|count|total|serial|phone|mobile|telefon|tel|movil|celular|fax|電話|电话|手机|house|street|building|block|unit|floor|track|episode|chapter|volume|issue|case|build|commit|port|pull|task|bug|error|code"
)


def _generic(norm: str, at: int) -> str | None:
    match = _ANY_NUMBER.match(norm, at)
    return match[0].strip() if match and not _OF_THINGS.search(match[0]) else None


def _label_at(norm: str, at: int) -> str | None:
    for label in by_first_word().get(first_word(norm, at), ()):
        if norm.startswith(label, at):
            end = at + len(label)
            if end == len(norm) or not norm[end].isalnum() or not label[-1].isalnum():
                return label
            if is_wide(label[-1]) and (is_wide(norm[end]) or norm[end].isalnum()) and len(label) > 1:
                return label
    return None


def is_label(cell: Cell, found: list[Label]) -> bool:
    """Whether a cell holds nothing but labels."""
    if not found:
        return False
    rest = cell.norm[: found[0].start] + cell.norm[found[-1].value :]
    return not re.sub(r"\([^)]*\)|（[^）]*）|[\d.):*]|[^\w]", "", rest).strip()


class Anchors:
    """The labels of a page, and what stands beside them."""

    def __init__(self, layout: Layout, lexicon: Lexicon) -> None:
        self.layout = layout
        self.lexicon = lexicon
        self.found = {id(cell): scan(cell) for cell in layout.cells}
        self.pure = {
            id(cell) for cell in layout.cells if is_label(cell, self.found[id(cell)])
        }

    def hits(self) -> Iterator[Hit]:
        """Yield the values of all labels of personal data."""
        for cell in self.layout.cells:
            some = self.found[id(cell)]
            yield from self._two_lines(cell)
            for number, label in enumerate(some):
                nexts = some[number + 1 :]
                limit = nexts[0].start if nexts else len(cell.text)
                inner = cell.text[label.value : limit]
                if nexts and not inner.strip(_EDGE + "/|("):
                    # Several labels in one cell are languages of one field: the first speaks.
                    if number == 0 and label.kind is not None and id(cell) in self.pure:
                        yield from self._outside(label)
                    continue
                if inner.strip(_EDGE):
                    if label.kind is not None:
                        yield from self._inside(label, limit)
                elif label.kind is not None and id(cell) in self.pure:
                    yield from self._outside(label)

    def _inside(self, label: Label, limit: int) -> Iterator[Hit]:
        kind, cell = label.kind, label.cell
        assert kind is not None
        span = value_in(kind, cell, label.value, limit, marked=label.marked, lexicon=self.lexicon, label=label.text)
        if span is None:
            return
        yield Hit(kind, cell, *span, 0.86 if label.marked else 0.8, f"label:{label.text}")
        if kind is Kind.ADDRESS and span[1] >= len(cell.text.rstrip()) - 1:
            yield from self._address_on(cell, label)

    def _outside(self, label: Label) -> Iterator[Hit]:
        kind, cell = label.kind, label.cell
        assert kind is not None
        right, under = self.layout.right_of(cell), self.layout.below(cell)
        if cell.norm and "\u0600" <= cell.norm[0] <= "\u06ff":
            right, under = self.layout.left_of(cell), self.layout.below(cell, right=True)
        if label.text in _AMBIGUOUS and self._is_table(cell, under):
            return
        tried = [right, under]
        if right is None or self._prefers_below(cell, right, under):
            tried = [under, right]
        for value in tried:
            if value is None or id(value) in self.pure:
                continue
            other = self.found[id(value)]
            if other and other[0].start <= 3 and other[0].marked:
                continue
            marked = True
            span = value_in(kind, value, 0, len(value.text), marked=marked, lexicon=self.lexicon, label=label.text)
            if span is None:
                continue
            yield Hit(kind, value, *span, 0.84, f"label:{label.text}")
            if kind is Kind.ADDRESS:
                yield from self._address_on(value, label)
            elif value.text.rstrip().endswith("-") and (rest := self.layout.below(value, 1.3)):
                if re.fullmatch(r"[\dXx]{1,6}", rest.text.strip()):
                    yield Hit(kind, rest, 0, len(rest.text), 0.8, f"label:{label.text}")
            elif value is under:
                yield from self._column(kind, label, value)
            return

    def _is_table(self, cell: Cell, under: Cell | None) -> bool:
        """Whether a cell is the header of a column."""
        if len(self.layout.rows[cell.row]) < 2:
            return False
        count = 0
        while under is not None and count < 3:
            count += len(self.layout.rows[under.row]) > 1
            under = self.layout.below(under, 3.0)
        return count > 2

    def _two_lines(self, cell: Cell) -> Iterator[Hit]:
        """A label that is broken over two lines, its value at the right of both."""
        under = self.layout.below(cell, 2.6)
        if under is None:
            return
        joined = f"{cell.norm.strip()} {under.norm.strip(' :')}"
        kind = labels().get(joined)
        value = self.layout.beside(cell, under.bottom)
        if kind is None or value is None or id(value) in self.pure:
            return
        span = value_in(kind, value, 0, len(value.text), marked=True, lexicon=self.lexicon, label=joined)
        if span is not None:
            yield Hit(kind, value, *span, 0.84, f"label:{joined}")

    def _prefers_below(self, cell: Cell, right: Cell, under: Cell | None) -> bool:
        """Whether the value stands below, as on cards and forms, and in tables with a header."""
        if id(right) in self.pure:
            return True
        if under is None or id(under) in self.pure or ":" in cell.text[-2:]:
            return False
        gap = under.top - cell.bottom
        below_right = self.layout.below(right)
        stacked = below_right is not None and id(below_right) not in self.pure
        close = gap < 1.3 * cell.height
        smaller = under.height > 1.12 * cell.height and right.height < 1.12 * cell.height
        return close and (smaller or (stacked and abs(right.height - cell.height) < 0.25 * cell.height and gap < right.left - cell.right))

    def _column(self, kind: Kind, label: Label, first: Cell) -> Iterator[Hit]:
        """All cells under a header, where there are more columns and more rows."""
        row = self.layout.rows[label.cell.row]
        if len(row) < 2 or kind is Kind.ADDRESS and len(row) < 3:
            return
        current = first
        column = []
        for _ in range(200):
            under = self.layout.below(current, 3.0)
            if under is None or id(under) in self.pure or len(self.layout.rows[under.row]) < 2:
                break
            column.append(under)
            current = under
        if len(column) + 1 < 3:
            return
        for cell in column:
            span = value_in(kind, cell, 0, len(cell.text), marked=True, lexicon=self.lexicon, label=label.text)
            if span is not None:
                yield Hit(kind, cell, *span, 0.8, f"column:{label.text}")

    def _address_on(self, cell: Cell, label: Label) -> Iterator[Hit]:
        """The lines of an address under its first one."""
        current, seen = cell, bool(addresses.POSTCODE.search(cell.norm))
        for _ in range(4):
            under = self.layout.below(current, 1.3)
            if under is None or self.found[id(under)] and self.found[id(under)][0].start <= 3:
                return
            if under.row and under.place and self.layout.left_of(under) is not None:
                left = self.layout.left_of(under)
                if left is not None and id(left) in self.pure and left.left >= label.cell.left - 5:
                    return
            if addresses.STOP.search(under.norm) or len(under.text) > 70:
                return
            if addresses.continues(current.text, under.text):
                yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
                current = under
                continue
            if seen and not addresses.COUNTRY.fullmatch(under.norm.strip(" .,")):
                return
            yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
            seen = seen or bool(addresses.POSTCODE.search(under.norm))
            current = under


_CODE = re.compile(r"[A-Z0-9*]+(?:[ \-/.][A-Z0-9*]+)*", re.IGNORECASE)


def value_in(
    kind: Kind, cell: Cell, start: int, limit: int, *, marked: bool, lexicon: Lexicon, label: str
) -> tuple[int, int] | None:
    """Return what of a stretch of text is a value of this kind, or None."""
    text = cell.text[start:limit]
    begin = len(text) - len(text.lstrip(_EDGE + "/#"))
    stripped = text.strip(_EDGE + "/#" if kind is not Kind.SECRET else " \t:：")
    if kind is Kind.SECRET:
        begin = len(text) - len(text.lstrip(" \t:："))
    if not stripped:
        return None
    span = _SHAPES[kind](stripped, marked, lexicon, label)
    if span is None:
        return None
    return start + begin + span[0], start + begin + span[1]


type Span = tuple[int, int] | None


def _date(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    found = dates.first(text)
    return found if found and found[0] < 40 else None


def _name(text: str, marked: bool, lexicon: Lexicon, label: str) -> Span:
    text = re.split(r"\s{3,}|[<|;\t]|(?<=\w)\s*\((?=\D)", text)[0].rstrip()
    if "@" in text:
        text = text.split("<")[0].split("@")[0] if "<" in text else ""
    if not text or any(c.isdigit() for c in text) or len(text) > 48:
        return None
    compact = text.replace(" ", "").replace("　", "")
    if compact and all(is_wide(c) or c in "々・·ー" for c in compact):
        return (0, len(text)) if len(compact) <= 14 and text not in labels() and "公司" not in text and "会社" not in text else None
    if compact and all("\u0600" <= c <= "\u06ff" for c in compact):
        return 0, len(text)
    words = re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*\.?", text)
    if not words or len(words) > 7 or re.search(r"[=%€$£{}\[\]<>_\\?!]|https?|\.\w{2,3}$", text):
        return None
    if is_code_and_place(words):
        return None
    plain = [fold(w).strip(".") for w in words]
    known = any(p in lexicon.first or p in lexicon.family for w in plain for p in (w, *w.split("-")))
    usual = sum(p in common() for p in plain)
    small = sum(w[0].islower() and len(w) > 3 for w in words)
    short_label = len(label) <= 4 or label in _LOOSE
    if small or usual * 2 > len(plain) and not known:
        return None
    if len(words) == 1 and (len(words[0]) < 2 or plain[0] in common() and not known):
        return None
    if COMPANY.search(fold(text)) and label not in _SURE:
        return None
    titled = len(words) > 1 and not usual and all(w[0].isupper() for w in words if len(w) > 3)
    if (not marked or short_label) and not known and not (marked and titled):
        return None
    return 0, len(text.rstrip(" ,.;"))


_AMBIGUOUS = frozenset("id no nit cc ci rfc kt rc hp fin can pan run ein tin account user reference numero nombre name title nome nom from to code pass token serial number doc documento document folio matricula registration permit".split()) - {"name", "nombre", "nome", "nom", "from", "to"}
"""Labels that are headers of columns of anything."""
_LOOSE = frozenset(
    "from to dear user customer client contact owner driver doctor dr author director manager supervisor agent representative person partner father mother child parent buyer seller signature signed principal von an de a para hallo hello bonjour hola ola cher chere caro cara estimado estimada prezado prezada titel titular holder member sender recipient receiver student teacher nome nombre nom name names hp ten ho ad ime nev navn namn naam nama beneficiary payee payer remitter ship to; bill to; sold to; attn; cc; bcc; regards; sincerely; membre interlocuteur gestionnaire client cliente kunde kundin fahrer gast kind arzt vater mutter pere mere enfant padre madre hijo hija pai mae filho filha".split()
) | {"ship to", "bill to", "sold to", "deliver to", "billed to", "shipped to", "invoice to", "assigned to", "reported by"}
"""Labels after which other things than persons stand as often."""
_SURE = frozenset({"surname", "last name", "first name", "given names", "given name", "full name", "nachname", "vorname", "familienname", "nom de famille", "prenom", "prenoms", "apellidos", "sobrenome", "apelido", "name on card", "cardholder", "account holder", "kontoinhaber", "patient", "passenger"})


def _phone(text: str, marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.search(r"[+(（＋]?\d[\d \-–—.()（）/\u00a0‑]{4,24}\d(?: ?(?:x|ext\.?|-) ?\d{1,5})?", text)
    if not match or match.start() > 12 or not 6 <= sum(c.isdigit() for c in match[0]) <= 16:
        return None
    if dates.first(match[0]) and len(match[0]) < 11:
        return None
    return match.span()


def _address(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    if not addresses.looks_like(text) or len(text) > 140:
        return (0, len(text)) if _postcode_label(label) and re.search(r"\d{3}", text) else None
    digits = any(c.isdigit() for c in text)
    wide = any(is_wide(c) for c in text)
    if not digits and not wide and not marked:
        return None
    words = re.findall(r"[^\W\d_]+", fold(text))
    if not digits and sum(w in common() for w in words) * 2 > len(words):
        return None
    if not wide and text[0].islower() and not re.match(r"(?:rue|calle|c/|rua|via|av|ul|str|p\.?o)", fold(text)):
        return None
    if label in {"home", "residence", "billing", "shipping", "property", "premises", "street", "via", "rua", "rue", "calle", "dom"} and not digits:
        return None
    return 0, len(text)


def _postcode_label(label: str) -> bool:
    return label in {"code postal", "codigo postal", "plz", "cep", "郵便番号", "邮编", "邮政编码", "postnummer"}


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
    if digits < 2 or len(compact) < 4 or len(compact) > 40 or digits * 5 < len(compact):
        if not (marked and len(compact) >= 7 and digits >= 1 and compact.upper() == compact):
            return None
    date = dates.first(value)
    if date and date[1] - date[0] >= len(value) - 1 and not value.isdigit():
        return None
    if not marked and (digits < 4 or len(label) < 5 and len(compact) < 7):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", compact) or re.fullmatch(r"[\d.]+,\d\d|\d+\.\d\d", value):
        return None
    return match.start(), match.start() + len(value)


def _secret(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    if not marked:
        return None
    value = text.split("  ")[0]
    if re.search(r"phrase|mnemonic|recovery|backup|wiederherstell|semilla|助记词|復元|リカバリー", label):
        return (0, len(text)) if len(text) > 7 else None
    token = re.match(r"\S+", value)
    if not token or not secrets.plausible(token[0]):
        return None
    rest = value[token.end() :].strip()
    if rest and not re.fullmatch(r"[\d \-]+", value) and not re.match(r"[(\[,;]|\w+$", rest):
        return None
    sure = any(not c.isalpha() for c in token[0]) or (token[0].lower() != token[0] and token[0][1:].lower() != token[0][1:])
    wordy = label in {"pass", "token", "secret", "pin", "login", "can", "tan", "koda", "code secret", "parole", "clave", "pw"}
    if wordy and not sure or rest and not sure:
        return None
    if re.fullmatch(r"[a-z]+", token[0]) and (len(token[0]) < 6 or token[0] in common()):
        return None
    if re.fullmatch(r"[A-Z]?[a-z]+", token[0]) and len(value.split()) > 1:
        return None
    end = token.end() + 1 + len(rest) if re.fullmatch(r"[\d \-]+", value) else token.end()
    return 0, min(end, len(text))


def _username(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    match = re.match(r"@?[A-Za-z0-9][\w.\-]{2,39}(?=$|\s|[,;)])", text)
    if not match or not marked or match.end() < len(text.split("  ")[0].strip()):
        return None
    if label in {"user", "account", "login", "profile", "alias", "nick", "handle", "usuario", "benutzer", "kennung", "identifiant", "utilisateur"}:
        if not re.search(r"[\d_.@]", match[0]):
            return None
    return None if fold(match[0]) in common() else match.span()


def _booking(text: str, marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.match(r"[A-Z0-9]{5,8}(?![A-Za-z0-9])|\d{3}[ \-]?\d{10}|[A-Z0-9]{2,}(?:[\-.][A-Z0-9]{2,})+|[A-Z]{0,3}\d{6,16}", text)
    if not match:
        return None
    digits = any(c.isdigit() for c in match[0])
    if not digits and (not marked or match[0].lower() in common() or len(match[0]) != 6):
        return None
    return match.span()


def _card(text: str, _marked: bool, _lexicon: Lexicon, _label: str) -> Span:
    match = re.search(r"\d[\d \-]{11,22}\d", text)
    return match.span() if match and 13 <= sum(c.isdigit() for c in match[0]) <= 19 else None


def _card_extra(text: str, marked: bool, _lexicon: Lexicon, label: str) -> Span:
    match = re.match(r"(?:0[1-9]|1[0-2]) ?[/\-.] ?(?:20)?\d\d(?!\d|[/.\-])|\d{3,4}(?![\d.,/])", text)
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
    Kind.NAME: _name,
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
}
