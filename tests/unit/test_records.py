"""What becomes of a published value: corrected, replaced, withdrawn, behind a break, of part of a year."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.assessments import Assessments
from plansite.assessment.year_on_year import change
from plansite.charts.drawing.indicator import chart
from plansite.charts.values.indicator import indicator_pictures
from plansite.charts.values.picture import Stamp
from plansite.exports import columns, rows
from plansite.exports.json_records import indicator_record
from plansite.models import Indicator, Observation, OfficialAssessment
from plansite.models.change import Change
from plansite.models.indicator import Break
from plansite.models.project import ProjectStatus
from plansite.models.targets.adjustment import Adjustment, ProjectAdjustment
from plansite.models.vocabulary import Status
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication.atom_entries import AtomEntries
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords
from plansite.plan.updates import Event, of_subject, updates_of
from plansite.wording.citations import gbt
from plansite.wording.citations.citation import Day
from plansite.wording.records import Records
from plansite.wording.sentences import Wording

MORTALITY = "infant-mortality"
SOURCE = "bulletin-2017"
"""Dated 2018-02-20."""


def value(year: int, number: str, **fields: Any) -> Observation:
    """A value of the tiny plan's subject."""
    given = {
        "area": "yunze",
        "year": year,
        "value": Decimal(number),
        "kind": "实际",
        "scope": "same",
        "source": SOURCE,
        "quote": f"{number}‰。",
        "published": "2018-03-01",
        **fields,
    }
    return Observation.model_validate(given)


def with_values(plan: Plan, *observations: Observation, **changes: object) -> Plan:
    """The plan with other values of its first indicator; those that are withdrawn are kept apart as in a build."""
    standing = tuple(found for found in observations if found.withdrawn is None)
    gone = tuple(found for found in observations if found.withdrawn is not None)
    first = plan.indicators[0].model_copy(update={"observations": standing, **changes})
    return replace(plan, indicators=(first, *plan.indicators[1:]), withdrawn={MORTALITY: gone} if gone else {})


def wording_of(plan: Plan) -> Wording:
    """The words of a plan."""
    return Wording(plan, Assessments(plan, Fraction(5, 100)))


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """Day, event and words of everything that happened to the first indicator."""
    records = Records(wording_of(plan), SourceRecords(plan))
    own = [update for update in updates_of(plan) if update.indicator is plan.indicators[0]]
    return [(str(update.published), update.event.value, records.said(update)) for update in own]


def explained(what: str, reason: str, day: str) -> Change:
    """A change that is explained."""
    return Change.model_validate({"what": what, "reason": reason, "date": day})


def first(plan: Plan) -> Indicator:
    """The first indicator."""
    return plan.indicators[0]


def test_two_corrections_and_a_withdrawal_are_all_told(tiny: Publication) -> None:
    found = value(
        2017,
        "2.2",
        published="2018-03-03",
        corrects=[
            {"value": Decimal("2.4"), "published": "2018-03-01", "reason": "录入错误"},
            {"value": Decimal("2.1"), "kind": "初步", "published": "2018-03-02", "reason": "公报更正"},
        ],
        withdrawn={"date": "2018-03-04", "reason": "误发"},
    )
    plan = with_values(tiny.plan, found)
    assert told(plan) == [
        ("2018-03-04", "撤回", "云泽2017年 2.2‰（已撤回）"),
        ("2018-03-03", "更正", "云泽2017年 2.2‰（已于2018年3月4日撤回）"),
        ("2018-03-02", "更正", "云泽2017年 2.1‰（初步；已于2018年3月3日更正；已于2018年3月4日撤回）"),
        ("2018-03-01", "发布", "云泽2017年 2.4‰（初步；已于2018年3月2日更正；已于2018年3月4日撤回）"),
    ]
    assert wording_of(plan).corrections(found, "‰") == [
        "原公布值 2.1‰，原性质 初步（2018年3月2日发布）。原因：公报更正",
        "原公布值 2.4‰（2018年3月1日发布）。原因：录入错误",
    ]
    assert [update.event for update in of_subject(plan) if update.indicator is first(plan)] == [Event.WITHDRAWN]
    assert plan.as_of == datetime.date(2018, 3, 4)


