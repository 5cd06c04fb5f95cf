"""What was known of a plan by the end of a year, and what the method made of it."""

from __future__ import annotations

import datetime
from fractions import Fraction

from plansite.assessment.as_known import known_by
from plansite.assessment.assessments import Assessments
from plansite.models.indicator import OfficialAssessment
from plansite.models.vocabulary import Status
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan


def judged(plan: Plan, year: int) -> Assessments:
    return Assessments(known_by(plan, year), Fraction(5, 100))


def years(plan: Plan) -> set[int]:
    return {observation.year for _, observation in plan.observations()}


def test_no_value_of_a_later_year_is_known(tiny: Publication) -> None:
    assert years(tiny.plan) == {2016, 2017}
    assert years(known_by(tiny.plan, 2016)) == {2016}
    assert years(known_by(tiny.plan, 2015)) == set()


def test_a_value_counts_for_the_year_it_describes_and_not_for_the_day_it_was_published(tiny: Publication) -> None:
    published = {observation.published for _, observation in known_by(tiny.plan, 2016).observations()}
    assert published == {datetime.date(2018, 3, 1)}


def test_a_status_is_judged_from_values_so_far(tiny: Publication) -> None:
    statuses = {
        year: {i.id: judged(tiny.plan, year).indicator_status(i) for i in known_by(tiny.plan, year).indicators}
        for year in (2015, 2016, 2017)
    }
    assert statuses[2015] == dict.fromkeys(statuses[2015], Status.AWAITING)
    assert statuses[2016]["vaccination-coverage"] is Status.FALLEN
    assert statuses[2016]["infant-mortality"] is Status.AWAITING
    assert statuses[2017]["infant-mortality"] is Status.AHEAD


def test_steps_progress_and_official_states_of_later_years_are_not_known(tiny: Publication) -> None:
    early, late = known_by(tiny.plan, 2016), known_by(tiny.plan, 2017)
    assert [step.done for step in early.project["1-1"].milestones] == [None, None]
    assert [step.done for step in late.project["1-1"].milestones] == [datetime.date(2017, 6, 15), None]
    assert (len(early.project["1-1"].progress), len(late.project["1-1"].progress)) == (0, 1)
    assert early.project["1-2"].official is None
    assert late.project["1-2"].official is not None
    assert judged(tiny.plan, 2016).project_word(early.project["1-2"]) == "无量化目标"
    assert judged(tiny.plan, 2017).project_word(late.project["1-2"]) == "已终止"


def test_the_last_year_tells_verdicts_that_come_after_it(tiny: Publication) -> None:
    late = OfficialAssessment(status=Status.ACHIEVED, date="2021-06-01", source="bulletin-2017", quote="已实现。")
    first = tiny.plan.indicators[0].model_copy(update={"assessment": (late,)})
    plan = Plan(tiny.plan.about, tiny.plan.sources, (first,), tiny.plan.sidebars, (), ())
    assert known_by(plan, 2019).indicators[0].assessment == ()
    assert known_by(plan, 2020).indicators[0].assessment == (late,)


def test_the_whole_plan_is_known_by_its_last_year(real: Publication, tiny: Publication) -> None:
    for site, year in ((real, 2025), (tiny, 2020)):
        known = known_by(site.plan, year)
        assert known.indicators == site.plan.indicators
        found = Assessments(known, site.assessments.tolerance)
        assert found.indicator_counts == site.assessments.indicator_counts
        assert found.target_counts == site.assessments.target_counts


def test_the_plan_itself_does_not_change(tiny: Publication) -> None:
    before = [indicator.model_dump() for indicator in tiny.plan.indicators]
    known_by(tiny.plan, 2015)
    assert [indicator.model_dump() for indicator in tiny.plan.indicators] == before
