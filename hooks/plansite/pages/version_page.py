"""Pages of one version of the data, which stand by themselves: nothing of the site may change what they say."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment

from plansite.exports import version_files
from plansite.exports.export import Export
from plansite.exports.file_sums import sha256
from plansite.exports.tables import FOLDER
from plansite.exports.version_files import Held
from plansite.pages.rendering.publication import Publication

OWN = ("data.csv", "chart.svg", "chart.png", "chart.vl.json", "embed/index.html")
"""What one thing is published as, in the order in which readers are told."""


class VersionFile(NamedTuple):
    """A data file of the version."""

    name: str
    title: str
    description: str
    sha256: str


class VersionThing(NamedTuple):
    """A picture or an indicator of the version: its title, and its files as names and links."""

    title: str
    links: list[tuple[str, str]]


def page(publication: Publication, templates: Environment, places: Mapping[str, Held]) -> str:
    """The page of a version, once it is known which version has each of its files."""
    plan, version = publication.plan, publication.version
    html = templates.get_template("version.html").render(
        title=plan.about.title,
        version=version,
        as_of=plan.as_of,
        files=[_file(export) for export in publication.tables],
        things=list(_things(publication, places)),
    )
    return f"{html}\n"


def leading_to(templates: Environment, name: str, home: str) -> str:
    """A page of a version that leads to the same page of another, as seen from it."""
    href = posixpath.relpath(f"../{home}/{posixpath.dirname(name)}", posixpath.dirname(name)) + "/"
    return templates.get_template("version-leading.html").render(href=href, home=home) + "\n"


def _file(export: Export) -> VersionFile:
    name = export.path.removeprefix(f"{FOLDER}/")
    return VersionFile(name, export.title, export.description, sha256(export))


def _things(publication: Publication, places: Mapping[str, Held]) -> Iterator[VersionThing]:
    """Every picture and indicator that has files here, in the order of the plan."""
    for picture in publication.pictures.values():
        names = [own for own in OWN if f"{picture.name}/{own}" in places]
        links = [(own.removesuffix("/index.html"), _href(f"{picture.name}/{own}", places)) for own in names]
        if links and picture.is_published:
            yield VersionThing(picture.title, links)


def _href(name: str, places: Mapping[str, Held]) -> str:
    return f"../{places[name].version}/{name}".removesuffix(version_files.INDEX)
