"""What an indicator is to reach in one area: the plan's own figure, and an adjusted one where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plansite.models import Adjustment, Indicator, Target, TargetValue
from plansite.models.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Aim:
    """目标 of one area, by one year."""

    target: Target
    area: str
    original: TargetValue
    """As the plan prints it."""

    adjustment: Adjustment | None
    """The last one, whose value decides."""

    @property
    def value(self) -> TargetValue:
        """What decides."""
        return self.original if self.adjustment is None else self.adjustment.values[self.area]

    @property
    def by(self) -> int:
        """The year by which it is to be reached, as last adjusted."""
        return (self.adjustment.by if self.adjustment is not None else None) or self.target.by

    @property
    def basis(self) -> Basis:
        """What is held against it."""
        return self.target.basis


def aims(indicator: Indicator, area: str) -> tuple[Aim, ...]:
    """Every target that the plan gives an area, in its order."""
    return tuple(
        Aim(target, area, target.values[area], target.adjustment(area))
        for target in indicator.targets
        if area in target.values
    )


def main(found: Sequence[Aim], end: int) -> Aim | None:
    """The one that counts in lists: of the plan's last year, else the last before it, else the first after it."""
    within = [aim for aim in found if aim.target.by <= end]
    latest = max((aim.target.by for aim in within), default=None)
    if latest is not None:
        return next(aim for aim in within if aim.target.by == latest)
    return min(found, key=lambda aim: aim.target.by, default=None)
