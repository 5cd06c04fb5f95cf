from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import made
from plansite.charts import font
from plansite.charts.drawing import render, svg, theme
from plansite.charts.store import Drawn
from plansite.charts.values.indicator import IndicatorPicture, indicator_pictures
from plansite.charts.values.picture import ALL, NARROW, WIDE, Credit, Stamp
from plansite.models.vocabulary import Scope
from plansite.pages.rendering.publication import Publication
from plansite.wording import days, numbers
from vega_layers import rows
from vega_layers import spec as described

GOLDEN = Path(__file__).parent.parent / "golden" / "charts"
HOSTILE = '<script>alert("&")</script>'
WIDTHS = {"wide": WIDE, "narrow": NARROW}
STAMP = Stamp("", is_official=False)


@pytest.fixture(scope="module", autouse=True)
def _with_the_font() -> None:
    render.use_font(font.folder())


def pictures(site: Publication) -> dict[str, IndicatorPicture]:
    found = indicator_pictures(site.plan, site.wording, STAMP)
    return {picture.name.removeprefix("indicators/"): picture for picture in found}


@pytest.fixture(scope="module")
def drawn_real(real: Publication) -> dict[str, Drawn]:
    found = made.drawn(real)
    return {name: found[picture.name] for name, picture in pictures(real).items()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["infant-mortality", "vaccination-coverage", "beds-per-thousand"])
def test_the_spec_of_every_kind_of_target_is_as_agreed(
    tiny: Publication, name: str, width: str, request: pytest.FixtureRequest
) -> None:
    """Down to a point with a correction and a preliminary value, kept, and a range without values."""
    same_as_agreed(pictures(tiny)[name], width, update=request.config.getoption("--update-golden"))


def test_the_spec_of_an_area_without_values_is_as_agreed(real: Publication, request: pytest.FixtureRequest) -> None:
    update = request.config.getoption("--update-golden")
    same_as_agreed(pictures(real)["preschool-enrolment"], "wide", update=update)


