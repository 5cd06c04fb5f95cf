"""What a picture of distance travelled shows: how far each target is from its baseline, beside the time gone by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from plansite.addresses import project_path
from plansite.assessment.method import Verdict
from plansite.charts.values import picture
from plansite.charts.values.picture import CaptionedPicture, Credit, PictureTable
from plansite.models import Indicator, Observation, Project, ProjectTarget
from plansite.models.vocabulary import TargetKind
from plansite.plan.plan import Plan
from plansite.wording import numbers
from plansite.wording.sentences import Wording

OVERVIEW = "indicators"
"""Name of the picture of all indicators."""


@dataclass(frozen=True, slots=True)
class ProgressMark:
    """One value on the way to a target."""

    share: float
    """Distance travelled: 0 at the baseline, 1 at the target, unclamped."""

    elapsed: float
    """时序进度 of the value's year."""

    label: str
    """What stands beside it: ``某市 245%（2025年，初步）``."""

    words: str
    """What it says when read by itself."""

    tone: str
    """``subject`` or ``comparison``."""

    look: str


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One target: an indicator's, or one of a project's."""

    label: str
    goal: str
    marks: tuple[ProgressMark, ...]
    note: str
    """What stands on the way where the subject has a value but no share of it: ``2025年 3.19万人，不计算进度``."""

    status: str
    style: str
    """The status's style: ``done``, ``behind``, ``awaiting``."""


@dataclass(frozen=True, slots=True)
class TravelPicture(CaptionedPicture):
    """进度图: targets as distance travelled against 时序进度."""

    rows: tuple[ProgressRow, ...]


def overview(plan: Plan, wording: Wording) -> TravelPicture:
    """All indicators, the subject's values beside those that it is compared with."""
    rows = tuple(_indicator_row(plan, wording, indicator) for indicator in plan.indicators)
    observations = tuple(observation for indicator in plan.indicators for observation in indicator.observations)
    return TravelPicture(
        name=OVERVIEW,
        title=f"{plan.subject.name}：从基期到目标走了多远",
        hint=_hint(rows),
        rows=rows,
        credit=Credit.of(plan, observations),
        alternative=f"{len(rows)}个指标的规划期进度。" + _said(rows),
        table=_table("指标", rows),
        widths=picture.BOTH,
        is_published=True,
    )


def projects(plan: Plan, wording: Wording) -> Iterator[TravelPicture]:
    """A picture for every project that has targets."""
    for project in plan.projects:
        if project.targets:
            yield _project(plan, wording, project)


def _project(plan: Plan, wording: Wording, project: Project) -> TravelPicture:
    rows = tuple(_target_row(wording, target) for target in project.targets)
    observations = tuple(observation for target in project.targets for observation in _observations(plan, target))
    own = tuple(observation for observation in observations if observation.area == plan.subject.id)
    return TravelPicture(
        name=project_path(project.id),
        title=project.name,
        hint=_hint(rows),
        rows=rows,
        credit=Credit.of(plan, own),
        alternative=f"{len(rows)}项目标的进度。" + _said(rows),
        table=_table("目标", rows),
        widths=picture.ONE,
        is_published=False,
    )


def _indicator_row(plan: Plan, wording: Wording, indicator: Indicator) -> ProgressRow:
    areas = sorted(plan.areas, key=lambda area: area != plan.subject.id)
    found = [mark for area in areas if (mark := _indicator_mark(plan, wording, indicator, area)) is not None]
    status = wording.assessments.indicator_status(indicator).value
    latest = wording.assessments.latest(indicator)
    return ProgressRow(
        label=indicator.name,
        goal=f"{indicator.target.year}年目标 {wording.target_text(indicator, plan.subject.id)}",
        marks=tuple(found),
        note=_note(
            wording.assessments.indicator(indicator), latest, wording.value(indicator, latest.value) if latest else ""
        ),
        status=status,
        style=wording.status_class(status),
    )


