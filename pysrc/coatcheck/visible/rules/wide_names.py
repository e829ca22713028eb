"""Names in Chinese letters and in kana, by family names and by what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.labels import is_wide, labels
from coatcheck.visible.rules.layout import Cell, words
from coatcheck.visible.rules.lexicon import Lexicon

_HONORED = re.compile(
    r"([\u3400-\u9fff々]{1,4}(?:[ 　]?[\u3040-\u309f]{1,5}?|[ 　][\u3400-\u9fff々\u3040-\u30ff]{1,4})?|[\u30a0-\u30ff]{2,8}(?:[ 　・][\u30a0-\u30ff]{2,8})?)[ 　]?(?:様|さま|さん|氏|殿|先生|女士|小姐|同学|经理|主任|医生|教授|老师|总|君|ちゃん|くん)"
)
_NO_PERSON_WIDE = re.compile(
    r"(?:皆|お客|各位|奥|神|王|社長|部長|患者|お子|何|誰|みな|ご|株式|会社|店|市|区|県|省|路|街|号|公司|银行|部|科|室|院|日|月|年|元|円|料|費|税|費用|電話|番号|住所|合計|小計|数量|単価|金額|订单|商品|地址|电话|姓名|时间|日期|号码)"
)
_THINGS_WIDE = re.compile(
    r"公司|银行|会社|株式|店|省|路|街|订单|商品|地址|电话|電話|姓名|时间|日期|号码|番号|住所|合計|小計|数量|単価|金額|税|費|料|服务|医院|大学|学校|中心"
)
_PLACES_WIDE = words(
    """
    東京 大阪 京都 上海 北京 广州 深圳 中国 日本 高松 福岡 福島 長崎 宮崎 千葉 山口 山形 石川 香川 岡山 秋田 成田 横浜 名古屋 札幌
    """
)  # fmt: skip


def find(cell: Cell, lexicon: Lexicon) -> Iterator[Hit]:
    text = cell.text.strip()
    for match in _HONORED.finditer(cell.text):
        if _NO_PERSON_WIDE.match(match[1]) or match[1] in _PLACES_WIDE:
            continue
        if _begins(match[1], lexicon) or "\u30a0" <= match[1][0] <= "\u30ff":
            yield Hit(Kind.NAME, cell, match.start(1), match.end(1), 0.8, "honorific")
    bare = text.strip("()（）:：,，、。 ")
    if is_wide_name(bare, lexicon):
        yield Hit(Kind.NAME, cell, 0, len(cell.text), 0.8, "wide")
        return
    for match in re.finditer(
        r"(?:^|(?<=[\s:：,，、（(@]))([\u3400-\u9fff々]{1,3}[ 　][\u3400-\u9fff々\u3040-\u30ff]{1,4}|[\u3400-\u9fff々]{2,4})(?=$|[\s:：,，、。）)])",
        cell.text,
    ):
        if is_wide_name(match[1], lexicon):
            yield Hit(Kind.NAME, cell, match.start(1), match.end(1), 0.74, "wide")


def _begins(text: str, lexicon: Lexicon) -> bool:
    return any(text[:n] in lexicon.wide for n in (3, 2, 1))


def is_wide_name(text: str, lexicon: Lexicon) -> bool:
    """Whether text is a Chinese or Japanese name, by its family name and its length."""
    compact = text.replace(" ", "").replace("　", "")
    if not compact or not all(is_wide(c) or c in "々ヶ" for c in compact):
        return False
    if text in _PLACES_WIDE or text in labels() or _THINGS_WIDE.search(compact):
        return False
    if " " in text or "　" in text:
        pieces = text.replace("　", " ").split()
        return len(pieces) == 2 and pieces[0] in lexicon.wide and 1 <= len(pieces[1]) <= 4
    if not 2 <= len(compact) <= 5 or not all(
        "\u3400" <= c <= "\u9fff" or c in "々ヶ" for c in compact[:2]
    ):
        return False
    for length in (3, 2, 1):
        if compact[:length] in lexicon.wide and 1 <= len(compact) - length <= (
            3 if length > 1 else 2
        ):
            return True
    return False
