"""Everything that happened to what was published, and when: the record that is never overwritten."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plansite.models import Adjustment, Indicator, Observation, Project, ProjectTarget, Source, Target, TextPromise
from plansite.models.change import Change
from plansite.models.observation import Revision
from plansite.models.project import ProgressReport
from plansite.models.vocabulary import ObservationStatus
from plansite.plan.plan import Plan, Told

QUOTED = re.compile("“[^“”]*”")


class Event(StrEnum):
    """What happened."""

    PUBLISHED = "发布"
    FINAL = "正式数"
    CORRECTED = "更正"
    WITHDRAWN = "撤回"
    PROGRESS = "进展"
    MILESTONE = "里程碑"
    STATUS = "项目状态"
    ASSESSMENT = "官方评估"
    DEPARTMENT = "责任单位"
    BREAK = "口径变化"
    ADJUSTED = "目标调整"
    EXPLAINED = "改动说明"


@dataclass(frozen=True, slots=True)
class Update:
    """更新: one thing that happened."""

    event: Event
    published: datetime.date
    source: Source | None
    """``None`` where nobody wrote down who said so."""

    indicator: Indicator | None = None
    project: Project | None = None
    target: ProjectTarget | TextPromise | None = None
    """A promise of the text stands without a project."""

    observation: Observation | None = None
    """The value as it was published then."""

    record: Observation | None = None
    """The value as it stands in the data today."""

    replaced: Observation | None = None
    """The value as it was published before, of a correction; the preliminary one, of a final."""

    revision: Revision | None = None
    """What a correction says of the value before."""

    progress: ProgressReport | None = None
    told: Told | None = None
    """What else a source said."""

    adjusted: Target | None = None
    """The target of the indicator that was adjusted."""

    explained: Change | None = None
    """Why something public was changed that is neither corrected, withdrawn nor adjusted."""

    spoken_of: str | None = None
    """The area whose figure an explanation speaks of, where it is of one."""

    @property
    def area(self) -> str | None:
        """The area of the value; steps of projects are of the plan's own."""
        if self.explained is not None:
            return self.spoken_of
        if isinstance(self.told, Adjustment) and self.adjusted is not None:
            return next(iter(self.told.values), None) if len(self.told.values) == 1 else None
        return self.observation.area if self.observation is not None else None

    @property
    def unit(self) -> str:
        """The unit of the value."""
        owner = self.indicator or self.target
        return owner.unit if owner is not None else ""

    @property
    def superseded(self) -> datetime.date | None:
        """The day on which the value was corrected again; ``None`` while it stands as it was published."""
        if self.observation is None or self.record is None:
            return None
        later = [found.published for found in self.record.versions[len(self.observation.corrects) + 1 :]]
        return next(iter(later), None)

    @property
    def withdrawn(self) -> datetime.date | None:
        """The day on which the value was withdrawn later on."""
        gone = self.record.withdrawn if self.record is not None else None
        return gone.date if gone is not None and self.event is not Event.WITHDRAWN else None


def adjustments(plan: Plan) -> Iterator[Update]:
    """Every adjustment of a target, of indicators and of projects."""
    for indicator in plan.indicators:
        for stated in indicator.targets:
            for one in stated.adjustments:
                source, day = plan.sources[one.source], one.published
                yield Update(Event.ADJUSTED, day, source, indicator, told=one, adjusted=stated)
    for project, target in plan.targets:
        for other in target.adjustments:
            source, day = plan.sources[other.source], other.published
            yield Update(Event.ADJUSTED, day, source, project=project, target=target, told=other)


def updates_of(plan: Plan) -> list[Update]:
    """Everything that happened, newest first; on one day what came later in the life of a value stands first."""
    every = (*_updates(plan), *adjustments(plan), *_explanations(plan))
    return sorted(every, key=lambda update: (update.published, _stage(update)), reverse=True)


def of_subject(plan: Plan) -> list[Update]:
    """What happened to the plan's own subject, newest first; of one day's updates, the newest figure first.

    Of a value that was withdrawn, or corrected since, only the last word is told.
    """
    own = [update for update in updates_of(plan) if _is_of_subject(plan, update)]
    last = [update for update in own if update.superseded is None and update.withdrawn is None]
    return sorted(last, key=lambda update: (update.published, _weight(update)), reverse=True)


def _is_of_subject(plan: Plan, update: Update) -> bool:
    """Whether something happened to the plan's own subject, and not to the figures of other areas alone."""
    if isinstance(update.told, Adjustment):
        return plan.subject.id in update.told.values
    return update.area in {None, plan.subject.id}


def elsewhere(plan: Plan) -> dict[str, int]:
    """How many values of other areas stand, by area."""
    found = Counter(observation.area for _, observation in plan.observations())
    return {area: found[area] for area in plan.areas if area != plan.subject.id and found[area]}


