"""What sources say besides values: verdicts, targets, departments, steps; for each job its questions and its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plansite.desk import answers, entries
from plansite.desk.answers import RefusedError
from plansite.desk.jobs import (
    Desk,
    asked_area,
    asked_day,
    asked_project,
    asked_source,
    asked_subject,
)
from plansite.desk.questions import say
from plansite.desk.spelling import Written
from plansite.desk.subjects import Subject
from plansite.models import (
    Frozen,
    Indicator,
    Milestone,
    OfficialAssessment,
    Project,
    ProjectStatus,
    ProjectTarget,
    Target,
)
from plansite.models.indicator import Break, Departments
from plansite.models.project import ProgressReport
from plansite.models.targets.adjustment import Adjustment, AdjustmentRecord
from plansite.models.vocabulary import Comparison, ProjectState, Status
from plansite.reading.dataset import Located

KEPT = "改动已公布的内容，请在 data/ 中手工改，并照 make changes 的提示在 data/changes.yaml 写明原因"
EXPLAINED = frozenset({ProjectState.ENDED, ProjectState.CHANGED})
"""States of a project that are only told with the reason."""


def progress(desk: Desk) -> None:
    """文字进展: what a source says has happened, the newest first."""
    project = asked_project(desk)
    text = desk.ask.ask("text", "进展内容，一句话，只写来源说了的事", answers.words)
    day = desk.ask.ask("date", "进展日期", answers.day, None, "来源没有注明")
    source = asked_source(desk)
    quote = desk.ask.ask("quote", "来源原句", answers.words, None, "不写")
    made = _filled(
        ProgressReport, {"date": day, "text": text, "source": source, "quote": quote, "published": asked_day(desk)}
    )
    desk.ask.settle()
    assert project is not None, "settled"
    desk.draft.prepend(entries.file_of(project), (*project.loc, "progress"), made, order=tuple(Project.model_fields))


def milestone(desk: Desk) -> None:
    """里程碑完成: the day on which a step was done, and who says so."""
    project = asked_project(desk)
    open_ones = [(n, step) for n, step in enumerate(project.item.milestones) if step.done is None] if project else []
    if project is not None and not open_ones:
        raise RefusedError(f"项目“{project.item.name}”没有未完成的里程碑。新的里程碑请先用“项目的新里程碑”（step）登记")

    def find(words: str) -> list[tuple[int, Milestone]]:
        return [(number, step) for number, step in open_ones if words.strip() in step.name]

    names = "、".join(step.name for _, step in open_ones)
    chosen = desk.ask.choose(
        "milestone", f"哪一步完成了（{names}）", find, lambda one: one[1].name, f"未完成的有：{names}"
    )
    done = desk.ask.ask("date", "完成日期", answers.day)
    source, published = asked_source(desk), asked_day(desk)
    desk.ask.settle()
    assert project is not None, "settled"
    assert chosen is not None, "settled"
    assert done is not None, "settled"
    loc, order = (*project.loc, "milestones", chosen[0]), tuple(Milestone.model_fields)
    told: dict[str, Written] = {"done": done, "source": source, "published": published}
    for name, part in told.items():
        desk.draft.put(entries.file_of(project), (*loc, name), part, order=order)


def step(desk: Desk) -> None:
    """新里程碑: a step of a project with the day by which it is due."""
    project = asked_project(desk)
    name = desk.ask.ask("name", "这一步做什么", answers.words)
    due = desk.ask.ask("due", "期限，哪一天", answers.day)
    desk.ask.settle()
    assert project is not None, "settled"
    assert due is not None, "settled"
    if any(known.name == name for known in project.item.milestones):
        raise RefusedError(f"项目“{project.item.name}”已有里程碑“{name}”。完成了请用“项目的里程碑完成”（milestone）")
    made = _filled(Milestone, {"name": name, "due": due})
    desk.draft.append(entries.file_of(project), (*project.loc, "milestones"), made, order=tuple(Project.model_fields))


def state(desk: Desk) -> None:
    """官方状态: what a source says of a whole project; earlier ones stay."""
    project = asked_project(desk)
    words = "、".join(ProjectState)
    value = desk.ask.ask("status", f"官方状态（{words}）", answers.choice(ProjectState))
    day = desk.ask.ask("date", "来源确认这一状态的日期", answers.day)
    reason = None
    if value in EXPLAINED or desk.ask.has("reason"):
        reason = desk.ask.ask("reason", "原因，一句话，照来源", answers.words)
    source, published = asked_source(desk), asked_day(desk)
    desk.ask.settle()
    assert project is not None, "settled"
    assert day is not None, "settled"
    told = {"value": value, "date": day, "source": source, "reason": reason, "published": published}
    if any((one.value, one.date, one.source) == (value, day, source) for one in project.item.status):
        raise RefusedError(f"项目“{project.item.name}”的这个状态已经登记，不必再填")
    _listed(desk, project, "status", _filled(ProjectStatus, told))


def assess(desk: Desk) -> None:
    """官方评估: a verdict that a source states; earlier ones stay."""
    if desk.ask.has("project"):
        ways = f"对其中一个目标的，请用 {desk.ask.called('indicator')} 写目标"
        raise RefusedError(f"来源对整个项目下的结论，请用“项目的官方状态”（state）登记；{ways}")
    subject = asked_subject(desk)
    if subject is not None and isinstance(subject.located.item, ProjectTarget) and subject.located.item.indicator:
        raise RefusedError(f"{subject.label}就是指标“{subject.located.item.indicator}”，请登记指标的评估")
    words = "、".join(Status)
    value = desk.ask.ask("status", f"评估结论，用本站的状态词（{words}）", answers.choice(Status))
    day = desk.ask.ask("date", "评估日期", answers.day)
    source, published = asked_source(desk), asked_day(desk)
    quote = desk.ask.ask("quote", "来源中写有结论的原句，照抄", answers.words)
    desk.ask.settle()
    assert subject is not None, "settled"
    known = subject.located.item.assessment
    if any((one.status, one.date, one.source) == (value, day, source) for one in known):
        raise RefusedError(f"{subject.label}的这个评估已经登记，不必再填")
    told = {"status": value, "date": day, "source": source, "quote": quote, "published": published}
    _listed(desk, subject.located, "assessment", _filled(OfficialAssessment, told))


def adjust(desk: Desk) -> None:
    """目标调整: the new figure beside the plan's own, which stays, with who decided it, when and why."""
    subject = asked_subject(desk)
    located = subject.located if subject is not None else None
    if located is not None and not isinstance(located.item, Indicator | ProjectTarget):
        raise RefusedError(f"{subject.label if subject else ''}是正文承诺，不能登记目标调整。请登记指标或项目目标的")
    place = _target(desk, located.item) if located is not None and isinstance(located.item, Indicator) else None
    unit, usual = (subject.unit, _comparison(subject, place)) if subject is not None else ("", Comparison.AT_LEAST)
    figure = desk.ask.ask(
        "to",
        f"调整后的目标（{unit}）：如 ≥95、40-50；以文字表述的写“文字”",
        lambda text: answers.figure(text, unit, usual),
    )
    text = desk.ask.ask("text", "调整后的目标在文件中的写法，照抄", answers.words)
    by = desk.ask.ask("by", "调整后的期限年份", answers.year, None, "期限不变")
    day = desk.ask.ask("date", "文件的日期；从这一天起按调整后的目标评价", answers.day)
    document = desk.ask.ask("document", "文件名称和文号", answers.words, None, "与来源标题相同")
    source = asked_source(desk)
    quote = desk.ask.ask("quote", "来源中写有调整后目标的原句", answers.words, None, "不写")
    reason, published = desk.ask.ask("reason", "调整原因，一句话，照来源", answers.words), asked_day(desk)
    desk.ask.settle()
    assert located is not None, "settled"
    assert figure is not None, "settled"
    assert subject is not None, "settled"
    if any(one.date == day for one in _adjustments(located.item, place)):
        raise RefusedError(f"{subject.label}在 {day} 的调整已经登记，不必再填")
    told = {"date": day, "by": by, "document": document, "source": source, "quote": quote, "reason": reason}
    record = _filled(Adjustment, {**told, "published": published})
    new: dict[str, Written] = {**figure, "text": text}
    if any(word in str(text) for word in ("左右", "约")) and figure:
        new["approximate"] = True
    file = entries.file_of(located)
    if place is not None:
        index, area = place
        loc = (*located.loc, "targets", index, "adjustments")
        desk.draft.append(file, loc, {**record, "values": {area: new}}, order=tuple(Target.model_fields))
    else:
        if not figure:
            raise RefusedError("项目目标的调整要有数。以文字表述的，请写文字进展或项目的官方状态")
        loc = (*located.loc, "adjustments")
        desk.draft.append(file, loc, {**new, **record}, order=tuple(ProjectTarget.model_fields))


