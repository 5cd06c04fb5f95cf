"""What the small multiples of an indicator show: the values of every part of the subject, side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import localities_path
from plansite.assessment.latest import newest
from plansite.charts.values import picture
from plansite.charts.values.indicator import Mark, Point, baseline_point, value_point
from plansite.charts.values.picture import Credit, Picture, Stamp
from plansite.models import Area, Indicator, Observation
from plansite.models.targets import units
from plansite.models.vocabulary import Basis
from plansite.plan.plan import Plan
from plansite.wording.sentences import Wording


@dataclass(frozen=True, slots=True)
class Locality:
    """One part of the subject."""

    name: str
    newest: str
    """``2026年 4.39（初步）``."""

    points: tuple[Point, ...]
    """The baseline, where the plan gives one, and every published value; never added up."""

    aims: tuple[Mark, ...]
    """Levels that the plan sets for it; both ends of a range."""


@dataclass(frozen=True, slots=True)
class LocalitiesPicture(Picture):
    """下属地区图: the parts of the subject that have a value, each in a panel, all on the same axes."""

    unit: str
    years: tuple[int, ...]
    decimals: int
    localities: tuple[Locality, ...]
    breaks: tuple[int, ...]
    """Years from which the values are counted otherwise."""

    silent: str
    """Those of which nothing was published, in words; empty where there are none."""

    hollow: str
    """What hollow points are: ``初步``, ``初步、预计``; empty where there are none."""

    credit: Credit


def localities(plan: Plan, wording: Wording, indicator: Indicator, stamp: Stamp) -> Iterator[LocalitiesPicture]:
    """The picture of an indicator; none while nothing was published of any part."""
    published = plan.local(indicator)
    if not published:
        return
    known = [area for area in plan.parts if any(found.area == area.id for found in published)]
    silent = "、".join(area.name for area in plan.parts if area not in known)
    drawn = tuple(_locality(plan, wording, indicator, area) for area in known)
    title = f"{indicator.name}：下属各地区"
    sentences = [f"{one.name}{one.newest}。" for one in drawn]
    yield LocalitiesPicture(
        name=localities_path(indicator.id),
        title=title,
        unit=units.unit(indicator.unit).heading,
        years=_years(plan, drawn),
        decimals=indicator.decimals,
        localities=drawn,
        breaks=tuple(sorted(found.year for found in indicator.breaks)),
        silent=f"{silent}：数值待公布" if silent else "",
        hollow=picture.hollow(published),
        credit=Credit.of(plan, published, stamp),
        alternative=picture.brief(
            f"{title}，单位{units.unit(indicator.unit).heading}。",
            [*sentences, *([f"{silent}的数值待公布。"] if silent else [])],
        ),
        widths=picture.ALL,
        is_published=True,
        absence="",
    )


def _locality(plan: Plan, wording: Wording, indicator: Indicator, area: Area) -> Locality:
    own = [observation for observation in indicator.observations if observation.area == area.id]
    start = baseline_point(wording, indicator, area.id, area.name)
    points = [value_point(wording, indicator, observation, area.name) for observation in own]
    last = newest(own)
    return Locality(
        name=area.name,
        newest=f"{wording.period(last)} {_said(wording, indicator, last)}",
        points=tuple(sorted([*([start] if start is not None else []), *points], key=lambda point: point.at)),
        aims=tuple(_aims(plan, indicator, area)),
    )


def _said(wording: Wording, indicator: Indicator, observation: Observation) -> str:
    remark = picture.remark(observation)
    return wording.number(indicator, observation.value) + (f"（{remark}）" if remark else "")


def _aims(plan: Plan, indicator: Indicator, area: Area) -> Iterator[Mark]:
    for aim in plan.aims(indicator, area.id):
        if aim.basis is not Basis.LEVEL:
            continue
        words = f"{area.name}，{aim.by}年目标 {aim.value.text}"
        for height in (aim.value.value, aim.value.low, aim.value.high):
            if height is not None:
                yield Mark(aim.by, float(height), aim.value.text, words)


def _years(plan: Plan, drawn: tuple[Locality, ...]) -> tuple[int, ...]:
    """The years of the plan so far, and those of everything else that is shown."""
    shown = [float(plan.about.period.start)]
    shown += [at for one in drawn for at in (*(p.at for p in one.points), *(float(m.at) for m in one.aims))]
    return tuple(range(math.floor(min(shown)), math.ceil(max(shown)) + 1))
