"""All pictures of a plan: those in the store as they are, the others drawn on every core while pages are made."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plansite.charts import font, store
from plansite.charts.store import Drawn
from plansite.charts.values.picture import Picture

WORTH = 6
"""Pictures that are worth a process of their own: starting one costs as much as drawing some."""

PACKAGES = Path(__file__).parents[2]
"""What a process must have on its path: the generator's own path is not handed on."""


@dataclass(frozen=True)
class Gallery:
    """画廊: pictures that are there or being drawn."""

    folder: Path
    keys: dict[str, str]
    """Names in the store by names of pictures."""

    kept: dict[str, Drawn]
    missing: tuple[Picture, ...]
    workers: tuple[subprocess.Popen[bytes], ...]

    @classmethod
    def begin(cls, pictures: Iterable[Picture], folder: Path) -> Gallery:
        """Look what is there and start drawing the rest; the caller goes on meanwhile."""
        wanted = list(pictures)
        keys = {picture.name: store.key(picture) for picture in wanted}
        found = {name: drawn for name, key in keys.items() if (drawn := store.kept(folder, key)) is not None}
        missing = tuple(picture for picture in wanted if picture.name not in found)
        return cls(folder, keys, found, missing, _started(missing))

    def finished(self) -> dict[str, Drawn]:
        """The files of every picture by its name, in their order; new ones are kept for the next time."""
        new = {name: files for worker in self.workers for name, files in _finish(worker).items()}
        for name, files in new.items():
            store.keep(self.folder, self.keys[name], files)
        return {name: self.kept.get(name) or new[name] for name in self.keys}


def shares(pictures: Sequence[Picture], count: int) -> tuple[list[Picture], ...]:
    """Parts that take about the same time: the most work first, each to whoever has the least."""
    loads = [0] * count
    parts: tuple[list[Picture], ...] = tuple([] for _ in loads)
    for picture in sorted(pictures, key=_work, reverse=True):
        idlest = loads.index(min(loads))
        loads[idlest] += _work(picture)
        parts[idlest].append(picture)
    return parts


def _work(picture: Picture) -> int:
    """How much there is to draw, as measured: what it says, once a width; a picture for print is like two more."""
    return len(pickle.dumps(picture)) * (len(picture.widths) + 2 * picture.is_published)


def _started(pictures: Sequence[Picture]) -> tuple[subprocess.Popen[bytes], ...]:
    """Processes that draw."""
    if not pictures:
        return ()
    font.folder()
    count = min(os.cpu_count() or 1, -(-len(pictures) // WORTH))
    return tuple(_start(share) for share in shares(pictures, count))


def _start(pictures: Sequence[Picture]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "plansite.charts.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
    )
    assert process.stdin is not None
    process.stdin.write(pickle.dumps(pictures))
    process.stdin.close()
    return process


def _finish(process: subprocess.Popen[bytes]) -> dict[str, Drawn]:
    assert process.stdout is not None
    with process.stdout as output:
        content = output.read()
    if process.wait() != 0:
        raise RuntimeError("a drawing process failed; its own words are above")
    drawn: dict[str, Drawn] = pickle.loads(content)  # noqa: S301 -- written by our own module
    return drawn
