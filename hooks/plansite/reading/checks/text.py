"""The plan's text: its order, its pictures, pieces with nothing in them, and the projects in its tables."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from plansite.models import OwnProject, PlanFile, Project
from plansite.models.places import PieceKind, piece_kind, piece_of, piece_words, place_words, spaced
from plansite.problems import Mark, Problem
from plansite.reading import chapters
from plansite.reading.anchors import ProjectRow, project_rows
from plansite.reading.chapters import Block, Heading, Paragraph, ProjectSlot, file_name
from plansite.reading.dataset import Dataset, Located
from plansite.reading.lookalikes import says_something
from plansite.reading.text_table import TextTable

PICTURES = (".png", ".jpg", ".jpeg", ".webp")


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Everything wrong with the text beyond the lines of one file."""
    yield from _contents(dataset)
    yield from _in_tables(dataset)
    for chapter in dataset.chapters:
        if not any(map(_shows_something, chapter.blocks)) and chapter.kind is not PieceKind.PART:
            yield Problem(Mark(chapter.file), "只有标题，没有文字", "请补上正文；原文没有的，请删除这个文件")
        for picture in chapter.pictures:
            yield from _picture(dataset, Mark(chapter.file, picture.line), picture.path)


def _shows_something(block: Block) -> bool:
    return not isinstance(block, Heading) and (not isinstance(block, Paragraph) or says_something(block.text))


def _picture(dataset: Dataset, mark: Mark, path: str) -> Iterator[Problem]:
    if not path.lower().endswith(PICTURES):
        yield Problem(mark, f"图片“{path}”的格式不能用", f"可用的格式：{'、'.join(name[1:] for name in PICTURES)}")
    elif dataset.content is not None and not (dataset.content / path).is_file():
        known = sorted(
            file.relative_to(dataset.content).as_posix()
            for file in dataset.content.rglob("*")
            if file.suffix.lower() in PICTURES
        )
        near = difflib.get_close_matches(path, known, n=1, cutoff=0.6)
        guess = f"是不是想写“../{near[0]}”？" if near else ""
        yield Problem(mark, f"没有图片文件 content/{path}", f"{guess}请核对文件名，或把图片放进 content/")


def _contents(dataset: Dataset) -> Iterator[Problem]:
    """The order of the pieces against their files."""
    plan = dataset.whole.get("plan")
    folder = dataset.content / "chapters" if dataset.content is not None else None
    if not isinstance(plan, PlanFile) or folder is None:
        return
    there = chapters.names(folder)
    stated = [str(piece) for piece in plan.contents]
    file = dataset.files["plan"]
    for index, piece in enumerate(stated):
        mark = file.value_mark(("contents", index))
        if piece not in there:
            yield Problem(mark, f"正文没有文件 {file_name(piece)}", "请核对名字，或补上这个文件")
        elif piece in stated[:index]:
            yield Problem(mark, f"“{piece}”写了两次", "每个文件只写一次，请删除一处")
    numbers = [piece for piece in stated if piece.isdigit()]
    if numbers != sorted(numbers, key=int):
        yield Problem(file.value_mark(("contents",)), "各章没有按章号排列", "请按 1、2、3 的次序写")
    if stated:
        missing = [piece for piece in there if piece not in stated]
        if missing:
            shown = "、".join(missing)
            yield Problem(file.value_mark(("contents",)), f"漏了正文的 {shown}", "请按原文的次序把它们写进 contents")
    elif any(piece_kind(piece) is PieceKind.PART for piece in there):
        parts = "、".join(piece_words(piece) for piece in there if piece_kind(piece) is PieceKind.PART)
        mend = "请在 plan.yaml 写 contents，按原文的次序列出各篇和各章，如 [part1, 1, 2, part2, 3]"
        yield Problem(file.key_mark(("contents",)), f"正文分篇（{parts}），却没有写次序", mend)


def _in_tables(dataset: Dataset) -> Iterator[Problem]:
    """Every project that names a table and does not stand in it, or not alone in a cell."""
    slots = {
        block.project: Mark(chapter.file, block.line)
        for chapter in dataset.chapters
        for block in chapter.blocks
        if isinstance(block, ProjectSlot)
    }
    taken: dict[int, str] = {}
    for project in dataset.projects:
        at = project.item.at
        if at is None:
            continue
        if project.item.id in slots:
            mend = f"表中的项目不再单独放标记，请删除这一行，或删除项目 {project.item.id} 的 at"
            yield Problem(slots[project.item.id], f"项目 {project.item.id} 已经列在表 {at} 中", mend)
        if piece_of(at) in dataset.unread:
            continue
        found = list(_row(dataset, project, at))
        yield from (one for one in found if isinstance(one, Problem))
        for row in found:
            if not isinstance(row, ProjectRow):
                continue
            if (other := taken.get(id(row.name))) is not None:
                told = f"项目 {project.item.id} 和 {other} 在表的同一格里"
                yield Problem(project.value("at"), told, "一格只能是一个项目的名称，请核对名称")
            taken[id(row.name)] = project.item.id


def row(dataset: Dataset, project: Project) -> ProjectRow | None:
    """The row in which a project stands; none where it stands in no table, or in none that is known."""
    found = table(dataset, project.at or "")
    rows = project_rows(found, project) if found is not None else []
    return rows[0] if len(rows) == 1 else None


def table(dataset: Dataset, anchor: str) -> TextTable | None:
    """A table of the text by its anchor."""
    tables = (found for chapter in dataset.chapters for found in chapter.tables if found.anchor == anchor)
    return next(tables, None)


def _row(dataset: Dataset, project: Located[Project], at: str) -> Iterator[Problem | ProjectRow]:
    item, mark = project.item, project.value("at")
    found = table(dataset, at)
    chapter = _chapter(dataset, project)
    if found is None:
        known = [one.anchor for one in _tables(dataset, chapter)]
        mend = f"{spaced(chapter)}的表有：{'、'.join(known)}" if known else f"{spaced(chapter)}里没有表格，请删除 at"
        yield Problem(mark, f"表“{at}”不存在", mend)
        return
    if chapter and piece_of(at) != chapter:
        told = f"项目 {item.id} 写在{spaced(chapter)}，表却在{spaced(piece_of(at))}"
        yield Problem(mark, told, "请改正 chapter 或 at")
        return
    rows = project_rows(found, item)
    if not rows:
        mend = "名称要照抄表中的一格，text 的每一段、number 也要是同一行里的文字，标点和空格也要一致"
        yield Problem(mark, f"{place_words(at)}里没有项目 {item.id} 这一行", mend)
    elif len(rows) > 1:
        mend = "请写上表中的序号（number），或把同一行的内容写进 text，使这一行能与别的行分清"
        yield Problem(mark, f"{place_words(at)}里有 {len(rows)} 行都像是项目 {item.id}", mend)
    else:
        yield rows[0]


def _tables(dataset: Dataset, piece: str) -> Iterator[TextTable]:
    for chapter in dataset.chapters:
        if chapter.id == piece:
            yield from chapter.tables


def _chapter(dataset: Dataset, project: Located[Project]) -> str:
    """The piece in which a project, or its sidebar, says that it stands."""
    if isinstance(project.item, OwnProject):
        return str(project.item.chapter)
    name = project.item.id.partition("-")[0]
    return next((str(box.item.chapter) for box in dataset.sidebars if str(box.item.id) == name), "")
