"""Builds of one plan with what earlier builds have kept, beside builds that keep nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import building_here
import edited
import valid_edits
from interruptions import sums
from plansite.pages.rendering.kept_pages import KeptPages
from plansite.pages.rendering.page import Page
from splicing import Change, Fields, Replace

ITEM = re.compile(r"^ *- id: (\S+)$", re.MULTILINE)
JUDGED = valid_edits.ASSESSMENT.format(status="滞后")
KINDS = (
    ("indicators", r"[a-z][a-z0-9-]+", JUDGED),
    ("projects", r"[0-9]+-[0-9]+", valid_edits.STATUS.format(status="进行中")),
    ("projects", r"[0-9]+-[0-9]+-t[0-9]+", JUDGED),
    ("themes", r"p-[0-9-]+", JUDGED),
    ("themes", r"(?!p-)[a-z][a-z-]+", "about: 编造的说明"),
    ("sources", r"[a-z][a-z0-9-]+", "page: 编造的页码"),
)
"""Files, ids of the items of one kind in them, and what is said of each: where it can be, from day to day."""


def of_items() -> Iterator[tuple[str, list[Change]]]:
    """An edit of every item of every kind, and of every chapter."""
    for number, (name, ids, fields) in enumerate(KINDS):
        text = (edited.PLAN / "data" / f"{name}.yaml").read_text(encoding="utf-8")
        for found in ITEM.findall(text):
            if re.fullmatch(ids, found):
                change = Fields(f"data/{name}.yaml", f"id: {found}", fields)
                yield f"{number} {name} {found}", [valid_edits.BASE, change]
    for path in sorted((edited.PLAN / "content" / "chapters").glob("*.md")):
        heading = path.read_text(encoding="utf-8").splitlines()[0]
        yield f"chapters {path.stem}", [Replace(f"content/chapters/{path.name}", f"{heading}\n", f"{heading}编造\n")]


SINGLE = re.compile(r"(indicators|projects)/[^/]+")
"""Paths of pages of single indicators and projects."""

EDITS: dict[str, list[Change]] = {
    **{name: [valid_edits.BASE, *changes] for name, changes in valid_edits.EDITS.items()},
    **dict(of_items()),
}


@dataclass
class Counted:
    """Pages of a build, by what became of them."""

    made: list[str]
    """Paths of pages that were made and put into the store."""

    taken: list[str]
    """Paths of pages that were there."""

    @property
    def single(self) -> Counted:
        """Those of single indicators and projects alone."""
        return Counted(*([path for path in paths if SINGLE.fullmatch(path)] for paths in (self.made, self.taken)))


@dataclass(frozen=True)
class Plan:
    """A copy of the frozen plan, built with pages of earlier builds and without."""

    root: Path

    @classmethod
    def of(cls, root: Path) -> Plan:
        """A copy whose pages are all kept."""
        edited.copy(root)
        plan = cls(root)
        shared = (root / ".cache").resolve()
        (root / ".cache").unlink()
        (root / ".cache").mkdir()
        (root / ".cache" / "charts").symlink_to(shared / "charts")
        plan.build()
        return plan

    @property
    def pages(self) -> Path:
        """Where pages are kept."""
        return self.root / ".cache" / "pages"

    def edit(self, changes: Iterable[Change]) -> None:
        """Change the plan."""
        for change in changes:
            change.apply(self.root)

    def restore(self) -> None:
        """Undo every change; what is kept stays."""
        for name in ("data", "content"):
            shutil.rmtree(self.root / name)
            shutil.copytree(edited.PLAN / name, self.root / name)
        config = self.root / "mkdocs.yml"
        text = (edited.PLAN / "mkdocs.yml").read_text(encoding="utf-8")
        config.write_text(text.replace("../../../", f"{edited.ROOT}/"), encoding="utf-8")

    def build(self) -> dict[str, str]:
        """The sums of every file of a build that uses what is kept."""
        building_here.build(self.root / "mkdocs.yml", self.root / "site")
        return sums(self.root / "site")

    def clean(self) -> dict[str, str]:
        """The sums of every file of a build that has no kept pages; those that are kept stay."""
        aside = self.pages.rename(self.root / "aside")
        try:
            return self.build()
        finally:
            shutil.rmtree(self.pages, ignore_errors=True)
            aside.rename(self.pages)

    def differing(self) -> list[str]:
        """Files that differ between a build with kept pages and one without."""
        kept, clean = self.build(), self.clean()
        return sorted(name for name in {*kept, *clean} if kept.get(name) != clean.get(name))


def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """What becomes of pages in builds from now on."""
    found = Counted([], [])
    keep, finished = KeptPages.keep, KeptPages.finished

    def keeping(store: KeptPages, page: Page, beside: str, html: str) -> None:
        found.made.append(page.path)
        keep(store, page, beside, html)

    def taking(store: KeptPages, page: Page) -> str:
        found.taken.append(page.path)
        return finished(store, page)

    monkeypatch.setattr(KeptPages, "keep", keeping)
    monkeypatch.setattr(KeptPages, "finished", taking)
    return found
