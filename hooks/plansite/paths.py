"""Where pages are published: paths without slashes at the ends."""

from __future__ import annotations

import posixpath

CHECKSUMS = "SHA256SUMS"
"""The one published file without an extension."""


def is_file(path: str) -> bool:
    """Whether a path names a file; all others are pages."""
    return path == CHECKSUMS or "." in posixpath.basename(path)


def indicator_path(indicator: str) -> str:
    """Where an indicator's page is published."""
    return f"indicators/{indicator}"


def project_path(project: str) -> str:
    """Where a project's page is published."""
    return f"projects/{project}"


def chapter_path(chapter: int) -> str:
    """Where a chapter's page is published."""
    return f"chapters/{chapter}"
