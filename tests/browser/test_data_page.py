from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from built_pages import page as parsed
from data_files import csv_rows

pytestmark = pytest.mark.browser

UNKNOWN = "https://本站网址/"
LINES = {"line-excel", "line-wps", "line-python", "line-r"}


def lines_of(tab: Page, line: str) -> Locator:
    return tab.locator(f"#{line} ~ copy-line code").first


def code(tab: Page, line: str) -> str:
    return lines_of(tab, line).inner_text()


def run(text: str) -> dict[str, Any]:
    """What the names of a Python text hold after it ran."""
    names: dict[str, Any] = {}
    exec(text, names)
    return names


def test_the_python_code_of_the_page_reads_the_served_data(tab: Page, address: str, built: Path) -> None:
    tab.goto(f"{address}data/")
    expect(lines_of(tab, "line-python")).to_contain_text(address)
    read = run(code(tab, "line-python"))["观测值"]
    rows = csv_rows((built / "data" / "observations.csv").read_bytes())
    assert list(read["series"]) == [row["series"] for row in rows]
    assert list(read["value"]) == [float(row["value"]) for row in rows]
    assert list(read.columns) == list(rows[0])


def test_code_holds_the_address_at_which_the_site_is_read(tab: Page, address: str, address_under_path: str) -> None:
    tab.goto(f"{address}data/")
    for line in LINES:
        expect(lines_of(tab, line)).to_contain_text(f"{address}data/")
        assert UNKNOWN not in code(tab, line)
    tab.goto(f"{address_under_path}data/")
    for line in LINES:
        assert "https://example.org/portal/plan/data/" in code(tab, line)


def test_without_scripts_the_page_says_what_to_replace(built: Path, built_under_path: Path) -> None:
    words = parsed(built / "data" / "index.html").text_content()
    assert f"代码中的“{UNKNOWN}”请换成浏览器地址栏中本站的网址" in words
    assert UNKNOWN not in parsed(built_under_path / "data" / "index.html").text_content()


def test_code_is_copied_with_one_click_and_the_page_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(f"{address}data/")
    tab.get_by_role("button", name=re.compile("复制 *Python代码")).click()
    expect(tab.get_by_text("已复制")).to_be_visible()
    assert tab.evaluate("navigator.clipboard.readText()") == code(tab, "line-python")
    context.close()


def test_a_download_is_saved_under_its_chinese_name(tab: Page, address: str, built: Path) -> None:
    tab.goto(f"{address}data/")
    with tab.expect_download() as caught:
        tab.get_by_role("link", name="观测值（CSV）").click()
    assert caught.value.suggested_filename == "三门峡市十四五教育规划-观测值-2026-11-24.csv"
    assert Path(caught.value.path()).read_bytes() == (built / "data" / "observations.csv").read_bytes()
