"""The real plan's promises, read from the files themselves and not through the checks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

OWN_FOLDERS = ("hooks", "overrides", "schemas")


@pytest.fixture(scope="module")
def projects(education: Path) -> list[dict[str, Any]]:
    text = (education / "data" / "projects.yaml").read_text(encoding="utf-8")
    return [project for sidebar in yaml.safe_load(text)["sidebars"] for project in sidebar["projects"]]


def test_ranges_bounds_yearly_rates_and_earlier_deadlines_are_all_among_the_targets(
    projects: list[dict[str, Any]],
) -> None:
    targets = [target for project in projects for target in project.get("targets", ())]
    assert any("low" in target for target in targets)
    assert any(target.get("op") == "<=" for target in targets)
    assert any(target["kind"] == "yearly" for target in targets)
    assert any(target["by"] == 2022 for target in targets)
    assert sum(target["id"].startswith("7-1-") for target in targets) == 8


def test_nothing_about_this_city_or_plan_stands_in_the_code(root: Path) -> None:
    words = re.compile("三门峡|河南|义马|smx|sanmenxia|henan|十四五|教育")
    found = [
        (path.relative_to(root).as_posix(), match[0])
        for folder in OWN_FOLDERS
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.suffix in {".py", ".md", ".html", ".css", ".js", ".json"}
        for match in words.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
