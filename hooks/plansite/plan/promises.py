"""How many promises the projects make: a target may be one of the indicators, or stand in two projects."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.models import Project, ProjectTarget
from plansite.plan.plan import Plan, promise


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
    return Promises(len(targets), len(targets) - len(others), len(others) - len(own(plan)))


def own(plan: Plan) -> tuple[ProjectTarget, ...]:
    """Every promise once: without indicators, and without what an earlier project promises."""
    found = {promise(target): target for _, target in reversed(plan.targets) if target.indicator is None}
    return tuple(target for _, target in plan.targets if found.get(promise(target)) is target)


def same(plan: Plan, target: ProjectTarget) -> tuple[tuple[Project, ProjectTarget], ...]:
    """The targets of other projects that promise the same thing in the same figure."""
    if target.indicator is not None:
        return ()
    return tuple(pair for pair in plan.promising[promise(target)] if pair[1] is not target)
