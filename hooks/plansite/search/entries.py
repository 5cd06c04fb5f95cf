"""What can be found: every indicator, project, chapter, section and paragraph, each at its own address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plansite import addresses
from plansite.models import Indicator, Project, Sidebar
from plansite.reading.chapters import Chapter, Paragraph
from plansite.wording.sentences import Wording


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """条目: one thing that can be found."""

    kind: str
    """``indicator``, ``project``, ``chapter``, ``section``, ``page`` or ``paragraph``."""

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
    """Found only when typed whole: ``3-5``."""

    aliases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Described:
    """A page that is about no part of the plan: where it is, its title, and what it says of itself."""

    path: str
    title: str
    description: str


def entries(wording: Wording, others: Iterable[Described]) -> list[SearchEntry]:
    """Everything that can be found, in the order of the plan."""
    plan = wording.plan
    names = _aliases(wording)
    return [
        *(_indicator(wording, indicator, names) for indicator in plan.indicators),
        *(_project(wording, project, names) for project in plan.projects),
        *(entry for chapter in plan.chapters for entry in _chapter(chapter, names)),
        *(_sidebar(sidebar, plan.slot_chapter[sidebar.id], names) for sidebar in plan.sidebars),
        *(SearchEntry("page", f"page-{page.path}", f"{page.path}/", page.title, page.description) for page in others),
    ]


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
    return SearchEntry(
        "indicator",
        place,
        f"{addresses.indicator_path(indicator.id)}/",
        indicator.name,
        indicator.definition.text if indicator.definition is not None else "",
        wording.verdict_sentence(indicator, wording.plan.subject.id),
        wording.indicator_status(indicator),
        wording.status_class(status),
        aliases=names[place],
    )


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
        (project.id,),
        names[place],
    )


def _chapter(chapter: Chapter, names: Names) -> Iterator[SearchEntry]:
    number = str(chapter.number)
    address = f"{addresses.chapter_path(chapter.number)}/"
    yield SearchEntry("chapter", number, address, chapter.title, aliases=names[number])
    for paragraph in chapter.preamble:
        yield _paragraph(paragraph, address, chapter.title, names)
    for section in chapter.sections:
        if section.title:
            yield SearchEntry(
                "section", section.anchor, f"{address}#{section.anchor}", section.title, aliases=names[section.anchor]
            )
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield _paragraph(block, address, section.title or chapter.title, names)


def _paragraph(paragraph: Paragraph, address: str, heading: str, names: Names) -> SearchEntry:
    anchor = paragraph.anchor
    return SearchEntry(
        "paragraph", anchor, f"{address}#{anchor}", text=paragraph.text, note=heading, aliases=names[anchor]
    )


def _sidebar(sidebar: Sidebar, chapter: int, names: Names) -> SearchEntry:
    anchor = f"box-{sidebar.id}"
    address = f"{addresses.chapter_path(chapter)}/#{anchor}"
    return SearchEntry("section", anchor, address, f"专栏{sidebar.id}　{sidebar.title}", aliases=names[anchor])
