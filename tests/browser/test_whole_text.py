"""The whole plan on one page: going on where reading stopped, going back to the top, and paper."""

from __future__ import annotations

import io
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def until(condition: str) -> str:
    """A script that ends when a condition holds; the page's policy forbids scripts that are made of text there."""
    return f"new Promise(done => {{ const look = () => {condition} ? done() : requestAnimationFrame(look); look(); }})"


def test_reading_goes_on_where_it_stopped(tab: Page, address: str) -> None:
    tab.goto(f"{address}plan/")
    expect(tab.locator(".plan-place")).to_be_hidden()
    tab.locator("[id='9-3-p1']").evaluate("part => part.scrollIntoView()")
    tab.evaluate(until("localStorage.getItem('reading.place') === '9-3-p1'"))
    tab.goto(f"{address}plan/")
    tab.get_by_role("link", name="接着上次读：第9章第3节第1段").click()
    expect(tab.locator("[id='9-3-p1']")).to_be_in_viewport()
    expect(tab.locator(".plan-place")).to_be_hidden()


def test_a_place_is_forgotten_when_asked_and_not_offered_beside_another(tab: Page, address: str) -> None:
    tab.goto(f"{address}plan/")
    tab.evaluate("localStorage.setItem('reading.place', '2-1-p1')")
    tab.goto("about:blank")
    tab.goto(f"{address}plan/#3-1-p1")
    tab.evaluate(until("customElements.get('reading-place')"))
    expect(tab.locator(".plan-place")).to_be_hidden()
    tab.evaluate("localStorage.setItem('reading.place', '2-1-p1')")
    tab.goto("about:blank")
    tab.goto(f"{address}plan/")
    tab.get_by_role("button", name="从头读，不再记着").click()
    expect(tab.locator(".plan-place")).to_be_hidden()
    assert tab.evaluate("localStorage.getItem('reading.place')") is None


def test_the_way_back_to_the_top_is_always_in_view(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 800, "height": 900})
    tab.goto(f"{address}plan/#8-1")
    back = tab.get_by_role("link", name="回到开头")
    expect(back).to_be_in_viewport(ratio=1)
    back.click()
    expect(tab.locator("#top")).to_be_in_viewport()


def test_it_prints_as_a_booklet(browser: Browser, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}plan/")
    headings = ["".join(words.split()) for words in tab.locator(".plan-chapter > h2").all_inner_texts()]
    sheets = [_letters(sheet) for sheet in pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages]
    tab.close()
    chapters = [sheet for sheet in sheets if any(sheet.startswith(heading[:4]) for heading in headings)]
    assert len(headings) == 15
    assert "目录" not in sheets[0]
    assert sheets[1].startswith("目录")
    assert len(chapters) >= len(headings) - 1, "every chapter but the first, which has words before it, begins a sheet"
    assert not any("回到开头" in sheet or "接着上次读" in sheet for sheet in sheets)


def _letters(sheet: pypdf.PageObject) -> str:
    """What a sheet says below the line that every sheet repeats, without blanks."""
    words = normalize("NFKC", "".join(sheet.extract_text().split()))
    return words.partition("网址:/plan/")[2]
