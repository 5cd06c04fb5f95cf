"""What became of something that was published: corrections, withdrawals, breaks, and the days on which it was told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from plansite.models import Indicator, Observation, Project
from plansite.models.vocabulary import ObservationStatus
from plansite.problems import Mark, Problem, Severity
from plansite.reading.dataset import Dataset, Located


class Told(NamedTuple):
    """The day on which this site told of something that is no value, and the days before which it cannot be."""

    mark: Mark
    published: datetime.date
    happened: datetime.date | None
    """The day of what is told."""

    word: str
    source: str | None


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every record that cannot be."""
    for _, observation in dataset.observed():
        yield from _corrections(observation)
        yield from _withdrawal(observation)
        yield from _school_year(observation)
    yield from _finals(dataset)
    for indicator in dataset.indicators:
        yield from _breaks(dataset, indicator)
    yield from _told_too_early(dataset)
    yield from _departments(dataset)


def told(dataset: Dataset) -> Iterator[Told]:
    """Every day on which something was told, where the files state one."""
    for owner in dataset.owners:
        for index, stated in enumerate(owner.item.assessment):
            if stated.published is not None:
                mark = owner.value("assessment", index, "published")
                yield Told(mark, stated.published, stated.date, "评估日期", stated.source)
    for indicator in dataset.indicators:
        for index, found in enumerate(indicator.item.breaks):
            if found.published is not None:
                yield Told(indicator.value("breaks", index, "published"), found.published, None, "", found.source)
        named = indicator.item.department
        if named is not None and named.published is not None:
            yield Told(indicator.value("department", "published"), named.published, None, "", named.source)
    for project in dataset.projects:
        yield from _of_project(project)


def _of_project(project: Located[Project]) -> Iterator[Told]:
    item = project.item
    for index, stated in enumerate(item.status):
        if stated.published is not None:
            mark = project.value("status", index, "published")
            yield Told(mark, stated.published, stated.date, "状态日期", stated.source)
    for index, step in enumerate(item.milestones):
        if step.published is not None:
            mark = project.value("milestones", index, "published")
            yield Told(mark, step.published, step.done, "完成日期", step.source)
    named = item.departments
    if named is not None and named.published is not None:
        yield Told(project.value("departments", "published"), named.published, None, "", named.source)


def _corrections(observation: Located[Observation]) -> Iterator[Problem]:
    """Each correction comes before the next, and changed what it says."""
    item = observation.item
    for index, (before, after) in enumerate(pairwise(item.versions)):
        if before.published > after.published:
            later = "更正的发布日期" if index == len(item.corrects) - 1 else "下一次更正的原公布日期"
            found = f"原公布日期 {before.published} 晚于{later} {after.published}"
            mend = "请核对两个日期" + ("；几次更正按先后写，旧的在前" if len(item.corrects) > 1 else "")
            yield Problem(observation.value("corrects", index, "published"), found, mend)
        stated = item.corrects[index]
        if stated.value is not None and before.value == after.value:
            mark = observation.value("corrects", index, "value")
            yield Problem(mark, "原公布值与更正后的值相同", "请核对；没有更正就删除 corrects，数值没有变的不写 value")
        for field in ("year", "kind", "scope", "source", "period", "month"):
            if getattr(stated, field) is not None and _state(before, field) == _state(after, field):
                title = type(stated).model_fields[field].title
                mark = observation.value("corrects", index, field)
                yield Problem(mark, f"“{field}”（{title}）与更正后的相同", "变了哪项写哪项，没有变的请删除")


