"""Chapter pages: the plan's text word for word, with its promises linked and its doubtful places marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from plansite import addresses
from plansite.assessment.method import Verdict
from plansite.models import Indicator, OwnProject, Project, ProjectTarget, Sidebar, TextPromise
from plansite.models.places import piece_of, place_words, spaced
from plansite.models.targets.plan_table import TableColumn
from plansite.pages.rendering.annotations import FootnoteMark, NoteMark, Promise, annotated
from plansite.pages.rendering.links import Links
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.reading.anchors import CELL_BREAK, ProjectRow, project_rows
from plansite.reading.chapters import (
    Block,
    Chapter,
    Footnote,
    Heading,
    Paragraph,
    Part,
    ProjectSlot,
    SidebarSlot,
    TextPicture,
)
from plansite.reading.text_table import TextCell, TextTable
from plansite.wording.citations import gbt, styles
from plansite.wording.quotation import quoted

KINDS: dict[type, str] = {
    Paragraph: "paragraph",
    Heading: "heading",
    TextTable: "text-table",
    TextPicture: "picture",
    SidebarSlot: "sidebar",
    ProjectSlot: "project",
}
UNSHOWN = frozenset(("待公布", "无量化目标"))
"""Words for projects of which nothing is known, which stand behind no name in the text."""


@dataclass(frozen=True, slots=True)
class ContentsView:
    """目录."""

    kind: ClassVar[str] = "chapters"


@dataclass(frozen=True, slots=True)
class ChapterView:
    """One chapter."""

    kind: ClassVar[str] = "chapter"

    chapter: Chapter
    before: Chapter | None
    after: Chapter | None
    text: ChapterText
    cite: list[tuple[styles.Style, Markup]]
    passages: list[tuple[str, str, str]]
    """Every paragraph's anchor, its place in words, and how it is cited."""

    here: str
    """The piece in words: ``第 3 章``, ``附件1``."""

    part: Part
    """The part that it stands in, if it is one or in one."""

    place_words: Callable[[str], str] = place_words
    """The words for an anchor."""


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The table of contents, then one page a chapter."""
    plan = publication.plan
    about = About(
        title="规划全文",
        description=f"{plan.about.title}全文目录：{plan.extent}，逐段可引用。",
        updated=plan.about.published,
        hide=("toc",),
    )
    yield renderer.page("chapters", about, ContentsView())
    for index, chapter in enumerate(plan.chapters):
        path = addresses.chapter_path(chapter.id)
        description = f"{plan.about.title}{spaced(chapter.id)}{quoted(chapter.title)}原文。"
        view = ChapterView(
            chapter=chapter,
            before=plan.chapters[index - 1] if index else None,
            after=plan.chapters[index + 1] if index + 1 < len(plan.chapters) else None,
            text=ChapterText(publication, renderer, publication.links(path)),
            cite=styles.strings(publication.subjects.chapter(chapter)),
            passages=_passages(publication, chapter),
            here=spaced(chapter.id),
            part=next(part for part in plan.outline if chapter in (part.head, *part.chapters)),
        )
        yield renderer.page(path, About(chapter.title, description), view)


def _passages(publication: Publication, chapter: Chapter) -> list[tuple[str, str, str]]:
    subjects = publication.subjects
    cited = [(paragraph.anchor, subjects.paragraph(chapter, paragraph.anchor)) for paragraph in chapter.paragraphs]
    return [(anchor, citation.part, gbt.current(citation)) for anchor, citation in cited]


@dataclass(frozen=True)
class TableCell:
    """One cell of the plan's table, as printed and as linked."""

    words: Markup
    column: TableColumn
    span: int
    """How many rows share it; 0 where it was printed above."""


@dataclass(frozen=True)
class TableRow:
    """One row of the plan's table."""

    indicator: Indicator
    cells: tuple[TableCell, ...]


