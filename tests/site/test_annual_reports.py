from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import building
import localities
from built_pages import page, shown_text
from data_files import csv_rows
from plansite.assessment.annual_report import reports_of
from plansite.pages.rendering.publication import Publication
from plansite.wording import numbers

HEADINGS = (
    "序号",
    "指标",
    "单位",
    "属性",
    "2020年基期",
    "各年实际",
    "2025年目标",
    "规划期进度",
    "时序进度",
    "状态",
    "责任单位",
    "数据来源",
)
YEARS = range(2021, 2026)


def _report(built: Path, year: int) -> Any:
    return page(built / "report" / str(year) / "index.html")


def _rows(document: Any, caption: str) -> list[list[str]]:
    """The cells of the table with this caption, line by line."""
    tables = [
        table for table in document.xpath("//table[caption]") if caption in shown_text(table.xpath("./caption")[0])
    ]
    return [[shown_text(cell) for cell in row] for row in tables[0].xpath("./tbody/tr")]


def test_every_year_of_the_plan_that_has_begun_has_a_report(built: Path, built_tiny: Path) -> None:
    assert sorted(path.name for path in (built / "report").iterdir() if path.is_dir()) == [str(year) for year in YEARS]
    assert sorted(path.name for path in (built_tiny / "report").iterdir() if path.is_dir()) == ["2016", "2017", "2018"]
    links = page(built / "report" / "index.html").xpath("//article//p/a/@href")
    assert [link for link in links if link.strip("/").isdigit()] == [f"{year}/" for year in reversed(YEARS)]


@pytest.mark.parametrize("year", YEARS)
def test_the_standard_table_has_every_column_and_indicator(built: Path, real: Publication, year: int) -> None:
    table = _report(built, year).xpath("//table[contains(@class, 'report-standard')]")[0]
    first, second = table.xpath("./thead/tr")
    assert tuple(shown_text(cell) for cell in first) == HEADINGS
    assert [shown_text(cell) for cell in second] == [f"{y}年" for y in YEARS if y <= year]
    rows = _rows(_report(built, year), "主要指标进展")
    assert [row[1] for row in rows] == [indicator.name for indicator in real.plan.indicators]
    assert {len(row) for row in rows} == {len(HEADINGS) - 1 + year - 2020}


def test_the_newest_report_says_what_the_data_files_say(built: Path, real: Publication) -> None:
    subject = real.plan.subject.id
    summary = [row for row in csv_rows((built / "data" / "indicators.csv").read_bytes()) if row["area"] == subject]
    for row, told in zip(_rows(_report(built, 2025), "主要指标进展"), summary, strict=True):
        assert row[1] == told["name"]
        assert row[10] == told["target_text"]
        assert row[11] == (f"{told['progress_percent']}%" if told["progress_percent"] else "—")
        assert row[13].removesuffix("（初步）") == told["status"]
        assert row[13].endswith("（初步）") == (told["preliminary"] == "true")


def test_a_report_shows_values_of_its_own_and_earlier_years_only(built: Path, real: Publication) -> None:
    for year in YEARS:
        rows = {row[1]: row for row in _rows(_report(built, year), "主要指标进展")}
        for indicator in real.plan.indicators:
            for observation in indicator.observations:
                if observation.area != real.plan.subject.id:
                    continue
                shown = numbers.shown(observation.value)
                cells = rows[indicator.name][5 : 5 + year - 2020]
                assert any(shown in cell for cell in cells) == (observation.year <= year)


def test_a_value_of_another_scope_or_preliminary_says_so_in_its_cell_and_below(built: Path) -> None:
    document = _report(built, 2025)
    rows = {row[1]: row for row in _rows(document, "主要指标进展")}
    assert rows["中等职业教育在校生"][9] == "3.19初步；口径不同"
    assert rows["普通高中在校生"][9] == "4.39初步"
    assert "口径不同的数值：中等职业教育在校生2025年，含技工学校；" in shown_text(document.xpath("//article")[0])


def test_a_report_compares_with_the_year_before(built: Path) -> None:
    assert _rows(_report(built, 2023), "2023年有同口径数值的指标") == [
        ["学前教育毛入园率", "河南", "91.8%", "92.46%", "提高0.66个百分点", "[2][3]"],
        ["义务教育巩固率", "河南", "—", "96.30%", "上一年数值不详，不能比较", "[3]"],
        ["普惠性幼儿园覆盖率", "河南", "87.08%", "89.17%", "提高2.09个百分点", "[2][3]"],
    ]
    newest = shown_text(_report(built, 2025).xpath("//article")[0])
    assert "普通高中在校生：由待公布变为超额实现（初步）" in newest
    assert "规划期的第一年" in shown_text(_report(built, 2021).xpath("//article")[0])


def test_counts_are_those_of_the_method_now_and_a_year_ago(built: Path, real: Publication) -> None:
    found = next(one for one in reports_of(real.plan, real.assessments) if one.year == 2025)
    lines = {row[0]: row[1:] for row in _rows(_report(built, 2025), "各状态的数量")}
    now = found.found.indicator_counts
    for word, cells in lines.items():
        count = next((number for status, number in now.items() if status.value == word), 0)
        assert cells[0].startswith(f"{count}（")
    totals = [sum(int(cells[k].partition("（")[0]) for cells in lines.values()) for k in range(3)]
    assert totals == [15, len(real.plan.targets), 48]
    before = [sum(int(cells[k].partition("（")[2].rstrip("）")) for cells in lines.values()) for k in range(3)]
    assert before == totals


def test_every_value_leads_to_its_source_on_the_same_page(built: Path) -> None:
    for year in YEARS:
        document = _report(built, year)
        for link in document.xpath("//table//a[starts-with(@href, '#cited-')]/@href"):
            assert document.xpath("//li[@id=$id]", id=link.removeprefix("#"))
    listed = [shown_text(item) for item in _report(built, 2025).xpath("//ol[@class='report-sources']/li")]
    assert any("2025年三门峡市国民经济和社会发展统计公报" in item and "官方发布" in item for item in listed)


def test_gaps_method_and_version_are_part_of_a_report(built: Path) -> None:
    text = shown_text(_report(built, 2025).xpath("//article")[0])
    version = json.loads((built / "data" / "versions.json").read_text(encoding="utf-8"))["current"]
    assert "15 个指标中，14 个没有查到三门峡2025年与规划同口径的数值" in text
    assert "相差在 5 个百分点以内" in text
    assert version in text


@pytest.mark.heavy
def test_parts_of_the_subject_stand_in_a_table_of_their_own_and_in_no_count(tmp_path: Path, built_tiny: Path) -> None:
    site = building.built(localities.project(tmp_path / "plan"), tmp_path / "site")
    rows = _rows(_report(site, 2017), "下属地区的数值")
    assert [row[-4:-1] for row in rows] == [
        ["东岗区", "2.6", "2.4初步"],
        ["西源县", "—", "1.8"],
        ["南陂县", "—", "3.9口径不同"],
    ]
    assert "南陂县口径不同的数值：婴儿死亡率2017年，含外来人口。" in shown_text(_report(site, 2017))
    assert _rows(_report(site, 2017), "各状态的数量") == _rows(_report(built_tiny, 2017), "各状态的数量")
    assert not _report(built_tiny, 2017).xpath("//table[contains(@class, 'report-localities')]")


def test_the_method_says_where_axes_begin(built: Path) -> None:
    told = shown_text(page(built / "method" / "index.html"))
    assert "最低的一个不超过最高的一半的，纵轴从0开始" in told
