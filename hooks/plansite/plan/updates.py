"""What was published or corrected, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.models import Indicator, Observation, Project, ProjectTarget, Source, TextPromise
from plansite.models.observation import Revision
from plansite.models.project import ProgressReport
from plansite.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Update:
    """更新: one thing that was published or corrected."""

    published: datetime.date
    source: Source
    indicator: Indicator | None = None
    project: Project | None = None
    target: ProjectTarget | TextPromise | None = None
    """A promise of the text stands without a project."""

    observation: Observation | None = None
    progress: ProgressReport | None = None

    @property
    def corrects(self) -> Revision | None:
        """What the value replaced, if it did."""
        return self.observation.corrects if self.observation is not None else None


def updates_of(plan: Plan) -> list[Update]:
    """Everything that was published, newest first; on one day the plan's own order."""
    return sorted(_updates(plan), key=lambda update: update.published, reverse=True)


def latest_update(plan: Plan) -> Update | None:
    """What changed last; of one day's updates, the newest figure of the plan's own subject before all others."""
    return max(updates_of(plan), key=lambda update: (update.published, _weight(plan, update)), default=None)


def _updates(plan: Plan) -> Iterator[Update]:
    for indicator in plan.indicators:
        for observation in indicator.observations:
            source = plan.sources[observation.source]
            yield Update(observation.published, source, indicator=indicator, observation=observation)
    for project in plan.projects:
        for target in project.targets:
            for observation in target.observations:
                source = plan.sources[observation.source]
                yield Update(observation.published, source, project=project, target=target, observation=observation)
        for progress in project.progress:
            yield Update(progress.published, plan.sources[progress.source], project=project, progress=progress)
    for promise in plan.promises:
        for observation in promise.observations:
            source = plan.sources[observation.source]
            yield Update(observation.published, source, target=promise, observation=observation)


def _weight(plan: Plan, update: Update) -> tuple[bool, bool, int]:
    own = update.observation is not None and update.observation.area == plan.subject.id
    decisive = update.observation is not None and update.observation.decides
    return own, decisive, update.observation.year if update.observation is not None else 0
