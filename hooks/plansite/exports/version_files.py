"""The files of one version once more, at addresses that keep their meaning when the data change.

Data files stand there whole. Of pictures and the data of single indicators only what is new does; the list of the
version says for each file which version published it first.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plansite.exports.export import Export, as_json
from plansite.exports.tables import FOLDER

FOLDERS = f"{FOLDER}/v"
"""Where all versions stand, a folder each."""

LIST = f"{FOLDER}/versions.json"
INDEX, FILES = "index.html", "files.json"
"""In a version's folder: its page, and where each of its files is, for programs."""


class Held(NamedTuple):
    """Which version has a file of another, and its SHA-256."""

    version: str
    checksum: str


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


def file_list(version: str, places: Mapping[str, Held]) -> bytes:
    """The list of a version: where each of its files is, and its checksum."""
    entries = sorted(places.items())
    found = [{"file": name, "path": f"v/{held.version}/{name}", "sha256": held.checksum} for name, held in entries]
    return as_json({"version": version, "files": found})


def listing(version: str, kept: Sequence[str]) -> Export:
    """All versions, newest first, with this one among them."""
    every = kept if version in kept else (version, *kept)
    found = [{"version": name, "as_of": name.partition(".")[0], "path": f"v/{name}/"} for name in every]
    return Export(LIST, as_json({"current": version, "versions": found}), "数据版本", "已发布的全部数据版本，新的在前")
