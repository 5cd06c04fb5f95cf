"""The plan: valid data as one whole, with the questions that pages ask of it."""

from __future__ import annotations

import datetime
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast

from plansite.models import (
    Adjustment,
    Area,
    Indicator,
    IndicatorsFile,
    Milestone,
    Note,
    NotesFile,
    Observation,
    OfficialAssessment,
    OwnProject,
    PinyinFile,
    PlanFile,
    Project,
    ProjectAdjustment,
    ProjectsFile,
    ProjectStatus,
    ProjectTarget,
    Sidebar,
    Source,
    SourcesFile,
    TextPromise,
    Theme,
    ThemesFile,
)
from plansite.models.change import Change, ChangesFile
from plansite.models.indicator import Break, Departments
from plansite.models.places import PieceKind
from plansite.models.vocabulary import Role
from plansite.plan import aims
from plansite.plan.aims import Aim
from plansite.plan.fingerprints import Fingerprints, fingerprints
from plansite.reading.anchors import Place, Places
from plansite.reading.chapters import Chapter, Part, SidebarSlot, TableSlot, outline
from plansite.reading.dataset import Dataset
from plansite.reading.plan_table import PlanTable

Owner = TypeVar("Owner", Indicator, ProjectTarget, TextPromise)
SomeProject = TypeVar("SomeProject", Project, OwnProject)

AnyOwner: TypeAlias = Indicator | ProjectTarget | TextPromise
"""What values are published of."""

Told: TypeAlias = OfficialAssessment | ProjectStatus | Milestone | Departments | Break | Adjustment | ProjectAdjustment
"""What sources say besides values and progress."""

DIGITS = 8
"""Hexadecimal digits of the hash: enough to tell apart two versions of one day."""


