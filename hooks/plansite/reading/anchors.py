"""Places of the plan that can be cited: what each says, and on which chapter page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plansite.models import Project
from plansite.reading.chapters import Chapter
from plansite.reading.plan_table import PlanTable

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
