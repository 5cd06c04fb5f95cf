"""Parts that must agree with one another inside one indicator or project."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.models import Indicator, ProjectTarget, TextPromise
from plansite.models.targets.target_figure import Figure
from plansite.models.vocabulary import Basis, Comparison, Direction, TargetKind
from plansite.problems import Problem
from plansite.reading.checks.targets import StatedValue, stated
from plansite.reading.dataset import Dataset, Located

OPS = {
    Direction.UP: (Comparison.AT_LEAST, Comparison.ABOVE, Comparison.POINT),
    Direction.DOWN: (Comparison.AT_MOST, Comparison.BELOW, Comparison.POINT),
    Direction.KEEP: tuple(op for op in Comparison if op is not Comparison.POINT),
}


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every contradiction inside one part."""
    for indicator in dataset.indicators:
        yield from _against_direction(indicator)
    units = {indicator.item.id: indicator.item.unit for indicator in dataset.indicators}
    for promise in dataset.promises:
        yield from _range(promise)
    for _, target in dataset.targets():
        yield from _range(target)
        yield from _counted(target)
        yield from _linked(target, units)
    for project, target in dataset.targets():
        steps = len(project.item.milestones)
        if target.item.kind is TargetKind.MILESTONE and target.item.value != steps:
            found = f"分步目标的 value 与里程碑的数目（{steps}）不一致"
            yield Problem(target.key("value"), found, "每一步写成一个里程碑，value 写总步数")
    for project in dataset.projects:
        for index, milestone in enumerate(project.item.milestones):
            if milestone.done is not None and milestone.source is None:
                mark = project.key("milestones", index, "done")
                yield Problem(mark, "里程碑写了完成日期，却没有来源", "请加上 source，写来源代码")
            if milestone.done is None and milestone.published is not None:
                mark = project.key("milestones", index, "published")
                yield Problem(
                    mark, "里程碑没有完成，却写了本站发布日期", "完成了的请写 done 和 source；没有完成的不写 published"
                )


def _against_direction(indicator: Located[Indicator]) -> Iterator[Problem]:
    for target in stated(indicator):
        yield from _range(target.value)
        yield from _figure_against_direction(indicator.item, target)


def _figure_against_direction(item: Indicator, stated: StatedValue) -> Iterator[Problem]:
    target, located = stated.value.item, stated.value
    if target.low is not None and item.direction is Direction.DOWN:
        found = "方向是 down，目标却是范围"
        mend = '范围目标按“不低于下限”评价，请改用 op 和 value，如 op: "<="'
        yield Problem(located.value("low"), found, mend)
    elif item.direction is Direction.KEEP and target.op is Comparison.POINT:
        found = "方向是 keep，比较方式却是“=”，分不清是不能低于还是不能高于目标"
        mend = '不能低于的写 op: ">="，不能高于的（如“零发生”）写 op: "<="，要在两个数之间的写 low 和 high'
        yield Problem(located.value("op"), found, mend)
    elif target.op is not None and target.op not in OPS[item.direction]:
        allowed = "、".join(f'"{op}"' for op in OPS[item.direction])
        found = f"方向是 {item.direction}，比较方式却是“{target.op}”"
        yield Problem(located.value("op"), found, f"请核对 direction 和 op；可用的有：{allowed}")
    elif target.op is Comparison.POINT and stated.target.basis is Basis.LEVEL:
        yield from _against_baseline(item, stated)


def _against_baseline(item: Indicator, stated: StatedValue) -> Iterator[Problem]:
    start = item.baseline.values.get(stated.area) if item.baseline is not None else None
    value = stated.value.item.value
    if start is None or value is None:
        return
    if item.direction is Direction.UP and value < start:
        found = f"方向是 up，目标 {value} 却低于基期 {start}"
    elif item.direction is Direction.DOWN and value > start:
        found = f"方向是 down，目标 {value} 却高于基期 {start}"
    else:
        return
    yield Problem(stated.value.value("value"), found, "请核对方向、基期和目标")


def _range(target: Located[Figure] | Located[TextPromise]) -> Iterator[Problem]:
    low, high = target.item.low, target.item.high
    if low is not None and high is not None and low >= high:
        yield Problem(target.value("low"), f"范围下限 {low} 不小于上限 {high}", "请把小的数写在 low，大的写在 high")


def _counted(target: Located[ProjectTarget]) -> Iterator[Problem]:
    if target.item.low is not None and target.item.kind is not TargetKind.COUNT:
        yield Problem(target.value("kind"), "范围目标的类型不是 count", "范围目标请写 kind: count")
    if target.item.kind is TargetKind.COUNT and target.item.op in {Comparison.AT_MOST, Comparison.BELOW}:
        found = f"数量目标的比较方式是“{target.item.op}”"
        yield Problem(target.value("op"), found, '数量目标用 ">=" 或 ">"；上限请写 kind: level')


def _linked(target: Located[ProjectTarget], units: dict[str, str]) -> Iterator[Problem]:
    item = target.item
    if item.indicator is None:
        return
    if item.observations:
        yield Problem(
            target.key("observations"), "目标已对应指标，又自己写了观测值", "数值只在指标里维护，请移到 indicators.yaml"
        )
    if item.assessment:
        mend = "对这个指标的结论只写在指标里，请移到 indicators.yaml 这个指标的 assessment"
        yield Problem(target.key("assessment"), "目标已对应指标，又自己写了官方评估", mend)
    unit = units.get(item.indicator)
    if unit is not None and unit not in {item.unit, f"万{item.unit}"}:
        found = f"目标的单位是“{item.unit}”，对应指标的单位却是“{unit}”"
        yield Problem(target.value("unit"), found, "请核对 indicator；单位不同的不是同一个指标")
