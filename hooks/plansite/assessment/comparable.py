"""Which values can be compared: with the target, and with one another."""

from __future__ import annotations

from plansite.models import Indicator, Observation, ProjectTarget, TextPromise


def is_on_the_plans_side(indicator: Indicator, year: int) -> bool:
    """Whether a year's values are counted as the plan counts: every break lies behind the baseline, and none before."""
    return indicator.side(year) == 0


def decides(owner: Indicator | ProjectTarget | TextPromise, observation: Observation) -> bool:
    """Whether a status may follow from a value of ``owner``."""
    is_broken = isinstance(owner, Indicator) and not is_on_the_plans_side(owner, observation.year)
    return observation.decides and not is_broken


def are_alike(indicator: Indicator, one: Observation, other: Observation) -> bool:
    """Whether two values of one area can be compared from year to year: periods of one kind, no break between."""
    same_scope = one.scope is other.scope
    return same_scope and one.span.kind == other.span.kind and indicator.side(one.year) == indicator.side(other.year)
