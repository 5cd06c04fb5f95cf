"""Automatic numbers of Word: the words that it prints before a paragraph and does not write into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

DIGITS = "零一二三四五六七八九"
PLAIN_DIGITS = "〇一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
TENS = 10
HUNDREDS = 100
CIRCLED = 20


def counted(number: int) -> str:
    """``23`` as 二十三."""
    if number < TENS:
        return DIGITS[number]
    if number < HUNDREDS:
        tens, ones = divmod(number, TENS)
        return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")
    hundreds, rest = divmod(number, HUNDREDS)
    if not rest:
        return DIGITS[hundreds] + "百"
    return DIGITS[hundreds] + "百" + ("零" if rest < TENS else "一" if rest < 2 * TENS else "") + counted(rest)


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


def _roman(number: int) -> str:
    text = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if number <= CIRCLED else f"（{number}）",
    "decimalEnclosedCircleChinese": lambda number: chr(0x2460 + number - 1) if number <= CIRCLED else f"（{number}）",
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseCounting": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "ideographDigital": lambda number: "".join(PLAIN_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": lambda number: counted(number).translate(str.maketrans(DIGITS, FORMAL_DIGITS)),
    "ideographTraditional": lambda number: STEMS[(number - 1) % len(STEMS)],
    "ideographZodiac": lambda number: BRANCHES[(number - 1) % len(BRANCHES)],
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}
"""How Word writes a number, by the name of the form."""

SILENT = frozenset({"bullet", "none"})


@dataclass(slots=True)
class Numbering:
    """The numbers of one document, counted on from paragraph to paragraph."""

    root: Any
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _lists: dict[str, Any] = field(default_factory=dict)
    _levels: dict[tuple[str, int], Any] = field(default_factory=dict)

    def label(self, number: str, level: int) -> str | None:
        """The words before the next paragraph of a list; empty for bullets, ``None`` for an unknown form."""
        abstract = self._abstract(number)
        own = self._level(number, abstract, level)
        if own is None:
            return ""
        key = abstract.get(qn("w:abstractNumId"), number)
        if number_format(own) in SILENT:
            return ""
        start = _value(own.find(qn("w:start")), 1)
        self._counts[key, level] = self._counts.get((key, level), start - 1) + 1
        for lower in [found for found in self._counts if found[0] == key and found[1] > level]:
            del self._counts[lower]
        words = _text(own.find(qn("w:lvlText")))
        for above in range(level + 1):
            if f"%{above + 1}" not in words:
                continue
            other = self._level(number, abstract, above)
            form = number_format(other) if other is not None else "decimal"
            if form not in FORMATS:
                return None
            count = self._counts.get((key, above)) or _value(
                other.find(qn("w:start")) if other is not None else None, 1
            )
            written = str(count) if own.find(qn("w:isLgl")) is not None else FORMATS[form](max(count, 1))
            words = words.replace(f"%{above + 1}", written)
        return words

    def _abstract(self, number: str) -> Any:  # noqa: ANN401 -- elements of lxml have no types
        if number not in self._lists:
            self._lists[number] = self._found(number)
        return self._lists[number]

    def _found(self, number: str) -> Any:  # noqa: ANN401
        for found in self.root.iter(qn("w:num")):
            if found.get(qn("w:numId")) == number:
                name = found.find(qn("w:abstractNumId")).get(qn("w:val"))
                for abstract in self.root.iter(qn("w:abstractNum")):
                    if abstract.get(qn("w:abstractNumId")) == name:
                        return abstract
        return {}

    def _level(self, number: str, abstract: Any, level: int) -> Any:  # noqa: ANN401
        if (number, level) not in self._levels:
            self._levels[number, level] = self._found_level(number, abstract, level)
        return self._levels[number, level]

    def _found_level(self, number: str, abstract: Any, level: int) -> Any:  # noqa: ANN401
        for found in self.root.iter(qn("w:num")):
            if found.get(qn("w:numId")) == number:
                for override in found.iter(qn("w:lvlOverride")):
                    own = override.find(qn("w:lvl"))
                    if own is not None and override.get(qn("w:ilvl")) == str(level):
                        return own
        if not hasattr(abstract, "iter"):
            return None
        levels = (found for found in abstract.iter(qn("w:lvl")) if found.get(qn("w:ilvl")) == str(level))
        return next(levels, None)


def number_format(level: Any) -> str:  # noqa: ANN401
    """The name of a level's form of numbers."""
    found = level.find(qn("w:numFmt"))
    return "decimal" if found is None else str(found.get(qn("w:val")))


def _text(element: Any) -> str:  # noqa: ANN401
    return "" if element is None else str(element.get(qn("w:val"), ""))


def _value(element: Any, otherwise: int) -> int:  # noqa: ANN401
    words = _text(element)
    return int(words) if words.isdigit() else otherwise
