"""Places of the plan that can be cited: what each says, where it stands, and the rows of tables that are projects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plansite.models import Project
from plansite.reading.chapters import Chapter
from plansite.reading.plan_table import PlanTable
from plansite.reading.text_table import TextCell, TextTable

CELL_BREAK = "\n"
"""Stands between the cells of a table row, and between a project's name and its text."""

ROW = "indicator-"
"""How the anchor of a table row begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """A citable place."""

    anchor: str
    text: str
    chapter: str | None
    """Name of the page; ``None`` where only the place of a sidebar, a project or the table decides it."""


@dataclass(frozen=True, slots=True)
class Places:
    """All citable places by anchor."""

    by_anchor: dict[str, Place]

    @classmethod
    def of(
        cls,
        chapters: Iterable[Chapter],
        projects: Iterable[Project],
        printed: PlanTable | None = None,
    ) -> Places:
        """Every heading, paragraph, sidebar entry and table row."""
        found: dict[str, Place] = {}
        for chapter in chapters:
            found[chapter.id] = Place(chapter.id, chapter.title, chapter.id)
            for section in chapter.titled_sections:
                found[section.anchor] = Place(section.anchor, section.title, chapter.id)
            for heading in chapter.headings:
                found[heading.anchor] = Place(heading.anchor, heading.text, chapter.id)
            for paragraph in chapter.paragraphs:
                found[paragraph.anchor] = Place(paragraph.anchor, paragraph.text, chapter.id)
            for table in chapter.tables:
                text = CELL_BREAK.join(cell.words.text for cell in table.cells)
                found[table.anchor] = Place(table.anchor, text, chapter.id)
        for project in projects:
            anchor = f"project-{project.id}"
            found[anchor] = Place(anchor, project.name + CELL_BREAK + project.text, None)
        rows = {one.id: printed.cells(one) for one in printed.indicators} if printed is not None else {}
        for name, cells in rows.items():
            found[f"{ROW}{name}"] = Place(f"{ROW}{name}", CELL_BREAK.join(cells), None)
        return cls(found)

    def text(self, anchor: str) -> str | None:
        """The words at ``anchor``, or ``None`` where there is no such place."""
        place = self.by_anchor.get(anchor)
        return place.text if place is not None else None

    def offsets(self, anchor: str, quoted: str) -> list[int]:
        """Where quoted words stand at ``anchor``; a whole cell of a row goes before parts of cells."""
        words = self.text(anchor) or ""
        found = [match.start() for match in re.finditer(re.escape(quoted), words)]
        whole = [start for start in found if _is_cell(words, start, start + len(quoted))]
        return whole if anchor.startswith(ROW) and whole else found


def _is_cell(words: str, start: int, end: int) -> bool:
    return words[:start].endswith(CELL_BREAK) and words[end:].startswith(CELL_BREAK)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project in a table: the cell of its name, and all cells of the rows over which that cell stands."""

    name: TextCell
    cells: tuple[TextCell, ...]

    @property
    def words(self) -> str:
        """Everything that the rows say, a cell a line."""
        return "\n".join(cell.words.text for cell in self.cells)

    def holding(self, line: str) -> TextCell | None:
        """The cell in which a line of the project's text stands; a whole one goes before a part of one."""
        whole = (cell for cell in self.cells if cell.words.text == line)
        part = (cell for cell in self.cells if line in cell.words.text)
        return next(whole, None) or next(part, None)


def project_rows(table: TextTable, project: Project) -> list[ProjectRow]:
    """The rows in which all words of a project stand; more than one where the table does not tell them apart."""
    found = [row for row in _candidates(table, project) if _holds(row, project)]
    exact = [row for row in found if row.name.words.text == project.name]
    return exact or found


def _candidates(table: TextTable, project: Project) -> Iterator[ProjectRow]:
    lines = table.lines
    for index, row in enumerate(table.body):
        for cell in row:
            if project.name in cell.words.text:
                over = lines[index : index + cell.rows]
                together = {id(one): one for line in over for one in line}
                yield ProjectRow(cell, tuple(together.values()))


def _holds(row: ProjectRow, project: Project) -> bool:
    number = project.number
    is_numbered = number is None or any(
        cell.words.text == number or (cell is row.name and cell.words.text.startswith(number)) for cell in row.cells
    )
    return is_numbered and all(row.holding(line) is not None for line in project.paragraphs)
