"""Hand-written pages: what stands in them, their days, and where they lead."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.problems import Problem, Severity
from plansite.reading.dataset import Dataset
from plansite.reading.handwritten import Handwritten

UNDATED = frozenset(("index", "method", "data"))
"""Words of the owner that stand on a page made by a template, which has its own dates."""


def problems(dataset: Dataset, today: datetime.date) -> Iterator[Problem]:
    """Every problem of a page that staff wrote."""
    for page in dataset.handwritten:
        yield from page.problems
        yield from _future(page, today)
        if page.name.endswith(".md") and page.facts.published is None and not page.problems and not _is_part(page):
            mend = '请在文件开头的两行 --- 之间写 published: "2026-06-22"，不写就不显示发布时间'
            yield Problem(page.mark("---"), "没有写发布日期", mend, Severity.WARNING)


def _future(page: Handwritten, today: datetime.date) -> Iterator[Problem]:
    for name, day in (("published", page.facts.published), ("updated", page.facts.updated)):
        if day is not None and day > today:
            mark = page.front_matter.value_mark((name,))
            yield Problem(mark, f"日期 {day} 在今天（{today}）之后", "只写已经发生的日期，请核对年月日")


def _is_part(page: Handwritten) -> bool:
    return page.name.rpartition("/")[2].removesuffix(".md") in UNDATED
