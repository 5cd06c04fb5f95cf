"""One indicator by itself: its baselines, published values and targets as a CSV beside its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from plansite.addresses import indicator_path
from plansite.exports.columns import SERIES
from plansite.exports.export import Export, as_csv
from plansite.exports.rows import figure_record, observation_record
from plansite.models import Indicator
from plansite.plan.plan import Plan

FILE = "data.csv"


def paths(indicators: Iterable[Indicator]) -> list[str]:
    """Where the files are published."""
    return [f"{indicator_path(indicator.id)}/{FILE}" for indicator in indicators]


def exports(plan: Plan) -> Iterator[Export]:
    """The file of every indicator."""
    names = tuple(column.name for column in SERIES)
    for indicator, path in zip(plan.indicators, paths(plan.indicators), strict=True):
        yield Export(path, as_csv(names, rows(plan, indicator)), f"{indicator.name}（CSV）", "基期、公布值和目标")


def rows(plan: Plan, indicator: Indicator) -> Iterator[dict[str, Any]]:
    """Baselines, then published values, then targets; areas in the order of the plan."""
    for area in plan.about.areas:
        ground = {"area": area.id, "area_name": area.name, "unit": indicator.unit}
        value = indicator.baseline.values.get(area.id) if indicator.baseline is not None else None
        if indicator.baseline is not None and value is not None:
            yield {**ground, "item": "基期", "year": indicator.baseline.year, "value": value, **_stated(plan)}
    for observation in indicator.observations:
        yield {"item": "公布值", "unit": indicator.unit, **observation_record(plan, observation)}
    for area in plan.about.areas:
        ground = {"area": area.id, "area_name": area.name, "unit": indicator.unit}
        target = indicator.target.values[area.id]
        figure = {**figure_record(target), "target_text": target.text, **_stated(plan)}
        yield {**ground, "item": "目标", "year": indicator.target.year, **figure}


def _stated(plan: Plan) -> dict[str, Any]:
    """The plan itself is the source of baselines and targets."""
    return {"source_title": plan.about.title, "published": plan.about.published}
