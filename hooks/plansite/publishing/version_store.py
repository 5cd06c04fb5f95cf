"""Published versions of the data, kept in a folder beside the project so that later sites can carry them on.

A version's folder in the site holds its data files, whole, and what is new in it. A picture, or the data of one
indicator, that an earlier version published with the same bytes stays there alone; the version says where.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from plansite import cache
from plansite.exports import version_files
from plansite.exports.version_files import Held
from plansite.publishing.object_store import NAME, DamagedError, ObjectStore, files, sha256

FOLDER = "versions"
"""Where they are kept in the project; never under its version control."""

LIST = "versions.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a site's version."""

    version: str
    added: int
    """Files that were new to the folder."""

    grown: int
    """Bytes by which the folder grew."""

    earlier: tuple[str, ...]
    """Versions kept before."""


def names(folder: Path) -> tuple[str, ...]:
    """The kept versions, newest first; none where nothing is kept. Raises ``DamagedError``.

    The list alone knows the order of versions of one day; versions that it lost come after those it names.
    """
    listed = _listed(folder / LIST)
    return (*listed, *sorted(ObjectStore(folder).versions().difference(listed), reverse=True))


def thin(
    site: Path, folder: Path, current: str, whole: Collection[str], leading: Callable[[str, str], str]
) -> dict[str, Held]:
    """Take out of a site's current version what an earlier one has; returns the version that has each file.

    Files named in ``whole`` stay, and so does what was kept under the current version. A page that is taken out leaves
    one that leads to it: ``leading`` makes it from the page's name and the version that has it.
    """
    store = ObjectStore(folder)
    earlier = [(name, store.sums(name)) for name in reversed(names(folder)) if name != current]
    own = store.sums(current)
    places = {}
    for name, path in files(site / version_files.folder(current)):
        same = sha256(path.read_bytes())
        has = (version for version, sums in earlier if sums.get(name) == same)
        places[name] = Held(current if name in whole or name in own else next(has, current), same)
        if places[name].version != current:
            _leave(path, leading(name, places[name].version))
    return places


def restore(site: Path, folder: Path, current: str) -> tuple[str, ...]:
    """Give a written site every kept version; returns the files of the current one that were kept with other bytes.

    What was published first stays: the site gets it back. Pages are not compared, because finishing changes them.
    Raises ``DamagedError``.
    """
    store = ObjectStore(folder)
    differing = _differing(site / version_files.folder(current), store.sums(current))
    for name in filter(store.versions().__contains__, names(folder)):
        store.write(name, site / version_files.folder(name))
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
    folder.mkdir(exist_ok=True)
    store, before = ObjectStore(folder), size(folder)
    own = store.sums(current)
    new = {name: path for name, path in files(site / version_files.folder(current)) if name not in own}
    store.add(current, new)
    cache.write(folder / LIST, listing.read_bytes())
    return Kept(current, len(new), size(folder) - before, tuple(name for name in listed if name != current))


def size(folder: Path) -> int:
    """Bytes of all files of a folder, less what version control keeps in it."""
    return sum(path.stat().st_size for name, path in files(folder) if not name.startswith(".git/"))


def _leave(path: Path, leading: str) -> None:
    """Take a file out; where a page was, readers are led on."""
    path.unlink()
    if path.suffix == ".html":
        path.write_text(leading, encoding="utf-8")


def _differing(made: Path, sums: dict[str, str]) -> tuple[str, ...]:
    shared = ((name, path) for name, path in files(made) if path.suffix != ".html" and name in sums)
    return tuple(name for name, path in shared if sha256(path.read_bytes()) != sums[name])


def _listed(file: Path) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    try:
        found = json.loads(file.read_text(encoding="utf-8"))["versions"]
        return tuple(entry["version"] for entry in found if NAME.fullmatch(entry["version"]))
    except (ValueError, TypeError, LookupError) as error:
        raise DamagedError(file.name) from error


def _current(file: Path) -> str:
    if not file.is_file():
        raise LookupError(file.name)
    return str(json.loads(file.read_text(encoding="utf-8"))["current"])
