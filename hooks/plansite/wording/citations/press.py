"""The press form: one sentence with who published what, when, and what must not be left out."""

from __future__ import annotations

from plansite.models import Indicator, Observation, Project, Source
from plansite.models.vocabulary import Grade, ObservationStatus, Scope
from plansite.wording import days, numbers
from plansite.wording.quotation import quoted
from plansite.wording.sentences import Wording


def indicator_sentence(wording: Wording, indicator: Indicator, until: str) -> str:
    """``据…公布的数据，截至…，…为…，比…。``; says so where no value of the plan's subject was published.

    ``until`` is the day of the data in words.
    """
    latest = wording.assessments.latest(indicator)
    if latest is None:
        return awaiting_sentence(wording, indicator, until)
    return value_sentence(wording, indicator, latest)


def value_sentence(wording: Wording, indicator: Indicator, observation: Observation) -> str:
    """One published value, with its difference to the baseline where the two can be compared."""
    plan = wording.plan
    area = plan.areas[observation.area].name
    value = f"{area}{indicator.name}为{wording.value(indicator, observation.value)}"
    said = f"{credit(plan.sources[observation.source])}，截至{wording.period(observation)}，{value}"
    if observation.kind is not ObservationStatus.ACTUAL:
        said += f"（{observation.kind.value}数值）"
    return f"{said}，{_comparison(indicator, observation)}。"


def awaiting_sentence(wording: Wording, indicator: Indicator, until: str) -> str:
    """What the plan states of an indicator for which nothing was published until that day."""
    plan = wording.plan
    subject = plan.subject
    start = indicator.baseline.values.get(subject.id) if indicator.baseline is not None else None
    baseline = (
        f"{indicator.baseline.year}年为{wording.value(indicator, start)}，"
        if indicator.baseline is not None and start is not None
        else ""
    )
    target = wording.goal_sentence(indicator, subject.id) or "没有目标值"
    return (
        f"据《{plan.about.title}》，{subject.name}{indicator.name}{baseline}{target}；"
        f"截至{until}，{plan.about.period.start}年以来的数值待公布。"
    )


def project_sentence(wording: Wording, project: Project, until: str) -> str:
    """What a project promises, and what is known of it; ``until`` is the day of the data in words."""
    plan, sidebar = wording.plan, wording.plan.sidebar_of.get(project.id)
    place = f"{sidebar.label}{quoted(sidebar.title)}" if sidebar is not None else ""
    box = f"据《{plan.about.title}》{place}"
    said = f"{box}，项目{quoted(project.name)}{_promises(wording, project)}"
    stated = project.official
    if stated is not None:
        reason = f"，原因：{stated.reason}" if stated.reason else ""
        source = plan.sources[stated.source]
        return f"{said}；{credit(source)}，截至{days.day(stated.date)}项目状态为“{stated.value.value}”{reason}。"
    if not project.targets:
        return f"{said}；截至{until}，按公开的评价方法，不计算项目状态。"
    word = wording.assessments.project_word(project)
    return f"{said}；截至{until}，按公开的评价方法，项目状态为“{word}”。"


def dataset_sentence(wording: Wording, platform: str, version: str) -> str:
    """Where data were taken from, and which."""
    return f"数据取自{platform}网站，数据截至{days.day(wording.plan.as_of)}，版本{version}。"


def credit(source: Source) -> str:
    """``据…2026年6月22日公布的数据``; a report or a copy is called one."""
    day = days.day(source.date) if source.date is not None else ""
    remarks = [] if source.grade is Grade.OFFICIAL else [source.grade.label]
    remarks += [] if source.date is not None else ["来源未注明日期"]
    publisher = source.publisher.removeprefix("据")
    return f"据{publisher}{day}公布的数据" + (f"（{'，'.join(remarks)}）" if remarks else "")


def _promises(wording: Wording, project: Project) -> str:
    total = len(project.targets)
    known = len(wording.assessments.known_targets(project))
    if not total:
        return "没有写明量化目标"
    return f"有量化目标{total}项，{numbers.having(known, total).replace(' ', '')}同口径公布数值"


def _comparison(indicator: Indicator, observation: Observation) -> str:
    if observation.span.is_part:
        return "是年内一段时间的数值，不与基期和目标比较"
    if indicator.side(observation.year):
        return "统计口径已经变化，不与基期和目标比较"
    if observation.scope is Scope.DIFFERENT:
        return f"口径与规划指标不同（{observation.scope_note}），不能与基期和目标比较"
    baseline = indicator.baseline
    start = baseline.values.get(observation.area) if baseline is not None else None
    if baseline is None or start is None:
        return "规划没有基期值可比"
    change = numbers.difference(start, observation.value, indicator.unit)
    return f"与{baseline.year}年{change}" if change == numbers.SAME else f"比{baseline.year}年{change}"
