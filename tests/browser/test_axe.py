"""Every page in one way of looking at it, every kind of page in two more: no rule of WCAG 2.2 A or AA broken.

All pages in all eight ways are about 1,000 runs; 180 find the same, because the ways differ by style sheets only:
each kind has two schemes and both widths, the next kind the two others. ``AXE=all`` does all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from built_pages import pages
from kinds import KINDS

pytestmark = pytest.mark.browser

WAYS = tuple(product(("light", "dark", "elder", "contrast"), (1280, 320)))
PARTS = 8
ALL = os.environ.get("AXE") == "all"
OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
LOOK = """(way) => {
  document.documentElement.toggleAttribute('data-elder', way === 'elder');
  document.documentElement.toggleAttribute('data-contrast', way === 'contrast');
  document.body.setAttribute('data-md-color-scheme', way === 'dark' ? 'slate' : 'default');
}"""
RUN = """async (options) => (await axe.run(options)).violations.map((broken) =>
  [broken.id, ...broken.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))].join(' | '))"""


@cache
def _axe() -> str:
    return next(Path(axe_playwright_python.__file__).parent.glob("**/axe.min.js")).read_text(encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="zh-CN")
    yield context.new_page()
    context.close()


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(_axe())


def _broken(page: Page, way: str, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(LOOK, way)
    return [f"{way} {width}: {rule}" for rule in page.evaluate(RUN, OPTIONS)]


def _ways(number: int) -> tuple[tuple[str, int], ...]:
    """Two ways of the eight: a scheme at each width, in four turns all of them."""
    turn = number % (len(WAYS) // 2)
    return WAYS if ALL else (WAYS[2 * turn], WAYS[(2 * turn + 5) % len(WAYS)])


@pytest.mark.parametrize(("number", "path"), [*enumerate(KINDS.values())], ids=KINDS.keys())
def test_every_kind_of_page_keeps_the_rules(page: Page, address: str, number: int, path: str) -> None:
    _open(page, address + path)
    assert [rule for way, width in _ways(number) for rule in _broken(page, way, width)] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_keeps_the_rules(page: Page, address: str, built: Path, part: int) -> None:
    ways = WAYS if ALL else (WAYS[part],)
    found = []
    for file in pages(built)[part::PARTS]:
        path = file.relative_to(built).as_posix()
        _open(page, address + path)
        found += [f"{path} {rule}" for way, width in ways for rule in _broken(page, way, width)]
    assert found == []
