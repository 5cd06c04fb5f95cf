"""Official verdicts on single targets of projects: first, beside the computed status, until something is newer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.as_known import known_by
from plansite.assessment.assessments import Assessments
from plansite.exports import columns, json_records, rows
from plansite.exports.table import record
from plansite.models import OfficialAssessment, Project, ProjectAdjustment, ProjectTarget
from plansite.models.project import Milestone
from plansite.models.vocabulary import Comparison, Status, TargetKind
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication.atom_entries import AtomEntries
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords
from plansite.plan.updates import Event, updates_of
from plansite.wording.records import Records
from plansite.wording.sentences import Wording

SOURCE = "bulletin-2017"
"""Its day is 2018-02-20."""


def official(day: str, status: str = "滞后") -> OfficialAssessment:
    return OfficialAssessment.model_validate({"status": status, "date": day, "source": SOURCE, "quote": "原句"})


def judged(plan: Plan, *verdicts: OfficialAssessment, name: str = "1-1-t1", **changes: object) -> Plan:
    """The plan with official verdicts on one target of project 1-1, and other changes of that target."""
    project = plan.project["1-1"]
    update = {"assessment": verdicts, **changes}
    targets = tuple(t.model_copy(update=update) if t.id == name else t for t in project.targets)
    return with_project(plan, project.model_copy(update={"targets": targets}))


def with_project(plan: Plan, project: Project) -> Plan:
    sidebars = tuple(
        sidebar.model_copy(update={"projects": tuple(project if p.id == project.id else p for p in sidebar.projects)})
        for sidebar in plan.sidebars
    )
    return replace(plan, sidebars=sidebars)


def of(plan: Plan, name: str = "1-1-t1") -> tuple[Assessments, Wording, ProjectTarget]:
    found = Assessments(plan, Fraction(5, 100))
    return found, Wording(plan, found), next(target for _, target in plan.targets if target.id == name)


@pytest.mark.parametrize(
    ("days", "rules", "beside"),
    [
        (["2018-02-19"], False, "官方评估（2018年2月19日）：滞后；此后有新的数值"),
        (["2018-02-20"], True, "官方评估（2018年2月20日）"),
        (["2018-02-21"], True, "官方评估（2018年2月21日）"),
        (["2018-02-21", "2017-06-30"], True, "官方评估（2018年2月21日）"),
    ],
)
def test_a_verdict_on_a_target_wins_until_a_newer_value_is_known(
    tiny: Publication, days: list[str], rules: Any, beside: str
) -> None:
    was = tiny.assessments.target(tiny.plan.project["1-1"].targets[0]).status
    assert was is not Status.BEHIND
    found, wording, target = of(judged(tiny.plan, *map(official, days)))
    assert found.target(target).status is (Status.BEHIND if rules else was)
    assert found.computed(target) == tiny.assessments.target(tiny.plan.project["1-1"].targets[0])
    assert wording.beside(target) == beside
    assert (Status.BEHIND in found.target_counts) is rules
    assert (found.project_word(found.plan.project["1-1"]) == "滞后") is rules


@pytest.mark.parametrize(("adjusted", "rules"), [("2018-03-02", False), ("2018-03-01", True), ("2018-02-28", True)])
def test_a_verdict_on_a_target_that_was_adjusted_since_no_longer_rules(
    tiny: Publication, adjusted: str, rules: Any
) -> None:
    facts = {"date": adjusted, "source": SOURCE, "reason": "示例", "published": "2018-03-03", "text": "60个"}
    adjustment = ProjectAdjustment.model_validate({**facts, "op": ">=", "value": 60})
    plan = judged(tiny.plan, official("2018-03-01", "已实现"), adjustments=(adjustment,))
    found, wording, target = of(plan)
    assert (found.target(target).status is Status.ACHIEVED) is rules
    assert ("此后目标作了调整" in wording.beside(target)) is not rules


def test_a_target_without_a_value_has_the_official_verdict_and_no_figures(tiny: Publication) -> None:
    found, wording, target = of(judged(tiny.plan, official("2018-03-01"), name="1-1-t2"), "1-1-t2")
    verdict, computed = found.target(target), found.computed(target)
    assert (verdict.status, verdict.reading, verdict.progress) == (Status.BEHIND, None, None)
    assert computed is not None
    assert computed.status is Status.AWAITING
    assert wording.beside(target) == "官方评估（2018年3月1日）"


@pytest.mark.parametrize(("done", "rules"), [("2018-05-31", False), ("2018-02-21", True)])
def test_a_step_that_is_done_later_brings_the_computed_status_back(tiny: Publication, done: str, rules: Any) -> None:
    stepped = {"kind": TargetKind.MILESTONE, "op": Comparison.AT_LEAST, "value": Decimal(2)}
    plan = judged(tiny.plan, official("2018-03-01", "已实现"), name="1-1-t2", **stepped)
    step = Milestone.model_validate({"name": "一步", "due": "2018-12-31", "done": done, "source": SOURCE})
    found, _, target = of(with_project(plan, plan.project["1-1"].model_copy(update={"milestones": (step,)})), "1-1-t2")
    assert (found.target(target).status is Status.ACHIEVED) is rules


def test_a_target_that_is_an_indicator_has_the_verdict_on_that_indicator(tiny: Publication) -> None:
    first = tiny.plan.indicators[0].model_copy(update={"assessment": (official("2018-03-01"),)})
    plan = replace(tiny.plan, indicators=(first, *tiny.plan.indicators[1:]))
    found, wording, target = of(judged(plan, name="1-1-t3", indicator=first.id), "1-1-t3")
    assert found.target(target).status is Status.BEHIND
    assert found.computed(target) != found.target(target)
    assert wording.beside(target) == "官方评估（2018年3月1日）"


def test_earlier_years_do_not_know_later_verdicts(tiny: Publication) -> None:
    late = official("2020-03-01")
    plan = judged(tiny.plan, late)
    assert known_by(plan, 2019).project["1-1"].targets[0].assessment == ()
    assert known_by(plan, 2020).project["1-1"].targets[0].assessment == (late,)


def test_a_verdict_on_a_target_is_an_update_with_its_sentence_and_its_place(tiny: Publication) -> None:
    plan = judged(tiny.plan, official("2018-05-01"))
    _, wording, _ = of(plan)
    update = next(update for update in updates_of(plan) if update.event is Event.ASSESSMENT)
    words = Records(wording, SourceRecords(plan)).words(update)
    assert (str(update.published), words.name) == ("2018-05-01", "健康小屋建设：健康小屋")
    assert (words.said, words.detail) == ("官方评估（2018年5月1日）：滞后", "原句：“原句”")
    assert (words.path, words.anchor) == ("projects/1-1", "1-1-t1")
    assert str(plan.as_of) == str(plan.project_updated(plan.project["1-1"])) == "2018-05-01"
    entry = AtomEntries(replace(tiny, wording=wording)).all[0]
    assert entry.title == "健康小屋建设：健康小屋：官方评估（2018年5月1日）：滞后"
    assert entry.identity == ("assessment", "1-1-t1", "2018-05-01", "滞后")
    row = next(row for row in rows.updates(plan, Records(wording, SourceRecords(plan))) if row.update is not None)
    assert row.owner is not None
    assert row.owner.id == "1-1-t1"


def test_the_data_files_tell_the_verdict_beside_the_computed_status(tiny: Publication) -> None:
    plan = judged(tiny.plan, official("2017-06-30", "倒退"), official("2018-05-01"))
    found, _, target = of(plan)
    row = next(row for row in rows.targets(plan, found) if row.target is target)
    told = record(columns.TARGETS, row)
    names = ("status", "computed_status", "official_status", "official_date", "official_source")
    computed = found.computed(target)
    assert computed is not None
    assert [str(told[name]) for name in names] == ["滞后", computed.status.value, "滞后", "2018-05-01", SOURCE]
    project = next(row for row in rows.projects(plan, found) if row.project.id == "1-1")
    targets: list[dict[str, object]] = json_records.project_record(plan, found, project)["targets"]  # type: ignore[assignment]
    first = {"status": "倒退", "date": plan.project["1-1"].targets[0].assessment[0].date, "source": SOURCE}
    assert targets[0]["official"] == [
        {**first, "quote": "原句"},
        {**first, "status": "滞后", "date": plan.project["1-1"].targets[0].assessment[1].date, "quote": "原句"},
    ]
    promise = next(row for row in rows.targets(plan, found) if row.project is None)
    assert record(columns.TARGETS, promise)["official_status"] is None
