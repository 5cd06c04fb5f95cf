"""All pictures of a plan, drawn: those in the store as they are, the others drawn now, on every core."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from plansite.charts import font, glyphs, store
from plansite.charts.store import Drawn
from plansite.charts.values.picture import Picture

WORTH = 6
"""Pictures that are worth a process of their own: starting one costs as much as drawing some."""

PACKAGES = str(Path(__file__).parents[2])
"""What a process must have on its path: the site generator takes the hook's folder off its own."""


def drawn(pictures: Iterable[Picture], folder: Path) -> dict[str, Drawn]:
    """The files of every picture by its name, in their order; new ones are kept in ``folder`` for the next build."""
    wanted = list(pictures)
    keys = {picture.name: store.key(picture) for picture in wanted}
    found = {name: store.kept(folder, key) for name, key in keys.items()}
    new = [picture for picture in wanted if found[picture.name] is None]
    for name, files in _drawn(new, glyphs.unusual(wanted) if new else frozenset()):
        store.keep(folder, keys[name], files)
        found[name] = files
    return {name: files for name, files in found.items() if files is not None}


def largest_first(pictures: Iterable[Picture]) -> list[Picture]:
    """The most work first, so that no core waits long for the last picture."""
    return sorted(pictures, key=_work, reverse=True)


def _work(picture: Picture) -> int:
    """How much there is to draw, as measured: what it says, once a width; a picture for print is like two more."""
    return len(pickle.dumps(picture)) * (len(picture.widths) + 2 * picture.is_published)


def _drawn(pictures: Sequence[Picture], unusual: frozenset[str]) -> Iterator[tuple[str, Drawn]]:
    """Every picture's name with its files, as they become ready."""
    if not pictures:
        return
    from plansite.charts.drawing import render  # noqa: PLC0415 -- imports Altair, which most builds do without

    cut = font.folder(unusual)  # made once, before several processes want it
    ordered = largest_first(pictures)
    names = [picture.name for picture in ordered]
    count = min(os.cpu_count() or 1, -(-len(pictures) // WORTH))
    if count == 1:
        render.use_font(cut)
        yield from zip(names, map(render.drawn, ordered), strict=True)
        return
    context = multiprocessing.get_context("spawn")
    with _importable(), ProcessPoolExecutor(count, context, render.use_font, (cut,)) as pool:
        yield from zip(names, pool.map(render.drawn, ordered), strict=True)


@contextmanager
def _importable() -> Iterator[None]:
    """Let processes that start now find this package."""
    sys.path.insert(0, PACKAGES)
    try:
        yield
    finally:
        sys.path.remove(PACKAGES)
