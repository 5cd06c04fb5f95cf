"""The plan's text: its order, its pictures, pieces with nothing in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from plansite.models import PlanFile
from plansite.models.places import PieceKind, piece_kind, piece_words
from plansite.problems import Mark, Problem
from plansite.reading import chapters
from plansite.reading.chapters import file_name
from plansite.reading.dataset import Dataset

PICTURES = (".png", ".jpg", ".jpeg", ".webp")


def problems(dataset: Dataset) -> Iterator[Problem]:
    """Everything wrong with the text beyond the lines of one file."""
    yield from _contents(dataset)
    for chapter in dataset.chapters:
        if not chapter.blocks and chapter.kind is not PieceKind.PART:
            yield Problem(Mark(chapter.file), "只有标题，没有文字", "请补上正文；原文没有的，请删除这个文件")
        for picture in chapter.pictures:
            yield from _picture(dataset, Mark(chapter.file, picture.line), picture.path)


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
