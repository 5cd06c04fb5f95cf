"""The method applied to a plan: which values decide what, and how parts add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.assessments import LEAST_FAVOURABLE_FIRST, STATUS_ORDER, Assessments
from plansite.models import Observation, OfficialAssessment, Project, ProjectTarget
from plansite.models.indicator import Baseline
from plansite.models.vocabulary import Basis, Comparison, NoQuantity, ObservationStatus, Scope, Status, TargetKind
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.wording.sentences import Wording

MORTALITY, VACCINATION, BEDS = "infant-mortality", "vaccination-coverage", "beds-per-thousand"


@pytest.fixture(scope="module")
def plan(tiny: Publication) -> Plan:
    """云泽县: 2016—2020, three indicators, two projects."""
    return tiny.plan


def assess(plan: Plan) -> Assessments:
    return Assessments(plan, Fraction(5, 100))


def with_indicator(plan: Plan, name: str, **changes: Any) -> Plan:
    """The plan with one indicator changed."""
    return replace(plan, indicators=tuple(i.model_copy(update=changes) if i.id == name else i for i in plan.indicators))


def with_project(plan: Plan, name: str, **changes: Any) -> Plan:
    """The plan with one project changed."""
    sidebars = tuple(
        sidebar.model_copy(
            update={"projects": tuple(p.model_copy(update=changes) if p.id == name else p for p in sidebar.projects)}
        )
        for sidebar in plan.sidebars
    )
    return replace(plan, sidebars=sidebars)


def with_target(plan: Plan, name: str, **changes: Any) -> Plan:
    """The plan with one target of project 1-1 changed."""
    targets = plan.project["1-1"].targets
    return with_project(
        plan, "1-1", targets=tuple(t.model_copy(update=changes) if t.id == name else t for t in targets)
    )


def observed(plan: Plan, year: int, value: str, **changes: Any) -> Observation:
    """A value of the plan's subject, actual and of the same scope unless said otherwise."""
    facts = {"year": year, "value": Decimal(value), "corrects": (), **changes}
    return plan.indicator[MORTALITY].observations[0].model_copy(update=facts)


def expected(plan: Plan, year: int, value: str) -> Observation:
    return observed(plan, year, value, kind=ObservationStatus.EXPECTED)


def of_other_scope(plan: Plan, year: int, value: str) -> Observation:
    return observed(plan, year, value, scope=Scope.DIFFERENT, scope_note="含外县")


def target(plan: Plan, name: str) -> ProjectTarget:
    return next(target for _, target in plan.targets if target.id == name)


def project(plan: Plan, name: str = "1-1") -> Project:
    return plan.project[name]


def test_an_indicator_is_judged_by_its_baseline_target_and_newest_value(plan: Plan) -> None:
    found = assess(plan).indicator(plan.indicator[MORTALITY])
    assert (found.status, found.progress, found.elapsed) == (Status.AHEAD, Fraction(3, 5), Fraction(2, 5))


@pytest.mark.parametrize(
    ("name", "status"), [(MORTALITY, Status.AHEAD), (VACCINATION, Status.FALLEN), (BEDS, Status.AWAITING)]
)
def test_the_tiny_plan_stands_as_its_figures_say(plan: Plan, name: str, status: Status) -> None:
    assert assess(plan).indicator_status(plan.indicator[name]) is status


def test_the_tolerance_of_the_site_decides(plan: Plan) -> None:
    assert Assessments(plan, Fraction(20, 100)).indicator(plan.indicator[MORTALITY]).status is Status.ON_TRACK


def test_a_preliminary_value_of_the_same_scope_decides_and_is_marked(plan: Plan) -> None:
    changed = with_indicator(
        plan, MORTALITY, observations=(observed(plan, 2017, "2.2", kind=ObservationStatus.PRELIMINARY),)
    )
    found = assess(changed).indicator(changed.indicator[MORTALITY])
    assert found.status is Status.AHEAD
    assert found.reading is not None
    assert found.reading.preliminary


def test_an_expected_value_never_decides(plan: Plan) -> None:
    alone = with_indicator(plan, MORTALITY, observations=(expected(plan, 2018, "1.9"),))
    assert assess(alone).indicator(alone.indicator[MORTALITY]).status is Status.AWAITING
    both = with_indicator(plan, MORTALITY, observations=(observed(plan, 2017, "2.2"), expected(plan, 2018, "1.9")))
    assert assess(both).indicator(both.indicator[MORTALITY]) == assess(plan).indicator(plan.indicator[MORTALITY])


def test_a_value_of_another_scope_alone_is_not_assessed(plan: Plan) -> None:
    changed = with_indicator(plan, MORTALITY, observations=(of_other_scope(plan, 2017, "1.9"),))
    found = assess(changed).indicator(changed.indicator[MORTALITY])
    assert (found.status, found.reading) == (Status.NOT_ASSESSED, None)