def preliminary_of(final: Observation, others: Iterable[Observation]) -> Observation | None:
    """The preliminary value that a final one replaces: of the same area, period and scope, and published before it."""
    if final.kind is not ObservationStatus.ACTUAL:
        return None
    same = (
        other
        for other in others
        if other.kind is ObservationStatus.PRELIMINARY
        and (other.area, other.span, other.scope) == (final.area, final.span, final.scope)
        and other.versions[0].published <= final.versions[-1].published
    )
    return next(same, None)


def _explanations(plan: Plan) -> Iterator[Update]:
    """Every change of what was public that is told with its reason; of an indicator where it begins with its name."""
    for change in plan.changes:
        owner = next((one for one in plan.indicators if change.what.startswith(named(one))), None)
        yield Update(Event.EXPLAINED, change.date, None, owner, explained=change, spoken_of=_area(plan, change.what))


def _area(plan: Plan, what: str) -> str | None:
    """The area whose figure the words of a change are about: ``…：<area>2020年的数值由…``, ``…的<area>由…``."""
    bare = what
    while (fewer := QUOTED.sub("", bare)) != bare:
        bare = fewer
    names = "|".join(re.escape(name) for name in sorted((a.name for a in plan.about.areas), key=len, reverse=True))
    found = re.search(rf"(?:：|的|增加了)({names})(?=[0-9]|由|的|被|$)", bare)
    return next((area.id for area in plan.about.areas if found is not None and area.name == found[1]), None)


def named(indicator: Indicator) -> str:
    """How the words of a change begin that is an indicator's."""
    return f"指标“{indicator.name}”"


def _updates(plan: Plan) -> Iterator[Update]:
    for indicator in plan.indicators:
        yield from _values(plan, indicator, indicator=indicator)
        for stated in indicator.assessment:
            yield _told(plan, Event.ASSESSMENT, stated, indicator=indicator)
        for found in indicator.breaks:
            yield _told(plan, Event.BREAK, found, indicator=indicator)
        if indicator.department is not None:
            yield _told(plan, Event.DEPARTMENT, indicator.department, indicator=indicator)
    for project in plan.projects:
        yield from _of_project(plan, project)
    for promise in plan.promises:
        yield from _values(plan, promise, target=promise)
        for stated in promise.assessment:
            yield _told(plan, Event.ASSESSMENT, stated, target=promise)


def _of_project(plan: Plan, project: Project) -> Iterator[Update]:
    for target in project.targets:
        yield from _values(plan, target, project=project, target=target)
        for verdict in target.assessment:
            yield _told(plan, Event.ASSESSMENT, verdict, project=project, target=target)
    for progress in project.progress:
        source = plan.sources[progress.source]
        yield Update(Event.PROGRESS, progress.published, source, project=project, progress=progress)
    for step in project.milestones:
        if step.done is not None:
            yield _told(plan, Event.MILESTONE, step, project=project)
    for stated in project.status:
        yield _told(plan, Event.STATUS, stated, project=project)
    if project.departments is not None:
        yield _told(plan, Event.DEPARTMENT, project.departments, project=project)


def _told(
    plan: Plan,
    event: Event,
    told: Told,
    *,
    indicator: Indicator | None = None,
    project: Project | None = None,
    target: ProjectTarget | TextPromise | None = None,
) -> Update:
    source = plan.sources[told.source] if told.source is not None else None
    day = plan.day_of(told)
    return Update(event, day, source, indicator=indicator, project=project, target=target, told=told)


def _values(
    plan: Plan,
    owner: Indicator | ProjectTarget | TextPromise,
    *,
    indicator: Indicator | None = None,
    project: Project | None = None,
    target: ProjectTarget | TextPromise | None = None,
) -> Iterator[Update]:
    """Every time that a value of ``owner`` was published, and the end of those that were withdrawn."""

    def update(
        event: Event,
        day: datetime.date,
        version: Observation,
        record: Observation,
        replaced: Observation | None = None,
        revision: Revision | None = None,
    ) -> Update:
        source = plan.sources[version.source]
        return Update(event, day, source, indicator, project, target, version, record, replaced, revision)

    for record in (*owner.observations, *plan.withdrawn.get(owner.id, ())):
        preliminary = preliminary_of(record, owner.observations)
        for index, version in enumerate(record.versions):
            if index:
                before, revision = record.versions[index - 1], record.corrects[index - 1]
                yield update(Event.CORRECTED, version.published, version, record, before, revision)
            elif preliminary is not None:
                yield update(Event.FINAL, version.published, version, record, preliminary)
            else:
                yield update(Event.PUBLISHED, version.published, version, record)
        if record.withdrawn is not None:
            yield update(Event.WITHDRAWN, record.withdrawn.date, record, record)


def _stage(update: Update) -> int:
    """How far a value had come in its life."""
    if update.event is Event.WITHDRAWN:
        return len(update.observation.corrects) + 1 if update.observation is not None else 0
    return len(update.observation.corrects) if update.observation is not None else 0


def _weight(update: Update) -> tuple[bool, int]:
    observation = update.observation
    return (observation.decides, observation.year) if observation is not None else (False, 0)
