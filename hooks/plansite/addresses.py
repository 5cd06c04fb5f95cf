"""Where everything is published: paths without slashes at the ends, and the addresses that they have on the web."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

REPORTS = "report"
WHOLE_TEXT = "plan"
THEMES = "themes"
COMPARE = "compare"
CALENDAR = "calendar"

CHECKSUMS = "SHA256SUMS"
"""The one published file without an extension."""


FIXED_PAGES = (
    *("", "chapters", "indicators", "projects", "updates", "gaps", "notes", "method", "data", "sitemap", "cite"),
    "search",
    REPORTS,
    WHOLE_TEXT,
    COMPARE,
    CALENDAR,
)
"""Pages that every site has, whatever its plan."""


def is_file(path: str) -> bool:
    """Whether a path names a file; all others are pages."""
    name = posixpath.basename(path)
    return name == CHECKSUMS or "." in name


def indicator_path(indicator: str) -> str:
    """Where an indicator's page is published."""
    return f"indicators/{indicator}"


def localities_path(indicator: str) -> str:
    """Where the picture of an indicator's values in the parts of the subject is published."""
    return f"{indicator_path(indicator)}/localities"


def project_path(project: str) -> str:
    """Where a project's page is published."""
    return f"projects/{project}"


def chapter_path(chapter: str) -> str:
    """Where the page of a chapter, or of another piece of the text, is published."""
    return f"chapters/{chapter}"


def report_path(year: int) -> str:
    """Where a year's report is published."""
    return f"{REPORTS}/{year}"


def theme_path(theme: str) -> str:
    """Where a theme's page is published."""
    return f"{THEMES}/{theme}"


def source_path(path: str) -> str:
    """The file that the site generator takes a page from: ``indicators`` is a folder with pages in it."""
    if path in {"", "chapters", "indicators", "projects", "data", REPORTS, THEMES}:
        return f"{path}/index.md".lstrip("/")
    return f"{path}.md"


def address(path: str) -> str:
    """The address of a path, from the site's root: ``/``, ``/gaps/``, ``/data/targets.csv``."""
    if not path or is_file(path):
        return f"/{path}"
    return f"/{path}/"


@dataclass(frozen=True, slots=True)
class Imprint:
    """发布信息: the site's name and its address, as far as they are configured."""

    name: str = ""
    url: str = ""
    """``https://example.org/portal/plan/``; empty while nobody has decided where the site will stand."""

    def absolute(self, path: str, anchor: str = "") -> str:
        """The full address of a published path; empty while the site's own is not known."""
        if not self.url:
            return ""
        return self.url.rstrip("/") + address(path) + (f"#{anchor}" if anchor else "")
