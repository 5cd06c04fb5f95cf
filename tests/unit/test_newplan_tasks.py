"""Tables of tasks become projects; the table itself stands in the text as the plan prints it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import plan_documents
from plansite.newplan import newplan
from plansite.newplan.documents import opened
from plansite.newplan.documents.structure import Cell, Paragraph, Table, grid
from plansite.newplan.finding import departments, tasks
from plansite.newplan.finding.handover import Handover
from plansite.newplan.finding.sidebars import Project

TODAY = datetime.date(2021, 9, 1)


def cell(text: str) -> Cell:
    return Cell((Paragraph(text),) if text else ())


def read(*lines: str, has_spans: bool = True) -> tuple[list[Project], Handover]:
    """Projects of lines with bars between cells; a lone cell is as wide as its row."""
    rows = [line.split("|") for line in lines]
    width = max(map(len, rows))
    made = [[(cell(text), width if len(row) == 1 else 1, 1) for text in row] for row in rows]
    handover = Handover()
    return tasks.read(Table(grid(made), has_spans=has_spans), "附件1", handover) or [], handover


def files(path: Path) -> tuple[dict[str, str], newplan.Made]:
    document = opened.read(path)
    return newplan.project_files(newplan.found_plan(document, path.stem), document, "site_name: x\n", TODAY)


def data(made: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(made["data/projects.yaml"])
    return found


@pytest.mark.parametrize(
    ("write", "name"), [(plan_documents.tasks, "a.docx"), (plan_documents.tasks_page, "a.html")], ids=["docx", "html"]
)
def test_rows_are_projects_with_what_their_columns_say(
    write: Callable[[Path], Path], name: str, tmp_path: Path
) -> None:
    made, counted = files(write(tmp_path / name))
    found = data(made)["projects"]
    assert [(one["id"], one["number"], one["name"], one["at"]) for one in found] == [
        ("p1", "1", "堤防加固", "annex1-t1"),
        ("p2", "2", "山洪防治", "annex1-t1"),
        ("p3", "3", "城乡供水一体化", "annex1-t1"),
    ]
    assert [(one.get("start"), one.get("end")) for one in found] == [(2021, 2023), (2022, 2025), (None, 2024)]
    assert [one.get("investment") for one in found] == [
        {"amount": 12.6, "unit": "亿元", "text": "12.6"},
        None,
        {"amount": 1230, "unit": "亿元", "text": "1,230"},
    ]
    assert [one["departments"]["lead"] for one in found] == ["市水利局", "市水利局、市应急局", "市水利局"]
    assert [one["departments"].get("support") for one in found] == [
        ["市财政局", "各县（市、区）政府"],
        None,
        ["市住建局"],
    ]
    assert [one["group"] for one in found] == ["一、防洪", "一、防洪", "二、供水"]
    assert found[1]["text"] == "建设监测站120个。\n完善预警平台。"
    assert counted.projects == 5


def test_what_a_row_promises_is_due_when_its_row_says(tmp_path: Path) -> None:
    made, _ = files(plan_documents.tasks(tmp_path / "a.docx"))
    found = data(made)
    listed = [*found["sidebars"][0]["projects"], *found["projects"]]
    assert {t["text"]: t["by"] for one in listed for t in one["targets"]} == {
        "建成数字灌区3处": 2023,
        "监测覆盖率达到90%": 2025,
        "加固堤防35公里": 2023,
        "新建泵站4座": 2023,
        "建设监测站120个": 2025,
        "自来水普及率达到98%以上": 2024,
    }


def test_the_table_stands_in_the_text_word_for_word(tmp_path: Path) -> None:
    made, _ = files(plan_documents.tasks(tmp_path / "a.docx"))
    text = made["content/chapters/annex1.md"]
    assert "| 2 | 山洪防治 | 建设监测站120个。 | ^^ |  | 2022年—2025年 | — |" in text
    assert "| ^^ | ^^ | ^^ | 牵头单位 | 配合单位 | ^^ | ^^ |" in text
    box = made["content/chapters/02.md"]
    assert box.index("{{ 专栏1 }}") < box.index("| 项目名称 | 主要内容 | 实施单位 | 完成时间 |")
    assert "专栏1" not in box.replace("{{ 专栏1 }}", "")
    assert made["tests/plan/plan.txt"].count("市水文中心") == 1


def test_what_a_row_does_not_say_for_certain_is_listed(tmp_path: Path) -> None:
    made, _ = files(plan_documents.tasks(tmp_path / "a.docx"))
    told = made[newplan.CHECKLIST]
    assert "这个项目的几行各有牵头单位，合在一起写入 lead，请核对——“市水利局；市应急局”" in told
    assert "投资额不是一个带单位的数" in told


def test_a_sum_and_a_remark_are_no_projects() -> None:
    found, _ = read("序号|项目名称|责任单位|投资（万元）", "1|道路|甲局|20", "合计|合计||20", "注：投资为估算。")
    assert [one.name for one in found] == ["道路"]


def test_a_task_over_several_numbered_rows_heads_them() -> None:
    top = cell("完善设施")
    rows = [
        [(cell("序号"), 1, 1), (cell("重点任务"), 1, 1), (cell("工作举措"), 1, 1), (cell("牵头单位"), 1, 1)],
        [(cell("1"), 1, 1), (top, 1, 2), (cell("新建公园3个，绿地率达到40%。"), 1, 1), (cell("甲局"), 1, 1)],
        [(cell("2"), 1, 1), (cell("改造厕所。"), 1, 1), (cell("乙局"), 1, 1)],
    ]
    handover = Handover()
    found = tasks.read(Table(grid(rows)), "附件1", handover) or []
    assert [(one.group, one.number, one.name, one.text) for one in found] == [
        ("完善设施", "1", "新建公园3个", "新建公园3个，绿地率达到40%。"),
        ("完善设施", "2", "改造厕所", "改造厕所。"),
    ]
    assert [entry.quote for entry in handover.entries] == ["新建公园3个"]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("2024年12月", (0, 2024)),
        ("2025年底前", (0, 2025)),
        ("2021—2023年", (2021, 2023)),
        ("2021年至2023年", (2021, 2023)),
        ("持续推进", (0, 0)),
        ("“十四五”期间", (0, 0)),
    ],
)
def test_deadlines_are_read(words: str, years: tuple[int, int]) -> None:
    (found,), handover = read("序号|任务|责任单位|完成时限", f"1|道路建设|甲局|{words}")
    assert (found.start, found.end) == years
    assert handover.entries == []


def test_a_deadline_that_is_not_understood_is_listed() -> None:
    (found,), handover = read("序号|任务|责任单位|完成时限", "1|道路建设|甲局|2021年启动，2024年完成")
    assert (found.start, found.end) == (0, 0)
    assert [entry.quote for entry in handover.entries] == ["2021年启动，2024年完成"]


@pytest.mark.parametrize(
    ("words", "lead", "support"),
    [
        ("市水利局（牵头）、市财政局、各县（市、区）政府", "市水利局", ("市财政局", "各县（市、区）政府")),
        ("市水利局牵头，市财政局、市住建局配合", "市水利局", ("市财政局", "市住建局")),
        ("市水利局；配合单位：市财政局", "市水利局", ("市财政局",)),
        ("市水利局、市财政局", "市水利局、市财政局", ()),
        ("各县（市、区）政府", "各县（市、区）政府", ()),
    ],
)
def test_a_cell_says_who_leads_and_who_helps(words: str, lead: str, support: tuple[str, ...]) -> None:
    found = departments.of_cell(words)
    assert found is not None
    assert (found.lead, found.support) == (lead, support)


@pytest.mark.parametrize(
    "lines",
    [
        ("项目|投资", "道路|1.2"),
        ("名词|解释", "一网通办|一个网站办理"),
        ("单位|地址|电话", "甲局|东街|1"),
        ("序号|项目|责任单位|完成情况", "1|道路|甲局|已建成"),
        ("姓名|单位|职务", "张三|甲局|局长"),
    ],
)
def test_other_tables_are_none_of_tasks(lines: tuple[str, ...]) -> None:
    assert read(*lines)[0] == []


def test_a_table_of_text_whose_rows_are_uneven_is_not_guessed() -> None:
    lines = ("序号|任务|责任单位|完成时限", "1|道路建设|甲局|2024年", "2|桥梁|2025年")
    assert read(*lines, has_spans=False)[0] == []


def test_a_row_without_a_name_is_listed() -> None:
    found, handover = read("序号|任务|责任单位", "1|道路|甲局", "2||乙局")
    assert [one.name for one in found] == ["道路"]
    assert [entry.quote for entry in handover.entries] == ["2\u3000乙局"]
