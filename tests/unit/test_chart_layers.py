"""What the script of interactive charts relies on, from the side of the drawing; tests/js has the script's side."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

import publications
from plansite.charts.drawing.layers import FIELDS, SPANS, Layer
from plansite.charts.values.indicator import IndicatorPicture
from plansite.charts.values.picture import NARROW, WIDE, Picture
from projects import ROOT
from vega_layers import layer, rows, spec

SCRIPT = ROOT / "overrides" / "assets" / "js" / "live-chart.js"
PICTURES = {
    f"{plan.__name__}: {name}": picture
    for plan in (publications.tiny, publications.real)
    for name, picture in plan().pictures.items()
}
OF_INDICATORS = [name for name, picture in PICTURES.items() if isinstance(picture, IndicatorPicture) and picture.panels]


@cache
def of(name: str, width: int = WIDE) -> dict[str, Any]:
    return spec(PICTURES[name], width)


def layers(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for panel in chart.get("vconcat", [chart]) for one in panel["layer"]]


@pytest.mark.heavy
@pytest.mark.parametrize("name", PICTURES)
def test_every_layer_has_a_name_of_its_own(name: str) -> None:
    """Vega-Lite draws the data of one layer in another that has the same name."""
    picture: Picture = PICTURES[name]
    for width in picture.widths.values():
        names = [one["name"] for one in layers(of(name, width))]
        assert len(names) == len(set(names)) > 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", OF_INDICATORS)
def test_every_panel_of_an_indicator_has_the_layers_that_the_script_finds(name: str, width: int) -> None:
    for index, panel in enumerate(of(name, width)["vconcat"]):
        assert [one["name"] for one in panel["layer"]] == [one.of_panel(index) for one in Layer]
        marks = layer(panel, Layer.MARKS)["encoding"]
        for one in Layer:
            encoding = layer(panel, one)["encoding"]
            assert (encoding["x"], encoding["y"]) == (marks["x"], marks["y"])
            assert ("x2" in encoding) == (one in SPANS)
        years, ends = marks["x"]["axis"]["values"], marks["x"]["scale"]["domain"]
        assert ends[0] < years[0] < years[-1] < ends[1]


@pytest.mark.parametrize("name", OF_INDICATORS)
def test_rows_hold_what_the_script_reads(name: str) -> None:
    for panel in of(name)["vconcat"]:
        for one, fields in FIELDS.items():
            assert all(fields <= row.keys() for row in rows(panel, one))
        labels = [label for label in rows(panel, Layer.LABELS) if not label["free"]]
        for area in {label["area"] for label in labels}:
            assert sum(label["words"].startswith(area) for label in labels if label["area"] == area) == 1


@pytest.mark.parametrize("name", OF_INDICATORS)
def test_only_words_for_a_missing_value_are_free(name: str) -> None:
    for panel in of(name)["vconcat"]:
        for label in rows(panel, Layer.LABELS):
            assert label["free"] == label["words"].endswith("待公布")


def test_the_plans_have_areas_with_and_without_values() -> None:
    """Else the test above could not fail."""
    found = {label["free"] for name in OF_INDICATORS for p in of(name)["vconcat"] for label in rows(p, Layer.LABELS)}
    assert found == {True, False}


def test_the_script_names_layers_that_there_are_and_where_they_are_laid_down() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert set(re.findall(r'^const [A-Z]+ = "(\w+)";$', script, re.MULTILINE)) == set(FIELDS)
    (path,) = re.findall(r"hooks/\S+\.py", script)
    assert (ROOT / path).is_file()