def test_a_newer_value_of_another_scope_never_decides(plan: Plan) -> None:
    values = (observed(plan, 2017, "2.2"), of_other_scope(plan, 2018, "1.9"))
    changed = with_indicator(plan, MORTALITY, observations=values)
    assert assess(changed).indicator(changed.indicator[MORTALITY]) == assess(plan).indicator(plan.indicator[MORTALITY])


@pytest.mark.parametrize("kind", list(ObservationStatus))
@pytest.mark.parametrize("scope", list(Scope))
def test_only_actual_and_preliminary_values_of_the_same_scope_decide(
    plan: Plan, kind: ObservationStatus, scope: Scope
) -> None:
    wanted = scope is Scope.SAME and kind in {ObservationStatus.ACTUAL, ObservationStatus.PRELIMINARY}
    assert observed(plan, 2017, "2", kind=kind, scope=scope).decides is wanted


def test_the_values_of_another_area_never_decide_for_the_subject(plan: Plan) -> None:
    changed = with_indicator(plan, MORTALITY, observations=(observed(plan, 2017, "2.2", area="linhai"),))
    indicator = changed.indicator[MORTALITY]
    assert assess(changed).indicator(indicator).status is Status.AWAITING
    assert assess(changed).indicator(indicator, "linhai").status is Status.EARLY


def test_another_scope_of_another_area_leaves_the_subject_awaiting(plan: Plan) -> None:
    value = of_other_scope(plan, 2017, "2.2").model_copy(update={"area": "linhai"})
    changed = with_indicator(plan, MORTALITY, observations=(value,))
    assert assess(changed).indicator(changed.indicator[MORTALITY]).status is Status.AWAITING


def test_another_area_is_judged_by_its_own_baseline_and_target(plan: Plan) -> None:
    found = assess(plan).indicator(plan.indicator[MORTALITY], "linhai")
    assert (found.status, found.progress) == (Status.REVERSED, Fraction(-1, 2))


def test_a_projects_target_ignores_the_values_of_another_area(plan: Plan) -> None:
    changed = with_target(plan, "1-1-t1", observations=(observed(plan, 2017, "40", area="linhai"),))
    assert assess(changed).target(target(changed, "1-1-t1")).status is Status.AWAITING


def test_without_a_baseline_time_runs_from_the_year_before_the_plan(plan: Plan) -> None:
    found = assess(plan).target(target(plan, "1-1-t1"))
    assert (found.progress, found.elapsed, found.status) == (Fraction(18, 30), Fraction(2, 5), Status.AHEAD)


def test_an_indicator_without_a_baseline_runs_from_the_year_before_the_plan(plan: Plan) -> None:
    changed = with_indicator(plan, BEDS, observations=(observed(plan, 2018, "6.5"),))
    found, indicator = assess(changed), changed.indicator[BEDS]
    assert found.indicator(indicator).elapsed == Fraction(3, 5)
    goal = found.goal(indicator, "yunze")
    assert goal is not None
    assert (goal.start, goal.by, goal.low, goal.high) == (2015, 2020, Decimal("6.5"), Decimal("7.0"))
    assert found.goal(indicator, "nowhere") is None


def test_values_newer_than_the_one_that_decides_are_listed_newest_first(plan: Plan) -> None:
    values = (
        observed(plan, 2017, "2.2"),
        of_other_scope(plan, 2018, "1.9"),
        of_other_scope(plan, 2019, "1.8"),
        of_other_scope(plan, 2016, "1.7"),
        observed(plan, 2019, "5", area="linhai"),
    )
    changed = with_indicator(plan, MORTALITY, observations=values)
    found, indicator = assess(changed), changed.indicator[MORTALITY]
    assert [str(o.value) for o in found.later(indicator)] == ["1.8", "1.9"]
    assert found.later(indicator, "linhai") == ()
    assert assess(plan).later(plan.indicator[BEDS]) == ()
    latest = found.latest(indicator)
    assert latest is not None
    assert latest.value == Decimal("2.2")


def test_a_linked_target_takes_the_aim_of_its_own_year_and_else_the_one_that_counts(plan: Plan) -> None:
    stated = plan.indicator[BEDS].targets[0]
    sums = stated.model_copy(update={"by": 2018, "basis": Basis.CUMULATIVE})
    plan = with_indicator(linked(plan, unit="万人", value="3"), BEDS, targets=(sums, stated))
    for year, basis in ((2018, Basis.CUMULATIVE), (2020, Basis.LEVEL), (2017, Basis.LEVEL)):
        changed = with_target(plan, "1-1-t2", by=year)
        assert assess(changed).target_goal(target(changed, "1-1-t2")).basis is basis, year


