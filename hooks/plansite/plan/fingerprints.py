"""What tells one state of the data from another: all of them, what stands in the plan itself, each item by itself.

Whoever keeps a page keeps it under the fingerprints of what the page may show. Whatever is not named here as published
of one item from day to day counts as standing: a field that is added later is therefore never forgotten.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
"""A part of the data as JSON has it."""

OF_INDICATORS = frozenset({"observations", "assessment", "next_update", "definition", "breaks", "department"})
OF_PROJECTS = frozenset({"status", "milestones", "progress", "last_checked", "departments"})
OF_TARGETS = frozenset({"observations", "assessment", "adjustments"})
OF_PROMISES = frozenset({"observations", "assessment"})
"""What is published of one thing, and shown where that thing is."""

APART = frozenset({"indicators", "sidebars", "projects", "themes", "sources", "withdrawn", "changes"})
"""Parts of the data that are not counted whole among what stands."""

TEXT = re.compile(r'"([^"\\]*)"')


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """指纹: SHA-256 in hexadecimal."""

    whole: str
    """Of all data."""

    standing: str
    """Of the plan itself: its text, names, targets, order; without what is published of single items."""

    indicators: Mapping[str, str]
    """By id: all that is known of an indicator, with the sources that it names."""

    projects: Mapping[str, str]
    """By id: all that is known of a project, with the sources and the indicators that it names."""


def fingerprints(data: Mapping[str, Any], more: object = None) -> Fingerprints:
    """The fingerprints of the data of a plan as JSON; ``more`` stands in the plan and is no part of its version."""
    sources = {source["id"]: _written(source) for source in data["sources"]}
    indicators = {item["id"]: _item([item], [item["id"]], data, sources) for item in data["indicators"]}
    projects = {item["id"]: _project(item, data, sources, indicators) for item in _projects(data)}
    standing = {name: part for name, part in data.items() if name not in APART}
    standing["indicators"] = [_without(item, OF_INDICATORS) for item in data["indicators"]]
    standing["sidebars"] = [{**box, "projects": list(map(_plain, box["projects"]))} for box in data["sidebars"]]
    standing["projects"] = list(map(_plain, data["projects"]))
    standing["themes"] = [_without(item, OF_PROMISES) for item in data["themes"]]
    standing["more"] = more
    return Fingerprints(_sum(_written(data)), _sum(_written(standing)), indicators, projects)


def _projects(data: Mapping[str, Any]) -> Iterator[Record]:
    for box in data["sidebars"]:
        yield from box["projects"]
    yield from data["projects"]


def _project(
    project: Record, data: Mapping[str, Any], sources: Mapping[str, str], indicators: Mapping[str, str]
) -> str:
    own = _item([project], [target["id"] for target in project["targets"]], data, sources)
    linked = sorted({target["indicator"] for target in project["targets"] if target["indicator"] is not None})
    return _sum("\n".join([own, *(indicators[name] for name in linked)]))


def _item(records: list[object], owners: Iterable[str], data: Mapping[str, Any], sources: Mapping[str, str]) -> str:
    """Of an item with what was withdrawn of it, and of every source that any of its texts names."""
    text = _written([*records, *(data["withdrawn"].get(owner) for owner in owners)])
    named = sorted({name for name in TEXT.findall(text) if name in sources})
    return _sum("\n".join([text, *(sources[name] for name in named)]))


def _plain(project: Record) -> Record:
    """A project as the plan states it."""
    return {
        **_without(project, OF_PROJECTS),
        "targets": [_without(target, OF_TARGETS) for target in project["targets"]],
    }


def _without(record: Record, left_out: frozenset[str]) -> Record:
    kept = {name: value for name, value in record.items() if name not in left_out}
    if "targets" in kept:
        kept["targets"] = [
            {name: value for name, value in target.items() if name != "adjustments"} for target in kept["targets"]
        ]
    return kept


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
