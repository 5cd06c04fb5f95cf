"""Every kind of page at every width from a small phone up: nothing runs over, no column is too narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from appearance import cramped_words, too_wide, words_under_labels
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
            found[elder, width] = too_wide(look) + cramped_words(look) + words_under_labels(look)
    assert {case: faults for case, faults in found.items() if faults} == {}


def test_a_card_leaves_out_what_is_not_known_and_a_table_keeps_its_columns(look: Page, address: str) -> None:
    look.set_viewport_size({"width": 360, "height": 800})
    look.goto(address + "indicators/?status=待公布")
    shown = look.locator("table.standard tr[data-status]:visible")
    expect(shown).to_have_count(12)
    unknown = [f"td[data-label='{name}']" for name in ("走势", "最新公布值", "规划期进度", "时序进度")]
    assert [shown.locator(f"{cell}:visible").count() for cell in unknown] == [0, 0, 0, 0]
    look.set_viewport_size({"width": 1280, "height": 800})
    assert [shown.locator(f"{cell}:visible").count() for cell in unknown] == [12, 12, 12, 12]


@pytest.mark.parametrize("elder", [0, 1])
def test_areas_stand_side_by_side_on_a_phone_without_scrolling(look: Page, address: str, elder: int) -> None:
    look.set_viewport_size({"width": 360, "height": 800})
    look.goto(f"{address}compare/?elder={elder}")
    row = look.locator("table.compare tr:has(a[href$='preschool-enrolment/'])")
    named = "cells => cells.map(cell => getComputedStyle(cell, '::before').content.replaceAll('\"', ''))"
    wanted = [f"{area} {what}" for area in ("三门峡", "河南") for what in ("基期", "最新值", "目标")]
    assert row.locator("td").evaluate_all(named) == wanted
    rights = row.locator("td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().right)")
    assert max(rights) <= 360
    assert look.locator(".compare-frame").get_attribute("data-more") == ""


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


@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_the_tables_of_a_report_fit_a_common_screen(look: Page, address: str, year: int) -> None:
    look.goto(f"{address}report/{year}/")
    for frame in look.locator(".table-frame").all():
        expect(frame).to_have_attribute("data-more", "")
    lines = look.locator(".report-comparison td:last-child").evaluate_all(
        "cells => cells.map(cell => [cell.children.length, new Set([...cell.children].map(a => a.offsetTop)).size])"
    )
    assert all(rows <= (links + 1) // 2 for links, rows in lines if links), lines


def test_in_large_letters_the_first_column_of_a_wide_table_leaves_room_for_the_next(look: Page, address: str) -> None:
    look.goto(address + "report/2025/?elder=1")
    for table in look.locator("table.report-standard").all():
        widths = table.locator("thead tr").first.evaluate("row => [...row.children].map(cell => cell.offsetWidth)")
        assert max(widths[:2]) < 400, widths


def test_a_table_that_fits_its_frame_says_nothing(look: Page, address: str) -> None:
    look.goto(address + "report/2025/")
    frame = look.locator(".table-frame:has(.report-counts)")
    expect(frame).to_have_attribute("data-more", "")
    assert frame.evaluate("frame => getComputedStyle(frame, '::before').display") == "none"
