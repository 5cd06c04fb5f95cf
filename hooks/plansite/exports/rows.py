"""What one row of each table is about; ``columns`` says what is shown of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plansite.assessment.assessments import Assessments
from plansite.assessment.method import Verdict
from plansite.models import (
    Adjustment,
    Area,
    Indicator,
    Observation,
    OfficialAssessment,
    Project,
    ProjectAdjustment,
    ProjectTarget,
    Sidebar,
    Source,
    Target,
    TargetValue,
    TextPromise,
)
from plansite.models.observation import Revision
from plansite.models.project import ProgressReport
from plansite.models.span import Span
from plansite.models.targets.target_figure import Figure
from plansite.models.vocabulary import Basis, TargetKind
from plansite.plan.aims import Aim
from plansite.plan.plan import Plan
from plansite.plan.updates import Event, Update, updates_of
from plansite.wording.records import Records, RecordWords


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in one area."""

    indicator: Indicator
    area: Area
    verdict: Verdict | None
    """``None`` for a part of the subject, which is never judged."""

    status: str | None
    """What pages show: an official status of the subject before the computed one, until a newer value is known."""

    official: OfficialAssessment | None
    """The newest official verdict on the subject."""

    aim: Aim | None
    """The target that counts in lists; ``None`` where the plan gives the area none."""

    @property
    def adjusted(self) -> TargetValue | None:
        """调整后的目标值 of the area, if it was adjusted."""
        return self.aim.value if self.aim is not None and self.aim.adjustment is not None else None

    @property
    def baseline(self) -> Decimal | None:
        """基期值 of the area."""
        return None if self.indicator.baseline is None else self.indicator.baseline.values.get(self.area.id)

    @property
    def target(self) -> TargetValue | None:
        """目标值 of the area, as the plan prints it."""
        return self.aim.original if self.aim is not None else None


@dataclass(frozen=True, slots=True)
class Revised:
    """更正: what a correction says, and the value as it was published before."""

    revision: Revision
    before: Observation


