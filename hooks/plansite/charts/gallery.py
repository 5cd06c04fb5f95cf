"""All pictures of a plan: those in the store as they are, the others drawn on every core."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from plansite.charts import font, store
from plansite.charts.store import Drawn
from plansite.charts.values import Picture

WORTH = 4
"""Pictures that are worth a process of their own: starting one costs as much as drawing some."""

PACKAGES = Path(__file__).parents[2]
"""What a process must have on its path: the generator's own path is not handed on."""


def gallery(pictures: Iterable[Picture], folder: Path) -> dict[str, Drawn]:
    """The files of every picture, by the picture's name; new ones are kept in ``folder``."""
    wanted = {picture.name: (picture, store.key(picture)) for picture in pictures}
    found = {name: store.kept(folder, key) for name, (_, key) in wanted.items()}
    missing = [picture for name, (picture, _) in wanted.items() if found[name] is None]
    for picture, drawn in zip(missing, _drawn(missing), strict=True):
        store.keep(folder, wanted[picture.name][1], drawn)
        found[picture.name] = drawn
    return {name: drawn for name, drawn in found.items() if drawn is not None}


def _drawn(pictures: Sequence[Picture]) -> list[Drawn]:
    """The pictures' files, in their order; the work is dealt out like cards."""
    if not pictures:
        return []
    workers = min(os.cpu_count() or 1, -(-len(pictures) // WORTH))
    font.folder()
    started = [_start(pictures[index::workers]) for index in range(workers)]
    parts = [_finish(process) for process in started]
    return [parts[index % workers][index // workers] for index in range(len(pictures))]


def _start(pictures: Sequence[Picture]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "plansite.charts.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
    )
    assert process.stdin is not None
    process.stdin.write(pickle.dumps(list(pictures)))
    process.stdin.close()
    return process


def _finish(process: subprocess.Popen[bytes]) -> list[Drawn]:
    assert process.stdout is not None
    with process.stdout as output:
        content = output.read()
    if process.wait() != 0:
        raise RuntimeError("a drawing process failed; its own words are above")
    drawn: list[Drawn] = pickle.loads(content)  # noqa: S301 -- written by our own module
    return drawn
