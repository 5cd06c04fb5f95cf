"""Sentences about values and verdicts, in formal plain Chinese, one place for all pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plansite.assessment.annual_report import Report
from plansite.assessment.assessments import Assessments
from plansite.assessment.latest import newest
from plansite.assessment.method import Goal, Verdict, is_kept
from plansite.assessment.year_on_year import Change
from plansite.models import Indicator, Observation, Project, ProjectTarget, TextPromise, units
from plansite.models.vocabulary import Comparison, Direction, ObservationStatus, ProjectState, Scope, Status, TargetKind
from plansite.plan.plan import Plan
from plansite.wording import numbers

CLASSES = {
    Status.EXCEEDED: "done",
    Status.ACHIEVED: "done",
    Status.EARLY: "done",
    Status.HELD: "held",
    Status.AHEAD: "ahead",
    Status.ON_TRACK: "on-track",
    Status.BEHIND: "behind",
    Status.REVERSED: "reversed",
    Status.FALLEN: "reversed",
    Status.MISSED: "missed",
    Status.NOT_ASSESSED: "not-assessed",
    Status.AWAITING: "awaiting",
    ProjectState.DONE: "done",
    ProjectState.UNDER_WAY: "on-track",
    ProjectState.PARTLY_DONE: "behind",
    ProjectState.NOT_STARTED: "awaiting",
    ProjectState.NOT_DONE: "missed",
    ProjectState.CHANGED: "not-assessed",
    ProjectState.ENDED: "missed",
}
"""Shape and colour of every status word."""

MEANINGS = {
    Status.AWAITING: "还没有查到与规划同口径的公布数值。",
    Status.NOT_ASSESSED: "现有数值不足以评价：口径不同、没有基期、目标与基期相等，或年份不全。",
    Status.EARLY: "在目标年份之前已达到目标。",
    Status.ACHIEVED: "到目标年份达到目标。",
    Status.EXCEEDED: "到目标年份超过目标。",
    Status.MISSED: "到目标年份没有达到目标。",
    Status.AHEAD: "规划期进度比时序进度快，且超出容差。",
    Status.ON_TRACK: "规划期进度与时序进度相差在容差以内。",
    Status.BEHIND: "规划期进度比时序进度慢，且超出容差。",
    Status.REVERSED: "数值比基期离目标更远。",
    Status.HELD: "基期已达标，目前保持在目标之内。",
    Status.FALLEN: "基期已达标，目前跌出目标之外。",
}

OP_WORDS = {
    Comparison.AT_LEAST: "不低于",
    Comparison.ABOVE: "高于",
    Comparison.AT_MOST: "不高于",
    Comparison.BELOW: "低于",
    Comparison.POINT: "达到",
}

KIND_WORDS = {
    TargetKind.COUNT: "数量",
    TargetKind.LEVEL: "水平",
    TargetKind.YEARLY: "每年",
    TargetKind.MILESTONE: "分步",
}

DIRECTION_WORDS = {Direction.UP: "越高越好", Direction.DOWN: "越低越好", Direction.KEEP: "保持"}


@dataclass(frozen=True)
class Wording:
    """措辞: what pages say of one plan's values."""

    plan: Plan
    assessments: Assessments

    def status_class(self, word: str) -> str:
        """The style of a status word."""
        return next(style for status, style in CLASSES.items() if status.value == word)

    def value(self, indicator: Indicator, value: Decimal | None) -> str:
        """A value of an indicator with its unit."""
        return numbers.with_unit(value, indicator.unit, indicator.decimals)

    def number(self, indicator: Indicator, value: Decimal | None) -> str:
        """A value of an indicator without its unit, for columns that state it."""
        return numbers.shown(value, indicator.decimals)

    def target_text(self, indicator: Indicator, area: str) -> str:
        """The target as the plan prints it, with its unit: ``>85%``."""
        text = indicator.target.values[area].text
        if indicator.unit in text:
            return text
        return _spanned(text, indicator.unit) + indicator.unit

    def direction(self, indicator: Indicator) -> str:
        """Which way is better, in words."""
        return DIRECTION_WORDS[indicator.direction]

    def kind(self, target: ProjectTarget | TextPromise) -> str:
        """The kind of a project's target or of a promise, in words."""
        return KIND_WORDS[target.kind] if target.kind is not None else "文字"

    def goal_words(self, goal: Goal) -> str:
        """A goal without unit, for worked examples: ``>85``, ``40～50``."""
        if goal.value is None:
            return f"{goal.low}～{goal.high}"
        return f"{'' if goal.op is Comparison.POINT else goal.op}{goal.value:f}"

    def years(self, years: Sequence[int]) -> str:
        """Years with runs joined: ``2021—2024年``."""
        runs: list[list[int]] = []
        for year in years:
            if runs and runs[-1][-1] == year - 1:
                runs[-1].append(year)
            else:
                runs.append([year])
        return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs) + "年"

    def period(self, observation: Observation) -> str:
        """``2025年``, ``2022年6月``."""
        return f"{observation.year}年" + (f"{observation.month}月" if observation.month else "")

    def remarks(self, observation: Observation) -> str:
        """What must be said wherever the value is shown: ``初步；口径不同：含技工学校``."""
        parts = [] if observation.kind is ObservationStatus.ACTUAL else [observation.kind.value]
        if observation.scope is Scope.DIFFERENT:
            parts.append(f"口径不同：{observation.scope_note}")
        return "；".join(parts)

    def target_words(self, target: ProjectTarget | TextPromise) -> str:
        """The figure of a target or promise: ``不低于18个``, ``40～50所``, ``约850个``; of one in words none."""
        about = "约" if target.approximate else ""
        if target.value is None:
            if target.low is None:
                return ""
            return _spanned(f"{target.low:f}～{target.high:f}", target.unit) + target.unit
        number = f"{about}{target.value:f}{target.unit}"
        if target.kind is TargetKind.COUNT and target.op in {Comparison.AT_LEAST, Comparison.POINT}:
            return number
        return f"{OP_WORDS[target.op or Comparison.AT_LEAST]}{number}"

    def verdict_sentence(self, indicator: Indicator, area: str) -> str:
        """The verdict in one sentence a reader may quote."""
        verdict = self.assessments.indicator(indicator, area)
        name = self.plan.areas[area].name
        if verdict.reading is None:
            return self._no_verdict(indicator, area, name, verdict.status)
        reading = verdict.reading
        said = (
            f"{name}{reading.year}年{'初步' if reading.preliminary else ''}值为{self.value(indicator, reading.value)}"
        )
        start = indicator.baseline.values.get(area) if indicator.baseline else None
        if indicator.baseline is not None and start is not None:
            change = numbers.change(start, reading.value, indicator.unit, indicator.decimals)
            said += (
                f"，与{indicator.baseline.year}年相比{change}"
                if change == numbers.SAME
                else f"，比{indicator.baseline.year}年{change}"
            )
        goal = f"{indicator.target.year}年目标为{self.target_text(indicator, area)}"
        return f"{said}；{goal}。{MEANINGS[verdict.status]}"

    def _no_verdict(self, indicator: Indicator, area: str, name: str, status: Status) -> str:
        others = [o for o in indicator.observations if o.area == area and o.scope is Scope.DIFFERENT]
        if status is Status.NOT_ASSESSED and others:
            latest = newest(others)
            shown = f"{self.period(latest)}{latest.kind.value}值{self.value(indicator, latest.value)}"
            return f"{name}只公布了口径不同的数值（{shown}，{latest.scope_note}），不与目标比较，不作评价。"
        return f"{name}在规划期内的数值待公布：还没有查到与规划同口径的公布数值。"

    def formula(self, indicator: Indicator, area: str) -> str:
        """The formula of 规划期进度 filled in; says why where there is none."""
        verdict = self.assessments.indicator(indicator, area)
        if verdict.reading is None:
            return ""
        goal = self.assessments.goal(indicator, area)
        if verdict.progress is not None and goal.value is None:
            value, low = (numbers.shown(n, indicator.decimals) for n in (verdict.reading.value, goal.bound))
            return f"规划期进度 = {value} ÷ {low} = {numbers.share(verdict.progress)}"
        if verdict.progress is None or goal.baseline is None:
            return (
                "规划期进度：不计算（" + ("基期已达到目标，只看是否保持" if is_kept(goal) else "规划没有基期值") + "）"
            )
        decimals = indicator.decimals
        value, start, bound = (numbers.shown(n, decimals) for n in (verdict.reading.value, goal.baseline, goal.bound))
        return f"规划期进度 =（{value} − {start}）÷（{bound} − {start}）= {numbers.share(verdict.progress)}"

    def elapsed_formula(self, verdict: Verdict, goal: Goal) -> str:
        """The formula of 时序进度 filled in."""
        if verdict.reading is None:
            return ""
        year = verdict.reading.year
        return f"时序进度 =（{year} − {goal.start}）÷（{goal.by} − {goal.start}）= {numbers.share(verdict.elapsed)}"

    def target_value(self, target: ProjectTarget | TextPromise, observation: Observation) -> str:
        """A value of a project's target with its unit; where it is an indicator's, as that shows it."""
        indicator = self.plan.indicator.get(target.indicator or "")
        if indicator is not None:
            return self.value(indicator, observation.value)
        return f"{numbers.plain(observation.value)}{target.unit}"

    def project_note(self, project: Project) -> str:
        """How many of a project's targets have values."""
        total = len(project.targets)
        known = len(self.assessments.known_targets(project))
        return f"量化目标 {total} 项，其中 {known} 项有同口径数值" if total else "原文没有量化目标"

    def change(self, change: Change) -> str:
        """``提高0.66个百分点``, ``增加3所，增长12.5%``; empty where the year before has no value of the same scope."""
        if change.before is None:
            return ""
        indicator = change.indicator
        return numbers.change(change.before.value, change.after.value, indicator.unit, indicator.decimals)

    def brief(self, observation: Observation) -> str:
        """What a narrow cell says of a value: ``6月；初步；口径不同``; how it differs stands below the table."""
        parts = [f"{observation.month}月"] if observation.month else []
        parts += [] if observation.kind is ObservationStatus.ACTUAL else [observation.kind.value]
        return "；".join([*parts, "口径不同"] if observation.scope is Scope.DIFFERENT else parts)

    def report_summary(self, report: Report) -> str:
        """How many indicators and targets of a year's report have values, for lists and descriptions."""
        total, targets = len(report.plan.indicators), len(report.plan.targets)
        return (
            f"{total} 个指标中 {report.judged} 个有同口径数值，"
            f"{targets} 项项目目标中 {targets - report.silent} 项有同口径数值"
        )


def _spanned(text: str, unit: str) -> str:
    """A range without its last unit: the lower end of a rate has its own, ``63%～68``, that of an amount has none."""
    return text.replace("～", f"{unit}～") if units.unit(unit).points else text
