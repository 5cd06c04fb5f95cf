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
from plansite.pages.page import Page
from plansite.pages.renderer import Workshop


def pages(workshop: Workshop) -> tuple[Page, ...]:
    """Every page that a template makes."""
    made = (
        overview.home(workshop),
        *chapters.pages(workshop),
        *indicators.pages(workshop),
        *projects.pages(workshop),
        registers.updates(workshop),
        registers.gaps(workshop),
        registers.notes(workshop),
        overview.method(workshop),
        data_files.data(workshop),
        *annual_reports.pages(workshop),
        search_page.search(workshop),
        cite.cite(workshop),
    )
    return (*made, sitemap.page(workshop, made))
