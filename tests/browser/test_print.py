from __future__ import annotations

import pytest
from playwright.sync_api import Page

from appearance import pale_words

pytestmark = pytest.mark.browser

LEFT_OUT = (
    ".site-tools",
    ".site-nav",
    ".page-side",
    ".page-fold",
    ".crumbs",
    ".steps",
    ".ways",
    ".filter-form",
    "article button",
)


@pytest.mark.parametrize("path", ["", "chapters/1/", "indicators/senior-high-students/", "projects/1-3/", "projects/"])
def test_paper_holds_the_text_its_source_and_its_date_and_nothing_to_press(tab: Page, address: str, path: str) -> None:
    tab.goto(address + path)
    tab.emulate_media(media="print")
    for part in LEFT_OUT:
        assert all(not found.is_visible() for found in tab.locator(part).all()), part
    assert tab.locator("h1").is_visible()
    assert tab.get_by_text("数据截至").last.is_visible()


def test_paper_is_white_with_dark_words_from_a_dark_screen_too(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    tab.emulate_media(media="print")
    assert pale_words(tab, 4.5) == []
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_paper_shows_where_links_to_other_sites_lead(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    tab.emulate_media(media="print")
    after = "link => getComputedStyle(link, '::after').content"
    assert "https://" in tab.locator("a.external").first.evaluate(after)
