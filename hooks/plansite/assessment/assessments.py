"""The method applied to a plan: the verdict on every indicator, target and project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from plansite.assessment.comparable import decides
from plansite.assessment.goals import indicator_goal, linked_goal, scale, target_goal
from plansite.assessment.latest import later, latest
from plansite.assessment.method import Goal, Reading, Reason, Verdict, unread, verdict
from plansite.models import (
    Indicator,
    Observation,
    OfficialAssessment,
    Project,
    ProjectStatus,
    ProjectTarget,
    Source,
    TextPromise,
)
from plansite.models.targets.adjustment import AdjustmentRecord
from plansite.models.vocabulary import NoQuantity, ObservationStatus, ProjectState, Scope, Status, TargetKind
from plansite.plan.aims import Aim
from plansite.plan.plan import AnyOwner, Plan

LEAST_FAVOURABLE_FIRST = (
    Status.MISSED,
    Status.REVERSED,
    Status.FALLEN,
    Status.BEHIND,
    Status.ON_TRACK,
    Status.HELD,
    Status.AHEAD,
    Status.ACHIEVED,
    Status.EARLY,
    Status.EXCEEDED,
)
"""A project is as good as its least favourable target that can be judged."""

STATUS_ORDER = (
    Status.EXCEEDED,
    Status.ACHIEVED,
    Status.EARLY,
    Status.HELD,
    Status.AHEAD,
    Status.ON_TRACK,
    Status.BEHIND,
    Status.REVERSED,
    Status.FALLEN,
    Status.MISSED,
    Status.NOT_ASSESSED,
    Status.IN_WORDS,
    Status.AWAITING,
)
"""The order in which counts are shown."""

PROJECT_ORDER = tuple(status.value for status in (*ProjectState, *STATUS_ORDER, NoQuantity.WORD))
"""The same of projects, of which a source may say more, and whose words may hold no target."""


class Overtaking(StrEnum):
    """What comes after an official verdict and brings the computed status back."""

    ADJUSTED = "目标作了调整"
    VALUE = "有新的数值"


@dataclass(frozen=True)
class Assessments:
    """评价结果: what the method says of every part of one plan."""

    plan: Plan
    tolerance: Fraction
    """δ as a share: 0.05 for 5 percentage points."""

    def indicator(self, indicator: Indicator, area: str | None = None) -> Verdict:
        """The verdict on an indicator's target that counts, for one area (its subject where none is named)."""
        return self._indicators[indicator.id][area or self.plan.subject.id]

    def aim(self, indicator: Indicator, aim: Aim) -> Verdict:
        """The verdict on one target of an indicator for one area."""
        goal = self.aim_goal(indicator, aim)
        if goal is None:
            return Verdict(Status.IN_WORDS)
        return self._verdict(goal, indicator, aim.area)

    def target(self, target: ProjectTarget) -> Verdict:
        """The verdict on a project's target, always for the plan's subject."""
        return self._targets[target.id]

    def known_targets(self, project: Project) -> tuple[ProjectTarget, ...]:
        """The targets of a project that have a value of their own scope."""
        return tuple(target for target in project.targets if self.target(target).reading is not None)

    def project(self, project: Project) -> Status | NoQuantity:
        """项目状态 computed from its targets, if there are any: the least favourable that can be judged."""
        return self._projects[project.id]

    def project_word(self, project: Project) -> str:
        """The status shown for a project: an official one wins over the computed one."""
        return project.official.value.value if project.official is not None else self.project(project).value

    def is_project_preliminary(self, project: Project) -> bool:
        """Whether a project's computed status follows from targets of which one has a preliminary value."""
        verdicts = [self.target(target) for target in project.targets]
        return any(found.may_change and found.status in LEAST_FAVOURABLE_FIRST for found in verdicts)

    def goal(self, indicator: Indicator, area: str) -> Goal | None:
        """What an indicator is to reach in one area by its target that counts; ``None`` where nothing is computed."""
        aim = self.plan.aim(indicator, area)
        return self.aim_goal(indicator, aim) if aim is not None else None

    def aim_goal(self, indicator: Indicator, aim: Aim) -> Goal | None:
        """What one target of an indicator is, in the terms of the method; ``None`` for one in words."""
        return indicator_goal(indicator, aim, self.plan.about.period.start - 1)

    def target_goal(self, target: ProjectTarget | TextPromise) -> Goal:
        """What a project's target or a promise of the text is, in the terms of the method."""
        start = self.plan.about.period.start - 1
        if target.indicator is None:
            return target_goal(target, start)
        assert isinstance(target, ProjectTarget), "promises of the text are no indicators"
        indicator = self.plan.indicator[target.indicator]
        found = self.plan.aims(indicator)
        aim = next((aim for aim in found if aim.target.by == target.by), self.plan.aim(indicator))
        return linked_goal(target, indicator, self.plan.subject.id, start, aim)

    def latest(self, indicator: Indicator, area: str | None = None) -> Observation | None:
        """The newest value of an indicator for one area (the subject where none is named)."""
        return latest(indicator, area or self.plan.subject.id)

    def later(self, indicator: Indicator, area: str | None = None) -> tuple[Observation, ...]:
        """Values that are newer than the latest one but cannot be held against the target, the newest first."""
        return later(indicator, area or self.plan.subject.id)

    def target_latest(self, target: ProjectTarget | TextPromise) -> Observation | None:
        """The newest value for a project's target or a promise: an indicator's where it is one."""
        indicator = self.plan.indicator.get(target.indicator or "")
        return latest(indicator or target, self.plan.subject.id)

    def ruling(self, item: AnyOwner) -> OfficialAssessment | None:
        """The official verdict that is shown first: the newest one, unless something newer decides."""
        return None if self.overtaking(item) else self.official(item)

    def official(self, item: AnyOwner) -> OfficialAssessment | None:
        """The newest official verdict; on a target that is an indicator, that indicator's."""
        indicator = self.plan.indicator.get(item.indicator or "") if isinstance(item, ProjectTarget) else None
        return (indicator or item).official

    def overtaking(self, item: AnyOwner) -> tuple[Overtaking, ...]:
        """What came after the newest official verdict: another target, a value; nothing while that verdict rules."""
        official = self.official(item)
        return () if official is None else _overtaking(official, [self._computed_of(item)], self._adjustments_of(item))

    def project_overtaking(self, project: Project) -> tuple[Overtaking, ...]:
        """What came after the official status of a project: another target, or a value of one."""
        official = project.official
        if official is None:
            return ()
        adjusted = [target.adjustment for target in project.targets if target.adjustment is not None]
        return _overtaking(official, [self.target(target) for target in project.targets], adjusted)

    def computed(self, item: ProjectTarget | TextPromise) -> Verdict | None:
        """The verdict by values alone, whatever a source says; of a promise in words none."""
        return self._computed_promises[item.id] if isinstance(item, TextPromise) else self._computed_targets[item.id]

    def _computed_of(self, item: AnyOwner) -> Verdict | None:
        return self.indicator(item) if isinstance(item, Indicator) else self.computed(item)

    def _adjustments_of(self, item: AnyOwner) -> list[AdjustmentRecord]:
        """The adjustments that decide, where the target that counts was adjusted; promises of the text are not."""
        found: list[AdjustmentRecord | None] = []
        indicator = item if isinstance(item, Indicator) else self.plan.indicator.get(item.indicator or "")
        aim = self.plan.aim(indicator) if indicator is not None else None
        found += [aim.adjustment] if aim is not None else []
        found += [item.adjustment] if isinstance(item, ProjectTarget) else []
        return [one for one in found if one is not None]

    def promise(self, promise: TextPromise) -> Verdict | None:
        """The verdict on a promise of the text, an official one first; of one in words only an official one."""
        return self._promises[promise.id]

    @cached_property
    def promise_counts(self) -> dict[Status, int]:
        """How many promises of the text have each status; those in words count only where officially assessed."""
        return _counted(found.status for found in self._promises.values() if found is not None)

    @cached_property
    def indicator_counts(self) -> dict[Status, int]:
        """How many indicators have each status, for the plan's subject."""
        return _counted(self.indicator_status(indicator) for indicator in self.plan.indicators)

    @cached_property
    def target_counts(self) -> dict[Status, int]:
        """How many project targets have each status."""
        return _counted(self.target(target).status for _, target in self.plan.targets)

    @cached_property
    def project_counts(self) -> dict[str, int]:
        """How many projects have each status, in the words shown."""
        words = Counter(self.project_word(project) for project in self.plan.projects)
        return {word: words[word] for word in PROJECT_ORDER if words[word]}

    @cached_property
    def preliminary_count(self) -> int:
        """How many of the subject's indicators show a status that follows from a preliminary value."""
        return sum(self.shown(indicator).may_change for indicator in self.plan.indicators)

    def indicator_status(self, indicator: Indicator) -> Status:
        """The status shown for the subject: an official one wins until something newer is known."""
        return self.shown(indicator).status

    def shown(self, indicator: Indicator) -> Verdict:
        """The verdict shown for the subject, with that status."""
        return self._ruled(indicator, self.indicator(indicator))

    @cached_property
    def _indicators(self) -> dict[str, dict[str, Verdict]]:
        return {
            indicator.id: {area.id: self._indicator_verdict(indicator, area.id) for area in self.plan.whole_areas}
            for indicator in self.plan.indicators
        }

    @cached_property
    def _targets(self) -> dict[str, Verdict]:
        return {target.id: self._ruled(target, self._computed_targets[target.id]) for _, target in self.plan.targets}

    @cached_property
    def _computed_targets(self) -> dict[str, Verdict]:
        return {target.id: self._target_verdict(project, target) for project, target in self.plan.targets}

    @cached_property
    def _promises(self) -> dict[str, Verdict | None]:
        return {promise.id: self._promise_verdict(promise) for promise in self.plan.promises}

    @cached_property
    def _projects(self) -> dict[str, Status | NoQuantity]:
        return {
            project.id: _project_status([self.target(t).status for t in project.targets])
            for project in self.plan.projects
        }

    def _indicator_verdict(self, indicator: Indicator, area: str) -> Verdict:
        aim = self.plan.aim(indicator, area)
        if aim is not None:
            return self.aim(indicator, aim)
        own = [observation for observation in indicator.observations if observation.area == area]
        if any(decides(indicator, observation) for observation in own):
            return Verdict(Status.NOT_ASSESSED, reason=Reason.NO_TARGET)
        return unread(other_scope=_has_others(own))

    def _target_verdict(self, project: Project, target: ProjectTarget) -> Verdict:
        goal = self.target_goal(target)
        if target.kind is TargetKind.MILESTONE:
            return verdict(goal, _steps_done(project, self.plan.sources), tolerance=self.tolerance)
        if target.indicator is None:
            return self._verdict(goal, target, self.plan.subject.id)
        indicator = self.plan.indicator[target.indicator]
        return self._verdict(goal, indicator, self.plan.subject.id, scale(target, indicator))

    def _ruled(self, item: AnyOwner, computed: Verdict) -> Verdict:
        ruling = self.ruling(item)
        return computed if ruling is None else replace(computed, status=ruling.status, is_stated=True)

    def _promise_verdict(self, promise: TextPromise) -> Verdict | None:
        found, ruling = self._computed_promises[promise.id], self.ruling(promise)
        if found is not None:
            return self._ruled(promise, found)
        return None if ruling is None else Verdict(ruling.status, is_stated=True)

    @cached_property
    def _computed_promises(self) -> dict[str, Verdict | None]:
        area = self.plan.subject.id
        return {
            promise.id: self._verdict(self.target_goal(promise), promise, area) if promise.is_counted else None
            for promise in self.plan.promises
        }

    def _verdict(
        self, goal: Goal, owner: Indicator | ProjectTarget | TextPromise, area: str, power: int = 0
    ) -> Verdict:
        own = [observation for observation in owner.observations if observation.area == area]
        readings = [
            Reading(
                observation.year,
                observation.value.scaleb(power),
                observation.kind is ObservationStatus.PRELIMINARY,
                observation.last_month,
                self.plan.sources[observation.source].date,
            )
            for observation in own
            if decides(owner, observation)
        ]
        return verdict(goal, readings, tolerance=self.tolerance, other_scope=_has_others(own))


