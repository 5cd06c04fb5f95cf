from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_choosing_a_sidebar_shows_its_projects_without_loading_a_page(tab: Page, address: str) -> None:
    tab.goto(address + "projects/")
    loads: list[str] = []
    tab.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    tab.get_by_label("专栏", exact=True).select_option("3")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(8)
    expect(tab.locator("list-filter").get_by_role("status")).to_have_text("符合条件的项目 8 个，共 48 个")
    assert loads == []
    assert tab.url.endswith("projects/?sidebar=3")


def test_a_filtered_list_can_be_linked(tab: Page, address: str) -> None:
    tab.goto(address + "projects/?sidebar=1&status=不作评价")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(1)
    expect(tab.locator("tr[data-status]:visible")).to_contain_text("职业教育质量提升工程")


def test_wishes_that_nothing_meets_say_so_and_can_be_cleared(tab: Page, address: str) -> None:
    tab.goto(address + "projects/")
    tab.get_by_label("专栏", exact=True).select_option("1")
    tab.get_by_label("章", exact=True).select_option("3")
    expect(tab.get_by_text("没有符合条件的项目。")).to_be_visible()
    tab.get_by_role("button", name="清除筛选").click()
    expect(tab.locator("tr[data-status]:visible")).to_have_count(48)
    assert tab.url.endswith("projects/")


def test_an_unknown_wish_in_the_address_is_ignored(tab: Page, address: str) -> None:
    tab.goto(address + "projects/?status=%3Cscript%3E&chapter=99")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(48)


def test_what_was_wanted_is_there_again_on_the_way_back(tab: Page, address: str) -> None:
    tab.goto(address + "projects/")
    tab.get_by_label("状态", exact=True).select_option("无量化目标")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(17)
    tab.locator("tr[data-status]:visible a").first.click()
    tab.wait_for_url("**/projects/2-2/")
    tab.go_back()
    expect(tab.locator("tr[data-status]:visible")).to_have_count(17)
    expect(tab.get_by_label("状态", exact=True)).to_have_value("无量化目标")


def test_two_wishes_stand_in_the_address(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/")
    tab.get_by_label("状态", exact=True).select_option("待公布")
    tab.get_by_label("属性", exact=True).select_option("约束性")
    asked = parse_qs(urlsplit(tab.url).query)
    assert asked == {"status": ["待公布"], "attribute": ["约束性"]}
    shown = tab.locator("tr[data-status]:visible")
    assert shown.count() == shown.filter(has_text="约束性").filter(has_text="待公布").count() > 0


def test_counts_of_home_lead_to_the_lists_of_those(tab: Page, address: str) -> None:
    tab.goto(address)
    links = tab.locator(".panel:not(:last-child) .counts a").all()
    assert len(links) == 6
    for link in links:
        other = tab.context.new_page()
        other.goto(str(link.evaluate("link => link.href")))
        expect(other.locator("tr[data-status]:visible")).to_have_count(int(link.locator("b").inner_text()))
        other.close()


def test_the_filter_is_worked_with_the_keyboard(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/")
    tab.get_by_label("状态", exact=True).focus()
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(1)
    expect(tab.locator("list-filter").get_by_role("status")).to_have_text("符合条件的指标 1 个，共 15 个")


def test_all_indicators_are_there_with_scripts_off(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "indicators/?status=待公布")
    expect(page.locator("tr[data-status]:visible")).to_have_count(15)
    expect(page.locator(".filter-count")).to_have_text("共 15 个指标")
    assert not page.locator(".filter-form").is_visible()
    context.close()