def _school_year(observation: Located[Observation]) -> Iterator[Problem]:
    """A school year has two years, one after the other, and belongs to the year in which it ends."""
    versions = observation.item.versions
    for index, version in enumerate(versions):
        path = ("period",) if index == len(versions) - 1 else ("corrects", index, "period")
        span = version.span
        first, _, last = span.words.removesuffix("学年").partition("—")
        if not span.is_school_year or (path[0] == "corrects" and version.period == versions[index + 1].period):
            continue
        if int(last) != int(first) + 1:
            mend = "请写开始和结束的年份，如 2023—2024学年"
            yield Problem(observation.value(*path), f"学年“{span.words}”不是相连的两年", mend)
        elif int(last) != version.year:
            found = f"学年“{span.words}”不在 {version.year} 年结束"
            yield Problem(observation.value(*path), found, f"学年算在结束的那一年，year 请写 {last}；请核对学年和年份")


def _state(observation: Observation, field: str) -> object:
    """What a correction may have changed; a month is a period written otherwise."""
    return observation.span.words if field in {"period", "month"} else getattr(observation, field)


def _withdrawal(observation: Located[Observation]) -> Iterator[Problem]:
    item = observation.item
    if item.withdrawn is not None and item.withdrawn.date < item.published:
        found = f"撤回日期 {item.withdrawn.date} 早于本站发布日期 {item.published}"
        yield Problem(observation.value("withdrawn", "date"), found, "请核对两个日期")


def _finals(dataset: Dataset) -> Iterator[Problem]:
    """A preliminary value that was published after the final one of the same period is doubted."""
    finals: dict[object, datetime.date] = {}
    found = [(owner, value) for owner, value in dataset.observed() if value.item.withdrawn is None]
    for owner, value in found:
        if value.item.kind is ObservationStatus.ACTUAL:
            first = value.item.versions[0]
            finals[owner.file.name, owner.loc, value.item.area, value.item.span, value.item.scope] = first.published
    for owner, value in found:
        item = value.item
        final = finals.get((owner.file.name, owner.loc, item.area, item.span, item.scope))
        if item.kind is ObservationStatus.PRELIMINARY and final is not None and item.versions[0].published > final:
            said = f"{item.span.label}的初步值发布于 {item.versions[0].published}，晚于同一时期的实际值（{final}）"
            yield Problem(
                value.value("published"), said, "请核对日期和数据性质；补录旧的初步值可以忽略", Severity.WARNING
            )


def _breaks(dataset: Dataset, indicator: Located[Indicator]) -> Iterator[Problem]:
    item, period = indicator.item, dataset.period
    seen: set[int] = set()
    start = item.baseline.year if item.baseline is not None else period.start - 1 if period is not None else None
    for index, found in enumerate(item.breaks):
        mark = indicator.value("breaks", index, "year")
        if found.year in seen:
            yield Problem(mark, f"{found.year}年的口径变化写了两次", "同一年的变化请写在一项里")
        seen.add(found.year)
        is_late = period is not None and found.year > period.end
        if (start is not None and found.year <= start) or is_late:
            said = f"口径变化的年份 {found.year} 不在基期以后、规划期以内"
            yield Problem(mark, said, "请写开始用新口径的那一年；规划期以外的变化不用写")


def _told_too_early(dataset: Dataset) -> Iterator[Problem]:
    dates = {source.item.id: source.item.date for source in dataset.sources}
    for one in told(dataset):
        if one.happened is not None and one.published < one.happened:
            found = f"本站发布日期 {one.published} 早于{one.word} {one.happened}"
            yield Problem(one.mark, found, "请核对两个日期")
        date = dates.get(one.source or "")
        if date is not None and one.published < date:
            found = f"本站发布日期 {one.published} 早于来源发布日期 {date}"
            yield Problem(one.mark, found, "请核对两个日期")


def _departments(dataset: Dataset) -> Iterator[Problem]:
    """Who is responsible is only said where a source says so."""
    for owner, field, named in (
        *((one, "department", one.item.department) for one in dataset.indicators),
        *((one, "departments", one.item.departments) for one in dataset.projects),
    ):
        if named is not None and named.source is None:
            mend = "请换行写 lead 和 source，source 写来源代码；查不到来源的不写责任单位"
            yield Problem(owner.key(field), f"责任单位“{named.lead}”没有注明来源", mend, Severity.WARNING)
