"""The one sentence in which the first page answers, made from the data by the rules that the method page prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.assessment.assessments import Assessments
from plansite.assessment.method import Reason, Verdict
from plansite.models.vocabulary import Status
from plansite.plan.plan import Plan
from plansite.wording import days

REACHED = (Status.EXCEEDED, Status.ACHIEVED, Status.EARLY, Status.HELD)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the indicators of a plan's subject stand: every one is counted in one of the four groups."""

    comparable: int
    """Those with a value that can be held against the target."""

    stated: int
    """Those without one of which a source states how they stand."""

    other_scope: int
    """Those that have values of another scope only."""

    awaiting: int
    in_words: int = 0
    """Those whose target is a target in words, of which no source states how they stand."""

    preliminary: int = 0
    """How many of the comparable values are preliminary."""

    reached: int = 0
    missed: int = 0
    """How many of the comparable ones have reached their target, and how many have missed it for good."""

    ruled: int = 0
    """How many of the comparable ones stand as an official assessment says."""

    @property
    def total(self) -> int:
        """All indicators."""
        return self.comparable + self.stated + self.other_scope + self.awaiting + self.in_words


def standing(assessments: Assessments) -> Standing:
    """Where the indicators stand."""
    found = [(indicator, assessments.indicator(indicator)) for indicator in assessments.plan.indicators]
    known = [(verdict, assessments.shown(indicator)) for indicator, verdict in found if _is_comparable(verdict)]
    silent = [(indicator, verdict) for indicator, verdict in found if not _is_comparable(verdict)]
    open_ones = [verdict.status for indicator, verdict in silent if indicator.official is None]
    return Standing(
        comparable=len(known),
        stated=len(silent) - len(open_ones),
        other_scope=open_ones.count(Status.NOT_ASSESSED),
        awaiting=open_ones.count(Status.AWAITING),
        in_words=open_ones.count(Status.IN_WORDS),
        preliminary=sum(verdict.reading is not None and verdict.reading.preliminary for verdict, _ in known),
        reached=sum(shown.status in REACHED for _, shown in known),
        missed=sum(shown.status is Status.MISSED for _, shown in known),
        ruled=sum(shown.is_stated for _, shown in known),
    )


def _is_comparable(verdict: Verdict) -> bool:
    return verdict.reading is not None and verdict.reason is not Reason.NO_TARGET


def headline(assessments: Assessments) -> str:
    """The sentence: the period, then how many indicators have a comparable value, reached their target, or lack one."""
    plan = assessments.plan
    known = f"；{said(standing(assessments), plan.subject.name)}" if plan.indicators else ""
    return f"截至{days.day(plan.as_of)}，{period(plan)}{known}。"


def period(plan: Plan) -> str:
    """``规划期（2021—2025年）已经结束``, or how far it is."""
    start, end, year = plan.about.period.start, plan.about.period.end, plan.as_of.year
    named = f"规划期（{start}—{end}年）"
    if year > end:
        return f"{named}已经结束"
    if year < start:
        return f"{named}尚未开始"
    return f"{named}共 {end - start + 1} 年，现为第 {year - start + 1} 年"


def said(found: Standing, subject: str) -> str:
    """What is known of the indicators."""
    whole = f"{found.total} 个指标" + ("" if found.comparable == found.total else "中")
    if not found.comparable:
        return "，".join([f"{whole}还没有一个有可与目标比较的{subject}数值", *_others(found)])
    every = "都" if found.total > 1 else ""
    many = every if found.comparable == found.total else f"，{found.comparable} 个"
    known = f"{whole}{many}有可与目标比较的{subject}数值{_preliminary(found)}，{_basis(found)}{_reached(found)}"
    return "；".join([known, "，".join(_others(found))]).removesuffix("；")


def _preliminary(found: Standing) -> str:
    if not found.preliminary:
        return ""
    if found.preliminary < found.comparable:
        return f"（其中 {found.preliminary} 个是初步数值）"
    return "（初步）" if found.comparable == 1 else "（都是初步数值）"


def _basis(found: Standing) -> str:
    if not found.ruled:
        return "按最新数值"
    return "按官方评估" if found.ruled == found.comparable else f"按最新数值和官方评估（{found.ruled} 个）"


def _reached(found: Standing) -> str:
    every = "" if found.comparable == 1 else "都"
    if found.reached == found.comparable:
        return f"{every}已达到目标"
    if not found.reached:
        return f"{every}没有达到目标" if found.missed == found.comparable else f"{every}还没有达到目标"
    return f"，其中 {found.reached} 个已达到目标"


def _others(found: Standing) -> Iterator[str]:
    if found.stated:
        yield f"{found.stated} 个没有数值，但有官方评估结论"
    if found.other_scope:
        yield f"{found.other_scope} 个只有口径不同的数值"
    if found.in_words:
        yield f"{found.in_words} 个的目标以文字表述，不计算"
    if found.awaiting:
        yield f"{found.awaiting} 个还没有查到公布的数值"
