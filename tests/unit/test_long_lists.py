"""Lists of a large plan are cut where a page would become too long, and say what they leave out."""

from __future__ import annotations

import pytest
from lxml import html

import made
from plansite.pages import projects
from plansite.pages.rendering.publication import Publication


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
