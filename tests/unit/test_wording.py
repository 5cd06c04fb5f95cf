"""Sentences about values, word by word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.models import Indicator
from plansite.site import Site


def aiming(indicator: Indicator, text: str, unit: str) -> Indicator:
    """The indicator with a range as its target."""
    low, high = (Decimal(end) for end in text.split("～"))
    values = {
        area: target.model_copy(update={"op": None, "value": None, "low": low, "high": high, "text": text})
        for area, target in indicator.target.values.items()
    }
    target = indicator.target.model_copy(update={"values": values})
    return indicator.model_copy(update={"target": target, "unit": unit})


@pytest.mark.parametrize(("unit", "words"), [("%", "63%～68%"), ("‰", "63‰～68‰"), ("所", "63～68所")])
def test_a_range_of_rates_has_its_unit_at_both_ends(tiny: Site, unit: str, words: str) -> None:
    indicator = aiming(tiny.plan.indicators[0], "63～68", unit)
    assert tiny.wording.target_text(indicator, tiny.plan.subject.id) == words
    _, target = next(iter(tiny.plan.targets))
    spanned = target.model_copy(
        update={"op": None, "value": None, "low": Decimal(63), "high": Decimal(68), "unit": unit}
    )
    assert tiny.wording.target_words(spanned) == words
