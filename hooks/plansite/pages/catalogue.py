"""All pages of a site, in the order of the plan."""

from __future__ import annotations

from plansite.pages import (
    chapters,
    downloads,
    finding,
    indicators,
    overview,
    projects,
    quotation,
    records,
    report,
    sitemap,
)
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop


def pages(workshop: Workshop) -> tuple[Page, ...]:
    """Every page that a template makes."""
    made = (
        overview.home(workshop),
        *chapters.pages(workshop),
        *indicators.pages(workshop),
        *projects.pages(workshop),
        records.updates(workshop),
        records.gaps(workshop),
        records.notes(workshop),
        overview.method(workshop),
        downloads.data(workshop),
        *report.pages(workshop),
        finding.search(workshop),
        quotation.cite(workshop),
    )
    return (*made, sitemap.page(workshop, made))
