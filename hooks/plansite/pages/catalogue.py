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
    kept = renderer.all_kept_or_made
    made = (
        overview.home(*one),
        *chapters.pages(*one),
        *kept("whole text", lambda: [whole_text.page(*one)]),
        *indicators.pages(*one),
        *projects.pages(*one),
        *kept("list of themes", lambda: themes.listing(*one)),
        *kept("themes", lambda: themes.pages(*one)),
        *kept("updates", lambda: [registers.updates(*one)]),
        *kept("gaps", lambda: [registers.gaps(*one)]),
        *kept("calendar", lambda: [calendar.page(*one)]),
        *kept("compare", lambda: [compare.page(*one)]),
        registers.notes(*one),
        overview.method(*one),
        *kept("data", lambda: [data_files.data(*one)]),
        *kept("list of reports", lambda: [annual_reports.listing(*one)]),
        *kept("reports", lambda: annual_reports.pages(*one)),
        search_page.search(*one),
        *kept("cite", lambda: [cite.cite(*one)]),
    )
    return (*made, sitemap.page(*one, made))
