"""Themes hold everything that the plan promises, and name nothing that is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from plansite.models import Theme
from plansite.models.vocabulary import Comparison, TargetKind
from plansite.problems import Problem
from plansite.reading.dataset import Dataset, Located

PARTS = (
    ("indicators", "指标", ("indicators", "indicators"), " indicators.yaml"),
    ("projects", "项目", ("projects", "sidebars", "projects"), " projects.yaml"),
    ("promises", "正文承诺", ("themes", "promises"), "本文件的 promises"),
)
"""What a theme lists: field, its name, where the ids stand, and how that place is called."""

LISTED = 12
"""How many names a message lists."""


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Everything wrong with themes.yaml beyond its form."""
    yield from _ids(dataset)
    for field, word, path, where in PARTS:
        known = dataset.ids(*path) if path[0] in dataset.whole else None
        if field == "promises" and "themes" in dataset.whole and not dataset.promises:
            known = frozenset()
        if field == "projects" and known is not None:
            known = dataset.project_ids
        if known is not None:
            for theme in dataset.themes:
                yield from _names(theme, field, word, known, where)
            yield from _left_out(dataset, field, word, known)
    for theme in dataset.themes:
        if not (theme.item.indicators or theme.item.projects or theme.item.promises):
            yield Problem(theme.value("id"), f"专题“{theme.item.name}”是空的", "请列入指标、项目或正文承诺，或删除专题")
    for promise in dataset.promises:
        if promise.item.kind is TargetKind.COUNT and promise.item.op in {Comparison.AT_MOST, Comparison.BELOW}:
            found = f"数量目标的比较方式是“{promise.item.op}”"
            yield Problem(promise.value("op"), found, '数量目标用 ">=" 或 ">"；上限请写 kind: level')


def _ids(dataset: Dataset) -> Iterator[Problem]:
    for items, word in ((dataset.themes, "专题代码"), (dataset.promises, "承诺编号")):
        first: dict[str, int] = {}
        for located in items:
            mark, name = located.value("id"), located.item.id
            if name in first:
                found = f"{word}“{name}”重复（第一次在第 {first[name]} 行）"
                yield Problem(mark, found, "请换一个没有用过的，或删除重复的一项")
            first.setdefault(name, mark.line)


def _names(theme: Located[Theme], field: str, word: str, known: frozenset[str], where: str) -> Iterator[Problem]:
    names: tuple[str, ...] = getattr(theme.item, field)
    for index, name in enumerate(names):
        mark = theme.value(field, index)
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            guess = f"是不是想写“{near[0]}”？" if near else ""
            yield Problem(mark, f"{word}“{name}”不存在", f"{guess}已有的{word}见{where}")
        elif name in names[:index]:
            yield Problem(mark, f"{word}“{name}”在这个专题中写了两次", "请删除重复的一项")


def _left_out(dataset: Dataset, field: str, word: str, known: frozenset[str]) -> Iterator[Problem]:
    """What no theme lists; a plan without themes needs none, unless it has promises of the text."""
    if "themes" not in dataset.whole or not (dataset.themes or field == "promises"):
        return
    used = {name for theme in dataset.themes for name in getattr(theme.item, field)}
    missing = sorted(known - used)
    if missing:
        shown = "、".join(missing[:LISTED]) + (f"等 {len(missing)} 个" if len(missing) > LISTED else "")
        mend = f"请把它列入一个专题的 {field}；每个指标、项目和正文承诺至少属于一个专题"
        yield Problem(dataset.files["themes"].value_mark(("themes",)), f"没有列入专题的{word}：{shown}", mend)