@pytest.mark.parametrize(
    ("op", "value", "status"),
    [
        (Comparison.AT_MOST, "5", Status.EARLY),
        (Comparison.AT_MOST, "5.1", Status.NOT_ASSESSED),
        (Comparison.POINT, "5.1", Status.EARLY),
        (Comparison.POINT, "4.9", Status.NOT_ASSESSED),
    ],
)
def test_a_projects_level_is_held_against_its_own_comparison(
    plan: Plan, op: Comparison, value: str, status: Status
) -> None:
    changed = with_target(plan, "1-1-t2", op=op, value=Decimal(5), observations=(observed(plan, 2017, value),))
    assert assess(changed).target(target(changed, "1-1-t2")).status is status


def linked(plan: Plan, *, unit: str, value: str, **changes: Any) -> Plan:
    """Target 1-1-t2 is the indicator of beds, counted in 万人 from 2 万人, 2.6 万人 in 2017."""
    values = (observed(plan, 2017, "2.6"), observed(plan, 2018, "9", area="linhai"))
    baseline = Baseline(year=2015, values={"yunze": Decimal(2), "linhai": None})
    plan = with_indicator(plan, BEDS, unit="万人", baseline=baseline, observations=values)
    facts = {"indicator": BEDS, "unit": unit, "value": Decimal(value), "by": 2020, **changes}
    return with_target(plan, "1-1-t2", **facts)


@pytest.mark.parametrize(("unit", "value", "seen"), [("人", "30000", "26000"), ("万人", "3", "2.6")])
def test_a_linked_target_is_judged_by_the_indicators_values_in_its_own_unit(
    plan: Plan, unit: str, value: str, seen: str
) -> None:
    changed = linked(plan, unit=unit, value=value)
    found = assess(changed).target(target(changed, "1-1-t2"))
    assert found.reading is not None
    assert found.reading.value == Decimal(seen)
    assert (found.progress, found.elapsed, found.status) == (Fraction(3, 5), Fraction(2, 5), Status.AHEAD)


def test_a_linked_target_keeps_its_own_words_and_deadline(plan: Plan) -> None:
    changed = linked(plan, unit="人", value="26000", op=Comparison.ABOVE, by=2017)
    assert assess(changed).target(target(changed, "1-1-t2")).status is Status.MISSED


def test_a_linked_target_leaves_the_indicators_own_verdict_alone(plan: Plan) -> None:
    changed = linked(plan, unit="人", value="30000")
    found = assess(changed).indicator(changed.indicator[BEDS])
    assert found.reading is not None
    assert found.reading.value == Decimal("2.6")


@pytest.mark.parametrize(
    ("value", "year", "status"),
    [("60", 2018, Status.MISSED), ("60", 2017, Status.AHEAD), ("80", 2018, Status.AHEAD), ("90", 2017, Status.AHEAD)],
)
def test_a_project_is_as_good_as_its_least_favourable_target(plan: Plan, value: str, year: int, status: Status) -> None:
    changed = with_target(plan, "1-1-t2", observations=(observed(plan, year, value),))
    assert assess(changed).project(project(changed)) is status


def test_targets_that_cannot_be_judged_do_not_hide_one_that_can(plan: Plan) -> None:
    statuses = [assess(plan).target(t).status for t in project(plan).targets]
    assert statuses == [Status.AHEAD, Status.AWAITING, Status.AWAITING]
    assert assess(plan).project(project(plan)) is Status.AHEAD


def test_a_broken_yearly_promise_weighs_more_than_a_count_that_is_ahead(plan: Plan) -> None:
    changed = with_target(plan, "1-1-t3", observations=(observed(plan, 2016, "0.4"), observed(plan, 2017, "0.6")))
    assert target(changed, "1-1-t3").kind is TargetKind.YEARLY
    assert assess(changed).project(project(changed)) is Status.BEHIND


def test_a_project_with_values_of_another_scope_only_is_not_assessed(plan: Plan) -> None:
    changed = with_target(plan, "1-1-t1", observations=(of_other_scope(plan, 2017, "40"),))
    assert assess(changed).project(project(changed)) is Status.NOT_ASSESSED


def test_a_project_without_values_is_awaited_and_one_without_targets_has_nothing_to_await(plan: Plan) -> None:
    changed = with_target(plan, "1-1-t1", observations=())
    assert assess(changed).project(project(changed)) is Status.AWAITING
    assert project(changed, "1-2").targets == ()
    assert assess(changed).project(project(changed, "1-2")) is NoQuantity.WORD
    assert assess(changed).project_word(project(changed, "1-2").model_copy(update={"status": ()})) == "无量化目标"


