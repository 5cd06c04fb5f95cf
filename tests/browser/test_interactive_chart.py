from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

PAGE = "indicators/senior-high-students/"
LIBRARY = "assets/js/vega.js"
DRAWING = "assets/js/live-chart.js"
SPEC = f"{PAGE}chart.vl.json"
STRICT = "script-src 'self'; object-src 'none'; style-src 'self'; connect-src 'self'"
LATEST = "三门峡，2025年，4.39万人，初步"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def ask(page: Page) -> Locator:
    """Ask for the interactive chart of a page; its picture."""
    page.get_by_role("button", name="交互图表").click()
    expect(page.get_by_role("button", name="返回静态图")).to_be_visible()
    return page.locator(".live svg")


def years(page: Page) -> list[str]:
    """The years below the first panel."""
    labels = page.locator(".live svg .role-axis-label text").all_text_contents()
    return [label for label in labels[: len(labels) // 2] if label.startswith("20")]


def test_nothing_of_the_interactive_chart_is_fetched_before_it_is_asked_for(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    tab.goto(address + PAGE, wait_until="networkidle")
    tab.locator("svg.chart:visible").hover()
    tab.get_by_role("button", name="交互图表").hover()
    assert "assets/js/interactive-chart.js" in asked
    assert not {LIBRARY, DRAWING, SPEC} & set(asked)
    before = len(asked)
    ask(tab)
    assert sorted(asked[before:]) == sorted([LIBRARY, DRAWING, SPEC])


def test_it_is_drawn_from_the_published_definition_and_asks_no_other_host(tab: Page, address_under_path: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address_under_path + PAGE)
    static = tab.locator("svg.chart--wide .point title").all_text_contents()
    drawn = ask(tab)
    expect(drawn).to_be_visible()
    expect(tab.locator("svg.chart:visible")).to_have_count(0)
    words = drawn.locator(".point").evaluate_all("points => points.map(point => point.dataset.words)")
    assert words == static
    expect(tab.locator(".live-title")).to_have_text("普通高中在校生")
    expect(tab.locator(".live-facts").filter(has_text="数据来源：")).to_have_count(1)
    expect(tab.locator(".live-facts").filter(has_text="测试版")).to_have_count(1)
    expect(tab.locator(".live-facts").filter(has_text="纵轴不从0开始")).to_have_count(1)
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address_under_path).netloc}
    assert address_under_path + LIBRARY in asked


def test_a_point_says_its_words_beside_it_and_escape_takes_them_away(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    drawn = ask(tab)
    drawn.locator(".point").nth(1).hover(force=True)
    expect(tab.locator(".live-words")).to_have_text(LATEST)
    expect(tab.locator(".live-words")).to_be_visible()
    expect(tab.locator("chart-reader [role=status]")).to_have_text(LATEST)
    tab.keyboard.press("Escape")
    expect(tab.locator(".live-words")).to_be_hidden()


def test_the_keyboard_reads_it_like_the_static_picture(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    tab.get_by_role("button", name="交互图表").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(".live svg")).to_be_focused()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    expect(tab.locator("chart-reader [role=status]")).to_have_text(f"{LATEST}（2/5）")


def test_chosen_years_are_the_only_ones_drawn(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    drawn = ask(tab)
    assert years(tab) == ["2020", "2021", "2022", "2023", "2024", "2025"]
    tab.get_by_label("起始年份").focus()
    tab.get_by_label("起始年份").select_option("2023")
    expect(drawn.locator(".point")).to_have_count(3)
    assert years(tab) == ["2023", "2024", "2025"]
    expect(tab.get_by_label("起始年份")).to_be_focused()
    tab.get_by_label("起始年份").select_option("2025")
    tab.get_by_label("截止年份").select_option("2024")
    expect(drawn.locator(".point")).to_have_count(3)
    assert years(tab) == ["2024", "2025"]
    tab.get_by_label("起始年份").select_option("2020")
    tab.get_by_label("截止年份").select_option("2025")
    expect(drawn.locator(".point")).to_have_count(5)


def test_it_can_be_closed_to_the_static_picture_and_asked_for_again(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    ask(tab)
    tab.get_by_role("button", name="返回静态图").click()
    expect(tab.locator("svg.chart:visible")).to_have_count(1)
    expect(tab.locator(".live")).to_have_count(0)
    expect(tab.get_by_label("起始年份")).to_have_count(0)
    expect(tab.get_by_role("button", name="交互图表")).to_be_focused()
    expect(ask(tab)).to_be_visible()


def test_it_is_drawn_again_for_another_width_with_words_of_12_px(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    drawn = ask(tab)
    wide = drawn.get_attribute("width")
    tab.set_viewport_size({"width": 360, "height": 740})
    expect(drawn).not_to_have_attribute("width", str(wide))
    smallest = drawn.evaluate(
        """svg => Math.min(...[...svg.querySelectorAll("text")].map(
             text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""
    )
    assert smallest >= 12
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_follows_the_scheme_of_the_page(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    drawn = ask(tab)
    tones = "svg => [...svg.querySelectorAll('text, .point')].map(part => getComputedStyle(part).fill)"
    light = drawn.evaluate(tones)
    tab.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    dark = drawn.evaluate(tones)
    assert all(one != other for one, other in zip(light, dark, strict=True))


def test_it_works_where_the_page_forbids_inline_and_evaluated_scripts_and_styles(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()

    def guarded(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": STRICT})

    page.route(address + PAGE, guarded)
    page.add_init_script(
        """globalThis.refused = [];
           addEventListener("securitypolicyviolation", event =>
             refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""
    )
    page.goto(address + PAGE)
    drawn = ask(page)
    drawn.locator(".point").nth(1).hover(force=True)
    expect(page.locator(".live-words")).to_have_text(LATEST)
    page.get_by_label("起始年份").select_option("2023")
    expect(drawn.locator(".point")).to_have_count(3)
    refused = page.evaluate("refused")
    assert refused, "the policy is in force: the theme's inline scripts are refused"
    assert [line for line in refused if "eval" in line or "assets/js/" in line] == []
    page.evaluate("setTimeout(() => Function('globalThis.evaluated = true')())")
    page.wait_for_function("refused.some(line => line.includes('eval'))")
    assert page.evaluate("globalThis.evaluated") is None
    context.close()


@pytest.mark.parametrize("missing", [LIBRARY, DRAWING, SPEC])
def test_a_chart_that_cannot_be_loaded_says_so_and_can_be_asked_for_again(
    browser: Browser, address: str, missing: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"**/{missing}*", lambda route: route.abort())
    page.goto(address + PAGE)
    page.get_by_role("button", name="交互图表").click()
    expect(page.get_by_role("alert")).to_contain_text("交互图表没有加载成功")
    expect(page.locator("svg.chart:visible")).to_have_count(1)
    expect(page.get_by_role("button", name="交互图表")).to_be_focused()
    page.unroute(f"**/{missing}*")
    expect(ask(page)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_breaks_no_accessibility_rule(browser: Browser, address: str, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address + PAGE)
    ask(page).locator(".point").nth(1).hover(force=True)
    expect(page.locator(".live-words")).to_be_visible()
    found = Axe().run(page, options=RULES)
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_every_indicator_has_an_interactive_chart_that_draws(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/")
    links = tab.locator("article a[href$='/']").evaluate_all("links => links.map(link => link.href)")
    pages = sorted({link for link in links if link.startswith(f"{address}indicators/") and link != tab.url})
    assert len(pages) == 15
    absent = 0
    for page in pages:
        tab.goto(page)
        if tab.locator(".chart-absent").count():
            absent += 1
            continue
        static = tab.locator("svg.chart--wide .point").count()
        expect(ask(tab).locator(".point")).to_have_count(static)
    assert absent == 2


def test_there_is_no_dead_button_with_scripts_off(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert page.locator("interactive-chart button").count() == 0
    assert page.locator("svg.chart:visible").count() == 1
    context.close()
