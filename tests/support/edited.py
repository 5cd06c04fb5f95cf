"""Copies of the frozen plan that tests edit, check, build and ask."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from pathlib import Path

import building_here
import plan_tests
import projects
from plansite.charts import font, store
from plansite.charts.drawing import render
from plansite.publishing.site import Folders, read
from plansite.reading import settings
from published import Published
from splicing import Change

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "tests" / "fixtures" / "education"
DRAWN = ROOT / ".build" / "edits"
"""Where pictures of edited plans are kept between runs."""

DRAWN_BEFORE = (ROOT / ".cache" / "charts", PLAN / ".cache" / "charts")
"""Where other builds keep theirs."""


def copy(folder: Path) -> Path:
    """A copy of the plan, which uses the generator of this project and shares drawn pictures with other copies."""
    projects.copied(PLAN, folder)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../../../", f"{ROOT}/"), encoding="utf-8")
    _seed()
    (folder / ".cache").symlink_to(DRAWN)
    return folder


def edited(project: Path, changes: Iterable[Change]) -> Published:
    """The site of the project after the changes, checked and built."""
    for change in changes:
        change.apply(project)
    building_here.check(project)
    _draw(project)
    building_here.build(project / "mkdocs.yml", project / "site")
    return Published(project, project / "site", PLAN / "plan.txt")


def faults(published: Published) -> str:
    """What the tests of the plan say against it, in words; empty if nothing."""
    return "\n".join(plan_tests.told(published).values())


def _seed() -> None:
    """Begin with the pictures of other builds, without copying them."""
    if DRAWN.exists():
        return
    charts = DRAWN / "charts"
    charts.mkdir(parents=True, exist_ok=True)
    for folder in DRAWN_BEFORE:
        for picture in folder.iterdir() if folder.is_dir() else ():
            if picture.is_file() and not (charts / picture.name).exists():
                os.link(picture, charts / picture.name)


def _draw(project: Path) -> None:
    """Draw here what is not drawn yet: a process that draws takes longer to start than a few pictures to draw."""
    chosen = settings.read(project / settings.CONFIG)
    folders = Folders.of(project, project / "content")
    render.use_font(font.folder())
    publication, _ = read(folders, chosen, datetime.datetime.now(datetime.UTC).date())
    for picture in publication.pictures.values():
        key = store.key(picture)
        if store.kept(folders.cache / "charts", key) is None:
            store.keep(folders.cache / "charts", key, render.drawn(picture))
