"""What one part names must exist in another."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator

from plansite.models import Indicator, Sidebar
from plansite.problems import Mark, Problem, Severity, errors
from plansite.reading.chapters import Block, SidebarSlot, TableSlot
from plansite.reading.checks.stated_values import stated
from plansite.reading.dataset import Dataset, Located

LISTED = 12
"""How many known names a message lists."""

CITING = frozenset({"indicators", "projects", "themes"})
"""Files that name sources; while one of them is not valid, nobody can say which sources it names."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every name that leads nowhere."""
    yield from _areas(dataset)
    yield from _sources(dataset)
    yield from _indicators(dataset)
    yield from _slots(dataset)


def _areas(dataset: Dataset) -> Iterator[Problem]:
    known = dataset.ids("plan", "areas")
    if not known:
        return
    for mark, area in dataset.named("area"):
        if area not in known:
            yield _unknown(mark, "地区", area, known, "plan.yaml 的 areas")
    for indicator in dataset.indicators:
        for mark, area in _named_areas(indicator):
            if area not in known:
                yield _unknown(mark, "地区", area, known, "plan.yaml 的 areas")


def _named_areas(indicator: Located[Indicator]) -> Iterator[tuple[Mark, str]]:
    """The areas of baselines and targets."""
    baseline = indicator.item.baseline
    for field in ("values", "texts") if baseline is not None else ():
        for area in getattr(baseline, field):
            yield indicator.key("baseline", field, area), area
    for target in stated(indicator):
        yield target.value.key(), target.area


def _sources(dataset: Dataset) -> Iterator[Problem]:
    known = dataset.ids("sources", "sources")
    if known is None or errors(dataset.files["sources"].problems):
        return
    cited = list(dataset.named("source"))
    unknown = [(mark, source) for mark, source in cited if source not in known]
    for mark, source in unknown:
        yield _unknown(mark, "来源", source, known, "sources.yaml")
    if not unknown and dataset.whole.keys() >= CITING:
        yield from _uncited(dataset, {source for _, source in cited})


def _uncited(dataset: Dataset, cited: Container[str]) -> Iterator[Problem]:
    """Sources that no page shows. An unknown name elsewhere may be meant for one of them, and is told first."""
    for source in dataset.sources:
        if source.item.id not in cited:
            found = f"来源“{source.item.id}”没有被任何数值、进展或评估引用，不会出现在网页上"
            yield Problem(source.value("id"), found, "请核对 source 是否写对，或删除这个来源", Severity.WARNING)


def _indicators(dataset: Dataset) -> Iterator[Problem]:
    known = dataset.ids("indicators", "indicators")
    if known is None:
        return
    for _, target in dataset.targets():
        indicator = target.item.indicator
        if indicator is not None and indicator not in known:
            yield _unknown(target.value("indicator"), "指标", indicator, known, "indicators.yaml")


def _slots(dataset: Dataset) -> Iterator[Problem]:
    yield from _tables(dataset)
    known = dataset.ids("projects", "sidebars")
    placed: dict[int, Mark] = {}
    for mark, block in _blocks(dataset):
        if isinstance(block, SidebarSlot):
            if known is not None and str(block.sidebar) not in known:
                yield _unknown(mark, "专栏", str(block.sidebar), known, "projects.yaml")
            if block.sidebar in placed:
                yield Problem(mark, f"专栏{block.sidebar}在正文中放了两次", "每个专栏只放一处，请删除一处")
            placed[block.sidebar] = mark
    for sidebar in dataset.sidebars:
        if sidebar.item.chapter not in dataset.unread:
            yield from _misplaced(sidebar, placed)


def _tables(dataset: Dataset) -> Iterator[Problem]:
    marks = [mark for mark, block in _blocks(dataset) if isinstance(block, TableSlot)]
    rows = [one.item for one in dataset.indicators if one.item.in_table]
    unplaced = [item for item in rows if not item.mentions]
    if not marks and unplaced and dataset.chapters and not dataset.unread:
        mend = "请在规划原来放表的位置单独写一行 {{ 主要指标表 }}；规划没有这张表的，请给每个指标写 mentions"
        yield Problem(Mark(dataset.chapters[0].file), "主要指标表没有放进正文", mend)
    for mark in marks[1:]:
        yield Problem(mark, "主要指标表在正文中放了两次", "请只保留一处 {{ 主要指标表 }}")


def _blocks(dataset: Dataset) -> Iterator[tuple[Mark, Block]]:
    for chapter in dataset.chapters:
        for block in chapter.blocks:
            yield Mark(chapter.file, block.line), block


def _misplaced(sidebar: Located[Sidebar], placed: dict[int, Mark]) -> Iterator[Problem]:
    number, chapter = sidebar.item.id, sidebar.item.chapter
    if number not in placed:
        mend = f"请在第 {chapter} 章单独写一行 {{{{ 专栏{number} }}}}"
        yield Problem(sidebar.value("id"), f"专栏{number}没有放进正文", mend)
    elif not placed[number].file.endswith(f"/{chapter:02d}.md"):
        found = f"专栏{number}写在第 {chapter} 章，正文中却放在 {placed[number].file}"
        yield Problem(sidebar.value("chapter"), found, "请改正 chapter，或移动正文中的标记")


def _unknown(mark: Mark, word: str, name: str, known: Iterable[object], where: str) -> Problem:
    names = sorted(map(str, known))
    near = _nearest(name, names)
    guess = f"是不是想写“{near}”？" if near else ""
    shown = "、".join(names[:LISTED]) + ("等" if len(names) > LISTED else "")
    return Problem(mark, f"{word}“{name}”不存在", f"{guess}已有的{word}见 {where}：{shown or '（空）'}")


def _nearest(name: str, known: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return near[0] if near else None
