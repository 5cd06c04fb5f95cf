"""Other people's pages show an indicator in a frame."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Frame, Page

pytestmark = pytest.mark.browser

INDICATOR = "indicators/senior-high-students/"
NEWS = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>新闻</title>'
    '<body style="margin:0"><h1>新闻</h1>{}</body>'
)
SAID = ("普通高中在校生", "超额实现（初步）", "4.39万人", "数据来源：", "三门峡市统计局", "数据截至：2026年11月24日")
COPY = "复制{}的嵌入代码"


def _code(tab: Page, address: str, label: str) -> str:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(address + INDICATOR)
    tab.get_by_text("嵌入这张图").click()
    tab.get_by_role("button", name=COPY.format(label)).click()
    tab.get_by_text("已复制").first.wait_for()
    return str(tab.evaluate("navigator.clipboard.readText()"))


def _shown(tab: Page, other_site: tuple[Path, str], code: str) -> Frame:
    folder, news = other_site
    (folder / "index.html").write_text(NEWS.format(code), encoding="utf-8")
    tab.goto(news, wait_until="networkidle")
    frame = tab.frames[1]
    assert urlsplit(frame.url).netloc != urlsplit(tab.url).netloc
    return frame


@pytest.mark.parametrize("label", ["最新数值", "固定版本"])
def test_a_copied_code_shows_the_indicator_on_another_origin(
    tab: Page, address: str, other_site: tuple[Path, str], label: str
) -> None:
    frame = _shown(tab, other_site, _code(tab, address, label))
    words = frame.locator("main").inner_text()
    for said in (
        "测试版，非正式发布",
        "普通高中在校生",
        "超额实现（初步）",
        "4.39万人",
        "数据来源：",
        "三门峡市统计局",
        "数据截至：2026年11月24日",
    ):
        assert said in words
    assert ("这一页固定不变" in words) == (label == "固定版本")
    assert frame.locator("svg.chart--wide").is_visible()


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
@pytest.mark.parametrize("indicator", ["senior-high-students", "preschool-enrolment"])
def test_the_page_fits_its_frame_at_any_width_without_scrolling(
    tab: Page, address: str, other_site: tuple[Path, str], width: int, indicator: str
) -> None:
    code = _code(tab, address, "最新数值").replace("senior-high-students", indicator)
    tab.set_viewport_size({"width": width, "height": 800})
    frame = _shown(tab, other_site, code)
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert frame.locator("svg:visible").count() == 1
    smallest = frame.locator("svg:visible").evaluate(
        """svg => Math.min(...[...svg.querySelectorAll("text")].map(
             text => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""
    )
    assert smallest >= 12.5


def test_the_way_back_leads_to_the_indicator_in_a_tab_of_its_own(
    tab: Page, address: str, other_site: tuple[Path, str]
) -> None:
    for label, link in (("最新数值", "看全部数值、来源和评价方法"), ("固定版本", "看最新数值")):
        frame = _shown(tab, other_site, _code(tab, address, label))
        with tab.context.expect_page() as opened:
            frame.get_by_role("link", name=link).click()
        assert opened.value.url == address + INDICATOR
        assert opened.value.evaluate("window.opener") is None
        opened.value.close()


def test_a_frame_asks_for_nothing_but_its_own_page(tab: Page, address: str, other_site: tuple[Path, str]) -> None:
    code = _code(tab, address, "固定版本")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    _shown(tab, other_site, code)
    assert [url for url in asked if url.startswith(address)] == [tab.frames[1].url]
