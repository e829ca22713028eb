"""Labels in a cell: where they stand, and where their values would begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.labelled.labels import by_first_word, first_word, is_wide, labels
from coatcheck.visible.rules.layout import Cell

_COLON = re.compile(
    r"^[\"'”“»]?\s*(?:\((?:[^()]|\([^()]{0,12}\)){0,30}\)|（[^）]{0,20}）|\[[^\]]{0,12}\])?\s*(?:[:：=#]|\.{2,}|…|-(?=\s)|–|—|\||>|→|\bis\b|は|是|为)+\s*"
)
_NUMBERED = re.compile(
    r"^\s*(?:\(?\d{1,2}[a-d]?[.):]\)?|[•·*\-–—▪►>✓☐□■◆|]|\d{1,2}[a-d]?(?=\s))?\s*[\"'“„«]?"
)
_ALSO = re.compile(r"^\s*(?:/|\||·|\(|,|-|–|&|und|and|et|y|e|o|ou|or|oder)\s*")
_NO = re.compile(
    r"^\s*(?:no\.?|nr\.?|nº|n[.]?[º°o]\.?|num\.?|number|nummer|numero|#|id|code|番号|号|号码)(?![^\W\d_])\s*"
)
_COUNTED = re.compile(
    r"(?:n\.?o\.?|no\.|num\.?|numero|nummer|nr\.?|number|codigo|cod\.?|code) (?:of |de la |de l'|del |de |do |da |du |d')?(?=[a-z])"
)
_NUMBERS = frozenset({Kind.ID_NUMBER, Kind.TAX_ID, Kind.BIRTH_DATE})
_DIGITS_NEXT = re.compile(r"[ .:#]{1,3}(?:is |: ?)?(?:[a-z]{1,3}[ \-]?)?\d[\d \-./a-z]{5,}")
"""A number right behind a label in running text: my policy number is 4471-20938."""
_PARTERS = frozenset("·•|;")


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
    return _headers(cell) or _fields(cell)


def _headers(cell: Cell) -> list[Label]:
    """Return the labels of a cell that holds several and nothing else, parted by spaces.

    Headers of tight columns are read as one line.
    """
    norm = cell.norm.rstrip(" .:")
    found: list[Label] = []
    at = len(norm) - len(norm.lstrip(" #"))
    while at < len(norm) and len(found) < 12:
        label = _label_at(norm, at)
        if label is None:
            return []
        end = at + len(label)
        found.append(Label(labels()[label], cell, at, end, end, False, label))
        at = end + len(norm[end:]) - len(norm[end:].lstrip(" .|"))
        if at == end < len(norm):
            return []
    return found if len(found) > 1 else []


def _fields(cell: Cell) -> list[Label]:
    norm = cell.norm
    found: list[Label] = []
    head = _NUMBERED.match(norm)
    at = expected = head.end() if head else 0
    prefix = _COUNTED.match(norm[at:])
    counted = -1
    if prefix and _label_at(norm, at) is None:
        at = expected = counted = at + prefix.end()
    while at < len(norm) and len(found) < 12:
        boundary = (
            at == 0 or not norm[at - 1].isalnum() or is_wide(norm[at]) or is_wide(norm[at - 1])
        )
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
        if len(label) < 3 and not is_wide(label[0]) and not colon and end < len(norm.rstrip()):
            # Letters that are words, too, or the beginning of a value.
            at = end
            continue
        kind = labels()[label]
        if kind is Kind.NAME and (at == counted or end > at + len(label)):
            # The number of a person, not the name.
            kind = Kind.ID_NUMBER
        if norm[:at].rstrip()[-1:] in _PARTERS:
            expected = at
        number_next = kind in _NUMBERS and len(label) > 2 and _DIGITS_NEXT.match(norm, end)
        if at == expected or number_next or (colon and colon[0].strip() not in {"-", "–", "—"}):
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
            if (
                is_wide(label[-1])
                and (is_wide(norm[end]) or norm[end].isalnum())
                and len(label) > 1
            ):
                return label
    return None


def is_label(cell: Cell, found: list[Label]) -> bool:
    """Whether a cell holds nothing but labels."""
    if not found:
        return False
    rest = cell.norm[: found[0].start] + cell.norm[found[-1].value :]
    return not re.sub(r"\([^)]*\)|（[^）]*）|[\d.):*]|[^\w]", "", rest).strip()
