"""What a list can be filtered by: the fields of its form, and the facts of every row that answer to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plansite.assessment.assessments import Assessments
from plansite.models import Indicator, Project
from plansite.plan.plan import Plan

BETWEEN = "|"
"""Between the values of a fact that has several; the script takes them apart."""

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class FilterField:
    """One field: only values that a row has, each with its words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """筛选: the fields in their order, and by the id of a row its attributes."""

    fields: tuple[FilterField, ...]
    facts: Mapping[str, Facts]


def of_indicators(plan: Plan, found: Assessments) -> ListFilter:
    """Indicators by status, dimension, attribute, theme, years and areas with a value, and department."""
    facts = {
        item.id: {
            "status": found.indicator_status(item).value,
            "dimension": item.dimension or "",
            "attribute": item.attribute or "",
            "theme": _joined(theme.id for theme in plan.themes if item.id in theme.indicators),
            "year": _joined(str(year) for year in sorted(_years(plan, item))),
            "area": _joined(observation.area for observation in item.observations),
            "department": _joined(item.department.names) if item.department is not None else "",
        }
        for item in plan.indicators
    }
    labels = {
        "status": "状态",
        "dimension": "类别",
        "attribute": "属性",
        "theme": "专题",
        "year": "有数值的年份",
        "area": "有数值的地区",
        "department": "责任单位",
    }
    words = {
        "theme": _themes(plan),
        "year": {str(year): f"{year}年" for item in plan.indicators for year in _years(plan, item)},
        "area": {area.id: area.name for area in sorted(plan.areas.values(), key=lambda area: area != plan.subject)},
    }
    orders = {
        "status": [status.value for status in found.indicator_counts],
        **{name: list(known) for name, known in words.items()},
        "year": sorted(words["year"]),
    }
    return _filter(facts, labels, words, orders)


def of_projects(plan: Plan, found: Assessments) -> ListFilter:
    """Projects by status, status of their targets, theme, sidebar, chapter, deadline and department."""
    facts = {project.id: _of_project(plan, found, project) for project in plan.projects}
    labels = {
        "status": "状态",
        "target": "有这种状态的目标",
        "theme": "专题",
        "sidebar": "专栏",
        "chapter": "章",
        "year": "目标期限",
        "department": "责任单位",
    }
    words = {
        "theme": _themes(plan),
        "sidebar": {str(sidebar.id): f"{sidebar.label}　{sidebar.title}" for sidebar in plan.sidebars},
        "chapter": {chapter.id: chapter.title for chapter in plan.chapters},
        "year": {str(target.due): f"{target.due}年" for _, target in plan.targets},
    }
    orders = {
        "status": list(found.project_counts),
        "target": [status.value for status in found.target_counts],
        **{name: list(known) for name, known in words.items()},
        "year": sorted(words["year"], key=int),
    }
    return _filter(facts, labels, words, orders)


def _of_project(plan: Plan, found: Assessments, project: Project) -> Facts:
    sidebar, named = plan.sidebar_of.get(project.id), project.departments
    return {
        "status": found.project_word(project),
        "target": _joined(found.target(target).status.value for target in project.targets),
        "theme": _joined(theme.id for theme in plan.themes if project.id in theme.projects),
        "sidebar": str(sidebar.id) if sidebar is not None else "",
        "chapter": plan.project_chapter[project.id],
        "year": _joined(str(target.due) for target in project.targets),
        "department": _joined(named.names) if named is not None else "",
    }


def _themes(plan: Plan) -> dict[str, str]:
    return {theme.id: theme.name for theme in plan.themes}


def _years(plan: Plan, indicator: Indicator) -> set[int]:
    return {observation.year for observation in indicator.observations if observation.area == plan.subject.id}


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(values))


def _filter(
    facts: Mapping[str, Facts],
    labels: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
    orders: Mapping[str, list[str]],
) -> ListFilter:
    """Fields that tell rows apart: those with two values or more, or with one that some rows lack."""
    fields = []
    for name, label in labels.items():
        held = [fact[name] for fact in facts.values()]
        known = dict.fromkeys(value for fact in held for value in fact.split(BETWEEN) if value)
        if len(known) > 1 or (known and "" in held):
            order = [value for value in orders.get(name, list(known)) if value in known]
            fields.append(FilterField(name, label, tuple((v, words.get(name, {}).get(v, v)) for v in order)))
    kept = {field.name for field in fields}
    return ListFilter(
        tuple(fields),
        {row: {f"data-{k}": v for k, v in fact.items() if k in kept or k == "status"} for row, fact in facts.items()},
    )
