"""What a theme's program does elsewhere and ours does here: light and dark, the place in the text, folded parts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SCHEME = "data-md-color-scheme"
SWITCH = "label[for^='__palette']:visible"
PAINTED = "addEventListener('DOMContentLoaded', () => { window.early = document.body.dataset.mdColorScheme })"


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_a_page_is_first_drawn_as_the_system_asks_and_keeps_nothing(
    browser: Browser, address: str, system: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=system)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(PAINTED)
    page.route("**/page-tools.js", lambda route: route.abort())
    page.goto(address)
    assert page.evaluate("window.early") == scheme
    page.unroute("**/page-tools.js")
    page.goto(address + "method/")
    assert page.evaluate("localStorage.length") == 0
    page.emulate_media(color_scheme="light" if system == "dark" else "dark")
    expect(page.locator("body")).to_have_attribute(SCHEME, "default" if system == "dark" else "slate")
    context.close()


def test_a_chosen_scheme_stays_whatever_the_system_asks(tab: Page, address: str) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(address)
    tab.locator(SWITCH).click()
    expect(tab.locator("body")).to_have_attribute(SCHEME, "slate")
    tab.goto(address + "method/")
    expect(tab.locator("body")).to_have_attribute(SCHEME, "slate")
    expect(tab.locator(SWITCH)).to_have_attribute("title", "切换到浅色")
    tab.emulate_media(color_scheme="dark")
    tab.emulate_media(color_scheme="light")
    expect(tab.locator("body")).to_have_attribute(SCHEME, "slate")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_scheme_is_switched_by_key_and_the_focus_stays(tab: Page, address: str, key: str) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(address)
    tab.locator("[data-md-component=palette] input").first.focus()
    for wanted in ("slate", "default", "slate"):
        tab.keyboard.press(key)
        expect(tab.locator("body")).to_have_attribute(SCHEME, wanted)
    assert tab.evaluate("document.activeElement.name") == "__palette"


def test_beside_the_text_the_heading_is_marked_that_the_reader_came_to(tab: Page, address: str) -> None:
    tab.goto(address + "chapters/1/")
    marked = tab.locator(".page-side__headings .md-nav__link--active")
    links = tab.locator(".page-side__headings .md-nav__link")
    expect(marked).to_have_count(0)
    tab.evaluate("document.getElementById('1-2').scrollIntoView()")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("href", "#1-2")
    tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(marked).to_have_text(links.last.inner_text())
    tab.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


def test_folded_parts_open_on_paper_and_fold_again(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    folded = tab.locator("article details:not([open])")
    number = folded.count()
    assert number > 1
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == number


def test_an_address_opens_the_folded_part_that_it_leads_into(tab: Page, address: str) -> None:
    tab.goto(address + "indicators/senior-high-students/")
    tab.locator("article details:not([open])").first.evaluate("one => { one.lastElementChild.id = 'inside' }")
    tab.evaluate("location.hash = '#inside'")
    expect(tab.locator("#inside")).to_be_visible()


def test_the_page_behind_the_open_search_box_is_held_on_a_phone_and_let_go(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(address + "method/")
    tab.evaluate("scrollTo(0, 400)")
    tab.keyboard.press("/")
    assert tab.evaluate("getComputedStyle(document.body).position") == "fixed"
    tab.keyboard.press("Escape")
    assert tab.evaluate("getComputedStyle(document.body).position") != "fixed"
    assert tab.evaluate("scrollY") == 400
