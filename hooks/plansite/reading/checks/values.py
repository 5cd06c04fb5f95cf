"""Values that can be: inside their unit's range, with few enough decimals, and no leap that looks like a slip."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from plansite.models import Indicator, ProjectTarget, TextPromise
from plansite.models.indicator import Limits
from plansite.models.observation import Observation
from plansite.models.span import WHOLE, Span
from plansite.models.targets.target_figure import Figure
from plansite.models.targets.units import AMOUNT, unit
from plansite.models.vocabulary import Scope
from plansite.problems import Mark, Problem, Severity
from plansite.reading.checks.targets import stated
from plansite.reading.dataset import Dataset, Located, Owner

LEAP_RATIO = Decimal("0.5")
"""From one value to the next, more than half of an amount is doubted; of a rate, so many points as its unit says."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every value that cannot be, and (as warnings) those that are hard to believe."""
    for indicator in dataset.indicators:
        limits = indicator.item.limits or unit(indicator.item.unit).limits
        if limits.min >= limits.max:
            found = f"最小值 {limits.min} 不小于最大值 {limits.max}"
            yield Problem(indicator.value("limits", "min"), found, "请把小的数写在 min，大的写在 max")
            continue
        outside = [p for mark, value in _stated(indicator) for p in _outside(mark, value, limits, indicator)]
        yield from outside or _leaps(indicator)
        for mark, value in _stated(indicator):
            yield from _too_precise(mark, value, indicator.item.decimals)
    for target in dataset.aims():
        counted = unit(target.item.unit)
        for mark, value in _stated_by_target(target):
            yield from _outside(mark, value, counted.limits, target)
            if counted.is_whole and value != value.to_integral_value():
                yield Problem(mark, f"数值 {value} 不是整数", f"以“{target.item.unit}”为单位的数应为整数，请核对")


def _stated(indicator: Located[Indicator]) -> Iterator[tuple[Mark, Decimal]]:
    item = indicator.item
    for area, start in (item.baseline.values if item.baseline is not None else {}).items():
        if start is not None:
            yield indicator.value("baseline", "values", area), start
    for target in stated(indicator):
        yield from _figures(target.value)
    yield from _observed(indicator)


def _stated_by_target(target: Located[ProjectTarget] | Located[TextPromise]) -> Iterator[tuple[Mark, Decimal]]:
    yield from _figures(target)
    yield from _observed(target)


def _observed(owner: Owner) -> Iterator[tuple[Mark, Decimal]]:
    """Published values; what was withdrawn may have been wrong in any way."""
    for index, observation in enumerate(owner.item.observations):
        if observation.withdrawn is None:
            yield owner.value("observations", index, "value"), observation.value


def _figures(target: Located[Figure] | Located[TextPromise]) -> Iterator[tuple[Mark, Decimal]]:
    item = target.item
    for field, value in (("value", item.value), ("low", item.low), ("high", item.high)):
        if value is not None:
            yield target.value(field), value


def _outside(mark: Mark, value: Decimal, limits: Limits, located: Owner) -> Iterator[Problem]:
    if not limits.min <= value <= limits.max:
        found = f"数值 {value} 超出“{located.item.unit}”的范围"
        wider = "；确实可能超出的指标请写 limits" if isinstance(located.item, Indicator) else ""
        least = limits is AMOUNT and value < limits.min
        allowed = f"{limits.min} 以上" if least else f"{limits.min} 到 {limits.max:f}"
        yield Problem(mark, found, f"应为 {allowed}，请核对小数点和单位{wider}")


def _too_precise(mark: Mark, value: Decimal, decimals: int) -> Iterator[Problem]:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        found = f"数值 {value:f} 的小数有 {-exponent} 位，多于这个指标的 decimals 规定的 {decimals} 位"
        yield Problem(mark, found, "请对照来源核对数值；来源确实写到这一位的，请把 decimals 改大。网站不四舍五入")


def _leaps(indicator: Located[Indicator]) -> Iterator[Problem]:
    """Leaps between values of one kind of period on one side of every break."""
    item = indicator.item
    starts = item.baseline.values if item.baseline is not None else {}
    for area in dict.fromkeys([*starts, *(observation.area for observation in item.observations)]):
        series = [
            (observation.span, observation.value, indicator.value("observations", index, "value"))
            for index, observation in enumerate(item.observations)
            if _comparable(observation, area)
        ]
        start = item.baseline.values.get(area) if item.baseline is not None else None
        if start is not None and item.baseline is not None:
            span = Span(item.baseline.year, WHOLE)
            series.append((span, start, indicator.value("baseline", "values", area)))
        kinds: dict[object, list[tuple[Span, Decimal, Mark]]] = {}
        for one in sorted(series, key=lambda one: (one[0].year, one[2])):
            kinds.setdefault((one[0].kind, item.side(one[0].year)), []).append(one)
        for (_, before, _), (_, after, mark) in (pair for own in kinds.values() for pair in pairwise(own)):
            if _is_leap(before, after, unit(item.unit).leap):
                found = f"数值由 {before} 变为 {after}，变化异常大"
                yield Problem(mark, found, "请核对小数点、单位和年份；确认无误可以忽略", Severity.WARNING)


def _comparable(observation: Observation, area: str) -> bool:
    return observation.area == area and observation.scope is Scope.SAME and observation.withdrawn is None


def _is_leap(before: Decimal, after: Decimal, points: Decimal | None) -> bool:
    if points is not None:
        return abs(after - before) > points
    return before != 0 and abs(after - before) / abs(before) > LEAP_RATIO
