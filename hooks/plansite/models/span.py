"""时期: which part of the calendar a published value speaks of."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from plansite.models.base import rule_error

LAST_MONTH = 12
SCHOOL_YEAR_ENDS = 8
"""August: the school year begins on the first of September."""

SCHOOL_KNOWN = 6
"""By the end of June a school year's figures can be told."""

WHOLE_YEAR = 13
"""Stands for the month of a value that speaks of its whole year: later than every month."""

MONTHS = {f"{month}月": (month, month) for month in range(1, LAST_MONTH + 1)}
PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "第一季度": (1, 3),
    "第二季度": (4, 6),
    "第三季度": (7, 9),
    "第四季度": (10, 12),
    "前三季度": (1, 9),
    **MONTHS,
}
"""Parts of a year, each with its first and its last month."""

WHOLE = "全年"
SHORT = {f"{number}季度": f"第{number}季度" for number in "一二三四"}
SCHOOL_YEAR = re.compile(r"([0-9]{4})[—–―－~～/-]{1,2}([0-9]{4})学年")
FORMS = "全年、上半年、下半年、第一季度到第四季度、前三季度、1月到12月，或写全的学年，如 2023—2024学年"


def _period(written: object) -> str:
    """A period in its one form; what is none is refused."""
    words = str(written).strip() if not isinstance(written, bool) else ""
    words = SHORT.get(words, words)
    found = SCHOOL_YEAR.fullmatch(words)
    if found is not None:
        return f"{found[1]}—{found[2]}学年"
    if words != WHOLE and words not in PARTS:
        raise rule_error(
            f"“period”（时期）的值是“{'' if written is None else written}”，不是可以写的时期", f"可以写：{FORMS}"
        )
    return words


PeriodWords = Annotated[
    str,
    BeforeValidator(_period),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "enum": [WHOLE, *PARTS, *SHORT]},
                {"type": "string", "pattern": f"^{SCHOOL_YEAR.pattern}$"},
            ]
        }
    ),
]
"""The words of a period as a file states them."""


@dataclass(frozen=True, slots=True)
class Span:
    """时期: a whole year, a part of one, or a school year, which belongs to the year in which it ends."""

    year: int
    words: str
    """As in ``PeriodWords``."""

    @property
    def label(self) -> str:
        """``2025年``, ``2024年上半年``, ``2023—2024学年``."""
        if self.is_school_year:
            return self.words
        return f"{self.year}年" + ("" if self.words == WHOLE else self.words)

    @property
    def is_school_year(self) -> bool:
        """Whether it is a school year."""
        return SCHOOL_YEAR.fullmatch(self.words) is not None

    @property
    def is_part(self) -> bool:
        """Whether it is less than a year, so that it never judges one."""
        return self.words in PARTS

    @property
    def last_month(self) -> int:
        """The month up to which it goes; ``WHOLE_YEAR`` for all the year, which comes after every part of it."""
        if self.is_school_year:
            return SCHOOL_YEAR_ENDS
        return PARTS[self.words][1] if self.is_part else WHOLE_YEAR

    @property
    def first_month(self) -> int:
        """The month from which it goes, of the year before for a school year."""
        if self.is_school_year:
            return SCHOOL_YEAR_ENDS + 1
        return PARTS[self.words][0] if self.is_part else 1

    @property
    def end(self) -> datetime.date:
        """The day from which it can be known: its last, or, of a school year, when lessons end."""
        month = SCHOOL_KNOWN if self.is_school_year else min(self.last_month, LAST_MONTH)
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """``2025``, ``2022-06``, ``2024-01/2024-06``, ``2023-09/2024-08``."""
        if not self.is_part and not self.is_school_year:
            return str(self.year)
        first, last = f"{self.year - self.is_school_year}-{self.first_month:02}", f"{self.year}-{self.last_month:02}"
        return last if first == last else f"{first}/{last}"

    @property
    def at(self) -> float:
        """Where it stands on an axis of years: at its year, a part of one before it by the months that are left."""
        return self.year - (1 - self.last_month / LAST_MONTH if self.last_month < WHOLE_YEAR else 0)

    @property
    def kind(self) -> tuple[int, int]:
        """What must be the same of two values that are compared from one year to another."""
        return self.first_month, self.last_month


def span(year: int, words: str | None, month: int | None) -> Span:
    """The period of a value; ``month`` is the older way to write one of a part of a year."""
    return Span(year, words or (f"{month}月" if month else WHOLE))
