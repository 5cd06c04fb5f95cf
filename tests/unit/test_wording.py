"""Sentences about values, word by word."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.assessment.assessments import Assessments
from plansite.assessment.method import Goal
from plansite.assessment.year_on_year import change
from plansite.models import Indicator
from plansite.models.vocabulary import Basis, Comparison, Direction, TargetKind
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.wording import numbers
from plansite.wording.citations import press
from plansite.wording.quotation import quoted
from plansite.wording.sentences import Wording


def aiming(indicator: Indicator, text: str, unit: str) -> Indicator:
    """The indicator with a range as its target."""
    low, high = (Decimal(end) for end in text.split("～"))
    values = {
        area: target.model_copy(update={"op": None, "value": None, "low": low, "high": high, "text": text})
        for area, target in indicator.targets[0].values.items()
    }
    target = indicator.targets[0].model_copy(update={"values": values})
    return indicator.model_copy(update={"targets": (target,), "unit": unit})


def counted(site: Publication, start: str, before: str, after: str) -> Indicator:
    """An indicator of so many 所: a beginning and two values, a year apart."""
    found = site.plan.indicators[0]
    subject = site.plan.subject.id
    assert found.baseline is not None
    baseline = found.baseline.model_copy(update={"values": {**found.baseline.values, subject: Decimal(start)}})
    observed = next(o for o in found.observations if o.area == subject)
    values = tuple(
        observed.model_copy(update={"year": year, "value": Decimal(value)})
        for year, value in ((2017, before), (2018, after))
    )
    return found.model_copy(update={"baseline": baseline, "observations": values, "unit": "所", "decimals": 0})


def test_a_count_grows_by_number_and_percent_in_sentences_but_not_in_the_press_form(tiny: Publication) -> None:
    indicator = counted(tiny, "20", "24", "27")
    found = change(indicator, tiny.plan.subject, 2018)
    assert found is not None
    assert tiny.wording.change(found) == "增加3所，增长12.5%"
    sentence = press.indicator_sentence(tiny.wording, indicator, "2018年3月1日")
    assert "增加7所" in sentence
    assert "增长" not in sentence


@pytest.mark.parametrize(("unit", "words"), [("%", "63%～68%"), ("‰", "63‰～68‰"), ("所", "63～68所")])
def test_a_range_of_rates_has_its_unit_at_both_ends(tiny: Publication, unit: str, words: str) -> None:
    indicator = aiming(tiny.plan.indicators[0], "63～68", unit)
    assert tiny.wording.target_text(indicator, tiny.plan.subject.id) == words
    _, target = next(iter(tiny.plan.targets))
    spanned = target.model_copy(
        update={"op": None, "value": None, "low": Decimal(63), "high": Decimal(68), "unit": unit}
    )
    assert tiny.wording.target_words(spanned) == words


def test_a_target_shows_an_indicators_value_as_the_indicator_does(tiny: Publication) -> None:
    indicator = tiny.plan.indicators[1]
    whole = tuple(o.model_copy(update={"value": Decimal(99)}) for o in indicator.observations)
    plan = Plan(
        tiny.plan.about,
        tiny.plan.sources,
        (indicator.model_copy(update={"observations": whole}),),
        tiny.plan.sidebars,
        tiny.plan.notes,
        tiny.plan.chapters,
    )
    wording = Wording(plan, Assessments(plan, tiny.settings.tolerance_share))
    _, target = next(iter(plan.targets))
    linked = target.model_copy(update={"indicator": indicator.id})
    found = wording.assessments.target_latest(linked)
    assert found is not None
    assert wording.target_value(linked, found) == wording.value(indicator, Decimal(99)) == "99%"
    own = wording.assessments.target_latest(target)
    assert own is not None
    assert wording.target_value(target, own) == "18个"


NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=0) | st.decimals(
    min_value=-1, max_value=1, allow_nan=False, places=4
)
"""Large and tiny, negative and nothing."""


def test_a_formula_gives_what_it_says_when_a_reader_types_it_in(tiny: Publication) -> None:
    figures = st.builds(aim, st.none() | st.sampled_from(Comparison), NUMBERS, NUMBERS)
    bases = st.sampled_from((Basis.LEVEL, Basis.CUMULATIVE))

    @settings(deadline=None)
    @given(start=NUMBERS | st.none(), values=st.lists(NUMBERS, min_size=1, max_size=3), figure=figures, basis=bases)
    def holds(start: Decimal | None, values: list[Decimal], figure: dict[str, object], basis: Basis) -> None:
        wording, indicator = made_of(tiny, start, values, figure, basis)
        subject = tiny.plan.subject.id
        elapsed = wording.elapsed_formula(
            wording.assessments.indicator(indicator, subject), wording.assessments.goal(indicator, subject)
        )
        for formula in (wording.formula(indicator, subject), elapsed):
            if formula.startswith("规划期进度：不计算（"):
                continue
            words, _, result = formula.partition("=")[2].rpartition("= ")
            assert result == numbers.share(typed(words)), formula

    holds()


def aim(op: Comparison | None, low: Decimal, high: Decimal) -> dict[str, object]:
    """The figure of a target: a value, or a range where it has no comparison."""
    if op is None:
        return {"op": None, "value": None, "low": min(low, high), "high": max(low, high)}
    return {"op": op, "value": low}


def made_of(
    site: Publication, start: Decimal | None, found_values: list[Decimal], figure: dict[str, object], basis: Basis
) -> tuple[Wording, Indicator]:
    """A plan of one indicator with these figures for its subject, one a year from 2016."""
    found, subject = site.plan.indicators[0], site.plan.subject.id
    assert found.baseline is not None
    target = found.targets[0].values[subject].model_copy(update=figure)
    values = {**found.targets[0].values, subject: target}
    observed = next(o for o in found.observations if o.area == subject)
    indicator = found.model_copy(
        update={
            "baseline": found.baseline.model_copy(update={"values": {**found.baseline.values, subject: start}}),
            "targets": (found.targets[0].model_copy(update={"values": values, "basis": basis}),),
            "observations": tuple(
                observed.model_copy(update={"year": 2016 + place, "value": value, "corrects": ()})
                for place, value in enumerate(found_values)
            ),
        }
    )
    plan = Plan(
        site.plan.about, site.plan.sources, (indicator,), site.plan.sidebars, site.plan.notes, site.plan.chapters
    )
    return Wording(plan, Assessments(plan, site.settings.tolerance_share)), indicator


def typed(words: str) -> Fraction:
    """The result of a printed sum, worked out by no code of the product."""
    signs = {"（": "(", "）": ")", "÷": "/", "−": "-"}
    plain = "".join(signs.get(sign, sign) for sign in words)
    exact = re.sub(r"[0-9]+(?:\.[0-9]+)?", r"Fraction('\g<0>')", plain)
    return Fraction(eval(exact, {"Fraction": Fraction}))


@pytest.mark.parametrize(
    ("start", "value", "bound", "formula"),
    [
        ("0.04", "0.06", "0.24", "规划期进度 =（0.06 − 0.04）÷（0.24 − 0.04）= 10%"),
        ("28", "29.3", "27", "规划期进度 =（29.3 − 28）÷（27 − 28）= −130%"),
        ("-1", "-0.5", "1", "规划期进度 =（（−0.5）−（−1））÷（1 −（−1））= 25%"),
        ("0", "9997", "10000", "规划期进度 =（9997 − 0）÷（10000 − 0）= 99.9%"),
    ],
)
def test_a_formula_has_the_digits_of_the_source_and_brackets_around_negative_numbers(
    tiny: Publication, start: str, value: str, bound: str, formula: str
) -> None:
    wording, indicator = made_of(
        tiny, Decimal(start), [Decimal(value)], {"op": Comparison.POINT, "value": Decimal(bound)}, Basis.LEVEL
    )
    up = indicator.model_copy(update={"direction": Direction.DOWN if bound < start else Direction.UP})
    plan = Plan(tiny.plan.about, tiny.plan.sources, (up,), tiny.plan.sidebars, tiny.plan.notes, tiny.plan.chapters)
    wording = Wording(plan, Assessments(plan, tiny.settings.tolerance_share))
    assert wording.formula(up, tiny.plan.subject.id) == formula


def test_a_way_that_cannot_be_measured_says_why(tiny: Publication) -> None:
    subject = tiny.plan.subject.id
    level = {"op": Comparison.BELOW, "value": Decimal(2)}
    for start, reason in ((Decimal(2), "基期与目标的界限相等"), (None, "规划没有基期值"), (Decimal(1), "只看是否保持")):
        wording, indicator = made_of(tiny, start, [Decimal(3)], level, Basis.LEVEL)
        assert reason in wording.formula(indicator, subject)


@pytest.mark.parametrize(
    ("op", "words"),
    [
        (Comparison.AT_LEAST, "不低于18"),
        (Comparison.ABOVE, "高于18"),
        (Comparison.AT_MOST, "不高于18"),
        (Comparison.BELOW, "低于18"),
        (Comparison.POINT, "18"),
    ],
)
def test_a_goal_is_told_in_words_and_not_in_signs_of_a_program(tiny: Publication, op: Comparison, words: str) -> None:
    assert tiny.wording.goal_words(Goal(2025, 2020, op, Decimal(18))) == words


@pytest.mark.parametrize("kind", TargetKind)
def test_an_approximate_target_is_told_as_the_plan_tells_it(tiny: Publication, kind: TargetKind) -> None:
    _, target = next(iter(tiny.plan.targets))
    about = target.model_copy(
        update={"approximate": True, "kind": kind, "op": Comparison.AT_LEAST, "value": Decimal(7), "unit": "万人"}
    )
    assert tiny.wording.target_words(about) == "7万人左右"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("建成小屋", "“建成小屋”"),
        ("“双师型”教师", "“‘双师型’教师”"),
        ("建设“甲”和“乙‘丙’丁”", "“建设‘甲’和‘乙“丙”丁’”"),
        ("it’s", "“it’s”"),
        ("缺一半“引号", "“缺一半“引号”"),
    ],
)
def test_quotation_marks_within_a_quotation_are_single_ones(words: str, said: str) -> None:
    assert quoted(words) == said


def test_how_a_project_is_judged_is_told_only_where_something_can_be_judged(tiny: Publication) -> None:
    judged = [project for project in tiny.plan.projects if tiny.wording.project_rule(project)]
    assert [project.id for project in judged] == ["1-1"]
    silent = judged[0].model_copy(
        update={
            "targets": tuple(
                t for t in judged[0].targets if tiny.assessments.target(t).status in {"待公布", "不作评价"}
            )
        }
    )
    assert silent.targets
    assert tiny.wording.project_rule(silent) == ""
