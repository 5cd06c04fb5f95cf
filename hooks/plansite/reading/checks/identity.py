"""Ids are unique and well formed; there is one subject; nothing is observed twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plansite.models import Frozen, OwnProject
from plansite.models.vocabulary import Role
from plansite.problems import Problem
from plansite.reading.dataset import Dataset, Located


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Every clash of identity."""
    targets = [target for _, target in dataset.targets()]
    yield from _repeated(dataset.areas, lambda area: area.id, "地区代码")
    yield from _repeated(dataset.sources, lambda source: source.id, "来源代码")
    yield from _repeated(dataset.indicators, lambda indicator: indicator.id, "指标代码")
    yield from _repeated(dataset.indicators, lambda indicator: indicator.name, "指标名称", "name")
    yield from _repeated(dataset.sidebars, lambda sidebar: sidebar.id, "专栏号")
    yield from _repeated(dataset.projects, lambda project: project.id, "项目编号")
    yield from _repeated(targets, lambda target: target.id, "目标编号")
    yield from _repeated(dataset.notes, lambda note: note.id, "校注号")
    yield from _belonging(dataset)
    yield from _one_subject(dataset)
    yield from _observed_twice(dataset)


def _repeated(
    items: Iterable[Located[Frozen]], identity: Callable[..., object], word: str, field: str = "id"
) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for located in items:
        name = identity(located.item)
        mark = located.value(field)
        if name in first:
            yield Problem(
                mark, f"{word}“{name}”重复（第一次在第 {first[name]} 行）", "请换一个没有用过的，或删除重复的一项"
            )
        else:
            first[name] = mark.line


def _belonging(dataset: Dataset) -> Iterator[Problem]:
    for sidebar in dataset.sidebars:
        for index, project in enumerate(sidebar.item.projects):
            if not project.id.startswith(("p", f"{sidebar.item.id}-")):
                mark = sidebar.value("projects", index, "id")
                yield Problem(
                    mark, f"项目编号“{project.id}”不属于专栏{sidebar.item.id}", f"请以“{sidebar.item.id}-”开头"
                )
    for located in dataset.projects:
        if isinstance(located.item, OwnProject) != located.item.id.startswith("p"):
            mend = "专栏里的项目写“专栏号-序号”，如 3-5；专栏以外的写 p 加序号，如 p12"
            yield Problem(located.value("id"), f"项目编号“{located.item.id}”的写法不对", mend)
    for owner, target in dataset.targets():
        if not target.item.id.startswith(f"{owner.item.id}-t"):
            found = f"目标编号“{target.item.id}”不属于项目 {owner.item.id}"
            yield Problem(target.value("id"), found, f"请以“{owner.item.id}-t”开头")


def _one_subject(dataset: Dataset) -> Iterator[Problem]:
    areas = dataset.areas
    subjects = [area for area in areas if area.item.role is Role.SUBJECT]
    if areas and not subjects and "plan" in dataset.whole:
        yield Problem(areas[0].value("role"), "没有一个地区是规划的主体", "请把规划所属地区的 role 写成 subject")
    for area in subjects[1:]:
        yield Problem(area.value("role"), "规划的主体多于一个", "只能有一个地区的 role 是 subject，其余写 comparison")


def _observed_twice(dataset: Dataset) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for owner, observation in dataset.observed():
        item = observation.item
        if item.withdrawn is not None:
            continue
        key = (owner.file.name, owner.loc, item.area, item.span, item.scope, item.kind)
        mark = observation.key("area")
        if key in first:
            found = f"{item.span.label}同一地区、同一口径、同一性质的观测值写了两次（第一次在第 {first[key]} 行）"
            yield Problem(
                mark, found, "请只保留一个；如果是更正，请改原来的值并加 corrects；原来的是误发的，请在那里加 withdrawn"
            )
        else:
            first[key] = mark.line
