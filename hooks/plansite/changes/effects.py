"""What a change does for readers: values, statuses, counts, pages, gaps and warnings, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.assessment.assessments import Assessments
from plansite.changes.records import Block, pairs, unrecorded
from plansite.changes.silent import value_words
from plansite.models.vocabulary import Status
from plansite.problems import Problem, Severity
from plansite.reading.dataset import Dataset
from plansite.reading.yaml_file import Value


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that is judged: its name, its page and its status."""

    name: str
    page: str
    status: str


def standings(found: Assessments) -> dict[str, Standing]:
    """Everything that readers see a status of, by a name that lasts."""
    all_of: dict[str, Standing] = {}
    for indicator in found.plan.indicators:
        status = found.indicator_status(indicator).value
        all_of[f"indicator-{indicator.id}"] = Standing(f"指标“{indicator.name}”", f"indicators/{indicator.id}/", status)
    for project in found.plan.projects:
        page = f"projects/{project.id}/"
        word = found.project_word(project)
        all_of[f"project-{project.id}"] = Standing(f"项目 {project.id} “{project.name}”", page, word)
        for target in project.targets:
            name = f"项目 {project.id} 的目标“{target.text}”"
            all_of[f"target-{target.id}"] = Standing(name, page, found.target(target).status.value)
    for promise in found.plan.promises:
        verdict = found.promise(promise)
        word = verdict.status.value if verdict is not None else "以文字表述"
        all_of[promise.id] = Standing(f"正文承诺“{promise.text}”", "themes/", word)
    return all_of


def counts(found: Assessments) -> dict[str, Mapping[str, int]]:
    """The counts of the home page, by what is counted."""
    return {
        "指标": {status.value: number for status, number in found.indicator_counts.items()},
        "项目目标": {status.value: number for status, number in found.target_counts.items()},
        "项目": dict(found.project_counts),
        "正文承诺": {status.value: number for status, number in found.promise_counts.items()},
    }


def is_gap(status: str) -> bool:
    """Whether readers find nothing published."""
    return status == Status.AWAITING.value


def values(before: Dataset, after: Dataset) -> Iterator[tuple[str, str]]:
    """Every value that is new, was corrected or was withdrawn: what happened, and to what."""
    areas = {area.item.id: area.item.name for area in (*before.areas, *after.areas)}
    old, new = _series(before), _series(after)
    for key, (name, unit, blocks) in new.items():
        known = pairs(old[key][2] if key in old else [], blocks)
        for was, now in known:
            if now is None or now == was or unrecorded(was, now):
                continue
            words = f"{name}：{value_words(now, areas)}"
            if now.get("withdrawn") and not was.get("withdrawn"):
                yield "撤回", f"{words} {was.get('value')}{unit}"
            elif now.get("corrects") != was.get("corrects"):
                yield "更正", f"{words} 由 {was.get('value')} 改为 {now.get('value')}{unit}"
        held = [now for _, now in known if now is not None]
        for block in blocks:
            if not any(block is one for one in held):
                source = block.get("source")
                yield "新增", f"{name}：{value_words(block, areas)} {block.get('value')}{unit}（来源 {source}）"


def warnings(before: list[Problem], after: list[Problem]) -> list[str]:
    """Doubts of the check that were not there before."""
    known = {problem.found for problem in before}
    return [str(one) for one in after if one.severity is Severity.WARNING and one.found not in known]


def _series(data: Dataset) -> dict[tuple[str, str], tuple[str, str, list[Block]]]:
    found: dict[tuple[str, str], tuple[str, str, list[Block]]] = {}
    for name in ("indicators", "projects", "themes"):
        _collect(data.files[name].value, found)
    return found


def _collect(value: Value, found: dict[tuple[str, str], tuple[str, str, list[Block]]]) -> None:
    if isinstance(value, list):
        for item in value:
            _collect(item, found)
    elif isinstance(value, dict):
        observed = value.get("observations")
        if isinstance(observed, list) and "id" in value:
            name = str(value.get("name") or value.get("text") or value["id"])
            blocks: list[Block] = [block for block in observed if isinstance(block, dict)]
            found["observations", str(value["id"])] = (name, str(value.get("unit", "")), blocks)
        for part in value.values():
            _collect(part, found)
