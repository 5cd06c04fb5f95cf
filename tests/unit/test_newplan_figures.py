"""Cells of a plan's table as figures, and units apart from names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.newplan.finding import units
from plansite.newplan.finding.figures import figure
from plansite.newplan.finding.period import in_words


@pytest.mark.parametrize(
    ("text", "op", "value", "basis", "about"),
    [
        ("97", "=", "97", "期末", False),
        ("96.0", "=", "96.0", "期末", False),
        ("2,719", "=", "2719", "期末", False),
        (">30", ">", "30", "期末", False),
        ("＞93%", ">", "93", "期末", False),
        ("≥99.5", ">=", "99.5", "期末", False),
        ("≤2", "<=", "2", "期末", False),
        ("<5.5", "<", "5.5", "期末", False),
        ("6人（含）以下", "<=", "6", "期末", False),
        ("85%以上", ">=", "85", "期末", False),
        ("85以上", ">=", "85", "期末", False),
        ("不低于85", ">=", "85", "期末", False),
        ("控制在5%以内", "<=", "5", "期末", False),
        ("1.45左右", ">=", "1.45", "期末", True),
        ("1.45万亿斤左右", ">=", "1.45", "期末", True),
        ("约20", ">=", "20", "期末", True),
        ("〔17〕", "=", "17", "累计", False),
        ("[6000]", "=", "6000", "累计", False),
        ("+2.1", ">=", "2.1", "累计", False),
        ("年均增长7%以上", ">=", "7", "年均", False),
        ("年均7左右", ">=", "7", "年均", True),
        ("每年1000", ">=", "1000", "每年", False),
        ("每年新增1000", ">=", "1000", "每年", False),
        ("累计下降13.5%", ">=", "13.5", "累计", False),
        ("五年累计新增50", ">=", "50", "累计", False),
        ("累计增长30%以上", ">=", "30", "累计", False),
        ("58亿吨标准煤", "=", "58", "期末", False),
        ("“十三五”时期零发生", "<=", "0", "全期", False),
        ("零发生", "<=", "0", "全期", False),
    ],
)
def test_a_cell_becomes_a_figure(text: str, op: str, value: str, basis: str, *, about: bool) -> None:
    found = figure(text)
    assert found is not None
    assert (found.op, found.value, found.basis, found.is_approximate) == (op, Decimal(value), basis, about)
    assert str(found.value) == value
    assert found.text == text


@pytest.mark.parametrize("text", ["40-50", "40～50个", "40至50", "40个—50个"])
def test_a_range_has_both_ends(text: str) -> None:
    found = figure(text)
    assert found is not None
    assert (found.low, found.high) == (Decimal(40), Decimal(50))


@pytest.mark.parametrize("text", ["", "-", "—", "——", "/", "…", "　"])
def test_an_empty_cell_says_nothing(text: str) -> None:
    assert figure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "较“十二五”下降30%以上",
        "下降16%",
        "累计",
        "完成省下达任务",
        "保持在合理区间",
        "高于国内生产总值增长",
        "1:1",
        "3：7",
        "50-40",
        "-13.5",
        "97和98",
        "逐年提升",
    ],
)
def test_what_is_not_understood_stays_in_words(text: str) -> None:
    found = figure(text)
    assert found is not None
    assert found.is_in_words
    assert found.text == text


@pytest.mark.parametrize(
    ("name", "bare", "unit"),
    [
        ("学前教育毛入园率（%）", "学前教育毛入园率", "%"),
        ("技师学院（含分校）在校生（万人）", "技师学院（含分校）在校生", "万人"),
        ("优质均衡县（市、区）比例（％）", "优质均衡县（市、区）比例", "%"),
        ("地区生产总值（GDP）（亿元）", "地区生产总值（GDP）", "亿元"),
        ("细颗粒物浓度（微克/立方米）", "细颗粒物浓度", "微克/立方米"),
        ("每千人口执业（助理）医师数（人）", "每千人口执业（助理）医师数", "人"),
        ("城镇新增就业（万人）五年累计", "城镇新增就业五年累计", "万人"),
        ("特别重大事故", "特别重大事故", ""),
        ("新建学校（含改扩建）", "新建学校（含改扩建）", ""),
    ],
)
def test_a_unit_is_parted_from_its_name(name: str, bare: str, unit: str) -> None:
    assert units.split(name) == (bare, unit)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("云泽县“十四五”健康规划", (2021, 2025)),
        ("云泽县国民经济和社会发展第十五个五年规划纲要", (2026, 2030)),
        ("健康产业发展规划（2016-2020年）", (2016, 2020)),
        ("人才发展规划（2021—2035年）", (2021, 2035)),
        ("健康行动规划", None),
    ],
)
def test_a_title_says_the_years(words: str, years: tuple[int, int] | None) -> None:
    assert in_words(words) == years


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("18：1", "=", "18", "：1"),
        ("≤16.5:1", "<=", "16.5", "：1"),
        ("1∶18", "=", "18", "1："),
        ("1：2", "=", "2", "1："),
    ],
)
def test_a_ratio_to_one_is_a_figure(text: str, op: str, value: str, unit: str) -> None:
    found = figure(text)
    assert found is not None
    assert (found.op, found.value, found.unit, found.text) == (op, Decimal(value), unit, text)
