"""What was known of a plan by the end of a year, and what the method made of it."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from plansite.assessment.as_known import known_by
from plansite.assessment.assessments import Assessments
from plansite.models import Adjustment, OfficialAssessment, OwnProject, ProjectAdjustment, ProjectStatus, TextPromise
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


LATE = {"date": "2021-06-01", "source": "bulletin-2017", "quote": "已实现。"}


def test_the_last_year_tells_what_sources_say_after_it_of_projects_targets_and_promises(tiny: Publication) -> None:
    late = OfficialAssessment.model_validate({**LATE, "status": "已实现"})
    state = ProjectStatus.model_validate({"value": "已完成", "date": LATE["date"], "source": LATE["source"]})
    project = tiny.plan.project["1-1"]
    target = project.targets[0].model_copy(update={"assessment": (late,)})
    judged_project = project.model_copy(update={"targets": (target,), "status": (state,)})
    sidebar = tiny.plan.sidebars[0].model_copy(update={"projects": (judged_project,)})
    facts = {"id": "p-1-1-1", "at": "1-1-p1", "text": "健康第一", "measure": "健康", "by": 2020, "assessment": [late]}
    promise = TextPromise.model_validate(facts)
    own = OwnProject.model_construct(**{**dict(judged_project), "id": "p1"})
    plan = replace(tiny.plan, sidebars=(sidebar,), own_projects=(own,), promises=(promise,))
    for year, is_known in ((2019, False), (2020, True), (2021, True)):
        known = known_by(plan, year)
        for found in (known.sidebars[0].projects[0], known.own_projects[0]):
            assert found.status == ((state,) if is_known else ())
            assert found.targets[0].assessment == ((late,) if is_known else ())
        assert known.promises[0].assessment == ((late,) if is_known else ())


def test_what_a_source_says_within_the_plan_is_known_from_its_year_on(tiny: Publication) -> None:
    said = {**LATE, "date": "2017-12-31"}
    stated = OfficialAssessment.model_validate({**said, "status": "已实现"})
    project = tiny.plan.project["1-1"]
    target = project.targets[0].model_copy(update={"assessment": (stated,)})
    sidebar = tiny.plan.sidebars[0].model_copy(
        update={"projects": (project.model_copy(update={"targets": (target,)}),)}
    )
    plan = replace(tiny.plan, sidebars=(sidebar,))
    assert known_by(plan, 2016).project["1-1"].targets[0].assessment == ()
    assert known_by(plan, 2017).project["1-1"].targets[0].assessment == (stated,)


def test_an_adjustment_is_known_from_its_year_on(tiny: Publication) -> None:
    facts = {"date": "2018-12-31", "source": "bulletin-2017", "reason": "因", "published": "2019-01-10"}
    first = tiny.plan.indicators[0]
    value = first.targets[0].values["yunze"]
    moved = Adjustment.model_validate({**facts, "values": {"yunze": value}})
    figure = ProjectAdjustment.model_validate({**facts, "text": "改", "op": ">=", "value": Decimal(9)})
    project = tiny.plan.project["1-1"]
    target = project.targets[0].model_copy(update={"adjustments": (figure,)})
    own = project.model_copy(update={"targets": (target,)})
    aim = first.targets[0].model_copy(update={"adjustments": (moved,)})
    plan = replace(
        tiny.plan,
        indicators=(first.model_copy(update={"targets": (aim,)}),),
        sidebars=(tiny.plan.sidebars[0].model_copy(update={"projects": (own,)}),),
    )
    for year, known in ((2017, 0), (2018, 1), (2019, 1)):
        found = known_by(plan, year)
        assert len(found.indicators[0].targets[0].adjustments) == known
        assert len(found.project["1-1"].targets[0].adjustments) == known


def test_progress_without_a_day_is_known_of_no_year_and_a_step_loses_its_source_with_its_day(tiny: Publication) -> None:
    project = tiny.plan.project["1-1"]
    undated = project.progress[0].model_copy(update={"date": None})
    changed = project.model_copy(update={"progress": (undated, *project.progress)})
    plan = replace(tiny.plan, sidebars=(tiny.plan.sidebars[0].model_copy(update={"projects": (changed,)}),))
    assert known_by(plan, 2020).project["1-1"].progress == project.progress
    early, late = (known_by(plan, year).project["1-1"].milestones[0] for year in (2016, 2017))
    assert (early.done, early.source, late) == (None, None, project.milestones[0])


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