def test_a_value_that_was_withdrawn_counts_for_nothing_and_stays_in_the_files(tiny: Publication) -> None:
    gone = value(2017, "2.2", withdrawn={"date": "2018-03-04", "reason": "误发"})
    plan = with_values(tiny.plan, gone)
    found = Assessments(plan, Fraction(5, 100))
    assert found.indicator(first(plan)).status is Status.AWAITING
    assert found.latest(first(plan)) is None
    picture = next(iter(indicator_pictures(plan, wording_of(plan), Stamp("", is_official=False))))
    assert not [point for panel in picture.panels for series in panel for point in series.points]
    (row,) = [row for row in rows.series(plan, first(plan)) if row.item == "撤回值"]
    assert row.value == Decimal("2.2")
    assert [row.item for row in rows.series(plan, first(plan))].count("公布值") == 0
    listed = [row for row in rows.observations(plan) if row.owner is first(plan)]
    assert [row.observation for row in listed] == [gone]
    record: Any = indicator_record(plan, found, first(plan))
    assert (record["observations"], record["withdrawn"][0]["withdrawn_reason"]) == ([], "误发")


def test_the_withdrawal_changes_the_version_of_the_data(tiny: Publication) -> None:
    gone = value(2017, "2.2", withdrawn={"date": "2018-03-01", "reason": "误发"})
    assert with_values(tiny.plan, gone).version != with_values(tiny.plan).version


def test_a_final_value_is_told_to_replace_the_preliminary_which_stays(tiny: Publication) -> None:
    preliminary = value(2017, "2.3", kind="初步")
    plan = with_values(tiny.plan, preliminary, value(2017, "2.2", published="2018-04-01"))
    assert told(plan) == [
        ("2018-04-01", "正式数", "云泽2017年 2.2‰（正式数，替代初步值2.3‰）"),
        ("2018-03-01", "发布", "云泽2017年 2.3‰（初步）"),
    ]
    verdict = Assessments(plan, Fraction(5, 100)).indicator(first(plan))
    assert verdict.reading is not None
    assert (verdict.reading.value, verdict.is_preliminary) == (Decimal("2.2"), False)
    assert wording_of(plan).notes(first(plan), preliminary) == ["初步", "已由正式数替代"]


@pytest.mark.parametrize("other", [{"year": 2018}, {"period": "上半年"}, {"area": "linhai"}])
def test_a_final_value_of_something_else_replaces_nothing(tiny: Publication, other: dict[str, Any]) -> None:
    plan = with_values(tiny.plan, value(2017, "2.3", kind="初步"), value(**{"year": 2017, "number": "2.2", **other}))
    assert Event.FINAL not in {update.event for update in updates_of(plan)}


def test_only_one_of_a_preliminary_and_a_final_value_has_a_label(tiny: Publication) -> None:
    plan = with_values(tiny.plan, value(2017, "2.21", kind="初步"), value(2017, "2.2", published="2018-04-01"))
    picture = next(iter(indicator_pictures(plan, wording_of(plan), Stamp("", is_official=False))))
    (points,) = [series.points for panel in picture.panels for series in panel if series.tone == "subject"]
    assert [(point.label, point.look) for point in points] == [("", "hollow"), ("2.2", "solid")]


@pytest.mark.parametrize("period", ["6月", "12月", "第四季度", "前三季度", "上半年", "下半年"])
def test_part_of_a_year_is_shown_with_its_period_and_judges_nothing(tiny: Publication, period: str) -> None:
    plan = with_values(tiny.plan, value(2020, "1.9", period=period))
    found = Assessments(plan, Fraction(5, 100))
    assert found.indicator(first(plan)).status is Status.NOT_ASSESSED
    words = wording_of(plan)
    assert f"2020年{period}值1.9‰" in words.verdict_sentence(first(plan), "yunze")
    assert change(first(plan), plan.subject, 2020) is None


