"""Annual reports: one printable page a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from plansite import addresses
from plansite.assessment.annual_report import Report, reports_of
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.wording import days


@dataclass(frozen=True, slots=True)
class ReportsView:
    """年度报告: the list."""

    kind: ClassVar[str] = "reports"

    reports: list[Report]
    """Newest first."""

    report_link: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A year's report."""

    kind: ClassVar[str] = "report"

    report: Report
    report_link: Callable[[int], str]
    years: list[int]
    """The years that have a report."""


def listing(publication: Publication, renderer: Renderer) -> Page:
    """The list of reports."""
    plan = publication.plan
    reports = reports_of(plan, publication.assessments)
    about = About(
        title="年度报告",
        description=f"{plan.about.title}逐年进展报告，按年汇总指标、项目、变化和数据缺口，可打印成 A4。",
        source=f"{plan.about.title}及各数值所注来源",
        hide=("navigation", "toc"),
    )
    link = _link(publication, addresses.REPORTS)
    return renderer.page(addresses.REPORTS, about, ReportsView(reports[::-1], link))


def pages(publication: Publication, renderer: Renderer) -> Iterator[Page]:
    """A report a year."""
    for found in reports_of(publication.plan, publication.assessments):
        yield _page(publication, renderer, found)


def _page(publication: Publication, renderer: Renderer, found: Report) -> Page:
    plan, year = publication.plan, found.year
    path, title = addresses.report_path(year), f"{year}年度进展报告"
    as_of = f"数据截至{days.day(plan.as_of)}　版本{publication.version}"
    about = About(
        title=title,
        description=f"{plan.about.title}{year}年度进展：{publication.wording.report_summary(found)}。",
        source=f"{plan.about.title}及各数值所注来源",
        hide=("navigation", "toc"),
        style=_running(year, f"{plan.about.title}　{title}", as_of),
    )
    return renderer.page(path, about, ReportView(found, _link(publication, path), list(plan.report_years)))


def _link(publication: Publication, here: str) -> Callable[[int], str]:
    """Links to reports by their year, as seen from a page."""
    links = publication.links(here)
    return lambda year: links.to(addresses.report_path(year))


def _running(year: int, title: str, as_of: str) -> str:
    """The words at the top and the foot of every printed page of a year's report."""
    words = f"--report-running: {_css_text(title)}; --report-as-of: {_css_text(as_of)};"
    return f':root:has([data-report="{year}"]) {{ {words} }}'


def _css_text(text: str) -> str:
    """Words as a CSS string that nothing in them can end."""
    special = {'"', "\\", "<", ">", "&", "\n", "\r"}
    return '"' + "".join(f"\\{ord(letter):06x}" if letter in special else letter for letter in text) + '"'
