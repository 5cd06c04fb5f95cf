from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

PAGE = "indicators/senior-high-students/"
BASELINE = "三门峡，2020年基期，3.9万人"
LATEST = "三门峡，2025年，4.39万人，初步"
TARGET = "三门峡，2025年目标 4.1"
LAST = "河南，2025年目标 270"
COUNT = 5
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def picture(page: Page) -> Locator:
    return page.locator("chart-reader svg.chart:visible")


def readout(page: Page) -> Locator:
    return page.locator("chart-reader").get_by_role("status")


def middle(page: Page, words: str) -> tuple[float, float]:
    """Where a point is, in pixels of the window."""
    point = picture(page).locator(".point").filter(has_text=words)
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("width", [360, 1280])
def test_the_mouse_near_a_point_reads_it_and_leaving_clears_it(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address + PAGE)
    x, y = middle(tab, LATEST)
    tab.mouse.move(x - 12, y - 9)
    expect(readout(tab)).to_have_text(LATEST)
    expect(tab.locator(".point--read")).to_have_count(1)
    tab.mouse.move(2, 2)
    expect(readout(tab)).to_be_empty()
    expect(tab.locator(".point--read")).to_have_count(0)


def test_the_mouse_far_from_every_point_reads_nothing(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    x, y = middle(tab, BASELINE)
    tab.mouse.move(x, y)
    expect(readout(tab)).to_have_text(BASELINE)
    tab.mouse.move(x + 120, y)
    expect(readout(tab)).to_be_empty()


def test_a_tap_near_a_point_reads_it(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + PAGE)
    x, y = middle(page, BASELINE)
    page.touchscreen.tap(x + 22, y + 22)
    expect(readout(page)).to_have_text(BASELINE)
    x, y = middle(page, LAST)
    page.touchscreen.tap(x, y)
    expect(readout(page)).to_have_text(LAST)
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_walks_every_point_in_order_and_leaves(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(address + PAGE)
    expect(readout(tab)).to_be_attached()
    picture(tab).focus()
    read = []
    for _ in range(COUNT):
        tab.keyboard.press("ArrowRight")
        read.append(readout(tab).inner_text())
    assert read == [
        f"{BASELINE}（1/5）",
        f"{LATEST}（2/5）",
        f"{TARGET}（3/5）",
        "河南，2020年基期，225万人（4/5）",
        f"{LAST}（5/5）",
    ]
    tab.keyboard.press("ArrowRight")
    expect(readout(tab)).to_have_text(read[-1])
    tab.keyboard.press("Home")
    expect(readout(tab)).to_have_text(read[0])
    tab.keyboard.press("End")
    expect(readout(tab)).to_have_text(read[-1])
    tab.keyboard.press("ArrowUp")
    expect(readout(tab)).to_have_text(read[-2])
    tab.keyboard.press("Escape")
    expect(readout(tab)).to_be_empty()
    assert tab.evaluate("document.activeElement === document.body")


def test_the_keyboard_reaches_one_picture_by_tab_and_says_what_it_is(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    expect(readout(tab)).to_be_attached()
    tab.locator(".crumbs a").last.focus()
    stops = []
    for _ in range(12):
        tab.keyboard.press("Tab")
        stops.append(tab.evaluate("document.activeElement.closest('svg')?.getAttribute('aria-label') ?? ''"))
    names = [name for name in stops if name]
    assert len(names) == 1
    assert names[0].startswith("三门峡：2020年基期3.9万人")
    assert names[0].endswith("按左右方向键逐点查看，按 Esc 键离开。")


def test_each_move_is_announced_once(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    expect(readout(tab)).to_be_attached()
    tab.evaluate(
        """() => {
             globalThis.said = [];
             const line = document.querySelector("chart-reader [role=status]");
             new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });
           }"""
    )
    x, y = middle(tab, LATEST)
    for away in range(6):
        tab.mouse.move(x + away, y)
    expect(readout(tab)).to_have_text(LATEST)
    assert tab.evaluate("said") == [LATEST]


def test_points_that_lie_on_each_other_are_all_read(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/higher-education-enrolment/")
    tab.mouse.move(*middle(tab, "河南，2025年目标"))
    expect(readout(tab)).to_have_text("三门峡，2025年目标 60；河南，2025年目标 60.0")


def test_keys_of_the_browser_are_left_to_it(tab: Page, address: str) -> None:
    tab.goto(address + PAGE)
    tab.evaluate("addEventListener('keydown', event => { globalThis.taken = event.defaultPrevented; })")
    expect(readout(tab)).to_be_attached()
    picture(tab).focus()
    tab.keyboard.press("ArrowLeft")
    assert tab.evaluate("taken")
    for keys in ("Control+ArrowLeft", "PageDown", "Tab"):
        tab.keyboard.press(keys)
        assert not tab.evaluate("taken")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_reading_a_picture_breaks_no_accessibility_rule(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address + PAGE, wait_until="networkidle")
    picture(page).focus()
    page.keyboard.press("End")
    expect(readout(page)).to_have_text(f"{LAST}（5/5）")
    found = Axe().run(page, options=RULES)
    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_nothing_moves_when_the_script_arrives(tab: Page, address: str) -> None:
    """The table below a chart stays where it was while the scripts of reading were still on their way."""
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.goto(address + PAGE)
        place = "document.getElementById('values').getBoundingClientRect().y + scrollY"
        after = tab.evaluate(place)
        tab.route("**/assets/js/*", lambda route: route.fulfill(body="", content_type="text/javascript"))
        tab.goto(address + PAGE)
        assert tab.evaluate(place) == pytest.approx(after, abs=2)
        tab.unroute("**/assets/js/*")


def test_with_scripts_off_points_keep_their_titles_and_the_table_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert picture(page).get_attribute("role") == "img"
    titles = picture(page).locator(".point title").all_text_contents()
    assert len(titles) == COUNT
    assert LATEST in titles
    assert "4.39" in page.locator("#values + table, #values ~ table").first.inner_text()
    assert page.locator("chart-reader").get_by_role("button").count() == 0
    context.close()


def test_a_picture_is_read_below_a_sub_path_too(tab: Page, address_under_path: str) -> None:
    tab.goto(address_under_path + PAGE)
    expect(readout(tab)).to_be_attached()
    picture(tab).focus()
    tab.keyboard.press("ArrowRight")
    expect(readout(tab)).to_have_text(f"{BASELINE}（1/5）")


FOUND = """() => [...document.querySelectorAll("chart-reader")].flatMap((reader) =>
  [...reader.querySelectorAll("svg")].filter((svg) => svg.checkVisibility()).flatMap((svg) =>
    [...svg.querySelectorAll(".point")].map((point) => {
      const box = point.getBoundingClientRect();
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
      svg.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerType: "mouse" }));
      return reader.querySelector("[role=status]").textContent;
    })))"""


@pytest.mark.parametrize("path", ["indicators/", "projects/", PAGE])
def test_whatever_is_pointed_at_says_a_sentence(tab: Page, address: str, path: str) -> None:
    """Marks without words of their own said ``y: 25; fill: #ffffff; tone: #52606d; shape: circle``."""
    tab.goto(address + path)
    expect(readout(tab).first).to_be_attached()
    said = tab.evaluate(FOUND)
    assert said
    for words in said:
        assert re.search("[\u4e00-\u9fff]", words), words
        assert not re.search(r"[a-z]+: |#[0-9a-f]{6}", words), words


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".chart-frame svg")]
  .filter((svg) => svg.checkVisibility()).flatMap((svg) => [...svg.querySelectorAll("text")]
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)))"""


@pytest.mark.parametrize(("elder", "least"), [("0", 12.5), ("1", 18)])
@pytest.mark.parametrize("path", ["indicators/", "projects/", PAGE])
def test_words_of_pictures_can_be_read_on_a_phone(tab: Page, address: str, path: str, elder: str, least: float) -> None:
    for width in (320, 360, 700, 800):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{address}{path}?elder={elder}")
        assert least <= tab.evaluate(SMALLEST) < 1000, width


def test_an_indicator_with_nothing_to_draw_says_so(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/balanced-counties/")
    expect(tab.locator("chart-reader")).to_have_count(0)
    expect(tab.locator(".chart-absent")).to_contain_text("目前没有可以画成图的内容")
