"""Finished pages, kept between builds under names made of all that they may show.

The name of a page is a fingerprint of three things: what stands in the plan and around it (the software, the theme, the
settings, the text; see ``surroundings.py``), what is known of every item that the page may show, and its
pictures. What every page states and every edit changes, the version of the data and its day, stands in a kept page as a
mark. A page that asked for either of them otherwise is kept for that version alone.

Pages of many items, and files of data, are kept for one state of all data: they are there again where nothing changed.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
import os
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from plansite import cache
from plansite.charts.values.picture import Picture
from plansite.exports.export import Export
from plansite.models import Indicator, Project
from plansite.pages.rendering.page import FAST, KeptBody, Page
from plansite.plan.plan import Plan
from plansite.search.page_text import Part

DEEP = 2
"""Parts of the path of a page that is kept: the names of its pictures begin with it."""

DAY = 24 * 60 * 60
LONGEST = 7 * DAY
"""Seconds for which a page is kept that no build asks for."""

MOST = 4
"""For each page of a site this many are kept at most, …"""

SHORTEST = 60 * 60
"""… but for these seconds all: another build may be at work with them."""


class KeptPages:
    """The pages of one publication in the store. Nothing there is trusted unless it is whole and says its own name."""

    def __init__(
        self,
        folder: Path,
        plan: Plan,
        standing: str,
        pictures: Mapping[str, Picture],
        versions: Sequence[str] = (),
    ) -> None:
        """``standing`` is the fingerprint of all that stands; ``pictures`` are given by name.

        ``versions`` are those of the data that were published before.
        """
        self._folder = folder
        self._plan = plan
        self._standing = standing
        self._whole = _sum(standing, plan.version, plan.fingerprints.whole, *versions)
        self._pictures: dict[str, list[Picture]] = {}
        for name, picture in sorted(pictures.items()):
            self._pictures.setdefault("/".join(name.split("/")[:DEEP]), []).append(picture)
        self._there = _entries(folder)
        self._used: set[str] = set()
        self._new: set[str] = set()
        self._dated: set[str] = set()
        """Names that count the version of the data."""

    def page(self, path: str, kind: str, shown: Iterable[Indicator | Project], make: Callable[[], Page]) -> Page:
        """A page that was kept, or the page that ``make`` makes. It may show what is known of ``shown``, of no other.

        ``make`` may be called later on, and must make the same page then.
        """
        name = self._name(path, kind, shown)
        dated = _sum(name, self._plan.version)
        for one in (name, dated):
            if (found := self._found(one, path, kind, make)) is not None:
                return found
        self._plan.forget_asked()
        page = make()
        self._dated.add(dated)
        return replace(page, key=dated if self._plan.was_asked else name)

    def pages(self, name: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
        """Pages of many items that were kept for this state of all data, or those that ``make`` makes, now or later.

        ``name`` is theirs alone.
        """
        key = _sum(self._whole, "pages", name)
        made = functools.cache(lambda: {page.path: page for page in make()})
        found = [
            self._found(_sum(key, path), path, kind, functools.partial(_of, made, path, _sum(key, path)))
            for path, kind in self._listed(key)
        ]
        if found and None not in found:
            return [page for page in found if page is not None]
        pages = [replace(page, key=_sum(key, page.path)) for page in made().values()]
        self._dated.update(page.key for page in pages)
        self._new.add(key)
        listed = json.dumps([key, [(page.path, page.kind) for page in pages]], ensure_ascii=False)
        cache.keep(self._folder / key, listed.encode() + b"\n")
        return pages

    def files(self, name: str, make: Callable[[], Iterable[Export]]) -> tuple[Export, ...]:
        """Files that were kept for this state of all data, or those that ``make`` makes. ``name`` is theirs alone."""
        key = _sum(self._whole, "files", name)
        whole = self._entry(key)
        if whole is not None:
            self._seen(key)
            return tuple(_unpacked(whole[0][1], whole[1]))
        made = tuple(make())
        self._new.add(key)
        head = json.dumps([key, [(one.path, one.title, one.description, len(one.content)) for one in made]])
        packing = zlib.compressobj(FAST)  # one after the other: those of a large plan are large
        packed = [packing.compress(one.content) for one in made]
        cache.keep(self._folder / key, b"".join((head.encode(), b"\n", *packed, packing.flush())))
        return made

    def _listed(self, key: str) -> list[tuple[str, str]]:
        """Path and kind of every page that is kept under one name."""
        whole = self._entry(key)
        if whole is None:
            return []
        self._seen(key)
        return [(path, kind) for path, kind in whole[0][1]]

    def keep(self, page: Page, beside: str, finished: str) -> None:
        """Keep a page as it is written, with marks; ``beside`` is the fingerprint of what stands around its body.

        A page that asked for the version of the data while it was written is kept only under a name that counts it.
        """
        if self._plan.was_asked and page.key not in self._dated:
            return
        self._new.add(page.key)
        head = [page.key, page.title, page.description, page.updated.isoformat(), page.style, beside, page.parts("")]
        content = zlib.compress(finished.encode(), FAST)
        cache.keep(self._folder / page.key, json.dumps(head, ensure_ascii=False).encode() + b"\n" + content)

    def finished(self, page: Page) -> str:
        """A kept page as it was written, with its marks. Raises ``LookupError`` if it is gone since it was found."""
        found = _whole(self._folder, page.key)
        if found is None:
            raise LookupError(page.path)
        return zlib.decompress(found[1]).decode()

    def tidy(self, standing: str) -> None:
        """Let go of what no build has asked for in a long time; ``standing`` is what stands at the end of this one.

        While the build was at work, somebody may have changed what pages were made of: then nothing new is kept.
        """
        for name in self._new if standing != self._standing else ():
            self._remove(name)
        now = time.time()
        unused = sorted((moment, name) for name, moment in self._there.items() if name not in self._used)
        more = len(unused) + (len(self._used) + len(self._new)) * (1 - MOST)
        for number, (moment, name) in enumerate(unused):
            if now - moment > LONGEST or (number < more and now - moment > SHORTEST):
                self._remove(name)

    def _remove(self, name: str) -> None:
        with suppress(OSError):
            (self._folder / name).unlink()

    def _entry(self, name: str) -> tuple[list[Any], bytes] | None:
        """The head of an entry and what is packed in it; ``None`` if it was not there when this build began."""
        return _whole(self._folder, name) if name in self._there else None

    def _seen(self, name: str) -> None:
        """Note that an entry is asked for."""
        self._used.add(name)
        if time.time() - self._there[name] > DAY:
            with suppress(OSError):
                os.utime(self._folder / name)

    def _found(self, name: str, path: str, kind: str, make: Callable[[], Page]) -> Page | None:
        whole = self._entry(name)
        if whole is None:
            return None
        try:
            _, title, description, updated, style, beside, parts = whole[0]
            body = KeptBody(tuple(Part(anchor, heading, text) for anchor, heading, text in parts), beside, make)
            day = datetime.date.fromisoformat(updated)
        except (ValueError, TypeError):
            return None
        self._seen(name)
        return Page(path, title, b"", "", description, day, kind, style=style, key=name, kept=body)

    def _name(self, path: str, kind: str, shown: Iterable[Indicator | Project]) -> str:
        known = self._plan.fingerprints
        items = [
            f"indicator {item.id} {known.indicators[item.id]}"
            if isinstance(item, Indicator)
            else f"project {item.id} {known.projects[item.id]}"
            for item in shown
        ]
        return _sum(self._standing, kind, path, *items, *map(repr, self._pictures.get(path, ())))


def _of(made: Callable[[], Mapping[str, Page]], path: str, key: str) -> Page:
    return replace(made()[path], key=key)


def _unpacked(listed: Iterable[tuple[str, str, str, int]], packed: bytes) -> Iterator[Export]:
    content, start = memoryview(zlib.decompress(packed)), 0
    for path, title, description, length in listed:
        yield Export(path, bytes(content[start : start + length]), title, description)
        start += length


def _entries(folder: Path) -> dict[str, float]:
    """What is kept, by name: when it was made or last asked for, in seconds."""
    try:
        with os.scandir(folder) as found:
            return {entry.name: entry.stat().st_mtime for entry in found if entry.is_file()}
    except OSError:
        return {}


def _whole(folder: Path, name: str) -> tuple[list[Any], bytes] | None:
    """The head of an entry and its page, packed; ``None`` if it is not there, not whole or another one."""
    head, _, content = (cache.kept(folder / name) or b"").partition(b"\n")
    try:
        found = json.loads(head)
    except ValueError:
        return None
    return (found, content) if isinstance(found, list) and found[:1] == [name] else None


def _sum(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