def department(desk: Desk) -> None:
    """责任单位 of an indicator or a project, with the source that names them."""
    kinds = {"指标": "indicator", "项目": "project"}
    of = "project" if desk.ask.has("project") else "indicator"
    if desk.ask.hear is not None and not desk.ask.has("project", "indicator"):
        of = kinds[desk.ask.ask("of", "指标的还是项目的（指标、项目）", answers.one_of(kinds)) or "指标"]
    owner: Located[Indicator] | Located[Project] | None = (
        asked_project(desk) if of == "project" else _indicator(desk, "责任单位只登记在指标和项目上")
    )
    lead = desk.ask.ask("lead", "牵头单位全称", answers.words)
    support = desk.ask.ask("support", "配合单位全称，用顿号隔开", answers.several, None, "没有")
    source, published = asked_source(desk), asked_day(desk)
    desk.ask.settle()
    assert owner is not None, "settled"
    told = {"lead": lead, "support": support, "source": source, "published": published}
    known = owner.item.departments if isinstance(owner.item, Project) else owner.item.department
    if known is not None and (known.source is not None or known.lead != lead):
        raise RefusedError(f"“{owner.item.name}”已有责任单位：{known.words}。{KEPT}")
    field = "departments" if isinstance(owner.item, Project) else "department"
    order = tuple(type(owner.item).model_fields)
    desk.draft.put(entries.file_of(owner), (*owner.loc, field), _filled(Departments, told), order=order)


