"""Slips that concern whole files: copies beside the data, and a slip in one file that says nothing of the others."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import projects
from breaking import TESTS, TINY
from plansite.problems import Mark, Problem, Severity
from plansite.reading import checks, dataset
from plansite.reading.checks import output

pytestmark = pytest.mark.usefixtures("read_once")

EDUCATION = TESTS / "fixtures" / "education"
DAYS = {TINY: datetime.date(2018, 6, 1), EDUCATION: datetime.date(2026, 11, 25)}
FILES = ("plan", "sources", "indicators", "projects", "notes", "pinyin")


def found(plan: Path, fixture: Path) -> list[Problem]:
    data = dataset.read(plan / "data", plan / "content" / "chapters")
    return [one for one in checks.problems(data, DAYS[fixture]) if one.severity is Severity.ERROR]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return projects.copied(EDUCATION, tmp_path / "plan")


def without_dash(text: str) -> str:
    """The second item of the first list has no dash; a list of one item gets an empty second one."""
    parts = text.split("\n  - ")
    merged = "\n  - ".join(parts[:2]) + "\n    " + "\n  - ".join(parts[2:])
    return merged if parts[2:] else text + "\n- \n"


SLIPS: dict[str, Callable[[str], str]] = {
    "colon": lambda text: re.sub(r"^([a-z_]+):", r"\1", text, count=1, flags=re.MULTILINE),
    "conflict": lambda text: text.replace("\n", "\n<<<<<<< HEAD\n", 1) + "=======\n>>>>>>> other\n",
    "quote": lambda text: text + '\nmore: "never closed\n',
    "tab": lambda text: text.replace("\n  ", "\n\t", 1),
    "dash": without_dash,
    "control": lambda text: text + "\n%\n",
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("name", FILES)
def test_a_slip_in_one_file_says_nothing_of_the_others(name: str, slip: str, plan: Path) -> None:
    path = plan / "data" / f"{name}.yaml"
    path.write_text(SLIPS[slip](path.read_text(encoding="utf-8")), encoding="utf-8")
    told = found(plan, EDUCATION)
    assert told
    assert {problem.mark.file for problem in told} == {f"data/{name}.yaml"}
    assert len(told) == 1, output.text(told)


def test_what_keeps_a_file_from_being_read_is_told_before_all_else(plan: Path) -> None:
    sources, notes = plan / "data" / "sources.yaml", plan / "data" / "indicators.yaml"
    notes.write_text(notes.read_text(encoding="utf-8").replace("kind: 实际", "kind: 真实"), encoding="utf-8")
    sources.write_text(sources.read_text(encoding="utf-8").replace("grade: media", "grade media", 1), encoding="utf-8")
    told = found(plan, EDUCATION)
    assert len(told) > 10
    assert told[0].mark.file == "data/sources.yaml"
    assert output.github(told).split("\n")[0].startswith("::error file=data/sources.yaml,line=15,")


@pytest.mark.parametrize(
    "name",
    [
        "data/indicators (1).yaml",
        "data/indicators（1）.yaml",
        "data/indicators - 副本.yaml",
        "data/indicators - 副本 (2).yaml",
        "data/副本indicators.yaml",
        "data/indicators copy.yaml",
        "data/Copy of indicators.yaml",
        "data/indicators_20260101.yaml",
        "data/indicators.yml",
        "data/Indicators.yaml",
        "data/indicator.yaml",
        "data/old/indicators.yaml",
        "data/indicators.yaml.bak",
        "data/indicators.yaml~",
        "data/~$indicators.yaml",
        "data/.indicators.yaml.swp",
        "data/indicators.yaml.orig",
        "content/about (1).md",
        "content/about - 副本.md",
        "content/about.md.bak",
        "content/~$about.md",
        "content/chapters/01 - 副本.md",
        "content/chapters/01.md.bak",
    ],
)
def test_a_copy_is_pointed_out(name: str, plan: Path) -> None:
    copy = plan / name
    copy.parent.mkdir(exist_ok=True)
    copy.write_text("x: 1\n", encoding="utf-8")
    if name.startswith("content/about") and not (plan / "content" / "about.md").exists():
        (plan / "content" / "about.md").write_text("# 关于\n", encoding="utf-8")
    told = found(plan, EDUCATION)
    assert name in {problem.mark.file for problem in told}


@pytest.mark.parametrize("name", ["data/.DS_Store", "content/reports-2.md", "content/assets/map (2).png"])
def test_what_is_no_copy_is_left_alone(name: str, plan: Path) -> None:
    path = plan / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# 标题\n\n文字。\n", encoding="utf-8")
    assert found(plan, EDUCATION) == []


def test_a_picture_whose_name_is_nearly_right_is_named_and_nothing_else_is(tmp_path: Path) -> None:
    plan = projects.copied(TINY, tmp_path / "plan")
    pictures = plan / "content" / "pictures"
    pictures.mkdir()
    (pictures / "hut-maps.PNG").write_bytes(b"")
    (pictures / "hut-mpa.txt").write_text("", encoding="utf-8")
    chapter = plan / "content" / "chapters" / "02.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(f"{text}\n![小屋的位置](../pictures/hut-mpa.png)\n", encoding="utf-8")
    mends = [one.mend for one in found(plan, TINY) if "没有图片文件" in one.found]
    assert mends == ["是不是想写“../pictures/hut-maps.PNG”？请核对文件名，或把图片放进 content/"]


def test_problems_are_told_to_programs_as_a_list_of_records() -> None:
    problem = Problem(Mark("data/plan.yaml", 3, 5), "缺少“period”", "请补上")
    assert output.as_json([problem]) == (
        '[\n  {\n    "file": "data/plan.yaml",\n    "line": 3,\n    "column": 5,\n    "severity": "error",\n'
        '    "found": "缺少“period”",\n    "mend": "请补上"\n  }\n]'
    )
