"""Figures as tables and sentences write them: ``>30``, ``6人（含）以下``, ``〔17〕``, ``1.45左右``, 年均7%以上."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from plansite.models.hanzi import HAN
from plansite.newplan.documents.structure import BLANK

NUMBER = r"[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
RANGE_SIGN = r"[-—–－~～〜至到]+"
NOTHING = frozenset(("", "-", "—", "——", "–", "－", "一", "/", "／", "\\", "*", "…", "……", "无", "...", "─", "--"))
SIGNS = {">": ">", "≥": ">=", ">=": ">=", "<": "<", "≤": "<=", "<=": "<=", "=": "=", "⩾": ">=", "⩽": "<=", "≧": ">="}
SIGNS |= {"≦": "<=", "≈": "~", "约": "~", "大约": "~", "＋": "", "+": "+"}
BRACKETS = {"〔": "〕", "[": "]", "【": "】", "〖": "〗"}

AT_LEAST = ("及以上", "（含）以上", "(含)以上", "以上（含）", "以上", "或以上", "起")
AT_MOST = ("及以下", "（含）以下", "(含)以下", "（含）以内", "以下（含）", "以下", "以内", "之内")
ABOUT = ("左右", "上下", "前后")
BEFORE = (
    ("不低于", ">="),
    ("不少于", ">="),
    ("不小于", ">="),
    ("至少", ">="),
    ("达到", ">="),
    ("达", ">="),
    ("超过", ">"),
    ("突破", ">"),
    ("高于", ">"),
    ("大于", ">"),
    ("多于", ">"),
    ("不高于", "<="),
    ("不超过", "<="),
    ("不大于", "<="),
    ("不多于", "<="),
    ("控制在", "<="),
    ("稳定在", ""),
    ("保持在", ""),
    ("保持", ""),
    ("稳定", ""),
    ("维持", ""),
    ("维持在", ""),
    ("低于", "<"),
    ("小于", "<"),
    ("少于", "<"),
)
"""Words before a number; the longest that fits decides."""

UNIT = rf"(?:[%％‰℃]|个?百分点|[十百千万亿]{{0,3}}[{HAN}A-Za-z/³²·]{{0,12}})"
WHOLE = re.compile(rf"(?P<value>{NUMBER})\s*(?P<unit>{UNIT})?$")
RANGED = re.compile(rf"(?P<low>{NUMBER})\s*(?P<first>{UNIT}?)\s*{RANGE_SIGN}\s*(?P<high>{NUMBER})\s*(?P<unit>{UNIT})?$")
RATIO = re.compile(rf"(?P<first>{NUMBER})[:：∶](?P<second>{NUMBER})")
"""``18：1`` or ``1：18``; of other ratios neither side is the figure."""

YEARLY_MEAN = re.compile(r"^(?:五年)?年均(?:增长|增速|增幅|增加|提高|降低|下降|递增)?(?:率)?")
EACH_YEAR = re.compile(r"^(?:每年|逐年|年度)")
FALLS = re.compile(r"^(?:累计)?(?:下降|降低|减少)")
RISES = re.compile(r"^(?:累计)?(?:增长|提高|上升|增加|新增)")
TOTAL = re.compile(r"^(?:五年)?累计")
NEVER = re.compile(
    r"(?:[“\"]?十[一二三四五六七八九]五[”\"]?(?:时期|期间)?|规划期内?|期间|五年内?)?[，,]?(?:零发生|不发生|零事故)"
)
"""What must not happen in any year of the plan."""


@dataclass(frozen=True, slots=True)
class Figure:
    """目标 or 基期值: what a cell says."""

    text: str
    """The cell's own words."""

    op: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    is_approximate: bool = False
    basis: str = "期末"
    unit: str = ""
    """The unit that stands in the cell, if one does."""

    is_fall: bool = False
    """Whether its words say that less is better."""

    is_rise: bool = False
    is_implied: bool = False
    """Whether no word says on which side of the number to be, only that it is about it: ``1左右``."""

    is_bracketed: bool = False
    """Whether only brackets say that it is a sum, which the table must explain."""

    @property
    def is_in_words(self) -> bool:
        """Whether nothing can be computed from it."""
        return self.value is None and self.low is None

    @property
    def is_plain(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.value is not None and self.op == "=" and not self.is_approximate and self.basis == "期末"

    @property
    def is_bound(self) -> bool:
        """Whether it says on which side of the number to be."""
        return self.op not in {"", "="}


WIDE = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "０１２３４５６７８９．％＞＜＝＋，"}


def narrow(text: str) -> str:
    """Full-width digits and signs as ordinary ones; Chinese signs stay."""
    return text.translate(WIDE)


def number(words: str) -> Decimal:
    """The number that words write, whose digits are kept."""
    return Decimal(words.replace(",", ""))


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip(BLANK) in NOTHING


