"""The files of one version once more, at addresses that keep their meaning when the data change.

Data files stand there whole. Of pictures and the data of single indicators only what is new does; the list of the
version says for each file which version published it first.
"""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from plansite import figures
from plansite.exports.checksums import sha256
from plansite.exports.export import Export, as_json
from plansite.exports.tables import FOLDER
from plansite.plan import Plan

FOLDERS = f"{FOLDER}/v"
"""Where all versions stand, a folder each."""

LIST = f"{FOLDER}/versions.json"
INDEX, FILES = "index.html", "files.json"
"""In a version's folder: its page, and where each of its files is, for programs."""

OWN = ("data.csv", "chart.svg", "chart.png", "chart.vl.json", "embed/index.html")
"""What one thing is published as, in the order in which readers are told."""

PAGE = """<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="{title}，数据版本{version}。">
<title>数据版本 {version}</title>
</head>
<body><main><article>
<h1>数据版本 {version}</h1>
<p>{title}，数据截至{day}。这个网址下的文件不再改动；最新版本见<a href="../../">数据文件</a>。</p>
<ul>
{files}
</ul>
<h2>图和单项数据</h2>
<p>没有变化的不重复存放，链接指向首次发布它的版本，那里的文件同样不再改动。
程序可读取 <a href="files.json">files.json</a>，其中有每个文件的地址和校验值。</p>
<ul>
{things}
</ul>
</article></main></body>
</html>
"""
ITEM = '<li><a href="{name}">{name}</a>：{title}，{description}<br><small>SHA-256：<code>{checksum}</code></small></li>'
THING = "<li>{title}：{links}</li>"
LINK = '<a href="{href}">{name}</a>'

LEADING = """<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="description" content="这一页在首次发布它的数据版本中。">
<meta http-equiv="refresh" content="0; url={href}">
<title>数据版本 {home}</title>
</head>
<body><article><h1>数据版本 {home}</h1><p><a href="{href}">这一页在首次发布它的版本中</a>。</p></article></body>
</html>
"""


class Held(NamedTuple):
    """Which version has a file of another, and its SHA-256."""

    version: str
    checksum: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page of a version says."""

    plan: Plan
    version: str
    data: tuple[Export, ...]
    titles: Mapping[str, str]
    """Words for the folders of pictures and of single indicators."""


def folder(version: str) -> str:
    """Where a version stands."""
    return f"{FOLDERS}/{version}"


def index(version: str) -> str:
    """The page of a version."""
    return f"{folder(version)}/{INDEX}"


def path(version: str, original: str) -> str:
    """Where the version's copy of a file stands: ``data/v/2018-03-01.1a2b3c4d/targets.csv``."""
    return f"{folder(version)}/{original.removeprefix(f'{FOLDER}/')}"


def paths(version: str, originals: Iterable[str]) -> list[str]:
    """Every path of a version."""
    return [index(version), f"{folder(version)}/{FILES}", *(path(version, original) for original in originals)]


def freeze(site: Path, version: str, originals: Iterable[str]) -> None:
    """Copy files of a written site to the addresses of its version."""
    for original in originals:
        target = site / path(version, original)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / original, target)


def relative(originals: Iterable[str]) -> frozenset[str]:
    """Names of files in a version's folder."""
    return frozenset(original.removeprefix(f"{FOLDER}/") for original in originals)


def leading_to(name: str, home: str) -> str:
    """A page of a version that leads to the same page of another, as seen from it."""
    href = posixpath.relpath(f"../{home}/{posixpath.dirname(name)}", posixpath.dirname(name)) + "/"
    return LEADING.format(href=escape(href), home=escape(home))


def introduce(site: Path, contents: Contents, places: Mapping[str, Held]) -> None:
    """Write the page and the list of a version, once it is known which version has each of its files."""
    (site / index(contents.version)).write_text(_page(contents, places), encoding="utf-8")
    entries = sorted(places.items())
    found = [{"file": name, "path": f"v/{held.version}/{name}", "sha256": held.checksum} for name, held in entries]
    listed = as_json({"version": contents.version, "files": found})
    (site / folder(contents.version) / FILES).write_bytes(listed)


def listing(version: str, kept: Sequence[str]) -> Export:
    """All versions, newest first, with this one among them."""
    every = kept if version in kept else (version, *kept)
    found = [{"version": name, "as_of": name.partition(".")[0], "path": f"v/{name}/"} for name in every]
    return Export(LIST, as_json({"current": version, "versions": found}), "数据版本", "已发布的全部数据版本，新的在前")


def _page(contents: Contents, places: Mapping[str, Held]) -> str:
    items = (
        ITEM.format(
            name=escape(export.path.removeprefix(f"{FOLDER}/")),
            title=escape(export.title),
            description=escape(export.description),
            checksum=sha256(export),
        )
        for export in contents.data
    )
    return PAGE.format(
        title=escape(contents.plan.about.title),
        version=escape(contents.version),
        day=figures.day(contents.plan.as_of),
        files="\n".join(items),
        things="\n".join(_things(contents, places)),
    )


def _things(contents: Contents, places: Mapping[str, Held]) -> Iterator[str]:
    """A line for every picture and indicator, in the order of the titles."""
    for name, title in contents.titles.items():
        found = [own for own in OWN if f"{name}/{own}" in places]
        links = (
            LINK.format(href=_href(f"{name}/{own}", places), name=own.removesuffix("/index.html")) for own in found
        )
        if found:
            yield THING.format(title=escape(title), links="　".join(links))


def _href(name: str, places: Mapping[str, Held]) -> str:
    return escape(f"../{places[name].version}/{name}".removesuffix(INDEX))