def test_a_part_of_the_last_year_leaves_the_judgement_to_the_year_before(tiny: Publication) -> None:
    plan = with_values(tiny.plan, value(2019, "2.1"), value(2020, "2.6", period="第一季度"))
    found = Assessments(plan, Fraction(5, 100))
    verdict = found.indicator(first(plan))
    assert verdict.reading is not None
    assert verdict.reading.year == 2019
    assert wording_of(plan).later(first(plan), "yunze") == "更新的数值，不参加评价：2020年第一季度2.6‰"


def test_a_school_year_decides_for_the_year_in_which_it_ends(tiny: Publication) -> None:
    plan = with_values(tiny.plan, value(2020, "2.0", period="2019-2020学年"))
    verdict = Assessments(plan, Fraction(5, 100)).indicator(first(plan))
    assert verdict.status is Status.ACHIEVED
    assert "云泽2019—2020学年值为2.0‰" in wording_of(plan).verdict_sentence(first(plan), "yunze")
    both = with_values(tiny.plan, value(2020, "2.0", period="2019—2020学年"), value(2020, "2.4"))
    assert Assessments(both, Fraction(5, 100)).indicator(first(both)).status is Status.MISSED


def test_a_school_year_is_not_compared_with_a_calendar_year(tiny: Publication) -> None:
    plan = with_values(tiny.plan, value(2016, "2.4"), value(2017, "2.2", period="2016—2017学年"))
    found = change(first(plan), plan.subject, 2017)
    assert found is not None
    assert found.before is None


BREAK = Break.model_validate({"year": 2018, "text": "改为只统计户籍人口", "source": SOURCE})


def test_values_on_either_side_of_a_break_are_not_compared(tiny: Publication) -> None:
    values = [value(year, number) for year, number in ((2016, "2.4"), (2017, "2.3"), (2018, "1.9"), (2019, "1.8"))]
    plan = with_values(tiny.plan, *values, breaks=(BREAK,))
    found = Assessments(plan, Fraction(5, 100))
    verdict = found.indicator(first(plan))
    assert verdict.reading is not None
    assert verdict.reading.year == 2017
    changes = {year: change(first(plan), plan.subject, year) for year in (2017, 2018, 2019)}
    assert {year: one.before is not None for year, one in changes.items() if one is not None} == {
        2017: True,
        2018: False,
        2019: True,
    }


def test_a_break_in_the_year_of_the_target_leaves_the_values_before_to_decide(tiny: Publication) -> None:
    late = BREAK.model_copy(update={"year": 2020})
    plan = with_values(tiny.plan, value(2019, "2.1"), value(2020, "1.9"), breaks=(late,))
    found = Assessments(plan, Fraction(5, 100)).indicator(first(plan))
    assert found.reading is not None
    assert (found.reading.year, found.status) == (2019, Status.ON_TRACK)
    alone = with_values(tiny.plan, value(2020, "1.9"), breaks=(late,))
    assert Assessments(alone, Fraction(5, 100)).indicator(first(alone)).status is Status.NOT_ASSESSED
    assert "口径变化以后" in wording_of(alone).verdict_sentence(first(alone), "yunze")


