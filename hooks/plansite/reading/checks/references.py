"""What one part names must exist in another."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Sequence

from plansite.models import Indicator, OwnProject, Sidebar
from plansite.models.places import spaced
from plansite.problems import Mark, Problem, Severity, errors
from plansite.reading.chapters import Block, ProjectSlot, SidebarSlot, TableSlot
from plansite.reading.checks.targets import stated
from plansite.reading.dataset import VALID_ID, Dataset, Located

DIVISIONS = ("市", "省", "县")
"""What people write behind the name of an area."""

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


def misnamed(dataset: Dataset) -> Iterator[Problem]:
    """Every name that stands where its code is asked for; says more than that it is no code."""
    for field, word, where, names in _names(dataset):
        for mark, text in dataset.texts(field, lambda text: not VALID_ID.match(text)):
            if code := _meant(text, names):
                yield _by_name(mark, word, text, code, where)
    areas = {area.item.name: area.item.id for area in dataset.areas}
    for file in dataset.files.values():
        for key, mark in file.fields_of("values"):
            if code := _meant(key, areas):
                yield _by_name(mark, "地区", key, code, "plan.yaml 的 areas")


def _names(dataset: Dataset) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Fields that hold a code, and the codes by the names of what they stand for."""
    yield "area", "地区", "plan.yaml 的 areas", {area.item.name: area.item.id for area in dataset.areas}
    yield "source", "来源", "sources.yaml", {source.item.title: source.item.id for source in dataset.sources}
    indicators = {indicator.item.name: indicator.item.id for indicator in dataset.indicators}
    yield "indicator", "指标", "indicators.yaml", indicators


def _meant(text: str, codes: dict[str, str]) -> str | None:
    bare = text.strip().strip("《》")
    names = (bare, bare[:-1]) if bare.endswith(DIVISIONS) else (bare,)
    found = {codes[name] for name in names if name in codes}
    return found.pop() if len(found) == 1 else None


def _by_name(mark: Mark, word: str, text: str, code: str, where: str) -> Problem:
    return Problem(mark, f"这里写的是{word}的名称“{text}”，应写代码", f"请改成 {code}（见 {where}）")


def _areas(dataset: Dataset) -> Iterator[Problem]:
    known = dataset.ids("plan", "areas")
    if not known:
        return
    for mark, area in dataset.named("area", known):
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
    unknown = list(dataset.named("source", known))
    for mark, source in unknown:
        yield _unknown(mark, "来源", source, known, "sources.yaml")
    if not unknown and dataset.whole.keys() >= CITING:
        yield from _uncited(dataset, dataset.words("source"))


def _uncited(dataset: Dataset, cited: Container[str]) -> Iterator[Problem]:
    """Sources that no page shows. An unknown name elsewhere may be meant for one of them, and is told first."""
    for source in dataset.sources:
        if source.item.id not in cited:
            found = f"来源“{source.item.id}”没有被任何数值、进展或评估引用，只列在数据文件的来源表里"
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
    boxes, own = dataset.ids("projects", "sidebars"), _own_ids(dataset)
    placed: dict[str, list[tuple[str, Mark]]] = {}
    for chapter in dataset.chapters:
        for block in chapter.blocks:
            if not isinstance(block, SidebarSlot | ProjectSlot):
                continue
            is_box, mark = isinstance(block, SidebarSlot), Mark(chapter.file, block.line)
            name = str(block.sidebar) if isinstance(block, SidebarSlot) else block.project
            word, known, shown = ("专栏", boxes, f"专栏{name}") if is_box else ("项目", own, f"项目 {name} ")
            if known is not None and name not in known:
                yield _unknown(mark, word, name, known, "projects.yaml")
            if name in placed:
                yield Problem(mark, f"{shown}在正文中放了两次", f"每个{word}只放一处，请删除一处")
            placed.setdefault(name, []).append((chapter.id, mark))
    for sidebar in dataset.sidebars:
        name = str(sidebar.item.id)
        yield from _misplaced(dataset, sidebar, f"专栏{name}", f"{{{{ 专栏{name} }}}}", placed.get(name, []))
    for project in dataset.own_projects:
        name = project.item.id
        if project.item.at is not None:
            continue
        yield from _misplaced(dataset, project, f"项目 {name} ", f"{{{{ 项目 {name} }}}}", placed.get(name, []))


def _own_ids(dataset: Dataset) -> frozenset[str] | None:
    known = dataset.project_ids
    return None if known is None else frozenset(name for name in known if name.startswith("p"))


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


def _misplaced(
    dataset: Dataset,
    item: Located[Sidebar] | Located[OwnProject],
    shown: str,
    slot: str,
    placed: Sequence[tuple[str, Mark]],
) -> Iterator[Problem]:
    """What does not stand in the text, or elsewhere than it says; unreadable pieces may hold it."""
    piece = str(item.item.chapter)
    if piece in dataset.unread:
        return
    if not placed:
        mend = f"请在{spaced(piece)}单独写一行 {slot}"
        yield Problem(item.value("id"), f"{shown}没有放进正文", mend)
    elif placed[-1][0] != piece:
        found = f"{shown}写在{spaced(piece)}，正文中却放在 {placed[-1][1].file}"
        yield Problem(item.value("chapter"), found, "请改正 chapter，或移动正文中的标记")


def _unknown(mark: Mark, word: str, name: str, known: Iterable[object], where: str) -> Problem:
    names = sorted(map(str, known))
    near = _nearest(name, names)
    guess = f"是不是想写“{near}”？" if near else ""
    shown = "、".join(names[:LISTED]) + ("等" if len(names) > LISTED else "")
    return Problem(mark, f"{word}“{name}”不存在", f"{guess}已有的{word}见 {where}：{shown or '（空）'}")


def _nearest(name: str, known: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return near[0] if near else None
