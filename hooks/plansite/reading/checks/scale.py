"""Values of one series are of one order: one that is twenty times another's was written in another unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plansite.models import Indicator
from plansite.models.vocabulary import Basis, TargetKind
from plansite.problems import Mark, Problem
from plansite.reading.dataset import Dataset, Owner

TIMES = 20
"""So many times off the others, a value is refused."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number of a series; ``mark`` is where it stands if it was observed and nobody has said why it is as it is."""

    value: Decimal
    mark: Mark | None = None


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every observed value that is far off the baseline, the targets and the other values of its area."""
    owners: list[Owner] = [*dataset.indicators, *dataset.aims()]
    for owner in owners:
        areas = dict.fromkeys(observation.area for observation in owner.item.observations)
        for area in areas:
            series = [one for one in _series(owner, area) if one.value > 0]
            yield from _off(series, owner)


def _off(series: list[_Stated], owner: Owner) -> Iterator[Problem]:
    grows = getattr(owner.item, "kind", None) is TargetKind.COUNT
    for one in series:
        others = [other.value for other in series if other is not one]
        if one.mark is None or not others:
            continue
        least, most = min(others), max(others)
        if one.value >= TIMES * most:
            told = f"是同一序列中最大的 {most:f} 的 {one.value / most:.0f} 倍"
        elif one.value * TIMES <= least and not grows:
            told = f"不到同一序列中最小的 {least:f} 的 {TIMES} 分之一"
        else:
            continue
        found = f"数值 {one.value:f}（{owner.item.unit}）{told}"
        mend = f"多半是单位写错了：这里以“{owner.item.unit}”为单位；确实如此的，用 quote_note 说明原因"
        yield Problem(one.mark, found, mend)


def _series(owner: Owner, area: str) -> Iterator[_Stated]:
    item = owner.item
    if isinstance(item, Indicator):
        start = item.baseline.values.get(area) if item.baseline is not None else None
        if start is not None:
            yield _Stated(start)
        ends = [target.values for target in item.targets if target.basis is Basis.LEVEL]
        levels = [values[area] for values in ends if area in values]
        figures = [figure for level in levels for figure in (level.value, level.low, level.high)]
    else:
        figures = [item.value, item.low, item.high]
    for figure in figures:
        if figure is not None:
            yield _Stated(figure)
    for index, observation in enumerate(item.observations):
        if observation.area == area and observation.withdrawn is None:
            mark = None if observation.quote_note else owner.value("observations", index, "value")
            yield _Stated(observation.value, mark)
