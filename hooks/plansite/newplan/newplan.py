"""``make new``: from a document to a folder with a whole project."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from plansite.newplan.documents import opened
from plansite.newplan.documents.structure import Document, Paragraph, RefusedError
from plansite.newplan.finding import plan
from plansite.newplan.finding.plan import FoundPlan
from plansite.newplan.writing import emitter, folder
from plansite.newplan.writing.checklist import checklist
from plansite.newplan.writing.pages import pages, settings

CHECKLIST = "交接清单.md"
CONFIG = "mkdocs.yml"
NO_PERIOD = "文件里没有写明规划是哪几年的，没有写入；请加上年份再试，如 PERIOD=2021-2025。"


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, as one looks at it."""

    title: str
    chapters: int
    indicators: int
    sidebars: int
    projects: int
    promises: int
    to_do: int

    @property
    def counts(self) -> list[str]:
        """How much of each kind it holds; what the plan does not have is not named."""
        counted = [(self.chapters, "章"), (self.indicators, "个指标"), (self.sidebars, "个专栏")]
        counted += [(self.projects, "个项目"), (self.promises, "条正文承诺")]
        return [f"{number} {kind}" for number, kind in counted if number]


def make(
    document: Path,
    target: Path,
    software: Path,
    today: datetime.date,
    *,
    title: str = "",
    years: tuple[int, int] | None = None,
) -> Made:
    """Write the project of a plan's document into a new folder; raises ``RefusedError`` and writes nothing then."""
    folder.require_free(target)
    read = opened.read(document)
    found = found_plan(read, document.stem, title=title, years=years)
    own = (software / CONFIG).read_text(encoding="utf-8")
    files, made = project_files(found, read, own, today)
    folder.write(target, software, files)
    return made


def found_plan(document: Document, name: str, *, title: str = "", years: tuple[int, int] | None = None) -> FoundPlan:
    """The plan in a document; raises ``RefusedError`` where nothing says its years."""
    try:
        return plan.read(document, name, title=title, years=years)
    except plan.UnknownPeriodError as error:
        raise RefusedError(NO_PERIOD) from error


def project_files(found: FoundPlan, document: Document, own: str, today: datetime.date) -> tuple[dict[str, str], Made]:
    """The files of a project by their paths, and what they hold; ``own`` is the ``mkdocs.yml`` to go on from."""
    written = emitter.project(found, today)
    found.handover.unknown("规划", f"本站发布日期暂写今天（{today}），请改成实际的日期（data/plan.yaml 的 published）")
    if not found.outline.number:
        found.handover.unknown("规划", "文号、发布日期和正式网址原文没有写明")
    files = {
        **written.files,
        **pages(found, written, today),
        CONFIG: settings(own, found, written),
        "tests/plan/plan.txt": plain_text(document),
        "CHANGELOG.md": f"# 改动记录\n\n## {today}\n\n- 由规划文件建立本站，待核对的内容见 {CHECKLIST}。\n",
        CHECKLIST: checklist(found.title, found.handover),
    }
    made = Made(
        found.title,
        sum(chapter.is_chapter for chapter, _ in found.chapters),
        len(found.indicators),
        len(found.sidebars),
        written.projects,
        len(found.promises),
        len(found.handover.entries),
    )
    return files, made


def plain_text(document: Document) -> str:
    """All words of a document, a paragraph or cell a line."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [text for row in block.texts for text in row]
    return "\n".join(lines) + "\n"
