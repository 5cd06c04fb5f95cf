"""Every path of a site, known before anything is made: links are checked against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plansite import addresses
from plansite.charts.values.picture import Picture
from plansite.exports import images, series, version_files
from plansite.pages.rendering import paging
from plansite.pages.syndication import atom, embeds
from plansite.plan.plan import Plan
from plansite.publishing import robots
from plansite.reading.handwritten import Handwritten
from plansite.search import index


def lasting(plan: Plan, tables: Iterable[str], pictures: Iterable[Picture]) -> tuple[str, ...]:
    """Paths of the files that stay as they are for one version of the data; ``tables`` are those of its data files."""
    return (*tables, *series.paths(plan.indicators), *images.lasting(pictures))


def published(
    plan: Plan, own: Mapping[str, Handwritten], pictures: Iterable[Picture], lasting_files: tuple[str, ...]
) -> tuple[str, ...]:
    """Every published path; ``own`` are the pages that the owner wrote."""
    return (
        *addresses.FIXED_PAGES,
        *paging.paths("indicators", len(plan.indicators)),
        *paging.paths("projects", len(plan.projects)),
        *(addresses.chapter_path(chapter.id) for chapter in plan.chapters),
        *dict.fromkeys(picture.path for chapter in plan.chapters for picture in chapter.pictures),
        *(addresses.indicator_path(indicator.id) for indicator in plan.indicators),
        *(addresses.project_path(project.id) for project in plan.projects),
        *(addresses.THEMES for _ in plan.themes[:1]),
        *(addresses.theme_path(theme.id) for theme in plan.themes),
        *(addresses.report_path(year) for year in plan.report_years),
        *(path for path in own if path not in {"index", *addresses.FIXED_PAGES}),
        *dict.fromkeys([*lasting_files, *images.paths(pictures)]),
        version_files.LIST,
        *version_files.paths(plan.version, lasting_files),
        *index.PATHS,
        *embeds.published(plan),
        *atom.published(plan),
        robots.PATH,
        addresses.CHECKSUMS,
    )
