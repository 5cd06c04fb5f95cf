"""Project pages: the words of the plan, what they promise, and what is known to have happened."""

from __future__ import annotations

from collections.abc import Iterator

from plansite import addresses
from plansite.models import Observation, Project, ProjectTarget
from plansite.pages.chapters import ChapterText
from plansite.pages.indicators import UNSTATED, mentioned, origin
from plansite.pages.page import Page
from plansite.pages.renderer import Workshop
from plansite.plan.source_records import citations
from plansite.wording.citations import styles


def pages(workshop: Workshop) -> Iterator[Page]:
    """The list, then one page a project."""
    plan = workshop.plan
    yield workshop.page(
        "projects",
        title="项目进展",
        description=f"{plan.about.title} {len(plan.sidebars)} 个专栏、{len(plan.projects)} 个项目的目标和状态。",
        kind="projects",
        hide=("navigation", "toc"),
    )
    for project in plan.projects:
        yield _page(workshop, project)


def _page(workshop: Workshop, project: Project) -> Page:
    plan = workshop.plan
    path = addresses.project_path(project.id)
    sidebar = plan.sidebar_of[project.id]
    observations = [observation for target in project.targets for observation in target.observations]
    named = [*(o.source for o in observations), *(p.source for p in project.progress)]
    shared = [plan.indicator[t.indicator] for t in project.targets if t.indicator is not None]
    shown = [*observations, *(o for indicator in shared for o in indicator.observations)]
    days = [plan.about.published, *(o.published for o in shown), *(p.published for p in project.progress)]
    sources = citations(plan, observations)
    position = sidebar.projects.index(project)
    updated = max(days)
    return workshop.page(
        path,
        title=project.name,
        description=f"专栏{sidebar.id}“{sidebar.title}”：{project.name}。{workshop.wording.project_note(project)}。",
        kind="project",
        updated=updated,
        source=origin(plan, [plan.sources[name] for name in named]),
        department=project.departments.lead if project.departments is not None else UNSTATED,
        cite=styles.strings(workshop.subjects.project(project, updated)),
        project=project,
        sidebar=sidebar,
        position=position + 1,
        text=ChapterText(workshop, workshop.links(path)),
        citations=sources,
        target_of={source.number: _owner(project, source.observation) for source in sources},
        mentions=[(target, mentioned(plan, mention)) for target in project.targets for mention in target.mentions],
        notes=[note for note in plan.notes if any(place.at == f"project-{project.id}" for place in note.places)],
        before=sidebar.projects[position - 1] if position else None,
        after=sidebar.projects[position + 1] if position + 1 < len(sidebar.projects) else None,
        hide=("navigation",),
    )


def _owner(project: Project, observation: Observation) -> ProjectTarget:
    """The target that a value belongs to; equal values may belong to two."""
    return next(target for target in project.targets if any(own is observation for own in target.observations))
