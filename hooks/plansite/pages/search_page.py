"""The page of the search: how to type, what is asked for most, and the lists for those who would rather look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from plansite import addresses
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan

LONGEST = 20
"""Characters of a paragraph that stands among names."""


class Asked(NamedTuple):
    """常用入口: a name and where it leads."""

    name: str
    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """搜索."""

    kind: ClassVar[str] = "search"

    asked: list[Asked]


def search(publication: Publication, renderer: Renderer) -> Page:
    """搜索: a page that can be linked with a query."""
    plan = publication.plan
    about = About(
        title="搜索",
        description=f"在{plan.about.title}的指标、项目和正文中搜索，可用汉字、拼音和首字母。",
        updated=plan.about.published,
        hide=("navigation", "toc"),
    )
    return renderer.page("search", about, SearchView([_asked(plan, place) for place in plan.pinyin.asked]))


def _asked(plan: Plan, place: str) -> Asked:
    kind, _, name = place.partition("-")
    if kind == "indicator":
        return Asked(plan.indicator[name].name, addresses.indicator_path(name), "")
    if kind == "project":
        return Asked(plan.project[name].name, addresses.project_path(name), "")
    if kind == "box":
        sidebar = next(sidebar for sidebar in plan.sidebars if str(sidebar.id) == name)
        return Asked(sidebar.title, addresses.chapter_path(plan.slot_chapter[sidebar.id]), place)
    found = plan.places.by_anchor[place]
    words = f"{found.text[:LONGEST]}…" if len(found.text) > LONGEST and "-p" in place else found.text
    return Asked(words, addresses.chapter_path(found.chapter or plan.chapters[0].id), place)
