"""Projects that stand in the rows of a table of the plan's text."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import PARTS

TODAY = datetime.date(2026, 12, 1)
ROW = "| 2    | 候船室   | 扩建候船室            | ^^               | 1,200        |\n"


def told(kept: Path, *, text: tuple[str, str] = ("", ""), data: tuple[str, str] = ("", "")) -> list[str]:
    """What the check says of the plan in parts once words of its annex and of its projects are changed."""
    shutil.copytree(PARTS, kept / "plan")
    for name, (old, new) in (("content/chapters/annex1.md", text), ("data/projects.yaml", data)):
        path = kept / "plan" / name
        words = path.read_text(encoding="utf-8")
        assert not old or words.count(old) == 1, old
        path.write_text(words.replace(old, new) if old else words, encoding="utf-8")
    read = dataset.read(kept / "plan" / "data", kept / "plan" / "content" / "chapters")
    return [str(problem) for problem in checks.problems(read, TODAY, Settings())]


def test_rows_of_a_table_are_projects(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (("name: 候船室", "name: 候船厅"), "里没有项目 p15 这一行"),
        (("text: 扩建候船室", "text: 扩建候船厅"), "里没有项目 p15 这一行"),
        (('number: "2"', 'number: "3"'), "里没有项目 p15 这一行"),
        (("    text: 扩建候船室\n", "    text: 改造泊位4个，更新岸电\n"), "里没有项目 p15 这一行"),
        (("    at: annex1-2-t1\n    text: 扩建", "    at: annex1-2-t2\n    text: 扩建"), "表“annex1-2-t2”不存在"),
        (("    at: annex1-2-t1\n    text: 扩建", "    at: 3-t1\n    text: 扩建"), "表“3-t1”不存在"),
        (('text: "1,200"', 'text: "1,300"'), "的文字中没有“1,300”"),
        (('unit: 万元, text: "1,200"', 'unit: 亿元, text: "1,200"'), "投资写 1200 亿元"),
        (
            ('    number: "2"\n    chapter: annex1\n    name: 候船室', "    chapter: annex1\n    name: 任务"),
            "里没有项目 p15 这一行",
        ),
    ],
)
def test_what_does_not_stand_in_the_row_is_told(data: tuple[str, str], said: str, tmp_path: Path) -> None:
    found = told(tmp_path, data=data)
    assert said in found[0]
    assert found[0].startswith("data/projects.yaml:")
    assert len(found) == 1 + ("泊位" in data[1]), found


def test_a_project_of_a_table_has_no_place_of_its_own(tmp_path: Path) -> None:
    (found,) = told(tmp_path, text=("## 二、任务分工\n", "## 二、任务分工\n\n{{ 项目 p15 }}\n"))
    assert "项目 p15 已经列在表 annex1-2-t1 中" in found
    lines = (tmp_path / "plan" / "content" / "chapters" / "annex1.md").read_text(encoding="utf-8").split("\n")
    assert found.startswith(f"content/chapters/annex1.md:{lines.index('{{ 项目 p15 }}') + 1}:")


def test_a_table_that_does_not_tell_two_rows_apart_is_told(tmp_path: Path) -> None:
    twice = (ROW, ROW + ROW)
    found = told(tmp_path, text=twice)
    assert any("里有 2 行都像是项目 p15" in one for one in found)


def test_two_projects_in_one_cell_are_told(tmp_path: Path) -> None:
    same = ('    number: "2"\n    chapter: annex1\n    name: 候船室\n    at: annex1-2-t1\n    text: 扩建候船室\n', "")
    again = "    chapter: annex1\n    name: 客运\n    at: annex1-2-t1\n"
    found = told(tmp_path, data=(same[0], again))
    assert any("项目 p15 和 p14 在表的同一格里" in one for one in found), found
