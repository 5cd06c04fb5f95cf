"""Changes from one year to the next (与上一年相比), between values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.assessment.comparable import are_alike
from plansite.assessment.latest import newness
from plansite.models import Area, Indicator, Observation


@dataclass(frozen=True, slots=True)
class Change:
    """A value beside that of the year before."""

    indicator: Indicator
    area: Area
    before: Observation | None
    after: Observation
    is_unlike: bool = False
    """Whether there is a value of the year before that cannot be compared: of another period, or behind a break."""


def change(indicator: Indicator, area: Area, year: int) -> Change | None:
    """The value of a year beside that of the year before; ``None`` where the year has none."""
    after = deciding(indicator, area.id, year)
    if after is None:
        return None
    found = _deciding(indicator, area.id, year - 1)
    alike = [before for before in found if are_alike(indicator, before, after)]
    return Change(indicator, area, max(alike, key=newness, default=None), after, is_unlike=bool(found) and not alike)


def deciding(indicator: Indicator, area: str, year: int) -> Observation | None:
    """The value of one year that decides: of the whole year before a school year, a final one before a preliminary.

    On either side of a break values decide nothing about the target, but may be compared with those of their own side.
    """
    return max(_deciding(indicator, area, year), key=newness, default=None)


def _deciding(indicator: Indicator, area: str, year: int) -> list[Observation]:
    return [o for o in indicator.observations if o.area == area and o.year == year and o.decides]
