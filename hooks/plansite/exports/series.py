"""One indicator by itself: its baselines, published values and targets as a CSV beside its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plansite.addresses import indicator_path
from plansite.exports import rows
from plansite.exports.columns import SERIES
from plansite.exports.export import Export, as_csv
from plansite.exports.table import cells
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
        content = as_csv(names, cells(SERIES, rows.series(plan, indicator)))
        yield Export(path, content, f"{indicator.name}（CSV）", "基期、公布值和目标")