@dataclass(frozen=True)
class Plan:
    """规划: everything that is known of one plan. Built only from data without errors.

    The observations of indicators, targets and promises are those that stand; what was withdrawn is kept apart.
    """

    about: PlanFile
    sources: dict[str, Source]
    indicators: tuple[Indicator, ...]
    sidebars: tuple[Sidebar, ...]
    notes: tuple[Note, ...]
    chapters: tuple[Chapter, ...]
    pinyin: PinyinFile = field(default_factory=PinyinFile)
    themes: tuple[Theme, ...] = ()
    promises: tuple[TextPromise, ...] = ()
    withdrawn: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    """撤回的数值 by the id of the indicator, target or promise that they were published of."""
    own_projects: tuple[OwnProject, ...] = ()
    """Projects outside all sidebars."""

    changes: tuple[Change, ...] = ()
    """Why something public was changed where no correction, withdrawal or adjustment can say it."""

    @classmethod
    def of(cls, dataset: Dataset) -> Plan:
        """The plan that a valid dataset describes."""
        whole = dataset.whole
        themed = cast("ThemesFile", whole["themes"])
        indicators = cast("IndicatorsFile", whole["indicators"]).indicators
        listed = cast("ProjectsFile", whole["projects"])
        projects = (*(project for sidebar in listed.sidebars for project in sidebar.projects), *listed.projects)
        targets = (target for project in projects for target in project.targets)
        owners: list[AnyOwner] = [*indicators, *targets, *themed.promises]
        return cls(
            about=cast("PlanFile", whole["plan"]),
            sources={source.id: source for source in cast("SourcesFile", whole["sources"]).sources},
            indicators=tuple(map(_standing, indicators)),
            sidebars=tuple(map(_standing_sidebar, listed.sidebars)),
            notes=cast("NotesFile", whole["notes"]).notes,
            chapters=dataset.chapters,
            pinyin=cast("PinyinFile", whole["pinyin"]),
            themes=themed.themes,
            promises=tuple(map(_standing, themed.promises)),
            withdrawn={owner.id: found for owner in owners if (found := _withdrawn(owner))},
            own_projects=tuple(map(_standing_project, listed.projects)),
            changes=cast("ChangesFile", whole["changes"]).changes,
        )

    @property
    def version(self) -> str:
        """数据版本: ``2026-11-24.3fa9c1d2``, 数据截至 and the start of a SHA-256 over all data, and of nothing else."""
        return f"{self.as_of.isoformat()}.{self.fingerprints.whole[:DIGITS]}"

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """What tells this state of the data from another."""
        return fingerprints(_data(self), self.pinyin.model_dump(mode="json"))

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Areas by id, in the order of the plan's table."""
        return {area.id: area for area in self.about.areas}

    @cached_property
    def subject(self) -> Area:
        """The area whose plan this is."""
        return next(area for area in self.about.areas if area.role is Role.SUBJECT)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """All projects in the order of the plan."""
        return (*(project for sidebar in self.sidebars for project in sidebar.projects), *self.own_projects)

    @cached_property
    def targets(self) -> tuple[tuple[Project, ProjectTarget], ...]:
        """All project targets, each with its project, in the order of the plan."""
        return tuple((project, target) for project in self.projects for target in project.targets)

    @cached_property
    def promising(self) -> dict[Hashable, list[tuple[Project, ProjectTarget]]]:
        """Project targets by what they promise."""
        found: dict[Hashable, list[tuple[Project, ProjectTarget]]] = {}
        for pair in self.targets:
            found.setdefault(promise(pair[1]), []).append(pair)
        return found

    @cached_property
    def sidebar_of(self) -> dict[str, Sidebar]:
        """The sidebar of every project that stands in one, by the project's id."""
        return {project.id: sidebar for sidebar in self.sidebars for project in sidebar.projects}

    def box_words(self, project: Project) -> str:
        """Where a project stands, as the plan counts: ``专栏3``, its own number, or nothing."""
        sidebar = self.sidebar_of.get(project.id)
        return sidebar.label if sidebar is not None else project.number or ""

    @cached_property
    def project_chapter(self) -> dict[str, str]:
        """The piece of the text in which every project stands, by the project's id."""
        inside = {name: str(sidebar.chapter) for name, sidebar in self.sidebar_of.items()}
        return inside | {project.id: str(project.chapter) for project in self.own_projects}

    def neighbours(self, project: Project) -> tuple[Project, ...]:
        """The projects of the same sidebar, or those outside all sidebars, itself included."""
        sidebar = self.sidebar_of.get(project.id)
        return sidebar.projects if sidebar is not None else self.own_projects

    @cached_property
    def rank(self) -> dict[str, int]:
        """How many projects stand before each among its neighbours, by its id."""
        groups = (*(sidebar.projects for sidebar in self.sidebars), self.own_projects)
        return {project.id: place for group in groups for place, project in enumerate(group)}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        """Indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def project(self) -> dict[str, Project]:
        """Projects by id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def places(self) -> Places:
        """Every place that can be cited."""
        return Places.of(self.chapters, self.projects, self.table)

    @property
    def report_years(self) -> range:
        """The years of the plan that have begun, each with a report of its own."""
        period = self.about.period
        return range(period.start, min(period.end, self.as_of.year) + 1)

    @cached_property
    def whole_areas(self) -> tuple[Area, ...]:
        """The subject and the areas that it is compared with, in the order of the plan's table."""
        return tuple(area for area in self.about.areas if area.role is not Role.PART)

    @cached_property
    def parts(self) -> tuple[Area, ...]:
        """下属地区: the parts of the subject, which are shown and never judged."""
        return tuple(area for area in self.about.areas if area.role is Role.PART)

    def compared(self, indicator: Indicator) -> tuple[Observation, ...]:
        """The values of the subject and of the areas that it is compared with."""
        return tuple(found for found in indicator.observations if found.area not in self._places)

    def local(self, indicator: Indicator) -> tuple[Observation, ...]:
        """The values of the parts of the subject."""
        return tuple(found for found in indicator.observations if found.area in self._places)

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(area.id for area in self.parts)

    def aims(self, indicator: Indicator, area: str | None = None) -> tuple[Aim, ...]:
        """Every target of an indicator for one area (the subject where none is named)."""
        return aims.aims(indicator, area or self.subject.id)

    def aim(self, indicator: Indicator, area: str | None = None) -> Aim | None:
        """The target of an area that counts in lists; ``None`` where the plan gives it none."""
        return aims.main(self.aims(indicator, area), self.about.period.end)

    def deadline(self, indicator: Indicator) -> int:
        """The year by which an indicator's target that counts is to be reached."""
        found = self.aim(indicator)
        return found.by if found is not None else indicator.targets[0].by

    @cached_property
    def table(self) -> PlanTable:
        """The table of indicators as the plan prints it."""
        return PlanTable.of(self.about.areas, self.about.table, self.indicators)

    @cached_property
    def table_chapter(self) -> str | None:
        """The piece of the text that holds the table of indicators."""
        return next((c.id for c in self.chapters if any(isinstance(b, TableSlot) for b in c.blocks)), None)

    @cached_property
    def outline(self) -> tuple[Part, ...]:
        """The pieces of the text by part."""
        return outline(self.chapters)

    @cached_property
    def extent(self) -> str:
        """How long the text is, in words: ``15 章``, ``18 篇、62 章``."""
        numbers = Counter(chapter.kind for chapter in self.chapters)
        counted = {kind: numbers[kind] for kind in (PieceKind.PART, PieceKind.CHAPTER, PieceKind.ANNEX)}
        words = {PieceKind.PART: "篇", PieceKind.CHAPTER: "章", PieceKind.ANNEX: "个附件"}
        return "、".join(f"{number} {words[kind]}" for kind, number in counted.items() if number)

    @cached_property
    def holdings(self) -> str:
        """How many indicators and projects there are, in words: ``15 个指标、48 个项目``, or only the one there is."""
        counted = ((len(self.indicators), "个指标"), (len(self.projects), "个项目"))
        return "、".join(f"{number} {word}" for number, word in counted if number)

    @cached_property
    def slot_chapter(self) -> dict[int, str]:
        """The piece of the text in which each sidebar stands."""
        return {
            block.sidebar: chapter.id
            for chapter in self.chapters
            for block in chapter.blocks
            if isinstance(block, SidebarSlot)
        }

    @cached_property
    def serving(self) -> dict[str, tuple[tuple[Project, ProjectTarget], ...]]:
        """By indicator: the projects whose target it is."""
        found: dict[str, list[tuple[Project, ProjectTarget]]] = {indicator.id: [] for indicator in self.indicators}
        for pair in self.targets:
            if pair[1].indicator is not None:
                found[pair[1].indicator].append(pair)
        return {indicator: tuple(pairs) for indicator, pairs in found.items()}

    @cached_property
    def boxes_in(self) -> dict[str, tuple[Sidebar, ...]]:
        """The sidebars that stand in each piece of the text."""
        return {
            chapter.id: tuple(box for box in self.sidebars if self.slot_chapter[box.id] == chapter.id)
            for chapter in self.chapters
        }

    def chapter_of(self, place: Place) -> str | None:
        """The piece of the text on whose page a place stands."""
        if place.chapter is not None:
            return place.chapter
        if place.anchor.startswith("project-"):
            return self.project_chapter[place.anchor.removeprefix("project-")]
        return self.table_chapter

    @cached_property
    def promise(self) -> dict[str, TextPromise]:
        """正文承诺 by id."""
        return {promise.id: promise for promise in self.promises}

    @cached_property
    def theme_of(self) -> dict[str, Theme]:
        """The theme on whose page a promise of the text is told in full: the first that lists it, by its id."""
        return {name: theme for theme in reversed(self.themes) for name in theme.promises}

    def observations(self) -> Iterator[tuple[Indicator | ProjectTarget | TextPromise, Observation]]:
        """Every published value with the indicator, target or promise it belongs to."""
        for indicator in self.indicators:
            for observation in indicator.observations:
                yield indicator, observation
        for _, target in self.targets:
            for observation in target.observations:
                yield target, observation
        for promise in self.promises:
            for observation in promise.observations:
                yield promise, observation

    def withdrawals(self) -> Iterator[tuple[Indicator | ProjectTarget | TextPromise, Observation]]:
        """Every value that was withdrawn with the indicator, target or promise it belonged to."""
        for owner in self.owners:
            for observation in self.withdrawn.get(owner.id, ()):
                yield owner, observation

    @cached_property
    def owners(self) -> tuple[AnyOwner, ...]:
        """Everything that values are published of: indicators, targets of projects, promises of the text."""
        return (*self.indicators, *(target for _, target in self.targets), *self.promises)

    @property
    def as_of(self) -> datetime.date:
        """数据截至: the last day on which anything was published here."""
        self._asked.append(True)
        return self._as_of

    @cached_property
    def _as_of(self) -> datetime.date:
        return max(self._days())

    @cached_property
    def _asked(self) -> deque[bool]:
        """Whether the day of the data was asked for since somebody began to look."""
        return deque(maxlen=1)

    def forget_asked(self) -> None:
        """Begin to look whether anybody asks for the day or the version of the data, which any change changes."""
        self._asked.clear()

    @property
    def was_asked(self) -> bool:
        """Whether somebody asked for them since."""
        return bool(self._asked)

    def newest(self, observations: Iterable[Observation]) -> datetime.date:
        """数据截至 of some values alone: the last day on which one was published; of none, the day of the plan.

        What says this day does not change when something else of the plan does.
        """
        return max((observation.published for observation in observations), default=self.about.published)

    def indicator_updated(self, indicator: Indicator) -> datetime.date:
        """更新时间 of an indicator: the last day on which a value of it was published here."""
        days = [*(o.published for o in indicator.observations), *map(self.day_of, _told_of_indicator(indicator))]
        return max([self.about.published, *days, *self._withdrawal_days(indicator)])

    def project_updated(self, project: Project) -> datetime.date:
        """更新时间 of a project: the last day on which something that its page shows was published here."""
        shared = [self.indicator[target.indicator] for target in project.targets if target.indicator is not None]
        days = [found.published for target in project.targets for found in target.observations]
        days += [found.published for indicator in shared for found in indicator.observations]
        days += [*map(self.day_of, _told_of_project(project)), *(step.published for step in project.progress)]
        days += [day for target in project.targets for day in self._withdrawal_days(target)]
        return max([self.about.published, *days])

    def _withdrawal_days(self, owner: Indicator | ProjectTarget) -> list[datetime.date]:
        return [found.withdrawn.date for found in self.withdrawn.get(owner.id, ()) if found.withdrawn is not None]

    def _days(self) -> Iterator[datetime.date]:
        yield self.about.published
        yield from (observation.published for _, observation in self.observations())
        for _, observation in self.withdrawals():
            assert observation.withdrawn is not None, "so"
            yield observation.withdrawn.date
        yield from (self.day_of(told) for told in self._told())
        yield from (change.date for change in self.changes)
        for project in self.projects:
            yield from (progress.published for progress in project.progress)
            yield from (project.last_checked,) if project.last_checked is not None else ()

    def _told(self) -> Iterator[Told]:
        for indicator in self.indicators:
            yield from _told_of_indicator(indicator)
        for project in self.projects:
            yield from _told_of_project(project)
        yield from (stated for promise in self.promises for stated in promise.assessment)

    def day_of(self, told: Told) -> datetime.date:
        """本站发布日期 of something that is no value.

        Where the data state none: the last of the day on which it happened, the day of its source, and the day on
        which the plan was published here, before which nothing was.
        """
        if told.published is not None:
            return told.published
        source = self.sources.get(told.source or "")
        happened = told.done if isinstance(told, Milestone) else getattr(told, "date", None)
        known = source.date if source is not None else None
        return max(day for day in (self.about.published, happened, known) if day is not None)