def test_the_line_of_a_chart_is_interrupted_at_a_break_and_says_so(tiny: Publication) -> None:
    values = [value(year, number) for year, number in ((2016, "2.4"), (2017, "2.3"), (2018, "1.9"), (2019, "1.8"))]
    plan = with_values(tiny.plan, *values, breaks=(BREAK,))
    picture = next(iter(indicator_pictures(plan, wording_of(plan), Stamp("", is_official=False))))
    spec = str(chart(picture, 640).to_dict())
    layers = {layer["name"]: layer["data"]["values"] for layer in chart(picture, 640).to_dict()["vconcat"][0]["layer"]}
    spans = {(row["at"], row["to"]) for row in layers["steps_0"]}
    assert (2016.0, 2017.0) in spans
    assert (2018.0, 2019.0) in spans
    assert (2017.0, 2018.0) not in spans
    assert (2017.5, 2017.5) in {(row["at"], row["to"]) for row in layers["paths_0"]}
    assert "口径变化" in {row["words"] for row in layers["labels_0"]}
    assert "竖线为口径变化" in spec


def official(day: str, status: str = "符合预期") -> OfficialAssessment:
    """An official verdict of one day."""
    return OfficialAssessment.model_validate({"status": status, "date": day, "source": SOURCE, "quote": "原句"})


def test_an_official_verdict_rests_on_no_value_and_is_never_called_preliminary(tiny: Publication) -> None:
    known = value(2017, "2.2", kind="初步")
    plan = with_values(tiny.plan, known, assessment=(official("2018-02-21"),))
    found = wording_of(plan)
    assert found.indicator_status(first(plan)) == "符合预期"
    assert found.verdict_status(found.assessments.indicator(first(plan))) == "快于预期（初步）"
    assert found.assessments.preliminary_count == 0
    assert "状态符合预期，官方评估（2018年2月21日）。" in summary(plan, found)


def test_a_computed_status_that_is_back_after_an_official_verdict_is_preliminary_again(tiny: Publication) -> None:
    known = value(2017, "2.2", kind="初步")
    plan = with_values(tiny.plan, known, assessment=(official("2018-02-19"),))
    found = wording_of(plan)
    assert found.indicator_status(first(plan)) == "快于预期（初步）"
    assert found.assessments.preliminary_count == 1
    said = "状态快于预期（初步），官方评估（2018年2月19日）：符合预期；此后有新的数值。"
    assert said in summary(plan, found)


def summary(plan: Plan, found: Wording) -> str:
    """The words that stand for the chart of the first indicator."""
    return next(iter(indicator_pictures(plan, found, Stamp("", is_official=False)))).alternative


@pytest.mark.parametrize(
    ("days", "shown", "beside"),
    [
        (["2018-02-19"], Status.AHEAD, "官方评估（2018年2月19日）：符合预期；此后有新的数值"),
        (["2018-02-20"], Status.ON_TRACK, "官方评估（2018年2月20日）"),
        (["2018-02-21"], Status.ON_TRACK, "官方评估（2018年2月21日）"),
        (["2018-02-21", "2017-06-30"], Status.ON_TRACK, "官方评估（2018年2月21日）"),
    ],
)
def test_an_official_verdict_wins_until_a_newer_value_is_known(
    tiny: Publication, days: list[str], shown: Status, beside: str
) -> None:
    plan = with_values(tiny.plan, value(2017, "2.2"), assessment=tuple(map(official, days)))
    found = wording_of(plan)
    assert found.assessments.indicator_status(first(plan)) is shown
    assert found.beside(first(plan)) == beside
    assert found.assessments.indicator_counts[shown] == 1


