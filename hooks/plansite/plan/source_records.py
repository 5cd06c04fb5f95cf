"""Where the source of every value is recorded: the page of its owner, under a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plansite import addresses
from plansite.models import Indicator, Observation, ProjectTarget, Source, TextPromise, Theme
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


@dataclass(frozen=True, slots=True)
class WithdrawnRecord:
    """A value that was withdrawn, as its page tells it."""

    number: int
    observation: Observation
    unit: str
    whose: str
    """指标, 目标 or 承诺."""

    name: str = ""
    """What was measured, on pages of several things."""

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return withdrawn_anchor(self.number)


def source_records(plan: Plan, observations: Sequence[Observation]) -> list[SourceRecord]:
    """Numbered sources of values: the plan's subject first, then newest first."""
    ordered = sorted(observations, key=lambda o: (o.area != plan.subject.id, -o.year, -o.last_month))
    return [
        SourceRecord(number, observation, plan.sources[observation.source])
        for number, observation in enumerate(ordered, start=1)
    ]


def theme_observations(plan: Plan, theme: Theme) -> list[Observation]:
    """The values of the promises that are told in full on a theme's page."""
    return [observation for promise in told_in_full(plan, theme) for observation in promise.observations]


def withdrawn_records(plan: Plan, owners: Iterable[Indicator | ProjectTarget | TextPromise]) -> list[WithdrawnRecord]:
    """What was withdrawn of some things that one page tells of, in their order."""
    found = [(owner, observation) for owner in owners for observation in plan.withdrawn.get(owner.id, ())]
    return [
        WithdrawnRecord(number, observation, owner.unit, *_whose(owner))
        for number, (owner, observation) in enumerate(found, start=1)
    ]


def _whose(owner: Indicator | ProjectTarget | TextPromise) -> tuple[str, str]:
    if isinstance(owner, Indicator):
        return "指标", ""
    return ("目标" if isinstance(owner, ProjectTarget) else "承诺"), owner.measure


def told_in_full(plan: Plan, theme: Theme) -> list[TextPromise]:
    """The promises of the text that a theme's page tells in full."""
    return [plan.promise[name] for name in theme.promises if plan.theme_of[name] is theme]


def withdrawn_anchor(number: int) -> str:
    """Where a value that was withdrawn stands on its page; ``number`` counts from 1."""
    return f"withdrawn-{number}"


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
        found = {
            id(citation.observation): (path, citation.anchor)
            for path, observations in self._owners()
            for citation in source_records(self.plan, observations)
        }
        for path, owners in self._pages():
            gone = withdrawn_records(self.plan, owners)
            found |= {id(record.observation): (path, record.anchor) for record in gone}
        return found

    def _pages(self) -> Iterator[tuple[str, Sequence[Indicator | ProjectTarget | TextPromise]]]:
        for theme in self.plan.themes:
            yield addresses.theme_path(theme.id), told_in_full(self.plan, theme)
        for indicator in self.plan.indicators:
            yield addresses.indicator_path(indicator.id), [indicator]
        for project in self.plan.projects:
            yield addresses.project_path(project.id), project.targets

    def _owners(self) -> Iterator[tuple[str, list[Observation]]]:
        for theme in self.plan.themes:
            yield addresses.theme_path(theme.id), theme_observations(self.plan, theme)
        for indicator in self.plan.indicators:
            yield addresses.indicator_path(indicator.id), list(indicator.observations)
        for project in self.plan.projects:
            yield addresses.project_path(project.id), [o for target in project.targets for o in target.observations]
