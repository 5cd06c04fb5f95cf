"""Bodies of pages: a typed view of each page's own facts, filled into the template of its kind."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import Environment
from markupsafe import Markup

from plansite import addresses
from plansite.charts.store import Drawn
from plansite.charts.values.picture import Picture
from plansite.exports.names import saved_name
from plansite.models import Indicator, Project
from plansite.pages.rendering import environment
from plansite.pages.rendering.kept_pages import KeptPages
from plansite.pages.rendering.page import OWNERS_WORDS, Origin, Page
from plansite.pages.rendering.publication import Publication


class View(Protocol):
    """What one page knows beside what all pages know: a dataclass whose fields the template names."""

    kind: ClassVar[str]
    """Kind of page: its template is ``<kind>.html``."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a page outside its body."""

    title: str
    description: str
    source: str = ""
    """信息来源; the plan itself where none is named."""

    department: str = ""
    updated: datetime.date | None = None
    """更新时间; the day of the data where none is named."""

    hide: tuple[str, ...] = ()
    """Parts of the theme that the page does without: ``navigation``, ``toc``."""

    style: str = ""
    """Rules of style for this page alone."""


@dataclass(frozen=True)
class Renderer:
    """Makes pages of one publication."""

    publication: Publication
    templates: Environment
    drawn: Mapping[str, Drawn]
    """Every picture, drawn, by name."""

    kept: KeptPages | None = None
    """Pages that earlier builds have kept."""

    @classmethod
    def of(
        cls, publication: Publication, cache: Path, drawn: Mapping[str, Drawn], kept: KeptPages | None = None
    ) -> Renderer:
        """A renderer whose templates show drawn pictures; ``cache`` keeps the templates compiled."""
        templates = environment.environment(cache)
        templates.globals["data_version"] = publication.version
        templates.globals["is_test"] = not publication.is_listed
        # Functions and no filters: compiled templates are kept, and filters of fixed words are worked out in them.
        templates.globals["saved_as"] = lambda title, path: saved_name(
            publication.plan, title, path, publication.marks.iso
        )
        templates.globals["drawn"] = lambda picture: _views(drawn[picture.name], picture)
        return cls(publication, templates, drawn, kept)

    def kept_or_made(
        self, path: str, kind: str, shown: Iterable[Indicator | Project], make: Callable[[], Page]
    ) -> Page:
        """A page that shows what is known of ``shown`` and of no other item: as a build before kept it, or made now."""
        return make() if self.kept is None else self.kept.page(path, kind, shown, make)

    def all_kept_or_made(self, name: str, make: Callable[[], Iterable[Page]]) -> Iterable[Page]:
        """Pages of many items: as a build before kept them for the same state of all data, or made now."""
        return make() if self.kept is None else self.kept.pages(name, make)

    def macro(self, name: str) -> Callable[..., Markup]:
        """A macro that templates share."""
        found: Callable[..., Markup] = getattr(self._macros, name)
        return found

    @cached_property
    def _macros(self) -> object:
        return self.templates.get_template("macros.html").module

    def page(self, path: str, about: About, view: View) -> Page:
        """The page at ``path``."""
        publication = self.publication
        plan = publication.plan
        here = publication.links(path)
        updated = about.updated or plan.as_of
        words = publication.handwritten.get(path or "index")
        html = self.templates.get_template(f"{view.kind}.html").render(
            {field.name: getattr(view, field.name) for field in fields(view)},
            plan=plan,
            assessments=publication.assessments,
            settings=publication.settings,
            wording=publication.wording,
            link=here.to,
            indicator_link=lambda indicator, anchor="": here.to(addresses.indicator_path(indicator), anchor),
            project_link=lambda project, anchor="": here.to(addresses.project_path(project), anchor),
            chapter_link=lambda chapter, anchor="": here.to(addresses.chapter_path(chapter), anchor),
            source_link=lambda observation: here.to(*publication.records.place(observation)),
            told=publication.told,
            pictures=publication.pictures,
            published=publication.known_paths,
            title=about.title,
            updated=updated,
            owners_words=Markup(OWNERS_WORDS if words is not None else ""),  # noqa: S704 -- our own mark
        )
        origin = Origin(
            plan.about.published,
            about.source or plan.about.title,
            about.department,
            f"{about.title},{plan.about.short_title}",
        )
        return Page(
            path=path,
            title=about.title,
            packed=Page.pack(html),
            words=words.body.strip() if words is not None else "",
            description=about.description,
            updated=updated,
            kind=view.kind,
            hide=about.hide,
            origin=origin,
            style=about.style,
            marks=publication.edition.fillings,
        )


def _views(drawn: Drawn, picture: Picture) -> Markup:
    """The SVG of every width that a picture is drawn for."""
    return Markup("\n".join(drawn.views[width] for width in picture.widths))  # noqa: S704 -- our own drawing
