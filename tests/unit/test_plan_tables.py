"""The table of indicators cell by cell: as a plan describes it, and the usual one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plansite.models import Area, Indicator
from plansite.models.targets.plan_table import ColumnContent, PlanTableForm
from plansite.models.vocabulary import Role
from plansite.reading.plan_table import PlanTable

JIA, YI = Area(id="jia", name="甲", role=Role.SUBJECT), Area(id="yi", name="乙", role=Role.COMPARISON)
EAST = Area(id="east", name="东区", role=Role.PART)
AREAS = (YI, JIA, EAST)


def indicator(name: str, **facts: Any) -> Indicator:
    plain = {"id": name, "name": f"{name}率", "unit": "%", "decimals": 1, "direction": "up"}
    targets = [{"by": 2025, "values": {"jia": {"op": ">=", "value": 9, "text": "≥9"}}}]
    return Indicator.model_validate({**plain, "targets": targets, **facts})


def target(by: int, basis: str = "期末", **texts: str) -> dict[str, Any]:
    return {"by": by, "basis": basis, "values": {area: {"text": text} for area, text in texts.items()}}


FIRST = indicator(
    "a",
    dimension="水平",
    attribute="预期性",
    baseline={"year": 2020, "values": {"jia": Decimal("1.5"), "yi": None}},
    targets=[target(2025, jia="≥9", yi="8"), target(2030, jia="10"), target(2025, "年均", jia="[2]")],
)
SECOND = indicator(
    "b", dimension="水平", baseline={"year": 2019, "values": {"jia": 3, "yi": 4}, "texts": {"yi": "4（估）"}}
)
THIRD = indicator("c", dimension="服务")
PROSE = indicator("d", dimension="水平", in_table=False)
ALL = (FIRST, SECOND, THIRD, PROSE)


def usual(*indicators: Indicator, areas: tuple[Area, ...] = AREAS) -> PlanTable:
    return PlanTable.of(areas, None, indicators)


def test_the_usual_table_has_a_column_for_every_year_basis_and_area_with_a_figure() -> None:
    table = usual(*ALL)
    assert table.subject == "jia"
    assert table.head_lines == (
        ("维度", "指标", "2019年", "", "2020年", "2025年", "", "2025年（年均）", "2030年", "属性"),
        ("", "", "乙", "甲", "甲", "乙", "甲", "甲", "甲", ""),
    )
    assert list(table.lines()) == [
        ("水平", "a率（%）", "—", "—", "1.5", "8", "≥9", "[2]", "10", "预期性"),
        ("", "b率（%）", "4（估）", "3", "—", "—", "≥9", "—", "—", "—"),
        ("服务", "c率（%）", "—", "—", "—", "—", "≥9", "—", "—", "—"),
    ]
    assert [(column.above, span) for column, span in table.heads] == [
        (None, 0),
        (None, 0),
        ("2019年", 2),
        ("2020年", 1),
        ("2025年", 2),
        ("2025年（年均）", 1),
        ("2030年", 1),
        (None, 0),
    ]
    assert table.name_column == 1
    assert table.has_two_heads


def test_the_usual_table_leaves_out_what_no_indicator_has() -> None:
    table = usual(indicator("a"))
    assert table.head_lines == (("指标", "2025年"), ("", "甲"))
    assert table.name_column == 0


def test_a_table_of_a_plan_without_a_subject_has_no_cells_of_one() -> None:
    assert usual(FIRST, areas=(YI,)).subject == ""


def test_a_dimension_that_comes_again_is_printed_again() -> None:
    rows = list(usual(FIRST, THIRD, SECOND).lines())
    assert [row[0] for row in rows] == ["水平", "服务", "水平"]


def form(*columns: dict[str, Any], empty: str = "-") -> PlanTableForm:
    return PlanTableForm.model_validate({"columns": columns, "empty": empty})


OWN = form(
    {"heading": "序号", "content": "序号"},
    {"heading": "指标", "content": "名称"},
    {"heading": "单位", "content": "单位"},
    {"heading": "基期", "content": "基期"},
    {"heading": "目标", "above": "2025年", "content": "目标", "year": 2025, "basis": "期末"},
    {"heading": "年均", "above": "2025年", "content": "目标", "year": 2025, "basis": "年均"},
    {"heading": "乙", "above": "其他", "content": "目标", "area": "yi"},
    {"heading": "备注", "content": "其他"},
)


def test_a_table_of_the_plans_own_form_has_its_columns() -> None:
    noted = FIRST.model_copy(update={"cells": {"备注": "见注", "2025年/目标": "约9"}})
    table = PlanTable.of(AREAS, OWN, (PROSE, noted, SECOND))
    assert table.form is OWN
    assert table.indicators == (noted, SECOND)
    assert list(table.lines()) == [
        ("1", "a率", "%", "1.5", "约9", "[2]", "8", "见注"),
        ("2", "b率", "%", "3", "≥9", "-", "-", "-"),
    ]
    assert table.head_lines == (
        ("序号", "指标", "单位", "基期", "2025年", "", "其他", "备注"),
        ("", "", "", "", "目标", "年均", "乙", ""),
    )
    assert [column.key for column in OWN.columns][4:7] == ["2025年/目标", "2025年/年均", "其他/乙"]


def test_headings_of_one_name_that_do_not_stand_side_by_side_are_two() -> None:
    apart = form(
        {"heading": "一", "above": "上", "content": "名称"},
        {"heading": "二", "content": "单位"},
        {"heading": "三", "above": "上", "content": "属性"},
        {"heading": "四", "above": "上", "content": "维度"},
    )
    table = PlanTable.of(AREAS, apart, ())
    assert [(column.heading, span) for column, span in table.heads] == [("一", 1), ("二", 0), ("三", 2)]


def test_a_table_with_one_row_of_headings_has_one_line_of_them() -> None:
    plain = form({"heading": "指标", "content": "名称"}, {"heading": "2025年", "content": "目标", "year": 2025})
    table = PlanTable.of(AREAS, plain, (FIRST,))
    assert not table.has_two_heads
    assert table.head_lines == (("指标", "2025年"),)
    assert list(table.lines()) == [("a率", "≥9")]


def test_a_baseline_of_another_year_stands_in_no_column_of_this_one() -> None:
    dated = form({"heading": "指标", "content": "名称"}, {"heading": "2020", "content": "基期", "year": 2020})
    assert list(PlanTable.of(AREAS, dated, (FIRST, SECOND, THIRD)).lines()) == [
        ("a率", "1.5"),
        ("b率", "-"),
        ("c率", "-"),
    ]


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (["单位"], "表列中有 0 列指标名称"),
        (["名称", "名称和单位"], "表列中有 2 列指标名称"),
        (["名称", "名称"], "表列中有 2 列指标名称"),
    ],
)
def test_a_form_names_its_indicators_in_one_column(contents: list[str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        form(*({"heading": f"{place}", "content": content} for place, content in enumerate(contents)))


def test_no_two_columns_of_a_form_are_called_alike() -> None:
    columns = [{"heading": "甲", "content": "名称"}, {"heading": "乙", "content": "单位"}]
    assert form(*columns)
    with pytest.raises(ValueError, match="表头“乙”写了两列"):
        form(*columns, {"heading": "乙", "content": "属性"})
    assert form(*columns, {"heading": "乙", "above": "上", "content": "属性"})


def test_what_kind_of_words_stands_in_a_column() -> None:
    table = usual(*ALL)
    kinds = {column.content: column for column in (*table.columns, *OWN.columns)}
    told = {
        content: (table.is_figure(c), table.is_name(c), table.is_wide(c), table.is_dimension(c))
        for content, c in kinds.items()
    }
    assert told == {
        ColumnContent.NUMBER: (False, False, False, False),
        ColumnContent.DIMENSION: (False, False, True, True),
        ColumnContent.NAME: (False, True, True, False),
        ColumnContent.NAME_AND_UNIT: (False, True, True, False),
        ColumnContent.UNIT: (False, False, False, False),
        ColumnContent.BASELINE: (True, False, False, False),
        ColumnContent.TARGET: (True, False, False, False),
        ColumnContent.ATTRIBUTE: (False, False, False, False),
        ColumnContent.OTHER: (False, False, True, False),
    }
