"""What a list can be filtered by: the fields of its form, and the facts of every row that answer to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plansite.assessment.assessments import Assessments
from plansite.models import Adjustment, Indicator, Project, ProjectTarget, TextPromise
from plansite.models.theme import Theme
from plansite.models.vocabulary import Status
from plansite.plan.plan import AnyOwner, Plan
from plansite.plan.updates import Update

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
        "area": _areas(plan),
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


def of_gaps(
    plan: Plan,
    found: Assessments,
    indicators: Mapping[str, Sequence[int]],
    targets: Iterable[tuple[Project, ProjectTarget]],
    silent: Iterable[TextPromise],
) -> ListFilter:
    """What has no value by what it is, status, theme, years that lack one, deadline and department, under their ids.

    ``indicators`` are given with their years; nothing else has a value of any year.
    """
    period = [str(year) for year in range(plan.about.period.start, plan.about.period.end + 1)]
    facts: dict[str, Facts] = {}
    for name, years in indicators.items():
        indicator = plan.indicator[name]
        facts[name] = {
            **_of_gap(plan, found, indicator, "指标"),
            "year": _joined(map(str, years)),
            "due": _joined(str(aim.by) for aim in plan.aims(indicator) if aim.area == plan.subject.id),
        }
    for project, target in targets:
        facts[target.id] = {
            **_of_gap(plan, found, target, "项目目标", project),
            "year": _joined(period),
            "due": str(target.due),
        }
    for promise in silent:
        facts[promise.id] = {
            **_of_gap(plan, found, promise, "正文承诺"),
            "year": _joined(period),
            "due": str(promise.due),
        }
    labels = {
        "kind": "缺口类型",
        "status": "状态",
        "theme": "专题",
        "year": "缺少的年份",
        "due": "目标期限",
        "department": "责任单位",
    }
    dues = sorted({year for fact in facts.values() for year in fact["due"].split(BETWEEN) if year}, key=int)
    words = {
        "theme": _themes(plan),
        "year": {year: f"{year}年" for year in period},
        "due": {year: f"{year}年" for year in dues},
    }
    orders = {name: list(known) for name, known in words.items()}
    return _filter(facts, labels, words, orders)


def of_updates(plan: Plan, found: Assessments, updates: Sequence[Update]) -> ListFilter:
    """Updates by what happened, year, value's year and area, theme, status of today and department, by their places."""
    facts = {str(place): _of_update(plan, found, update) for place, update in enumerate(updates)}
    labels = {
        "event": "事项",
        "published": "发布年份",
        "year": "数值年份",
        "area": "地区",
        "theme": "专题",
        "status": "目前状态",
        "department": "责任单位",
    }
    dated = {fact[name] for fact in facts.values() for name in ("published", "year") if fact[name]}
    years = {year: f"{year}年" for year in sorted(dated, reverse=True)}
    words = {
        "published": years,
        "year": years,
        "area": _areas(plan),
        "theme": _themes(plan),
    }
    orders = {name: list(known) for name, known in words.items()}
    return _filter(facts, labels, words, orders)


def _of_gap(plan: Plan, found: Assessments, item: AnyOwner, kind: str, project: Project | None = None) -> Facts:
    return {
        "kind": kind,
        "status": _status(found, item),
        "theme": _joined(theme.id for theme in plan.themes if _owns(theme, item, project)),
        "department": _departments(item, project),
    }


def _of_update(plan: Plan, found: Assessments, update: Update) -> Facts:
    item = update.indicator or update.target
    return {
        "event": update.event.value,
        "published": str(update.published.year),
        "year": str(update.observation.year) if update.observation is not None else "",
        "area": _joined(_spoken_of(plan, update)),
        "theme": _joined(theme.id for theme in plan.themes if _owns(theme, item, update.project)),
        "status": _status_today(found, item, update.project),
        "department": _departments(item, update.project),
    }


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


def _areas(plan: Plan) -> dict[str, str]:
    return {area.id: area.name for area in sorted(plan.areas.values(), key=lambda area: area != plan.subject)}


def _spoken_of(plan: Plan, update: Update) -> Iterable[str]:
    """The areas that an update is about; what projects come to is the subject's own."""
    if isinstance(update.told, Adjustment):
        return update.told.values
    if update.explained is not None:
        return (update.spoken_of or "",)
    return (update.area or plan.subject.id,)


def _owns(theme: Theme, item: AnyOwner | None, project: Project | None) -> bool:
    """Whether a theme gathers something, or the project it stands in."""
    named = {*theme.indicators, *theme.promises, *theme.projects}
    return (item is not None and item.id in named) or (project is not None and project.id in named)


def _departments(item: AnyOwner | None, project: Project | None) -> str:
    named = item.department if isinstance(item, Indicator) else project.departments if project is not None else None
    return _joined(named.names) if named is not None else ""


def _status(found: Assessments, item: AnyOwner) -> str:
    if isinstance(item, Indicator):
        return found.indicator_status(item).value
    if isinstance(item, ProjectTarget):
        return found.target(item).status.value
    verdict = found.promise(item)
    return (verdict.status if verdict is not None else Status.IN_WORDS).value


def _status_today(found: Assessments, item: AnyOwner | None, project: Project | None) -> str:
    """Of an indicator, target or promise, else of the project; nothing of what is none of them."""
    if item is not None:
        return _status(found, item)
    return found.project_word(project) if project is not None else ""


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
