"""The annual report as a reader's browser prints it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from built_pages import page as parsed

pytestmark = pytest.mark.browser

PORTRAIT, LANDSCAPE = (595, 842), (842, 595)
SHAPES = str.maketrans("", "", "○✓■▲●▼↩✕◇")
TWINS = str.maketrans("⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻥⻦⻩⻬⻮⻰―", "见角贝车长门青页风飞食马骨鱼鸟黄齐齿龙—")
"""A font draws some characters with one glyph, and a PDF remembers the other of the two."""

YEARS = (2021, 2025)

TIMES = 4
"""How often the rows of every table are repeated to make tables that no page can hold."""

MORE_ROWS = f"""() => document.querySelectorAll("table.report-table tbody").forEach(body => {{
  const rows = [...body.rows];
  for (let time = 1; time < {TIMES}; time += 1)
    for (const row of rows) body.append(row.cloneNode(true));
  [...body.rows].forEach((row, index) => {{ row.cells[0].textContent = `〔${{index}}〕` + row.cells[0].textContent; }});
}})"""


@dataclass(frozen=True)
class Print:
    """A report on paper."""

    sizes: list[tuple[int, int]]
    texts: list[str]
    """The letters of every page."""

    rows: list[str]
    """The letters of every row of every table, as the page on the screen has them."""

    headings: list[str]


def printed(tab: Page) -> Print:
    sheets = list(pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages)
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets]
    headings = [letters(text) for text in tab.locator("article h2").all_inner_texts()]
    return Print(sizes, [letters(str(sheet.extract_text())) for sheet in sheets], rows(tab), headings)


@pytest.fixture(scope="module")
def prints(browser: Browser, address: str) -> dict[int, Print]:
    """The first and the last report, each printed once."""
    tab = browser.new_page()
    found = {}
    for year in YEARS:
        tab.goto(f"{address}report/{year}/")
        found[year] = printed(tab)
    tab.close()
    return found


def letters(text: str) -> str:
    """A text by its letters alone, so that page and paper can be compared."""
    return "".join(normalize("NFKC", text.translate(SHAPES).translate(TWINS)).split())


def rows(tab: Page) -> list[str]:
    """The text of every row of every table, likewise."""
    texts: list[str] = tab.evaluate(
        "() => [...document.querySelectorAll('table.report-table tbody tr')].map(row => row.textContent)"
    )
    return [letters(text) for text in texts]


@pytest.mark.parametrize("year", YEARS)
def test_a_report_prints_on_a4_with_title_version_and_number_on_every_page(prints: dict[int, Print], year: int) -> None:
    paper = prints[year]
    assert 2 <= len(paper.texts) <= 6
    assert set(paper.sizes) == {PORTRAIT, LANDSCAPE}
    assert paper.sizes[0] == PORTRAIT
    for number, text in enumerate(paper.texts, start=1):
        assert letters(f"三门峡市“十四五”教育事业发展规划{year}年度进展报告") in text
        assert letters(f"第{number}页，共{len(paper.texts)}页") in text
        assert "数据截至2026年11月24日版本2026-11-24." in text


def test_a_report_prints_nothing_that_is_only_for_the_screen(prints: dict[int, Print]) -> None:
    text = "".join(prints[2025].texts)
    assert "主要指标进展" in text
    for word in ("搜索", "其他年度", "当前位置", "关于本站", "隐私说明", "回到页面顶部"):
        assert word not in text


@pytest.mark.parametrize("year", YEARS)
def test_every_row_is_whole_on_one_page(prints: dict[int, Print], year: int) -> None:
    paper = prints[year]
    assert len(paper.rows) > 15
    assert [row for row in paper.rows if not any(row in text for text in paper.texts)] == []


def test_no_row_is_cut_where_a_table_runs_over_pages_and_its_heading_is_repeated(tab: Page, address: str) -> None:
    tab.goto(f"{address}report/2025/")
    tab.evaluate(MORE_ROWS)
    paper = printed(tab)
    assert [row for row in paper.rows if not any(row in text for text in paper.texts)] == []
    standard = [text for text in paper.texts if "约束性" in text or "预期性" in text]
    assert len(standard) >= 3
    heading = "序号指标单位属性2020年基期各年实际2025年目标规划期进度时序进度状态责任单位数据来源"
    assert all(heading in text for text in standard)


@pytest.mark.parametrize("year", YEARS)
def test_no_section_heading_stands_alone_at_the_end_of_a_page(prints: dict[int, Print], year: int) -> None:
    for text in prints[year].texts:
        body = text.partition("数据截至2026年11月24日版本")[2]
        assert body
        assert not [heading for heading in prints[year].headings if body.endswith(heading)]


def test_paper_is_white_and_ink_is_black_whatever_the_reader_chose_for_the_screen(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{address}report/2025/")
    tab.emulate_media(media="print", color_scheme="dark")
    shown = "element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    assert tab.locator("article p").first.evaluate(shown)[0] == "rgb(0, 0, 0)"
    assert tab.locator("body").evaluate(shown) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    context.close()


def test_another_plan_prints_under_its_own_title(built_tiny: Path) -> None:
    (sheet,) = (built_tiny / "assets" / "css").glob("site.*.css")
    rules = re.findall(
        r':root:has\(\[data-report="(\d+)"\]\) \{ --report-running: "([^"]*)"', sheet.read_text(encoding="utf-8")
    )
    assert ("2017", "云泽县健康行动规划　2017年度进展报告") in rules
    assert parsed(built_tiny / "report" / "2017" / "index.html").xpath("//*[@data-report='2017']")


def test_a_wide_table_keeps_its_width_on_a_phone_and_scrolls_in_its_frame(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{address}report/2025/")
    wide = tab.locator("table.report-standard").first
    room = "cell => cell.clientWidth >= cell.scrollWidth"
    assert all(cell.evaluate(room) for cell in wide.locator("tbody tr").first.locator("th, td").all())
    assert wide.evaluate("table => table.offsetWidth > table.closest('.table-frame').clientWidth")
    assert tab.evaluate("document.scrollingElement.scrollWidth") == 360