@pytest.mark.parametrize(
    ("assessed", "adjusted", "shown", "beside"),
    [
        ("2018-03-01", "2018-03-02", Status.BEHIND, "官方评估（2018年3月1日）：符合预期；此后目标作了调整"),
        ("2018-03-01", "2018-03-01", Status.ON_TRACK, "官方评估（2018年3月1日）"),
        ("2018-03-01", "2018-02-01", Status.ON_TRACK, "官方评估（2018年3月1日）"),
        (
            "2018-02-19",
            "2018-03-02",
            Status.BEHIND,
            "官方评估（2018年2月19日）：符合预期；此后目标作了调整，有新的数值",
        ),
    ],
)
def test_an_official_verdict_on_a_target_that_was_adjusted_since_no_longer_rules(
    tiny: Publication, assessed: str, adjusted: str, shown: Status, beside: str
) -> None:
    plan = with_values(tiny.plan, value(2017, "2.2"), assessment=(official(assessed),))
    adjustment = Adjustment.model_validate(
        {
            "date": adjusted,
            "source": SOURCE,
            "reason": "示例",
            "published": "2018-03-03",
            "values": {"yunze": {"op": "=", "value": Decimal("1.5"), "text": "1.5"}},
        }
    )
    target = first(plan).targets[0].model_copy(update={"adjustments": (adjustment,)})
    plan = with_values(plan, *first(plan).observations, targets=(target,), assessment=first(plan).assessment)
    found = wording_of(plan)
    assert found.assessments.indicator_status(first(plan)) is shown
    assert found.beside(first(plan)) == beside
    assert found.assessments.indicator_counts[shown] == 1


@pytest.mark.parametrize(("adjusted", "said"), [("2018-03-02", "此后目标作了调整，按目标计算"), ("2018-02-28", "")])
def test_an_official_status_of_a_project_is_held_against_the_target_as_adjusted_since(
    tiny: Publication, adjusted: str, said: str
) -> None:
    facts = {"date": adjusted, "source": SOURCE, "reason": "示例", "published": "2018-03-03", "text": "60个"}
    adjustment = ProjectAdjustment.model_validate({**facts, "op": ">=", "value": 60})
    sidebar = tiny.plan.sidebars[0]
    project = sidebar.projects[0]
    targets = tuple(one.model_copy(update={"adjustments": (adjustment,)}) for one in project.targets)
    stated = ProjectStatus.model_validate({"value": "进行中", "date": "2018-03-01", "source": SOURCE})
    changed = project.model_copy(update={"targets": targets, "status": (stated,)})
    sidebars = (sidebar.model_copy(update={"projects": (changed, *sidebar.projects[1:])}),)
    assert said in wording_of(replace(tiny.plan, sidebars=sidebars)).beside_project(changed)
    assert bool(said) is bool(wording_of(replace(tiny.plan, sidebars=sidebars)).beside_project(changed))


def test_of_two_verdicts_of_one_day_the_last_one_counts(tiny: Publication) -> None:
    stated = (official("2018-03-01"), official("2018-03-01", "滞后"))
    plan = with_values(tiny.plan, value(2017, "2.2"), assessment=stated)
    assert wording_of(plan).assessments.indicator_status(first(plan)) is Status.BEHIND


def test_what_has_no_day_of_its_own_here_was_told_on_the_last_day_that_is_known(tiny: Publication) -> None:
    plan = tiny.plan
    days = {update.event: update.published for update in updates_of(plan)}
    assert days[Event.MILESTONE] == days[Event.STATUS] == plan.about.published
    late = with_values(plan, assessment=(official("2018-05-01"),))
    assert {u.published for u in updates_of(late) if u.event is Event.ASSESSMENT} == {datetime.date(2018, 5, 1)}


def test_a_source_is_cited_with_its_number_and_its_page(tiny: Publication) -> None:
    source = tiny.plan.sources["leaflet"].model_copy(update={"number": "云卫〔2017〕3号", "page": "第12页"})
    day = Day.of(datetime.date(2018, 3, 1))
    assert gbt.source(source, day) == "云泽县卫生健康局. 健康小屋建设材料：云卫〔2017〕3号[Z]. 第12页."
    dated = tiny.plan.sources[SOURCE].model_copy(update={"page": "第12页"})
    assert "（2018-02-20）：第12页[2018-03-01]" in gbt.source(dated, day)