def new_count(desk: Desk) -> None:
    """口径变化: from a year on, values are counted otherwise."""
    indicator = _indicator(desk, "口径变化只登记在指标上")
    year = desk.ask.ask("year", "从哪一年的数值起用新口径", answers.year)
    text = desk.ask.ask("text", "变了什么，一两句话", answers.words)
    source, published = asked_source(desk), asked_day(desk)
    desk.ask.settle()
    assert indicator is not None, "settled"
    told = {"year": year, "text": text, "source": source, "published": published}
    _listed(desk, indicator, "breaks", _filled(Break, told))


def note(desk: Desk) -> None:
    """说明: what readers of an indicator should know."""
    indicator = _indicator(desk, "说明只写在指标上")
    known = indicator.item.notes if indicator is not None else None
    if known is not None and desk.ask.hear is not None:
        say(f"  原有说明，写入以后由新的代替：{known}")
    text = desk.ask.ask("text", "说明，给读者看的一两句话", answers.words)
    desk.ask.settle()
    assert indicator is not None, "settled"
    if text == known:
        raise RefusedError(f"“{indicator.item.name}”的说明没有变")
    order = tuple(Indicator.model_fields)
    desk.draft.put(entries.file_of(indicator), (*indicator.loc, "notes"), text, order=order)


def _indicator(desk: Desk, only: str) -> Located[Indicator] | None:
    subject = asked_subject(desk)
    if subject is None:
        return None
    if not isinstance(subject.located.item, Indicator):
        raise RefusedError(f"{subject.label}不是主要指标。{only}")
    return subject.located


def _target(desk: Desk, indicator: Indicator) -> tuple[int, str]:
    """Which of an indicator's targets is meant, and for which area."""
    area = asked_area(desk)
    own = [(index, target) for index, target in enumerate(indicator.targets) if area in target.values]
    if not own:
        raise RefusedError(f"指标“{indicator.name}”没有这个地区的目标，没有可以调整的")
    years = "、".join(f"{target.by}（{target.basis.value}）" for _, target in own)
    if len(own) > 1:
        year = desk.ask.ask("target-year", f"哪一年的目标（{years}）", answers.year)
        own = [(index, target) for index, target in own if target.by == year]
    if len(own) != 1:
        raise RefusedError(f"指标“{indicator.name}”的目标有：{years}。请写明是哪一年的；同一年有几种的，请手工添加")
    return own[0][0], area


def _adjustments(item: Frozen, place: tuple[int, str] | None) -> Iterator[AdjustmentRecord]:
    if isinstance(item, Indicator) and place is not None:
        index, area = place
        yield from (one for one in item.targets[index].adjustments if area in one.values)
    elif isinstance(item, ProjectTarget):
        yield from item.adjustments


def _comparison(subject: Subject, place: tuple[int, str] | None) -> Comparison:
    """How the plan's own figure is compared: so is a new one that does not say it."""
    item = subject.located.item
    figure = item.targets[place[0]].values[place[1]] if isinstance(item, Indicator) and place is not None else item
    return getattr(figure, "op", None) or Comparison.AT_LEAST


def _filled(model: type[Frozen], told: Mapping[str, Written]) -> dict[str, Written]:
    """The fields of a record that are said, in their usual order."""
    return {name: part for name in model.model_fields if (part := told.get(name)) is not None}


def _listed(desk: Desk, owner: Located[Frozen], field: str, made: Mapping[str, Written]) -> None:
    """Put a record behind those that stand in a field, which may be one record by itself."""
    file, loc = entries.file_of(owner), (*owner.loc, field)
    order = tuple(type(owner.item).model_fields)
    earlier = desk.draft.at(file, loc)
    if isinstance(earlier, dict):
        desk.draft.put(file, loc, [earlier, made], order=order)
    else:
        desk.draft.append(file, loc, made, order=order)
