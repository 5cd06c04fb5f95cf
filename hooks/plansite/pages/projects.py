"""Project pages: the words of the plan, what they promise, and what is known to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from plansite import addresses
from plansite.models import Note, Observation, Project, ProjectTarget, Sidebar
from plansite.pages.chapters import ChapterText
from plansite.pages.indicators import Mentioned, mentioned, origin
from plansite.pages.rendering.list_filter import ListFilter, of_projects
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.promises import Promises, promises, same
from plansite.plan.source_records import SourceRecord, WithdrawnRecord, source_records, withdrawn_records
from plansite.reading.settings import UNNAMED
from plansite.wording.citations import styles
from plansite.wording.quotation import quoted


@dataclass(frozen=True, slots=True)
class ProjectsView:
    """项目进展: the list."""

    kind: ClassVar[str] = "projects"

    listing: ListFilter
    promises: Promises


@dataclass(frozen=True, slots=True)
class ProjectView:
    """One project."""

    kind: ClassVar[str] = "project"

    project: Project
    sidebar: Sidebar
    position: int
    """Its number in the sidebar, from 1."""

    text: ChapterText
    records: list[SourceRecord]
    target_of: dict[int, ProjectTarget]
    """By the number of a source: the target whose value it states."""

    same: dict[str, tuple[tuple[Project, ProjectTarget], ...]]
    """By target: targets of other projects that promise the same."""

    withdrawn: list[WithdrawnRecord]
    mentions: list[tuple[ProjectTarget, Mentioned]]
    notes: list[Note]
    before: Project | None
    after: Project | None
    cite: list[tuple[styles.Style, Markup]]


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The list, then one page a project."""
    plan = publication.plan
    about = About(
        title="项目进展",
        description=f"{plan.about.title} {len(plan.sidebars)} 个专栏、{len(plan.projects)} 个项目的目标和状态。",
        hide=("navigation", "toc"),
    )
    yield renderer.page("projects", about, ProjectsView(of_projects(plan, publication.assessments), promises(plan)))
    for project in plan.projects:
        yield _page(publication, renderer, project)


def _page(publication: Publication, renderer: Renderer, project: Project) -> Page:
    plan = publication.plan
    path = addresses.project_path(project.id)
    sidebar = plan.sidebar_of[project.id]
    observations = [observation for target in project.targets for observation in target.observations]
    named = [*(o.source for o in observations), *(p.source for p in project.progress)]
    sources = source_records(plan, observations)
    position = sidebar.projects.index(project)
    words = publication.wording.project_note(project)
    about = About(
        title=project.name,
        description=f"专栏{sidebar.id}{quoted(sidebar.title)}：{project.name}。{words}。",
        source=origin(plan, [plan.sources[name] for name in named]),
        department=project.departments.words if project.departments is not None else UNNAMED,
        updated=plan.project_updated(project),
        hide=("navigation",),
    )
    view = ProjectView(
        project=project,
        sidebar=sidebar,
        position=position + 1,
        text=ChapterText(publication, renderer, publication.links(path)),
        records=sources,
        withdrawn=withdrawn_records(plan, project.targets),
        target_of={source.number: _owner(project, source.observation) for source in sources},
        same={target.id: same(plan, target) for target in project.targets},
        mentions=[(target, mentioned(plan, mention)) for target in project.targets for mention in target.mentions],
        notes=[note for note in plan.notes if any(place.at == f"project-{project.id}" for place in note.places)],
        before=sidebar.projects[position - 1] if position else None,
        after=sidebar.projects[position + 1] if position + 1 < len(sidebar.projects) else None,
        cite=styles.strings(publication.subjects.project(project)),
    )
    return renderer.page(path, about, view)


def _owner(project: Project, observation: Observation) -> ProjectTarget:
    """The target that a value belongs to; equal values may belong to two."""
    return next(target for target in project.targets if any(own is observation for own in target.observations))
