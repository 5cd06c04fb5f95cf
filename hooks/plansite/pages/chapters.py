"""Chapter pages: the plan's text word for word, with its promises linked and its doubtful places marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from plansite import addresses
from plansite.assessment.method import Verdict
from plansite.models import Indicator, Project, ProjectTarget, Sidebar, TextPromise
from plansite.models.plan_table import TableColumn
from plansite.pages.rendering.annotations import NoteMark, Promise, annotated
from plansite.pages.rendering.links import Links
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.reading.anchors import CELL_BREAK, place_words
from plansite.reading.chapters import Chapter, Paragraph, SidebarSlot
from plansite.wording.citations import gbt, styles
from plansite.wording.quotation import quoted


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

    place_words: Callable[[str], str] = place_words
    """The words for an anchor."""


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The table of contents, then one page a chapter."""
    plan = publication.plan
    about = About(
        title="规划全文",
        description=f"{plan.about.title}全文目录：{len(plan.chapters)} 章，逐段可引用。",
        updated=plan.about.published,
        hide=("toc",),
    )
    yield renderer.page("chapters", about, ContentsView())
    for index, chapter in enumerate(plan.chapters):
        path = addresses.chapter_path(chapter.number)
        description = f"{plan.about.title}第 {chapter.number} 章{quoted(chapter.title)}原文。"
        view = ChapterView(
            chapter=chapter,
            before=plan.chapters[index - 1] if index else None,
            after=plan.chapters[index + 1] if index + 1 < len(plan.chapters) else None,
            text=ChapterText(publication, renderer, publication.links(path)),
            cite=styles.strings(publication.subjects.chapter(chapter)),
            passages=_passages(publication, chapter),
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

    def kind(self, block: object) -> str:
        """``paragraph``, ``sidebar`` or ``table``."""
        if isinstance(block, Paragraph):
            return "paragraph"
        return "sidebar" if isinstance(block, SidebarSlot) else "table"

    def paragraph(self, paragraph: Paragraph) -> Markup:
        """A paragraph's words."""
        return self._annotated(paragraph.anchor, paragraph.text)

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

    def project_text(self, project: Project) -> Markup:
        """A project's words with its targets linked."""
        anchor = f"project-{project.id}"
        offset = len(project.name + CELL_BREAK)
        notes = [
            NoteMark(note.at - offset, note.number, note.href, note.id)
            for note in self._notes(anchor)
            if note.at > offset
        ]
        return annotated(project.text, self._target_promises(project), notes)

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

    def _annotated(self, anchor: str, text: str) -> Markup:
        return annotated(text, self._promises(anchor, text), self._notes(anchor))

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
        return self._status_label(found.indicator_status(indicator).value, found.indicator(indicator), known=known)

    def _target_label(self, target: ProjectTarget) -> Markup:
        known = self.publication.assessments.target_latest(target) is not None
        verdict = self.publication.assessments.target(target)
        return self._status_label(verdict.status.value, verdict, known=known)

    def _promise_label(self, promise: TextPromise) -> Markup:
        verdict = self.publication.assessments.promise(promise)
        if verdict is None or (verdict.reading is None and promise.assessment is None):
            return Markup()
        return self._status_label(verdict.status.value, verdict, known=True)

    def _status_label(self, word: str, verdict: Verdict, *, known: bool) -> Markup:
        label = self.renderer.macro("status_label")
        return label(self.publication.wording, word, verdict.is_preliminary) if known else Markup()

    def _notes(self, anchor: str) -> list[NoteMark]:
        found = []
        for note in self.plan.notes:
            for index, place in enumerate(note.places):
                if place.at == anchor:
                    at = self.plan.places.offsets(anchor, place.text)[0] + len(place.text)
                    href = self.link.to("notes", f"note-{note.id}")
                    found.append(NoteMark(at, note.id, href, f"note-{note.id}-{index + 1}"))
        return sorted(found)


def note_place(plan: Plan, anchor: str) -> tuple[int, str] | None:
    """The chapter and anchor of a place that a note or a mention names."""
    place = plan.places.by_anchor[anchor]
    chapter = plan.chapter_of(place)
    return None if chapter is None else (chapter, anchor)
