"""What can be found: every indicator, project, chapter, section, paragraph and part of a page, each at its address."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plansite import addresses
from plansite.models import Indicator, Project, Sidebar
from plansite.models.places import PieceKind
from plansite.reading.chapters import Chapter, Heading, Paragraph
from plansite.reading.text_table import TextTable
from plansite.search.page_text import Part
from plansite.wording import numbers
from plansite.wording.sentences import Wording


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """条目: one thing that can be found."""

    kind: str
    """``indicator``, ``project``, ``chapter``, ``section``, ``page``, ``paragraph`` or ``part``."""

    place: str
    """The anchor by which data files name it: ``indicator-x``, ``project-3-5``, ``3-2-p4``."""

    location: str
    """Address from the site's root: ``indicators/x/``, ``chapters/3/#3-2-p4``."""

    title: str = ""
    """Searched by every way of typing; empty for a paragraph."""

    text: str = ""
    """Searched by hanzi and by whole syllables."""

    note: str = ""
    """Shown, never searched: a verdict, or the heading above a paragraph."""

    status: str = ""
    style: str = ""
    """Shape and colour of the status word."""

    codes: tuple[str, ...] = ()
    """Found only when typed whole: ``3-5``, ``第三章``, ``注1``."""

    aliases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Described:
    """A page that is about no part of the plan: where it is, its title, and what it says of itself."""

    path: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on a page."""

    path: str
    title: str
    parts: Sequence[Part]


def entries(wording: Wording, others: Iterable[Described], bodies: Iterable[Body] = ()) -> list[SearchEntry]:
    """Everything that can be found, in the order of the plan."""
    plan = wording.plan
    names = _aliases(wording)
    found = [
        *(_indicator(wording, indicator, names) for indicator in plan.indicators),
        *(_project(wording, project, names) for project in plan.projects),
        *(entry for chapter in plan.chapters for entry in _chapter(chapter, names)),
        *(_sidebar(sidebar, plan.slot_chapter[sidebar.id], names) for sidebar in plan.sidebars),
        *(SearchEntry("page", f"page-{page.path}", _at(page.path), page.title, page.description) for page in others),
    ]
    openings = {entry.text[:OPENING] for entry in found if len(entry.text) > OPENING}
    return [*found, *_parts(bodies, openings)]


def _at(path: str) -> str:
    return f"{path}/" if path else ""


def _parts(bodies: Iterable[Body], openings: Collection[str]) -> Iterator[SearchEntry]:
    """Parts of pages without what is found elsewhere; a heading that stands on one page only is a title."""
    found = [(body, part) for body in bodies for part in body.parts]
    times = Counter(part.heading for _, part in found)
    for body, part in found:
        is_title = part.heading != body.title and times[part.heading] == 1
        text = "\n".join(line for line in part.text.split("\n") if line[:OPENING] not in openings)
        note = NOTE.fullmatch(part.anchor)
        yield SearchEntry(
            "part",
            f"page-{body.path}#{part.anchor}",
            _at(body.path) + (f"#{part.anchor}" if part.anchor else ""),
            part.heading if is_title else "",
            text if is_title or part.heading == body.title else f"{part.heading}\n{text}",
            note=part.heading or body.title,
            codes=_note_codes(int(note["number"])) if note else (),
        )


OPENING = 30
"""Characters by which a text of the plan is known again on another page."""

NOTE = re.compile("note-(?P<number>[0-9]+)")
Names = dict[str, tuple[str, ...]]


def _aliases(wording: Wording) -> Names:
    found: dict[str, list[str]] = defaultdict(list)
    for alias in wording.plan.pinyin.aliases:
        for place in alias.at:
            found[place].append(alias.name)
    return defaultdict(tuple, {place: tuple(names) for place, names in found.items()})


def _indicator(wording: Wording, indicator: Indicator, names: Names) -> SearchEntry:
    place = f"indicator-{indicator.id}"
    status = wording.assessments.indicator_status(indicator).value
    explained = indicator.definition.text if indicator.definition is not None else ""
    return SearchEntry(
        "indicator",
        place,
        f"{addresses.indicator_path(indicator.id)}/",
        indicator.name,
        "\n".join(filter(None, (explained, _figures(wording, indicator)))),
        wording.verdict_sentence(indicator, wording.plan.subject.id),
        wording.indicator_status(indicator),
        wording.status_class(status),
        aliases=names[place],
    )


def _figures(wording: Wording, indicator: Indicator) -> str:
    """Where the indicator began and where it is to be, as its page says it."""
    subject, baseline = wording.plan.subject.id, indicator.baseline
    began = f"{baseline.year}年基期{wording.value(indicator, baseline.values.get(subject))}" if baseline else ""
    latest = wording.assessments.latest(indicator)
    known = f"最新公布值{wording.value(indicator, latest.value)}" if latest else ""
    aim = wording.plan.aim(indicator)
    goal = f"{wording.aim_head(indicator, aim)}{wording.aim_text(indicator, aim)}" if aim is not None else ""
    return "，".join(filter(None, (began, known, goal)))


def _project(wording: Wording, project: Project, names: Names) -> SearchEntry:
    place = f"project-{project.id}"
    status = wording.assessments.project_word(project)
    return SearchEntry(
        "project",
        place,
        f"{addresses.project_path(project.id)}/",
        project.name,
        project.text,
        "",
        wording.project_status(project),
        wording.status_class(status),
        (*filter(None, (project.id, project.number)), *_box_codes(wording.plan.sidebar_of.get(project.id))),
        names[place],
    )


def _chapter(chapter: Chapter, names: Names) -> Iterator[SearchEntry]:
    address = f"{addresses.chapter_path(chapter.id)}/"
    yield SearchEntry("chapter", chapter.id, address, chapter.title, codes=_codes(chapter), aliases=names[chapter.id])
    for paragraph in chapter.preamble:
        yield _paragraph(paragraph, address, chapter.title, names)
    for section in chapter.sections:
        if section.title:
            yield SearchEntry(
                "section", section.anchor, f"{address}#{section.anchor}", section.title, aliases=names[section.anchor]
            )
        heading = section.title or chapter.title
        for block in section.blocks:
            if isinstance(block, Heading):
                heading = block.text
                place = f"{address}#{block.anchor}"
                yield SearchEntry("section", block.anchor, place, heading, aliases=names[block.anchor])
            elif isinstance(block, Paragraph):
                yield _paragraph(block, address, heading, names)
            elif isinstance(block, TextTable):
                words = "\n".join(cell.words.text for cell in block.cells)
                yield SearchEntry("paragraph", block.anchor, f"{address}#{block.anchor}", text=words, note=heading)
    for note in chapter.footnotes:
        yield _paragraph(note.paragraph, address, chapter.title, names)


def _codes(chapter: Chapter) -> tuple[str, ...]:
    """Names by which a chapter or a part is found: ``第三章``, ``第3章``."""
    number, word = chapter.id.removeprefix(chapter.kind), chapter.kind.word
    if chapter.kind not in {PieceKind.CHAPTER, PieceKind.PART} or not number:
        return ()
    return f"第{numbers.chinese(int(number))}{word}", f"第{number}{word}"


def _paragraph(paragraph: Paragraph, address: str, heading: str, names: Names) -> SearchEntry:
    anchor = paragraph.anchor
    return SearchEntry(
        "paragraph", anchor, f"{address}#{anchor}", text=paragraph.text, note=heading, aliases=names[anchor]
    )


def _sidebar(sidebar: Sidebar, chapter: str, names: Names) -> SearchEntry:
    anchor = f"box-{sidebar.id}"
    address = f"{addresses.chapter_path(chapter)}/#{anchor}"
    title = f"{sidebar.label}　{sidebar.title}"
    groups = (name for name, _ in sidebar.groups if name)
    return SearchEntry(
        "section",
        anchor,
        address,
        title,
        "\n".join((*sidebar.paragraphs, *groups)),
        codes=_box_codes(sidebar),
        aliases=names[anchor],
    )


def _box_codes(sidebar: Sidebar | None) -> tuple[str, ...]:
    """Other names by which a sidebar is found with its projects: ``专栏三``; the plan's own is a title."""
    if sidebar is None:
        return ()
    number = numbers.chinese(sidebar.id)
    names = (f"专栏{sidebar.id}", f"专栏{number}", f"第{sidebar.id}专栏", f"第{number}专栏")
    return tuple(name for name in names if name != sidebar.label)


def _note_codes(number: int) -> tuple[str, ...]:
    """Names by which a note is found: ``注5``, ``注五``, ``校注5``, ``注释五``."""
    return tuple(f"{word}{form}" for word in ("注", "注释", "校注") for form in (number, numbers.chinese(number)))
