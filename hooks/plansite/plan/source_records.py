"""Where the source of every value is recorded: the page of its owner, under a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plansite import addresses
from plansite.models import Observation, Source, Theme
from plansite.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A value with its source and the number that the page gives it."""

    number: int
    observation: Observation
    source: Source

    @property
    def anchor(self) -> str:
        """Where the record stands on its page."""
        return f"source-{self.number}"


def source_records(plan: Plan, observations: Sequence[Observation]) -> list[SourceRecord]:
    """Numbered sources of values: the plan's subject first, then newest first."""
    ordered = sorted(observations, key=lambda o: (o.area != plan.subject.id, -o.year, -o.last_month))
    return [
        SourceRecord(number, observation, plan.sources[observation.source])
        for number, observation in enumerate(ordered, start=1)
    ]


def theme_observations(plan: Plan, theme: Theme) -> list[Observation]:
    """The values of the promises that are told in full on a theme's page."""
    own = (plan.promise[name] for name in theme.promises if plan.theme_of[name] is theme)
    return [observation for promise in own for observation in promise.observations]


@dataclass(frozen=True)
class SourceRecords:
    """来源记录: the page and the anchor of every value's source."""

    plan: Plan

    def place(self, observation: Observation) -> tuple[str, str]:
        """The path of the page and the anchor on it; ``observation`` is one of the plan's own."""
        return self._places[id(observation)]

    @cached_property
    def _places(self) -> dict[int, tuple[str, str]]:
        """By identity: equal values of two owners have two records."""
        return {
            id(citation.observation): (path, citation.anchor)
            for path, observations in self._owners()
            for citation in source_records(self.plan, observations)
        }

    def _owners(self) -> Iterator[tuple[str, list[Observation]]]:
        for theme in self.plan.themes:
            yield addresses.theme_path(theme.id), theme_observations(self.plan, theme)
        for indicator in self.plan.indicators:
            yield addresses.indicator_path(indicator.id), list(indicator.observations)
        for project in self.plan.projects:
            yield addresses.project_path(project.id), [o for target in project.targets for o in target.observations]
