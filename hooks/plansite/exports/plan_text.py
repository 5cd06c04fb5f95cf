"""The plan's own words as plain text, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.exports.export import Export
from plansite.models import Sidebar
from plansite.plan.plan import Plan
from plansite.reading.chapters import Block, Chapter, Paragraph, SidebarSlot

PATH = "data/plan.txt"

CELL = "\t"
"""Between the cells of the table."""


def export(plan: Plan) -> Export:
    """规划全文: a line a heading, paragraph, project or row of the table; nothing is added."""
    content = "\n\n".join(line for chapter in plan.chapters for line in _chapter(plan, chapter)) + "\n"
    return Export(PATH, content.encode(), "规划全文（TXT）", "规划原文的纯文字，含专栏和指标表，一字不改")


def _chapter(plan: Plan, chapter: Chapter) -> Iterator[str]:
    yield from (paragraph.text for paragraph in chapter.preamble)
    yield chapter.title
    for section in chapter.sections:
        if section.title:
            yield section.title
        for block in section.blocks:
            yield from _block(plan, block)


def _block(plan: Plan, block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, SidebarSlot):
        yield from _sidebar(next(sidebar for sidebar in plan.sidebars if sidebar.id == block.sidebar))
    else:
        yield "\n".join(CELL.join(row) for row in (*plan.table.head_lines, *plan.table.lines()))


def _sidebar(sidebar: Sidebar) -> Iterator[str]:
    yield f"专栏{sidebar.id}　{sidebar.title}"
    for project in sidebar.projects:
        yield project.name
        yield " ".join(project.text.split("\n"))
