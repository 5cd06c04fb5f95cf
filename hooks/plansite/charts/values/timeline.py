"""What a picture of milestones shows: the day each was due, and the day it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.addresses import project_path
from plansite.charts.values import picture
from plansite.charts.values.picture import CaptionedPicture, Credit, PictureTable, Stamp
from plansite.models import Milestone, Project
from plansite.plan.plan import Plan
from plansite.wording import days


@dataclass(frozen=True, slots=True)
class Step:
    """里程碑 in a picture; days as years with their fraction."""

    name: str
    due: float
    done: float | None
    label: str
    words: str
    is_late: bool
    """Whether the day it was due has passed without it."""


@dataclass(frozen=True, slots=True)
class TimelinePicture(CaptionedPicture):
    """里程碑图: steps on a time line."""

    years: tuple[int, ...]
    today: float
    """数据截至 as a year with its fraction."""

    steps: tuple[Step, ...]


def timelines(plan: Plan, stamp: Stamp) -> Iterator[TimelinePicture]:
    """A picture for every project that has milestones."""
    for project in plan.projects:
        if project.milestones:
            yield _timeline(plan, project, stamp)


def _timeline(plan: Plan, project: Project, stamp: Stamp) -> TimelinePicture:
    steps = tuple(_step(plan, milestone) for milestone in project.milestones)
    ends = [plan.about.period.end, *(int(step.due) for step in steps), *(int(s.done) for s in steps if s.done)]
    return TimelinePicture(
        name=f"{project_path(project.id)}/milestones",
        title=f"{project.name}：里程碑",
        hint="菱形为期限，实心圆为完成；竖线为数据截至",
        years=tuple(range(plan.about.period.start, max(ends) + 2)),
        today=_year(plan.as_of.year, plan.as_of.timetuple().tm_yday),
        steps=steps,
        credit=Credit.of_all(plan, stamp),
        alternative=picture.brief(f"{len(steps)}个里程碑。", (f"{step.words}。" for step in steps)),
        table=PictureTable(
            ("里程碑", "期限", "完成"),
            tuple((m.name, days.day(m.due), days.day(m.done) if m.done else "—") for m in project.milestones),
        ),
        widths=picture.ONE,
        is_published=False,
        absence="",
    )


def _step(plan: Plan, milestone: Milestone) -> Step:
    due = _year(milestone.due.year, milestone.due.timetuple().tm_yday)
    done = _year(milestone.done.year, milestone.done.timetuple().tm_yday) if milestone.done else None
    late = milestone.done is None and milestone.due < plan.as_of
    if milestone.done is not None:
        label = f"{days.day(milestone.done)}完成"
    else:
        label = f"期限{days.day(milestone.due)}" + ("，已过，未见完成" if late else "")
    words = f"{milestone.name}，期限{days.day(milestone.due)}，" + (label if milestone.done else "未见完成")
    return Step(milestone.name, due, done, label, words, late)


def _year(year: int, day: int) -> float:
    return round(year + day / 366, 4)
