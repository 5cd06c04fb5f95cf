"""The files of one version once more, at addresses that keep their meaning when the data change."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from plansite.exports.export import Export, as_json
from plansite.exports.file_sums import sha256
from plansite.exports.tables import FOLDER
from plansite.plan.plan import Plan
from plansite.wording import days

FOLDERS = f"{FOLDER}/v"
"""Where all versions stand, a folder each."""

LIST = f"{FOLDER}/versions.json"

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
</article></main></body>
</html>
"""
ITEM = '<li><a href="{name}">{name}</a>：{title}，{description}<br><small>SHA-256：<code>{checksum}</code></small></li>'


def folder(version: str) -> str:
    """Where a version stands."""
    return f"{FOLDERS}/{version}"


def index(version: str) -> str:
    """The page of a version."""
    return f"{folder(version)}/index.html"


def path(version: str, original: str) -> str:
    """Where the version's copy of a file stands: ``data/v/2018-03-01.1a2b3c4d/targets.csv``."""
    return f"{folder(version)}/{original.removeprefix(f'{FOLDER}/')}"


def paths(version: str, originals: Iterable[str]) -> list[str]:
    """Every path of a version."""
    return [index(version), *(path(version, original) for original in originals)]


def page(plan: Plan, version: str, data: Iterable[Export]) -> Export:
    """The page of a version, which lists its data files."""
    return Export(index(version), _page(plan, version, data).encode(), "数据版本", version)


def freeze(site: Path, version: str, originals: Iterable[str]) -> None:
    """Copy files of a written site to the addresses of its version."""
    for original in originals:
        target = site / path(version, original)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / original, target)


def listing(version: str, kept: Sequence[str]) -> Export:
    """All versions, newest first, with this one among them."""
    every = kept if version in kept else (version, *kept)
    found = [{"version": name, "as_of": name.partition(".")[0], "path": f"v/{name}/"} for name in every]
    return Export(LIST, as_json({"current": version, "versions": found}), "数据版本", "已发布的全部数据版本，新的在前")


def _page(plan: Plan, version: str, data: Iterable[Export]) -> str:
    items = (
        ITEM.format(
            name=escape(export.path.removeprefix(f"{FOLDER}/")),
            title=escape(export.title),
            description=escape(export.description),
            checksum=sha256(export),
        )
        for export in data
    )
    return PAGE.format(
        title=escape(plan.about.title), version=escape(version), day=days.day(plan.as_of), files="\n".join(items)
    )
