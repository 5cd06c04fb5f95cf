"""Every kind of page at every width from a small phone up: nothing runs over, no column is too narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from appearance import cramped_words, too_wide
from kinds import KINDS

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 420, 600, 722, 768, 820, 878, 960, 1024, 1280, 1920)
OPEN = "document.querySelectorAll('article details').forEach((box) => { box.open = true; })"


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_no_page_runs_over_and_no_column_is_too_narrow_at_any_width(look: Page, address: str, path: str) -> None:
    look.goto(address + path)
    look.evaluate(OPEN)
    found = {}
    for elder in (False, True):
        look.evaluate("(on) => document.documentElement.toggleAttribute('data-elder', on)", elder)
        for width in WIDTHS:
            look.set_viewport_size({"width": width, "height": 800})
            found[elder, width] = too_wide(look) + cramped_words(look)
    assert {case: faults for case, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("width", "elder", "named"), [(360, 0, '"目标"'), (768, 0, '"目标"'), (1280, 0, "none"), (1280, 1, '"目标"')]
)
def test_a_card_names_its_figures_and_a_table_does_not(
    look: Page, address: str, width: int, elder: int, named: str
) -> None:
    look.set_viewport_size({"width": width, "height": 800})
    look.goto(f"{address}indicators/?elder={elder}")
    cell = look.locator("table.standard td[data-label='目标']").first
    shown = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert shown == named


@pytest.mark.parametrize("path", ["chapters/1/", "report/2025/"])
def test_a_table_that_is_wider_than_its_frame_says_so_until_its_end_is_seen(
    look: Page, address: str, path: str
) -> None:
    look.set_viewport_size({"width": 360, "height": 740})
    look.goto(address + path)
    frame = look.locator(".table-frame:has(.plan-table, .report-standard)").first
    hint = "frame => getComputedStyle(frame, '::before').display === 'block' && frame.dataset.more"
    expect(frame).to_have_attribute("data-more", "after")
    assert frame.evaluate(hint) == "after"
    frame.evaluate("frame => frame.scrollTo(frame.scrollWidth, 0)")
    expect(frame).to_have_attribute("data-more", "before")


def test_a_table_that_fits_its_frame_says_nothing(look: Page, address: str) -> None:
    look.goto(address + "report/2025/")
    frame = look.locator(".table-frame:has(.report-counts)")
    expect(frame).to_have_attribute("data-more", "")
    assert frame.evaluate("frame => getComputedStyle(frame, '::before').display") == "none"
