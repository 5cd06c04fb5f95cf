from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds import KINDS

pytestmark = pytest.mark.browser

kinds = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


@pytest.fixture(scope="module")
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@kinds
def test_no_page_scrolls_sideways(look: Page, address: str, path: str) -> None:
    for width in (320, 360, 1280):
        look.set_viewport_size({"width": width, "height": 800})
        look.goto(address + path)
        assert look.evaluate("document.documentElement.scrollWidth") <= width


@kinds
def test_every_page_reads_with_scripts_off(scriptless: Page, address: str, path: str) -> None:
    scriptless.goto(address + path)
    assert scriptless.locator("h1").first.is_visible()


def test_a_link_to_another_site_says_so(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    behind = "links => links.map((link) => getComputedStyle(link, '::after').content)"
    said = tab.locator("article a.external").evaluate_all(behind)
    assert said
    assert all("外部链接" in words for words in said)


def test_all_projects_are_there_with_scripts_off_and_no_dead_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "projects/")
    rows = page.locator("tr[data-status]")
    assert rows.count() == 48
    assert all(rows.nth(index).is_visible() for index in range(48))
    assert not page.locator(".filter-form").is_visible()
    context.close()


def test_a_reader_walks_from_home_to_the_source_of_a_figure_and_back_to_the_plan(
    tab: Page, address_under_path: str
) -> None:
    tab.goto(address_under_path)
    tab.get_by_role("link", name="查进展").click()
    tab.get_by_role("table").get_by_role("link", name="普通高中在校生").click()
    expect(tab).to_have_url(address_under_path + "indicators/senior-high-students/")
    tab.get_by_role("link", name="来源1").first.click()
    assert tab.locator("#source-1").get_by_role("link").get_attribute("href") == (
        "https://www.smx.gov.cn/10486/2026/6/2269438.html"
    )
    tab.get_by_role("link", name="主要指标表").first.click()
    expect(tab).to_have_url(address_under_path + "chapters/1/#indicator-senior-high-students")
    expect(tab.locator("#indicator-senior-high-students")).to_be_visible()


def test_the_main_ways_in_are_seen_at_once_on_a_phone(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(address)
    for name in ("查进展", "读规划", "找数据", "引用"):
        box = tab.get_by_role("link", name=name).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 740


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_words_of_a_picture_are_at_least_12_px_as_shown(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for indicator in ("preschool-enrolment", "secondary-vocational-students", "senior-high-students"):
        tab.goto(f"{address}indicators/{indicator}/")
        shown = tab.locator("svg.chart:visible")
        assert shown.count() == 1
        smallest = shown.evaluate(
            """svg => Math.min(...[...svg.querySelectorAll("text")].map(
                 text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""
        )
        assert smallest >= (12 if width >= 360 else 11)


def test_a_picture_follows_the_scheme_without_loading_again(tab: Page, address: str) -> None:
    tab.goto(f"{address}indicators/preschool-enrolment/")
    colour = "svg => getComputedStyle(svg.querySelector('text')).fill"
    light = tab.locator("svg.chart--wide").evaluate(colour)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert tab.locator("svg.chart--wide").evaluate(colour) != light
    assert asked == []
