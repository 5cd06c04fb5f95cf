"""Targets that agree with themselves: their basis, their adjustments, their words, and what they leave out."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from plansite.models import Adjustment, Indicator, ProjectAdjustment, ProjectTarget, Target, TargetValue, TextPromise
from plansite.models.hanzi import HAN
from plansite.models.vocabulary import Basis, Role, TargetKind
from plansite.problems import Problem, Severity
from plansite.reading.dataset import Dataset, Located

ATTRIBUTES = ("约束性", "预期性", "指导性", "引导性", "参考性")
"""Words that plans use; another one is the plan's own, unless it looks like a slip of one of these."""

BARE = re.compile(
    rf"[^0-9{HAN}]*[0-9]+(?:\.[0-9]+)?(?:\s*[～~—–\-]\s*[0-9]+(?:\.[0-9]+)?)?\s*"
    r"(?:%|‰)?(?:（含）)?(?:及?(?:以上|以下|以内|左右|上下))?(?:（含）)?"
)
"""Words that are nothing but a figure."""


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One area's value of one target."""

    target: Target
    area: str
    value: Located[TargetValue]
    adjustment: Adjustment | None = None
    """The adjustment that states it; ``None`` for the plan's own."""

    @property
    def by(self) -> int:
        """The year by which it is to be reached."""
        return (self.adjustment.by if self.adjustment is not None else None) or self.target.by


def stated(indicator: Located[Indicator]) -> Iterator[StatedValue]:
    """Every value, in the order of the file."""
    for index, target in enumerate(indicator.item.targets):
        for area, value in target.values.items():
            yield StatedValue(target, area, indicator.inside(value, "targets", index, "values", area))
        for number, adjustment in enumerate(target.adjustments):
            for area, value in adjustment.values.items():
                path = ("targets", index, "adjustments", number, "values", area)
                yield StatedValue(target, area, indicator.inside(value, *path), adjustment)


def problems(dataset: Dataset, today: datetime.date) -> Iterator[Problem]:
    """Every target that does not agree with itself."""
    subject = next((area.item.id for area in dataset.areas if area.item.role is Role.SUBJECT), None)
    known = {area.item.id for area in dataset.areas}
    for indicator in dataset.indicators:
        yield from _attribute(indicator)
        yield from _twice(indicator)
        for value in stated(indicator):
            yield from _words(indicator.item, value)
        if subject is not None and not any(subject in target.values for target in indicator.item.targets):
            found = f"指标“{indicator.item.name}”没有规划主体“{subject}”的目标值"
            mend = "请核对是否漏写；规划确实没有给出的可以忽略，这个指标不作评价"
            yield Problem(indicator.key("targets"), found, mend, Severity.WARNING)
        for index, target in enumerate(indicator.item.targets):
            located = indicator.inside(target, "targets", index)
            yield from _mean(located)
            yield from _adjustments(located, today)
            yield from _areas(located, known)
    for aim in dataset.aims():
        yield from _basis(aim)
        yield from _mean(aim)
        if isinstance(aim.item, ProjectTarget):
            yield from _adjustments(aim, today)


def _attribute(indicator: Located[Indicator]) -> Iterator[Problem]:
    word = indicator.item.attribute
    if word is None or word in ATTRIBUTES:
        return
    near = difflib.get_close_matches(word, ATTRIBUTES, n=1, cutoff=0.6)
    if near:
        found = f"属性“{word}”与常用的“{near[0]}”只差一点"
        mend = f"是不是想写“{near[0]}”？照录规划原文的可以忽略"
        yield Problem(indicator.value("attribute"), found, mend, Severity.WARNING)


def _twice(indicator: Located[Indicator]) -> Iterator[Problem]:
    seen: dict[tuple[int, Basis, str], int] = {}
    for index, target in enumerate(indicator.item.targets):
        for area in target.values:
            key = (target.by, target.basis, area)
            if key in seen:
                found = f"“{area}”的 {target.by} 年目标（{target.basis.value}）写了两次"
                mend = "一个年份、一种评价方式只写一次；规划中期作了调整的写在 adjustments"
                yield Problem(indicator.key("targets", index, "values", area), found, mend)
            seen[key] = index


def _words(item: Indicator, value: StatedValue) -> Iterator[Problem]:
    """A figure that was left in words is never computed, and nobody would see why."""
    text = value.value.item.text
    if value.value.item.is_in_words and BARE.fullmatch(text.replace(item.unit, "").strip()):
        found = f"目标只写了 text，原文“{text}”却是一个数"
        mend = "请补上 op 和 value（范围写 low 和 high）；只写 text 的目标不计算"
        yield Problem(value.value.value("text"), found, mend)


def _basis(aim: Located[ProjectTarget] | Located[TextPromise]) -> Iterator[Problem]:
    basis, kind = aim.item.basis, aim.item.kind
    if basis is None:
        return
    if kind is None:
        yield Problem(aim.value("basis"), "承诺只有文字，却写了 basis", "只有文字的承诺不计算，请删去 basis")
    elif kind is TargetKind.YEARLY and basis is not Basis.EACH_YEAR:
        found = f"目标类型是 yearly，评价方式却是“{basis.value}”"
        mend = "kind: yearly 就是每年，请删去 basis；要按其他方式评价的，kind 写 level"
        yield Problem(aim.value("basis"), found, mend)
    elif kind is TargetKind.MILESTONE and basis is not Basis.LEVEL:
        found = f"分步目标的评价方式是“{basis.value}”"
        yield Problem(aim.value("basis"), found, "分步目标只看完成了几步，请删去 basis")


def _mean(aim: Located[Target] | Located[ProjectTarget] | Located[TextPromise]) -> Iterator[Problem]:
    if aim.item.mean is not None and aim.item.basis is not Basis.AVERAGE:
        found = "写了 mean，评价方式却不是年均"
        yield Problem(aim.value("mean"), found, "mean 只用于 basis: 年均，请核对 basis 或删去 mean")


def _areas(target: Located[Target], known: Container[str]) -> Iterator[Problem]:
    for index, adjustment in enumerate(target.item.adjustments):
        for area in adjustment.values:
            if area in known and area not in target.item.values:
                mark = target.key("adjustments", index, "values", area)
                found = f"调整了“{area}”的目标，规划原来却没有这个地区的目标值"
                yield Problem(mark, found, "请先在 values 中写规划原来的目标值，或核对地区")


def _adjustments(target: Located[Target] | Located[ProjectTarget], today: datetime.date) -> Iterator[Problem]:
    adjustments: tuple[Adjustment, ...] | tuple[ProjectAdjustment, ...] = target.item.adjustments
    for index, adjustment in enumerate(adjustments):
        for field, word in (("date", "调整日期"), ("published", "本站发布日期")):
            day: datetime.date = getattr(adjustment, field)
            if day > today:
                mark = target.value("adjustments", index, field)
                yield Problem(mark, f"{word} {day} 在今天（{today}）之后", "只写已经发生的日期，请核对年月日")
        if adjustment.published < adjustment.date:
            mark = target.value("adjustments", index, "published")
            found = f"本站发布日期 {adjustment.published} 早于调整日期 {adjustment.date}"
            yield Problem(mark, found, "请核对两个日期")
        if adjustment.by is not None and adjustment.by < adjustment.date.year:
            mark = target.value("adjustments", index, "by")
            yield Problem(mark, f"调整后的期限 {adjustment.by} 年早于调整的年份", "请核对年份")
