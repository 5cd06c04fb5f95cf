"""The browser of the tests has the pinned font alone, so that every machine measures and prints the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

import browsers

pytestmark = pytest.mark.browser

WORDS = "规划Plan 2025"
ASKED = [
    "sans-serif",
    "serif",
    "system-ui",
    "cursive",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "DejaVu Sans",
    "Arial",
    "Nowhere",
]


def used(tab: Page, selector: str) -> set[str]:
    """The fonts that the browser really took for the words of an element, by family."""
    session = tab.context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


@pytest.mark.parametrize("family", ASKED)
def test_whatever_family_is_asked_for_is_the_pinned_one(tab: Page, family: str) -> None:
    tab.set_content(f"<p style=\"font-family: '{family}'\">{WORDS}</p><b style='font-family: {family}'>{WORDS}</b>")
    assert used(tab, "p") == {browsers.SANS}
    assert used(tab, "b") == {browsers.SANS}


def test_words_of_one_width_are_in_the_pinned_font_of_one_width(tab: Page) -> None:
    tab.set_content(f"<p style='font-family: monospace'>{WORDS}</p><code>{WORDS}</code>")
    assert used(tab, "p") == used(tab, "code") == {browsers.MONO}


def test_a_page_of_the_site_is_in_the_pinned_font(tab: Page, address: str) -> None:
    tab.goto(f"{address}indicators/senior-high-students/")
    assert used(tab, "h1") == used(tab, "article p") == {browsers.SANS}


def test_nothing_of_the_machine_stands_in_for_what_the_font_lacks(tab: Page) -> None:
    tab.set_content("<p>規劃 ✓ ■ → Ω 😀 अ</p>")
    assert used(tab, "p") == {browsers.SANS}
