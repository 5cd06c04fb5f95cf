"""Changes from one year to the next (与上一年相比), between values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.models import Area, Indicator, Observation


@dataclass(frozen=True, slots=True)
class Change:
    """A value beside that of the year before."""

    indicator: Indicator
    area: Area
    before: Observation | None
    after: Observation


def change(indicator: Indicator, area: Area, year: int) -> Change | None:
    """The value of a year beside that of the year before; ``None`` where the year has none."""
    after = deciding(indicator, area.id, year)
    if after is None:
        return None
    return Change(indicator, area, deciding(indicator, area.id, year - 1), after)


def deciding(indicator: Indicator, area: str, year: int) -> Observation | None:
    """The value of one year that decides: of the same scope, of the whole year before part of it."""
    own = [o for o in indicator.observations if o.area == area and o.year == year and o.decides]
    return max(own, key=lambda o: o.last_month, default=None)
