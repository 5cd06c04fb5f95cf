"""Quoted words stand where they are said to stand, once; and no number of a promise is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plansite.models import Indicator, Mention, Note, Project, ProjectTarget
from plansite.problems import Mark, Problem, Severity
from plansite.reading.anchors import Places, ProjectRow
from plansite.reading.checks import numbers, text
from plansite.reading.dataset import Dataset, Located

LISTED = 3
"""How many other places a message names."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every quotation that is not one, and every number without a target or a reason."""
    places = Places.of(dataset.chapters, [project.item for project in dataset.projects], dataset.table)
    for project in dataset.projects:
        wrong = list(_target_quotations(project))
        yield from wrong or numbers.problems(project)
        yield from _facts(project, text.row(dataset, project.item), dataset)
    yield from _mentions(dataset, places)
    invalid = _invalid(dataset)
    for note in dataset.notes:
        yield from _note_quotations(note, places, lambda at: at not in invalid and dataset.is_known(at))


def _target_quotations(project: Located[Project]) -> Iterator[Problem]:
    item = project.item
    quoted = [(project.value("targets", i, "text"), target.text) for i, target in enumerate(item.targets)]
    for mark, words in quoted:
        yield from _once(mark, words, item.promising.count(words), f"项目 {item.id} 的文字")
    for index, unmeasured in enumerate(item.unmeasured):
        if unmeasured.text not in item.name + item.text:
            mark = project.value("unmeasured", index, "text")
            yield Problem(mark, f"项目 {item.id} 的文字中没有“{unmeasured.text}”", "请照抄原文，标点和空格也要一致")


def _facts(project: Located[Project], row: ProjectRow | None, dataset: Dataset) -> Iterator[Problem]:
    """What the plan says of money and years, against the project's own words and those of its row."""
    item = project.item
    words = item.name + item.text + (f"\n{row.words}" if row is not None else "")
    if item.investment is not None and (item.at is None or row is not None):
        quoted, amount = item.investment.text, f"{item.investment.amount.normalize():f}"
        table = text.table(dataset, item.at or "")
        heads = "".join(cell.words.text for line in table.head for cell in line) if table is not None else ""
        if quoted not in words:
            mark = project.value("investment", "text")
            yield Problem(mark, f"项目 {item.id} 的文字中没有“{quoted}”", "请照抄原文，标点和空格也要一致")
        elif amount not in quoted.replace(",", "") or item.investment.unit not in quoted + heads:
            found = f"投资写 {amount} {item.investment.unit}，原文却是“{quoted}”"
            yield Problem(project.value("investment", "amount"), found, "请照原文写金额和单位，不换算")
    if item.start is not None and item.end is not None and item.start > item.end:
        yield Problem(project.value("end"), f"结束年份 {item.end} 早于开始年份 {item.start}", "请核对两个年份")


def _mentions(dataset: Dataset, places: Places) -> Iterator[Problem]:
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for mark, at, mention in _all_mentions(dataset):
        words = places.text(mention.at)
        if words is None and not dataset.is_read(mention.at):
            continue
        if words is None:
            mend = f"{_elsewhere(places, mention.text)}编号如 1-4-p8：第1章第（四）节第8段，可在网页段落旁看到"
            yield Problem(at, f"段落“{mention.at}”不存在", mend)
            continue
        there = "" if mention.text in words else _elsewhere(places, mention.text)
        wrong = list(_once(mark, mention.text, words.count(mention.text), f"段落 {mention.at} ", there))
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
            mark, there = note.value("places", index, "text"), "" if times else _elsewhere(places, place.text)
            yield from _once(mark, place.text, times, f"位置 {place.at} ", there)
            yield from _unsaid(note, index) if times == 1 else ()


def _unsaid(note: Located[Note], index: int) -> Iterator[Problem]:
    """Cells of the plan's table that a note shows and says nothing of."""
    place = note.item.places[index]
    unsaid = [cell for cell in place.text.splitlines() if cell not in note.item.text]
    if place.at.startswith("indicator-") and unsaid:
        found = f"校注 {note.item.id} 引了表格中的“{unsaid[0]}”，说明里却没有这几个字"
        mend = "请改引说明所谈的那一格，或在说明中写出这一格的原文"
        yield Problem(note.value("places", index, "text"), found, mend, Severity.WARNING)


def _elsewhere(places: Places, quoted: str) -> str:
    """Where else in the text quoted words stand; nothing where they stand nowhere."""
    found = [place.anchor for place in places.by_anchor.values() if place.chapter is not None and quoted in place.text]
    if not found:
        return ""
    shown = "、".join(found[:LISTED]) + ("等处" if len(found) > LISTED else "")
    return f"{shown} 中有这几个字，请核对 at；"


def _once(mark: Mark, quoted: str, times: int, where: str, elsewhere: str = "") -> Iterator[Problem]:
    if times == 0:
        yield Problem(mark, f"{where}中没有“{quoted}”", f"{elsewhere}请照抄原文，标点和空格也要一致")
    elif times > 1:
        yield Problem(mark, f"“{quoted}”在{where}中出现了 {times} 次", "请多抄几个字，使它只出现一次")
