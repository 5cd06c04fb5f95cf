"""Where pages are published: paths without slashes at the ends."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plansite.plan import Plan

REPORTS = "report"

CHECKSUMS = "SHA256SUMS"
"""The one published file without an extension."""


def is_file(path: str) -> bool:
    """Whether a path names a file; all others are pages."""
    name = posixpath.basename(path)
    return name == CHECKSUMS or "." in name


def indicator_path(indicator: str) -> str:
    """Where an indicator's page is published."""
    return f"indicators/{indicator}"


def project_path(project: str) -> str:
    """Where a project's page is published."""
    return f"projects/{project}"


def chapter_path(chapter: int) -> str:
    """Where a chapter's page is published."""
    return f"chapters/{chapter}"


def report_path(year: int) -> str:
    """Where a year's report is published."""
    return f"{REPORTS}/{year}"


def report_years(plan: Plan) -> range:
    """The years of the plan that have begun."""
    period = plan.about.period
    return range(period.start, min(period.end, plan.as_of.year) + 1)
