"""Parts of the subject: listed and drawn side by side, never judged and never counted for the whole."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

import localities
from plansite.assessment.annual_report import reports_of
from plansite.charts.drawing import theme
from plansite.charts.drawing.axis import begins_at_zero
from plansite.charts.drawing.localities import chart
from plansite.charts.values.localities import LocalitiesPicture
from plansite.charts.values.picture import ALL, BRIEF
from plansite.pages.rendering.publication import Publication
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings

NAME = "indicators/infant-mortality/localities"


@pytest.fixture(scope="module")
def counties(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The tiny plan with four counties, one of them without a value."""
    folder = tmp_path_factory.mktemp("counties") / "plan"
    localities.project(folder)
    return read(Folders.of(folder, folder / "content"), Settings(), datetime.date(2018, 6, 1))[0]


@pytest.fixture(scope="module")
def picture(counties: Publication) -> LocalitiesPicture:
    """The small multiples of the indicator that has values of counties."""
    found = counties.pictures[NAME]
    assert isinstance(found, LocalitiesPicture)
    return found


def test_only_an_indicator_with_values_of_parts_has_small_multiples(counties: Publication) -> None:
    assert [name for name in counties.pictures if name.endswith("localities")] == [NAME]


def test_every_part_with_a_value_has_a_panel_and_the_others_are_named(picture: LocalitiesPicture) -> None:
    assert [(one.name, one.newest) for one in picture.localities] == [
        ("东岗区", "2017年 2.4（初步）"),
        ("西源县", "2017年 1.8"),
        ("南陂县", "2017年 3.9（口径不同）"),
    ]
    assert picture.silent == "北渡县：数值待公布"
    assert picture.hollow == "初步"
    assert picture.years == (2015, 2016, 2017)
    assert [point.label for point in picture.localities[0].points] == ["2.7", "2.6", "2.4（初步）"]


def test_the_picture_is_described_in_a_sentence_a_part(picture: LocalitiesPicture) -> None:
    assert picture.alternative == (
        "婴儿死亡率：下属各地区，单位‰。东岗区2017年 2.4（初步）。西源县2017年 1.8。"
        "南陂县2017年 3.9（口径不同）。北渡县的数值待公布。"
    )
    assert len(picture.alternative) <= BRIEF


def _layers(picture: LocalitiesPicture, width: int) -> dict[str, Sequence[dict[str, Any]]]:
    spec = chart(picture, width).to_dict(validate=False)
    return {layer["name"]: layer["data"]["values"] for layer in spec["layer"]}


@pytest.mark.parametrize("width", ALL.values())
def test_equal_values_stand_at_equal_heights_of_every_panel(picture: LocalitiesPicture, width: int) -> None:
    """A panel of its own scale would make a county look as good as another."""
    layers = _layers(picture, width)
    lines = [row["y"] for row in layers["grid"]]
    each = len(lines) // len(picture.localities)
    marks = {row["words"].split("，")[0]: row["y"] for row in layers["marks"] if "2017" in row["words"]}
    for number, (name, value) in enumerate({"东岗区": 2.4, "西源县": 1.8, "南陂县": 3.9}.items()):
        zero, two, *_ = lines[number * each : (number + 1) * each]
        assert (zero - marks[name]) / (zero - two) * 2 == pytest.approx(value)
    assert {label["words"] for label in layers["names"]} == {"0", "2", "4", "2015", "2017"}


@pytest.mark.parametrize("width", ALL.values())
def test_nothing_is_drawn_beyond_the_frame(picture: LocalitiesPicture, width: int) -> None:
    for name, rows in _layers(picture, width).items():
        for row in rows:
            assert 0 <= row["x"] <= width, (name, row)
            assert 0 <= row.get("x2", 0) <= width, (name, row)


def test_phones_have_two_panels_beside_each_other(picture: LocalitiesPicture) -> None:
    across = {kind: len({row["x"] for row in _layers(picture, width)["grid"]}) for kind, width in ALL.items()}
    assert across == {"wide": 3, "narrow": 2, "elder": 1}
    assert theme.TEXT >= 12


def test_parts_are_in_no_count_and_no_verdict(counties: Publication, tiny: Publication) -> None:
    for name in ("indicator_counts", "target_counts", "project_counts", "preliminary_count"):
        assert getattr(counties.assessments, name) == getattr(tiny.assessments, name)
    for one, other in zip(counties.plan.indicators, tiny.plan.indicators, strict=True):
        assert counties.assessments.indicator(one) == tiny.assessments.indicator(other)


def test_the_picture_of_the_whole_does_not_know_of_parts(counties: Publication, tiny: Publication) -> None:
    whole, before = (found.pictures["indicators/infant-mortality"] for found in (counties, tiny))
    assert whole == before


def test_reports_list_the_values_of_parts_and_count_none_of_them(counties: Publication) -> None:
    reports = {found.year: found for found in reports_of(counties.plan, counties.assessments)}
    found = reports[2017]
    (listed,) = found.localities
    indicator, areas = listed
    assert indicator.id == "infant-mortality"
    assert [(area.name, [[str(o.value) for o in year] for year in years]) for area, years in areas] == [
        ("东岗区", [["2.6"], ["2.4"]]),
        ("西源县", [[], ["1.8"]]),
        ("南陂县", [[], ["3.9"]]),
    ]
    assert not {change.area for change in found.changes} & set(counties.plan.parts)
    assert [area for area, _ in found.comparisons if area.role == "part"] == []
    assert [area.name for _, listed in reports[2016].localities for area, _ in listed] == ["东岗区"]


def test_one_rule_says_where_the_axis_of_any_picture_begins(picture: LocalitiesPicture) -> None:
    assert [begins_at_zero(*ends) for ends in ((5, 10), (5.01, 10), (0, 0), (0, 3), (-1, 3), (-3, -1))] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]
    high = [
        replace(one, points=tuple(replace(p, value=p.value + 90) for p in one.points)) for one in picture.localities
    ]
    raised = replace(picture, localities=tuple(replace(one, aims=()) for one in high))
    assert "0" in {row["words"] for row in _layers(picture, 320)["names"]}
    assert "0" not in {row["words"] for row in _layers(raised, 320)["names"]}
