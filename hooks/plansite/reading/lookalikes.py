"""Characters that only look right: they are shown like others, and searched, quoted and read aloud as none of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨"
        "⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎"
        "⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭"
        "王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶"
        "邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
"""部首 of the block CJK Radicals Supplement with the ideographs that look the same, as Unicode pairs them."""

FORMAT, PRIVATE = "Cf", "Co"
FILLERS = frozenset(
    (
        *("HANGUL FILLER", "HALFWIDTH HANGUL FILLER", "HANGUL CHOSEONG FILLER", "HANGUL JUNGSEONG FILLER"),
        *("BRAILLE PATTERN BLANK", "COMBINING GRAPHEME JOINER"),
    )
)
INVISIBLE = {"\u00ad": "软连字符", "\u061c": "阿拉伯字母方向标记"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character that only looks right, and what is to be written instead."""

    found: str
    mend: str


def doubts(text: str) -> Iterator[tuple[str, Doubt]]:
    """Every such character of a text, once, in the order of the text."""
    for character in dict.fromkeys(text):
        if doubt := _doubt(character):
            yield character, doubt


def says_something(text: str) -> bool:
    """Whether a text has a letter, an ideograph or a digit that is seen; signs and blanks alone say nothing."""
    return any(unicodedata.category(character)[0] in "LN" and not _is_invisible(character) for character in text)


@cache
def _doubt(character: str) -> Doubt | None:
    code = f"U+{ord(character):04X}"
    if ordinary := _ordinary(character):
        found = f"“{character}”（{code}）不是普通的汉字，只是看上去像“{ordinary}”（U+{ord(ordinary):04X}）"
        return Doubt(found, f"多是从 PDF 复制来的，搜索和引用时会落空，请改成“{ordinary}”")
    if unicodedata.category(character) == PRIVATE:
        found = f"有自定义字符 {code}，只在个别字体里有形状"
        return Doubt(found, "多是从 Word 复制来的项目符号或自造字，请删除，或改用通用的字符，如“•”（U+2022）")
    if _is_invisible(character):
        named = f"（{INVISIBLE[character]}）" if character in INVISIBLE else ""
        return Doubt(f"有看不见的字符 {code}{named}", "会使搜索和引用落空，请删除这个字符")
    return None


def _ordinary(character: str) -> str:
    """The ideograph that a radical or compatibility ideograph is taken for; empty for all other characters."""
    if character in RADICALS:
        return RADICALS[character]
    name = unicodedata.name(character, "")
    if name.startswith(("KANGXI RADICAL", "CJK COMPATIBILITY IDEOGRAPH")):
        plain = unicodedata.normalize("NFKC", character)
        return "" if plain == character else plain
    return ""


@cache
def _is_invisible(character: str) -> bool:
    name = unicodedata.name(character, "")
    return unicodedata.category(character) == FORMAT or name in FILLERS or "VARIATION SELECTOR" in name
