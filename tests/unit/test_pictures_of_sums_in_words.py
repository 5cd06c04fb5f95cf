"""A target that only words tell is added up by nobody: its picture shows levels, the baseline among them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plansite.charts.values.indicator import IndicatorPicture
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from projects import tiny_project

LEVEL = """      - by: 2020
        values:
          yunze: {op: "=", value: 2.0, text: "2.0"}
          linhai: {op: "<=", value: 2.8, text: "≤2.8"}
"""
SUM = "      - by: 2020\n        basis: 累计\n        values:\n          yunze: {}\n          linhai: {}\n"


@pytest.mark.parametrize(
    ("target", "starts"),
    [("{text: 完成省下达任务}", [2.5, 3.0]), ('{op: "<=", value: 2.0, text: "2.0"}', [])],
    ids=["words", "number"],
)
def test_only_a_sum_that_is_computed_leaves_out_the_baseline(
    target: str, starts: list[float | None], tmp_path: Path
) -> None:
    folder = tiny_project(tmp_path / "plan").parent
    file = folder / "data" / "indicators.yaml"
    written = file.read_text(encoding="utf-8")
    assert written.count(LEVEL) == 1
    file.write_text(written.replace(LEVEL, SUM.replace("{}", target)), encoding="utf-8")
    made = read(Folders.of(folder, folder / "content"), Settings(), datetime.date(2018, 6, 1))[0]
    picture = made.pictures["indicators/infant-mortality"]
    assert isinstance(picture, IndicatorPicture)
    series = [one for panel in picture.panels for one in panel]
    assert [one.start.value if one.start is not None else None for one in series] == starts
