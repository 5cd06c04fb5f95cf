"""Changes from one year to the next (与上一年相比), between values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from plansite import figures
from plansite.models import Area, Indicator, Observation
from plansite.progress.assessments import decides


@dataclass(frozen=True, slots=True)
class Change:
    """A value beside that of the year before."""

    indicator: Indicator
    area: Area
    before: Observation | None
    after: Observation
    words: str
    """``提高0.66个百分点``, ``增加3所，增长12.5%``; empty where the year before has no value of the same scope."""


def change(indicator: Indicator, area: Area, year: int) -> Change | None:
    """The value of a year beside that of the year before; ``None`` where the year has none."""
    after = deciding(indicator, area.id, year)
    if after is None:
        return None
    before = deciding(indicator, area.id, year - 1)
    words = ""
    if before is not None:
        words = figures.change(before.value, after.value, indicator.unit, indicator.decimals)
    return Change(indicator, area, before, after, words)


def deciding(indicator: Indicator, area: str, year: int) -> Observation | None:
    """The value of one year that decides: of the same scope, of the whole year before part of it."""
    own = [o for o in indicator.observations if o.area == area and o.year == year and decides(o)]
    return max(own, key=lambda o: o.month or 13, default=None)
