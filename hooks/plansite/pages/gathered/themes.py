"""专题: what the plan promises, gathered as people ask for it. The arrangement is the site's, not the plan's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from plansite import addresses
from plansite.models import Indicator, Mention, Project, TextPromise, Theme
from plansite.models.places import place_words
from plansite.pages.indicators import Mentioned, mentioned, origin
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.plan.source_records import (
    SourceRecord,
    WithdrawnRecord,
    source_records,
    theme_observations,
    told_in_full,
    withdrawn_records,
)


@dataclass(frozen=True, slots=True)
class ThemesView:
    """专题: the list."""

    kind: ClassVar[str] = "themes"

    theme_link: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """One theme."""

    kind: ClassVar[str] = "theme"

    theme: Theme
    indicators: list[Indicator]
    projects: list[Project]
    promises: list[tuple[TextPromise, Mentioned, str, str]]
    """Every promise of the text with its paragraph, that place in words, and where it is told in full if not here."""

    records: list[SourceRecord]
    promise_of: dict[int, TextPromise]
    """The promise that each source record belongs to, by the record's number."""

    withdrawn: list[WithdrawnRecord]
    before: Theme | None
    after: Theme | None
    theme_link: Callable[[str], str]


def listing(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """The list; nothing where a plan has no themes."""
    plan = publication.plan
    if not plan.themes:
        return
    about = About(
        title="专题",
        description=f"{plan.about.title}的承诺按人们关心的事编排：{'、'.join(theme.name for theme in plan.themes)}。",
        source=f"{plan.about.title}及各数值所注来源",
        hide=("navigation", "toc"),
    )
    yield renderer.page(addresses.THEMES, about, ThemesView(_link(publication, addresses.THEMES)))


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """One page a theme."""
    plan = publication.plan
    for index, theme in enumerate(plan.themes):
        path = addresses.theme_path(theme.id)
        view = ThemeView(
            theme=theme,
            indicators=[plan.indicator[name] for name in theme.indicators],
            projects=[plan.project[name] for name in theme.projects],
            promises=[_told(publication, theme, plan.promise[name]) for name in theme.promises],
            records=(records := source_records(plan, theme_observations(plan, theme))),
            promise_of=_owners(plan, records),
            withdrawn=withdrawn_records(plan, told_in_full(plan, theme)),
            before=plan.themes[index - 1] if index else None,
            after=plan.themes[index + 1] if index + 1 < len(plan.themes) else None,
            theme_link=_link(publication, path),
        )
        yield renderer.page(path, _about(plan, theme), view)


def _about(plan: Plan, theme: Theme) -> About:
    parts = (
        (theme.indicators, "个指标"),
        (theme.projects, "个项目"),
        (theme.promises, "项正文承诺"),
    )
    said = "、".join(f"{len(names)} {word}" for names, word in parts if names)
    sources = [plan.sources[observation.source] for observation in theme_observations(plan, theme)]
    return About(
        title=theme.name,
        description=f"{plan.about.title}对{theme.name}承诺了什么、进展如何：{said}。",
        source=origin(plan, sources),
        hide=("navigation",),
    )


def _told(publication: Publication, theme: Theme, promise: TextPromise) -> tuple[TextPromise, Mentioned, str, str]:
    plan = publication.plan
    home = plan.theme_of[promise.id]
    here = publication.links(addresses.theme_path(theme.id))
    elsewhere = "" if home is theme else here.to(addresses.theme_path(home.id), promise.id)
    where = place_words(promise.at)
    return promise, mentioned(plan, Mention(at=promise.at, text=promise.text)), where, elsewhere


def _owners(plan: Plan, records: list[SourceRecord]) -> dict[int, TextPromise]:
    owner = {id(observation): promise for promise in plan.promises for observation in promise.observations}
    return {record.number: owner[id(record.observation)] for record in records}


def _link(publication: Publication, here: str) -> Callable[[str], str]:
    links = publication.links(here)
    return lambda theme: links.to(addresses.theme_path(theme))
