"""How far a reader has to scroll: what a page holds must not grow back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SCREENS = {1280: 900, 360: 800}
"""Height of a screen by its width."""

MOST = {
    "": {1280: 3, 360: 5},
    "gaps/": {1280: 7, 360: 14},
    "data/": {1280: 7, 360: 10},
}
"""Screens that a page may take, by its address."""


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("path", MOST)
def test_a_page_is_read_in_a_few_screens(look: Page, address: str, path: str, width: int) -> None:
    look.set_viewport_size({"width": width, "height": SCREENS[width]})
    look.goto(address + path)
    height = look.evaluate("document.documentElement.scrollHeight")
    assert height <= MOST[path][width] * SCREENS[width]
