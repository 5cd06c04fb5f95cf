"""All pictures of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.charts.values import card, localities, progress, spark, status, timeline
from plansite.charts.values.indicator import indicator_pictures
from plansite.charts.values.picture import Picture, Stamp
from plansite.plan.plan import Plan
from plansite.wording.sentences import Wording


def pictures(plan: Plan, wording: Wording, stamp: Stamp) -> Iterator[Picture]:
    """Every picture: the whole plan first, then indicators and projects in the plan's order."""
    yield card.card(plan, stamp)
    if plan.indicators:
        yield progress.overview(plan, wording, stamp)
    if plan.holdings:
        yield status.standing(plan, wording, stamp)
    if plan.indicators or plan.targets:
        yield status.deadlines(plan, wording, stamp)
    for indicator, picture in zip(plan.indicators, indicator_pictures(plan, wording, stamp), strict=True):
        yield picture
        yield from spark.sparks(picture)
        yield from localities.localities(plan, wording, indicator, stamp)
    yield from timeline.timelines(plan, stamp)
