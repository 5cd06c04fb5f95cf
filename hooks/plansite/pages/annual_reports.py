"""Annual reports: one printable page a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plansite import addresses
from plansite.assessment.annual_report import report
from plansite.pages.page import Page
from plansite.pages.renderer import Workshop
from plansite.wording import days


def pages(workshop: Workshop) -> Iterator[Page]:
    """The list of reports, then a report a year."""
    plan = workshop.plan
    reports = [report(plan, workshop.assessments, year) for year in plan.report_years]
    yield workshop.page(
        addresses.REPORTS,
        title="年度报告",
        description=f"{plan.about.title}逐年进展报告，按年汇总指标、项目、变化和数据缺口，可打印成 A4。",
        kind="reports",
        source=f"{plan.about.title}及各数值所注来源",
        reports=reversed(reports),
        report_link=lambda year: workshop.links(addresses.REPORTS).to(addresses.report_path(year)),
        hide=("navigation", "toc"),
    )
    for found in reports:
        year = found.year
        here = workshop.links(addresses.report_path(year))
        made = workshop.page(
            addresses.report_path(year),
            title=f"{year}年度进展报告",
            description=f"{plan.about.title}{year}年度进展：{workshop.wording.report_summary(found)}。",
            kind="report",
            source=f"{plan.about.title}及各数值所注来源",
            report=found,
            report_link=lambda other, here=here: here.to(addresses.report_path(other)),
            years=[other.year for other in reports],
            hide=("navigation", "toc"),
        )
        as_of = f"数据截至{days.day(plan.as_of)}　版本{workshop.version}"
        yield replace(made, style=_running(year, f"{plan.about.title}　{made.title}", as_of))


def _running(year: int, title: str, as_of: str) -> str:
    """The words at the top and the foot of every printed page of a year's report."""
    words = f"--report-running: {_css_text(title)}; --report-as-of: {_css_text(as_of)};"
    return f':root:has([data-report="{year}"]) {{ {words} }}'


def _css_text(text: str) -> str:
    """Words as a CSS string that nothing in them can end."""
    special = {'"', "\\", "<", ">", "&", "\n", "\r"}
    return '"' + "".join(f"\\{ord(letter):06x}" if letter in special else letter for letter in text) + '"'
