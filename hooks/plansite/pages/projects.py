"""Project pages: the words of the plan, what they promise, and what is known to have happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from plansite import addresses
from plansite.models import Note, Observation, Project, ProjectTarget, Sidebar
from plansite.models.places import spaced
from plansite.pages.chapters import ChapterText
from plansite.pages.indicators import Mentioned, mentioned, origin
from plansite.pages.rendering.links import Links
from plansite.pages.rendering.list_filter import ListFilter, of_projects
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.paging import Leaf, leaves
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.plan.promises import Promises, promises, same
from plansite.plan.source_records import SourceRecord, WithdrawnRecord, source_records, withdrawn_records
from plansite.plan.updates import Update, adjustments
from plansite.reading.settings import UNNAMED
from plansite.wording.citations import styles
from plansite.wording.quotation import quoted

NEIGHBOURS = 20
"""Projects of one sidebar that the page of each lists."""

TWINS = 10
"""Targets of other projects that promise the same, which the page of a project names one by one."""


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """Projects of the list under one heading: a sidebar, or none."""

    heading: str
    href: str
    chapter: str


@dataclass(frozen=True, slots=True)
class ProjectsView:
    """项目进展: the list."""

    kind: ClassVar[str] = "projects"

    listing: ListFilter
    promises: Promises
    leaf: Leaf
    groups: list[tuple[ProjectGroup, Sequence[Project]]]
    """The projects of this page."""

    counted: str
    """How many sidebars, projects and targets there are, in words."""


@dataclass(frozen=True, slots=True)
class ProjectView:
    """One project."""

    kind: ClassVar[str] = "project"

    project: Project
    sidebar: Sidebar | None
    """``None`` for a project outside all sidebars."""

    position: int
    """Its number in the sidebar, from 1."""

    place: str
    """Where it stands in the text: the address of that page."""

    chapter: str
    """The piece of the text in words."""

    neighbours: tuple[Project, ...]
    """The projects beside it, itself included: all of a short list, else the nearest."""

    first: int
    """The number of the first of them, from 1."""

    beside: int
    """How many there are with those that are not listed."""

    text: ChapterText
    records: list[SourceRecord]
    target_of: dict[int, ProjectTarget]
    """By the number of a source: the target whose value it states."""

    same: dict[str, tuple[tuple[Project, ProjectTarget], ...]]
    """By target: targets of other projects that promise the same."""

    twins: int
    """How many of them stand here one by one."""

    withdrawn: list[WithdrawnRecord]
    adjusted: list[Update]
    """Every adjustment of its targets, in the order of the data."""

    mentions: list[tuple[ProjectTarget, Mentioned]]
    notes: list[Note]
    before: Project | None
    after: Project | None
    cite: list[tuple[styles.Style, Markup]]


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The list, then one page a project."""
    plan = publication.plan
    targets = f"{len(plan.targets)} 项量化目标" if plan.targets else ""
    counted = "、".join(filter(None, (projects_counted(plan), targets)))
    listing, own = of_projects(plan, publication.assessments), promises(plan)
    for leaf in leaves("projects", len(plan.projects)):
        about = About(
            title=leaf.titled("项目进展"),
            description=leaf.titled(f"{plan.about.title} {projects_counted(plan)}的目标和状态") + "。",
            hide=("navigation", "toc"),
        )
        groups = list(leaf.part(_groups(plan, publication.links(leaf.path))))
        yield renderer.page(leaf.path, about, ProjectsView(listing, own, leaf, groups, counted))
    adjusted = list(adjustments(plan))
    for project in plan.projects:
        listed = _listed(plan, project)
        own_updates = [update for update in adjusted if update.project is project]
        make = partial(_page, publication, renderer, project, listed, own_updates)
        shown = (project, *listed.neighbours)
        yield renderer.kept_or_made(addresses.project_path(project.id), ProjectView.kind, shown, make)


class _Listed(NamedTuple):
    """The projects beside one that its page lists."""

    neighbours: tuple[Project, ...]
    first: int
    """How many stand before them."""


def _listed(plan: Plan, project: Project) -> _Listed:
    every = plan.neighbours(project)
    first = max(0, min(plan.rank[project.id] - NEIGHBOURS // 2, len(every) - NEIGHBOURS))
    return _Listed(every[first : first + NEIGHBOURS], first)


def _groups(plan: Plan, link: Links) -> Iterator[tuple[ProjectGroup, Sequence[Project]]]:
    for sidebar in plan.sidebars:
        piece = plan.slot_chapter[sidebar.id]
        href = link.to(addresses.chapter_path(piece), f"box-{sidebar.id}")
        yield ProjectGroup(f"{sidebar.label}　{sidebar.title}", href, spaced(piece)), sidebar.projects
    if plan.own_projects:
        yield ProjectGroup("专栏以外的项目" if plan.sidebars else "", "", ""), plan.own_projects


def _page(
    publication: Publication, renderer: Renderer, project: Project, listed: _Listed, adjusted: list[Update]
) -> Page:
    plan = publication.plan
    path = addresses.project_path(project.id)
    sidebar = plan.sidebar_of.get(project.id)
    every = plan.neighbours(project)
    observations = [observation for target in project.targets for observation in target.observations]
    named = [*(o.source for o in observations), *(p.source for p in project.progress)]
    sources = source_records(plan, observations)
    position = plan.rank[project.id]
    box = f"{sidebar.label}{quoted(sidebar.title)}：" if sidebar is not None else project.number or ""
    piece = plan.project_chapter[project.id]
    words = publication.wording.project_note(project)
    about = About(
        title=project.name,
        description=f"{box}{project.name}。{words}。",
        source=origin(plan, [plan.sources[name] for name in named]),
        department=project.departments.words if project.departments is not None else UNNAMED,
        updated=plan.project_updated(project),
        hide=("navigation",),
    )
    view = ProjectView(
        project=project,
        sidebar=sidebar,
        position=position + 1,
        place=publication.links(path).to(addresses.chapter_path(piece), f"project-{project.id}"),
        chapter=spaced(piece),
        neighbours=listed.neighbours,
        first=listed.first + 1,
        beside=len(every),
        text=ChapterText(publication, renderer, publication.links(path)),
        records=sources,
        withdrawn=withdrawn_records(plan, project.targets),
        target_of={source.number: _owner(project, source.observation) for source in sources},
        same={target.id: same(plan, target) for target in project.targets},
        twins=TWINS,
        adjusted=adjusted,
        mentions=[(target, mentioned(plan, mention)) for target in project.targets for mention in target.mentions],
        notes=[note for note in plan.notes if any(place.at == f"project-{project.id}" for place in note.places)],
        before=every[position - 1] if position else None,
        after=every[position + 1] if position + 1 < len(every) else None,
        cite=styles.strings(publication.subjects.project(project)),
    )
    return renderer.page(path, about, view)


def projects_counted(plan: Plan) -> str:
    """How many sidebars and projects there are, in words: ``11 个专栏、48 个项目``."""
    counted = ((len(plan.sidebars), "个专栏"), (len(plan.projects), "个项目"))
    return "、".join(f"{number} {word}" for number, word in counted if number)


def _owner(project: Project, observation: Observation) -> ProjectTarget:
    """The target that a value belongs to; equal values may belong to two."""
    return next(target for target in project.targets if any(own is observation for own in target.observations))
