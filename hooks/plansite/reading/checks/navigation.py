"""The navigation of ``mkdocs.yml`` names every piece of the text, in order, and nothing that is not there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from plansite import addresses
from plansite.problems import Mark, Problem, errors
from plansite.reading import chapters
from plansite.reading.dataset import Dataset
from plansite.reading.marks import Loc
from plansite.reading.yaml_file import Value, YamlFile

ELSEWHERE = re.compile(r"[a-z]+:|/")
CHAPTERS = "chapters/"


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Everything wrong with the navigation."""
    nav, folder = dataset.nav, dataset.content
    if nav is None or folder is None:
        return
    yield from nav.problems
    if errors(nav.problems):
        return
    if not nav.value:
        found = "没有写“nav”（导航）" if not nav.has(()) else "“nav”（导航）是空的"
        yield Problem(nav.key_mark(()), found, "请写出首页、各列表和各章，如 - index.md、- chapters/1.md")
        return
    known = sources(dataset)
    entries = list(_entries(nav, nav.value, ()))
    seen: dict[str, int] = {}
    free = known - {path for _, path in entries}
    meant: set[str] = set()
    for mark, path in entries:
        if not path:
            yield Problem(mark, "导航的这一项没有写文件", "请写成“标题: 文件”，或只写文件，如 chapters/1.md")
        elif path not in known and not ELSEWHERE.match(path):
            near = difflib.get_close_matches(path, sorted(free), n=1, cutoff=0.7)
            if not near and path.startswith(CHAPTERS) and len(left := _chapters(free)) == 1:
                near = left
            meant.update(near)
            yield Problem(mark, f"导航中的“{path}”不存在", _cure(path, near))
        elif path in seen and not ELSEWHERE.match(path):
            yield Problem(mark, f"“{path}”在导航里写了两次（第一次在第 {seen[path]} 行）", "请删除一处")
        seen.setdefault(path, mark.line)
    yield from _text(dataset, nav, [path for _, path in entries], meant)


def sources(dataset: Dataset) -> set[str]:
    """The source files of all pages that there will be, below the folder of the content."""
    folder = dataset.content
    pieces = chapters.names(folder / "chapters") if folder is not None else []
    paths = [
        *addresses.FIXED_PAGES,
        *map(addresses.chapter_path, pieces),
        *(addresses.indicator_path(name) for name in dataset.ids("indicators", "indicators") or ()),
        *(addresses.project_path(name) for name in dataset.project_ids or ()),
        *([addresses.THEMES] if dataset.themes else []),
        *(addresses.theme_path(theme.item.id) for theme in dataset.themes),
    ]
    own = {page.name.partition("/")[2] for page in dataset.handwritten}
    period = dataset.period
    years = range(period.start, period.end + 1) if period is not None else range(0)
    return {addresses.source_path(path) for path in (*paths, *map(addresses.report_path, years))} | own


def _chapters(paths: set[str]) -> list[str]:
    """Those of some files that are pieces of the text."""
    return [path for path in paths if path.startswith(CHAPTERS) and path != f"{CHAPTERS}index.md"]


def _cure(path: str, near: list[str]) -> str:
    if path == addresses.source_path(addresses.THEMES):
        return "themes.yaml 里没有专题，请删除这一行"
    guess = f"是不是想写“{near[0]}”？" if near else ""
    return f"{guess}请改成有的文件，或删除这一行；各章写作 chapters/1.md"


def _entries(nav: YamlFile, value: Value, loc: Loc) -> Iterator[tuple[Mark, str]]:
    """Every page that is named, with its place."""
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from _entries(nav, part, (*loc, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _entries(nav, part, (*loc, key))
    else:
        yield nav.value_mark(loc), "" if value is None else str(value)


def _text(dataset: Dataset, nav: YamlFile, named: list[str], meant: set[str]) -> Iterator[Problem]:
    """Pieces of the text that are left out, but those that another entry means, or stand in another order."""
    ordered = [chapter.id for chapter in dataset.chapters]
    wanted = [addresses.source_path(addresses.chapter_path(piece)) for piece in ordered]
    numbers = [int(piece) for piece in ordered if piece.isdigit()]
    if numbers != list(range(1, len(numbers) + 1)):
        return
    missing = [path for path in wanted if path not in named and path not in meant]
    if missing:
        mend = "请把它们按规划的次序写进 nav；漏掉的章不会出现在导航里"
        yield Problem(nav.key_mark(()), f"导航漏了正文的 {'、'.join(missing)}", mend)
    listed = [path for path in dict.fromkeys(named) if path in wanted]
    if listed != [path for path in wanted if path in listed]:
        first = next(
            path for path, right in zip(listed, [p for p in wanted if p in listed], strict=True) if path != right
        )
        mark = next(mark for mark, path in _entries(nav, nav.value, ()) if path == first)
        yield Problem(mark, "导航里各章的次序与规划不同", "请按规划的次序排列")
