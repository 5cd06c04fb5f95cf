"""Axes and marks of an indicator's picture: nothing on them reads as what it is not."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.charts.drawing import indicator
from plansite.charts.drawing.labels import Plot
from plansite.charts.drawing.layers import AXIS_NOTE, Layer
from plansite.charts.values.indicator import IndicatorPicture, Point, Series
from plansite.charts.values.picture import ALL, WIDE
from plansite.pages.rendering.publication import Publication
from vega_layers import layer, rows
from vega_layers import spec as described

SUBJECT = Series(
    "甲",
    "subject",
    Point(2015.0, 1.0, "1", "甲，2015年基期，1", "solid"),
    (),
    2020,
    2.0,
    None,
    "目标 2",
    is_awaiting=True,
)


def point(year: float, value: float, label: str, look: str = "solid") -> Point:
    return Point(year, value, label, f"甲，{year:.0f}年，{label}", look)


@pytest.fixture
def whole(tiny: Publication) -> IndicatorPicture:
    picture = tiny.pictures["indicators/infant-mortality"]
    assert isinstance(picture, IndicatorPicture)
    return picture


def of(whole: IndicatorPicture, *series: Series, decimals: int = 0) -> IndicatorPicture:
    return replace(whole, panels=(series,), decimals=decimals, hollow="")


def axis(picture: IndicatorPicture, width: int = WIDE) -> tuple[list[float], list[float]]:
    """Ticks and ends of the axis of values."""
    spec = described(picture, width)
    y = layer(spec["vconcat"][0], Layer.MARKS)["encoding"]["y"]
    return y["axis"]["values"], y["scale"]["domain"]


def words(picture: IndicatorPicture, width: int = WIDE) -> str:
    """What stands below the picture."""
    spec = described(picture, width)
    return "".join(spec["vconcat"][-1]["title"]["text"])


def test_no_two_ticks_have_one_label(whole: IndicatorPicture) -> None:
    """From 1 to 2 without decimals: 1, 2, 2 before; an axis of the lower half begins at 0."""
    assert indicator.ticks(1, 2, 0) == [1, 2]
    assert axis(of(whole, SUBJECT))[0] == [0, 1, 2]


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(0, 4))
def test_ticks_lie_within_the_axis_and_apart(low: float, span: float, decimals: int) -> None:
    found = indicator.ticks(low, low + span, decimals)
    labels = [f"{tick:.{decimals}f}" for tick in found]
    assert len(set(labels)) == len(labels) <= 6
    assert all(low - 1e-6 <= tick <= low + span + 1e-6 for tick in found)


EDGES = ([0.0], [5.0], [-3.0, -3.0], [1e-4, 2e-4], [-0.1, 0.1], [99.9, 100.0], [1e9, 1e9 + 1], [-1e9, 1e9], [0.0, 1e-4])
"""All alike, one value, below zero, tiny, close together, far apart."""


def held(values: list[float], decimals: int, whole: IndicatorPicture) -> None:
    """Hold the axis of values against what every reader takes for granted."""
    marks = tuple(point(2016 + at % 4, value, f"{value:.{decimals}f}") for at, value in enumerate(values[1:]))
    start = Point(2015.0, values[0], f"{values[0]}", "甲，2015年基期", "solid")
    series = replace(SUBJECT, start=start, points=marks, target=values[-1], target_label="目标")
    found, (low, high) = axis(of(whole, series, decimals=decimals))
    labels = [f"{tick:,.{decimals}f}" for tick in found]
    assert low < min(values)
    assert high > max(values)
    assert 1 <= len(set(labels)) == len(labels) <= 7
    assert all(
        math.isclose(float(label.replace(",", "")), tick, abs_tol=1e-9)
        for label, tick in zip(labels, found, strict=True)
    )
    assert all(low - 1e-9 <= tick <= high + 1e-9 for tick in found)
    assert min(values) < 0 or min(found) >= 0


@pytest.mark.parametrize("values", EDGES, ids=str)
def test_an_axis_of_any_values_names_heights_within_it_each_once(values: list[float], whole: IndicatorPicture) -> None:
    held(values, 4 if max(map(abs, values)) < 1e-2 else 1, whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    decimals=st.integers(0, 4),
    units=st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=6),
    closer=st.integers(0, 6),
)
def test_an_axis_of_values_with_so_many_digits_names_some(
    decimals: int, units: list[int], closer: int, whole: IndicatorPicture
) -> None:
    held([unit // 10**closer / 10**decimals for unit in units], decimals, whole)


def test_an_axis_of_nothing_has_one_tick_and_its_words_inside(whole: IndicatorPicture) -> None:
    start = Point(2015.0, 0.0, "0", "甲，2015年基期，0", "solid")
    picture = of(whole, replace(SUBJECT, start=start, target=0.0, target_label="目标 0"))
    ticks, ends = axis(picture)
    assert ticks == [0]
    spec = described(picture, WIDE)
    plot = Plot((2014.75, 2020.35), (ends[0], ends[1]), WIDE - indicator.FRAME, indicator.HEIGHT)
    for label in rows(spec["vconcat"][0], Layer.LABELS):
        assert plot.words(label).bottom <= indicator.HEIGHT, label["words"]


@pytest.mark.parametrize("width", ALL.values(), ids=ALL)
def test_an_axis_says_whether_it_begins_at_zero(whole: IndicatorPicture, width: int) -> None:
    high = replace(SUBJECT, start=point(2015, 96, "96"), target=97.0)
    low = replace(SUBJECT, start=point(2015, 1, "1"), target=30.0)
    assert AXIS_NOTE in words(of(whole, high), width)
    assert AXIS_NOTE not in words(of(whole, low), width)
    assert axis(of(whole, low))[0][0] == 0


def test_without_a_value_no_line_leads_to_the_target(whole: IndicatorPicture) -> None:
    known = replace(SUBJECT, points=(point(2016, 1.2, "1.2"),), is_awaiting=False)
    other = replace(SUBJECT, points=(point(2016, 1.2, "1.2（口径不同）", "detached"),))
    for series, lines in ((SUBJECT, 0), (other, 0), (known, 1)):
        spec = described(of(whole, series), WIDE)
        assert len(rows(spec["vconcat"][0], Layer.PATHS)) == lines
        assert ("虚线" in words(of(whole, series))) == bool(lines)


def test_the_legend_names_the_kinds_of_mark_that_are_there_and_no_others(whole: IndicatorPicture) -> None:
    plain = of(whole, replace(SUBJECT, points=(point(2016, 1.2, "1.2"),)))
    assert "图例：虚线为从基期到目标；菱形为目标" in words(plain)
    for sign in ("空心", "十字", "阴影"):
        assert sign not in words(plain)
    marks = (point(2016, 1.2, "1.2（初步）", "hollow"), point(2017, 1.3, "1.3（口径不同）", "detached"))
    both = replace(of(whole, replace(SUBJECT, points=marks, band=(2.0, None))), hollow="初步")
    assert "空心为初步数值；十字为口径不同" in words(both)
    assert "阴影为目标范围" in words(both)
    assert "菱形" not in words(both)


def test_a_band_of_another_area_does_not_hide_the_subject(whole: IndicatorPicture) -> None:
    other = Series("乙", "comparison", point(2015, 1, "1"), (), 2020, 1.5, (1.5, None), "目标 >1.5", is_awaiting=True)
    spec = described(of(whole, SUBJECT, other), WIDE)
    assert rows(spec["vconcat"][0], Layer.BANDS) == []
    targets = [row for row in rows(spec["vconcat"][0], Layer.MARKS) if row["shape"] == "diamond"]
    assert [row["words"] for row in targets] == ["甲，2020年目标 2", "乙，2020年目标 >1.5"]


@pytest.mark.parametrize("width", ALL.values(), ids=ALL)
def test_a_preliminary_and_a_final_value_of_one_year_can_both_be_read(whole: IndicatorPicture, width: int) -> None:
    values = (point(2020, 1.98, "1.98（初步）", "hollow"), point(2020, 1.97, "1.97"))
    picture = of(whole, replace(SUBJECT, points=values, is_awaiting=False), decimals=2)
    spec = described(picture, width)
    ends = axis(picture, width)[1]
    plot = Plot((2014.75, 2020.35), (ends[0], ends[1]), width - indicator.FRAME, indicator.HEIGHT)
    labels = rows(spec["vconcat"][0], Layer.LABELS)
    assert {label["words"] for label in labels} >= {"1.98（初步）", "1.97", "目标 2"}
    for one, other in itertools.combinations(labels, 2):
        assert plot.words(one).overlap(plot.words(other)) < 24, (one["words"], other["words"])


def test_areas_without_a_point_are_told_in_words(real: Publication) -> None:
    picture = real.pictures["indicators/balanced-counties"]
    assert isinstance(picture, IndicatorPicture)
    assert picture.panels == ()
    assert picture.absence
    for width in picture.widths.values():
        spec = described(picture, width)
        assert [one["name"] for one in spec["layer"]] == ["words"]
        said = "".join(row["words"] for row in spec["data"]["values"])
        for area in real.plan.about.areas:
            assert area.name in said
    assert f"{picture.name}/spark" not in real.pictures
