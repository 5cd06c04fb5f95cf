"""All pictures of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.charts import spark_values, timeline_values, travel_values, units_values
from plansite.charts.indicator_values import indicator_pictures
from plansite.charts.picture import Picture
from plansite.plan import Plan
from plansite.wording import Wording


def pictures(plan: Plan, wording: Wording) -> Iterator[Picture]:
    """Every picture: the whole plan first, then indicators and projects in the plan's order."""
    yield travel_values.overview(plan, wording)
    yield units_values.standing(plan, wording)
    yield units_values.deadlines(plan, wording)
    for picture in indicator_pictures(plan, wording):
        yield picture
        yield spark_values.spark(picture)
    yield from travel_values.projects(plan, wording)
    yield from timeline_values.timelines(plan)
