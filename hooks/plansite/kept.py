"""Published versions of the data, kept in a folder beside the project so that later sites can carry them on."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.exports import edition

FOLDER = "versions"
"""Where they are kept in the project; never under its version control."""

LIST = "versions.json"
NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a site's version and of those before it."""

    version: str
    added: int
    """Files that were new to the folder."""

    differing: tuple[str, ...]
    """Files that the site made anew with other bytes; those published first stay."""

    carried: tuple[str, ...]
    """Earlier versions that the site now holds."""


def names(folder: Path) -> tuple[str, ...]:
    """The kept versions, newest first; none where nothing is kept.

    The list alone knows the order of versions of one day; versions that it lost come after those it names.
    """
    there = {path.name for path in folder.glob("*") if path.is_dir() and NAME.fullmatch(path.name)}
    listed = _listed(folder / LIST)
    return (*listed, *sorted(there.difference(listed), reverse=True))


def merge(site: Path, folder: Path) -> Merged:
    """Keep the site's version, and give the site every version kept before.

    A kept file is never changed: where the site made another, the site gets the kept one back. Raises
    ``LookupError`` where the site was built without its list, or the list names a version that is not kept.
    """
    listed = _listed(site / "data" / LIST)
    current = _current(site / "data" / LIST)
    versions = site / edition.FOLDERS
    missing = [name for name in listed if name != current and not (folder / name).is_dir()]
    if missing or not (versions / current).is_dir():
        raise LookupError("、".join(missing) or current)
    added, differing = _add(versions / current, folder / current)
    earlier = tuple(name for name in listed if name != current)
    for name in (current, *earlier):
        shutil.copytree(folder / name, versions / name, dirs_exist_ok=True)
    shutil.copyfile(site / "data" / LIST, folder / LIST)
    return Merged(current, added, differing, earlier)


def _add(made: Path, kept: Path) -> tuple[int, tuple[str, ...]]:
    """Copy what is not kept yet; returns how many files, and the names of those kept with other bytes."""
    added, differing = 0, []
    for path in _files(made):
        target = kept / path
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made / path, target)
            added += 1
        elif target.read_bytes() != (made / path).read_bytes():
            differing.append(path.as_posix())
    return added, tuple(differing)


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
