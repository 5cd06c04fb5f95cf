from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from appearance import lost_words, pale_words, small_targets, small_words, tight_lines, too_wide
from kinds import KINDS

pytestmark = pytest.mark.browser
kinds = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())


def _elder(tab: Page, address: str, path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{address}{path}?elder=1")


def test_elder_mode_is_switched_remembered_and_left(tab: Page, address: str) -> None:
    tab.goto(address)
    toggle = tab.get_by_role("button", name="长辈版", exact=True)
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.click()
    leave = tab.get_by_role("button", name="退出长辈版")
    expect(leave).to_be_focused()
    expect(toggle).to_be_hidden()
    assert tab.evaluate("getComputedStyle(document.querySelector('article p:not([class])')).fontSize") == "25.6px"
    tab.goto(address + "indicators/")
    expect(toggle).to_be_hidden()
    leave.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    expect(toggle).to_be_focused()
    expect(leave).to_be_hidden()
    tab.goto(address)
    expect(toggle).to_have_attribute("aria-pressed", "false")


def test_an_address_can_ask_for_elder_mode_and_against_it(tab: Page, address: str) -> None:
    tab.goto(address + "projects/?elder=1")
    assert tab.evaluate("document.documentElement.hasAttribute('data-elder')")
    tab.goto(address + "projects/?elder=0")
    assert not tab.evaluate("document.documentElement.hasAttribute('data-elder')")


def test_elder_mode_works_where_storage_is_blocked(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    blocked = (
        "Object.defineProperty(window, 'localStorage', {configurable: true, get() { throw new DOMException('no') }})"
    )
    context.add_init_script(blocked)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    page.get_by_role("button", name="长辈版", exact=True).click()
    assert page.evaluate("document.documentElement.hasAttribute('data-elder')")
    assert page.url.endswith("?elder=1")
    page.reload()
    assert page.evaluate("document.documentElement.hasAttribute('data-elder')")
    page.get_by_role("button", name="退出长辈版").click()
    assert not page.evaluate("document.documentElement.hasAttribute('data-elder')")
    assert page.url == address
    assert complaints == []
    context.close()


def test_elder_mode_is_there_before_the_first_picture_of_the_page(tab: Page, address: str) -> None:
    """The setting is an attribute when the body begins, so that nothing flashes."""
    tab.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) {"
        " window.atBody = document.documentElement.hasAttribute('data-elder'); watch.disconnect(); } })"
        ".observe(document, {childList: true, subtree: true})"
    )
    tab.goto(address + "?elder=1")
    assert tab.evaluate("window.atBody") is True


def test_high_contrast_is_a_setting_of_its_own_and_follows_the_system(browser: Browser, address: str) -> None:
    context = browser.new_context(contrast="more", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    button = page.get_by_role("button", name="高对比")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "false")
    context.close()


READING = """[...document.querySelectorAll('article :is(p, li, td, dd)')]
  .filter((e) => !e.matches('.crumbs *, .leaf-facts *, .table-note, .source-scope') && e.innerText.trim())
  .map((e) => parseFloat(getComputedStyle(e).fontSize))"""


OPEN = "document.querySelectorAll('article details').forEach((box) => { box.open = true; })"


@kinds
def test_elder_pages_are_large_open_and_keep_to_the_screen(look: Page, address: str, path: str) -> None:
    _elder(look, address, path, 1280)
    look.evaluate(OPEN)
    for width in (1280, 1024):
        look.set_viewport_size({"width": width, "height": 800})
        assert min(look.evaluate(READING), default=24) >= 24
    for width in (1280, 360, 320):
        look.set_viewport_size({"width": width, "height": 800})
        assert too_wide(look) == []
        assert small_words(look, 18) == []
        assert small_targets(look, 60) == []
        assert tight_lines(look, 1.5) == []


EMPTY = """() => [...document.querySelectorAll('article :is(h2, h3)')].filter((heading) => {
  const after = document.createRange();
  after.setStartAfter(heading);
  const headings = [...document.querySelectorAll('article :is(h1, h2, h3)')];
  const next = headings.slice(headings.indexOf(heading) + 1)
    .find((other) => other.tagName <= heading.tagName);
  if (next) after.setEndBefore(next);
  else after.setEndAfter(document.querySelector('article').lastElementChild);
  const inside = [...document.querySelectorAll('article *')].filter((part) => after.intersectsNode(part));
  return heading.checkVisibility() && !inside.some((part) => !part.contains(heading) && part.checkVisibility()
    && (part instanceof SVGElement || part.innerText.trim()) && part.getBoundingClientRect().height > 8);
}).map((heading) => heading.textContent)"""


@kinds
def test_no_heading_stands_over_nothing_on_an_elder_s_phone(look: Page, address: str, path: str) -> None:
    _elder(look, address, path, 360)
    assert look.evaluate(EMPTY) == []


def test_a_chart_that_is_not_shown_leaves_its_name_and_its_data(tab: Page, address: str) -> None:
    _elder(tab, address, "", 360)
    for frame in tab.locator("article figure.chart-frame").all():
        if not frame.locator("svg.chart:visible").count():
            assert frame.evaluate("frame => getComputedStyle(frame, '::before').content") not in ("none", '""')
            assert frame.locator("details.chart-table:visible").count() == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_button_breaks_its_word(tab: Page, address: str, width: int) -> None:
    """A button of two characters is wider than high, or as wide."""
    _elder(tab, address, "search/", width)
    shapes = "buttons => buttons.map((button) => [button.offsetWidth >= button.offsetHeight, button.textContent])"
    shown = tab.locator("article button:visible, .site-tools button:visible").evaluate_all(shapes)
    assert len(shown) > 2
    assert [name for whole, name in shown if not whole] == []


def test_elder_pages_have_one_column(tab: Page, address: str) -> None:
    _elder(tab, address, "chapters/1/", 1280)
    assert tab.locator(".page-side").count() > 0
    assert tab.locator(".page-side").evaluate_all("parts => parts.every((part) => !part.checkVisibility())")
    _elder(tab, address, "indicators/", 1280)
    rows = tab.locator("table.cards tbody tr:not(.group)")
    columns = "rows => rows.map((row) => getComputedStyle(row).gridTemplateColumns.split(' ').length)"
    assert set(rows.evaluate_all(columns)) == {1}


LOOK = """async ([way, scheme]) => {
  document.documentElement.toggleAttribute('data-elder', way === 'elder');
  document.documentElement.toggleAttribute('data-contrast', way === 'contrast');
  document.body.setAttribute('data-md-color-scheme', scheme);
  await Promise.all(document.getAnimations().map((colour) => colour.finished));
}"""


@kinds
def test_words_stand_out_seven_to_one_for_elders_and_in_high_contrast(look: Page, address: str, path: str) -> None:
    _elder(look, address, path, 1280)
    for way in product(("elder", "contrast"), ("default", "slate")):
        look.evaluate(LOOK, list(way))
        assert pale_words(look, 7) == [], way


@kinds
def test_targets_are_large_enough_for_a_finger(look: Page, address: str, path: str) -> None:
    look.goto(address + path)
    look.evaluate(OPEN)
    for width in (1280, 360):
        look.set_viewport_size({"width": width, "height": 800})
        assert small_targets(look, 44) == []


SPACING = """
p { margin-bottom: 2em !important }
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
"""


@kinds
def test_wider_spacing_of_the_text_loses_nothing(look: Page, address: str, path: str) -> None:
    look.goto(address + path)
    # As a sheet of the reader's own browser: the page's policy lets no other style in.
    look.evaluate(
        """css => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets.push(own); }""",
        SPACING,
    )
    for width in (320, 1280):
        look.set_viewport_size({"width": width, "height": 800})
        assert too_wide(look) == []
        assert lost_words(look) == []


@kinds
def test_twice_the_size_loses_nothing(browser: Browser, address: str, path: str) -> None:
    """200 % in a window of 1280 px is a window of 640 px at two device pixels each."""
    context = browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page = context.new_page()
    page.goto(address + path)
    found = too_wide(page) + lost_words(page)
    context.close()
    assert found == []


def test_nothing_moves_for_readers_who_ask_for_rest(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0"
        " || parseFloat(getComputedStyle(e).animationDuration) > 0).map(e => e.className)"
    )
    context.close()
    assert moving == []
