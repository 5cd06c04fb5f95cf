"""Sentences about values, word by word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.assessment.assessments import Assessments
from plansite.assessment.year_on_year import change
from plansite.models import Indicator
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan
from plansite.wording.citations import press
from plansite.wording.sentences import Wording


def aiming(indicator: Indicator, text: str, unit: str) -> Indicator:
    """The indicator with a range as its target."""
    low, high = (Decimal(end) for end in text.split("～"))
    values = {
        area: target.model_copy(update={"op": None, "value": None, "low": low, "high": high, "text": text})
        for area, target in indicator.target.values.items()
    }
    target = indicator.target.model_copy(update={"values": values})
    return indicator.model_copy(update={"target": target, "unit": unit})


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
    sentence = press.indicator_sentence(tiny.wording, indicator)
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
    assert wording.target_value(linked, found) == wording.value(indicator, Decimal(99)) == "99.0%"
    own = wording.assessments.target_latest(target)
    assert own is not None
    assert wording.target_value(target, own) == "18个"
