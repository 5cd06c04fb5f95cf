"""Plans of different authors become projects that pass the check; nothing is lost unsaid, no number made wrong."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import plan_styles
from plansite.newplan import newplan
from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import education_project

TODAY = datetime.date(2026, 3, 1)
STYLES = {
    "province": plan_styles.PROVINCE,
    "county": plan_styles.COUNTY,
    "annexes": plan_styles.ANNEXES,
    "school": plan_styles.SCHOOL,
    "numerals": plan_styles.NUMERALS,
}


class Project:
    """A new project."""

    def __init__(self, folder: Path, made: newplan.Made) -> None:
        self.folder = folder
        self.made = made

    def data(self, name: str) -> dict[str, Any]:
        """One of its data files."""
        read: dict[str, Any] = yaml.safe_load((self.folder / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
        return read

    def chapters(self) -> dict[str, str]:
        """Its text by the names of the files."""
        folder = self.folder / "content" / "chapters"
        return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}

    def to_do(self) -> str:
        """The list of what a person has to look at."""
        return (self.folder / newplan.CHECKLIST).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """A project of every style."""
    kept = tmp_path_factory.mktemp("styles")
    software = education_project(kept / "software").parent
    found = {}
    for name, text in STYLES.items():
        path = kept / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        found[name] = Project(kept / name, newplan.make(path, kept / name, software, TODAY))
    return found


@pytest.mark.parametrize("style", STYLES)
def test_it_passes_the_check_without_an_edit(projects: dict[str, Project], style: str) -> None:
    folder = projects[style].folder
    read = dataset.read(folder / "data", folder / "content" / "chapters")
    assert checks.problems(read, TODAY, Settings()) == []


def _letters(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff0-9]", "", text)


@pytest.mark.parametrize("style", STYLES)
def test_every_line_of_the_text_is_carried_or_listed(projects: dict[str, Project], style: str) -> None:
    project = projects[style]
    files = [path.read_text(encoding="utf-8") for path in (project.folder / "data").glob("*.yaml")]
    carried = _letters("\n".join([*project.chapters().values(), *files, project.to_do()]))
    contents = STYLES[style].partition("目  录")[2].partition("\n\n")[0].splitlines()
    lines = [line for line in STYLES[style].splitlines() if line not in contents and line != "目  录"]
    pieces = [piece for line in lines for piece in re.split(r"[\t。]", line) if _letters(piece)]
    titles = ("类别", "指标", "属性", "年均/累计", "2020年", "2025年", project.made.title)
    lost = [
        piece
        for piece in pieces
        if piece not in titles and _letters(re.sub(r"^[（(]?\d+[.)）]|（[^（）]*）$", "", piece)) not in carried
    ]
    assert [piece for piece in lost if not project.made.title.endswith(piece)] == []


def test_a_plan_whose_name_goes_on_behind_the_word_for_plan_is_itself(projects: dict[str, Project]) -> None:
    assert projects["province"].made.title == "青川省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"


def test_a_ratio_of_a_table_is_read_with_its_other_side(projects: dict[str, Project]) -> None:
    found = next(one for one in projects["province"].data("indicators")["indicators"] if one["name"] == "生师比")
    assert (found["unit"], found["direction"]) == ("：1", "down")
    assert found["baseline"]["values"] == {"qing-chuan-sheng": 16.8}
    assert found["targets"][0]["values"] == {"qing-chuan-sheng": {"op": "=", "value": 16, "text": "16：1"}}


def test_a_target_of_another_year_in_the_text_is_listed(projects: dict[str, Project]) -> None:
    assert "“常住人口城镇化率”与指标表的目标年份或数值不同" in projects["province"].to_do()


def test_a_heading_in_a_box_is_a_group_and_no_text(projects: dict[str, Project]) -> None:
    (box,) = projects["province"].data("projects")["sidebars"]
    assert [(one["name"], one.get("group")) for one in box["projects"]] == [
        ("大科学装置", None),
        ("省实验室体系", None),
        ("高新技术企业培育", "3. 企业创新倍增行动。"),
        ("专精特新", "3. 企业创新倍增行动。"),
    ]
    assert box["projects"][1]["text"] == "新建省实验室8家，引进高层次人才500名。"


def test_the_number_of_a_line_is_no_part_of_its_promise(projects: dict[str, Project]) -> None:
    found = {one["text"]: one["measure"] for one in projects["county"].data("themes")["promises"]}
    assert found["新建改建养老机构5家"] == "养老机构"
    assert not [text for text in found if re.match(r"\d+[.．]", text)]


def test_an_annex_has_the_title_of_its_next_line(projects: dict[str, Project]) -> None:
    heads = {name: text.splitlines()[0] for name, text in projects["annexes"].chapters().items()}
    assert heads["annex1"] == "# 附件1\u3000重点任务分工表"
    assert heads["glossary1"] == "# 附件2\u3000名词解释"


def test_a_table_of_tasks_stands_in_the_text_and_its_rows_are_projects(projects: dict[str, Project]) -> None:
    assert "| 1 | 政务云扩容 |" in projects["annexes"].chapters()["annex1"]
    listed = projects["annexes"].data("projects")["projects"]
    assert [(one["number"], one["name"]) for one in listed] == [
        ("1", "政务云扩容"),
        ("2", "一件事一次办"),
        ("3", "数据治理"),
    ]
    (power,) = [t for t in listed[0]["targets"] if t["unit"] == "PFLOPS"]
    assert (power["op"], power["value"], power["by"]) == (">=", 50, 2024)


def test_parts_whose_numbers_begin_again_are_chapters(projects: dict[str, Project]) -> None:
    chapters = projects["school"].chapters()
    assert sorted(chapters) == ["01", "02", "03", "front"]
    assert [line for line in chapters["01"].splitlines() if line.startswith("#")] == [
        "# 第一部分 发展目标",
        "## 一、总体目标",
        "## 二、具体目标",
    ]


def test_a_ratio_of_the_text_is_promised_with_its_other_side(projects: dict[str, Project]) -> None:
    found = next(one for one in projects["school"].data("themes")["promises"] if one["measure"] == "生师比")
    assert (found["op"], found["value"], found["unit"], found["text"]) == ("<=", 18, "：1", "生师比不高于18:1")


def test_years_in_characters_are_the_period(projects: dict[str, Project]) -> None:
    assert projects["numerals"].data("plan")["period"] == {"start": 2021, "end": 2025}
    assert projects["numerals"].made.chapters == 13


def test_numbers_in_characters_are_listed_and_not_guessed(projects: dict[str, Project]) -> None:
    told = projects["numerals"].to_do()
    for words in ("三千五百平方米", "二十个", "百分之九十", "一百支", "三十项", "百分之六", "五百万元"):
        assert f"“{words}”" in told
    assert projects["numerals"].made.promises == 0
