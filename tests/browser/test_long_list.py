"""A list that is cut into pages is filtered as a whole from its first page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

HOST = "http://plan.example.org"
HEAD = '<meta charset="utf-8"><script type="module" src="/list-filter.js"></script>'
FORM = """<form class="filter-form" hidden><label>状态<select name="status"><option value="">全部</option>
<option>滞后</option><option>待公布</option></select></label><button type="reset">清除筛选</button></form>"""


def _page(number: int, first: str, other: str) -> str:
    rows = "".join(
        f'<tr data-status="{status}"><th><a href="{"../../" if number > 1 else ""}{name}/">{name}</a></th></tr>'
        for name, status in ((first, "滞后"), (other, "待公布"))
    )
    further = ' further="page/2/ page/3/"' if number == 1 else ""
    return f"""<!doctype html>{HEAD}<list-filter noun="项目"{further}>{FORM if number == 1 else ""}
<p class="filter-count">共 6 个项目，本页是第 {2 * number - 1} 至第 {2 * number} 个</p>
<table><tbody>{rows}</tbody></table>
<p class="filter-none" hidden>没有符合条件的项目。</p><nav class="pager">页</nav></list-filter>"""


PAGES = {
    "/projects/": _page(1, "甲", "乙"),
    "/projects/page/2/": _page(2, "丙", "丁"),
    "/projects/page/3/": _page(3, "戊", "己"),
}


@pytest.fixture
def served(browser: Browser, root: Path) -> Page:
    script = (root / "overrides/assets/js/list-filter.js").read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/list-filter.js":
            route.fulfill(body=script, content_type="text/javascript")
        elif path in PAGES:
            route.fulfill(body=PAGES[path], content_type="text/html")
        else:
            route.fulfill(status=404, body="")

    page = browser.new_page()
    page.route(f"{HOST}/**", answer)
    return page


def _names(page: Page) -> list[str]:
    return page.locator("tr[data-status]:visible").all_inner_texts()


def test_a_filter_finds_the_rows_of_every_page_and_leads_to_them(served: Page) -> None:
    served.goto(f"{HOST}/projects/")
    count = served.locator(".filter-count")
    assert _names(served) == ["甲", "乙"]
    expect(count).to_have_text("共 6 个项目，本页是第 1 至第 2 个")
    served.get_by_label("状态").select_option("滞后")
    expect(count).to_have_text("符合条件的项目 3 个，共 6 个")
    assert _names(served) == ["甲", "丙", "戊"]
    expect(served.locator(".pager")).to_be_hidden()
    assert served.get_by_role("link", name="戊").evaluate("link => link.href") == f"{HOST}/projects/戊/".replace(
        "戊", "%E6%88%8A"
    )
    served.get_by_role("button", name="清除筛选").click()
    expect(count).to_have_text("共 6 个项目，本页是第 1 至第 2 个")
    assert _names(served) == ["甲", "乙"]
    expect(served.locator(".pager")).to_be_visible()


def test_a_link_to_a_filtered_list_shows_the_rows_of_every_page(served: Page) -> None:
    served.goto(f"{HOST}/projects/?status=待公布")
    expect(served.locator(".filter-count")).to_have_text("符合条件的项目 3 个，共 6 个")
    assert _names(served) == ["乙", "丁", "己"]


def test_a_page_that_cannot_be_read_is_told(served: Page) -> None:
    served.route(f"{HOST}/projects/page/3/", lambda route: route.abort())
    served.goto(f"{HOST}/projects/?status=滞后")
    expect(served.locator(".filter-count")).to_have_text("其余各页没有读到，只筛选了本页：符合条件的项目 1 个，共 2 个")
    assert _names(served) == ["甲"]
    expect(served.locator(".pager")).to_be_visible()