def test_a_change_that_is_explained_is_told_with_its_day_and_its_reason(tiny: Publication) -> None:
    name = first(tiny.plan).name
    changes = (
        explained(f"指标“{name}”：云泽2017年的数值由“2.3”改成了“2.2”", "抄录有误", "2018-03-05"),
        explained(f"指标“{name}”的单位（unit）由“%”改成了“‰”", "抄录有误", "2018-03-04"),
        explained(f"指标“{name}乙”的单位由“%”改成了“‰”", "另一件", "2018-03-03"),
    )
    plan = replace(tiny.plan, changes=changes)
    records = Records(wording_of(plan), SourceRecords(plan))
    told_ = [(str(one.published), records.words(one)) for one in updates_of(plan) if one.explained is not None]
    page = f"indicators/{MORTALITY}"
    assert [(day, words.label, words.name, words.said, words.detail, words.path) for day, words in told_] == [
        ("2018-03-05", "改动说明", name, "云泽2017年的数值由“2.3”改成了“2.2”", "原因：抄录有误", page),
        ("2018-03-04", "改动说明", name, "单位（unit）由“%”改成了“‰”", "原因：抄录有误", page),
        ("2018-03-03", "改动说明", "已公布的内容", f"指标“{name}乙”的单位由“%”改成了“‰”", "原因：另一件", "updates"),
    ]
    assert told_[2][1].anchor == "d2018-03-03"
    assert plan.as_of == datetime.date(2018, 3, 5)
    assert plan.version != tiny.plan.version
    assert of_subject(plan)[0].explained is changes[0]


@pytest.mark.parametrize(
    ("what", "area", "on_home"),
    [
        ("指标“婴儿死亡率”：临海2017年（初步）的数值由“3.1”改成了“3.2”", "linhai", False),
        ("指标“婴儿死亡率”：临海2016—2017学年的数值“3.1”被删去", "linhai", False),
        ("指标“婴儿死亡率”的基期（baseline）的各地区基期值（values）的临海由“3.0”改成了“3.3”", "linhai", False),
        ("指标“婴儿死亡率”的基期（baseline）的各地区基期值（values）增加了临海“97”", "linhai", False),
        ("指标“婴儿死亡率”的目标“2020”的各地区目标值（values）的临海“98”被删去", "linhai", False),
        ("指标“婴儿死亡率”的目标“2020”的各地区目标值（values）的临海的目标数值由“98”改成了“1”", "linhai", False),
        ("项目1-1 “健康小屋建设”的项目目标1-1-t1 “临海”：临海2017年的数值由“1”改成了“2”", "linhai", False),
        ("指标“婴儿死亡率”：云泽2017年的数值由“2.3”改成了“2.2”", "yunze", True),
        ("指标“婴儿死亡率”的说明由“甲：临海2017年”改成了“乙的“的临海由”人”", None, True),
        ("指标“婴儿死亡率”的单位（unit）由“%”改成了“‰”", None, True),
        ("规划原文 content/chapters/01.md 的“甲”改成了“乙”", None, True),
    ],
)  # fmt: skip
def test_an_explained_change_of_another_area_is_no_news_of_the_subject(
    tiny: Publication, what: str, area: str | None, on_home: Any
) -> None:
    plan = replace(tiny.plan, changes=(explained(what, "抄录有误", "2018-03-09"),))
    (update,) = (one for one in updates_of(plan) if one.explained is not None)
    assert update.area == area
    assert (update in of_subject(plan)) is on_home
    row = next(row for row in rows.updates(plan, Records(wording_of(plan), SourceRecords(plan))))
    assert row.update == update
    assert (row.area.id if row.area is not None else None) == area