@dataclass(frozen=True, slots=True)
class Evidence:
    """出处: what is known of where a figure was published; of the plan's own figures, little else than the plan."""

    title: str
    published: datetime.date | None
    observation: Observation | None = None
    source: Source | None = None

    @property
    def revised(self) -> Revised | None:
        """The last correction of the figure."""
        found = self.observation
        return Revised(found.corrects[-1], found.versions[-2]) if found is not None and found.corrects else None


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One published value."""

    owner: Indicator | ProjectTarget | TextPromise
    observation: Observation
    area: Area
    source: Source

    @property
    def evidence(self) -> Evidence:
        """出处."""
        return Evidence(self.source.title, self.observation.published, self.observation, self.source)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project."""

    project: Project
    sidebar: Sidebar | None
    """``None`` for a project outside all sidebars."""

    chapter: str
    """The piece of the text in which it stands."""

    status: str
    is_preliminary: bool
    """Whether its status follows from a preliminary value."""

    known: int
    """How many of its targets have a value of the plan's own scope."""

    @property
    def newest(self) -> ProgressReport | None:
        """What stands first: staff write the newest first."""
        return next(iter(self.project.progress), None)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target of a project, or one promise of the plan's text, which has no project."""

    target: ProjectTarget | TextPromise
    verdict: Verdict | None
    """``None`` for a promise in words."""

    project: Project | None = None
    sidebar: Sidebar | None = None
    chapter: str | None = None
    """The piece of the text in which the project stands."""

    computed: Verdict | None = None
    """The verdict by values alone; ``None`` for a promise in words."""

    official: OfficialAssessment | None = None
    """The newest official verdict."""

    @property
    def figure(self) -> Figure | None:
        """What is to be reached; a promise in words has no figure."""
        target = self.target
        if isinstance(target, TextPromise):
            return target.figure
        return target

    @property
    def adjustment(self) -> ProjectAdjustment | None:
        """The adjustment that decides, if the target was adjusted."""
        return self.target.adjustment if isinstance(self.target, ProjectTarget) else None

    @property
    def basis(self) -> Basis | None:
        """What is held against the figure; a promise in words has none."""
        if self.target.kind is None:
            return None
        return Basis.EACH_YEAR if self.target.kind is TargetKind.YEARLY else self.target.basis or Basis.LEVEL

    @property
    def place(self) -> str | None:
        """The paragraph in which a promise of the text stands."""
        return self.target.at if isinstance(self.target, TextPromise) else None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source, and how many values were read in it."""

    source: Source
    values: int


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One baseline, published value or target of an indicator."""

    item: str
    indicator: Indicator
    area: Area
    year: int
    evidence: Evidence
    value: Decimal | None = None
    span: Span | None = None
    target: TargetValue | None = None
    basis: Basis | None = None
    """How the target is judged."""

    adjustment: Adjustment | None = None
    """What adjusted the target, if something did."""

    @property
    def month(self) -> int | None:
        """The last month of a value of part of a year."""
        return month(self.span) if self.span is not None else None


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One thing that happened."""

    update: Update
    words: RecordWords
    area: Area | None

    @property
    def owner(self) -> Indicator | ProjectTarget | TextPromise | Project | None:
        """What it happened to."""
        return self.update.indicator or self.update.target or self.update.project

    @property
    def reason(self) -> str | None:
        """Why something was corrected, withdrawn or changed otherwise."""
        if self.update.explained is not None:
            return self.update.explained.reason
        if self.update.revision is not None:
            return self.update.revision.reason
        gone = self.update.observation.withdrawn if self.update.observation is not None else None
        return gone.reason if gone is not None and self.update.event is Event.WITHDRAWN else None


def month(span: Span) -> int | None:
    """The last month of a part of a year; of a year none."""
    return span.last_month if span.is_part else None


def indicators(plan: Plan, assessments: Assessments) -> Iterator[IndicatorRow]:
    """Every indicator in every area."""
    for indicator in plan.indicators:
        for area in plan.about.areas:
            aim = plan.aim(indicator, area.id)
            if area in plan.parts:
                yield IndicatorRow(indicator, area, None, None, None, aim)
                continue
            verdict = assessments.indicator(indicator, area.id)
            shown = assessments.indicator_status(indicator) if area.id == plan.subject.id else verdict.status
            official = indicator.official if area.id == plan.subject.id else None
            yield IndicatorRow(indicator, area, verdict, shown.value, official, aim)


def observations(plan: Plan) -> Iterator[ObservationRow]:
    """Every value that was published of a thing, then those of it that were withdrawn."""
    for owner in plan.owners:
        for observation in (*owner.observations, *plan.withdrawn.get(owner.id, ())):
            yield observed(plan, owner, observation)


def updates(plan: Plan, told: Records) -> Iterator[UpdateRow]:
    """Everything that happened, newest first."""
    for update in updates_of(plan):
        yield UpdateRow(update, told.words(update), plan.areas.get(update.area or ""))


def observed(plan: Plan, owner: Indicator | ProjectTarget | TextPromise, observation: Observation) -> ObservationRow:
    """One published value with its area and its source."""
    return ObservationRow(owner, observation, plan.areas[observation.area], plan.sources[observation.source])


def projects(plan: Plan, assessments: Assessments) -> Iterator[ProjectRow]:
    """Every project."""
    for project in plan.projects:
        known = len(assessments.known_targets(project))
        word, preliminary = assessments.project_word(project), assessments.is_project_preliminary(project)
        yield ProjectRow(
            project, plan.sidebar_of.get(project.id), plan.project_chapter[project.id], word, preliminary, known
        )


def targets(plan: Plan, assessments: Assessments) -> Iterator[TargetRow]:
    """Every target of a project, then every promise of the text."""
    for project, target in plan.targets:
        sidebar, chapter = plan.sidebar_of.get(project.id), plan.project_chapter[project.id]
        yield target_row(assessments, target, project, sidebar, chapter)
    for promise in plan.promises:
        yield target_row(assessments, promise)


def target_row(
    assessments: Assessments,
    target: ProjectTarget | TextPromise,
    project: Project | None = None,
    sidebar: Sidebar | None = None,
    chapter: str | None = None,
) -> TargetRow:
    """One target with what is said of it."""
    verdict = assessments.promise(target) if isinstance(target, TextPromise) else assessments.target(target)
    computed, official = assessments.computed(target), assessments.official(target)
    return TargetRow(target, verdict, project, sidebar, chapter, computed, official)


def sources(plan: Plan) -> Iterator[SourceRow]:
    """Every source."""
    cited = Counter(row.observation.source for row in observations(plan))
    for source in plan.sources.values():
        yield SourceRow(source, cited[source.id])


def series(plan: Plan, indicator: Indicator) -> Iterator[SeriesRow]:
    """Baselines, then published values, then targets; areas in the order of the plan."""
    stated = Evidence(plan.about.title, plan.about.published)
    baseline = indicator.baseline
    for area in plan.about.areas:
        value = baseline.values.get(area.id) if baseline is not None else None
        if baseline is not None and value is not None:
            yield SeriesRow("基期", indicator, area, baseline.year, stated, value)
    for item, values in (("公布值", indicator.observations), ("撤回值", plan.withdrawn.get(indicator.id, ()))):
        for found in values:
            row = observed(plan, indicator, found)
            yield SeriesRow(item, indicator, row.area, found.year, row.evidence, found.value, found.span)
    for target in indicator.targets:
        for area in plan.about.areas:
            aim = target.values.get(area.id)
            if aim is not None:
                yield SeriesRow("目标", indicator, area, target.by, stated, aim.value, target=aim, basis=target.basis)
        yield from _adjusted(plan, indicator, target)


def _adjusted(plan: Plan, indicator: Indicator, target: Target) -> Iterator[SeriesRow]:
    for adjustment in target.adjustments:
        source = plan.sources[adjustment.source]
        evidence = Evidence(source.title, adjustment.published, None, source)
        for area in plan.about.areas:
            aim = adjustment.values.get(area.id)
            if aim is not None:
                by = adjustment.by or target.by
                yield SeriesRow(
                    "调整后目标", indicator, area, by, evidence, aim.value, None, aim, target.basis, adjustment
                )
