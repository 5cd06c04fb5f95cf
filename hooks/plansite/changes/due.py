"""What is due: figures whose announced day has come, and promises past their deadline without a figure.

First the numbers, then one line for each indicator, project and theme, by the year in which something was due: what a
project or a theme owes stands on its own page, one by one.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.assessment.assessments import Assessments
from plansite.changes.markdown import plain
from plansite.changes.report import MOST
from plansite.models import Project
from plansite.models.indicator import Departments
from plansite.wording.quotation import quoted

INTRODUCTION = (
    "这份清单由程序每周整理一次，只更新这一条，不另开新的。查到公布的数值就照"
    "[《怎样发布一个数值》](../blob/HEAD/CONTRIBUTING.md)发布；没有查到的，把 next_update 改成新的日期，或依申请公开。"
    "全部办完以后，这一条会自动关闭。"
)
KINDS = ("指标", "项目目标", "里程碑", "正文承诺")
NAMED = 3
"""Targets of one project, or promises of one theme, that are named on its line."""


@dataclass(frozen=True, slots=True)
class Due:
    """到期: one line, and how many things of which kind it stands for."""

    year: int
    words: str
    counts: tuple[tuple[str, int], ...]


def due(found: Assessments, today: datetime.date) -> str:
    """What is due on a day, as Markdown; nothing if nothing is."""
    announced = list(_announced(found, today))
    overdue = [*_indicators(found, today), *_projects(found, today), *_promises(found, today)]
    parts = [
        *([f"### 预计公布日期已到：{len(announced)} 项", _list(announced)] if announced else []),
        *(_overdue(overdue) if overdue else []),
    ]
    return "\n\n".join([INTRODUCTION, *parts]) + "\n" if parts else ""


def _overdue(found: list[Due]) -> Iterator[str]:
    """The numbers by year and kind, then the lines of each year, the earliest first."""
    total = _counted(found)
    yield f"### 期限已过，还没有公布数值或完成情况：{sum(total.values())} 项"
    kinds = [kind for kind in KINDS if total[kind]]
    years = sorted({one.year for one in found})
    numbers = {year: _counted(one for one in found if one.year == year) for year in years}
    rows = [f"| {year}年 | {_row(numbers[year], kinds)} |" for year in years]
    rows += [f"| 合计 | {_row(total, kinds)} |"] if len(years) > 1 else []
    yield "\n".join([f"| 期限 | {' | '.join(kinds)} |", f"|---|{'--:|' * len(kinds)}", *rows])
    for year in years:
        yield f"#### {year}年到期：{sum(numbers[year].values())} 项"
        yield _list([one.words for one in found if one.year == year])


def _counted(found: Iterable[Due]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in found:
        total.update(dict(one.counts))
    return total


def _row(numbers: Counter[str], kinds: list[str]) -> str:
    return " | ".join(str(numbers[kind]) if numbers[kind] else "—" for kind in kinds)


def _announced(found: Assessments, today: datetime.date) -> Iterator[str]:
    for indicator in found.plan.indicators:
        if indicator.next_update is not None and indicator.next_update <= today:
            who = _who(indicator.department)
            yield f"指标{_quoted(indicator.name)}：预计 {indicator.next_update} 公布{who}"


def _indicators(found: Assessments, today: datetime.date) -> Iterator[Due]:
    subject = found.plan.subject.id
    for indicator in found.plan.indicators:
        goal = found.goal(indicator, subject)
        year = goal.by if goal is not None else today.year
        if year < today.year and found.indicator(indicator).reading is None:
            yield Due(year, f"指标{_quoted(indicator.name)}{_who(indicator.department)}", (("指标", 1),))


def _projects(found: Assessments, today: datetime.date) -> Iterator[Due]:
    for project in found.plan.projects:
        years = sorted({*_targets(found, project, today), *_steps(project, today)})
        for year in years:
            targets, steps = _targets(found, project, today).get(year, []), _steps(project, today).get(year, [])
            said = [f"{len(targets)} 项目标：{_names(targets)}"] if targets else []
            said += [f"{len(steps)} 个里程碑：{_names(steps)}"] if steps else []
            words = f"项目 {project.id} {_quoted(project.name)}，{'，'.join(said)}{_who(project.departments)}"
            yield Due(year, words, (("项目目标", len(targets)), ("里程碑", len(steps))))


def _targets(found: Assessments, project: Project, today: datetime.date) -> dict[int, list[str]]:
    """What a project's targets measure of which nothing is known, by the year in which they were due.

    What is an indicator's is told there.
    """
    silent: dict[int, list[str]] = {}
    for target in project.targets:
        if target.indicator is None and target.due < today.year and found.target(target).reading is None:
            silent.setdefault(target.due, []).append(target.measure)
    return silent


def _steps(project: Project, today: datetime.date) -> dict[int, list[str]]:
    """The steps of a project that nobody reported as done, by the year in which they were due."""
    silent: dict[int, list[str]] = {}
    for step in project.milestones:
        if step.done is None and step.due < today:
            silent.setdefault(step.due.year, []).append(step.name)
    return silent


def _promises(found: Assessments, today: datetime.date) -> Iterator[Due]:
    """Promises of the text that can be counted, by the theme on whose page they stand."""
    silent: dict[tuple[int, str], list[str]] = {}
    for promise in found.plan.promises:
        verdict = found.promise(promise)
        if promise.is_counted and promise.due < today.year and verdict is not None and verdict.reading is None:
            name = found.plan.theme_of[promise.id].name
            silent.setdefault((promise.due, name), []).append(promise.measure)
    for (year, theme), names in silent.items():
        words = f"专题{_quoted(theme)}，{len(names)} 项正文承诺：{_names(names)}"
        yield Due(year, words, (("正文承诺", len(names)),))


def _names(names: list[str]) -> str:
    more = f"等 {len(names)} 项" if len(names) > NAMED else ""
    return "；".join(map(plain, names[:NAMED])) + more


def _quoted(words: str) -> str:
    return plain(quoted(words))


def _who(named: Departments | None) -> str:
    return f"，{plain(named.lead)}" if named is not None else ""


def _list(lines: list[str]) -> str:
    more = [f"- ……另有 {len(lines) - MOST} 行，见网站的“数据缺口”页"] if len(lines) > MOST else []
    return "\n".join([*(f"- [ ] {line}" for line in lines[:MOST]), *more])
