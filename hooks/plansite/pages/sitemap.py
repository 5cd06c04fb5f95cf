"""网站地图: every page of the site by section, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plansite.pages.page import COLUMNS, Page
from plansite.pages.renderer import Workshop

PATH = "sitemap"
TITLE = "网站地图"
REST = "更新、数据与说明"


class Entry(NamedTuple):
    """A page by its path and title."""

    path: str
    title: str


def page(workshop: Workshop, others: Sequence[Page]) -> Page:
    """The map of all other pages, of those that staff wrote, and of itself."""
    made = [Entry(other.path, other.title) for other in others if other.path]
    written = [Entry(path, workshop.handwritten_titles[path]) for path in workshop.handwritten]
    entries = [*made, *written, Entry(PATH, TITLE)]
    return workshop.page(
        PATH,
        title=TITLE,
        description="本站全部网页的目录。",
        kind="sitemap",
        source="本站",
        total=len(entries) + 1,
        here="../",
        sections=list(_sections(entries)),
        hide=("navigation",),
    )


def _sections(entries: Sequence[Entry]) -> Iterable[tuple[str, list[Entry]]]:
    """The pages by section; a section of one page is none."""
    names = [COLUMNS.get(entry.path.partition("/")[0], REST) for entry in entries]
    found: dict[str, list[Entry]] = {name: [] for name in (*COLUMNS.values(), REST)}
    for name, entry in zip(names, entries, strict=True):
        found[name if names.count(name) > 1 else REST].append(entry)
    return ((name, members) for name, members in found.items() if members)
