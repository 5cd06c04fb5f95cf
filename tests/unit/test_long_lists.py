"""Lists of a large plan are cut where a page would become too long, and say what they leave out."""

from __future__ import annotations

import datetime
import posixpath
from types import ModuleType

import pytest
from lxml import html

import made
from plansite.charts.values import status
from plansite.charts.values.picture import Stamp
from plansite.pages import indicators, projects
from plansite.pages.rendering import paging
from plansite.pages.rendering.publication import Publication
from plansite.plan.promises import same
from plansite.publishing.site import Folders, read
from plansite.reading.settings import Settings
from projects import EDUCATION


@pytest.mark.parametrize(
    ("project", "first", "listed"),
    [("3-1", None, ["3-1", "3-2", "3-3"]), ("3-3", "2", ["3-2", "3-3", "3-4"]), ("3-8", "6", ["3-6", "3-7", "3-8"])],
)
def test_a_project_lists_the_nearest_of_a_long_sidebar(
    real: Publication, monkeypatch: pytest.MonkeyPatch, project: str, first: str | None, listed: list[str]
) -> None:
    monkeypatch.setattr(projects, "NEIGHBOURS", 3)
    whole = real.plan.neighbours(real.plan.project[project])
    assert [one.id for one in whole] == [f"3-{number}" for number in range(1, 9)]
    pages = {page.path: page for page in projects.pages(real, made.renderer(real))}
    tree = html.fromstring(pages[f"projects/{project}"].html)
    (shown,) = tree.xpath("//ol[@class='neighbours']")
    assert [item.text_content().strip() for item in shown.xpath("li/a | li/span[@aria-current]")] == [
        real.plan.project[name].name for name in listed
    ]
    assert shown.get("start") == first
    number = first or "1"
    words = f"共 8 个，以下是第 {number} 至第 {int(number) + 2} 个；全部见项目进展。"
    assert words in tree.text_content()


@pytest.mark.parametrize(("total", "count"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_every_row_stands_on_one_page_under_its_group(monkeypatch: pytest.MonkeyPatch, total: int, count: int) -> None:
    monkeypatch.setattr(paging, "MOST", 3)
    groups = [("甲", list(range(min(total, 2)))), ("乙", list(range(2, total)))]
    leaves = paging.leaves("list", total)
    assert [leaf.path for leaf in leaves] == ["list", *(f"list/page/{number}" for number in range(2, count + 1))]
    assert paging.paths("list", total) == [leaf.path for leaf in leaves[1:]]
    parts = [list(leaf.part(groups)) for leaf in leaves]
    assert [row for part in parts for _, rows in part for row in rows] == list(range(total))
    assert all(
        sum(len(rows) for _, rows in part) == leaf.last - leaf.first + 1
        for leaf, part in zip(leaves, parts, strict=True)
    )
    assert all(set(rows) <= set(dict(groups)[group]) for part in parts for group, rows in part)


@pytest.mark.parametrize(("kind", "noun"), [(projects, "项目"), (indicators, "指标")])
def test_a_long_list_goes_on_on_pages_of_its_own(monkeypatch: pytest.MonkeyPatch, kind: ModuleType, noun: str) -> None:
    monkeypatch.setattr(paging, "MOST", 10)
    folders = Folders.of(EDUCATION, EDUCATION / "content")
    publication = read(folders, Settings(), datetime.datetime.now(datetime.UTC).date())[0]
    name = kind.__name__.rpartition(".")[2]
    members = getattr(publication.plan, name)
    pages = {page.path: page for page in kind.pages(publication, made.renderer(publication))}
    paths = [name, *paging.paths(name, len(members))]
    assert len(paths) == -(-len(members) // 10)
    assert set(paths) <= set(publication.paths)
    assert [path for path in pages if path == name or paging.is_further(path)] == paths
    trees = [html.fromstring(pages[path].html) for path in paths]
    rows = [row for tree in trees for row in tree.xpath("//tr[@data-status]")]
    names = [row.xpath("th/a/text()")[0] for row in rows]
    assert names == [member.name for member in members]
    for number, (path, tree) in enumerate(zip(paths, trees, strict=True), 1):
        leads = [posixpath.normpath(f"{path}/{href}") for href in tree.xpath("//nav[@class='pager']//a/@href")]
        before, after = paths[number - 2 : number - 1], paths[number : number + 1]
        assert leads == [*before, *paths[: number - 1], *paths[number:], *after]
        words = f"第 {number} 页，共 {len(paths)} 页"
        assert words in tree.text_content()
        assert (words in pages[path].title) == (number > 1)
        assert bool(tree.xpath("//form")) == (number == 1)
        ways = tree.xpath("//p[@class='filter-count']//a")
        assert [way.text_content() for way in ways] == ([] if number == 1 else [f"在全部{noun}中筛选"])
    (first,) = trees[0].xpath("//list-filter")
    assert [posixpath.normpath(f"{name}/{page}") for page in first.get("further").split()] == paths[1:]
    assert len({page.title for page in pages.values() if page.path in paths}) == len(paths)


def test_a_list_that_fits_is_one_page_without_a_pager(real: Publication) -> None:
    for kind in (projects, indicators):
        pages = list(kind.pages(real, made.renderer(real)))
        assert not [page.path for page in pages if paging.is_further(page.path)]
        assert "pager" not in pages[0].html
        assert "further" not in pages[0].html


def test_a_picture_of_very_many_has_a_mark_a_status_and_the_same_counts(
    real: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = Stamp("", is_official=False)
    for make in (status.standing, status.deadlines):
        monkeypatch.setattr(status, "MOST", 10_000)
        whole = make(real.plan, real.wording, stamp)
        monkeypatch.setattr(status, "MOST", 20)
        gathered = make(real.plan, real.wording, stamp)
        assert gathered.table == whole.table
        assert gathered.alternative == whole.alternative
        assert [row.counts for row in gathered.rows] == [row.counts for row in whole.rows]
        assert all(len(row.units) == len(row.counts) for row in gathered.rows)
        assert sum(len(row.units) for row in whole.rows) > 2 * sum(len(row.units) for row in gathered.rows)
        assert gathered.hint.startswith("每个记号为一种状态")
        assert {unit.style for row in gathered.rows for unit in row.units} == {
            unit.style for row in whole.rows for unit in row.units
        }


def test_of_very_many_targets_that_promise_the_same_some_are_named_and_all_counted(
    real: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = {target.id: same(real.plan, target) for _, target in real.plan.targets}
    project, most = next((p, len(twins[t.id])) for p in real.plan.projects for t in p.targets if twins[t.id])
    for shown, words in ((most, ""), (most - 1, "另有 1 个目标与此相同")):
        monkeypatch.setattr(projects, "TWINS", shown)
        pages = {page.path: page for page in projects.pages(real, made.renderer(real))}
        page = pages[f"projects/{project.id}"].html
        assert ("另有" in page) == bool(words)
        assert words in page
        if len([t for t in project.targets if twins[t.id]]) == 1:
            assert page.count("同一目标也在") == shown
