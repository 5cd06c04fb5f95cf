"""Where pages are published: paths without slashes at the ends."""

from __future__ import annotations


def indicator_path(indicator: str) -> str:
    """Where an indicator's page is published."""
    return f"indicators/{indicator}"


def project_path(project: str) -> str:
    """Where a project's page is published."""
    return f"projects/{project}"


def chapter_path(chapter: int) -> str:
    """Where a chapter's page is published."""
    return f"chapters/{chapter}"
