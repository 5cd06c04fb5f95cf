"""More styles of plans: what each author writes in another way is found all the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

import more_plan_styles
import plan_documents
from plansite.newplan import newplan
from plansite.newplan.documents import opened
from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import education_project

TODAY = datetime.date(2026, 11, 26)
Files = dict[str, str]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str | Path], Files]:
    """The files of a project out of a text or a document, which the check accepts."""
    software = education_project(tmp_path / "software").parent

    def make(source: str | Path) -> Files:
        path = source if isinstance(source, Path) else tmp_path / "a.txt"
        if isinstance(source, str):
            path.write_text(source, encoding="utf-8")
        document = opened.read(path)
        newplan.make(path, tmp_path / "new", software, TODAY)
        read = dataset.read(tmp_path / "new" / "data", tmp_path / "new" / "content" / "chapters")
        assert checks.problems(read, TODAY, Settings()) == []
        return newplan.project_files(newplan.found_plan(document, path.stem), document, "site_name: x\n", TODAY)[0]

    return make


def data(files: Files, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files[f"data/{name}.yaml"])
    return found


def headings(files: Files) -> list[str]:
    """Every heading of the text, in its order."""
    texts = [text for name, text in files.items() if "/chapters/" in name]
    return [line for text in texts for line in text.splitlines() if line.startswith("#")]


def test_a_plan_of_action_has_sections_and_tasks_that_are_sentences(made: Callable[[str], Files]) -> None:
    files = made(more_plan_styles.ACTION)
    assert headings(files)[:4] == ["# 一、总体要求", "## （一）主要目标", "# 二、重点任务", "## （一）夯实数字底座"]
    first, second, third = data(files, "projects")["projects"]
    assert (first["name"], first["text"]) == (
        "建成市级公共数据平台",
        "建成市级公共数据平台，归集数据50亿条，接入单位达到120家。",
    )
    assert [(t["text"], t["value"], t["by"]) for t in second["targets"]] == [("推动1000家企业上云", 1000, 2027)]
    assert "unmeasured" not in second
    assert third["departments"]["lead"] == "市委宣传部、市数据局"
    assert {p["unit"] for p in data(files, "themes")["promises"]} >= {"PFLOPS", "座", "家"}


def test_decimal_numbers_and_a_second_language_are_headings(made: Callable[[str], Files]) -> None:
    files = made(more_plan_styles.DECIMAL)
    assert headings(files) == [
        "# 1 总则 General",
        "## 1.1 规划背景 Background",
        "## 1.2 规划目标 Objectives",
        "### 1.2.1 总体目标 Overall objective",
        "### 1.2.2 分项目标 Specific objectives",
        "# 2 规划方案 Scheme",
        "## 2.1 轨道交通 Rail",
        "### 2.1.1 线路 Lines",
        "### 2.1.2 场站 Depots",
        "# 3 实施保障 Implementation",
    ]
    title = "临海新区综合交通发展规划 Comprehensive Transport Plan (2026-2030)"
    plan = data(files, "plan")
    assert (plan["title"], plan["period"]) == (title, {"start": 2026, "end": 2030})


def test_numbers_on_lines_of_their_own_belong_to_the_title_below(made: Callable[[str], Files]) -> None:
    files = made(more_plan_styles.COUNTY)
    assert headings(files)[:3] == ["# 第一章　发展环境", "## 第一节　发展基础", "# 第二章　发展目标"]
    promises = {one["text"]: one for one in data(files, "themes")["promises"]}
    assert "value" not in promises["单位地区生产总值能耗降低13%"]
    assert promises["五年累计新增城镇就业2万人"]["basis"] == "累计"


def test_a_table_in_two_parts_keeps_both_baselines_sums_and_its_remark(
    made: Callable[[Path], Files], tmp_path: Path
) -> None:
    files = made(more_plan_styles.split_table(tmp_path / "a.docx"))
    rows = data(files, "indicators")["indicators"]
    assert [(row["dimension"], row["name"]) for row in rows] == [
        ("约束性指标", "能耗强度降低"),
        ("约束性指标", "森林覆盖率"),
        ("预期性指标", "城镇新增就业"),
        ("预期性指标", "居民人均可支配收入年均增长"),
    ]
    assert [row["targets"][0].get("basis") for row in rows] == ["累计", None, "累计", None]
    assert "baseline" not in rows[0]
    assert rows[0]["cells"]["2020年"] == "〔15.2〕"
    assert (rows[1]["baseline"]["year"], rows[1]["cells"]) == (2025, {"2020年": "39.5"})
    text = files["content/chapters/01.md"]
    assert text.index("{{ 主要指标表 }}") < text.index("注：")
    assert "内为五年累计数。" in text


def test_the_menu_leaves_out_what_the_plan_does_not_have(made: Callable[[str], Files], tmp_path: Path) -> None:
    made(more_plan_styles.ACTION)
    menu = (tmp_path / "new" / "mkdocs.yml").read_text(encoding="utf-8")
    assert "projects/index.md" in menu
    assert "indicators/index.md" not in menu
    assert "compare.md" not in menu


def test_who_adopted_the_plan_is_text_and_no_part_of_its_title(tmp_path: Path) -> None:
    lines = [
        "云泽县国民经济和社会发展第十四个五年规划纲要",
        "（2021年2月8日云泽县第十七届人民代表大会第一次会议通过）",
        "序  言",
        "本纲要阐明战略意图。",
        "第一章  发展目标",
        "到2025年，全县地级及以上城市细颗粒物（PM2.5）浓度降至28微克/立方米。",
        "第二章  保障措施",
        "加强领导。",
    ]
    path = tmp_path / "规划.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    made = newplan.make(path, tmp_path / "plan", education_project(tmp_path / "software").parent, TODAY)
    assert made.title == lines[0]
    first = (tmp_path / "plan" / "content" / "chapters" / "front.md").read_text(encoding="utf-8")
    assert first.startswith(f"{lines[1]}\n\n# {lines[2]}\n")
    read = dataset.read(tmp_path / "plan" / "data", tmp_path / "plan" / "content" / "chapters")
    assert checks.problems(read, TODAY, Settings()) == []


AREAS = (
    ("指标", "2020年", "2020年", "2025年", "2025年", "属性"),
    ("指标", "云泽县", "全省", "云泽县", "全省", "属性"),
    ("普及率（%）", "88", "90", "92", "—", "预期性"),
    ("合格率（%）", "—", "95", ">96", "97", "预期性"),
    ("床位数（张）", "5", "—", "9", "—", "预期性"),
)


def test_areas_that_are_compared_in_some_cells_only_are_kept_where_they_are(
    tmp_path: Path, made: Callable[[str | Path], Files]
) -> None:
    document = docx.Document()
    for text in ("云泽县“十四五”健康规划", "第一章 发展目标", "健康水平提高。"):
        document.add_paragraph(text)
    plan_documents.merged_table(document, AREAS)
    document.save(str(tmp_path / "areas.docx"))
    files = made(tmp_path / "areas.docx")
    whole, half, own = yaml.safe_load(files["data/indicators.yaml"])["indicators"]
    assert whole["baseline"]["values"] == {"yun-ze-xian": 88, "quan-sheng": 90}
    assert list(whole["targets"][0]["values"]) == ["yun-ze-xian"]
    assert half["baseline"]["values"] == {"yun-ze-xian": None, "quan-sheng": 95}
    assert list(half["targets"][0]["values"]) == ["yun-ze-xian", "quan-sheng"]
    assert own["baseline"]["values"] == {"yun-ze-xian": 5, "quan-sheng": None}


def test_a_name_within_a_wider_name_is_no_mention_of_it(made: Callable[[str | Path], Files]) -> None:
    files = made(
        "云泽县“十四五”发展规划\n\n第一章 目标\n\n人均地区生产总值比2020年翻一番。\n\n全县地区生产总值稳步增长。\n\n"
        "指标\t2020年\t2025年\t属性\n地区生产总值（亿元）\t186\t260\t预期性\n财政收入（亿元）\t12\t18\t预期性\n"
    )
    first, _ = yaml.safe_load(files["data/indicators.yaml"])["indicators"]
    assert [mention["text"] for mention in first["mentions"]] == ["地区生产总值稳步增长"]


HEADS_IN_TWO = (
    ("指标", "单位", "2020年基数", "规划目标", "规划目标", "属性"),
    ("指标", "单位", "2020年基数", "2025年", "年均增长（%）", "属性"),
    ("产值", "亿元", "186.5", "260", "6.5左右", "预期性"),
    ("灌溉水有效利用系数", "—", "0.617", "0.625", "—", "约束性"),
)


def test_headings_over_several_rows_stand_once_and_a_unit_that_is_a_dash_stays_one(
    tmp_path: Path, made: Callable[[str | Path], Files]
) -> None:
    document = docx.Document()
    for text in ("云泽县“十四五”发展规划", "第一章 发展目标", "实力增强。"):
        document.add_paragraph(text)
    plan_documents.merged_table(document, HEADS_IN_TWO)
    document.save(str(tmp_path / "heads.docx"))
    files = made(tmp_path / "heads.docx")
    assert files["tests/plan/plan.txt"].split("\n").count("单位") == 1
    _, second = yaml.safe_load(files["data/indicators.yaml"])["indicators"]
    assert second["cells"]["单位"] == "—"
