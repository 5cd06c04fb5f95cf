"""What a first visit on a phone costs, and that nothing moves while it arrives."""

from __future__ import annotations

from pathlib import Path

import pages
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SHIFTS = """
window.moved = [];
const keep = (entry) => !entry.hadRecentInput && moved.push(entry.value);
new PerformanceObserver((list) => list.getEntries().forEach(keep))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def compressed(built: Path) -> object:
    with pages.served(built) as address:
        yield address


@pytest.mark.parametrize("kind", pages.KINDS)
def test_a_first_visit_keeps_the_bars(browser: Browser, compressed: str, built: Path, kind: str) -> None:
    found = pages.cost(browser, compressed, pages.page_of(built, pages.KINDS[kind]))
    assert found.size <= pages.MOST_BYTES
    assert found.requests <= pages.MOST_REQUESTS
    assert found.foreign == 0


@pytest.mark.parametrize("kind", pages.KINDS)
def test_nothing_moves_while_a_page_arrives(browser: Browser, compressed: str, built: Path, kind: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, color_scheme="dark")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 60, "downloadThroughput": 200_000, "uploadThroughput": 200_000},
    )
    page.goto(compressed + pages.page_of(built, pages.KINDS[kind]), wait_until="networkidle")
    assert page.evaluate("PerformanceObserver.supportedEntryTypes").count("layout-shift")
    assert page.evaluate("moved") == []
    context.close()


def test_no_page_asks_for_the_programs_of_the_theme(tab: Page, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    tab.goto(address + "indicators/senior-high-students/", wait_until="networkidle")
    assert "assets/js/page-tools.js" in asked
    assert [path for path in asked if "javascripts" in path or "sitemap" in path] == []
    assert tab.locator("#__config").count() == 0