def _indicator_mark(plan: Plan, wording: Wording, indicator: Indicator, area: str) -> ProgressMark | None:
    verdict = wording.assessments.indicator(indicator, area)
    if verdict.reading is None or verdict.progress is None or verdict.elapsed is None:
        return None
    name = plan.areas[area].name
    return _mark(name, verdict, wording.value(indicator, verdict.reading.value), is_subject=area == plan.subject.id)


def _target_row(wording: Wording, target: ProjectTarget) -> ProgressRow:
    verdict = wording.assessments.target(target)
    latest = wording.assessments.target_latest(target)
    value = wording.target_value(target, latest) if latest is not None else ""
    marks = (
        (_mark("", verdict, value, is_subject=True),)
        if verdict.reading is not None and verdict.progress is not None and verdict.elapsed is not None
        else ()
    )
    rate = "每年" if target.kind is TargetKind.YEARLY else ""
    return ProgressRow(
        label=target.measure,
        goal=f"{target.by}年目标 {rate}{wording.target_words(target)}",
        marks=marks,
        note=_note(verdict, latest, value),
        status=verdict.status.value,
        style=wording.status_class(verdict.status.value),
    )


def _mark(name: str, verdict: Verdict, value: str, *, is_subject: bool) -> ProgressMark:
    assert verdict.reading is not None
    assert verdict.progress is not None
    assert verdict.elapsed is not None
    preliminary = verdict.reading.preliminary
    share, elapsed = numbers.share(verdict.progress), numbers.share(verdict.elapsed)
    when = f"{verdict.reading.year}年" + ("，初步" if preliminary else "")
    return ProgressMark(
        share=_rounded(verdict.progress),
        elapsed=_rounded(verdict.elapsed),
        label=f"{name} {share}（{when}）".strip(),
        words="，".join(filter(None, (name, when, value, f"规划期进度{share}", f"时序进度{elapsed}"))),
        tone="subject" if is_subject else "comparison",
        look="hollow" if preliminary else "solid",
    )


def _note(verdict: Verdict, latest: Observation | None, value: str) -> str:
    """Why the subject has no place on the way; empty where it has one."""
    if verdict.progress is not None:
        return ""
    if latest is None:
        return ""
    said = picture.remark(latest)
    return f"{latest.year}年 {value}" + (f"（{said}）" if said else "") + "，不计算进度"


def _hint(rows: tuple[ProgressRow, ...]) -> str:
    marks = [mark for row in rows for mark in row.marks]
    if not marks:
        return "0%为基期，100%为目标；目前没有可以计算进度的数值"
    parts = ["0%为基期，100%为目标", "短竖线为时序进度"]
    parts += ["空心为初步数值"] if any(mark.look == "hollow" for mark in marks) else []
    return "；".join(parts)


def _said(rows: tuple[ProgressRow, ...]) -> str:
    return "".join("，".join([f"{row.label}：{row.goal}", *_known(row), f"状态{row.status}。"]) for row in rows)


def _table(what: str, rows: tuple[ProgressRow, ...]) -> PictureTable:
    return PictureTable(
        (what, "期限和目标", "规划期进度", "时序进度", "状态"),
        tuple(
            (
                row.label,
                row.goal,
                "；".join(_known(row)) or "—",
                "；".join(numbers.share(Fraction(mark.elapsed).limit_denominator(1000)) for mark in row.marks) or "—",
                row.status,
            )
            for row in rows
        ),
    )


def _known(row: ProgressRow) -> list[str]:
    return [*(mark.label for mark in row.marks), *([row.note] if row.note else [])]


def _rounded(share: Fraction) -> float:
    """Enough digits to draw with, the same on every machine."""
    return round(float(share), 4)


def _observations(plan: Plan, target: ProjectTarget) -> tuple[Observation, ...]:
    return plan.indicator[target.indicator].observations if target.indicator is not None else target.observations
