"""The facts of a citation, before any style puts them into words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

PAGE_ADDRESS = "〔本页网址〕"
"""Stands for the address while the site's own is not known; a reader's browser puts the real one there."""


class CitationKind(StrEnum):
    """文献类型: the identifier of GB/T 7714 for what is cited."""

    PAGE = "EB/OL"
    """网页: the plan's words and what is told of them."""

    DATA = "DS/OL"
    """数据集: figures, which change with the version of the data."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the forms that styles ask for."""

    iso: str
    """``2026-06-22``"""

    slashed: str
    """``2026/06/22``, in RIS."""

    parts: str
    """``2026, 6, 22``, in CSL-JSON."""

    @classmethod
    def of(cls, date: datetime.date) -> Day:
        """All forms of a date."""
        return cls(date.isoformat(), f"{date:%Y/%m/%d}", f"{date.year}, {date.month}, {date.day}")


@dataclass(frozen=True, slots=True)
class Citation:
    """引文: what is cited, where it is, and what must be said with it."""

    key: str
    """Its name in reference managers: ``indicator-some-id``."""

    kind: CitationKind
    title: str
    part: str
    """其他题名信息: which part of the whole, and what must be known of it; empty for the whole."""

    authors: tuple[str, ...]
    """责任者; empty where nobody is known, because nobody is made up."""

    platform: str
    """发布平台: the name of the site."""

    published: Day
    cited: Day
    """引用日期: on a page the day of the data; a reader's browser puts the reader's day there."""

    url: str
    sentence: str
    """The press form: one sentence that can stand by itself."""

    version: str = ""
    """数据版本; only data have one."""

    note: str = ""
    """What must be said of the value where a style has room for it."""

    where: str = ""
    """The words of ``sentence`` that say which part of the plan's text is meant."""

    @property
    def whole_title(self) -> str:
        """题名：其他题名信息."""
        return f"{self.title}：{self.part}" if self.part else self.title
