"""The page of one version of the data: its files, at addresses that keep their meaning."""

from __future__ import annotations

from typing import NamedTuple

from plansite.exports import version_files
from plansite.exports.export import Export
from plansite.exports.file_sums import sha256
from plansite.exports.tables import FOLDER
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer


class VersionFile(NamedTuple):
    """A file of the version."""

    name: str
    title: str
    description: str
    sha256: str


def export(publication: Publication, renderer: Renderer) -> Export:
    """The page, which stands by itself: nothing of the site around it may change what it says."""
    plan, version = publication.plan, publication.version
    files = [
        VersionFile(export.path.removeprefix(f"{FOLDER}/"), export.title, export.description, sha256(export))
        for export in publication.tables
    ]
    html = renderer.templates.get_template("version.html").render(
        title=plan.about.title, version=version, as_of=plan.as_of, files=files
    )
    return Export(version_files.index(version), f"{html}\n".encode(), "数据版本", version)
