"""What was published or corrected, and when."""

from __future__ import annotations

import datetime
from collections import Counter
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
    def area(self) -> str | None:
        """The area of the value; steps of projects are of the plan's own."""
        return self.observation.area if self.observation is not None else None

    @property
    def corrects(self) -> Revision | None:
        """What the value replaced, if it did."""
        return self.observation.corrects if self.observation is not None else None


def updates_of(plan: Plan) -> list[Update]:
    """Everything that was published, newest first; on one day the plan's own order."""
    return sorted(_updates(plan), key=lambda update: update.published, reverse=True)


def of_subject(plan: Plan) -> list[Update]:
    """What was published of the plan's own subject, newest first; of one day's updates, the newest figure first."""
    own = [update for update in updates_of(plan) if update.area in {None, plan.subject.id}]
    return sorted(own, key=lambda update: (update.published, _weight(update)), reverse=True)


def elsewhere(plan: Plan) -> dict[str, int]:
    """How many values of other areas were published, by area."""
    found = Counter(update.area for update in updates_of(plan))
    return {area: found[area] for area in plan.areas if area != plan.subject.id and found[area]}


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


def _weight(update: Update) -> tuple[bool, int]:
    observation = update.observation
    return (observation.decides, observation.year) if observation is not None else (False, 0)
