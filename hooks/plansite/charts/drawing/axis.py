"""Where an axis of values begins, by the one rule that the page on the method publishes."""

from __future__ import annotations

WORTH = 0.5
"""An axis begins at 0 where the least value is at most this share of the greatest."""


def begins_at_zero(least: float, most: float) -> bool:
    """Whether heights above 0 are to be compared as amounts; never where a value is below 0."""
    return 0 <= least <= most * WORTH
