"""What people answer, as values: read as it is meant where that is certain, refused in Chinese where it is not."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from plansite.models import Area
from plansite.models.base import SLUG
from plansite.models.span import FORMS, PeriodWords
from plansite.models.vocabulary import Comparison, Grade, ObservationStatus, ProjectState, Scope, Status
from plansite.reading.folding import unfolded

E = TypeVar("E", bound=Enum)

MINUSES = str.maketrans("−－–—﹣", "-----")
PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?$")
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$")
MARKS = re.compile("[¹²³⁰-⁹₀-₉①-⓿❶-➓㉈-㉟㊱-㊿¼-¾⅐-↉]")
"""Raised, circled and broken digits, which would become plain ones beside a number."""

EXPONENT = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+$")
ABOUT = re.compile(r"约|左右|近|超过?|逾|多|余|至少|以上|以下|不低于|不少于|[<>≥≤~～]")
SIGNS = (
    *((words, Comparison.AT_LEAST) for words in (">=", "≥", "不低于", "不少于", "至少", "及以上", "以上")),
    *((words, Comparison.AT_MOST) for words in ("<=", "≤", "不高于", "不超过", "不多于", "以内", "及以下", "以下")),
    *((words, Comparison.ABOVE) for words in (">", "超过", "高于", "大于")),
    *((words, Comparison.BELOW) for words in ("<", "低于", "小于", "少于")),
    ("=", Comparison.POINT),
)
"""How a comparison is written, longer ones before those that they begin with."""

BEHIND = frozenset({"及以上", "以上", "以内", "及以下", "以下"})
ABOUT_WORDS = re.compile(r"^约|左右$")
RANGE = re.compile(r"(?P<low>[0-9.,]+)\D{0,2}?(?:[-~至到]+)(?P<high>[0-9.,]+\D{0,3})$")
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)$")
YEAR = re.compile(r"([0-9]{4})年?$")
MONTH = re.compile(r"([0-9]{1,2})月?$")
PERIOD = re.compile(r"([0-9]{4})(?:年([0-9]{1,2})月|-([0-9]{1,2}))$")
YEAR_AND_PART = re.compile(r"([0-9]{4})年(.+)$")
DIVISION = re.compile("[省市县区州旗]$")
NAMES: Mapping[type[Enum], str] = {
    ObservationStatus: "数据性质",
    Scope: "口径",
    Grade: "来源等级",
    Status: "评估结论",
    ProjectState: "官方状态",
}
LABELS: Mapping[type[Enum], Mapping[str, str]] = {
    Scope: {
        "相同": "same",
        "口径相同": "same",
        "与规划口径相同": "same",
        "不同": "different",
        "口径不同": "different",
        "与规划口径不同": "different",
    },
    Grade: {grade.label: grade.value for grade in Grade},
}
"""The words of pages and sheets for what the data write as codes."""

ADDRESS = re.compile(r"https?://[^\s]+$")
PART: TypeAdapter[str] = TypeAdapter(PeriodWords)
YES = frozenset({"是", "y", "yes", "写入", "好", "对"})
NO = frozenset({"否", "不", "n", "no", "不写", "不写入", ""})


class RefusedError(Exception):
    """An answer that cannot be taken: says why, and what is allowed, in one or two Chinese sentences."""


def narrow(text: str) -> str:
    """A short text with half-width digits and letters, and without blanks around it."""
    return unicodedata.normalize("NFKC", text).translate(MINUSES).strip()


def number(text: str, unit: str = "") -> Decimal:
    """A number as written, with or without its own unit and thousands separators; nothing is converted."""
    shown = f"数值“{text.strip()}”"
    if marks := MARKS.findall(text):
        raise RefusedError(f"{shown}里有“{''.join(marks)}”，看不出是注号还是数的一部分。请只写数字，注号删去")
    found = narrow(text)
    own = narrow(unit)
    if own and found.endswith(own):
        found = found.removesuffix(own).rstrip()
    if PLAIN.match(found):
        return Decimal(found)
    if GROUPED.match(found):
        return Decimal(found.replace(",", ""))
    if not found:
        raise RefusedError("数值没有写。请照来源填写数字")
    if EXPONENT.match(found):
        raise RefusedError(f"{shown}是科学计数法，看不出来源写了几位。请照来源写出全部数字")
    if ABOUT.search(found):
        raise RefusedError(f"{shown}不是确切的数。请只写数字；来源只说了约数、范围的，不作为数值发布，可以写文字进展")
    letters = re.sub(r"[-0-9.,\s]", "", found)
    if letters:
        told = f"这一项的单位是“{unit}”，" if unit else ""
        raise RefusedError(f"{shown}里有“{letters}”。{told}请照这个单位只写数字，程序不换算")
    raise RefusedError(f"{shown}不是数字。请写成 99.36 或 43,900 这样的数字，小数点前后都要有数")


def figure(text: str, unit: str, usual: Comparison) -> dict[str, str | Decimal]:
    """A target: ``≥95``, ``不低于95``, ``40-50``; a number alone is compared as ``usual``. Empty for one in words."""
    found = narrow(text)
    if found == "文字":
        return {}
    for words, op in SIGNS:
        if found.startswith(words):
            return {"op": op.value, "value": number(found.removeprefix(words), unit)}
        if words in BEHIND and found.removesuffix(narrow(unit)).endswith(words):
            return {"op": op.value, "value": number(found.removesuffix(narrow(unit)).removesuffix(words), unit)}
        if words in BEHIND and found.endswith(words):
            return {"op": op.value, "value": number(found.removesuffix(words), unit)}
    between = RANGE.match(found)
    if between is not None:
        low, high = number(between["low"], unit), number(between["high"], unit)
        if low >= high:
            raise RefusedError(f"范围“{text.strip()}”的下限不小于上限。请先写小的数，如 40-50")
        return {"low": low, "high": high}
    return {"op": usual.value, "value": number(ABOUT_WORDS.sub("", found), unit)}


def several(text: str) -> tuple[str, ...]:
    """Names with 、 between them."""
    return tuple(words(part) for part in re.split("[、,，;；]", text) if part.strip())


def one_of(allowed: Iterable[str]) -> Callable[[str], str]:
    """A reader of one of a few words."""
    known = tuple(allowed)

    def read(text: str) -> str:
        if narrow(text) not in known:
            raise RefusedError(f"“{text.strip()}”不明白。请写 {'、'.join(known)} 中的一个")
        return narrow(text)

    return read


def day(text: str) -> datetime.date:
    """A day: ``2024-02-29``, ``2024年2月29日``, ``2024/2/29``."""
    found = DAY.match(narrow(text))
    if found is None:
        raise RefusedError(f"日期“{text.strip()}”不完整或写法不对。请写成 2024-02-29")
    year_, *parts = (int(part) for part in found.groups() if part is not None)
    try:
        return datetime.date(year_, *parts)
    except ValueError:
        raise RefusedError(f"没有“{text.strip()}”这一天。请核对月份和日期") from None


def year(text: str) -> int:
    """A year: ``2024``, ``2024年``."""
    found = YEAR.match(narrow(text))
    if found is None:
        raise RefusedError(f"年份“{text.strip()}”写法不对。请写四位数字，如 2024")
    return int(found[1])


def month(text: str) -> int:
    """A month: ``6``, ``6月``."""
    found = MONTH.match(narrow(text))
    last = 12
    if found is None or not 1 <= int(found[1]) <= last:
        raise RefusedError(f"月份“{text.strip()}”写法不对。请写 1 到 12；全年的数据不写月份")
    return int(found[1])


def period(text: str) -> tuple[int, str | None]:
    """A year, or a year and the month up to which a value speaks: ``2024``, ``2024年6月``, ``2024-06``."""
    found = PERIOD.match(narrow(text))
    if found is None:
        return year(text), None
    return int(found[1]), f"{month(found[2] or found[3])}月"


def dated(text: str) -> tuple[int, str | None]:
    """A year, with any part of it written behind: ``2024``, ``2024年6月``, ``2024年上半年``, ``2023—2024学年``."""
    found = narrow(text)
    if found.endswith("学年"):
        words = part(text)
        return int(words[-6:-2]), words
    match = YEAR_AND_PART.match(found)
    if match is not None and not PERIOD.match(found):
        return int(match[1]), part(match[2])
    return period(text)


def part(text: str) -> str:
    """A part of a year, or a school year, in the words of the data: ``上半年``, ``第一季度``, ``2023—2024学年``."""
    try:
        return str(PART.validate_python(text.strip()))
    except ValidationError:
        raise RefusedError(f"时期“{text.strip()}”不是可以写的时期。可以写：{FORMS}") from None


def choice(kind: type[E]) -> Callable[[str], E]:
    """A reader of one word of a closed list, or of the Chinese words for it."""

    def read(text: str) -> E:
        found = narrow(text)
        found = LABELS.get(kind, {}).get(found, found)
        for item in kind:
            if item.value == found:
                return item
        allowed = [
            next((said for said, code in LABELS.get(kind, {}).items() if code == i.value), i.value) for i in kind
        ]
        raise RefusedError(f"{NAMES.get(kind, '这一项')}“{text.strip()}”不在可选范围内。可用的有：{'、'.join(allowed)}")

    return read


def area(text: str, areas: Iterable[Area]) -> str:
    """The code of an area by its code or its name, with or without 市, 县 and the like."""
    known = list(areas)
    found = narrow(text)
    for one in known:
        if found in {one.id, one.name} or (DIVISION.search(found) and DIVISION.sub("", found) == one.name):
            return one.id
    listed = "、".join(f"{one.name}（{one.id}）" for one in known)
    raise RefusedError(f"地区“{text.strip()}”不在规划中。可用的有：{listed}")


def words(text: str) -> str:
    """A text of one paragraph; line breaks inside it fall away as they do in Chinese."""
    found = "\n".join(line.strip() for line in re.split(r"\r\n|\n|\r", text.strip()) if line.strip())
    if not found:
        raise RefusedError("没有写内容")
    joined = found.replace("\n", " ")
    return unfolded(joined, found) if "\n" in found else joined


def code(text: str) -> str:
    """A code as the data have them: small English letters, digits and hyphens."""
    found = narrow(text)
    if not re.match(SLUG, found):
        raise RefusedError(f"代码“{text.strip()}”写法不对。请以字母开头，只用英文小写字母、数字和短横线")
    return found


def url(text: str) -> str:
    """An address of a page."""
    found = text.strip()
    if not ADDRESS.match(found):
        raise RefusedError(
            f"网址“{found}”写法不对。请写以 http:// 或 https:// 开头的完整网址，中间没有空格；没有网址就不写"
        )
    return found


def scope_word(scope: Scope) -> str:
    """A scope as it is said."""
    return "口径相同" if scope is Scope.SAME else "口径不同"


def is_yes(text: str) -> bool:
    """An answer to a question that asks for yes or no; anything that is not a yes by name must be a no by name."""
    found = narrow(text).casefold()
    if found in YES:
        return True
    if found in NO:
        return False
    raise RefusedError(f"“{text.strip()}”不明白。请回答 是 或 否")