def _has_others(observations: Iterable[Observation]) -> bool:
    """Whether there is a value that shows, but cannot be held against a target."""
    return any(o.scope is Scope.DIFFERENT or o.kind is not ObservationStatus.EXPECTED for o in observations)


def _overtaking(
    stated: OfficialAssessment | ProjectStatus,
    verdicts: Iterable[Verdict | None],
    adjustments: Iterable[AdjustmentRecord],
) -> tuple[Overtaking, ...]:
    found = []
    if any(one.date > stated.date for one in adjustments):
        found.append(Overtaking.ADJUSTED)
    if any(_is_newer(one, stated) for one in verdicts):
        found.append(Overtaking.VALUE)
    return tuple(found)


def _is_newer(verdict: Verdict | None, stated: OfficialAssessment | ProjectStatus) -> bool:
    """Whether the value that decides became known after the day of an official verdict."""
    known = verdict.reading.known if verdict is not None and verdict.reading is not None else None
    return known is not None and known > stated.date


def _steps_done(project: Project, sources: Mapping[str, Source]) -> list[Reading]:
    """How many milestones were done, in the year of the last one."""
    days = [milestone.done for milestone in project.milestones if milestone.done is not None]
    told = [sources[milestone.source].date for milestone in project.milestones if milestone.source is not None]
    known = max((day for day in (*days, *told) if day is not None), default=None)
    return [Reading(max(days).year, Decimal(len(days)), known=known)] if days else []


def _project_status(statuses: Sequence[Status]) -> Status | NoQuantity:
    if not statuses:
        return NoQuantity.WORD
    judged = [status for status in LEAST_FAVOURABLE_FIRST if status in statuses]
    if judged:
        return judged[0]
    return Status.NOT_ASSESSED if Status.NOT_ASSESSED in statuses else Status.AWAITING


def _counted(statuses: Iterable[Status]) -> dict[Status, int]:
    counts = Counter(statuses)
    return {status: counts[status] for status in STATUS_ORDER if counts[status]}
