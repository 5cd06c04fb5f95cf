"""What is due: figures whose announced day has come, and promises past their deadline without a figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from plansite.assessment.assessments import Assessments
from plansite.changes.markdown import plain
from plansite.changes.report import MOST

INTRODUCTION = (
    "这份清单由程序每周整理一次，只更新这一条，不另开新的。查到公布的数值就照"
    "[《怎样发布一个数值》](../blob/HEAD/CONTRIBUTING.md)发布；没有查到的，把 next_update 改成新的日期，或依申请公开。"
    "全部办完以后，这一条会自动关闭。"
)


def due(found: Assessments, today: datetime.date) -> str:
    """What is due on a day, as Markdown; nothing if nothing is."""
    announced = list(_announced(found, today))
    overdue = list(_overdue(found, today))
    parts = [
        *([f"### 预计公布日期已到：{len(announced)} 项", _list(announced)] if announced else []),
        *([f"### 期限已过，还没有公布数值：{len(overdue)} 项", _list(overdue)] if overdue else []),
    ]
    return "\n\n".join([INTRODUCTION, *parts]) + "\n" if parts else ""


def _announced(found: Assessments, today: datetime.date) -> Iterator[str]:
    for indicator in found.plan.indicators:
        if indicator.next_update is not None and indicator.next_update <= today:
            who = f"，{plain(indicator.department.lead)}" if indicator.department else ""
            yield f"指标“{plain(indicator.name)}”：预计 {indicator.next_update} 公布{who}"


def _overdue(found: Assessments, today: datetime.date) -> Iterator[str]:
    subject = found.plan.subject.id
    for indicator in found.plan.indicators:
        goal = found.goal(indicator, subject)
        year = goal.by if goal is not None else today.year
        if year < today.year and found.indicator(indicator).reading is None:
            yield f"指标“{plain(indicator.name)}”：目标年份 {year}"
    for project, target in found.plan.targets:
        if target.indicator is None and target.by < today.year and found.target(target).reading is None:
            yield f"项目 {project.id} 的目标“{plain(target.text)}”：期限 {target.by} 年"


def _list(lines: list[str]) -> str:
    more = [f"- ……另有 {len(lines) - MOST} 项，见网站的“数据缺口”页"] if len(lines) > MOST else []
    return "\n".join([*(f"- [ ] {line}" for line in lines[:MOST]), *more])
