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


def test_gaps_are_had_by_theme_and_year_and_their_headings_go_with_them(tab: Page, address: str) -> None:
    tab.goto(address + "gaps/")
    rows = tab.locator("list-filter [data-status]:visible")
    every = rows.count()
    tab.get_by_label("专题", exact=True).select_option("special-education")
    expect(rows).to_have_count(3)
    expect(tab.locator("list-filter").get_by_role("status")).to_have_text(f"符合条件的缺口 3 项，共 {every} 项")
    assert tab.url.endswith("gaps/?theme=special-education")
    assert tab.locator("list-filter h2:visible").all_inner_texts() == ["项目目标"]
    assert tab.locator("list-filter h3:visible").count() == 1
    assert tab.locator(".gaps li:visible").count() == 1
    tab.get_by_role("button", name="清除筛选").click()
    expect(rows).to_have_count(every)


def test_between_the_promises_that_are_left_stands_one_comma_each(tab: Page, address: str) -> None:
    tab.goto(address + "gaps/?due=2022")
    for entry in tab.locator(".gaps li:visible").all():
        shown = entry.locator(".gap:visible").all()
        before = [one.evaluate("one => getComputedStyle(one, '::before').content") for one in shown]
        assert before == ["none", *['"、"'] * (len(shown) - 1)]


def test_updates_are_had_by_area_and_event_and_days_without_any_go(tab: Page, address: str) -> None:
    tab.goto(address + "updates/?area=sanmenxia&event=发布")
    rows = tab.locator("list-filter [data-status]:visible")
    expect(rows.first).to_be_visible()
    assert all("三门峡" in words and "河南" not in words for words in rows.locator("xpath=text()").all_inner_texts())
    assert tab.locator("list-filter h2:visible").count() == tab.locator("list-filter [data-group]:visible").count()
    tab.get_by_label("地区", exact=True).select_option("")
    tab.get_by_label("事项", exact=True).select_option("")
    expect(tab.locator("list-filter .filter-count")).to_have_text(f"共 {rows.count()} 条记录")
    assert tab.url.endswith("updates/")


def test_a_jump_to_what_is_filtered_away_shows_it(tab: Page, address: str) -> None:
    tab.goto(address + "gaps/?kind=指标")
    expect(tab.locator("#targets")).to_be_hidden()
    tab.locator(".page-side__headings a", has_text="项目目标").click()
    expect(tab.locator("#targets")).to_be_in_viewport()
    assert tab.url.endswith("gaps/#targets")


def test_gaps_and_updates_are_whole_with_scripts_off(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("gaps/?kind=指标", "updates/?area=henan"):
        page.goto(address + path)
        rows = page.locator("list-filter [data-status]")
        assert rows.count() == page.locator("list-filter [data-status]:visible").count() > 15
        expect(page.locator(".filter-count")).to_contain_text(f"共 {rows.count()} ")
        assert not page.locator(".filter-form").is_visible()
    context.close()
