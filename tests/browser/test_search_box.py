"""Typing in the search box in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from conftest import _served  # type: ignore[import-not-found]

pytestmark = pytest.mark.browser

BOX = ".md-search__input"
PAGE = ".md-search-result__item"
SAID = ".md-search-result__meta"
OWN_BOX = "在指标、项目和规划正文中搜索"


@pytest.fixture(scope="module")
def address_instant(built_under_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site below ``/portal/plan/``."""
    folder = tmp_path_factory.mktemp("instant")
    (folder / "portal").mkdir()
    (folder / "portal" / "plan").symlink_to(built_under_path)
    for served in _served(folder):
        yield f"{served}/portal/plan/"


def type_query(tab: Page, query: str) -> Locator:
    """Type into the box as people do; returns the pages that are shown."""
    box = tab.locator(BOX)
    box.click()
    box.fill("")
    box.press_sequentially(query)
    expect(tab.locator(SAID)).to_contain_text("找到")
    expect(tab.locator(SAID)).to_have_attribute("data-asked", query)
    return tab.locator(PAGE)


def test_pinyin_finds_an_indicator_with_its_kind_and_status(tab: Page, address: str) -> None:
    tab.goto(address)
    first = type_query(tab, "xueqianjiaoyumao").first
    expect(first.locator("h1 .find-kind")).to_have_text("指标")
    expect(first.locator("h1 mark")).to_have_text("学前教育毛")
    expect(first.locator("h1 .status")).not_to_be_empty()
    assert "xueqian" not in first.inner_text()


@pytest.mark.parametrize(
    "query", ["xqjymryl", "xueqian教育毛", "XueQianJiaoYuMao", "ｘｑｊｙｍｒｙｌ", "xue'qian'jiao"]
)
def test_however_it_is_typed_the_same_page_is_first(query: str, tab: Page, address: str) -> None:
    tab.goto(address)
    expect(type_query(tab, query).first.locator("h1")).to_contain_text("学前教育毛入园率")


def test_nothing_of_the_search_is_fetched_before_the_first_focus(tab: Page, address: str) -> None:
    fetched: list[str] = []
    tab.on("request", lambda request: fetched.append(urlsplit(request.url).path))
    tab.goto(address + "indicators/")
    tab.wait_for_load_state("networkidle")
    assert [path for path in fetched if "search" in path or "worker" in path or "results" in path] == []
    type_query(tab, "xqjy")
    assert "/search/index.json" in fetched