def test_every_status_has_its_rank() -> None:
    assert sorted(STATUS_ORDER) == sorted(Status)
    assert sorted(LEAST_FAVOURABLE_FIRST) == sorted(
        set(Status) - {Status.NOT_ASSESSED, Status.IN_WORDS, Status.AWAITING}
    )


def test_an_official_status_of_a_project_is_shown_instead_of_the_computed_one(plan: Plan) -> None:
    ended = project(plan, "1-2").status
    changed = with_project(plan, "1-1", status=ended)
    assert assess(changed).project_word(project(changed)) == "已终止"
    assert assess(changed).project(project(changed)) is Status.AHEAD
    assert assess(plan).project_word(project(plan)) == "快于预期"


def test_an_official_verdict_on_an_indicator_is_shown_and_counted_and_the_computed_one_kept(plan: Plan) -> None:
    official = OfficialAssessment.model_validate(
        {"status": "已实现", "date": "2018-02-20", "source": "bulletin-2017", "quote": "已实现。"}
    )
    changed = with_indicator(plan, MORTALITY, assessment=(official,))
    found = assess(changed)
    assert found.indicator_status(changed.indicator[MORTALITY]) is Status.ACHIEVED
    assert found.indicator(changed.indicator[MORTALITY]).status is Status.AHEAD
    assert found.indicator_counts == {Status.ACHIEVED: 1, Status.FALLEN: 1, Status.AWAITING: 1}


def test_counts_are_those_of_the_parts(plan: Plan) -> None:
    found = assess(plan)
    assert found.indicator_counts == Counter(found.indicator_status(i) for i in plan.indicators)
    assert found.target_counts == Counter(found.target(t).status for _, t in plan.targets)
    assert found.project_counts == Counter(found.project_word(p) for p in plan.projects)


def test_counts_name_every_part_once_and_no_status_without_one(plan: Plan) -> None:
    found = assess(plan)
    assert found.indicator_counts == {Status.AHEAD: 1, Status.FALLEN: 1, Status.AWAITING: 1}
    assert found.target_counts == {Status.AHEAD: 1, Status.AWAITING: 2}
    assert found.project_counts == {"已终止": 1, "快于预期": 1}


def test_counts_are_shown_from_best_to_unknown(plan: Plan) -> None:
    assert list(assess(plan).indicator_counts) == [Status.AHEAD, Status.FALLEN, Status.AWAITING]
    assert list(assess(plan).project_counts) == ["已终止", "快于预期"]


def test_the_value_of_the_whole_year_decides_before_one_of_its_months(plan: Plan) -> None:
    pair = (observed(plan, 2017, "2.2"), observed(plan, 2017, "2.6", month=6))
    for values in (pair, pair[::-1]):
        changed = with_indicator(plan, MORTALITY, observations=values)
        found = assess(changed).indicator(changed.indicator[MORTALITY])
        assert found.reading is not None
        assert found.reading.value == Decimal("2.2")


def test_a_project_is_preliminary_where_a_judged_target_is(plan: Plan) -> None:
    def with_kind(kind: ObservationStatus) -> tuple[Assessments, Project]:
        project = plan.projects[0]
        targets = tuple(
            target.model_copy(
                update={"observations": tuple(o.model_copy(update={"kind": kind}) for o in target.observations)}
            )
            for target in project.targets
        )
        changed = project.model_copy(update={"targets": targets})
        sidebar = plan.sidebars[0].model_copy(update={"projects": (changed, *plan.sidebars[0].projects[1:])})
        whole = Plan(
            plan.about, plan.sources, plan.indicators, (sidebar, *plan.sidebars[1:]), plan.notes, plan.chapters
        )
        return Assessments(whole, Fraction(5, 100)), changed

    found, project = with_kind(ObservationStatus.PRELIMINARY)
    assert found.is_project_preliminary(project)
    assert Wording(found.plan, found).project_status(project).endswith("（初步）")
    stated = plan.projects[1].official
    assert stated is not None
    official = project.model_copy(update={"status": (stated,)})
    assert Wording(found.plan, found).project_status(official) == stated.value.value
    found, project = with_kind(ObservationStatus.ACTUAL)
    assert not found.is_project_preliminary(project)


def test_milestones_of_which_none_is_done_are_no_value(plan: Plan) -> None:
    project = next(one for one in plan.projects if one.milestones)
    waiting = tuple(step.model_copy(update={"done": None}) for step in project.milestones)
    target = project.targets[0].model_copy(update={"kind": TargetKind.MILESTONE, "observations": ()})
    changed = with_project(plan, project.id, milestones=waiting, targets=(target, *project.targets[1:]))
    verdict = assess(changed).target(target)
    assert verdict.status is Status.AWAITING
    assert verdict.reading is None
