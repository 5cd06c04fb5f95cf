"""What all page bodies are made with: the plan, its assessments, templates, links and the owner's own words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from plansite import addresses
from plansite.addresses import Imprint
from plansite.assessment.assessments import Assessments
from plansite.charts.values.picture import Picture
from plansite.exports.export import Export
from plansite.exports.names import saved_name
from plansite.pages import blocks, templates
from plansite.pages.links import Links
from plansite.pages.page import Origin, Page
from plansite.plan.plan import Plan
from plansite.plan.source_records import Records
from plansite.reading import handwritten
from plansite.reading.settings import Settings
from plansite.wording.citations.subjects import Subjects
from plansite.wording.sentences import Wording

FIXED_PAGES = (
    *("", "chapters", "indicators", "projects", "updates", "gaps", "notes", "method", "data", "sitemap", "cite"),
    "search",
    addresses.REPORTS,
)
"""Pages that every site has, whatever its plan."""


@dataclass(frozen=True)
class Workshop:
    """Makes pages from templates."""

    plan: Plan
    wording: Wording
    settings: Settings
    content: Path
    """Folder of hand-written Markdown."""

    bodies: Path
    """Folder of body templates."""

    cache: Path
    """Folder of what is kept between builds."""

    exports: Sequence[Export]
    """Data files."""

    files: Sequence[str]
    """Paths of all files that are no pages."""

    pictures: Mapping[str, Picture]
    """What pictures show, by name."""

    version: str = ""
    """数据版本."""

    kept: Sequence[str] = ()
    """Versions that were published before, newest first."""

    imprint: Imprint = field(default_factory=Imprint)

    @property
    def assessments(self) -> Assessments:
        """What the method says."""
        return self.wording.assessments

    @cached_property
    def published(self) -> tuple[str, ...]:
        """Every path of the site."""
        plan = self.plan
        return (
            *FIXED_PAGES,
            *(addresses.chapter_path(chapter.number) for chapter in plan.chapters),
            *(addresses.indicator_path(indicator.id) for indicator in plan.indicators),
            *(addresses.project_path(project.id) for project in plan.projects),
            *(addresses.report_path(year) for year in plan.report_years),
            *self.handwritten,
            *self.files,
            addresses.CHECKSUMS,
        )

    @cached_property
    def known_paths(self) -> frozenset[str]:
        """Every path of the site, to be asked for one."""
        return frozenset(self.published)

    @cached_property
    def handwritten(self) -> tuple[str, ...]:
        """Paths of pages that the owner wrote and that no template makes, such as ``about``."""
        stems = sorted(path.stem for path in self.content.glob("*.md"))
        return tuple(stem for stem in stems if stem != "index" and stem not in FIXED_PAGES)

    @cached_property
    def handwritten_titles(self) -> dict[str, str]:
        """Titles of the pages that the owner wrote, by path."""
        return {Path(page.name).stem: page.title for page in handwritten.read(self.content) if page.text}

    @cached_property
    def templates(self) -> Environment:
        """The body templates."""
        found = templates.environment(self.bodies, self.cache)
        found.globals["data_version"] = self.version
        # A function and no filter: compiled templates are kept, and filters of fixed words are worked out in them.
        found.globals["saved_as"] = lambda title, path: saved_name(self.plan, title, path)
        return found

    @cached_property
    def subjects(self) -> Subjects:
        """What can be cited."""
        return Subjects(self.wording, self.imprint, self.settings.authors)

    @cached_property
    def records(self) -> Records:
        """Where the source of every value is recorded."""
        return Records(self.plan)

    def owners_words(self, name: str) -> str:
        """Markdown that the owner wrote for a page that a template makes; empty if there is none."""
        path = self.content / f"{name}.md"
        return path.read_text(encoding="utf-8").strip() if path.is_file() else ""

    def links(self, path: str) -> Links:
        """Links as seen from a page."""
        return Links(path, self.known_paths)

    def page(
        self,
        path: str,
        *,
        title: str,
        description: str,
        kind: str,
        updated: datetime.date | None = None,
        hide: tuple[str, ...] = (),
        source: str = "",
        department: str = "",
        **facts: object,
    ) -> Page:
        """A page whose body is made by the template of its kind."""
        here = self.links(path)
        updated = updated or self.plan.as_of
        body = self.templates.get_template(f"{kind}.md").render(
            plan=self.plan,
            assessments=self.assessments,
            settings=self.settings,
            wording=self.wording,
            link=here.to,
            indicator_link=lambda indicator, anchor="": here.to(addresses.indicator_path(indicator), anchor),
            project_link=lambda project, anchor="": here.to(addresses.project_path(project), anchor),
            chapter_link=lambda chapter, anchor="": here.to(addresses.chapter_path(chapter), anchor),
            source_link=lambda observation: here.to(*self.records.place(observation)),
            pictures=self.pictures,
            published=self.published,
            title=title,
            updated=updated,
            **facts,
        )
        about = self.plan.about
        origin = Origin(about.published, source or about.title, department, f"{title},{about.short_title}")
        return Page(path, title, blocks.body(body), description, updated, kind, hide, origin)
