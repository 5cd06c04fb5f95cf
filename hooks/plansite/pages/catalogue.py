"""All pages of a site, in the order of the plan."""

from __future__ import annotations

from plansite.pages import chapters, indicators, overview, projects, quotation, records
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop


def pages(workshop: Workshop) -> tuple[Page, ...]:
    """Every page that a template makes."""
    return (
        overview.home(workshop),
        *chapters.pages(workshop),
        *indicators.pages(workshop),
        *projects.pages(workshop),
        records.updates(workshop),
        records.gaps(workshop),
        records.notes(workshop),
        overview.method(workshop),
        overview.data(workshop),
        quotation.cite(workshop),
    )
