"""Quoted words stand where they are said to stand, once; and no number of a promise is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from plansite.models import Indicator, Mention, Note, Project, ProjectTarget
from plansite.problems import Mark, Problem
from plansite.reading.anchors import Places
from plansite.reading.dataset import Dataset, Located

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
TEN_THOUSAND = Decimal(10000)


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every quotation that is not one, and every number without a target or a reason."""
    places = Places.of(dataset.chapters, [project.item for project in dataset.projects], dataset.table)
    for project in dataset.projects:
        wrong = list(_target_quotations(project))
        yield from wrong or _numbers(project)
    yield from _mentions(dataset, places)
    invalid = _invalid(dataset)
    for note in dataset.notes:
        yield from _note_quotations(note, places, lambda at: at not in invalid and dataset.is_known(at))


def _target_quotations(project: Located[Project]) -> Iterator[Problem]:
    item = project.item
    quoted = [(project.value("targets", i, "text"), target.text) for i, target in enumerate(item.targets)]
    for mark, text in quoted:
        yield from _once(mark, text, item.text.count(text), f"项目 {item.id} 的文字")
    for index, unmeasured in enumerate(item.unmeasured):
        if unmeasured.text not in item.name + item.text:
            mark = project.value("unmeasured", index, "text")
            yield Problem(mark, f"项目 {item.id} 的文字中没有“{unmeasured.text}”", "请照抄原文，标点和空格也要一致")


def _numbers(project: Located[Project]) -> Iterator[Problem]:
    item = project.item
    for words, field in ((item.name, "name"), (item.text, "text")):
        for number in NUMBER.finditer(words):
            if not _accounted(item, words, number):
                found = f"项目 {item.id} 的数字“{number[0]}”没有对应的目标"
                mend = f"请为“{_around(words, number)}”写一个目标，或在 unmeasured 中写明它为什么不是目标"
                yield Problem(project.value(field), found, mend)


def _accounted(project: Project, words: str, number: re.Match[str]) -> bool:
    reasons = (unmeasured.text for unmeasured in project.unmeasured)
    if any(_covers(words, text, number) for text in reasons):
        return True
    return any(
        Decimal(number[0]) in _explained(target) and _covers(words, target.text, number) for target in project.targets
    )


def _covers(words: str, quoted: str, number: re.Match[str]) -> bool:
    start = words.find(quoted)
    while start >= 0:
        if start <= number.start() and number.end() <= start + len(quoted):
            return True
        start = words.find(quoted, start + 1)
    return False


def _explained(target: ProjectTarget) -> set[Decimal]:
    values = {value for value in (target.value, target.low, target.high) if value is not None}
    return values | {value * TEN_THOUSAND for value in values} | {Decimal(target.by)}


def _around(words: str, number: re.Match[str]) -> str:
    return words[max(0, number.start() - 8) : number.end() + 8]


def _mentions(dataset: Dataset, places: Places) -> Iterator[Problem]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for mark, at, mention in _all_mentions(dataset):
        words = places.text(mention.at)
        if words is None and not dataset.is_read(mention.at):
            continue
        if words is None:
            yield Problem(at, f"段落“{mention.at}”不存在", "编号如 1-4-p8：第1章第（四）节第8段，可在网页段落旁看到")
            continue
        wrong = list(_once(mark, mention.text, words.count(mention.text), f"段落 {mention.at} "))
        yield from wrong
        if wrong:
            continue
        start = words.index(mention.text)
        end = start + len(mention.text)
        for other_start, other_end, other in spans.setdefault(mention.at, []):
            if start < other_end and other_start < end:
                yield Problem(mark, f"“{mention.text}”与同段的“{other}”重叠", "请缩短其中一处，使两处不相交")
        spans[mention.at].append((start, end, mention.text))


def _all_mentions(dataset: Dataset) -> Iterator[tuple[Mark, Mark, Mention]]:
    """Every mention with the places of its words and of its anchor; an indicator copied whole counts once."""
    seen: set[str] = set()
    owners: list[Located[Indicator] | Located[ProjectTarget]] = [
        *dataset.indicators,
        *(target for _, target in dataset.targets()),
    ]
    for owner in owners:
        if owner.item.id in seen:
            continue
        seen.add(owner.item.id)
        for index, mention in enumerate(owner.item.mentions):
            yield owner.value("mentions", index, "text"), owner.value("mentions", index, "at"), mention
    for promise in dataset.promises:
        yield promise.value("text"), promise.value("at"), Mention(at=promise.item.at, text=promise.item.text)


def _invalid(dataset: Dataset) -> set[str]:
    """Anchors of projects and indicators that are there, but not valid enough to be quoted."""
    projects = dataset.project_ids or ()
    indicators = dataset.ids("indicators", "indicators") or ()
    anchors = {f"project-{name}" for name in projects} | {f"indicator-{name}" for name in indicators}
    valid = {f"project-{project.item.id}" for project in dataset.projects}
    return anchors - valid - {f"indicator-{indicator.item.id}" for indicator in dataset.indicators}


def _note_quotations(note: Located[Note], places: Places, is_known: Callable[[str], bool]) -> Iterator[Problem]:
    for index, place in enumerate(note.item.places):
        words = places.text(place.at)
        if not is_known(place.at):
            continue
        if words is None:
            mend = "可用：段落 3-1-p1、标题 6 或 6-1、项目 project-8-3、表格行 indicator-指标代码"
            yield Problem(note.value("places", index, "at"), f"位置“{place.at}”不存在", mend)
        else:
            times = len(places.offsets(place.at, place.text))
            yield from _once(note.value("places", index, "text"), place.text, times, f"位置 {place.at} ")


def _once(mark: Mark, quoted: str, times: int, where: str) -> Iterator[Problem]:
    if times == 0:
        yield Problem(mark, f"{where}中没有“{quoted}”", "请照抄原文，标点和空格也要一致")
    elif times > 1:
        yield Problem(mark, f"“{quoted}”在{where}中出现了 {times} 次", "请多抄几个字，使它只出现一次")
