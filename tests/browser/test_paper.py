"""Sheets of paper as a reader's browser prints them, by their words: what stands on each, and what on none."""

from __future__ import annotations

import io
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import Page

from kinds import KINDS

pytestmark = pytest.mark.browser

TWINS = str.maketrans("⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻥⻦⻩⻬⻮⻰―", "见角贝车长门青页风飞食马骨鱼鸟黄齐齿龙—")
"""A font draws some characters with one glyph, and a PDF remembers the other of the two."""

PATHS = ["", "indicators/senior-high-students/", "chapters/1/", "projects/1-3/", "cite/", "report/2025/"]
EDGE = ("测试版,非正式发布", "数据截至2026年11月24日")
SCREEN_ONLY = ("PNG(印刷用)", "Vega-Lite", "SHA-256", "图中数据", "左右滑动", "退出长辈版", "网站地图")


def sheets(tab: Page, url: str) -> list[str]:
    """The words of every sheet, without spaces."""
    tab.goto(url)
    printed = pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
    return ["".join(normalize("NFKC", sheet.extract_text().translate(TWINS)).split()) for sheet in printed.pages]


@pytest.mark.parametrize("path", PATHS)
def test_every_sheet_carries_address_date_and_that_the_site_is_a_test(tab: Page, address: str, path: str) -> None:
    for sheet in sheets(tab, address + path):
        assert [word for word in (*EDGE, f"网址:/{path}") if word not in sheet] == []


def test_a_sheet_names_the_whole_address_where_it_is_known(tab: Page, address_under_path: str) -> None:
    for sheet in sheets(tab, address_under_path + "indicators/senior-high-students/"):
        assert "https://example.org/portal/plan/indicators/senior-high-students/" in sheet


def test_paper_of_an_official_site_does_not_say_that_it_is_a_test(tab: Page, address_official: str) -> None:
    tab.goto(address_official)
    tab.locator("#site-nav a").nth(1).click()
    assert not any("测试版" in sheet for sheet in sheets(tab, tab.url))


@pytest.mark.parametrize("path", PATHS)
def test_no_sheet_shows_what_can_only_be_pressed(tab: Page, address: str, path: str) -> None:
    words = "".join(sheets(tab, address + path))
    assert [word for word in SCREEN_ONLY if word in words] == []


@pytest.mark.parametrize("path", PATHS)
def test_no_sheet_is_all_but_empty(tab: Page, address: str, path: str) -> None:
    lengths = [len(sheet) for sheet in sheets(tab, address + path)]
    assert min(lengths) > 200, lengths


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_no_last_sheet_holds_the_facts_of_the_page_alone(tab: Page, address: str, path: str) -> None:
    *_, last = sheets(tab, address + path)
    words, found, _ = last.rpartition("发布时间:")
    for edge in (*EDGE, "三门峡市“十四五”教育规划进展"):
        words = words.replace(edge, "")
    assert not found or len(words) > 60, last


@pytest.mark.parametrize("path", ["compare/", "themes/", "about/"])
def test_what_fits_on_one_sheet_is_one_sheet(tab: Page, address: str, path: str) -> None:
    assert len(sheets(tab, address + path)) == 1


def test_an_indicator_is_one_sheet(tab: Page, address: str) -> None:
    assert len(sheets(tab, address + "indicators/senior-high-students/")) == 1


def test_pages_that_follow_each_other_without_loading_print_their_own_address(tab: Page, address_official: str) -> None:
    """Instant navigation changes the page and keeps the window."""
    tab.goto(address_official)
    place = "getComputedStyle(document.documentElement).getPropertyValue('--paper-place')"
    first = tab.evaluate(place)
    tab.locator("#site-nav a").nth(1).click()
    tab.wait_for_function(f"before => {place} !== before", arg=first)
    assert tab.evaluate(f"{place}.includes(new URL(location).pathname)")
