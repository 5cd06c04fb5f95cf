"""Two pages of one name in the store are one page: whatever an edit changes of a page, it changes the page's name.

``EDITS=all`` tries all edits of ``keeping.EDITS``: every valid edit that is known, and one of every indicator, project,
target, promise, theme, source and chapter.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import keeping
import made
import projects
from plansite.pages import indicators
from plansite.pages import projects as project_pages
from plansite.pages.metadata.heads import Head, heads
from plansite.pages.rendering import surroundings
from plansite.pages.rendering.kept_pages import KeptPages
from plansite.pages.rendering.renderer import Renderer
from plansite.pages.rendering.surroundings import Configured
from plansite.publishing.site import Folders, read
from plansite.reading import settings

EACH = os.environ.get("EDITS") == "all"
ITEMS = [name for name, _ in keeping.of_items()]
CHOSEN = (
    *ITEMS[::30],
    "首个数值 inclusive-kindergarten-coverage",
    "对应目标的指标的官方评估",
    "更正年份、口径和来源",
    "撤回以后重新公布",
    "目标年份的口径变化",
    "里程碑全部完成",
    "进展之上再加进展",
    "项目目标的调整",
    "指标的责任单位，有来源",
    "新来源：转载",
    "说明为什么改动了已公布的内容",
    "校注",
    "改网站名称",
)
NAMES = sorted(keeping.EDITS) if EACH else CHOSEN
TODAY = datetime.date(2026, 11, 30)


class Seen(NamedTuple):
    """What a page is made of that is written, but for what stands around every page alike."""

    body: str
    facts: Mapping[str, object]
    head: Head
    style: str


def pages(root: Path, nowhere: Path) -> dict[str, tuple[str, Seen]]:
    """Name and content of every page of a project that is kept, by path; nothing is kept."""
    folders = Folders.of(root, root / "content")
    publication, _ = read(folders, settings.read(root / settings.CONFIG), TODAY)
    standing = surroundings.standing(publication, Configured("", (), ""), folders.content)
    kept = KeptPages(nowhere, publication.plan, standing, publication.pictures)
    renderer = Renderer.of(publication, made.CACHE, made.Blank(publication), kept)
    every = (*indicators.pages(publication, renderer), *project_pages.pages(publication, renderer))
    found = heads(publication, every)
    return {
        page.path: (page.key, Seen(page.filled(""), page.front_matter, found[page.path], page.style))
        for page in every
        if page.key
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, Seen]]:
    root = tmp_path_factory.mktemp("names")
    return pages(projects.copied(projects.EDUCATION, root / "plan"), root / "nowhere")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.copied(projects.EDUCATION, tmp_path / "plan")


def changed(project: Path, before: dict[str, tuple[str, Seen]], name: str) -> list[str]:
    """The paths of pages that have another name after an edit; all others must be what they were."""
    for change in keeping.EDITS[name]:
        change.apply(project)
    after = pages(project, project / "nowhere")
    assert after.keys() == before.keys()
    same = [path for path in after if after[path][0] == before[path][0]]
    assert [path for path in same if after[path] != before[path]] == []
    return [path for path in after if path not in same]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_an_edit_changes_has_another_name(
    project: Path, before: dict[str, tuple[str, Seen]], name: str
) -> None:
    found = changed(project, before, name)
    kind, _, item = name.rpartition(" ")
    if kind in {"0 indicators", "1 projects"}:
        assert f"{kind[2:]}/{item}" in found


def test_a_value_of_one_indicator_changes_no_other_page(project: Path, before: dict[str, tuple[str, Seen]]) -> None:
    found = changed(project, before, "首个数值 senior-secondary-enrolment")
    assert found == ["indicators/senior-secondary-enrolment"]


def test_the_day_of_the_data_changes_no_page(project: Path, before: dict[str, tuple[str, Seen]]) -> None:
    path = project / "data" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    place = text.rindex('published: "2026-11-24"')
    path.write_text(f'{text[:place]}published: "2026-11-25"{text[place + 23 :]}', encoding="utf-8")
    after = pages(project, project / "nowhere")
    assert sum(after[name][0] != before[name][0] for name in after) == 1
    assert all(after[name] == before[name] for name in after if after[name][0] == before[name][0])


def test_a_step_that_is_due_ties_a_page_to_the_day_of_the_data(
    project: Path, before: dict[str, tuple[str, Seen]]
) -> None:
    assert changed(project, before, "完成一个里程碑")
    first = pages(project, project / "nowhere")["projects/4-4"][0]
    for change in keeping.EDITS["首个数值 senior-secondary-enrolment"][1:]:
        change.apply(project)
    assert pages(project, project / "nowhere")["projects/4-4"][0] != first
