"""What the public will see of a change, before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plansite.assessment.assessments import Assessments
from plansite.models import Indicator, Observation
from plansite.plan.plan import AnyOwner, Plan
from plansite.plan.source_records import SourceRecords
from plansite.plan.updates import Event, Update, updates_of
from plansite.problems import Problem, Severity, errors
from plansite.reading.dataset import Dataset
from plansite.reading.settings import Settings
from plansite.wording.headline import headline
from plansite.wording.records import Records
from plansite.wording.sentences import Wording


def wording(data: Dataset, settings: Settings) -> Wording:
    """What pages say of data without errors."""
    plan = Plan.of(data)
    return Wording(plan, Assessments(plan, settings.tolerance_share))


def effects(before: Wording, after: Wording) -> Iterator[str]:
    """The sentences that change, with every status before and after; nothing if pages say the same."""
    yield from _updates(before, after)
    yield from _indicators(before, after)
    yield from _targets(before, after)
    was, is_ = headline(before.assessments), headline(after.assessments)
    if was != is_:
        yield f"首页：{is_}"


def new_problems(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """What the check says that it did not say before; line numbers may have moved."""
    told = Counter((problem.mark.file, problem.found) for problem in before)
    found = []
    for problem in after:
        key = (problem.mark.file, problem.found)
        if told[key]:
            told[key] -= 1
        else:
            found.append(problem)
    return found


def doubts(problems: Sequence[Problem]) -> list[str]:
    """The warnings among problems, without places: the files are not written yet."""
    return [f"提醒：{one.found}。{one.mend}" for one in problems if one.severity is Severity.WARNING]


def mistakes(problems: Sequence[Problem]) -> list[str]:
    """The errors among problems, without places."""
    return [f"错误：{one.found}。{one.mend}" for one in errors(list(problems))]


def _updates(before: Wording, after: Wording) -> Iterator[str]:
    old = Counter(map(_key, updates_of(before.plan)))
    for update in updates_of(after.plan):
        if update.superseded is not None or update.withdrawn is not None:
            continue
        if old[_key(update)]:
            old[_key(update)] -= 1
        else:
            yield f"更新记录：{_said(after, update)}"


def _key(update: Update) -> str:
    """What an update is about, without what else is known of its owner."""
    owners = (update.indicator, update.project, update.target)
    codes = [owner.id for owner in owners if owner is not None]
    source = update.source.id if update.source is not None else ""
    return repr((update.event, codes, source, update.observation, update.progress, update.told, update.explained))


def _said(words: Wording, update: Update) -> str:
    source = update.source
    day = f"，{source.date}" if source is not None and source.date is not None else ""
    named = f"（来源：{source.publisher}《{source.title}》{day}）" if source is not None else ""
    observation = update.observation
    if update.told is not None:
        records = Records(words, SourceRecords(words.plan))
        return f"{records.name(update)}：{records.said(update)}{named}"
    if observation is None:
        text = update.progress.text if update.progress is not None else ""
        return f"{update.project.name if update.project is not None else ''}：{text}{named}"
    owner = update.indicator or update.target
    assert owner is not None, "a value belongs to something"
    name = update.indicator.name if update.indicator is not None else getattr(owner, "measure", "")
    value = _with_unit(words, owner, observation)
    remarks = words.remarks(observation)
    area = words.plan.areas[observation.area].name
    told = f"{area}{words.period(observation)}{name} {value}{f'（{remarks}）' if remarks else ''}{named}"
    recorded = Records(words, SourceRecords(words.plan)).words(update)
    replaced = update.replaced if update.event is Event.FINAL else None
    former = f"替代初步值 {_with_unit(words, owner, replaced)}" if replaced is not None else ""
    label = f"{recorded.label}：" if recorded.label else ""
    return "；".join(filter(None, (f"{label}{told}", former, recorded.detail)))


def _with_unit(words: Wording, owner: AnyOwner, observation: Observation) -> str:
    if isinstance(owner, Indicator):
        return words.value(owner, observation.value)
    return words.target_value(owner, observation)


def _indicators(before: Wording, after: Wording) -> Iterator[str]:
    subject = after.plan.subject.id
    for old, new in zip(before.plan.indicators, after.plan.indicators, strict=True):
        for area in after.plan.areas:
            was, is_ = before.verdict_sentence(old, area), after.verdict_sentence(new, area)
            if was != is_:
                yield f"指标页“{new.name}”：{is_}"
        was, is_ = before.indicator_status(old), after.indicator_status(new)
        if was != is_:
            yield f"状态：“{new.name}”（{after.plan.areas[subject].name}）{was} → {is_}"
        if new.notes != old.notes:
            yield f"指标页“{new.name}”的说明：{new.notes}"


def _targets(before: Wording, after: Wording) -> Iterator[str]:
    for (_, old), (project, new) in zip(before.plan.targets, after.plan.targets, strict=True):
        was, is_ = before.assessments.target(old).status.value, after.assessments.target(new).status.value
        if was != is_:
            yield f"状态：项目“{project.name}”的目标“{new.measure}” {was} → {is_}"
    for one, other in zip(before.plan.projects, after.plan.projects, strict=True):
        was, is_ = before.project_status(one), after.project_status(other)
        if was != is_:
            yield f"状态：项目“{other.name}” {was} → {is_}"
        for step in other.milestones[len(one.milestones) :]:
            yield f"项目页“{other.name}”的里程碑：{step.name}，期限 {step.due}"
    for first, second in zip(before.plan.promises, after.plan.promises, strict=True):
        old_verdict, new_verdict = before.assessments.promise(first), after.assessments.promise(second)
        was = old_verdict.status.value if old_verdict is not None else "以文字表述"
        is_ = new_verdict.status.value if new_verdict is not None else "以文字表述"
        if was != is_:
            yield f"状态：正文承诺“{second.measure}” {was} → {is_}"
