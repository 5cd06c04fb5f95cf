"""In a browser: nothing is asked of another host, nothing but the site's own scripts runs, and everything works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from built_pages import documents, page, shown_text
from kinds import KINDS

pytestmark = pytest.mark.browser

PATHS = (*KINDS.values(), "accessibility/", "privacy/", "indicators/senior-high-students/embed/")

WATCH = """
if (window === top) window.violations = [];
document.addEventListener("securitypolicyviolation", event => {
  top.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  top.dispatchEvent(new Event("violated"));
});
"""
REFUSED = "window.violations.length || new Promise(done => window.addEventListener('violated', () => done(1)))"
"""Resolves once the policy has refused something; waiting by polled strings would itself need ``eval``."""


class Watched:
    """A tab with every other host blocked, that keeps what was blocked, refused and complained of."""

    def __init__(self, tab: Page, host: str) -> None:
        self.tab = tab
        self.blocked: list[str] = []
        self.complaints: list[str] = []
        self._host = host
        tab.add_init_script(WATCH)
        tab.route("**/*", self._judge)
        tab.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _judge(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == self._host:
            route.continue_()
        else:
            self.blocked.append(route.request.url)
            route.abort()

    @property
    def troubles(self) -> list[str]:
        """Everything that went wrong so far."""
        return [*self.blocked, *self.complaints, *self.tab.evaluate("window.violations")]


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield Watched(context.new_page(), urlsplit(address).netloc)
    context.close()


@pytest.fixture
def official(browser: Browser, address_official: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield Watched(context.new_page(), urlsplit(address_official).netloc)
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_with_all_other_hosts_blocked_nothing_is_blocked_refused_or_complained_of(
    watched: Watched, address: str, path: str
) -> None:
    watched.tab.goto(address + path, wait_until="networkidle")
    assert watched.tab.locator("h1").first.is_visible()
    assert watched.troubles == []


@pytest.mark.parametrize("path", ["", "indicators/senior-high-students/", "404.html"])
def test_search_loads_and_takes_words_under_the_policy(watched: Watched, address: str, path: str) -> None:
    asked: list[str] = []
    watched.tab.on("requestfinished", lambda request: asked.append(urlsplit(request.url).path))
    watched.tab.goto(address + path, wait_until="networkidle")
    search = watched.tab.get_by_role("textbox", name="搜索")
    search.click()
    search.press_sequentially("规划", delay=20)
    watched.tab.wait_for_load_state("networkidle")
    assert any("search" in path for path in asked)
    assert watched.troubles == []


def test_the_scheme_can_be_switched_under_the_policy(watched: Watched, address: str) -> None:
    watched.tab.goto(address, wait_until="networkidle")
    for wanted in ("slate", "default"):
        watched.tab.locator("label[for^='__palette']:visible").click()
        expect(watched.tab.locator("body")).to_have_attribute("data-md-color-scheme", wanted)
    watched.tab.reload(wait_until="networkidle")
    expect(watched.tab.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert watched.troubles == []


def test_nothing_is_kept_but_what_the_privacy_page_names(tab: Page, address: str, built: Path) -> None:
    tab.goto(address)
    tab.get_by_role("button", name="高对比").click()
    tab.locator("label[for^='__palette']:visible").click()
    tab.get_by_role("button", name="长辈版", exact=True).click()
    kept = tab.evaluate("Object.keys(localStorage)")
    assert {key.rpartition(".")[2] for key in kept} == {"contrast", "elder", "__palette"}
    assert tab.evaluate("sessionStorage.length") == 0
    assert tab.context.cookies() == []
    words = shown_text(page(built / "privacy" / "index.html"))
    assert all(name in words for name in ("浅色或深色", "长辈版", "高对比", "不使用 Cookie"))


def test_the_filter_of_projects_works_under_the_policy(watched: Watched, address: str) -> None:
    watched.tab.goto(address + "projects/", wait_until="networkidle")
    watched.tab.get_by_label("专栏", exact=True).select_option("3")
    expect(watched.tab.locator("tr[data-status]:visible")).to_have_count(8)
    assert watched.troubles == []


def test_instant_navigation_works_under_the_policy(official: Watched, address_official: str) -> None:
    official.tab.goto(address_official, wait_until="networkidle")
    official.tab.evaluate("window.kept = true")
    for name in ("网站地图", "婴儿死亡率", "数据缺口"):
        official.tab.get_by_role("link", name=name).first.click()
        expect(official.tab.locator("h1")).to_have_text(name)
        if name == "网站地图":
            continue
        official.tab.get_by_role("link", name="网站地图").first.click()
        expect(official.tab.locator("h1")).to_have_text("网站地图")
    assert official.tab.evaluate("window.violations") == []
    assert official.complaints == []


def test_an_old_address_leads_on_under_the_policy(official: Watched, address_official: str) -> None:
    official.tab.goto(address_official + "old/place/")
    official.tab.wait_for_url(address_official + "gaps/")
    assert official.troubles == []


@pytest.mark.parametrize(
    "attack",
    [
        "<img src=x onerror='window.hurt = true'>",
        "<a href='javascript:window.hurt = true'>x</a>",
        "<iframe srcdoc='<script>parent.hurt = true</script>'></iframe>",
        "<object data='data:text/html,<script>parent.hurt = true</script>'></object>",
        "<form action='https://evil.example/'><input name=a></form>",
    ],
)
def test_what_gets_into_a_page_all_the_same_cannot_run(watched: Watched, address: str, attack: str) -> None:
    """The policy itself: markup that no check would have let in."""
    watched.tab.goto(address, wait_until="networkidle")
    watched.tab.evaluate(
        """html => {
          const place = document.createElement("div");
          place.innerHTML = html;
          document.querySelector("article").prepend(place);
          place.querySelector("a")?.click();
          place.querySelector("form")?.submit();
        }""",
        attack,
    )
    assert watched.tab.evaluate(REFUSED) >= 1
    assert watched.tab.evaluate("window.hurt") is None
    assert urlsplit(watched.tab.url).netloc == urlsplit(address).netloc


def test_every_page_carries_the_policy(built: Path, built_official: Path) -> None:
    for path in [*documents(built), *documents(built_official)]:
        assert path.read_text(encoding="utf-8").count('http-equiv="Content-Security-Policy"') == 1, path
