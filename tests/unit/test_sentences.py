"""What pages say of values and verdicts, sentence by sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.assessments import Assessments, Overtaking
from plansite.assessment.method import Reason, Verdict
from plansite.assessment.year_on_year import change
from plansite.models import Adjustment, Indicator, Observation, OfficialAssessment, ProjectAdjustment, ProjectTarget
from plansite.models.indicator import Break
from plansite.models.observation import Revision, Withdrawal
from plansite.models.vocabulary import Basis, Comparison, Scope, Status, TargetKind
from plansite.pages import registers
from plansite.pages.gathered import calendar
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.plan.updates import Event, updates_of
from plansite.wording import numbers
from plansite.wording.sentences import Wording

MORTALITY, VACCINATION, BEDS = 0, 1, 2
FACTS = {"date": "2018-02-01", "source": "bulletin-2017", "reason": "条件变化", "published": "2018-02-20"}


def of(plan: Plan) -> Wording:
    return Wording(plan, Assessments(plan, Fraction(5, 100)))


def with_indicator(site: Publication, number: int, **facts: Any) -> tuple[Wording, Indicator]:
    """The wording of the tiny plan with one indicator changed, and that indicator."""
    found = site.plan.indicators[number].model_copy(update=facts)
    listed = (*site.plan.indicators[:number], found, *site.plan.indicators[number + 1 :])
    return of(replace(site.plan, indicators=listed)), found


def value_of(site: Publication, **facts: Any) -> Observation:
    return site.plan.indicators[0].observations[0].model_copy(update={"corrects": (), **facts})


def sentence(site: Publication, number: int, **facts: Any) -> str:
    wording, indicator = with_indicator(site, number, **facts)
    return wording.verdict_sentence(indicator, "yunze")


def test_a_verdict_tells_value_change_goal_and_meaning(tiny: Publication) -> None:
    assert sentence(tiny, MORTALITY) == (
        "云泽2017年值为2.2‰，比2015年下降0.3个千分点；2020年目标为2.0‰。规划期进度比时序进度快，且超出容差。"
    )
    assert sentence(tiny, VACCINATION) == (
        "云泽2016年值为98.6%，比2015年下降0.4个百分点；2020年目标为99%。基期已达标，目前跌出目标之外。"
    )
    assert tiny.wording.verdict_sentence(tiny.plan.indicators[0], "linhai") == (
        "临海2017年初步值为3.1‰，比2015年提高0.1个千分点；2020年目标为≤2.8‰。数值比基期离目标更远。"
    )


def test_a_value_like_the_baselines_of_a_school_year_or_without_one_is_told_as_such(tiny: Publication) -> None:
    same = value_of(tiny, value=Decimal("2.5"), period="2016—2017学年")
    assert sentence(tiny, MORTALITY, observations=(same,)).startswith("云泽2016—2017学年值为2.5‰，与2015年相比持平；")
    assert sentence(tiny, MORTALITY, baseline=None) == (
        "云泽2017年值为2.2‰；2020年目标为2.0‰。这个数值尚未达到目标；规划没有基期值，无法判断进度快慢，不作评价。"
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([], "云泽在规划期内的数值待公布：还没有查到与规划同口径的公布数值。"),
        (
            [{"scope": Scope.DIFFERENT, "scope_note": "含外县", "year": 2018}],
            "云泽只公布了口径不同的数值（2018年实际值2.2‰，含外县），不与目标比较，不作评价。",
        ),
        (
            [{"period": "上半年"}],
            "云泽只公布了年内一段时间的数值（2017年上半年值2.2‰），不与全年的目标比较，不作评价。",
        ),
        (
            [{"period": "上半年"}, {"scope": Scope.DIFFERENT, "scope_note": "含外县"}],
            "云泽只公布了年内一段时间的数值（2017年上半年值2.2‰），不与全年的目标比较，不作评价。",
        ),
        (
            [{"year": 2019}],
            "云泽只公布了口径变化以后的数值（2019年值2.2‰），不与按原口径定的目标比较，不作评价。",
        ),
    ],
)
def test_why_there_is_no_verdict_is_told_with_the_value_that_there_is(
    tiny: Publication, facts: list[dict[str, Any]], said: str
) -> None:
    cut = Break(year=2019, text="新口径", source="bulletin-2017")
    values = tuple(value_of(tiny, **one) for one in facts)
    assert sentence(tiny, MORTALITY, observations=values, breaks=(cut,)) == said


def test_a_target_in_words_and_a_target_that_is_not_there_are_told(tiny: Publication) -> None:
    target = tiny.plan.indicators[0].targets[0]
    words = target.values["yunze"].model_copy(update={"op": None, "value": None, "text": "明显下降"})
    in_words = target.model_copy(update={"values": {"yunze": words}})
    assert sentence(tiny, MORTALITY, targets=(in_words,)) == (
        "云泽2020年目标为明显下降。以文字表述，不计算；有官方评估的，以官方评估为准。"
    )
    elsewhere = target.model_copy(update={"values": {"linhai": target.values["linhai"]}})
    wording, indicator = with_indicator(tiny, MORTALITY, targets=(elsewhere,))
    assert wording.verdict_sentence(indicator, "yunze") == ("云泽有公布的数值，但规划没有给出目标值，不作评价。")
    assert wording.target_text(indicator, "yunze") == "—"
    assert wording.goal_sentence(indicator, "yunze") == ""
    assert wording.original_sentence(indicator, "yunze") == ""
    assert wording.formula(indicator, "yunze") == ""


def adjusted(site: Publication, *days: tuple[str, str, int | None]) -> tuple[Wording, Indicator]:
    """Mortality with adjustments: day, new value, new year."""
    target = site.plan.indicators[0].targets[0]
    made = [
        Adjustment.model_validate(
            {**FACTS, "date": day, "by": by, "values": {"yunze": {"op": "=", "value": Decimal(value), "text": value}}}
        )
        for day, value, by in days
    ]
    return with_indicator(site, MORTALITY, targets=(target.model_copy(update={"adjustments": tuple(made)}),))


def test_an_adjusted_target_is_told_with_the_plans_own(tiny: Publication) -> None:
    wording, indicator = adjusted(tiny, ("2018-01-31", "2.1", 2021), ("2017-06-30", "2.15", None))
    assert wording.goal_sentence(indicator, "yunze") == "2021年目标为2.1‰（2018年1月31日调整，规划原为2.0‰）"
    assert wording.original_sentence(indicator, "yunze") == "2020年目标为2.0‰"
    told = [u for u in updates_of(wording.plan) if u.event is Event.ADJUSTED]
    assert [wording.adjustment_sentence(update) for update in told] == [
        "云泽2020年目标由2.15‰调整为2.1‰，期限改为2021年",
        "云泽2020年目标由2.0‰调整为2.15‰",
    ]
    wording, indicator = adjusted(
        tiny, ("2018-01-31", "2.1", 2021), ("2016-06-30", "2.2", None), ("2017-06-30", "2.15", None)
    )
    last = next(u for u in updates_of(wording.plan) if u.event is Event.ADJUSTED)
    assert wording.adjustment_sentence(last) == "云泽2020年目标由2.15‰调整为2.1‰，期限改为2021年"
    first = indicator.targets[0].adjustments[0]
    assert wording.adjustment_document(first) == "2017年云泽县卫生健康公报"
    assert wording.adjustment_document(first.model_copy(update={"document": "云发〔2018〕1号"})) == "云发〔2018〕1号"


def target(site: Publication, **facts: Any) -> ProjectTarget:
    _, found = next(iter(site.plan.targets))
    return found.model_copy(
        update={"low": None, "high": None, "op": Comparison.AT_LEAST, "value": Decimal(18), **facts}
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "18个"),
        ({"op": Comparison.POINT}, "18个"),
        ({"op": Comparison.ABOVE}, "高于18个"),
        ({"op": Comparison.AT_MOST}, "不高于18个"),
        ({"kind": TargetKind.LEVEL}, "不低于18个"),
        ({"kind": TargetKind.LEVEL, "op": Comparison.POINT}, "达到18个"),
        ({"approximate": True}, "18个左右"),
        ({"value": None, "op": None, "low": Decimal(30), "high": Decimal(40)}, "30～40个"),
        ({"value": None, "op": None}, ""),
    ],
)
def test_the_figure_of_a_projects_target_is_told_in_words(tiny: Publication, facts: dict[str, Any], words: str) -> None:
    item = target(tiny, **facts)
    assert tiny.wording.target_words(item) == words
    assert tiny.wording.original_words(item) == ""
    change = {**FACTS, "text": "改", "op": ">=", "value": Decimal(20)}
    moved = item.model_copy(update={"adjustments": (ProjectAdjustment.model_validate(change),)})
    assert tiny.wording.original_words(moved) == words
    assert tiny.wording.target_words(moved) == ("不低于20个" if facts.get("kind") else "20个")


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({}, ""),
        ({"basis": Basis.LEVEL}, ""),
        ({"basis": Basis.CUMULATIVE}, "累计"),
        ({"kind": TargetKind.YEARLY}, "每年"),
    ],
)
def test_how_a_target_is_judged_is_one_word(tiny: Publication, facts: dict[str, Any], word: str) -> None:
    assert tiny.wording.basis_word(target(tiny, **facts)) == word


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([2021], "2021年"),
        ([2021, 2022, 2023], "2021—2023年"),
        ([2021, 2023], "2021、2023年"),
        ([2016, 2018, 2019], "2016、2018—2019年"),
    ],
)
def test_years_in_a_row_are_joined(tiny: Publication, years: list[int], words: str) -> None:
    assert tiny.wording.years(years) == words


def averaged(site: Publication, basis: Basis, text: str, *values: str) -> tuple[Wording, Indicator]:
    """Beds judged over the years from 2016, with one value a year."""
    stated = site.plan.indicators[BEDS].targets[0]
    facts = {"op": Comparison.AT_LEAST, "value": Decimal(text), "low": None, "high": None, "text": text}
    aim = stated.model_copy(
        update={"basis": basis, "values": {"yunze": stated.values["yunze"].model_copy(update=facts)}}
    )
    found = tuple(value_of(site, year=2016 + n, value=Decimal(value)) for n, value in enumerate(values))
    return with_indicator(site, BEDS, targets=(aim,), observations=found)


@pytest.mark.parametrize(
    ("basis", "values", "said"),
    [
        (
            Basis.AVERAGE,
            ["6", "7.5"],
            (
                "云泽2017年值为7.5张，2016—2017年平均6.75张；2016—2020年年均目标为7张。"
                "到目前为止，已公布各年的平均没有达到目标。"
            ),
        ),
        (
            Basis.AVERAGE,
            ["7", "7", "7", "7", "6.998"],
            "云泽2020年值为6.998张，2016—2020年平均6.9996张；2016—2020年年均目标为7张。各年数值齐全，平均没有达到目标。",
        ),
        (
            Basis.CUMULATIVE,
            ["3", "4"],
            "云泽2017年值为4张，2016—2017年合计7张；2016—2020年累计目标为7张。在目标年份之前，各年之和已达到目标。",
        ),
        (
            Basis.WHOLE_PERIOD,
            ["7", "6"],
            "云泽2017年值为6张；2016—2020年全期目标为7张。已有一年违反目标，全期的目标不能实现。",
        ),
        (
            Basis.EACH_YEAR,
            ["7", "8"],
            "云泽2017年值为8张；2016—2020年每年目标为7张。到目前为止，已公布的每一年都达到目标。",
        ),
    ],
)
def test_what_several_years_come_to_is_told_exactly(
    tiny: Publication, basis: Basis, values: list[str], said: str
) -> None:
    wording, indicator = averaged(tiny, basis, "7", *values)
    assert wording.verdict_sentence(indicator, "yunze") == said
    if basis is not Basis.CUMULATIVE:
        no_way = f"规划期进度：不计算（按{basis.value}评价，逐年的数值合在一起看）"
        assert wording.formula(indicator, "yunze") == no_way


@pytest.mark.parametrize(
    ("values", "formula"),
    [
        (["3", "4"], "规划期进度 =（3 + 4）÷ 7 = 100%"),
        (["3"], "规划期进度 = 3 ÷ 7 = 42.9%"),
        (["3", "-0.5"], "规划期进度 =（3 +（−0.5））÷ 7 = 35.7%"),
    ],
)
def test_the_formula_of_a_sum_adds_up_its_years(tiny: Publication, values: list[str], formula: str) -> None:
    wording, indicator = averaged(tiny, Basis.CUMULATIVE, "7", *values)
    assert wording.formula(indicator, "yunze") == formula


def test_years_that_are_missing_are_named(tiny: Publication) -> None:
    found = Verdict(Status.NOT_ASSESSED, reason=Reason.INCOMPLETE, missing=(2017, 2018, 2020))
    assert tiny.wording.meaning(found, Basis.AVERAGE) == "2017—2018、2020年的数值没有公布，年份不全，不作评价。"
    assert tiny.wording.meaning(Verdict(Status.NOT_ASSESSED, reason=Reason.NO_WAY), Basis.LEVEL).startswith(
        "这个数值尚未达到目标；目标的界限就是基期值"
    )
    assert tiny.wording.meaning(Verdict(Status.ACHIEVED), Basis.LEVEL) == "到目标年份达到目标。"
    assert tiny.wording.meaning(Verdict(Status.ACHIEVED), Basis.WHOLE_PERIOD) == "各年数值齐全，没有一年违反目标。"


@pytest.mark.parametrize(("value", "met"), [("1.9", "已达到目标"), ("2.2", "没有达到目标")])
def test_a_value_after_the_deadline_is_told_to_be_late(tiny: Publication, value: str, met: str) -> None:
    said = sentence(tiny, MORTALITY, observations=(value_of(tiny, year=2021, value=Decimal(value)),))
    assert said.endswith(f"。2021年的数值{met}；期限是2020年，这一年没有公布的数值，是否按期达到不能判断。")


def test_remarks_say_what_must_be_known_of_a_value(tiny: Publication) -> None:
    wording, indicator = tiny.wording, tiny.plan.indicators[0]
    final, first = indicator.observations
    assert (wording.remarks(final), wording.remarks(first)) == ("", "初步")
    other = first.model_copy(update={"scope": Scope.DIFFERENT, "scope_note": "含外县", "month": 6})
    assert wording.remarks(other) == "初步；口径不同：含外县"
    assert wording.brief(other) == "6月；初步；口径不同"
    assert wording.brief(final) == ""
    assert wording.notes(indicator, other) == ["6月", "初步；口径不同：含外县"]
    assert wording.notes(indicator, final) == []
    assert (wording.part(other), wording.part(final)) == ("6月", "")
    assert wording.part(final.model_copy(update={"period": "2016—2017学年"})) == "2016—2017学年"


def test_a_preliminary_value_that_a_final_one_replaced_says_so(tiny: Publication) -> None:
    first = value_of(tiny, kind=tiny.plan.indicators[0].observations[1].kind, published=datetime.date(2018, 2, 1))
    final = value_of(tiny, published=datetime.date(2018, 3, 1))
    wording, indicator = with_indicator(tiny, MORTALITY, observations=(first, final))
    assert wording.is_replaced(indicator, first)
    assert not wording.is_replaced(indicator, final)
    assert wording.notes(indicator, first) == ["初步", "已由正式数替代"]


def test_a_correction_tells_what_was_otherwise(tiny: Publication) -> None:
    stated = {"published": "2018-02-25", "reason": "笔误"}
    facts = {"value": Decimal("2.1"), "year": 2016, "kind": "初步", "source": "leaflet"}
    scope = {"scope": "different", "scope_note": "含外县"}
    revision = Revision.model_validate({**stated, **facts, **scope})
    found = value_of(tiny, corrects=(revision,))
    assert tiny.wording.corrections(found, "‰") == [
        (
            "原公布值 2.1‰，原时期 2016年，原性质 初步，原口径 不同（含外县），原来源 健康小屋建设材料"
            "（2018年2月25日发布）。原因：笔误"
        )
    ]
    assert tiny.wording.corrected(found, "‰").startswith("已更正，原公布值 2.1‰，")
    plain = Revision.model_validate({**stated, "scope": "same"})
    assert tiny.wording.corrected(value_of(tiny, corrects=(plain,)), "‰") == "已更正，原口径 与规划相同"
    two = value_of(tiny, corrects=(plain, Revision.model_validate({**stated, "reason": "再改", "value": Decimal(3)})))
    assert [said.rpartition("：")[2] for said in tiny.wording.corrections(two, "‰")] == ["再改", "笔误"]


def test_newer_values_that_do_not_decide_are_listed_with_why(tiny: Publication) -> None:
    half = value_of(tiny, year=2018, period="上半年", value=Decimal("2.0"))
    other = value_of(tiny, year=2019, scope=Scope.DIFFERENT, scope_note="含外县", value=Decimal("1.9"))
    behind = value_of(tiny, year=2020, value=Decimal("1.8"))
    cut = Break(year=2020, text="新口径", source="bulletin-2017")
    wording, indicator = with_indicator(
        tiny, MORTALITY, observations=(value_of(tiny), half, other, behind), breaks=(cut,)
    )
    assert wording.later(indicator, "yunze") == (
        "更新的数值，不参加评价：2020年（新口径）1.8‰；2019年（口径不同：含外县）1.9‰；2018年上半年2.0‰"
    )
    assert wording.later(indicator, "linhai") == ""


OFFICIAL = OfficialAssessment.model_validate(
    {"status": "已实现", "date": "2018-02-20", "source": "leaflet", "quote": "已实现。"}
)


@pytest.mark.parametrize(
    ("overtaking", "said"),
    [
        ((), "官方评估（2018年2月20日）"),
        ((Overtaking.VALUE,), "官方评估（2018年2月20日）：已实现；此后有新的数值"),
        ((Overtaking.ADJUSTED, Overtaking.VALUE), "官方评估（2018年2月20日）：已实现；此后目标作了调整，有新的数值"),
    ],
)
def test_an_official_verdict_stands_beside_the_status(
    tiny: Publication, overtaking: tuple[Overtaking, ...], said: str
) -> None:
    assert tiny.wording.official_beside(OFFICIAL, overtaking) == said
    assert tiny.wording.official_beside(None, overtaking) == ""
    assert tiny.wording.official(OFFICIAL) == "官方评估（2018年2月20日）：已实现"


def test_an_official_status_of_a_project_that_was_overtaken_stands_beside_the_computed_one(tiny: Publication) -> None:
    first, second = tiny.plan.projects
    early = second.status[0].model_copy(update={"date": datetime.date(2018, 2, 19)})
    for stated, said in (
        ((early,), "官方状态（2018年2月19日）；此后有新的数值，按目标计算：快于预期"),
        ((early.model_copy(update={"date": datetime.date(2018, 2, 20)}),), ""),
        ((), ""),
    ):
        project = first.model_copy(update={"status": stated})
        sidebar = tiny.plan.sidebars[0].model_copy(update={"projects": (project, second)})
        assert of(replace(tiny.plan, sidebars=(sidebar,))).beside_project(project) == said


@pytest.mark.parametrize(
    ("known", "total", "said"),
    [(0, 1, "还没有"), (1, 1, "有"), (0, 3, "都还没有"), (2, 3, "其中 2 项有"), (3, 3, "都有")],
)
def test_how_many_of_a_number_have_a_value_is_told_without_a_nought(known: int, total: int, said: str) -> None:
    assert numbers.having(known, total) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), ""),
        ((0, 0, 1), "1 个指标没有来源说明何时公布"),
        ((0, 0, 15), "15 个指标都没有来源说明何时公布"),
        ((2, 0, 13), "15 个指标中有 2 个过了预计的公布日期，13 个没有来源说明何时公布"),
        ((1, 2, 3), "6 个指标中有 1 个过了预计的公布日期，2 个将要公布，3 个没有来源说明何时公布"),
    ],
)
def test_the_calendar_tells_what_is_due_without_a_nought(counts: tuple[int, int, int], said: str) -> None:
    assert calendar.standing(*counts) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([(0, 15), (0, 80)], ""),
        ([(15, 15), (80, 80)], "15 个指标、80 项量化目标都没有查到"),
        ([(14, 15), (80, 80)], "15 个指标中有 14 个、80 项量化目标中有 80 项，没有查到"),
        ([(14, 15), (0, 80)], "15 个指标中有 14 个没有查到"),
        ([(0, 0), (1, 1)], "1 项量化目标没有查到"),
    ],
)
def test_what_is_lacking_is_counted_without_a_nought(counts: list[tuple[int, int]], said: str) -> None:
    assert (
        registers.lacking(*((*count, words) for count, words in zip(counts, ("个指标", "项量化目标"), strict=True)))
        == said
    )


def test_how_many_targets_of_a_project_have_values_is_told(tiny: Publication) -> None:
    first, second = tiny.plan.projects
    assert tiny.wording.project_note(first) == "量化目标 3 项，其中 1 项有同口径数值"
    assert tiny.wording.project_note(second) == "规划的文字没有写明数量，不计算状态"
    assert tiny.wording.targets_brief(first) == "3 项，1 项有数值"
    assert tiny.wording.targets_brief(second) == "无"
    bare = first.model_copy(update={"targets": first.targets[1:]})
    assert tiny.wording.targets_brief(bare) == "2 项"
    assert tiny.wording.project_rule(first.model_copy(update={"targets": first.targets[:1]})) == ""
    assert tiny.wording.project_rule(first.model_copy(update={"status": second.status})) == ""


def test_a_change_from_the_year_before_or_why_there_is_none(tiny: Publication) -> None:
    def told(*values: Observation) -> tuple[str, str]:
        wording, indicator = with_indicator(tiny, MORTALITY, observations=values)
        found = change(indicator, tiny.plan.subject, 2017)
        assert found is not None
        return wording.change(found), wording.no_change(found)

    now = value_of(tiny)
    assert told(now, value_of(tiny, year=2016, value=Decimal("2.4")))[0] == "下降0.2个千分点"
    assert told(now) == ("", "上一年数值不详，不能比较")
    assert told(now, value_of(tiny, year=2016, period="2015—2016学年")) == ("", "与上一年口径或时期不同，不能比较")


def test_a_withdrawn_value_says_nothing_more(tiny: Publication) -> None:
    gone = value_of(tiny, withdrawn=Withdrawal(date="2018-03-02", reason="误发"))
    assert not gone.decides


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda w: w.direction(w.plan.indicators[0]), "越低越好"),
        (lambda w: w.direction(w.plan.indicators[1]), "保持"),
        (lambda w: w.status_class("已终止"), "missed"),
        (lambda w: w.status_class("快于预期"), "ahead"),
        (lambda w: w.status_words("滞后", is_preliminary=True), "滞后（初步）"),
        (lambda w: w.status_words("滞后", is_preliminary=False), "滞后"),
        (lambda w: w.indicator_status(w.plan.indicators[0]), "快于预期"),
        (lambda w: w.project_status(w.plan.projects[1]), "已终止"),
        (lambda w: w.kind(w.plan.projects[0].targets[2]), "每年"),
        (lambda w: w.kind(w.plan.promises[0]), "文字"),
        (lambda w: w.target_text(w.plan.indicators[2], "linhai"), ">6.0张"),
        (lambda w: w.stated(w.plan.indicators[2], w.plan.indicators[2].targets[0].values["yunze"]), "6.5～7.0张"),
        (lambda w: w.value(w.plan.indicators[0], None), "—"),
    ],
)
def test_words_of_the_tiny_plan(tiny: Publication, ask: Callable[[Wording], str], said: str) -> None:
    assert ask(tiny.wording) == said
