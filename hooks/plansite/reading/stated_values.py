"""Every value that an indicator's targets state, the adjusted ones too, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.models import Adjustment, Indicator, Target, TargetValue
from plansite.reading.dataset import Located


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
