"""Walks through the site with the keyboard alone: what the focus meets, in order, by the names that are spoken."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

HERE = """() => {
  const here = document.activeElement;
  if (here.closest('.md-search__output')) return null;
  const name = here.getAttribute('aria-label') || here.labels?.[0]?.textContent || here.textContent;
  const style = getComputedStyle(here.matches('.md-option') ? here.nextElementSibling : here);
  const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return [name.replace(/\\s+/g, ' ').trim(), isOutlined || here.matches('.md-search__input')];
}"""


def _walk(tab: Page, steps: int) -> list[str]:
    names: list[str] = []
    while len(names) < steps:
        tab.keyboard.press("Tab")
        found = tab.evaluate(HERE)
        if found is None:
            continue
        name, is_seen = found
        assert is_seen, f"the focus on {name!r} cannot be seen"
        names.append(name)
    return names


HEADER = [
    "跳到正文",
    "三门峡市“十四五”教育规划进展 规划期 2021—2025年",
    "搜索",
    "长辈版",
    "高对比",
    "朗读",
    "切换到深色",
]
SECTIONS = ["首页", "指标进展", "项目进展", "专题", "规划全文", "数据与更新", "说明"]


def test_the_focus_walks_down_the_home_page_in_the_order_of_reading(tab: Page, address: str) -> None:
    tab.goto(address)
    names = _walk(tab, 19)
    assert names[:14] == HEADER + SECTIONS
    assert [name[:3] for name in names[14:]] == ["查进展", "按主题", "读规划", "找数据", "引用给"]


STOP = """async () => {
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  const here = document.activeElement;
  if (here === document.body) return null;
  const box = here.getBoundingClientRect();
  const isLine = here.matches('a[href]') && getComputedStyle(here).display.startsWith('inline');
  return {
    name: `${here.tagName}: ${(here.getAttribute('aria-label') || here.textContent).trim().slice(0, 20)}`,
    scroll: scrollY,
    height: box.height,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isLarge: (box.width >= 24 && box.height >= 24) || (isLine && box.width > 0 && box.height > 0),
  };
}"""
SCREEN = 900


@pytest.mark.parametrize("path", ["", "indicators/senior-high-students/", "projects/1-3/", "search/"])
def test_every_stop_of_the_focus_is_a_box_in_sight_and_none_leads_far_back(tab: Page, address: str, path: str) -> None:
    tab.goto(address + path)
    tab.wait_for_load_state("networkidle")
    stops, faults, scroll = 0, [], 0.0
    while stops < 400:
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None:
            break
        stops += 1
        if not (stop["isSeen"] and stop["isLarge"]) or scroll - stop["scroll"] > SCREEN + stop["height"]:
            faults.append(stop)
        scroll = stop["scroll"]
    assert faults == []
    assert 20 < stops < 400


def test_the_skip_link_leads_past_the_header(tab: Page, address: str) -> None:
    for path in ("", "indicators/", "chapters/1/", "404.html"):
        tab.goto(address + path)
        tab.keyboard.press("Tab")
        expect(tab.locator(".md-skip")).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab.locator("h1")).to_be_focused()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('article').contains(document.activeElement)"), path


def test_a_reader_opens_an_indicator_from_the_list_without_a_mouse(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/")
    assert _walk(tab, 15)[14:] == ["首页"]
    names = _walk(tab, 17)
    assert names[:4] == ["评价方法", "超额实现1 个", "不作评价2 个", "待公布12 个"]
    assert names[4].startswith("15个指标中3个有公布的数值")
    assert names[5:9] == ["图中数据", "PNG（印刷用）", "SVG", "Vega-Lite"]
    assert names[14:] == ["有数值的地区", "清除筛选", "学前教育毛入园率"]
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("学前教育毛入园率")
    assert tab.url == address + "indicators/preschool-enrolment/"


def test_the_focus_meets_the_contents_of_an_indicator_page_before_its_text(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    names = _walk(tab, 22)[14:]
    assert names == [
        "历年数值",
        "状态与进度",
        "数据来源",
        "规划中的相关段落",
        "相关项目",
        "首页",
        "指标进展",
        "来源1",
    ]


def test_the_search_opens_with_the_keyboard_and_closes_with_escape(tab: Page, address: str) -> None:
    tab.goto(address)
    _walk(tab, 3)
    box = tab.get_by_role("textbox", name="搜索")
    expect(box).to_be_focused()
    tab.keyboard.press("Escape")
    expect(box).not_to_be_focused()


def test_elder_mode_is_entered_and_left_with_the_keyboard(tab: Page, address: str) -> None:
    tab.goto(address)
    _walk(tab, 4)
    tab.keyboard.press("Space")
    toggle = tab.get_by_role("button", name="长辈版", exact=True)
    expect(toggle).to_be_hidden()
    expect(tab.get_by_role("button", name="退出长辈版")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(toggle).to_be_focused()


def test_the_menu_of_a_phone_opens_tells_its_state_and_closes_with_escape(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    menu = page.get_by_role("button", name="菜单")
    sections = page.locator("#site-nav")
    expect(sections).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(sections).to_be_visible()
    page.keyboard.press("Escape")
    expect(sections).to_be_hidden()
    expect(menu).to_be_focused()
    context.close()


def test_the_sections_are_there_on_a_phone_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("#site-nav a").first.is_visible()
    assert not page.get_by_text("长辈版").first.is_visible()
    context.close()
