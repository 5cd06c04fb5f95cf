from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_choosing_a_sidebar_shows_its_projects_without_loading_a_page(tab: Page, address: str) -> None:
    tab.goto(address + "projects/")
    loads: list[str] = []
    tab.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
    tab.get_by_label("专栏", exact=True).select_option("3")
    expect(tab.locator("tr[data-status]:visible")).to_have_count(8)
    expect(tab.locator("project-filter").get_by_role("status")).to_have_text("符合条件的项目 8 个，共 48 个")
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
