"""How the site writes words and numbers. What others wrote (the plan, quotations, titles of sources) is not judged."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from built_pages import page, pages, shown_text

OTHERS = (
    ".//*[@data-plan] | .//blockquote | .//*[contains(@class, 'quote')] | .//a[contains(@class, 'external')]"
    " | .//code | .//script | .//style | .//svg | .//*[contains(@class, 'sources')] | .//ol[@class='notes']"
    " | .//td[@data-label='单位'] | .//details"
    " | .//td[@class='cite-example'] | .//div[dt='数据版本']"
)
"""Words of others, citations (which a standard writes), code, names of versions, and pictures."""

MISSING = "—"
MISSING_NOTE = "“—”表示数据不详或无该项数据"
HAN = "[\u4e00-\u9fff]"


def own(path: Path) -> Any:
    """The article of a page without the words of others."""
    article = copy.deepcopy(page(path).xpath("//article")[0])
    for element in article.xpath(OTHERS):
        tail = element.tail or ""
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        if before is not None:
            before.tail = (before.tail or "") + "□" + tail
        else:
            parent.text = (parent.text or "") + "□" + tail
        parent.remove(element)
    return article


@pytest.fixture(scope="module")
def written(built: Path) -> list[tuple[str, str]]:
    """The site's own words, by page."""
    return [(path.relative_to(built).as_posix(), _words(own(path))) for path in pages(built)]


@pytest.fixture(scope="module")
def prose(written: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same without the data dictionary, which explains how staff type the fields."""
    return [(name, words.partition("数据字典")[0]) for name, words in written]


@pytest.fixture(scope="module")
def unquoted(prose: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same without what stands between quotation marks: mostly the plan's own words."""
    return [(name, re.sub("“[^”]*”", "□", words)) for name, words in prose]


def _words(article: Any) -> str:
    """Words with a break between the parts that are read apart."""
    for element in article.iter(
        "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "caption", "option", "small"
    ):
        element.tail = "\n" + (element.tail or "")
    lines = article.text_content().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def found(written: list[tuple[str, str]], pattern: str) -> Iterator[tuple[str, str]]:
    for name, words in written:
        for match in re.finditer(pattern, words):
            yield name, words[max(0, match.start() - 15) : match.end() + 15]


def test_rates_differ_in_points_and_never_in_percent(written: list[tuple[str, str]]) -> None:
    amounts = r"(?:增加|减少)[\d.]+[^\d\s，。；]+，(?:增长|下降)[\d.]+%"
    written = [(name, re.sub(amounts, "□", words)) for name, words in written]
    assert list(found(written, r"(?:提高|下降|上升|降低|高出|低于上年|相差|回落)了?\s*[\d.]+\s*[%％‰]")) == []


def test_differences_of_rates_are_written_in_points(built: Path) -> None:
    method = shown_text(page(built / "method" / "index.html"))
    assert "两个比率之差用“个百分点”" in method


def test_dates_have_no_leading_zeros_in_prose(written: list[tuple[str, str]]) -> None:
    assert list(found(written, r"年0\d月|月0\d日")) == []


def test_dates_in_digits_are_data_only(prose: list[tuple[str, str]]) -> None:
    dates = [name for name, _ in found(prose, r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")]
    assert [name for name in dates if name != "cite/index.html"] == []


def test_times_of_publication_for_machines_are_in_beijing(built: Path) -> None:
    times = page(built / "index.html").xpath("//*[@class='latest' or @class='updates']//time")
    assert len(times) > 1
    for time in times:
        assert re.fullmatch(r"\d{4}年[1-9]\d?月[1-9]\d?日", shown_text(time))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", time.get("datetime"))


def test_chinese_is_written_with_full_width_punctuation(written: list[tuple[str, str]]) -> None:
    assert list(found(written, rf"{HAN}\s*[,;:?!]|[,;:?!]\s*{HAN}|{HAN}\(|\){HAN}|{HAN}\.(?!\w)")) == []


def test_quotation_marks_are_curved(prose: list[tuple[str, str]]) -> None:
    assert list(found(prose, "[\"']")) == []


def test_ranges_are_written_with_a_wave(unquoted: list[tuple[str, str]]) -> None:
    assert list(found(unquoted, r"(?<![\d-])\d+(?:\.\d+)?%?\s*(?:-|~|至)\s*\d+(?:\.\d+)?(?:%|个|所|人|年)")) == []


def test_full_width_digits_and_percent_signs_are_not_used(written: list[tuple[str, str]]) -> None:
    assert list(found(written, "[０-９Ａ-Ｚａ-ｚ％]")) == []


def test_no_document_number_is_made_up(written: list[tuple[str, str]], education: Path) -> None:
    definitions = (education / "data" / "indicators.yaml").read_text(encoding="utf-8")
    stated = "|".join(re.findall(r"〔\d{4}〕\d+号", definitions))
    rest = [(name, re.sub(stated, "", words)) for name, words in written]
    assert list(found(rest, "〔(?!本页网址)|(?<!本页网址)〕|文号[：:]")) == []


def test_a_table_with_a_missing_value_explains_the_dash(built: Path) -> None:
    for path in pages(built):
        article = page(path).xpath("//article")[0]
        if any(shown_text(cell) == MISSING for cell in article.xpath(".//td[not(@data-plan)]")):
            assert MISSING_NOTE in shown_text(article), path


def test_every_table_of_figures_states_its_units(built: Path) -> None:
    for path in sorted((built / "indicators").glob("*/index.html")):
        caption = shown_text(page(path).xpath("//table[contains(@class, 'values')]/caption")[0])
        assert re.search("（单位：.+）", caption), path
    for path in pages(built):
        heads = [shown_text(head) for head in page(path).xpath("//table[contains(@class, 'cards')]/thead//th")]
        assert not {"合计", "各状态"} & set(heads), path
    (words,) = page(built / "method" / "index.html").xpath("//*[@id='examples']/following-sibling::p[1]")
    assert "单位是“%”" in shown_text(words)


def test_the_standard_table_has_its_columns_in_order(built: Path) -> None:
    table = page(built / "indicators" / "index.html").xpath("//table[contains(@class, 'standard')]")[0]
    heads = [shown_text(head) for head in table.xpath(".//thead//th")]
    wanted = ("序号", "指标", "单位", "属性", "基期", "目标", "规划期进度", "时序进度", "状态")
    places = [next(index for index, head in enumerate(heads) if word in head) for word in wanted]
    assert places == sorted(places)


def test_words_of_other_reports_lead_to_those_of_the_site(built: Path) -> None:
    words = shown_text(page(built / "method" / "index.html").xpath("//article")[0])
    assert "“完成”“超额完成”“未完成”“相对滞后”，本站分别写“已实现”“超额实现”“未实现”“滞后”" in words


def test_an_indicator_has_one_name_everywhere(built: Path, education: Path) -> None:
    text = (education / "data" / "indicators.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^    name: (.+)$", text, re.MULTILINE)
    listed = page(built / "indicators" / "index.html").xpath("//table//th[@scope='row']/a")
    assert [shown_text(link) for link in listed] == names
    for name, link in zip(names, listed, strict=True):
        own_page = page(built / "indicators" / link.get("href") / "index.html")
        assert shown_text(own_page.xpath("//h1")[0]) == name