def _told_of_indicator(indicator: Indicator) -> Iterator[Told]:
    yield from indicator.assessment
    yield from indicator.breaks
    yield from (one for target in indicator.targets for one in target.adjustments)
    if indicator.department is not None:
        yield indicator.department


def _told_of_project(project: Project) -> Iterator[Told]:
    yield from project.status
    yield from (stated for target in project.targets for stated in target.assessment)
    yield from (step for step in project.milestones if step.done is not None)
    yield from (one for target in project.targets for one in target.adjustments)
    if project.departments is not None:
        yield project.departments


def _withdrawn(owner: Indicator | ProjectTarget | TextPromise) -> tuple[Observation, ...]:
    return tuple(observation for observation in owner.observations if observation.withdrawn is not None)


def _standing(owner: Owner) -> Owner:
    """An indicator, target or promise without the values that were withdrawn."""
    kept = tuple(observation for observation in owner.observations if observation.withdrawn is None)
    return owner if len(kept) == len(owner.observations) else owner.model_copy(update={"observations": kept})


def _standing_project(project: SomeProject) -> SomeProject:
    if not any(map(_withdrawn, project.targets)):
        return project
    return project.model_copy(update={"targets": tuple(map(_standing, project.targets))})


def _standing_sidebar(sidebar: Sidebar) -> Sidebar:
    return sidebar.model_copy(update={"projects": tuple(map(_standing_project, sidebar.projects))})


