"""The Excel file, read back with openpyxl."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from data_files import sheets
from plansite.exports.export import FORMULA_STARTS
from plansite.exports.table import BOOLEAN, DATE, INTEGER, NUMBER, Column, Table, cells
from plansite.exports.tables import tables
from plansite.exports.workbook import CONTINUED, LONGEST, Cover, workbook
from plansite.pages.rendering.publication import Publication

COVER = Cover("某县规划进展数据", datetime.date(2018, 3, 1), (("数据版本", "2018-03-01.1a2b3c4d"),))
COLUMNS: tuple[Column[dict[str, object]], ...] = (
    Column("name", "名称", "叫什么", lambda row: row.get("name")),
    Column("value", "数值", "多少", lambda row: row.get("value"), NUMBER),
    Column("year", "年份", "哪一年", lambda row: row.get("year"), INTEGER),
    Column("day", "日期", "哪一天", lambda row: row.get("day"), DATE),
)


def table(*rows: dict[str, object]) -> Table:
    return Table("things", "事物", "一行一个", COLUMNS, ("name",), cells(COLUMNS, rows))


def opened(*rows: dict[str, object]) -> Any:
    """The first sheet."""
    return openpyxl.load_workbook(io.BytesIO(workbook([table(*rows)], COVER)))["事物"]


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_text_becomes_a_formula(start: str) -> None:
    sheet = opened({"name": f"{start}HYPERLINK(1)"})
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.endswith("HYPERLINK(1)")


def test_no_part_of_the_file_holds_a_formula_or_leads_elsewhere() -> None:
    content = workbook([table({"name": "=1+1"}, {"name": "https://example.org/"}, {"name": "{=1}"})], COVER)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        texts = {name: parts.read(name) for name in parts.namelist()}
    assert not [name for name, text in texts.items() if b"<f>" in text or b"<hyperlink" in text]


def test_numbers_are_numbers_and_show_the_digits_they_were_written_with() -> None:
    sheet = opened({"name": "甲", "value": Decimal("96.30"), "year": 2020}, {"name": "乙", "value": Decimal(-3)})
    assert (sheet["B2"].value, sheet["B2"].number_format) == (96.3, "0.00")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (2020, "0")
    assert (sheet["B3"].value, sheet["B3"].number_format) == (-3, "0")


def test_what_is_unknown_is_an_empty_cell_and_a_day_is_a_word() -> None:
    sheet = opened({"name": "甲", "day": datetime.date(2018, 3, 1)})
    assert sheet["B2"].value is None
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("2018-03-01", "s")


CODED = Column("scope", "口径", "口径", lambda row: row, words=("same", "different"), labels=("相同", "不同"))
FLAG = Column("flag", "是否", "是否", lambda row: row, BOOLEAN)


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        (CODED, "same", "相同"),
        (CODED, "different", "不同"),
        (CODED, None, None),
        (FLAG, True, "是"),
        (FLAG, False, "否"),
    ],
)
def test_codes_and_flags_are_chinese_words_under_chinese_headings(
    column: Column[object], value: object, shown: str | None
) -> None:
    content = workbook([Table("things", "事物", "一行一个", (column,), (), ((value,),))], COVER)
    assert openpyxl.load_workbook(io.BytesIO(content))["事物"]["A2"].value == shown


def test_the_dictionary_lists_codes_with_their_words() -> None:
    assert CODED.choices == ("same（相同）", "different（不同）")
    assert Column("a", "甲", "", lambda row: row, words=("实际", "初步")).choices == ("实际", "初步")


@pytest.mark.parametrize("letter", ["长", "𬭎"])
def test_a_text_that_no_cell_holds_ends_with_where_the_whole_stands(letter: str) -> None:
    def units(text: str) -> int:
        return len(text.encode("utf-16-le")) // 2

    most = LONGEST // units(letter)
    assert opened({"name": letter * most})["A2"].value == letter * most
    cut = str(opened({"name": letter * (most + 1)})["A2"].value)
    assert LONGEST - 2 < units(cut) <= LONGEST
    assert cut.endswith("全文见 CSV 文件）")
    assert set(cut.removesuffix(CONTINUED)) == {letter}


def test_what_the_file_says_of_itself_fits_too() -> None:
    cover = Cover("长" * 300, datetime.date(2018, 3, 1), (("数据版本", "长" * (LONGEST + 1)),))
    book = openpyxl.load_workbook(io.BytesIO(workbook([table()], cover)))
    assert str(book["说明"]["B1"].value).endswith(CONTINUED)
    assert book.properties.title == "长" * 255


@pytest.mark.parametrize(
    "text",
    [
        *(
            "007",
            "1e3",
            "+5",
            ".5",
            "0x1F",
            "1_000",
            "12:30",
            "-0",
            "4.390",
            "NaN",
            "yes",
            "1-1",
            "2018-03-01",
            "TRUE",
            "#N/A",
        ),
        *("_x0041_", "_x000D_", "a\tb", "一\n二", "&amp;<b>", "𠮷\U000e0100", "[1]甲", "'=1", "％", "\u3000甲 "),
    ],
)
def test_a_text_stays_the_text_it_is(text: str) -> None:
    cell = opened({"name": text})["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_sheets_have_names_that_the_format_allows(real: Publication) -> None:
    names = [table.title for table in tables(real.plan, real.assessments)]
    assert len(names) > 3
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len({*map(str.lower, names), "说明"}) == len(names) + 1


def test_the_heading_is_in_chinese_stays_in_view_and_can_filter() -> None:
    sheet = opened({"name": "甲"}, {"name": "乙"})
    assert [cell.value for cell in sheet[1]] == ["名称", "数值", "年份", "日期"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:D3"
    assert sheet["A1"].font.bold


def test_columns_are_as_wide_as_their_words_and_long_texts_wrap() -> None:
    sheet = opened({"name": "长" * 200, "value": Decimal("1.5")})
    assert sheet.column_dimensions["A"].width > 40
    assert sheet.column_dimensions["B"].width < 15
    assert sheet["A2"].alignment.wrap_text


def test_the_file_says_what_it_is() -> None:
    content = workbook([table()], COVER)
    assert sheets(content)["说明"] == [("数据版本", "2018-03-01.1a2b3c4d")]
    properties = openpyxl.load_workbook(io.BytesIO(content)).properties
    assert properties.title == COVER.title
    assert properties.created == datetime.datetime(2018, 3, 1)  # noqa: DTZ001 -- the format has no zones


def test_the_same_tables_give_the_same_bytes() -> None:
    assert workbook([table({"name": "甲"})], COVER) == workbook([table({"name": "甲"})], COVER)
