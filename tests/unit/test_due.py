"""The list of what is due: the numbers first, by year and kind, then a line for each indicator, project and theme."""

from __future__ import annotations

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from plansite.assessment.assessments import Assessments
from plansite.changes.due import due
from plansite.models import ProjectAdjustment
from plansite.models.project import Milestone
from plansite.pages.rendering.publication import Publication
from plansite.plan.plan import Plan


def told(plan: Plan, day: str) -> str:
    return due(Assessments(plan, Fraction(5, 100)), datetime.date.fromisoformat(day))


def with_target(plan: Plan, **changes: object) -> Plan:
    """The plan with the second target of project 1-1 changed."""
    sidebar = plan.sidebars[0]
    project = sidebar.projects[0]
    first, second, *others = project.targets
    targets = (first, second.model_copy(update=changes), *others)
    return with_project(plan, targets=targets)


def with_project(plan: Plan, **changes: object) -> Plan:
    sidebar = plan.sidebars[0]
    project = sidebar.projects[0].model_copy(update=changes)
    return replace(plan, sidebars=(sidebar.model_copy(update={"projects": (project, *sidebar.projects[1:])}),))


def test_nothing_is_due_before_anything_is(tiny: Publication) -> None:
    assert told(tiny.plan, "2018-06-01") == ""


def test_numbers_come_first_by_year_and_kind(tiny: Publication) -> None:
    words = told(tiny.plan, "2021-01-01")
    introduction, heading, table, *years = words.rstrip("\n").split("\n\n")
    assert "每周整理一次" in introduction
    assert heading.startswith("### 期限已过，还没有公布数值或完成情况：")
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.split("\n")]
    assert rows[0] == ["期限", "指标", "项目目标", "里程碑"]
    assert [row[0] for row in rows[2:]] == ["2018年", "2020年", "合计"]
    numbers = [[0 if cell == "—" else int(cell) for cell in row[1:]] for row in rows[2:]]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]
    assert heading.endswith(f"：{sum(numbers[-1])} 项")
    assert [year for year in years if year.startswith("#")] == [
        "#### 2018年到期：1 项",
        f"#### 2020年到期：{sum(numbers[1])} 项",
    ]
    assert "- [ ] 项目 1-1 “健康小屋建设”，1 项目标：村级覆盖率" in words
    assert "- [ ] 项目 1-1 “健康小屋建设”，1 项目标：超重率降幅，1 个里程碑：全部小屋开放" in words
    assert "- [ ] 指标“每千人口床位数”" in words
    assert "健康小屋，" not in words, "what has a value is not due"


def test_a_project_has_one_line_for_a_year_however_much_it_owes(real: Publication) -> None:
    words = told(real.plan, "2026-11-25")
    lines = [line for line in words.split("\n") if line.startswith("- [ ] 项目")]
    assert len(lines) > 20
    assert len({line.partition("，")[0] for line in lines}) >= len(lines) - 1
    assert any("8 项目标：" in line and line.endswith("等 8 项") for line in lines)
    assert len(words.split("\n")) < 80


@pytest.mark.parametrize(("by", "year"), [(2020, "2020年到期"), (None, "2018年到期")])
def test_a_deadline_counts_as_it_was_adjusted(tiny: Publication, by: int | None, year: str) -> None:
    facts = {"date": "2018-03-01", "source": "bulletin-2017", "reason": "示例", "published": "2018-03-03"}
    adjustment = ProjectAdjustment.model_validate({**facts, "text": "85%", "op": ">=", "value": 85, "by": by})
    words = told(with_target(tiny.plan, adjustments=(adjustment,)), "2021-01-01")
    section = next(part for part in words.split("#### ") if "村级覆盖率" in part)
    assert section.startswith(year)


def test_a_step_that_was_done_is_not_due(tiny: Publication) -> None:
    done = {"name": "全部小屋开放", "due": "2020-12-31", "done": "2020-12-01", "source": "bulletin-2017"}
    words = told(with_project(tiny.plan, milestones=(Milestone.model_validate(done),)), "2021-01-01")
    assert "里程碑" not in words


def test_a_figure_that_was_announced_is_due_on_its_day(tiny: Publication) -> None:
    first = tiny.plan.indicators[0].model_copy(update={"next_update": datetime.date(2018, 6, 1)})
    plan = replace(tiny.plan, indicators=(first, *tiny.plan.indicators[1:]))
    assert told(plan, "2018-05-31") == ""
    assert f"### 预计公布日期已到：1 项\n\n- [ ] 指标“{first.name}”：预计 2018-06-01 公布" in told(plan, "2018-06-01")


def test_hostile_names_are_words(tiny: Publication) -> None:
    plan = with_project(tiny.plan, name="<b>@x</b> [y](https://example.org)")
    words = told(plan, "2021-01-01")
    assert "<b>" not in words
    assert "@x" not in words
    assert "[y](" not in words