@dataclass(frozen=True)
class ChapterText:
    """Turns the words of one page into HTML."""

    publication: Publication
    renderer: Renderer
    link: Links

    @property
    def plan(self) -> Plan:
        """The plan whose words these are."""
        return self.publication.plan

    def kind(self, block: Block) -> str:
        """``paragraph``, ``heading``, ``text-table``, ``picture``, ``sidebar``, ``project`` or ``table``."""
        return KINDS.get(type(block), "table")

    def runs(self, blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
        """Blocks in their order, items of one list together; whether they are items goes first."""
        for is_item, run in groupby(blocks, key=lambda block: isinstance(block, Paragraph) and block.is_item):
            yield is_item, list(run)

    def paragraph(self, paragraph: Paragraph) -> Markup:
        """A paragraph's words."""
        anchor, words = paragraph.anchor, paragraph.words
        marks = self._footnotes(anchor, words.footnotes)
        promises = self._promises(anchor, paragraph.text)
        return annotated(paragraph.text, promises, self._notes(anchor), bold=words.bold, footnotes=marks)

    def cell(self, table: TextTable, cell: TextCell) -> Markup:
        """The words of a table's cell; a note on the table stands behind the words that it names."""
        start = 0
        for other in table.cells:
            if other is cell:
                break
            start += len(other.words.text + CELL_BREAK)
        end = start + len(cell.words.text)
        own = [
            NoteMark(note.at - start, note.number, note.href, note.id)
            for note in self._notes(table.anchor)
            if start < note.at <= end
        ]
        marks = self._footnotes(table.anchor, cell.words.footnotes, start)
        promises, noted = self._of_rows(table, cell)
        return annotated(cell.words.text, promises, sorted([*own, *noted]), bold=cell.words.bold, footnotes=marks)

    def row_id(self, table: TextTable, cell: TextCell) -> str:
        """The anchor of the project whose name a cell of a table holds; empty where it holds none."""
        return next((f"project-{one.id}" for one, row in self._rows.get(table.anchor, ()) if row.name is cell), "")

    def _of_rows(self, table: TextTable, cell: TextCell) -> tuple[list[Promise], list[NoteMark]]:
        """Links to projects and targets, and notes on projects, in one cell of a table that lists projects."""
        promises: list[Promise] = []
        notes: list[NoteMark] = []
        for project, row in self._rows.get(table.anchor, ()):
            own = self._notes(f"project-{project.id}")
            if row.name is cell:
                start = cell.words.text.index(project.name)
                end = start + len(project.name)
                link = self.link.to(addresses.project_path(project.id))
                promises.append(Promise(start, end, link, self._project_label(project)))
                notes += [replace(note, at=note.at + start) for note in own if note.at <= len(project.name)]
            position = 0
            for line in project.text.split("\n"):
                if line and row.holding(line) is cell:
                    shift = cell.words.text.index(line) - position
                    before = len(project.name + CELL_BREAK) + position
                    spans = [one for one in self._target_promises(project) if _is_within(one, position, line)]
                    promises += [replace(one, start=one.start + shift, end=one.end + shift) for one in spans]
                    inside = [note for note in own if before < note.at <= before + len(line)]
                    notes += [replace(note, at=note.at - before + position + shift) for note in inside]
                position += len(line) + 1
        return _apart(promises), notes

    @cached_property
    def _rows(self) -> dict[str, list[tuple[Project, ProjectRow]]]:
        """Projects that stand in tables of the text, with their rows, by the anchor of the table."""
        tables = {table.anchor: table for chapter in self.plan.chapters for table in chapter.tables}
        found: dict[str, list[tuple[Project, ProjectRow]]] = defaultdict(list)
        for project in self.plan.projects:
            if project.at is not None:
                found[project.at] += [(project, row) for row in project_rows(tables[project.at], project)[:1]]
        return found

    def _project_label(self, project: Project) -> Markup:
        word = self.publication.assessments.project_word(project)
        if word in UNSHOWN:
            return Markup()
        shown = self.renderer.macro("project_status")
        return shown(self.publication.wording, project)

    def picture(self, picture: TextPicture) -> str:
        """The address of a picture's file."""
        return self.link.to(picture.path)

    def _footnotes(self, anchor: str, marks: Iterable[tuple[int, str]], start: int = 0) -> list[FootnoteMark]:
        piece = next(chapter for chapter in self.plan.chapters if chapter.id == self._piece(anchor))
        found = {note.label: note.paragraph.anchor for note in piece.footnotes}
        return [FootnoteMark(at, label, found[label], mark_id(found[label], anchor, start + at)) for at, label in marks]

    def _piece(self, anchor: str) -> str:
        piece = piece_of(anchor)
        return self.plan.chapters[0].id if piece == "0" else piece

    def first_mark(self, chapter: Chapter, note: Footnote) -> str:
        """The id of the first mark of a footnote, which its text leads back to."""
        for block in chapter.blocks:
            if isinstance(block, Paragraph):
                for at, label in block.words.footnotes:
                    if label == note.label:
                        return mark_id(note.paragraph.anchor, block.anchor, at)
            elif isinstance(block, TextTable):
                start = 0
                for cell in block.cells:
                    for at, label in cell.words.footnotes:
                        if label == note.label:
                            return mark_id(note.paragraph.anchor, block.anchor, start + at)
                    start += len(cell.words.text + CELL_BREAK)
        raise LookupError(note.label)

    def own_project(self, slot: ProjectSlot) -> OwnProject:
        """The project that stands at a slot."""
        return next(project for project in self.plan.own_projects if project.id == slot.project)

    def heading_notes(self, anchor: str) -> Markup:
        """Marks behind a heading that carries notes."""
        return annotated("", (), [NoteMark(0, m.number, m.href, m.id) for m in self._notes(anchor)])

    def sidebar(self, slot: SidebarSlot) -> Sidebar:
        """The sidebar that stands at a slot."""
        return next(sidebar for sidebar in self.plan.sidebars if sidebar.id == slot.sidebar)

    def project_name(self, project: Project) -> Markup:
        """A project's name, leading to its page, with its notes."""
        anchor = f"project-{project.id}"
        notes = [note for note in self._notes(anchor) if note.at <= len(project.name)]
        link = self.link.to(addresses.project_path(project.id))
        return annotated(project.name, [Promise(0, len(project.name), link, Markup())], notes)

    def project_text(self, project: Project) -> list[Markup]:
        """A project's words, paragraph by paragraph, with its targets linked."""
        anchor = f"project-{project.id}"
        offset = len(project.name + CELL_BREAK)
        notes = [NoteMark(note.at - offset, note.number, note.href, note.id) for note in self._notes(anchor)]
        promises = list(self._target_promises(project))
        found, start = [], 0
        for line in project.text.split("\n"):
            end = start + len(line)
            if line.strip():
                own = [
                    Promise(max(span.start - start, 0), min(span.end, end) - start, span.href, span.label)
                    for span in promises
                    if span.start < end and span.end > start
                ]
                marks = [NoteMark(n.at - start, n.number, n.href, n.id) for n in notes if start < n.at <= end]
                found.append(annotated(line, own, marks))
            start = end + 1
        return found

    def rows(self) -> Iterator[TableRow]:
        """The plan's table."""
        spans = self._spans()
        for index, indicator in enumerate(self.plan.table.indicators):
            words = self._cells(indicator)
            columns = self.plan.table.columns
            cells = zip(words, columns, spans[index], strict=True)
            yield TableRow(indicator, tuple(TableCell(*cell) for cell in cells))

    def _spans(self) -> list[list[int]]:
        """How many rows every cell spans: rows of one dimension share it."""
        table = self.plan.table
        rows = [table.cells(indicator) for indicator in table.indicators]
        spans = [[1] * len(table.columns) for _ in rows]
        for place, column in enumerate(table.columns):
            first = 0
            for index in range(1, len(rows)) if table.is_dimension(column) else ():
                if rows[index][place] == rows[first][place]:
                    spans[index][place], spans[first][place] = 0, spans[first][place] + 1
                else:
                    first = index
        return spans

    def _cells(self, indicator: Indicator) -> Iterator[Markup]:
        table = self.plan.table
        notes = self._notes(f"indicator-{indicator.id}")
        position = 0
        link = self.link.to(addresses.indicator_path(indicator.id))
        for place, cell in enumerate(table.cells(indicator)):
            end = position + len(cell)
            own = [NoteMark(n.at - position, n.number, n.href, n.id) for n in notes if position < n.at <= end]
            named = [Promise(0, len(cell), link, Markup())] if place == table.name_column else []
            yield annotated(cell, named, own)
            position = end + len(CELL_BREAK)

    def _promises(self, anchor: str, text: str) -> Iterator[Promise]:
        for words, path, fragment, label in self._mentions[anchor]:
            start = text.index(words)
            yield Promise(start, start + len(words), self.link.to(path, fragment), label)

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[str, str, str, Markup]]]:
        found: dict[str, list[tuple[str, str, str, Markup]]] = defaultdict(list)
        for indicator in self.plan.indicators:
            for mention in indicator.mentions:
                label = self._indicator_label(indicator) if mention.promise else Markup()
                found[mention.at].append((mention.text, addresses.indicator_path(indicator.id), "", label))
        for project, target in self.plan.targets:
            for mention in target.mentions:
                label = self._target_label(target)
                found[mention.at].append((mention.text, addresses.project_path(project.id), target.id, label))
        for promise in self.plan.promises:
            path = addresses.theme_path(self.plan.theme_of[promise.id].id)
            found[promise.at].append((promise.text, path, promise.id, self._promise_label(promise)))
        return found

    def _target_promises(self, project: Project) -> Iterator[Promise]:
        """Links to the targets in a project's text; a project that is only a name leads to its page as a whole."""
        if not project.text:
            return
        last = 0
        for target in sorted(project.targets, key=lambda target: project.text.index(target.text)):
            start = project.text.index(target.text)
            if start < last:
                continue
            last = start + len(target.text)
            label = self._target_label(target)
            yield Promise(start, last, self.link.to(addresses.project_path(project.id), target.id), label)

    def _indicator_label(self, indicator: Indicator) -> Markup:
        found = self.publication.assessments
        known = found.latest(indicator) is not None
        return self._status_label(found.shown(indicator), known=known)

    def _target_label(self, target: ProjectTarget) -> Markup:
        found = self.publication.assessments
        known = found.target_latest(target) is not None or found.official(target) is not None
        verdict = found.target(target)
        return self._status_label(verdict, known=known)

    def _promise_label(self, promise: TextPromise) -> Markup:
        verdict = self.publication.assessments.promise(promise)
        if verdict is None or (verdict.reading is None and promise.official is None):
            return Markup()
        return self._status_label(verdict, known=True)

    def _status_label(self, verdict: Verdict, *, known: bool) -> Markup:
        label = self.renderer.macro("status_label")
        return label(self.publication.wording, verdict.status.value, verdict.may_change) if known else Markup()

    def _notes(self, anchor: str) -> list[NoteMark]:
        found = []
        for note in self.plan.notes:
            for index, place in enumerate(note.places):
                if place.at == anchor:
                    at = self.plan.places.offsets(anchor, place.text)[0] + len(place.text)
                    href = self.link.to("notes", f"note-{note.id}")
                    found.append(NoteMark(at, note.id, href, f"note-{note.id}-{index + 1}"))
        return sorted(found)


def _is_within(span: Promise, start: int, line: str) -> bool:
    return start <= span.start and span.end <= start + len(line)


def _apart(promises: list[Promise]) -> list[Promise]:
    """Spans in their order, without those that begin inside the one before."""
    kept: list[Promise] = []
    for span in sorted(promises):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def mark_id(footnote: str, anchor: str, at: int) -> str:
    """The id of a footnote's mark: footnote, passage and place in it make it the only one."""
    return f"{footnote}-{anchor}-{at}"


def note_place(plan: Plan, anchor: str) -> tuple[str, str] | None:
    """The chapter and anchor of a place that a note or a mention names."""
    place = plan.places.by_anchor[anchor]
    chapter = plan.chapter_of(place)
    return None if chapter is None else (chapter, anchor)
