"""How many promises the projects make: a target may be one of the indicators, or stand in two projects."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.models import ProjectTarget
from plansite.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Promises:
    """量化目标 of all projects, and how many of them say what is counted elsewhere."""

    total: int
    linked: int
    """Targets that are indicators."""

    repeated: int
    """Targets of which an earlier project promises the same thing in the same figure."""

    @property
    def own(self) -> int:
        """What is left: promises that are neither indicators nor said before."""
        return self.total - self.linked - self.repeated


def promises(plan: Plan) -> Promises:
    """The promises of a plan's projects, counted."""
    targets = [target for _, target in plan.targets]
    others = [target for target in targets if target.indicator is None]
    return Promises(len(targets), len(targets) - len(others), len(others) - len({_promise(item) for item in others}))


def _promise(target: ProjectTarget) -> tuple[object, ...]:
    figure = (target.op, target.value, target.low, target.high, target.approximate)
    return (target.measure, target.unit, target.kind, target.by, *figure)
