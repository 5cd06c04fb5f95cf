"""Sentences about values and verdicts, in formal plain Chinese, one place for all pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plansite.assessment.annual_report import Report
from plansite.assessment.assessments import Assessments, Overtaking
from plansite.assessment.latest import newest
from plansite.assessment.method import Goal, Reason, Verdict, is_kept
from plansite.assessment.year_on_year import Change
from plansite.models import (
    Adjustment,
    Indicator,
    Observation,
    OfficialAssessment,
    Project,
    ProjectAdjustment,
    ProjectTarget,
    Target,
    TargetValue,
    TextPromise,
)
from plansite.models.observation import Revision
from plansite.models.span import WHOLE_YEAR
from plansite.models.targets import units
from plansite.models.targets.adjustment import AdjustmentRecord
from plansite.models.vocabulary import (
    Basis,
    Comparison,
    Direction,
    NoQuantity,
    ObservationStatus,
    ProjectState,
    Scope,
    Status,
    TargetKind,
)
from plansite.plan.aims import Aim
from plansite.plan.plan import AnyOwner, Plan
from plansite.plan.promises import Promises
from plansite.plan.updates import Update, preliminary_of
from plansite.wording import days, figures, numbers
from plansite.wording.quotation import quoted

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
    Status.IN_WORDS: "unquantified",
    Status.AWAITING: "awaiting",
    NoQuantity.WORD: "unquantified",
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
    Status.NOT_ASSESSED: "现有数值不足以评价：口径不同或中途变化、不是全年、没有基期、目标与基期相等，或年份不全。",
    Status.IN_WORDS: "目标以文字表述，不计算；有官方评估的，以官方评估为准。",
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
    NoQuantity.WORD: "项目的文字没有写明数量，没有可以计算的目标，只用文字写明进展。",
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

BASIS_MEANINGS = {
    Basis.AVERAGE: {
        Status.ON_TRACK: "到目前为止，已公布各年的平均达到目标。",
        Status.BEHIND: "到目前为止，已公布各年的平均没有达到目标。",
        Status.ACHIEVED: "各年数值齐全，平均达到目标。",
        Status.EXCEEDED: "各年数值齐全，平均超过目标。",
        Status.MISSED: "各年数值齐全，平均没有达到目标。",
    },
    Basis.CUMULATIVE: {
        Status.EARLY: "在目标年份之前，各年之和已达到目标。",
        Status.ACHIEVED: "到目标年份，各年之和达到目标。",
        Status.EXCEEDED: "到目标年份，各年之和超过目标。",
        Status.MISSED: "各年之和没有达到目标。",
    },
    Basis.EACH_YEAR: {
        Status.ON_TRACK: "到目前为止，已公布的每一年都达到目标。",
        Status.BEHIND: "已公布的年份中，有的没有达到目标。",
        Status.ACHIEVED: "各年数值齐全，每一年都达到目标。",
        Status.MISSED: "有的年份没有达到目标。",
    },
    Basis.WHOLE_PERIOD: {
        Status.ON_TRACK: "到目前为止，已公布的年份都符合目标；全期结束才能判断是否实现。",
        Status.ACHIEVED: "各年数值齐全，没有一年违反目标。",
        Status.MISSED: "已有一年违反目标，全期的目标不能实现。",
    },
}
"""What a status says of a target that looks at several years, where that is not what it says of a level."""

REASONS = {
    Reason.NO_BASELINE: "这个数值尚未达到目标；规划没有基期值，无法判断进度快慢，不作评价。",
    Reason.NO_WAY: "这个数值尚未达到目标；目标的界限就是基期值，无法计算进度，不作评价。",
    Reason.NO_TARGET: "规划没有给出目标值，不作评价。",
}

HEADS = {
    Basis.AVERAGE: "年均目标",
    Basis.CUMULATIVE: "累计目标",
    Basis.EACH_YEAR: "每年目标",
    Basis.WHOLE_PERIOD: "全期目标",
}

UNJUDGED = frozenset({Status.AWAITING, Status.NOT_ASSESSED, Status.IN_WORDS})
"""Words for what cannot be judged."""

DIRECTION_WORDS = {Direction.UP: "越高越好", Direction.DOWN: "越低越好", Direction.KEEP: "保持"}


OUTCOME_DECIMALS = 2


@dataclass(frozen=True)
class Wording:
    """措辞: what pages say of one plan's values."""

    plan: Plan
    assessments: Assessments

    def status_class(self, word: str) -> str:
        """The style of a status word."""
        return next(style for status, style in CLASSES.items() if status.value == word)

    def status_words(self, word: str, *, is_preliminary: bool) -> str:
        """A status word with what must be said wherever it is shown: ``符合预期（初步）``."""
        return f"{word}（{ObservationStatus.PRELIMINARY.value}）" if is_preliminary else word

    def verdict_status(self, verdict: Verdict) -> str:
        """What the method says: ``符合预期（初步）``."""
        return self.status_words(verdict.status.value, is_preliminary=verdict.may_change)

    def indicator_status(self, indicator: Indicator) -> str:
        """The status shown for an indicator of the plan's subject."""
        return self.verdict_status(self.assessments.shown(indicator))

    def project_status(self, project: Project) -> str:
        """The status shown for a project; an official one rests on no value of ours."""
        preliminary = project.official is None and self.assessments.is_project_preliminary(project)
        return self.status_words(self.assessments.project_word(project), is_preliminary=preliminary)

    def value(self, indicator: Indicator, value: Decimal | None) -> str:
        """A value of an indicator with its unit."""
        return numbers.with_unit(value, indicator.unit)

    def number(self, _indicator: Indicator, value: Decimal | None) -> str:
        """A value of an indicator without its unit, for columns that state it."""
        return numbers.shown(value)

    def target_text(self, indicator: Indicator, area: str) -> str:
        """The target that decides as it is printed, with its unit: ``>85%``; ``—`` where the plan gives none."""
        aim = self.plan.aim(indicator, area)
        return numbers.MISSING if aim is None else self.aim_text(indicator, aim)

    def aim_text(self, indicator: Indicator, aim: Aim) -> str:
        """A target that decides, with its unit."""
        return self.stated(indicator, aim.value)

    def stated(self, indicator: Indicator, value: TargetValue) -> str:
        """A target value as it is printed, with its unit where that belongs: ``>85%``, ``零发生``."""
        return value.text if value.is_in_words else figures.with_unit(value.text, indicator.unit)

    def aim_head(self, indicator: Indicator, aim: Aim) -> str:
        """``2025年目标``, ``2021—2025年年均目标``."""
        return self._head(indicator, aim.by, aim.basis)

    def target_head(self, indicator: Indicator, target: Target, adjustment: Adjustment | None = None) -> str:
        """The same of a target as the plan states it, or as it was adjusted."""
        by = adjustment.by if adjustment is not None else None
        return self._head(indicator, by or target.by, target.basis)

    def _head(self, indicator: Indicator, by: int, basis: Basis) -> str:
        if basis is Basis.LEVEL:
            return f"{by}年目标"
        first = self.plan.about.period.start if indicator.baseline is None else indicator.baseline.year + 1
        return f"{first}—{by}年{HEADS[basis]}"

    def goal_sentence(self, indicator: Indicator, area: str) -> str:
        """``2025年目标为>85%``, the adjusted one where there is one; empty where the plan gives the area none."""
        return self.goal_words_of(indicator, self.plan.aim(indicator, area))

    def goal_words_of(self, indicator: Indicator, aim: Aim | None) -> str:
        """The same of one target."""
        if aim is None:
            return ""
        head = self.aim_head(indicator, aim)
        said = f"{head}为{self.aim_text(indicator, aim)}"
        if aim.adjustment is None:
            return said
        original = self.stated(indicator, aim.original)
        return f"{said}（{days.day(aim.adjustment.date)}调整，规划原为{original}）"

    def original_sentence(self, indicator: Indicator, area: str) -> str:
        """The same as the plan printed it."""
        aim = self.plan.aim(indicator, area)
        if aim is None:
            return ""
        return f"{self.aim_head(indicator, replace(aim, adjustment=None))}为{self.stated(indicator, aim.original)}"

    def adjustment_sentence(self, update: Update) -> str:
        """What an adjustment changed: ``云泽2020年目标由≥99%调整为≥98%``."""
        adjustment, target = update.told, update.target
        if isinstance(adjustment, ProjectAdjustment) and isinstance(target, ProjectTarget):
            due = f"，期限改为{adjustment.by}年" if adjustment.by is not None else ""
            return f"{quoted(target.text)}调整为{quoted(adjustment.text)}{due}"
        indicator, stated = update.indicator, update.adjusted
        assert isinstance(adjustment, Adjustment), "an adjustment is of an indicator or of a project's target"
        assert indicator is not None, "so"
        assert stated is not None, "so"
        head = self.target_head(indicator, stated)
        due = f"，期限改为{adjustment.by}年" if adjustment.by is not None else ""
        parts = [
            f"{self.plan.areas[area].name}{head}由{self._before(indicator, stated, adjustment, area)}"
            f"调整为{self.stated(indicator, value)}"
            for area, value in adjustment.values.items()
        ]
        return "；".join(parts) + due

    def _before(self, indicator: Indicator, target: Target, adjustment: Adjustment, area: str) -> str:
        """What was in force before an adjustment."""
        earlier = [one for one in target.adjustments if area in one.values and one.date < adjustment.date]
        last = max(earlier, key=lambda one: one.date, default=None)
        return self.stated(indicator, last.values[area] if last is not None else target.values[area])

    def adjustment_document(self, adjustment: AdjustmentRecord) -> str:
        """The document that adjusted a target: its name, or the title of the source."""
        return adjustment.document or self.plan.sources[adjustment.source].title

    def basis_word(self, target: ProjectTarget | TextPromise) -> str:
        """``年均``, ``累计``, ``每年``, ``全期``; empty for a level at the deadline."""
        basis = Basis.EACH_YEAR if target.kind is TargetKind.YEARLY else target.basis
        return "" if basis in {None, Basis.LEVEL} else str(basis)

    def meaning(self, verdict: Verdict, basis: Basis) -> str:
        """What a verdict says, for a reader who does not know the words of statuses."""
        if verdict.reason is Reason.INCOMPLETE and verdict.missing:
            return f"{self.years(verdict.missing)}的数值没有公布，年份不全，不作评价。"
        if verdict.reason in REASONS:
            return REASONS[verdict.reason]
        return BASIS_MEANINGS.get(basis, {}).get(verdict.status, MEANINGS[verdict.status])

    def direction(self, indicator: Indicator) -> str:
        """Which way is better, in words."""
        return DIRECTION_WORDS[indicator.direction]

    def kind(self, target: ProjectTarget | TextPromise) -> str:
        """The kind of a project's target or of a promise, in words."""
        return KIND_WORDS[target.kind] if target.kind is not None else "文字"

    def goal_words(self, goal: Goal) -> str:
        """A goal without unit, for worked examples: ``高于85``, ``40～50``."""
        if goal.value is None:
            return f"{numbers.shown(goal.low)}～{numbers.shown(goal.high)}"
        basis = "" if goal.measures is Basis.LEVEL else goal.measures.value
        return f"{basis}{'' if goal.op is Comparison.POINT else OP_WORDS[goal.op]}{numbers.plain(goal.value)}"

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
        """``2025年``, ``2022年6月``, ``2024年上半年``, ``2023—2024学年``."""
        return observation.span.label

    def part(self, observation: Observation) -> str:
        """The period of a value that does not speak of a calendar year: ``上半年``, ``2023—2024学年``; else empty."""
        span = observation.span
        return span.words if span.is_part or span.is_school_year else ""

    def notes(self, indicator: Indicator, observation: Observation) -> list[str]:
        """What stands with a value in the table of years: its period, its remarks, and that a final one replaced it."""
        notes = [self.part(observation), self.remarks(observation)]
        if self.is_replaced(indicator, observation):
            notes.append("已由正式数替代")
        return [note for note in notes if note]

    def is_replaced(self, indicator: Indicator, observation: Observation) -> bool:
        """Whether a final value stands in the place of a preliminary one."""
        return any(preliminary_of(final, (observation,)) is observation for final in indicator.observations)

    def remarks(self, observation: Observation) -> str:
        """What must be said wherever the value is shown: ``初步；口径不同：含技工学校``."""
        parts = [] if observation.kind is ObservationStatus.ACTUAL else [observation.kind.value]
        if observation.scope is Scope.DIFFERENT:
            parts.append(f"口径不同：{observation.scope_note}")
        return "；".join(parts)

    def correction(self, revision: Revision, before: Observation, unit: str) -> str:
        """What a correction replaced and why: ``原公布值 4.93万人（2026年11月20日发布）。原因：…``."""
        return f"{self.was(revision, before, unit)}（{days.day(before.published)}发布）。原因：{revision.reason}"

    def was(self, revision: Revision, before: Observation, unit: str) -> str:
        """What was otherwise before a correction: ``原公布值 4.93万人，原性质 初步``."""
        stated = revision.stated
        parts = [f"原公布值 {numbers.with_unit(before.value, unit)}"] if "value" in stated else []
        parts += [f"原时期 {self.period(before)}"] if {"year", "period"} & stated.keys() else []
        parts += [f"原性质 {before.kind.value}"] if "kind" in stated else []
        parts += [f"原口径 {_scope(before)}"] if {"scope", "scope_note"} & stated.keys() else []
        parts += [f"原来源 {self.plan.sources[before.source].title}"] if "source" in stated else []
        return "，".join(parts)

    def corrections(self, observation: Observation, unit: str) -> list[str]:
        """Every correction of a value in words, the newest first."""
        found = zip(observation.corrects, observation.versions[:-1], strict=True)
        return [self.correction(revision, before, unit) for revision, before in found][::-1]

    def corrected(self, observation: Observation, unit: str) -> str:
        """The last correction in few words: ``已更正，原公布值 4.93万人``."""
        return f"已更正，{self.was(observation.corrects[-1], observation.versions[-2], unit)}"

    def original_words(self, target: ProjectTarget) -> str:
        """The figure of a target as the plan states it, where another one decides since; else empty."""
        return self._figure_words(target, target) if target.adjustment is not None else ""

    def target_words(self, target: ProjectTarget | TextPromise) -> str:
        """The figure that decides: ``不低于18个``, ``40～50所``, ``850个左右``; of a promise in words none."""
        adjustment = target.adjustment if isinstance(target, ProjectTarget) else None
        return self._figure_words(target, adjustment or target)

    def _figure_words(
        self, target: ProjectTarget | TextPromise, figure: ProjectTarget | TextPromise | ProjectAdjustment
    ) -> str:
        if figure.value is None:
            if figure.low is None:
                return ""
            ends = _spanned(f"{numbers.shown(figure.low)}～{numbers.shown(figure.high)}", target.unit)
            return numbers.joined(ends, target.unit)
        number = numbers.with_unit(figure.value, target.unit)
        if figure.approximate:
            return f"{number}左右"
        if target.kind is TargetKind.COUNT and figure.op in {Comparison.AT_LEAST, Comparison.POINT}:
            return number
        return f"{OP_WORDS[figure.op or Comparison.AT_LEAST]}{number}"

    def verdict_sentence(self, indicator: Indicator, area: str) -> str:
        """The verdict on the target that counts in one sentence a reader may quote."""
        verdict = self.assessments.indicator(indicator, area)
        return self._verdict_sentence(indicator, area, verdict, self.plan.aim(indicator, area))

    def aim_sentence(self, indicator: Indicator, aim: Aim) -> str:
        """The same of any target of an indicator."""
        return self._verdict_sentence(indicator, aim.area, self.assessments.aim(indicator, aim), aim)

    def _verdict_sentence(self, indicator: Indicator, area: str, verdict: Verdict, aim: Aim | None) -> str:
        name = self.plan.areas[area].name
        if verdict.reading is None:
            return self._no_verdict(indicator, area, name, verdict.status, aim)
        reading = verdict.reading
        kind = ObservationStatus.PRELIMINARY.value if reading.preliminary else ""
        year = f"{reading.year - 1}—{reading.year}学年" if reading.month < WHOLE_YEAR else f"{reading.year}年"
        said = f"{name}{year}{kind}值为{self.value(indicator, reading.value)}"
        start = indicator.baseline.values.get(area) if indicator.baseline else None
        if indicator.baseline is not None and start is not None:
            change = numbers.change(start, reading.value, indicator.unit)
            said += (
                f"，与{indicator.baseline.year}年相比{change}"
                if change == numbers.SAME
                else f"，比{indicator.baseline.year}年{change}"
            )
        basis = aim.basis if aim is not None else Basis.LEVEL
        goal = self.goal_words_of(indicator, aim)
        told = "；".join(filter(None, (said + self._outcome(indicator, verdict, aim), goal)))
        late = self.late(verdict, aim.by) if aim is not None else ""
        return f"{told}。{late or self.meaning(verdict, basis)}"

    def late(self, verdict: Verdict, by: int) -> str:
        """What is said of a value after the deadline where none is known at it; empty for others."""
        if not verdict.is_late or verdict.reading is None:
            return ""
        met = "已达到目标" if verdict.reached else "没有达到目标"
        year = verdict.reading.year
        return f"{year}年的数值{met}；期限是{by}年，这一年没有公布的数值，是否按期达到不能判断。"

    def _outcome(self, indicator: Indicator, verdict: Verdict, aim: Aim | None) -> str:
        """What several years come to: ``，2021—2025年平均7.7%``."""
        if verdict.outcome is None or aim is None:
            return ""
        bounds = (aim.value.value, aim.value.low, aim.value.high)
        found = numbers.with_unit(numbers.beside(verdict.outcome, OUTCOME_DECIMALS, bounds), indicator.unit)
        word = "平均" if aim.basis is Basis.AVERAGE else "合计"
        return f"，{self.years([reading.year for reading in verdict.years])}{word}{found}"

    def _no_verdict(self, indicator: Indicator, area: str, name: str, status: Status, aim: Aim | None) -> str:
        others = [o for o in indicator.observations if o.area == area and o.scope is Scope.DIFFERENT]
        if status is Status.IN_WORDS:
            return f"{name}{self.goal_words_of(indicator, aim)}。以文字表述，不计算；有官方评估的，以官方评估为准。"
        if status is Status.NOT_ASSESSED and self.plan.aim(indicator, area) is None:
            return f"{name}有公布的数值，但{REASONS[Reason.NO_TARGET]}"
        own = [o for o in indicator.observations if o.area == area and o.kind is not ObservationStatus.EXPECTED]
        others = [] if any(o.scope is Scope.SAME for o in own) else others
        if status is Status.NOT_ASSESSED and not others:
            return f"{name}{self._unjudged(indicator, area)}"
        if status is Status.NOT_ASSESSED and others:
            latest = newest(others)
            shown = f"{self.period(latest)}{latest.kind.value}值{self.value(indicator, latest.value)}"
            return f"{name}只公布了口径不同的数值（{shown}，{latest.scope_note}），不与目标比较，不作评价。"
        return f"{name}在规划期内的数值待公布：还没有查到与规划同口径的公布数值。"

    def _unjudged(self, indicator: Indicator, area: str) -> str:
        """Why values of the plan's own scope judge nothing: they are of part of a year, or behind a break."""
        alike = [o for o in indicator.observations if o.area == area and o.scope is Scope.SAME]
        latest = newest(o for o in alike if o.kind is not ObservationStatus.EXPECTED)
        shown = f"{self.period(latest)}{_kind(latest)}值{self.value(indicator, latest.value)}"
        if latest.span.is_part:
            return f"只公布了年内一段时间的数值（{shown}），不与全年的目标比较，不作评价。"
        return f"只公布了口径变化以后的数值（{shown}），不与按原口径定的目标比较，不作评价。"

    def later(self, indicator: Indicator, area: str) -> str:
        """Values newer than the one that decides, with why they do not: ``另有2024年上半年92.7%，不评价全年``."""
        found = self.assessments.later(indicator, area)
        said = [f"{self.period(o)}{self._why_not(indicator, o)}{self.value(indicator, o.value)}" for o in found]
        return f"更新的数值，不参加评价：{'；'.join(said)}" if said else ""

    def _why_not(self, indicator: Indicator, observation: Observation) -> str:
        remarks = [self.remarks(observation)] if self.remarks(observation) else []
        remarks += ["新口径"] if indicator.side(observation.year) else []
        return f"（{'；'.join(remarks)}）" if remarks else ""

    def official(self, stated: OfficialAssessment) -> str:
        """``官方评估（2026年6月22日）：符合预期``."""
        return f"官方评估（{days.day(stated.date)}）：{stated.status.value}"

    def beside(self, item: AnyOwner) -> str:
        """What stands beside the status shown: the official verdict, with what overtook it where something did."""
        return self.official_beside(self.assessments.official(item), self.assessments.overtaking(item))

    def official_beside(self, official: OfficialAssessment | None, overtaking: Sequence[Overtaking]) -> str:
        """The same of an official verdict."""
        if official is None:
            return ""
        if overtaking:
            return f"{self.official(official)}；{self.since(overtaking)}"
        return f"官方评估（{days.day(official.date)}）"

    def since(self, overtaking: Sequence[Overtaking]) -> str:
        """``此后目标作了调整，有新的数值``."""
        return f"此后{'，'.join(one.value for one in overtaking)}"

    def beside_project(self, project: Project) -> str:
        """What stands beside an official status of a project once something newer is known: the computed one."""
        official, overtaking = project.official, self.assessments.project_overtaking(project)
        if official is None or not overtaking:
            return ""
        computed = self.status_words(
            self.assessments.project(project).value, is_preliminary=self.assessments.is_project_preliminary(project)
        )
        return f"官方状态（{days.day(official.date)}）；{self.since(overtaking)}，按目标计算：{computed}"

    def formula(self, indicator: Indicator, area: str) -> str:
        """The formula of 规划期进度 filled in; says why where there is none."""
        verdict = self.assessments.indicator(indicator, area)
        if verdict.reading is None:
            return ""
        goal = self.assessments.goal(indicator, area)
        if goal is None:
            return ""
        if verdict.progress is None:
            return f"规划期进度：不计算（{_no_way(goal)}）"
        value, bound = numbers.operand(verdict.reading.value), numbers.operand(goal.bound)
        if goal.measures is Basis.CUMULATIVE:
            years = " + ".join(numbers.operand(reading.value) for reading in verdict.years)
            total = (
                f"（{years}）".replace("） +", "）+").replace("+ （", "+（") if len(verdict.years) > 1 else f" {years} "
            )
            return f"规划期进度 ={total}÷ {bound} = {numbers.share(verdict.progress)}"
        if goal.value is None or goal.baseline is None:
            return f"规划期进度 = {value} ÷ {bound} = {numbers.share(verdict.progress)}"
        start = numbers.operand(goal.baseline)
        worked = f"（{value} − {start}）÷（{bound} − {start}）".replace("） −", "）−").replace("− （", "−（")
        return f"规划期进度 ={worked}= {numbers.share(verdict.progress)}"

    def elapsed_formula(self, verdict: Verdict, goal: Goal | None) -> str:
        """The formula of 时序进度 filled in."""
        if verdict.reading is None or verdict.elapsed is None or goal is None:
            return ""
        year = verdict.reading.year
        return f"时序进度 =（{year} − {goal.start}）÷（{goal.by} − {goal.start}）= {numbers.share(verdict.elapsed)}"

    def target_value(self, target: ProjectTarget | TextPromise, observation: Observation) -> str:
        """A value of a project's target with its unit; where it is an indicator's, as that shows it."""
        indicator = self.plan.indicator.get(target.indicator or "")
        if indicator is not None:
            return self.value(indicator, observation.value)
        return numbers.with_unit(observation.value, target.unit)

    def project_note(self, project: Project) -> str:
        """How many of a project's targets have values."""
        total = len(project.targets)
        known = len(self.assessments.known_targets(project))
        if not total:
            return "规划的文字没有写明数量，不计算状态"
        return f"量化目标 {total} 项，{numbers.having(known, total)}同口径数值"

    def project_rule(self, project: Project) -> str:
        """How a project's status follows from its targets; empty where none of them can be judged."""
        judged = any(self.assessments.target(target).status not in UNJUDGED for target in project.targets)
        several = len(project.targets) > 1 and project.official is None
        return "项目状态取可评价目标中最不利的一个。" if judged and several else ""

    def targets_brief(self, project: Project) -> str:
        """How many targets a project has, for a narrow cell: ``8 项，1 项有数值``."""
        known = len(self.assessments.known_targets(project))
        return f"{len(project.targets)} 项" + (f"，{known} 项有数值" if known else "") if project.targets else "无"

    def promises_note(self, promises: Promises) -> str:
        """Which of the projects' targets are counted elsewhere too; empty where none is."""
        parts = [f"{promises.linked} 项就是主要指标"] if promises.linked else []
        parts += [f"{promises.repeated} 项与另一个项目的目标相同"] if promises.repeated else []
        return f"其中 {'，'.join(parts)}；除去重复，是 {promises.own} 项。" if parts else ""

    def change(self, change: Change) -> str:
        """``提高0.66个百分点``, ``增加3所，增长12.5%``; empty where the year before has no value of the same scope."""
        if change.before is None:
            return ""
        return numbers.change(change.before.value, change.after.value, change.indicator.unit)

    def no_change(self, change: Change) -> str:
        """Why a value cannot be held against the year before."""
        return "与上一年口径或时期不同，不能比较" if change.is_unlike else "上一年数值不详，不能比较"

    def brief(self, observation: Observation) -> str:
        """What a narrow cell says of a value: ``6月；初步；口径不同``; how it differs stands below the table."""
        parts = [self.part(observation)] if self.part(observation) else []
        parts += [] if observation.kind is ObservationStatus.ACTUAL else [observation.kind.value]
        return "；".join([*parts, "口径不同"] if observation.scope is Scope.DIFFERENT else parts)

    def report_summary(self, report: Report) -> str:
        """How many indicators and targets of a year's report have values, for lists and descriptions."""
        total, targets = len(report.plan.indicators), len(report.plan.targets)
        counted = [f"{total} 个指标{_having(report.judged, total, '个')}"] if total else []
        counted += [f"{targets} 项量化目标{_having(targets - report.silent, targets, '项')}"] if targets else []
        return "；".join(counted) or "规划没有列出主要指标，也没有写明数量的项目目标"


def _having(known: int, total: int, measure: str) -> str:
    had = numbers.having(known, total, measure)
    return f"{'，' if had.startswith('其中') else ''}{had}同口径数值"


def _scope(observation: Observation) -> str:
    if observation.scope is Scope.SAME:
        return "与规划相同"
    return f"不同（{observation.scope_note}）" if observation.scope_note else "不同"


def _kind(observation: Observation) -> str:
    return "" if observation.kind is ObservationStatus.ACTUAL else observation.kind.value


def _no_way(goal: Goal) -> str:
    """Why there is no way from the baseline to the goal."""
    if goal.measures is not Basis.LEVEL:
        return f"按{goal.measures.value}评价，逐年的数值合在一起看"
    if is_kept(goal):
        return "基期已达到目标，只看是否保持"
    if goal.baseline is None:
        return "规划没有基期值"
    return "基期与目标的界限相等" if goal.value is not None else "目标范围的下限是 0"


def _spanned(text: str, unit: str) -> str:
    """A range without its last unit: the lower end of a rate has its own, ``63%～68``, that of an amount has none."""
    return text.replace("～", f"{unit}～") if units.unit(unit).points else text