def _words(chapter: Chapter) -> list[str]:
    tables = [cell.words.text for table in chapter.tables for cell in table.cells]
    headings = [heading.text for heading in chapter.headings]
    sections = [section.title for section in chapter.titled_sections]
    return [chapter.title, *sections, *headings, *(p.text for p in chapter.paragraphs), *tables]


def promise(target: ProjectTarget) -> Hashable:
    """What a target promises, and in which figure: equal for two targets that say the same."""
    figure = (target.op, target.value, target.low, target.high, target.approximate)
    return (target.measure, target.unit, target.kind, target.by, *figure)


def _data(plan: Plan) -> dict[str, Any]:
    """All data as JSON."""
    return {
        "about": plan.about.model_dump(mode="json", exclude_none=True),
        "sources": [source.model_dump(mode="json") for source in plan.sources.values()],
        "indicators": [indicator.model_dump(mode="json") for indicator in plan.indicators],
        "sidebars": [sidebar.model_dump(mode="json") for sidebar in plan.sidebars],
        "notes": [note.model_dump(mode="json") for note in plan.notes],
        "themes": [item.model_dump(mode="json") for item in (*plan.themes, *plan.promises)],
        "withdrawn": {name: [o.model_dump(mode="json") for o in found] for name, found in plan.withdrawn.items()},
        "projects": [project.model_dump(mode="json") for project in plan.own_projects],
        "text": [_words(chapter) for chapter in plan.chapters],
        **({"changes": [change.model_dump(mode="json") for change in plan.changes]} if plan.changes else {}),
    }