def figure(text: str) -> Figure | None:
    """What a cell says; ``None`` where it says nothing, a figure in words where it is not understood."""
    if is_nothing(text):
        return None
    own = text.strip(BLANK)
    words = re.sub(r"\s+", "", narrow(own)).rstrip("。；;")
    words = re.sub(r"^([^（）]*)（(预计|预期|目标|估计数?|初步|快报|现状)）$", r"\1", words)
    if NEVER.fullmatch(words):
        return Figure(own, "<=", Decimal(0), basis="全期", is_fall=True)
    found = _bracketed(own, words) or _described(own, words)
    return found or Figure(own)


def _bracketed(own: str, words: str) -> Figure | None:
    """``〔17〕`` counts the whole period."""
    end = BRACKETS.get(words[:1])
    if end is None or not words.endswith(end):
        match = re.fullmatch(r"(?P<inside>[^〔\[【〖]+)[〔\[【〖]\s*累计\s*[〕\]】〗]", words)
        return None if match is None else _cumulative(own, match["inside"])
    found = _cumulative(own, words[1:-1])
    return None if found is None else replace(found, is_bracketed="累计" not in words)


def _cumulative(own: str, inside: str) -> Figure | None:
    found = _described(own, inside)
    return replace(found, basis="累计") if found is not None and found.basis == "期末" else None


def _described(own: str, words: str) -> Figure | None:
    """A number with the words and signs around it."""
    found = Figure(own)
    for pattern, basis in ((YEARLY_MEAN, "年均"), (EACH_YEAR, "每年"), (TOTAL, "累计")):
        if match := pattern.match(words):
            fall = any(word in match[0] for word in ("降", "减"))
            rise = any(word in match[0] for word in ("增", "提高"))
            found = replace(found, basis=basis, is_fall=fall, is_rise=rise)
            words = words[match.end() :]
    for pattern, falls in ((FALLS, True), (RISES, False)):
        if match := pattern.match(words):
            found = replace(found, is_fall=falls, is_rise=not falls)
            if found.basis == "期末":
                return found
            words = words[match.end() :]
    return _figure(found, words)


def _figure(found: Figure, words: str) -> Figure | None:
    words, op, about = _before(words)
    words, after, near = _after(words)
    if op == "+":
        found, op = replace(found, basis="累计", is_rise=True), ""
    elif words.startswith(("-", "－", "−")) and WHOLE.fullmatch(words[1:]):
        return None
    about = about or near
    op = after or op
    if match := RANGED.fullmatch(words):
        low, high = number(match["low"]), number(match["high"])
        if low < high and not op:
            return replace(found, low=low, high=high, is_approximate=about, unit=match["unit"] or match["first"] or "")
        return None
    match = WHOLE.fullmatch(words)
    if match is None:
        return _ratio(replace(found, op=op or "=", is_approximate=about), words)
    is_implied = about and not op and found.basis == "期末"
    op = op or (">=" if about or found.basis != "期末" else "=")
    value = number(match["value"])
    return replace(found, op=op, value=value, is_approximate=about, unit=match["unit"] or "", is_implied=is_implied)


def _ratio(found: Figure, words: str) -> Figure | None:
    """``18：1`` or ``1：18``; of any other ratio neither side is the figure."""
    match = RATIO.fullmatch(words)
    if match is None or (match["first"] == "1") == (match["second"] == "1"):
        return None
    value, unit = (match["second"], "1：") if match["first"] == "1" else (match["first"], "：1")
    return replace(found, value=number(value), unit=unit)


def _before(words: str) -> tuple[str, str, bool]:
    """The words less signs and words of comparison at their beginning, what these say, and whether 约 is among them."""
    op, about = "", False
    changed = True
    while changed:
        changed = False
        for sign in sorted(SIGNS, key=len, reverse=True):
            if words.startswith(sign):
                op, about = (op, True) if SIGNS[sign] == "~" else (SIGNS[sign] or op, about)
                words, changed = words[len(sign) :], True
        for word, says in sorted(BEFORE, key=lambda pair: -len(pair[0])):
            if words.startswith(word):
                op, words, changed = says, words[len(word) :].removeprefix("到"), True
                break
    return words, op, about


def _after(words: str) -> tuple[str, str, bool]:
    """The words less what says 以上 or 左右 at their end or before the unit."""
    op, about = "", False
    for ends, says in ((AT_LEAST, ">="), (AT_MOST, "<="), (ABOUT, "~")):
        for end in sorted(ends, key=len, reverse=True):
            if end == "起":
                continue
            match = re.fullmatch(rf"(?P<start>.*?[0-9%‰％{HAN}]){re.escape(end)}(?P<unit>{UNIT})?", words)
            if match and re.search(r"[0-9]", match["start"]):
                unit = match["unit"] or ""
                words = match["start"] + unit
                op, about = (op, True) if says == "~" else (says, about)
                break
    return words, op, about
