"""An empty sheet for ``make import``, with lists to choose from."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from plansite.desk.subjects import subjects
from plansite.exports.columns import OBSERVATIONS
from plansite.models.span import PARTS, WHOLE
from plansite.models.vocabulary import Grade, ObservationStatus
from plansite.reading.dataset import Dataset

COLUMNS = (
    "series",
    "name",
    "area_name",
    "year",
    "period",
    "value",
    "kind",
    "scope",
    "scope_note",
    "source",
    "source_title",
    "publisher",
    "source_date",
    "grade",
    "url",
    "quote",
    "quote_note",
    "source_note",
    "corrects_reason",
)
WIDE = {"name": 24, "source": 26, "source_title": 36, "quote": 48, "publisher": 20, "series": 26, "corrects_reason": 24}
AS_TEXT = frozenset({"series", "source", "source_date", "quote"})
ROWS = 500
LISTS = "可选项"
HOW = (
    "一行一个数值。指标写代码或名称，任选一列；数值照来源，不加单位。",
    "全年的数据，时期不写；学年写全，如 2023—2024学年，年份写结束的那一年。",
    "已登记的来源只写“来源”一列的代码；新来源写来源标题、发布者、来源发布日期、来源等级。",
    "更正已公布的数值，在同一行写新的数值和更正原因。",
    "填好后运行：make import FILE=本文件.xlsx，先看结果，再加 WRITE=1 写入。",
)


def workbook(data: Dataset) -> bytes:
    """An XLSX with one sheet to fill in and one with what can be chosen: today's indicators, areas and sources."""
    import xlsxwriter  # noqa: PLC0415 -- reading it takes longer than a check of all data

    known = [one for one in subjects(data) if one.is_counted]
    names = Counter(one.name for one in known)
    choices: dict[str, list[str]] = {
        "series": [one.id for one in known],
        "name": [one.name for one in known if names[one.name] == 1],
        "area_name": [area.item.name for area in data.areas],
        "kind": [kind.value for kind in ObservationStatus],
        "period": [WHOLE, *PARTS],
        "scope": ["与规划口径相同", "与规划口径不同"],
        "source": [source.item.id for source in data.sources],
        "grade": [grade.label for grade in Grade],
    }
    output = io.BytesIO()
    with xlsxwriter.Workbook(
        output, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet, lists, how = (book.add_worksheet(name) for name in ("观测值", LISTS, "说明"))
        _fill(book, sheet, lists, choices)
        for line, words in enumerate(HOW):
            how.write_string(line, 0, words)
        how.set_column(0, 0, 90)
    return output.getvalue()


def _fill(book: Any, sheet: Any, lists: Any, choices: dict[str, list[str]]) -> None:  # noqa: ANN401 -- no types
    titles = {column.name: column.title for column in OBSERVATIONS}
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for place, name in enumerate(COLUMNS):
        sheet.write_string(0, place, titles[name], bold)
        sheet.set_column(place, place, WIDE.get(name, 12), text if name in AS_TEXT else None)
    for column, (name, words) in enumerate(choices.items()):
        lists.write_string(0, column, titles[name], bold)
        lists.set_column(column, column, 24)
        for line, word in enumerate(words, start=1):
            lists.write_string(line, column, word)
        letter = chr(ord("A") + column)
        place = COLUMNS.index(name)
        sheet.data_validation(
            1,
            place,
            ROWS,
            place,
            {
                "validate": "list",
                "source": f"='{LISTS}'!${letter}$2:${letter}${len(words) + 1}",
                "error_type": "warning" if name in {"source", "name", "period"} else "stop",
                "error_title": titles[name],
                "error_message": f"请从“{LISTS}”工作表列出的里面选",
            },
        )
    sheet.freeze_panes(1, 0)
