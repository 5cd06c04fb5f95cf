"""``make new``: from a document to a folder with a whole project."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.newplan.documents import opened
from plansite.newplan.documents.structure import Document, Paragraph, RefusedError, Table, distinct
from plansite.newplan.finding import plan, sidebars
from plansite.newplan.finding.handover import Matter
from plansite.newplan.finding.outline import Item
from plansite.newplan.finding.plan import FoundPlan
from plansite.newplan.writing import emitter, folder
from plansite.newplan.writing.chapter_text import PICTURES
from plansite.newplan.writing.checklist import checklist
from plansite.newplan.writing.pages import pages, settings

CHECKLIST = "交接清单.md"
CONFIG = "mkdocs.yml"
SIGNS = "。：:．"
PAGE = re.compile(r"[.．…·\s]*[.．…·\t][.．…·\s]*\d*$")
"""What leads to the page number of a line of a table of contents."""

NEAR = 200
"""Within how many characters behind a line the next one is looked for first."""

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
    pictures = {f"content/{PICTURES}/{name}": content for name, content in found.pictures.items()}
    folder.write(target, software, files, pictures)
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
    carried = plain_text(found)
    _list_lost(found, document, carried)
    files = {
        **written.files,
        **pages(found, written, today),
        CONFIG: settings(own, found, written),
        "tests/plan/plan.txt": carried,
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


def plain_text(found: FoundPlan) -> str:
    """All words of the plan that the project carries, a paragraph or cell a line, in the order of its pages."""
    lost = {_squeezed(entry.quote) for entry in found.handover.entries if entry.matter is Matter.LOST}
    pieces = found.outline.chapters
    plain = {id(item) for _, sections in found.chapters for _, items in sections for item in items}
    plain |= {id(item) for item in found.outline.preamble} | found.printed
    projects = [one for placed in found.sidebars for one in placed.sidebar.projects]
    names = _Names.of(f"{one.number}{one.name}" for one in projects)
    lines: list[str] = []
    for index, piece in enumerate(pieces):
        if index == 0:
            lines += _lines(found.outline.preamble, lost, plain, names)
        lines.append(piece.title)
        for section in piece.sections:
            lines += [section.title, *_lines(section.items, lost, plain, names)]
        opening = found.outline.preamble if index == 0 else []
        lines += _footnotes([*opening, *(item for section in piece.sections for item in section.items)])
    return "\n".join(filter(None, lines)) + "\n"


def _footnotes(items: Iterable[Item]) -> Iterator[str]:
    """The words of footnotes, which stand below the piece that they belong to."""
    return (note.text for item in items if isinstance(item, Paragraph) for note in item.footnotes)


def _lines(items: Iterable[Item], lost: set[str], plain: set[int], names: _Names) -> Iterator[str]:
    """Paragraphs and cells; of tables that became data, a heading over several rows stands once, as does a group."""
    for item in items:
        if not isinstance(item, Table):
            yield item.text if id(item) in plain else _without_sign(item.text, names)
            continue
        if id(item) in plain:
            yield from (cell.text for cell in {id(cell): cell for row in item.rows for cell in row}.values())
            continue
        above = ""
        printed: set[int] = set()
        is_head = True
        for cells in map(distinct, item.rows):
            is_head = is_head and (not printed or any(id(cell) in printed for cell in cells))
            row = [cell.text for cell in cells]
            if _squeezed("".join(row)) in lost:
                continue
            is_again = row[0] == above
            above = row[0] or above
            shown = [cell for cell in cells[is_again:] if not is_head or id(cell) not in printed]
            paragraphs = (part for cell in shown for line in cell.paragraphs for part in sidebars.entries(line))
            yield from (_without_sign(part.text, names) for part in paragraphs)
            printed |= set(map(id, cells)) if is_head else set()


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of projects without blanks, and how long they are, the longest first."""

    known: frozenset[str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Names:
        known = frozenset(filter(None, map(_squeezed, names)))
        return cls(known, tuple(sorted(set(map(len, known)), reverse=True)))

    def at_head_of(self, words: str) -> str:
        """The longest name that words begin with; empty if they begin with none."""
        return next((words[:length] for length in self.lengths if words[:length] in self.known), "")


def _without_sign(line: str, names: _Names) -> str:
    """A line of a box without the sign between a project's name and its text, which stand apart on the site."""
    words = _squeezed(line)
    name = names.at_head_of(words)
    rest = words[len(name) :]
    return f"{name}\n{rest[1:]}" if name and len(rest) > 1 and rest[0] in SIGNS else line


def _letters(words: str) -> str:
    """Words without signs, which the site sets in its own way between a name and a text."""
    return re.sub(r"\W", "", words)


def _squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def _list_lost(found: FoundPlan, document: Document, carried: str) -> None:
    """List every line of the document that is neither carried nor listed yet."""
    told = _letters(
        "\n".join(
            [carried, found.title, found.outline.number, *(f"{e.quote}\n{e.said}" for e in found.handover.entries)]
        )
    )
    place = 0
    for block in document.blocks:
        if isinstance(block, Paragraph) and (block.is_contents or id(block) in found.outline.left_out):
            continue
        rows = [[block.text]] if isinstance(block, Paragraph) else block.texts
        for words in (text for row in rows for text in row):
            bare = _letters(PAGE.sub("", words))
            near = told.find(bare, place, place + len(bare) + NEAR)
            if near >= 0:
                place = near + len(bare)
            elif (place_of := told.find(bare)) >= 0:
                place = place_of + len(bare)
            else:
                found.handover.lost("文件", "这一行没有带入", words)
