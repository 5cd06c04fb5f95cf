"""What stands around the pages that are kept between builds: any change of it makes every page anew.

Nothing here asks what a page really needs of it. All software, all of the theme, all settings and all that people wrote
count whole, so that no kept page can be one that this build would not make.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plansite.pages.rendering.publication import Publication

SOFTWARE = Path(__file__).parents[3]
"""The folder of the hook and of this package."""

INSTALLED = (".dist-info", ".egg-info")
"""How folders end that name an installed distribution and its version."""

LEFT_OUT = frozenset({"__pycache__"})
PROGRAM, TEXT = ".py", ".md"

VERSIONS = "data/v/"
"""How paths begin that every change of the data changes."""


@dataclass(frozen=True, slots=True)
class Configured:
    """配置: what the site generator was told, as far as a page may depend on it."""

    settings: str
    """Everything but where things lie, as text."""

    theme: tuple[Path, ...]
    """The folders of its templates and files, the first one first."""

    nav: str
    """The navigation, as text."""


def software(configured: Configured) -> str:
    """The fingerprint of the programs, the theme and the settings of one run of the site generator."""
    known = [configured.settings, _programs(), sorted(_distributions())]
    digest = hashlib.sha256(json.dumps(known, ensure_ascii=False).encode())
    for folder in (SOFTWARE, *(folder for folder in configured.theme if not _is_installed(folder))):
        _add(digest, folder, (path for path in _files(folder) if path.suffix != PROGRAM))
    return digest.hexdigest()


@functools.cache
def _programs() -> str:
    """The fingerprint of what runs: read once, for what is changed later does not run in this process."""
    digest = hashlib.sha256(sys.version.encode())
    _add(digest, SOFTWARE, (path for path in _files(SOFTWARE) if path.suffix == PROGRAM))
    return digest.hexdigest()


def standing(publication: Publication, configured: Configured, content: Path) -> str:
    """The fingerprint of all that stands: the software, what people wrote, the plan without what is published."""
    known = [
        software(configured),
        publication.plan.fingerprints.standing,
        repr(publication.settings),
        repr(publication.imprint),
        [path for path in publication.paths if not path.startswith(VERSIONS)],
        [path.relative_to(content).as_posix() for path in _files(content)],
    ]
    digest = hashlib.sha256(json.dumps(known, ensure_ascii=False).encode())
    _add(digest, content, (path for path in _files(content) if path.suffix == TEXT))
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Path, paths: Iterable[Path]) -> None:
    """Count every file with its name as seen from a folder."""
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)} ".encode())
        digest.update(content)


def _files(place: Path) -> Iterator[Path]:
    """Every file below a folder, in order."""
    for folder, inner, names in os.walk(place):
        inner[:] = sorted(set(inner) - LEFT_OUT)
        yield from (Path(folder, name) for name in sorted(names))


def _is_installed(folder: Path) -> bool:
    """Whether a folder of the theme belongs to an installed distribution, whose version says what is in it."""
    return any(folder.is_relative_to(place) for place in map(Path, sys.path) if place.name.endswith("-packages"))


def _distributions() -> Iterator[str]:
    """Every installed distribution with its version, as its folder is called."""
    for place in sys.path:
        try:
            names = [path.name for path in Path(place or ".").iterdir()]
        except OSError:
            continue
        yield from (name for name in names if name.endswith(INSTALLED))