def test_one_worker_answers_and_it_is_ours(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    assert [urlsplit(worker.url).path for worker in tab.workers] == ["/assets/js/search/worker.js"]


def test_enter_where_nothing_was_found_opens_nothing(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    tab.locator(BOX).press_sequentially("xueqianhuoxing")
    expect(tab.locator(SAID)).to_contain_text("没有找到")
    tab.keyboard.press("Enter")
    expect(tab.locator(BOX)).to_be_focused()
    assert tab.url == address


def test_the_parts_of_a_page_beyond_the_best_are_folded_and_reached_by_arrows(tab: Page, address: str) -> None:
    tab.goto(address)
    page = type_query(tab, "jiaoyu").filter(has=tab.locator("summary")).first
    expect(page.locator("summary")).to_contain_text(re.compile("本页还有 [0-9]+ 处"))
    hidden = page.locator("details a")
    expect(hidden.first).to_be_hidden()
    page.locator("summary").focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("ArrowDown")
    expect(hidden.first).to_be_focused()


def test_letters_typed_on_a_result_go_on_in_the_box(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.type("s")
    expect(tab.locator(BOX)).to_have_value("xqjys")


def test_the_box_can_be_emptied_and_the_overlay_closes_it(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    tab.locator(".md-search__options button").click()
    expect(tab.locator(BOX)).to_have_value("")
    expect(tab.locator(SAID)).to_have_text("常用入口")
    expect(tab.locator(BOX)).to_be_focused()
    tab.mouse.click(20, 600)
    expect(tab.locator("#__search")).not_to_be_checked()
    tab.locator(BOX).click()
    expect(tab.locator("#__search")).to_be_checked()


def test_an_empty_box_shows_what_is_asked_for_most(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    expect(tab.locator(PAGE).first.locator("h1")).to_contain_text("学前教育毛入园率")


def test_the_number_of_results_is_announced(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    expect(tab.locator(SAID)).to_have_attribute("role", "status")
    expect(tab.locator(SAID)).to_have_text(f"找到 {tab.locator(PAGE).count()} 页")


def test_a_query_without_results_says_how_it_was_read_and_offers_more(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    tab.locator(BOX).press_sequentially("xueqianhuoxing")
    expect(tab.locator(SAID)).to_contain_text("按拼音理解为“xue qian huo xing”")
    expect(tab.locator(".find-near li").first).to_contain_text("学前教育")
    expect(tab.locator(".find-lists").get_by_role("link", name="全部指标")).to_have_attribute(
        "href", address + "indicators/"
    )


def test_enter_opens_the_best_result_and_its_words_are_highlighted(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "gongguLv")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/indicators/compulsory-completion/"))
    expect(tab.locator("h1 mark.found, mark.found").first).to_have_text("巩固率")


def test_a_result_in_the_text_scrolls_to_its_paragraph_and_highlights_it(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "mianchi")
    tab.locator(f"{PAGE} a[href*='#11-2-p2']").click()
    expect(tab).to_have_url(re.compile("/chapters/11/.*#11-2-p2$"))
    paragraph = tab.locator("p[id='11-2-p2']")
    expect(paragraph).to_be_in_viewport()
    expect(paragraph.locator("mark.found")).to_have_text("渑池")
    assert tab.locator("mark.found").count() == 1
    assert tab.evaluate("document.querySelector(':target').id") == "11-2-p2"


def test_slash_opens_the_box_and_escape_closes_it(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("/")
    expect(tab.locator(BOX)).to_be_focused()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    tab.keyboard.press("Escape")
    expect(tab.locator(BOX)).not_to_be_focused()
    expect(tab.locator("#__search")).not_to_be_checked()


def test_arrows_go_through_the_results(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    focused = "document.activeElement.closest('.md-search-result__item')"
    assert tab.evaluate(f"[...document.querySelectorAll('{PAGE}')].indexOf({focused})") == 1
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(tab.locator(BOX)).to_be_focused()


def test_an_input_method_asks_only_when_it_is_done(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    session = tab.context.new_cdp_session(tab)
    for letters in ("x", "xu", "xue", "xue'qian"):
        session.send("Input.imeSetComposition", {"text": letters, "selectionStart": 1, "selectionEnd": 1})
        tab.locator(BOX).dispatch_event("keyup", {"key": "Process", "isComposing": True})
    expect(tab.locator(SAID)).to_have_text("常用入口")
    session.send("Input.insertText", {"text": "学前"})
    expect(tab.locator(SAID)).to_contain_text("找到")
    expect(tab.locator(PAGE).first.locator("mark").first).to_have_text("学前")


def test_enter_that_ends_a_composition_opens_nothing(tab: Page, address: str) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    before = tab.url
    tab.locator(BOX).dispatch_event("compositionstart")
    tab.locator(BOX).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    tab.wait_for_timeout(200)
    assert tab.url == before


def test_what_is_pasted_is_asked_without_a_key(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    tab.locator(BOX).fill("县管校聘")
    expect(tab.locator(PAGE).first.locator("mark").first).to_have_text("县管校聘")


def test_a_query_can_be_linked(tab: Page, address: str) -> None:
    tab.goto(address + "search/?q=" + "xueqian教育毛")
    expect(tab.get_by_label(OWN_BOX)).to_have_value("xueqian教育毛")
    listed = tab.locator("search-results")
    expect(listed).to_contain_text("找到")
    link = listed.get_by_role("link").first
    expect(link).to_contain_text("学前教育毛入园率")
    assert (link.get_attribute("href") or "").startswith(address + "indicators/preschool-enrolment/")


def test_the_form_of_the_page_asks_the_same_search(tab: Page, address: str) -> None:
    tab.goto(address + "search/")
    tab.get_by_label(OWN_BOX).fill("tejiao")
    listed = tab.locator("search-results li").first
    expect(listed).to_contain_text("特殊教育办学能力提升工程")
    tab.get_by_label(OWN_BOX).press("Enter")
    expect(tab).to_have_url(address + "search/?q=tejiao")
    expect(listed).to_contain_text("特殊教育办学能力提升工程")


def test_the_page_of_the_search_shows_its_results_once(tab: Page, address: str) -> None:
    tab.goto(address + "search/?q=tejiao")
    expect(tab.locator("search-results li").first).to_contain_text("特殊教育办学能力提升工程")
    expect(tab.locator("#__search")).not_to_be_checked()
    tab.keyboard.press("/")
    expect(tab.get_by_label(OWN_BOX)).to_be_focused()
    tab.locator(BOX).focus()
    expect(tab.get_by_label(OWN_BOX)).to_be_focused()
    expect(tab.locator("#__search")).not_to_be_checked()
    expect(tab.locator("search-results [role=status]")).to_contain_text("找到")


def test_opening_the_box_moves_nothing_else(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(address)
    measure = """['.site-name', '.site-name b', '.md-main'].map((name) => {
        const { x, y, height } = document.querySelector(name).getBoundingClientRect();
        return [x, y, height];
    })"""
    before = tab.evaluate(measure)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_have_text("常用入口")
    tab.wait_for_timeout(600)
    assert tab.evaluate(measure) == before


def test_what_goes_wrong_in_the_search_is_said(tab: Page, address: str) -> None:
    def broken(route: Route) -> None:
        script = route.fetch().text()
        route.fulfill(
            body=script.replace("return ready.reply(query)", "throw new Error()"), content_type="text/javascript"
        )

    tab.goto(address)
    tab.context.route("**/search/worker.js", broken)
    tab.goto(address + "search/?q=tejiao")
    expect(tab.locator("search-results")).to_contain_text("这次搜索出错了")


def test_a_corrected_page_is_found_by_a_browser_that_keeps_files(browser: Browser, kept_site: tuple[Path, str]) -> None:
    site, address = kept_site
    index = site / "search" / "index.json"
    tab = browser.new_page()
    tab.goto(f"{address}search/?q=婴儿死亡率")
    expect(tab.locator("search-results h2 mark, search-results a mark").first).to_have_text("婴儿死亡率")
    index.write_text(index.read_text(encoding="utf-8").replace("婴儿死亡率", "婴儿死亡数"), encoding="utf-8")
    tab.goto(f"{address}search/?q=婴儿死亡数")
    expect(tab.locator("search-results h2 mark, search-results a mark").first).to_have_text("婴儿死亡数")
    tab.close()


def test_where_the_search_cannot_start_the_lists_are_offered(tab: Page, address: str) -> None:
    tab.add_init_script("window.Worker = function () { throw new Error('no modules'); };")
    tab.goto(address)
    tab.locator(BOX).click()
    expect(tab.locator(SAID)).to_contain_text("搜索没有加载成功")
    expect(tab.locator(".find-lists").get_by_role("link", name="全部指标")).to_be_visible()


@pytest.mark.parametrize(("first", "composing"), [("compositionend", False), ("keydown", True)])
def test_enter_of_an_input_method_opens_nothing_in_either_order(
    first: str,
    composing: bool,  # noqa: FBT001 -- what the event itself says
    tab: Page,
    address: str,
) -> None:
    tab.goto(address)
    type_query(tab, "xqjy")
    before = tab.url
    box = tab.locator(BOX)
    box.dispatch_event("compositionstart")
    if first == "compositionend":
        box.dispatch_event("compositionend")
    box.evaluate(
        """(box, isComposing) => box.dispatchEvent(Object.defineProperty(
            new KeyboardEvent("keydown", { key: "Enter", isComposing, bubbles: true }), "keyCode", { value: 229 }))""",
        composing,
    )
    if first == "keydown":
        box.dispatch_event("compositionend")
    tab.wait_for_timeout(200)
    assert tab.url == before
    box.press("Enter")
    expect(tab).not_to_have_url(before)


def test_a_query_that_looks_like_markup_is_shown_as_text(tab: Page, address: str) -> None:
    tab.goto(address + "search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(tab.locator(SAID)).to_contain_text("没有找到“<img src=x onerror=alert(1)>”")
    assert tab.locator("search-results img, .md-search-result img").count() == 0


def test_the_same_search_works_below_another_site(tab: Page, address_under_path: str) -> None:
    tab.goto(address_under_path + "projects/3-5/")
    type_query(tab, "mianchi")
    tab.locator(f"{PAGE} a[href*='#11-2-p2']").click()
    expect(tab).to_have_url(re.compile(f"^{address_under_path}chapters/11/"))
    expect(tab.locator("p[id='11-2-p2'] mark.found")).to_have_text("渑池")


def test_the_same_search_works_with_instant_navigation(tab: Page, address_instant: str) -> None:
    tab.goto(address_instant + "projects/3-5/")
    tab.wait_for_load_state("networkidle")
    tab.evaluate("window.stayed = true")
    type_query(tab, "mianchi")
    tab.locator(f"{PAGE} a[href*='#11-2-p2']").click()
    expect(tab.locator("p[id='11-2-p2'] mark.found")).to_have_text("渑池")
    expect(tab.locator("p[id='11-2-p2']")).to_be_in_viewport()
    assert tab.evaluate("window.stayed") is True
    type_query(tab, "jinsanjiao")
    tab.locator(f"{PAGE} a[href*='#11-2-p1']").click()
    expect(tab.locator("mark.found").first).to_have_text("金三角")
    first = type_query(tab, "xqjym").first
    expect(first.locator("h1")).to_contain_text("学前教育毛入园率")
    first.get_by_role("link").first.click()
    expect(tab.locator(".md-content h1")).to_contain_text("学前教育毛入园率")
    assert tab.evaluate("window.stayed") is True


def test_without_scripts_the_lists_are_linked_instead_of_the_box(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "chapters/3/")
    expect(page.locator(".md-search")).to_be_hidden()
    page.get_by_label("查找").get_by_role("link", name="全部指标").click()
    assert page.url == address + "indicators/"
    context.close()


def test_the_box_fits_a_narrow_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="zh-CN")
    page = context.new_page()
    page.goto(address)
    page.locator("label[for=__search]").first.click()
    page.locator(BOX).press_sequentially("jiaoyu")
    expect(page.locator(SAID)).to_contain_text("找到")
    page.wait_for_timeout(600)  # the theme lets its overlay grow beyond the screen while the box opens
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    context.close()


def test_browsers_are_offered_the_search_where_the_address_is_known(tab: Page, address_under_path: str) -> None:
    tab.goto(address_under_path + "about/")
    link = tab.locator("link[rel=search]")
    address = tab.evaluate("(link) => link.href", link.element_handle())
    assert address == address_under_path + "search/opensearch.xml"
    response = tab.request.get(address)
    assert "https://example.org/portal/plan/search/?q={searchTerms}" in response.text()
