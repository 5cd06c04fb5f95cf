"""The one sentence of the first page: right for every state of a plan, and made from nothing else."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from plansite.assessment.assessments import Assessments
from plansite.models import OfficialAssessment
from plansite.models.vocabulary import ObservationStatus, Scope, Status
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.wording import headline
from plansite.wording.headline import Standing, said

KNOWN = "有可与目标比较的云泽数值"
BY = "按最新数值"
AWAITING = "1 个还没有查到公布的数值"
STATED = "1 个没有数值，但有官方评估结论"


def sentence(plan: Plan) -> str:
    return headline.headline(Assessments(plan, Fraction(5, 100)))


def with_observations(plan: Plan, *, drop: bool = False, **changes: Any) -> Plan:
    """The plan with the subject's own values changed or left out."""
    subject = plan.subject.id
    indicators = tuple(
        indicator.model_copy(
            update={
                "observations": tuple(
                    item.model_copy(update=changes) if item.area == subject else item
                    for item in indicator.observations
                    if not (drop and item.area == subject)
                )
            }
        )
        for indicator in plan.indicators
    )
    return replace(plan, indicators=indicators)


def test_the_real_plan_is_over_and_one_value_is_known(real: Publication) -> None:
    assert headline.headline(real.assessments) == (
        "截至2026年11月24日，规划期（2021—2025年）已经结束；15 个指标中，1 个有可与目标比较的三门峡数值（初步），"
        "按最新数值已达到目标；2 个只有口径不同的数值，12 个还没有查到公布的数值。"
    )


def test_a_running_plan_says_how_far_it_is(tiny: Publication) -> None:
    assert sentence(tiny.plan) == (
        "截至2018年3月1日，规划期（2016—2020年）共 5 年，现为第 3 年；3 个指标中，2 个有可与目标比较的云泽数值，"
        "按最新数值都还没有达到目标；1 个还没有查到公布的数值。"
    )


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2015, "规划期（2016—2020年）尚未开始"),
        (2016, "规划期（2016—2020年）共 5 年，现为第 1 年"),
        (2020, "规划期（2016—2020年）共 5 年，现为第 5 年"),
        (2021, "规划期（2016—2020年）已经结束"),
    ],
)
def test_the_period_is_told_by_the_day_of_the_data(
    tiny: Publication, year: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Plan, "as_of", datetime.date(year, 6, 30))
    assert headline.period(replace(tiny.plan)) == words


def test_no_indicator_has_a_value(tiny: Publication) -> None:
    assert sentence(with_observations(tiny.plan, drop=True)).endswith(
        "；3 个指标中还没有一个有可与目标比较的云泽数值，3 个还没有查到公布的数值。"
    )


def test_values_of_another_scope_are_never_comparable(tiny: Publication) -> None:
    plan = with_observations(tiny.plan, scope=Scope.DIFFERENT, scope_note="只含县城")
    assert "还没有一个有可与目标比较的云泽数值，2 个只有口径不同的数值，1 个还没有查到公布的数值" in sentence(plan)


def test_preliminary_values_are_called_so(tiny: Publication) -> None:
    plan = with_observations(tiny.plan, kind=ObservationStatus.PRELIMINARY)
    assert "2 个有可与目标比较的云泽数值（都是初步数值），" in sentence(plan)


def test_expected_values_do_not_count(tiny: Publication) -> None:
    plan = with_observations(tiny.plan, kind=ObservationStatus.EXPECTED)
    assert "还没有一个有可与目标比较的云泽数值，3 个还没有查到公布的数值" in sentence(plan)


def test_values_of_other_areas_do_not_count(tiny: Publication) -> None:
    assert any(o.area != tiny.plan.subject.id for i in tiny.plan.indicators for o in i.observations)
    assert headline.standing(Assessments(with_observations(tiny.plan, drop=True), Fraction(0))).comparable == 0


def test_an_official_assessment_decides_and_is_told_apart_where_there_is_no_value(tiny: Publication) -> None:
    stated = OfficialAssessment(
        status=Status.ACHIEVED, date="2018-02-20", source=next(iter(tiny.plan.sources)), quote="已完成"
    )
    indicators = tuple(item.model_copy(update={"assessment": (stated,)}) for item in tiny.plan.indicators)
    found = sentence(replace(tiny.plan, indicators=indicators))
    assert "按官方评估都已达到目标；1 个没有数值，但有官方评估结论。" in found


def test_a_value_at_the_target_counts_as_reached(tiny: Publication) -> None:
    plan = with_observations(tiny.plan, value=Decimal(0))
    assert headline.standing(Assessments(plan, Fraction(0))).reached == 1


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Standing(3, 0, 0, 0, reached=3), f"3 个指标都{KNOWN}，{BY}都已达到目标"),
        (Standing(1, 0, 0, 0, reached=1), f"1 个指标{KNOWN}，{BY}已达到目标"),
        (
            Standing(3, 0, 0, 0, preliminary=1, reached=1),
            f"3 个指标都{KNOWN}（其中 1 个是初步数值），{BY}，其中 1 个已达到目标",
        ),
        (Standing(2, 0, 0, 1, missed=2), f"3 个指标中，2 个{KNOWN}，{BY}都没有达到目标；{AWAITING}"),
        (Standing(2, 0, 0, 1, missed=1), f"3 个指标中，2 个{KNOWN}，{BY}都还没有达到目标；{AWAITING}"),
        (Standing(1, 0, 1, 0, missed=1), f"2 个指标中，1 个{KNOWN}，{BY}没有达到目标；1 个只有口径不同的数值"),
        (Standing(3, 0, 0, 0, reached=2, ruled=1), f"3 个指标都{KNOWN}，{BY}和官方评估（1 个），其中 2 个已达到目标"),
        (Standing(2, 0, 0, 0, reached=2, ruled=2), f"2 个指标都{KNOWN}，按官方评估都已达到目标"),
        (Standing(0, 1, 0, 1), f"2 个指标中还没有一个{KNOWN}，{STATED}，{AWAITING}"),
    ],
)
def test_every_state_has_its_words(found: Standing, words: str) -> None:
    assert said(found, "云泽") == words
