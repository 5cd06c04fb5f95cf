"""Years inside the plan, days that have come, sources that are younger than what they report."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.models import Indicator, PlanFile, Project, Source
from plansite.models.files import Period
from plansite.models.observation import Observation
from plansite.models.vocabulary import ObservationStatus
from plansite.problems import Mark, Problem, Severity
from plansite.reading.checks import records
from plansite.reading.dataset import Dataset, Located, Owner


def problems(dataset: Dataset, today: datetime.date) -> Iterator[Problem]:
    """Every year or day that cannot be."""
    sources: dict[str, Source] = {}
    for source in dataset.sources:
        if source.item.date is None or source.item.date <= today:
            sources.setdefault(source.item.id, source.item)
    period = dataset.period
    yield from _years(dataset)
    yield from _undated(dataset)
    yield from _future(dataset, today)
    for owner, observation in dataset.observed():
        yield from _ends_before_its_source(observation, sources)
        start = _baseline_year(owner)
        is_told = period is not None and not period.start <= observation.item.year <= period.end
        if start is not None and observation.item.year <= start and not is_told:
            found = f"观测年份 {observation.item.year} 不晚于基期 {start}"
            yield Problem(observation.value("year"), found, "基期值写在 baseline，观测值从基期的下一年写起")
    for indicator in dataset.indicators:
        due = indicator.item.next_update
        if due is not None and due < today:
            found = f"下次更新日期 {due} 已过"
            yield Problem(indicator.value("next_update"), found, "请查找新公布的数值，或改成新的日期", Severity.WARNING)


def _years(dataset: Dataset) -> Iterator[Problem]:
    period = dataset.period
    if period is None:
        return
    if period.start >= period.end:
        mark = dataset.files["plan"].value_mark(("period", "start"))
        yield Problem(mark, f"规划期起始年 {period.start} 不早于结束年 {period.end}", "请核对 period")
        return
    years = f"规划期是 {period.start}—{period.end} 年"
    for _, observation in dataset.observed():
        if not period.start <= observation.item.year <= period.end:
            yield Problem(observation.value("year"), f"年份 {observation.item.year} 不在规划期内", f"{years}，请核对")
    for indicator in dataset.indicators:
        item = indicator.item
        for index, target in enumerate(item.targets):
            if target.by < period.start:
                mark = indicator.value("targets", index, "by")
                yield Problem(mark, f"目标年份 {target.by} 早于规划期", f"{years}，请核对")
        first = min(target.by for target in item.targets)
        if item.baseline is not None and item.baseline.year >= first:
            mark = indicator.value("baseline", "year")
            yield Problem(mark, f"基期年份 {item.baseline.year} 不早于目标年份 {first}", "请核对两个年份")
    yield from _deadlines(dataset, period)


def _deadlines(dataset: Dataset, period: Period) -> Iterator[Problem]:
    """A promise of the text may look beyond the plan; a project's target may not."""
    years = f"规划期是 {period.start}—{period.end} 年"
    for _, target in dataset.targets():
        if not period.start <= target.item.by <= period.end:
            yield Problem(target.value("by"), f"期限年份 {target.item.by} 不在规划期内", f"{years}，请核对")
    for promise in dataset.promises:
        if promise.item.by < period.start:
            yield Problem(promise.value("by"), f"期限年份 {promise.item.by} 早于规划期", f"{years}，请核对")


def _undated(dataset: Dataset) -> Iterator[Problem]:
    used = {observation.item.source for _, observation in dataset.observed()}
    for source in dataset.sources:
        undated = source.item.date is None and source.item.id in used
        used.discard(source.item.id)
        if undated:
            found = f"来源“{source.item.id}”没有发布日期，不能作为观测值的来源"
            yield Problem(source.value("id"), found, "请补上 date；来源没有注明日期的，观测值请换一个来源")


def _future(dataset: Dataset, today: datetime.date) -> Iterator[Problem]:
    explained = ((change.value("date"), change.item.date, "改动日期") for change in dataset.changes)
    for mark, date, word in (*_dates(dataset), *explained):
        if date > today:
            yield Problem(mark, f"{word} {date} 在今天（{today}）之后", "只写已经发生的日期，请核对年月日")


def _dates(dataset: Dataset) -> Iterator[tuple[Mark, datetime.date, str]]:
    """Every day that must have come, with its place and its name."""
    plan = dataset.whole.get("plan")
    if isinstance(plan, PlanFile):
        yield dataset.files["plan"].value_mark(("published",)), plan.published, "本站发布日期"
    for source in dataset.sources:
        if source.item.date is not None:
            yield source.value("date"), source.item.date, "来源发布日期"
    for _, observation in dataset.observed():
        yield observation.value("published"), observation.item.published, "本站发布日期"
        if observation.item.withdrawn is not None:
            yield observation.value("withdrawn", "date"), observation.item.withdrawn.date, "撤回日期"
    for owner in dataset.owners:
        for index, stated in enumerate(owner.item.assessment):
            yield owner.value("assessment", index, "date"), stated.date, "评估日期"
    for project in dataset.projects:
        yield from _project_dates(project)
    for told in records.told(dataset):
        yield told.mark, told.published, "本站发布日期"


def _project_dates(project: Located[Project]) -> Iterator[tuple[Mark, datetime.date, str]]:
    item = project.item
    for index, stated in enumerate(item.status):
        yield project.value("status", index, "date"), stated.date, "状态日期"
    if item.last_checked is not None:
        yield project.value("last_checked"), item.last_checked, "最近核查日期"
    for index, progress in enumerate(item.progress):
        yield project.value("progress", index, "published"), progress.published, "本站发布日期"
        if progress.date is not None:
            yield project.value("progress", index, "date"), progress.date, "进展日期"
    for index, milestone in enumerate(item.milestones):
        if milestone.done is not None:
            yield project.value("milestones", index, "done"), milestone.done, "完成日期"


def _ends_before_its_source(observation: Located[Observation], sources: dict[str, Source]) -> Iterator[Problem]:
    item = observation.item
    source = sources.get(item.source)
    if source is None:
        return
    if source.date is None:
        return
    if item.kind is not ObservationStatus.EXPECTED and source.date < item.span.end:
        found = f"来源发布于 {source.date}，早于数据所属时期（{item.span.label}）结束"
        mend = "请核对年份；不是全年的数据请加 period，如 period: 上半年；预测值请写 kind: 预计"
        yield Problem(observation.value("year"), found, mend)
    if item.published < source.date:
        found = f"本站发布日期 {item.published} 早于来源发布日期 {source.date}"
        yield Problem(observation.value("published"), found, "请核对两个日期")


def _baseline_year(owner: Owner) -> int | None:
    item = owner.item
    return item.baseline.year if isinstance(item, Indicator) and item.baseline is not None else None
