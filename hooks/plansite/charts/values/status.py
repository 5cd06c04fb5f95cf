"""What a picture of counts shows: one mark for every indicator, project or target, in rows, by status.

Of very many there is one mark for every status in a row: thousands of marks can neither be counted nor loaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plansite.assessment.assessments import PROJECT_ORDER
from plansite.charts.values import picture
from plansite.charts.values.picture import CaptionedPicture, Credit, PictureTable, Stamp
from plansite.plan.plan import Plan
from plansite.plan.promises import own as own_promises
from plansite.wording.sentences import Wording

STANDING = "projects"
"""Name of the picture of all statuses: indicators, then projects by sidebar."""

DEADLINES = "projects/deadlines"
"""Name of the picture of all deadlines."""

MOST = 400
"""Marks of a picture in which each is one thing."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that has a status."""

    name: str
    status: str
    style: str
    said: str
    """The status with its remark: ``超额实现（初步）``."""

    count: int = 1
    """How many things the mark stands for."""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """Things that belong together, those of one status side by side."""

    label: str
    units: tuple[Unit, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many have each status, in the order of the units."""
        counts: Counter[str] = Counter()
        for unit in self.units:
            counts[unit.status] += unit.count
        return dict(counts)

    @property
    def said(self) -> str:
        """The counts in words: ``待公布 4``."""
        return "，".join(f"{status} {count}" for status, count in self.counts.items())


@dataclass(frozen=True, slots=True)
class UnitsPicture(CaptionedPicture):
    """状态图: the status of every member of some groups, one mark each."""

    rows: tuple[StatusRow, ...]


def standing(plan: Plan, wording: Wording, stamp: Stamp) -> UnitsPicture:
    """The status of all indicators, and of the projects of every sidebar."""
    own = wording.assessments
    indicators = _row(
        f"主要指标（{plan.subject.name}）",
        (_unit(wording, i.name, own.indicator_status(i).value, wording.indicator_status(i)) for i in plan.indicators),
    )
    listed = [(f"{sidebar.label}　{sidebar.title}", sidebar.projects) for sidebar in plan.sidebars]
    listed += [("专栏以外的项目" if plan.sidebars else "项目", plan.own_projects)] if plan.own_projects else []
    projects = [
        _row(label, (_unit(wording, p.name, own.project_word(p), wording.project_status(p)) for p in members))
        for label, members in listed
    ]
    rows = (*((indicators,) if plan.indicators or not projects else ()), *projects)
    titles = ["指标"] if plan.indicators else []
    titles += ["各专栏项目" if plan.sidebars else "项目"] if plan.projects else []
    title = f"{'和'.join(titles)}的状态"
    what = "指标和专栏" if plan.sidebars else "指标和项目"
    return _picture(Credit.of_all(plan, stamp), STANDING, title, "每个记号为一个指标或项目", rows, what, "个")


def deadlines(plan: Plan, wording: Wording, stamp: Stamp) -> UnitsPicture:
    """What is due in every year of the plan."""
    own = wording.assessments
    due = [
        (plan.deadline(i), _unit(wording, i.name, own.indicator_status(i).value, wording.indicator_status(i)))
        for i in plan.indicators
    ]
    due += [
        (t.due, _unit(wording, t.measure, own.target(t).status.value, wording.verdict_status(own.target(t))))
        for t in own_promises(plan)
    ]
    years = range(plan.about.period.start, max([plan.about.period.end, *(year for year, _ in due)]) + 1)
    rows = tuple(
        _row(f"{year}年到期" + ("（已过）" if year < plan.as_of.year else ""), (unit for by, unit in due if by == year))
        for year in years
    )
    kinds = [("指标", "一个指标")] if plan.indicators else []
    kinds += [("项目目标", "一项量化目标")] if plan.targets else []
    title = f"{'和'.join(name for name, _ in kinds)}的期限"
    hint = f"每个记号为{'或'.join(one for _, one in kinds)}，重复的只计一次"
    return _picture(Credit.of_all(plan, stamp), DEADLINES, title, hint, rows, "期限", "项")


def _picture(
    credit: Credit, name: str, title: str, hint: str, rows: tuple[StatusRow, ...], what: str, unit: str
) -> UnitsPicture:
    if sum(len(row.units) for row in rows) > MOST:
        hint = f"每个记号为一种状态，旁边是有这种状态的{unit}数"
        rows = tuple(_gathered(row, unit) for row in rows)
    return UnitsPicture(
        name=name,
        title=title,
        hint=hint,
        rows=rows,
        credit=credit,
        alternative=picture.brief(f"{title}。", (f"{row.label}：{row.said or '没有'}。" for row in rows)),
        table=PictureTable(
            (what, f"合计（{unit}）", f"各状态（{unit}）"),
            tuple((r.label, str(sum(r.counts.values())), r.said or "没有") for r in rows),
        ),
        widths=picture.ALL,
        is_published=True,
        absence="",
    )


def _gathered(row: StatusRow, unit: str) -> StatusRow:
    """The row with one mark a status."""
    styles = {one.status: one.style for one in row.units}
    units = (Unit(f"{count} {unit}", status, styles[status], status, count) for status, count in row.counts.items())
    return StatusRow(row.label, tuple(units))


def _row(label: str, units: Iterable[Unit]) -> StatusRow:
    return StatusRow(label, tuple(sorted(units, key=lambda unit: PROJECT_ORDER.index(unit.status))))


def _unit(wording: Wording, name: str, status: str, said: str) -> Unit:
    return Unit(name, status, wording.status_class(status), said)
