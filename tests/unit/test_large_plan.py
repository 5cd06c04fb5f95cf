"""The made-up plans that builds are measured with follow the format of the data."""

from __future__ import annotations

import datetime
from pathlib import Path

import large_plan
from large_plan import Size

from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from projects import ROOT

SIZE = Size(indicators=5, projects=7, chapters=2)


def test_a_made_up_plan_passes_the_check_and_is_as_large_as_asked(tmp_path: Path) -> None:
    large_plan.write(tmp_path, SIZE, ROOT)
    site, warnings = read(Folders.of(tmp_path, tmp_path / "content"), Settings(), datetime.date(2021, 6, 1))
    assert warnings == ()
    assert (len(site.plan.indicators), len(site.plan.projects), len(site.plan.chapters)) == (5, 7, 2)
    assert {len(indicator.observations) for indicator in site.plan.indicators} == {5}
    assert {len(project.targets) for project in site.plan.projects} == {2}


def test_a_changed_value_is_one_value(tmp_path: Path) -> None:
    large_plan.write(tmp_path, SIZE, ROOT)
    before = (tmp_path / "data" / "indicators.yaml").read_text(encoding="utf-8").splitlines()
    large_plan.change_one_value(tmp_path, 1)
    after = (tmp_path / "data" / "indicators.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line, old in zip(after, before, strict=True) if line != old] == [
        '"value": 51.2,',
        '"quote": "2016年为51.2。",',
    ]
    read(Folders.of(tmp_path, tmp_path / "content"), Settings(), datetime.date(2021, 6, 1))
