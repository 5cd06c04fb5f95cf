"""All pictures of a plan, drawn: those in the store as they are, the others drawn now, on every core."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from plansite.charts import font, glyphs, store
from plansite.charts.store import Drawn
from plansite.charts.values.picture import Picture

WORTH = 6
"""Pictures that are worth a process of their own: starting one costs as much as drawing some."""

RECENT = 16
"""Pictures that are held because the next page or file may ask for them again."""

FRUGAL = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "131072", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""Settings of glibc: drawing takes much memory and frees it, which is held back otherwise, a fifth of all."""

PACKAGES = str(Path(__file__).parents[2])
"""What a process must have on its path: the site generator takes the hook's folder off its own."""


class Drawings(Mapping[str, Drawn]):
    """Drawn pictures by name, read from the store when they are asked for: a large plan's do not all fit in memory."""

    def __init__(self, pictures: Sequence[Picture], folder: Path) -> None:
        self._pictures = {picture.name: picture for picture in pictures}
        self._keys = {picture.name: store.key(picture) for picture in pictures}
        self._folder = folder
        self._recent: OrderedDict[str, Drawn] = OrderedDict()
        self._unkept: dict[str, Drawn] = {}
        self._draw([name for name, key in self._keys.items() if not (folder / key).is_file()])

    def __getitem__(self, name: str) -> Drawn:
        if name in self._unkept:
            return self._unkept[name]
        found = self._recent.pop(name, None) or store.kept(self._folder, self._keys[name])
        if found is None:  # damaged
            self._draw([name])
            found = self._unkept.get(name) or store.kept(self._folder, self._keys[name])
            assert found is not None, "drawn just now"
        self._recent[name] = found
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    def _draw(self, names: Sequence[str]) -> None:
        """Draw these and put them into the store; where nothing can be kept, hold them."""
        new = [self._pictures[name] for name in names]
        for name, files in _drawn(new, glyphs.unusual(self._pictures.values()) if new else frozenset()):
            store.keep(self._folder, self._keys[name], files)
            if store.kept(self._folder, self._keys[name]) != files:
                self._unkept[name] = files


def drawn(pictures: Iterable[Picture], folder: Path) -> Drawings:
    """The files of every picture by its name, in their order; new ones are kept in ``folder`` for the next build."""
    return Drawings(list(pictures), folder)


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
    cut = font.folder(unusual)  # made once, before several processes want it
    ordered = largest_first(pictures)
    names = [picture.name for picture in ordered]
    count = min(os.cpu_count() or 1, -(-len(pictures) // WORTH))
    if count == 1:
        _use_font(cut)
        yield from zip(names, map(_one, ordered), strict=True)
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin, (cut,)) as pool:
        with _importable(), _frugal():
            drawings = pool.map(_one, ordered)  # starts every process before it returns
        yield from zip(names, drawings, strict=True)


def _use_font(cut: Path) -> None:
    from plansite.charts.drawing import render  # noqa: PLC0415 -- imports Altair, which most builds do without

    render.use_font(cut)


def _one(picture: Picture) -> Drawn:
    """One picture, drawn; an error says which."""
    from plansite.charts.drawing import render  # noqa: PLC0415 -- so

    try:
        return render.drawn(picture)
    except Exception as error:
        error.add_note(f"没有画成的图：{picture.name}")
        raise


@contextmanager
def _importable() -> Iterator[None]:
    """Let processes that start now find this package, and spare them the program that this process runs.

    Such a process would import that program again, which is slow, or impossible where it is no file.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    sys.path.insert(0, PACKAGES)
    try:
        yield
    finally:
        sys.path.remove(PACKAGES)
        sys.modules["__main__"] = main


@contextmanager
def _frugal() -> Iterator[None]:
    """Have the C library of processes that start now give memory back; whoever runs the build may have said how."""
    unsaid = {name: value for name, value in FRUGAL.items() if name not in os.environ}
    os.environ.update(unsaid)
    try:
        yield
    finally:
        for name in unsaid:
            del os.environ[name]


def _begin(cut: Path) -> None:
    """What a new process does first: leave Ctrl+C to the build, not outlive it, and draw with the font in ``cut``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_build, daemon=True).start()
    _use_font(cut)


def _end_with_build() -> None:
    build = multiprocessing.parent_process()
    assert build is not None
    build.join()
    os._exit(1)
