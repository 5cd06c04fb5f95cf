"""What the report of a year tells of the tiny plan, held against what its files say by eye."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.annual_report import Report, reports_of
from plansite.assessment.as_known import known_by
from plansite.assessment.assessments import Assessments, Overtaking
from plansite.models import Area, Indicator, Observation, OfficialAssessment
from plansite.models.vocabulary import Role, Scope, Status
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan

MORTALITY, VACCINATION, BEDS = "infant-mortality", "vaccination-coverage", "beds-per-thousand"
OFFICIAL = OfficialAssessment.model_validate(
    {"status": "已实现", "date": "2018-02-19", "source": "leaflet", "quote": "已实现。"}
)
EAST, WEST = (Area(id=name, name=name, role=Role.PART) for name in ("east", "west"))


def told(plan: Plan, year: int, tolerance: Fraction = Fraction(5, 100)) -> Report:
    """The report of any year of the plan, whether it is over or not."""
    now, then = (Assessments(known_by(plan, known), tolerance) for known in (year, year - 1))
    return Report(year, now.plan, now, then)


@pytest.fixture(scope="module")
def plan(tiny: Publication) -> Plan:
    """The tiny plan with more values of mortality: a year before, another scope, a part; and an official verdict."""
    first = tiny.plan.indicators[0]
    value = first.observations[0]
    more = (
        observed(value, 2016, "2.4"),
        observed(value, 2018, "2.3", scope=Scope.DIFFERENT, scope_note="含外县"),
        observed(value, 2017, "1.9", area="west", source="leaflet"),
    )
    changed = first.model_copy(update={"observations": (*first.observations, *more), "assessment": (OFFICIAL,)})
    about = tiny.plan.about.model_copy(update={"areas": (*tiny.plan.about.areas, EAST, WEST)})
    return replace(tiny.plan, about=about, indicators=(changed, *tiny.plan.indicators[1:]))


def observed(value: Observation, year: int, number: str, **facts: object) -> Observation:
    return value.model_copy(update={"year": year, "value": Decimal(number), "corrects": (), **facts})


def figures(values: tuple[tuple[Observation, ...], ...]) -> list[list[str]]:
    return [[str(observation.value) for observation in year] for year in values]


def ids(indicators: tuple[Indicator, ...]) -> list[str]:
    return [indicator.id for indicator in indicators]


def test_a_report_has_the_years_so_far_and_knows_whether_there_was_one_before(plan: Plan) -> None:
    assert [(told(plan, year).years, told(plan, year).has_year_before) for year in (2016, 2017)] == [
        ((2016,), False),
        ((2016, 2017), True),
    ]


def test_its_table_has_a_row_an_indicator_with_start_values_and_status(plan: Plan) -> None:
    found = told(plan, 2017)
    assert [
        (row.number, row.indicator.id, row.start, figures(row.values), row.verdict.status) for row in found.rows
    ] == [
        (1, MORTALITY, Decimal("2.5"), [["2.4"], ["2.2"]], Status.AHEAD),
        (2, VACCINATION, Decimal(99), [["98.6"], []], Status.FALLEN),
        (3, BEDS, None, [[], []], Status.AWAITING),
    ]
    for row in found.rows:
        assert row.verdict == found.found.indicator(row.indicator)
        assert (row.official, row.overtaking) == (None, ())


def test_a_row_shows_an_official_verdict_and_what_came_after_it(plan: Plan) -> None:
    first = told(plan, 2018).rows[0]
    assert (first.official, first.overtaking) == (OFFICIAL, (Overtaking.VALUE,))
    later = OFFICIAL.model_copy(update={"date": datetime.date(2018, 2, 20)})
    ruled = replace(plan, indicators=(plan.indicators[0].model_copy(update={"assessment": (later,)}),))
    found = told(ruled, 2018)
    first = found.rows[0]
    assert (first.official, first.overtaking) == (later, ())
    assert (found.found.indicator_status(first.indicator), first.verdict.status) == (Status.ACHIEVED, Status.AHEAD)


def test_every_year_that_is_reported_is_judged_by_what_was_known_of_it_and_of_the_year_before(plan: Plan) -> None:
    made = reports_of(plan, Assessments(plan, Fraction(20, 100)))
    assert [found.year for found in made] == list(plan.report_years)
    for found in made:
        wanted = told(plan, found.year, Fraction(20, 100))
        assert (found.plan, found.rows, found.turns) == (wanted.plan, wanted.rows, wanted.turns)
        assert (found.earlier.plan, found.earlier.tolerance) == (wanted.earlier.plan, Fraction(20, 100))


def test_now_and_a_year_ago_are_judged_with_the_tolerance_of_the_site(plan: Plan) -> None:
    found = told(plan, 2018, Fraction(20, 100))
    assert (found.found.tolerance, found.earlier.tolerance) == (Fraction(20, 100), Fraction(20, 100))
    assert found.rows[0].verdict.status is Status.ON_TRACK
    assert {o.year for _, o in found.plan.observations()} == {2016, 2017, 2018}
    assert {o.year for _, o in found.earlier.plan.observations()} == {2016, 2017}


def test_changes_are_between_values_of_one_scope_the_subject_first(plan: Plan) -> None:
    def changes(year: int) -> list[tuple[str, str, str | None, str, bool]]:
        found = told(plan, year).changes
        return [
            (c.indicator.id, c.area.id, str(c.before.value) if c.before else None, str(c.after.value), c.is_unlike)
            for c in found
        ]

    assert changes(2017) == [
        (MORTALITY, "yunze", "2.4", "2.2", False),
        (MORTALITY, "linhai", None, "3.1", False),
    ]
    assert changes(2018) == []
    assert changes(2016) == [(MORTALITY, "yunze", None, "2.4", False), (VACCINATION, "yunze", None, "98.6", False)]


def test_turns_are_of_indicators_that_were_judged_otherwise_a_year_ago(plan: Plan) -> None:
    assert [(i.id, before, now) for i, before, now in told(plan, 2017).turns] == [
        (MORTALITY, Status.ON_TRACK, Status.AHEAD)
    ]
    assert told(plan, 2016).turns == ()
    assert told(plan, 2019).turns == ()


@pytest.mark.parametrize(
    ("year", "targets", "due", "missing", "silent", "judged"),
    [
        (2016, [], [], [BEDS], 3, 2),
        (2017, ["1-1-t1"], [], [VACCINATION, BEDS], 2, 2),
        (2018, ["1-1-t1"], ["1-1-t2"], [MORTALITY, VACCINATION, BEDS], 2, 2),
        (2020, ["1-1-t1"], ["1-1-t3"], [MORTALITY, VACCINATION, BEDS], 2, 2),
    ],
)
def test_what_is_judged_due_and_missing(
    plan: Plan, year: int, targets: list[str], due: list[str], missing: list[str], silent: int, judged: int
) -> None:
    found = told(plan, year)
    assert [target.id for _, target in found.targets] == targets
    assert [target.id for _, target in found.due] == due
    assert (ids(found.missing), found.silent, found.judged) == (missing, silent, judged)


def test_progress_is_that_of_the_year_alone(plan: Plan) -> None:
    assert [[item.text for _, item in told(plan, year).progress] for year in (2016, 2017, 2018)] == [
        [],
        ["首批小屋开放。"],
        [],
    ]


def test_counts_stand_beside_those_of_the_year_before(tiny: Publication) -> None:
    assert told(tiny.plan, 2017).counts == (
        (Status.AHEAD, ((1, 0), (1, 0), (1, 0))),
        (Status.FALLEN, ((1, 1), (0, 0), (0, 0))),
        (Status.AWAITING, ((1, 2), (2, 3), (0, 1))),
        ("已终止", ((0, 0), (0, 0), (1, 0))),
        ("无量化目标", ((0, 0), (0, 0), (0, 1))),
    )


def test_sources_are_numbered_from_one_and_told_of_values_once(plan: Plan) -> None:
    found = told(plan, 2017)
    assert [(source.id, found.numbers[source.id]) for source in found.sources] == [("bulletin-2017", 1), ("leaflet", 2)]
    first = plan.indicators[0].observations
    assert found.numbers_of(first) == (1, 2)
    assert found.numbers_of(first[:2]) == (1,)
    assert [source.id for source in told(plan, 2016).sources] == ["bulletin-2017"]


def test_other_areas_and_parts_are_listed_with_the_indicators_that_they_have_values_of(plan: Plan) -> None:
    found = told(plan, 2017)
    assert [(area.id, [(i.id, figures(v)) for i, v in listed]) for area, listed in found.comparisons] == [
        ("linhai", [(MORTALITY, [[], ["3.1"]])])
    ]
    assert [(i.id, [(area.id, figures(v)) for area, v in listed]) for i, listed in found.localities] == [
        (MORTALITY, [("west", [[], ["1.9"]])])
    ]
    assert told(plan, 2016).comparisons[0][1] == ()
    assert told(plan, 2016).localities == ()


def test_values_of_another_scope_are_told_apart(plan: Plan) -> None:
    assert [(i.id, str(o.value)) for i, o in told(plan, 2018).other_scope("yunze")] == [(MORTALITY, "2.3")]
    assert told(plan, 2018).other_scope("linhai") == ()
    assert told(plan, 2017).other_scope("yunze") == ()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, ["个指标", "项量化目标"]),
        ({"sidebars": ()}, ["个指标"]),
        ({"indicators": ()}, ["项量化目标"]),
        ({"indicators": (), "sidebars": ()}, ["规划没有列出主要指标，也没有写明数量的项目目标"]),
    ],
    ids=["both", "indicators", "projects", "neither"],
)
def test_a_report_counts_what_a_plan_has(tiny: Publication, parts: dict[str, Any], words: list[str]) -> None:
    told_of = tiny.wording.report_summary(told(replace(tiny.plan, **parts), 2017)).split("；")
    assert len(told_of) == len(words)
    assert all(word in part for word, part in zip(words, told_of, strict=True))
