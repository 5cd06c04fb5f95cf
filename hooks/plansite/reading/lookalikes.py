"""Characters that only look right: they are shown like others, and searched, quoted and read aloud as none of them."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from plansite.models.hanzi import HAN

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

STROKES = dict(zip("㇐㇑㇒㇔㇠㇟", "一丨丿丶乙乚", strict=True))
"""Strokes, which are signs for parts of ideographs, with the ideographs that look the same."""

FOREIGN = dict(
    zip(
        "АВЕКМНОРСТУХавекмнорстухІіЈјЅѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTYXabekmhopctyxIiJjSsABEZHIKMNOPTYXo",
        strict=True,
    )
)
"""Cyrillic and Greek letters that stand for Latin ones by mistake; not Greek ones of a shape of their own."""

IN_CHINESE = dict(
    zip("ロエカハニタトオミチヒメムアーㄧㄚㄙㄨㄠ", "口工力八二夕卜才彡千匕乂厶了一一丫厶乂幺", strict=True)
)
"""Letters of Japanese and of the phonetic alphabet that OCR reads for ideographs; of doubt only beside one."""

BESIDE = re.compile(rf"(?<=[{HAN}])[{''.join(IN_CHINESE)}]|[{''.join(IN_CHINESE)}](?=[{HAN}])")
NUMERAL = "一二三四五六七八九〇"
CIRCLES = "○◯⚪０0OoＯｏΟοОо"
NOUGHT = re.compile(rf"(?<=[{NUMERAL}])[{CIRCLES}]+(?=[{NUMERAL}年])")
"""Circles and letters that stand for 〇 between Chinese numerals: 二○三五年."""

COPIED_MEND = "多是从 PDF 复制来的，搜索和引用时会落空，请改成“{ordinary}”"
SCANNED_MEND = "多是扫描识别错的字，搜索和引用时会落空，请改成“{ordinary}”"
FOREIGN_MEND = "是别的文字的字母，搜索和引用时会落空，请改成“{ordinary}”"
NUMBERS_MEND = "用汉字写的数里的零写成“{ordinary}”，否则搜索和引用时会落空"
LATIN = frozenset(string.ascii_letters)
SIGNS = frozenset((*STROKES, *IN_CHINESE, *CIRCLES))
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
    place: int = 0
    """Where it stands first in the text."""

    times: int = 1


def doubts(text: str) -> Iterator[Doubt]:
    """Every such character of a text, once, in the order of the text."""
    places: dict[Doubt, list[int]] = {}
    known = {character: doubt for character in set(text) if (doubt := _doubt(character))}
    if known:
        for place, character in enumerate(text):
            if character in known:
                places.setdefault(known[character], []).append(place)
    for match in NOUGHT.finditer(text):
        places.setdefault(_taken_for(match[0][0], "〇", NUMBERS_MEND), []).append(match.start())
    for match in BESIDE.finditer(text):
        places.setdefault(_taken_for(match[0], IN_CHINESE[match[0]], SCANNED_MEND), []).append(match.start())
    for doubt, found in sorted(places.items(), key=lambda item: item[1]):
        yield replace(doubt, place=found[0], times=len(found))


def says_something(text: str) -> bool:
    """Whether a text has a letter, an ideograph or a digit that is seen; signs and blanks alone say nothing."""
    return any(unicodedata.category(character)[0] in "LN" and not _is_invisible(character) for character in text)


@cache
def _doubt(character: str) -> Doubt | None:
    code = f"U+{ord(character):04X}"
    if ordinary := _ordinary(character):
        return _taken_for(character, ordinary, COPIED_MEND)
    if character in FOREIGN:
        return _taken_for(character, FOREIGN[character], FOREIGN_MEND)
    if unicodedata.category(character) == PRIVATE:
        found = f"有自定义字符 {code}，只在个别字体里有形状"
        return Doubt(found, "多是从 Word 复制来的项目符号或自造字，请删除，或改用通用的字符，如“•”（U+2022）")
    if _is_invisible(character):
        named = f"（{INVISIBLE[character]}）" if character in INVISIBLE else ""
        return Doubt(f"有看不见的字符 {code}{named}", "会使搜索和引用落空，请删除这个字符")
    return None


def _taken_for(character: str, ordinary: str, mend: str) -> Doubt:
    """What is said of a character that stands for an ordinary one."""
    what = "普通的字母" if ordinary in LATIN else "汉字" if character in SIGNS else "普通的汉字"
    found = f"“{character}”（U+{ord(character):04X}）不是{what}，只是看上去像“{ordinary}”（U+{ord(ordinary):04X}）"
    return Doubt(found, mend.format(ordinary=ordinary))


def _ordinary(character: str) -> str:
    """The ideograph that a radical or compatibility ideograph is taken for; empty for all other characters."""
    if character in RADICALS | STROKES:
        return (RADICALS | STROKES)[character]
    name = unicodedata.name(character, "")
    if name.startswith(("KANGXI RADICAL", "CJK COMPATIBILITY IDEOGRAPH", "HANGZHOU NUMERAL")):
        plain = unicodedata.normalize("NFKC", character)
        return "" if plain == character else plain
    return ""


@cache
def _is_invisible(character: str) -> bool:
    name = unicodedata.name(character, "")
    return unicodedata.category(character) == FORMAT or name in FILLERS or "VARIATION SELECTOR" in name
