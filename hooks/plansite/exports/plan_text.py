"""The plan's own words as plain text, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.exports.export import Export
from plansite.models import Project, Sidebar
from plansite.plan.plan import Plan
from plansite.reading.chapters import Block, Chapter, Heading, Paragraph, ProjectSlot, SidebarSlot, TableSlot
from plansite.reading.text_table import TextTable

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
    yield from (note.paragraph.text for note in chapter.footnotes)


def _block(plan: Plan, block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Heading):
        yield block.text
    elif isinstance(block, TextTable):
        yield "\n".join(CELL.join(row) for row in _rows(block))
    elif isinstance(block, SidebarSlot):
        yield from _sidebar(next(sidebar for sidebar in plan.sidebars if sidebar.id == block.sidebar))
    elif isinstance(block, ProjectSlot):
        yield from _project(plan.project[block.project])
    elif isinstance(block, TableSlot):
        yield "\n".join(CELL.join(row) for row in (*plan.table.head_lines, *plan.table.lines()))


def _sidebar(sidebar: Sidebar) -> Iterator[str]:
    yield f"{sidebar.label}　{sidebar.title}"
    yield from sidebar.paragraphs
    for group, projects in sidebar.entries:
        if group:
            yield group
        for project in projects:
            yield from _project(project)


def _project(project: Project) -> Iterator[str]:
    yield project.full_name
    yield from project.paragraphs


def _rows(table: TextTable) -> Iterator[list[str]]:
    """The rows of a table of the text; what stands over several cells is in the first of them."""
    width = max(cell.column + cell.columns for cell in table.cells)
    for row in (*table.head, *table.body):
        words = {cell.column: cell.words.text for cell in row}
        yield [words.get(column, "") for column in range(width)]
