"""Annual reports (年度报告): what was known of a plan by the end of each year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plansite.assessment.as_known import known_by
from plansite.assessment.assessments import STATUS_ORDER, Assessments, Overtaking
from plansite.assessment.method import Verdict
from plansite.assessment.year_on_year import Change, change, deciding
from plansite.models import Area, Indicator, Observation, OfficialAssessment, Project, ProjectTarget, Source
from plansite.models.project import ProgressReport
from plansite.models.vocabulary import Scope, Status
from plansite.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of the standard table."""

    number: int
    indicator: Indicator
    start: Decimal | None
    values: tuple[tuple[Observation, ...], ...]
    """The published values of every year so far."""

    verdict: Verdict
    official: OfficialAssessment | None
    """The newest official verdict."""

    overtaking: tuple[Overtaking, ...]
    """What came after it; nothing while it is shown first."""


@dataclass(frozen=True)
class Report:
    """年度报告: what was known of one year."""

    year: int
    plan: Plan
    """The plan as known by the end of the year."""

    found: Assessments
    earlier: Assessments
    """What the year before was judged to be."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years so far."""
        return tuple(range(self.plan.about.period.start, self.year + 1))

    @cached_property
    def has_year_before(self) -> bool:
        """Whether the plan had begun a year ago."""
        return self.year > self.plan.about.period.start

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source of this report's values, numbered from 1 in this order."""
        cited = [observation.source for _, observation in self.plan.observations()]
        cited += [item.source for _, item in self.progress]
        return tuple(self.plan.sources[name] for name in dict.fromkeys(cited))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every source."""
        return {source.id: number for number, source in enumerate(self.sources, start=1)}

    @cached_property
    def rows(self) -> tuple[ReportRow, ...]:
        """The standard table, for the plan's subject."""
        return tuple(self._row(number, item) for number, item in enumerate(self.plan.indicators, start=1))

    @cached_property
    def comparisons(self) -> tuple[tuple[Area, tuple[tuple[Indicator, tuple[tuple[Observation, ...], ...]], ...]], ...]:
        """For every other area, the indicators that have values there."""
        others = [area for area in self.plan.whole_areas if area is not self.plan.subject]
        return tuple(
            (area, tuple((i, values) for i in self.plan.indicators if any(values := self._values(i, area.id))))
            for area in others
        )

    @cached_property
    def localities(self) -> tuple[tuple[Indicator, tuple[tuple[Area, tuple[tuple[Observation, ...], ...]], ...]], ...]:
        """The indicators that have values of parts of the subject, with those parts and their values of every year."""
        listed = (
            (
                indicator,
                tuple((area, values) for area in self.plan.parts if any(values := self._values(indicator, area.id))),
            )
            for indicator in self.plan.indicators
        )
        return tuple((indicator, areas) for indicator, areas in listed if areas)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The values of this year beside those of the year before; the plan's subject first."""
        subject_first = sorted(self.plan.whole_areas, key=lambda area: area is not self.plan.subject)
        pairs = [(area, indicator) for area in subject_first for indicator in self.plan.indicators]
        return tuple(filter(None, (change(indicator, area, self.year) for area, indicator in pairs)))

    @cached_property
    def turns(self) -> tuple[tuple[Indicator, Status, Status], ...]:
        """Indicators that were judged otherwise a year ago."""
        pairs = [(i, self._status_before(i), self.found.indicator_status(i)) for i in self.plan.indicators]
        return tuple(pair for pair in pairs if self.has_year_before and pair[1] is not pair[2])

    @cached_property
    def targets(self) -> tuple[tuple[Project, ProjectTarget], ...]:
        """Project targets that can be judged, or that have a value of another scope."""
        return tuple(pair for pair in self.plan.targets if self.found.target(pair[1]).status is not Status.AWAITING)

    @cached_property
    def due(self) -> tuple[tuple[Project, ProjectTarget], ...]:
        """Project targets that fall due this year and have no value that could decide."""
        return tuple(
            (project, target)
            for project, target in self.plan.targets
            if target.due == self.year and self.found.target(target).reading is None
        )

    @cached_property
    def progress(self) -> tuple[tuple[Project, ProgressReport], ...]:
        """What sources say happened this year."""
        return tuple(
            (project, item)
            for project in self.plan.projects
            for item in project.progress
            if item.date is not None and item.date.year == self.year
        )

    @cached_property
    def missing(self) -> tuple[Indicator, ...]:
        """Indicators without a value of this year that could decide, for the plan's subject."""
        return tuple(i for i in self.plan.indicators if not deciding(i, self.plan.subject.id, self.year))

    @cached_property
    def silent(self) -> int:
        """How many project targets nothing was published for so far."""
        return sum(self.found.target(target).reading is None for _, target in self.plan.targets)

    @cached_property
    def counts(self) -> tuple[tuple[Status | str, tuple[tuple[int, int], ...]], ...]:
        """By status word: indicators, project targets and projects, each now and a year ago."""
        now, then = self.found, self.earlier
        words = [status.value for status in STATUS_ORDER]
        words += [word for word in {**now.project_counts, **then.project_counts} if word not in words]
        pairs = [(_by_word(_tables(now)[k]), _by_word(_tables(then)[k])) for k in range(3)]
        found = [(word, tuple((a.get(word, 0), b.get(word, 0)) for a, b in pairs)) for word in words]
        return tuple(line for line in found if any(any(pair) for pair in line[1]))

    @property
    def judged(self) -> int:
        """How many indicators have a value that can be judged."""
        return sum(row.verdict.reading is not None for row in self.rows)

    def numbers_of(self, observations: Iterable[Observation]) -> tuple[int, ...]:
        """The numbers of the sources of values."""
        return tuple(sorted({self.numbers[observation.source] for observation in observations}))

    def other_scope(self, area: str) -> tuple[tuple[Indicator, Observation], ...]:
        """The values of an area that are of another scope, each with its indicator."""
        return tuple(
            (indicator, observation)
            for indicator in self.plan.indicators
            for observation in indicator.observations
            if observation.area == area and observation.scope is Scope.DIFFERENT
        )

    def _row(self, number: int, indicator: Indicator) -> ReportRow:
        subject = self.plan.subject.id
        values = self._values(indicator, subject)
        return ReportRow(
            number=number,
            indicator=indicator,
            start=indicator.baseline.values.get(subject) if indicator.baseline is not None else None,
            values=values,
            verdict=self.found.indicator(indicator),
            official=indicator.official,
            overtaking=self.found.overtaking(indicator),
        )

    def _values(self, indicator: Indicator, area: str) -> tuple[tuple[Observation, ...], ...]:
        return tuple(
            tuple(o for o in indicator.observations if o.area == area and o.year == year) for year in self.years
        )

    def _status_before(self, indicator: Indicator) -> Status:
        return self.earlier.indicator_status(self.earlier.plan.indicator[indicator.id])


def report(plan: Plan, assessments: Assessments, year: int) -> Report:
    """The report of one year."""
    now, then = known_by(plan, year), known_by(plan, year - 1)
    tolerance = assessments.tolerance
    return Report(year, now, Assessments(now, tolerance), Assessments(then, tolerance))


def _tables(found: Assessments) -> tuple[Iterable[tuple[object, int]], ...]:
    return (found.indicator_counts.items(), found.target_counts.items(), found.project_counts.items())


def _by_word(counts: Iterable[tuple[object, int]]) -> dict[str, int]:
    return {str(word): number for word, number in counts}
