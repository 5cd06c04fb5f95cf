"""Published versions of the data, kept in a folder beside the project so that later sites can carry them on."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.exports import version_files

FOLDER = "versions"
"""Where they are kept in the project; never under its version control."""

LIST = "versions.json"
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a site's version."""

    version: str
    added: int
    """Files that were new to the folder."""

    earlier: tuple[str, ...]
    """Versions kept before."""


def names(folder: Path) -> tuple[str, ...]:
    """The kept versions, newest first; none where nothing is kept.

    The list alone knows the order of versions of one day; versions that it lost come after those it names.
    """
    there = {path.name for path in folder.glob("*") if path.is_dir() and NAME.fullmatch(path.name)}
    listed = _listed(folder / LIST)
    return (*listed, *sorted(there.difference(listed), reverse=True))


def restore(site: Path, folder: Path, current: str) -> tuple[str, ...]:
    """Give a written site every kept version; returns the files of the current one that were kept with other bytes.

    What was published first stays: the site gets it back. Pages are not compared, because finishing changes them.
    """
    differing = _differing(site / version_files.folder(current), folder / current)
    for name in filter(lambda name: (folder / name).is_dir(), names(folder)):
        shutil.copytree(folder / name, site / version_files.folder(name), dirs_exist_ok=True)
    return differing


def keep(site: Path, folder: Path) -> Kept:
    """Add what is new of a site's version to the folder; never change a kept file.

    Raises ``LookupError`` where the site holds no version, or lacks one that its list names.
    """
    listing = site / version_files.LIST
    listed, current = _listed(listing), _current(listing)
    missing = [name for name in listed if not (site / version_files.folder(name)).is_dir()]
    if missing or current not in listed:
        raise LookupError("、".join(missing) or current)
    added = _add(site / version_files.folder(current), folder / current)
    shutil.copyfile(listing, folder / LIST)
    return Kept(current, added, tuple(name for name in listed if name != current))


def _add(made: Path, kept: Path) -> int:
    """Copy what is not kept yet; returns how many files."""
    new = [path for path in _files(made) if not (kept / path).is_file()]
    for path in new:
        (kept / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made / path, kept / path)
    return len(new)


def _differing(made: Path, kept: Path) -> tuple[str, ...]:
    shared = (path for path in _files(made) if path.suffix != ".html" and (kept / path).is_file())
    return tuple(path.as_posix() for path in shared if (kept / path).read_bytes() != (made / path).read_bytes())


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())


def _listed(file: Path) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    found = json.loads(file.read_text(encoding="utf-8"))["versions"]
    return tuple(entry["version"] for entry in found if NAME.fullmatch(entry["version"]))


def _current(file: Path) -> str:
    if not file.is_file():
        raise LookupError(file.name)
    return str(json.loads(file.read_text(encoding="utf-8"))["current"])
