"""All pages of a site, in the order of the plan."""

from __future__ import annotations

from plansite.pages import (
    annual_reports,
    chapters,
    cite,
    data_files,
    indicators,
    overview,
    projects,
    registers,
    search_page,
    sitemap,
)
from plansite.pages.gathered import calendar, compare, themes, whole_text
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer


def pages(publication: Publication, renderer: Renderer) -> tuple[Page, ...]:
    """Every page that a template makes."""
    one = (publication, renderer)
    made = (
        overview.home(*one),
        *chapters.pages(*one),
        whole_text.page(*one),
        *indicators.pages(*one),
        *projects.pages(*one),
        *themes.pages(*one),
        registers.updates(*one),
        registers.gaps(*one),
        calendar.page(*one),
        compare.page(*one),
        registers.notes(*one),
        overview.method(*one),
        data_files.data(*one),
        *annual_reports.pages(*one),
        search_page.search(*one),
        cite.cite(*one),
    )
    return (*made, sitemap.page(*one, made))