def same_as_agreed(picture: IndicatorPicture, width: str, *, update: bool) -> None:
    spec = described(picture, WIDTHS[width])
    found = json.dumps(spec, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    expected = GOLDEN / f"{picture.name.removeprefix('indicators/')}.{width}.vl.json"
    if update:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.heavy
def test_every_spec_of_the_real_plan_is_valid_vega_lite(real: Publication) -> None:
    for picture in pictures(real).values():
        for width in ALL.values():
            assert render.chart(picture, width).to_dict(validate=True)


def test_every_figure_of_an_indicator_is_in_its_picture(real: Publication, drawn_real: dict[str, Drawn]) -> None:
    for indicator in real.plan.indicators:
        words = " ".join(svg.texts(drawn_real[indicator.id].files["chart.svg"].decode()))
        values = [observation.value for observation in indicator.observations]
        values += [v for v in (indicator.baseline.values.values() if indicator.baseline else ()) if v is not None]
        for value in values:
            assert numbers.shown(value) in words, indicator.id
        for target in indicator.targets[0].values.values():
            assert f"目标 {target.text}" in words
        assert indicator.name in words.replace(" ", "")
        assert f"单位：{indicator.unit}" in words
        assert f"数据截至：{days.day(real.plan.as_of)}" in words
        assert "数据来源：" in words


def test_a_picture_prints_no_figure_that_the_plan_does_not_hold(real: Publication) -> None:
    for indicator in real.plan.indicators:
        picture = pictures(real)[indicator.id]
        stated = {float(o.value) for o in indicator.observations}
        stated |= {
            float(v) for v in (indicator.baseline.values.values() if indicator.baseline else ()) if v is not None
        }
        drawn = {point.value for panel in picture.panels for series in panel for point in series.points}
        drawn |= {series.start.value for panel in picture.panels for series in panel if series.start is not None}
        assert drawn == stated


def test_an_indicator_without_values_says_so_and_draws_none(real: Publication) -> None:
    picture = pictures(real)["higher-education-students-per-100k"]
    said = json.dumps(described(picture, WIDE), ensure_ascii=False)
    assert "三门峡数值待公布" in said
    assert all(series.points == () for panel in picture.panels for series in panel)


def test_values_of_successive_years_are_joined_and_a_missing_year_leaves_a_gap(real: Publication) -> None:
    spec = described(pictures(real)["compulsory-completion"], WIDE)
    steps = rows(spec["vconcat"][0], "steps")
    assert [(step["at"], step["to"]) for step in steps] == [(2020, 2021)]


def test_a_value_of_another_scope_is_detached_and_named(real: Publication) -> None:
    for picture in pictures(real).values():
        indicator = real.plan.indicator[picture.name.removeprefix("indicators/")]
        detached = [p for panel in picture.panels for s in panel for p in s.points if p.look == "detached"]
        assert len(detached) == sum(observation.scope is Scope.DIFFERENT for observation in indicator.observations)
        assert all("口径不同" in point.label for point in detached)


def test_areas_of_another_magnitude_have_an_axis_of_their_own(real: Publication) -> None:
    found = pictures(real)
    assert len(found["senior-high-students"].panels) == 2
    assert len(found["preschool-enrolment"].panels) == 1


def test_alternative_text_names_first_latest_target_and_status(real: Publication) -> None:
    words = pictures(real)["senior-high-students"].alternative
    for part in ("2020年基期3.9万人", "最新公布值2025年4.39万人（初步）", "2025年目标4.1万人", "状态超额实现"):
        assert part in words


def test_a_narrow_picture_fits_a_phone_without_shrinking(drawn_real: dict[str, Drawn]) -> None:
    for name, drawn in drawn_real.items():
        root = ET.fromstring(drawn.views["narrow"])
        assert float(root.get("width", "inf")) <= NARROW + 8, name
        sizes = [
            float(node.get("font-size", "0px").removesuffix("px")) for node in root.iter() if node.get("font-size")
        ]
        assert min(sizes) >= theme.TEXT


def test_pictures_carry_no_script_and_no_reference(drawn_real: dict[str, Drawn]) -> None:
    for drawn in drawn_real.values():
        for source in (drawn.views["wide"], drawn.views["narrow"], drawn.files["chart.svg"].decode()):
            tags = {node.tag.rpartition("}")[2] for node in ET.fromstring(source.partition("?>")[2] or source).iter()}
            assert tags <= {"svg", "g", "path", "line", "rect", "text", "tspan", "title", "desc", "defs"}
            assert "href" not in source
            assert "url(" not in source


def test_hostile_words_from_data_are_words_in_the_picture(tiny: Publication) -> None:
    picture = replace(
        pictures(tiny)["infant-mortality"],
        title=HOSTILE,
        alternative=HOSTILE,
        credit=Credit(HOSTILE, HOSTILE, Stamp(HOSTILE, is_official=False)),
    )
    drawn = render.drawn(picture)
    for source in (drawn.views["wide"], drawn.views["narrow"], drawn.files["chart.svg"].decode()):
        assert "<script" not in source
        assert HOSTILE in "".join(svg.texts(source))
    assert ET.fromstring(drawn.views["wide"]).get("aria-label") == HOSTILE


def test_tones_of_a_page_are_variables_and_those_of_a_file_are_not(drawn_real: dict[str, Drawn]) -> None:
    drawn = drawn_real["preschool-enrolment"]
    assert theme.TONES["subject"] not in drawn.views["wide"]
    assert "var(--chart-subject)" in drawn.views["wide"]
    assert theme.TONES["subject"] in drawn.files["chart.svg"].decode()
    assert "var(" not in drawn.files["chart.svg"].decode()


def test_the_printed_picture_is_wide_enough_for_print(drawn_real: dict[str, Drawn]) -> None:
    """Two columns of a newspaper, 10 cm, at 300 dots to the inch."""
    for drawn in drawn_real.values():
        assert drawn.files["chart.png"].startswith(b"\x89PNG")
        assert int.from_bytes(drawn.files["chart.png"][16:20], "big") >= 10 / 2.54 * 300


def test_the_same_values_give_the_same_bytes(tiny: Publication) -> None:
    picture = pictures(tiny)["infant-mortality"]
    assert render.drawn(picture) == render.drawn(picture)