@pytest.mark.parametrize(("areas", "on_home"), [(["yunze"], True), (["linhai"], False), (["linhai", "yunze"], True)])
def test_an_adjustment_of_other_areas_alone_is_no_news_of_the_subject(
    tiny: Publication, areas: list[str], on_home: Any
) -> None:
    values = {area: {"op": "=", "value": Decimal("1.5"), "text": "1.5"} for area in areas}
    facts = {"date": "2018-03-02", "source": SOURCE, "reason": "示例", "published": "2018-03-09", "values": values}
    target = first(tiny.plan).targets[0].model_copy(update={"adjustments": (Adjustment.model_validate(facts),)})
    plan = with_values(tiny.plan, *first(tiny.plan).observations, targets=(target,))
    assert any(update.event is Event.ADJUSTED for update in updates_of(plan))
    assert any(update.event is Event.ADJUSTED for update in of_subject(plan)) is on_home


def entry_ids(site: Publication, *observations: Observation) -> list[tuple[str, ...]]:
    """The identities of what a feed tells of the first indicator's values, the oldest first."""
    plan = with_values(site.plan, *observations)
    entries = AtomEntries(replace(site, wording=wording_of(plan))).all
    return [entry.identity for entry in reversed(entries) if entry.identity[0] in {"value", "withdrawn"}]


def test_what_happens_to_a_value_on_one_day_has_ids_of_its_own_that_it_keeps(tiny: Publication) -> None:
    once = {"value": Decimal("2.1"), "published": "2018-03-01", "reason": "甲"}
    twice = {"source": "leaflet", "published": "2018-03-01", "reason": "乙"}
    gone = {"date": "2018-03-01", "reason": "误发"}
    day = {"published": "2018-03-01"}
    first = entry_ids(tiny, value(2017, "2.1", **day))
    corrected = entry_ids(tiny, value(2017, "2.2", **day, corrects=(once,)))
    again = entry_ids(tiny, value(2017, "2.2", **day, corrects=(once, twice)))
    for before, after in ((first, corrected), (corrected, again)):
        assert len(set(after)) == len(after) == len(before) + 1
        assert set(before) < set(after)
    withdrawn = entry_ids(tiny, value(2017, "2.2", **day, corrects=(once,), withdrawn=gone))
    anew = entry_ids(tiny, value(2017, "2.2", **day, corrects=(once,), withdrawn=gone), value(2017, "2.3", **day))
    twice_gone = entry_ids(
        tiny,
        value(2017, "2.2", **day, corrects=(once,), withdrawn=gone),
        value(2017, "2.3", **day, withdrawn=gone),
    )
    assert set(corrected) < set(withdrawn) < set(anew) < set(twice_gone)
    assert len(set(twice_gone)) == len(twice_gone) == len(corrected) + 3


def test_a_change_that_is_explained_is_in_the_feeds_and_the_table(tiny: Publication) -> None:
    name = first(tiny.plan).name
    own = explained(f"指标“{name}”：云泽2017年的数值由“2.3”改成了“2.2”", "抄录有误", "2018-03-05")
    other = explained("来源“甲”的标题由“乙”改成了“丙”", "补全。", "2018-03-04")
    publication = replace(tiny, wording=wording_of(replace(tiny.plan, changes=(own, other))))
    entries = AtomEntries(publication)
    assert [(entry.title, entry.summary) for entry in entries.all[:2]] == [
        (
            f"改动说明：{name}：云泽2017年的数值由“2.3”改成了“2.2”",
            f"{name}：云泽2017年的数值由“2.3”改成了“2.2”。原因：抄录有误。",
        ),
        (
            "改动说明：已公布的内容：来源“甲”的标题由“乙”改成了“丙”",
            "已公布的内容：来源“甲”的标题由“乙”改成了“丙”。原因：补全。",
        ),
    ]
    assert entries.of(first(tiny.plan))[0] == entries.all[0]
    assert entries.all[0].identity != entries.all[1].identity
    found = [row for row in rows.updates(publication.plan, publication.told) if row.update.explained is not None]
    assert [(row.reason, row.owner) for row in found] == [("抄录有误", first(tiny.plan)), ("补全。", None)]
    kind = next(column for column in columns.UPDATES if column.name == "series_type")
    assert [kind.value(row) for row in found] == ["indicator", None]
