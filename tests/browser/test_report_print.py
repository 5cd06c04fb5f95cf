"""The annual report as a reader's browser prints it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
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

TIMES = 4
"""How often the rows of every table are repeated to make tables that no page can hold."""

MORE_ROWS = f"""() => document.querySelectorAll("table.report-table tbody").forEach(body => {{
  const rows = [...body.rows];
  for (let time = 1; time < {TIMES}; time += 1)
    for (const row of rows) body.append(row.cloneNode(true));
  [...body.rows].forEach((row, index) => {{ row.cells[0].textContent = `〔${{index}}〕` + row.cells[0].textContent; }});
}})"""


def printed(tab: Page) -> list[Any]:
    """The pages of the PDF."""
    return list(pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages)


def words(sheet: Any) -> str:
    """The text of a printed page without white space and without the shapes beside status words."""
    return letters(str(sheet.extract_text()))


def letters(text: str) -> str:
    """A text by its letters alone, so that page and paper can be compared."""
    return "".join(normalize("NFKC", text.translate(SHAPES).translate(TWINS)).split())


def rows(tab: Page) -> list[str]:
    """The text of every row of every table, likewise."""
    texts: list[str] = tab.evaluate(
        "() => [...document.querySelectorAll('table.report-table tbody tr')].map(row => row.textContent)"
    )
    return [letters(text) for text in texts]


@pytest.mark.parametrize("year", [2021, 2023, 2025])
def test_a_report_prints_on_a4_with_title_version_and_number_on_every_page(tab: Page, address: str, year: int) -> None:
    tab.goto(f"{address}report/{year}/")
    sheets = printed(tab)
    assert 2 <= len(sheets) <= 6
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets]
    assert set(sizes) == {PORTRAIT, LANDSCAPE}
    assert sizes[0] == PORTRAIT
    for number, sheet in enumerate(sheets, start=1):
        text = words(sheet)
        assert letters(f"三门峡市“十四五”教育事业发展规划{year}年度进展报告") in text
        assert letters(f"第{number}页，共{len(sheets)}页") in text
        assert "数据截至2026年11月24日版本2026-11-24." in text


def test_a_report_prints_nothing_that_is_only_for_the_screen(tab: Page, address: str) -> None:
    tab.goto(f"{address}report/2025/")
    text = "".join(words(sheet) for sheet in printed(tab))
    for word in ("搜索", "其他年度", "当前位置", "关于本站", "隐私说明", "回到页面顶部"):
        assert word not in text


def test_every_row_and_heading_is_whole_on_one_page(tab: Page, address: str) -> None:
    tab.goto(f"{address}report/2025/")
    texts = [words(sheet) for sheet in printed(tab)]
    found = rows(tab)
    assert len(found) > 20
    assert [row for row in found if not any(row in text for text in texts)] == []


def test_no_row_is_cut_where_a_table_runs_over_pages_and_its_heading_is_repeated(tab: Page, address: str) -> None:
    tab.goto(f"{address}report/2025/")
    tab.evaluate(MORE_ROWS)
    texts = [words(sheet) for sheet in printed(tab)]
    found = rows(tab)
    assert [row for row in found if not any(row in text for text in texts)] == []
    standard = [text for text in texts if "约束性" in text or "预期性" in text]
    assert len(standard) >= 3
    assert all(
        "序号指标单位属性2020年基期各年实际2025年目标规划期进度时序进度状态责任单位数据来源" in text
        for text in standard
    )


def test_no_section_heading_stands_alone_at_the_end_of_a_page(tab: Page, address: str) -> None:
    for year in (2021, 2025):
        tab.goto(f"{address}report/{year}/")
        headings = [letters(text) for text in tab.locator("article h2").all_inner_texts()]
        for text in map(words, printed(tab)):
            body = text.partition("数据截至2026年11月24日版本")[2]
            assert body
            assert not [heading for heading in headings if body.endswith(heading)]


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
    document = parsed(built_tiny / "report" / "2017" / "index.html")
    style = document.xpath("//article/style")[0].text_content()
    assert "云泽县健康行动规划　2017年度进展报告" in style
