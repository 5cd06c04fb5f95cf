"""Following a link swaps the page without loading it anew: all that is in the header and on the page survives that."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def instant(tab: Page, address_under_path: str, built_under_path: Path) -> Page:
    """A tab at the home page of a site that knows where it is, which instant navigation needs."""
    addresses = (built_under_path / "sitemap.xml").read_text(encoding="utf-8")
    here = addresses.replace("https://example.org/portal/plan/", address_under_path)
    assert here != addresses

    def site_map(route: Route) -> None:
        route.fulfill(body=here, content_type="text/xml")

    tab.route("**/sitemap.xml", site_map)
    tab.goto(address_under_path, wait_until="networkidle")
    tab.evaluate("window.isSamePage = true")
    return tab


def _follow(tab: Page, name: str, heading: str) -> None:
    tab.get_by_role("link", name=name, exact=True).first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(heading)
    assert tab.evaluate("window.isSamePage"), "the page was loaded anew"


def test_sections_and_the_name_of_the_site_lead_on_from_any_depth(instant: Page, address_under_path: str) -> None:
    _follow(instant, "指标进展", "指标进展")
    expect(instant.locator("#site-nav [aria-current]")).to_have_text("指标进展")
    _follow(instant, "普通高中在校生", "普通高中在校生")
    assert instant.url == address_under_path + "indicators/senior-high-students/"
    _follow(instant, "规划全文", "规划全文")
    expect(instant.locator("#site-nav [aria-current]")).to_have_text("规划全文")
    instant.locator(".site-name").click()
    expect(instant.locator(".hero")).to_be_visible()
    assert instant.url == address_under_path


def test_settings_stay_on_and_their_buttons_go_on_working(instant: Page) -> None:
    instant.get_by_role("button", name="长辈版", exact=True).click()
    _follow(instant, "项目进展", "项目进展")
    assert instant.evaluate("document.documentElement.hasAttribute('data-elder')")
    instant.get_by_role("button", name="退出长辈版").click()
    assert not instant.evaluate("document.documentElement.hasAttribute('data-elder')")


def test_parts_that_only_one_page_holds_come_to_life_there(instant: Page) -> None:
    _follow(instant, "项目进展", "项目进展")
    instant.get_by_label("专栏", exact=True).select_option("3")
    expect(instant.locator("tr[data-status]:visible")).to_have_count(8)


def test_reading_aloud_stops_at_the_next_page(instant: Page) -> None:
    instant.evaluate(
        "speechSynthesis.speak = () => { window.spoke = true }; speechSynthesis.cancel = () => { window.quiet = true }"
    )
    instant.get_by_role("button", name="朗读").click()
    expect(instant.get_by_role("button", name="暂停")).to_be_visible()
    assert instant.evaluate("window.spoke")
    instant.evaluate("window.quiet = false")
    _follow(instant, "指标进展", "指标进展")
    expect(instant.get_by_role("button", name="朗读")).to_be_visible()
    assert instant.evaluate("window.quiet")


def test_a_jump_within_the_page_keeps_the_page_and_the_way_back(instant: Page, address_under_path: str) -> None:
    _follow(instant, "规划全文", "规划全文")
    _follow(instant, "一、开启教育现代化新征程", "一、开启教育现代化新征程")
    instant.evaluate("document.querySelector('article').isSameArticle = true")
    instant.locator(".page-side__headings a").nth(1).click()
    expect(instant).to_have_url(address_under_path + "chapters/1/#1-2")
    expect(instant.locator("[id='1-2']")).to_be_in_viewport()
    assert instant.evaluate("document.querySelector('article').isSameArticle")
    instant.go_back()
    expect(instant).to_have_url(address_under_path + "chapters/1/")
    instant.go_back()
    expect(instant.get_by_role("heading", level=1)).to_have_text("规划全文")
    assert instant.evaluate("window.isSamePage")


def test_a_report_that_is_swapped_in_prints_under_its_own_title(instant: Page) -> None:
    said: list[str] = []
    instant.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    _follow(instant, "数据与更新", "更新记录")
    _follow(instant, "年度报告", "年度报告")
    _follow(instant, "2024年度进展报告", "2024年度进展报告")
    title = "getComputedStyle(document.documentElement).getPropertyValue('--report-running')"
    assert "2024年度进展报告" in str(instant.evaluate(title))
    _follow(instant, "2025年", "2025年度进展报告")
    assert "2025年度进展报告" in str(instant.evaluate(title))
    assert said == []


def test_back_and_forward_lead_to_where_each_page_was_left(instant: Page) -> None:
    instant.set_viewport_size({"width": 1280, "height": 500})
    heading = instant.get_by_role("heading", level=1)
    for name, place in (("指标进展", 300), ("规划全文", 150)):
        instant.locator("#site-nav").get_by_role("link", name=name).evaluate("link => link.click()")
        expect(heading).to_have_text(name)
        assert instant.evaluate("scrollY") == 0
        instant.evaluate("place => scrollTo(0, place)", place)
        instant.wait_for_function("place => history.state && history.state.y === place", arg=place)
    instant.go_back()
    expect(heading).to_have_text("指标进展")
    instant.wait_for_function("scrollY === 300")
    instant.go_forward()
    expect(heading).to_have_text("规划全文")
    instant.wait_for_function("scrollY === 150")
    assert instant.evaluate("window.isSamePage")


def test_the_head_of_a_page_that_is_swapped_in_is_its_own(instant: Page, address_under_path: str) -> None:
    head = """[...document.head.querySelectorAll("title, meta[name], meta[property], link:not([rel=stylesheet])")]
      .map((one) => one.tagName === "TITLE" ? document.title : one.outerHTML.replace(/href="[^"]*"/, one.href ?? ""))
      .sort()"""
    _follow(instant, "指标进展", "指标进展")
    _follow(instant, "普通高中在校生", "普通高中在校生")
    swapped = instant.evaluate(head)
    instant.goto(address_under_path + "indicators/senior-high-students/")
    assert swapped == instant.evaluate(head)


def test_the_focus_goes_to_the_title_of_the_page_that_came(instant: Page) -> None:
    link = instant.get_by_role("link", name="指标进展", exact=True).first
    link.focus()
    instant.keyboard.press("Enter")
    expect(instant.get_by_role("heading", level=1)).to_have_text("指标进展")
    expect(instant.get_by_role("heading", level=1)).to_be_focused()


def test_of_two_links_in_a_row_the_last_counts_however_late_the_first_comes(instant: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    instant.route("**/plan/indicators/", hold)
    instant.get_by_role("link", name="指标进展", exact=True).first.click()
    _follow(instant, "项目进展", "项目进展")
    for route in held:
        route.continue_()
    instant.wait_for_timeout(300)
    expect(instant.get_by_role("heading", level=1)).to_have_text("项目进展")
    assert instant.url.endswith("/projects/")


def test_a_page_that_does_not_come_is_left_to_the_browser(instant: Page, address_under_path: str) -> None:
    asked: list[str] = []

    def once(route: Route) -> None:
        asked.append(route.request.resource_type)
        if len(asked) == 1:
            route.fulfill(body="busy", content_type="text/plain")
        else:
            route.continue_()

    instant.route("**/plan/indicators/", once)
    instant.get_by_role("link", name="指标进展", exact=True).first.click()
    instant.wait_for_url(address_under_path + "indicators/")
    expect(instant.get_by_role("heading", level=1)).to_have_text("指标进展")
    assert asked == ["fetch", "document"]
    assert not instant.evaluate("window.isSamePage === true")


def test_a_page_in_another_style_is_loaded_anew(instant: Page, address_under_path: str, built_under_path: Path) -> None:
    """The site was published again meanwhile: old style does not fit a new page."""
    html = (built_under_path / "indicators" / "index.html").read_text(encoding="utf-8")
    newer = html.replace("assets/css/site.", "assets/css/search.css?")
    assert newer != html
    instant.route("**/plan/indicators/", lambda route: route.fulfill(body=newer, content_type="text/html"))
    instant.get_by_role("link", name="指标进展", exact=True).first.click()
    instant.wait_for_url(address_under_path + "indicators/")
    expect(instant.get_by_role("heading", level=1)).to_have_text("指标进展")
    assert not instant.evaluate("window.isSamePage === true")
