from __future__ import annotations

import datetime
import io
import unicodedata

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

INDICATOR = "indicators/senior-high-students/"


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _folded(text: str) -> str:
    """Without white space, and radicals that a PDF has for characters as those characters."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _today(page: Page) -> str:
    day = str(page.evaluate("new Date().toLocaleDateString('sv-SE')"))
    assert datetime.date.fromisoformat(day)
    return day


def test_one_click_copies_the_citation_with_the_readers_day_and_the_pages_address(tab: Page, address: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{address}{INDICATOR}?elder=1#values")
    tab.get_by_text("引用本页").click()
    tab.get_by_role("button", name="复制本页（GB/T 7714—2025）格式").click()
    tab.get_by_text("已复制").first.wait_for()
    copied = _clipboard(tab)
    assert copied.startswith(
        "普通高中在校生：三门峡市“十四五”教育事业发展规划主要指标（三门峡2025年数值：初步）[DS/OL]. "
    )
    assert copied.endswith(f"[{_today(tab)}]. {address}{INDICATOR}.")


def test_a_known_address_is_copied_as_it_is_configured(tab: Page, address_under_path: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(address_under_path + INDICATOR)
    tab.get_by_text("引用本页").click()
    tab.get_by_role("button", name="复制RIS格式").click()
    tab.get_by_text("已复制").first.wait_for()
    assert f"UR  - https://example.org/portal/plan/{INDICATOR}" in _clipboard(tab).splitlines()


def test_the_sign_at_a_paragraph_opens_its_citation_and_its_link_still_works(tab: Page, address: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{address}chapters/1/")
    sign = tab.locator('a.cite[href$="#1-4-p2"]')
    sign.focus()
    sign.press("Enter")
    assert tab.url.endswith("/chapters/1/#1-4-p2")
    panel = tab.locator("#\\31 -4-p2 + details.cite-box")
    panel.get_by_role("button", name="复制GB/T 7714—2025格式").click()
    panel.get_by_text("已复制").wait_for()
    assert _clipboard(tab) == (
        f"三门峡市“十四五”教育事业发展规划：第1章第4节第2段[EB/OL].（2026-11-24）[{_today(tab)}]. "
        f"{address}chapters/1/#1-4-p2."
    )
    sign.press("Enter")
    assert panel.count() == 0


def test_without_permission_to_copy_the_string_is_selected(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(address + INDICATOR)
    page.get_by_text("引用本页").click()
    page.get_by_role("button", name="复制新闻报道格式").click()
    page.get_by_text("已选中，请按 Ctrl+C 复制").first.wait_for()
    selected = str(page.evaluate("getSelection().toString()")).strip()
    context.close()
    assert selected.startswith("据三门峡市统计局2026年6月22日公布的数据")


@pytest.mark.parametrize("path", [INDICATOR, "chapters/1/", "projects/1-3/", "data/"])
def test_without_scripts_the_strings_are_there_and_no_button_is(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    page.locator("details.cite-box > summary").first.click()
    assert page.locator('[data-style="gbt"] .cite-text').is_visible()
    assert "[2026-11-24]" in (page.locator('[data-style="gbt"] .cite-text').text_content() or "")
    assert not page.locator(".cite-copy").first.is_visible()
    context.close()


def test_the_press_list_fits_one_screen(tab: Page, address: str) -> None:
    tab.goto(f"{address}cite/#list")
    box = tab.locator(".press-list").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900


def test_the_press_list_prints_on_the_first_sheet(tab: Page, address: str) -> None:
    tab.goto(f"{address}cite/")
    names = tab.locator(".press-list tbody th").all_inner_texts()
    sheets = PdfReader(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))).pages
    first = _folded(sheets[0].extract_text())
    assert len(names) == 15
    assert [name for name in names if _folded(name) not in first] == []
    assert "怎样引用" not in first


@pytest.mark.parametrize("path", [INDICATOR, "chapters/1/", f"{INDICATOR}embed/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_open_boxes_and_frames_break_no_accessibility_rule(tab: Page, address: str, path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address + path)
    tab.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    found = Axe().run(tab, options=options)
    assert found.violations_count == 0, found.generate_report()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
