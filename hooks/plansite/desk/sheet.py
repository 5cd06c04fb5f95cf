"""Sheets as people make them, read cell by cell: what a cell shows, or why that cannot be told."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from plansite.desk.answers import RefusedError

LARGEST = 10_000_000
"""Bytes of a file that is read at all."""

UNPACKED = 40_000_000
"""Bytes that all parts of a workbook may have together."""

PARTS = 2000
MOST_ROWS, MOST_COLUMNS = 5000, 200
OLD = b"\xd0\xcf\x11\xe0"
ZIP = b"PK"
DELIMITERS, WIDE = ",;\t", "，；"
LOOKED_AT = 40
"""Lines that show which separator a file has."""

DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""

LEAST = 1
"""Points of a row and characters of a column under which nobody sees what stands there."""

OFF_LINE = frozenset({"superscript", "subscript"})
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
NUMBER_FORMAT = re.compile(r"[#0,]*?0?(?P<point>\.(?P<digits>[0#]+))?(?P<percent>%)?$")
SCALED = re.compile(r",(?:\.|%|$)")
"""A comma that divides what is shown by a thousand."""

CONDITION = re.compile(r"\[[<>=]")
DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")
FOREIGN = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x4c\x6f\xa7\x94")
"""How XML begins that is in another encoding than that of every spreadsheet."""

ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["'](?!(?:utf-?8|us-ascii)["'])""", re.IGNORECASE)
SPREAD = re.compile(rb"""<(?:[\w.-]+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*["']([^"']*)""")
RAISED = re.compile(rb"vertAlign\s+val\s*=\s*[\"']su")
FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
MOST_SPREAD = 1_000_000
"""Cells that all merged ranges and links of a sheet may cover: the reader makes every one of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """格: what a cell shows, and why it cannot be taken if it cannot."""

    text: str = ""
    doubt: str = ""
    is_merged: bool = False
    """Whether it shows what a merged cell above it says."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """工作表: rows of cells; the first row of the file is 1."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: frozenset[int] = frozenset()
    """Numbers of rows that nobody sees."""

    hidden_columns: frozenset[int] = frozenset()
    """Numbers of columns that nobody sees, from 1."""

    def numbered(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Every row with its number."""
        return enumerate(self.rows, start=1)


def sheets(content: bytes) -> list[Sheet]:
    """The sheets of a file; raises ``RefusedError`` with one sentence if it is none that can be read."""
    if len(content) > LARGEST:
        raise RefusedError(f"文件有 {len(content) / 1e6:.1f} MB，超过 10 MB，没有读。请只留下要导入的一张表")
    if content.startswith(OLD):
        raise RefusedError(
            "这是旧的 Excel 格式（.xls），或者加了密码。请在 Excel 里打开，另存为不加密码的 .xlsx 再导入"
        )
    if content.startswith(ZIP):
        return _workbook(content)
    head = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table")):
        raise RefusedError("这个文件其实是网页，不是表格。请在 Excel 里打开，另存为 .xlsx 再导入")
    return [_separated(content)]


def letters(column: int) -> str:
    """The name of a column, counted from 1: ``A``, ``AB``."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _separated(content: bytes) -> Sheet:
    """A CSV: whichever of the usual separators stands most often in its fullest line."""
    text = _decoded(content)
    if "\x00" in text:
        raise RefusedError("这个文件不是表格：里面有不能显示的内容。请用 .xlsx 或 .csv 文件")
    delimiter = _delimiter(text.splitlines()[:LOOKED_AT])
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        raise RefusedError("这个 CSV 文件的引号没有成对，没有读。请在 Excel 里打开核对后另存") from None
    _limited(len(rows), max(map(len, rows), default=0))
    return Sheet("CSV", tuple(tuple(Cell(part.strip()) for part in row) for row in rows))


def _delimiter(lines: Sequence[str]) -> str:
    """The separator that parts most lines into several cells; a full-width one is refused."""

    def parting(one: str) -> tuple[int, int]:
        counts = [line.count(one) for line in lines]
        return sum(count > 1 for count in counts), max(counts, default=0)

    best = max(DELIMITERS, key=parting)
    wide = max(WIDE, key=parting)
    if parting(best)[0] == 0 < parting(wide)[0]:
        raise RefusedError(f"这个文件用全角的“{wide}”分隔，没有读。请在 Excel 里另存为 .csv 或 .xlsx")
    return best


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("这个文件的编码既不是 UTF-8，也不是 GBK，没有读。请在 Excel 里另存为 .xlsx")


def _workbook(content: bytes) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415 -- reading it takes longer than a check of all data

    has_formulas, has_raised = _safe(content)
    try:
        shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False, rich_text=has_raised)
        formulas = openpyxl.load_workbook(io.BytesIO(content), keep_links=False) if has_formulas else shown
    except Exception as error:
        raise RefusedError(
            "这个文件打不开，可能已经损坏，或者不是 Excel 文件。请在 Excel 里打开，另存为 .xlsx 再导入"
        ) from error
    return [_sheet(one, formulas[one.title]) for one in shown.worksheets if one.sheet_state == "visible"]


def _safe(content: bytes) -> tuple[bool, bool]:
    """Whether there is any formula and any raised character.

    What would unpack to too much, or declares entities, is refused before anything reads it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise RefusedError("这个文件解开以后过大，没有读。请把要导入的表复制到新的工作簿")
            if "[Content_Types].xml" not in packed.namelist():
                raise RefusedError("这不是 Excel 文件。请用 .xlsx 或 .csv 文件")
            has_formulas, has_raised, left = False, False, UNPACKED
            for part in parts:
                with packed.open(part) as file:
                    text = file.read(left + 1)
                left -= len(text)
                if left < 0:
                    raise RefusedError("这个文件解开以后过大，没有读。请把要导入的表复制到新的工作簿")
                if not part.filename.startswith("xl/media/"):
                    _safe_part(text)
                    has_formulas = has_formulas or FORMULA.search(text) is not None
                    has_raised = has_raised or RAISED.search(text) is not None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise RefusedError("这个文件打不开，可能已经损坏或加了密码。请在 Excel 里打开，另存为 .xlsx 再导入") from None
    return has_formulas, has_raised


def _safe_part(text: bytes) -> None:
    bare = text.removeprefix(b"\xef\xbb\xbf")
    if DECLARED.search(text) or bare.startswith(FOREIGN) or ENCODING.match(bare):
        raise RefusedError("这个文件里有不该有的声明（DTD 或编码），没有读。请在 Excel 里另存为新的 .xlsx")
    if sum(_covered(found.decode("ascii", "replace")) for found in SPREAD.findall(text)) > MOST_SPREAD:
        raise RefusedError("表里合并的单元格或链接占了过多的格子，没有读。请把要导入的行复制到新的工作簿")


def _covered(ref: str) -> int:
    """How many cells a range holds."""
    found = RANGE.fullmatch(ref.strip())
    if found is None:
        return 1 if ":" not in ref else MOST_SPREAD + 1
    left, top, right, bottom = _column(found[1]), int(found[2]), _column(found[3]), int(found[4])
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet(shown: Any, formulas: Any) -> Sheet:  # noqa: ANN401 -- the library has no types
    _limited(shown.max_row or 0, shown.max_column or 0)
    rows = [
        [_cell(cell, formula) for cell, formula in zip(row, beside, strict=True)]
        for row, beside in zip(shown.iter_rows(), formulas.iter_rows(), strict=True)
    ]
    for area in shown.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, len(rows))):
            rows[row][area.min_col - 1] = replace(rows[area.min_row - 1][area.min_col - 1], is_merged=True)
    hidden = frozenset(
        number
        for number, found in shown.row_dimensions.items()
        if found.hidden or (found.height is not None and found.height < LEAST)
    )
    unseen = frozenset(
        number
        for found in shown.column_dimensions.values()
        if found.hidden or found.width < LEAST
        for number in range(found.min or 1, min(found.max or 0, MOST_COLUMNS) + 1)
    )
    return Sheet(shown.title, tuple(map(tuple, rows)), hidden, unseen)


def _limited(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise RefusedError(
            f"表有 {rows} 行 {columns} 列，超过 {MOST_ROWS} 行 {MOST_COLUMNS} 列，没有读。"
            "多余的空行也算，请把要导入的行复制到新的工作簿"
        )


def _cell(cell: Any, formula: Any) -> Cell:  # noqa: ANN401 -- the library has no types
    value = cell.value
    if value is None:
        is_formula = formula.data_type == "f"
        return Cell(doubt="是公式，文件里没有它的结果；请复制后“粘贴为数值”") if is_formula else Cell()
    if doubt := _doubt(cell):
        return Cell(str(value), doubt)
    if isinstance(value, datetime.date):
        return _day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, str(cell.number_format or "General"))
    return Cell(str(value).strip())


def _doubt(cell: Any) -> str:  # noqa: ANN401 -- the library has no types
    """Why what a cell shows cannot be taken for what it says."""
    if cell.font.strike:
        return "加了删除线；作废的请删去，仍然有效的请取消删除线"
    if raised := "".join(_raised(cell.value)) or (str(cell.value) if cell.font.vertAlign in OFF_LINE else ""):
        return f"里有上标或下标“{raised}”，看不出是注号还是数的一部分；注号请删去"
    return f"是错误值 {cell.value}；请改正" if cell.data_type == "e" else ""


def _raised(value: object) -> Iterator[str]:
    """The characters of a text that stand above or below its line."""
    for part in value if isinstance(value, list) else ():
        if getattr(getattr(part, "font", None), "vertAlign", None) in OFF_LINE:
            yield part.text


def _day(value: datetime.date) -> Cell:
    if isinstance(value, datetime.datetime):
        if value.time() != datetime.time():
            return Cell(value.isoformat(sep=" "), "是日期加时刻；请改成日期或数字")
        value = value.date()
    return Cell(value.isoformat())


def _number(value: float, form: str) -> Cell:
    """A number as its format shows it: with the zeros that it adds, never with digits that it hides."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{DIGITS}g"))
    plain = f"{exact:f}"
    if form in {"General", "@", "常规"}:
        return Cell(_trimmed(plain))
    bare = "".join(LITERAL.sub("", form.partition(";")[0]).split())
    found = NUMBER_FORMAT.match(bare)
    literals = "".join(re.findall(r'"([^"]*)"', form.partition(";")[0])).strip()
    if found is None or not bare or SCALED.search(bare) or CONDITION.search(form):
        return Cell(_trimmed(plain), f"的数字格式“{form}”看不出显示的是什么数；请把格式改成“常规”或“数值”")
    number = exact.scaleb(2) if found["percent"] else exact
    fixed = len((found["digits"] or "").rstrip("#"))
    most = len(found["digits"] or "")
    own = _decimals(Decimal(_trimmed(f"{number:f}")))
    text = _trimmed(f"{number:f}")
    if own > most:
        shown = f"{number.quantize(Decimal(1).scaleb(-most)):f}"
        return Cell(text, f"里存的是 {text}，显示的是 {shown}；请改成来源的写法")
    if own < fixed:
        text = f"{number.quantize(Decimal(1).scaleb(-fixed)):f}"
    return Cell(text + ("%" if found["percent"] else "") + literals)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_empty(row: Sequence[Cell]) -> bool:
    """Whether a row shows nothing."""
    return not any(cell.text or cell.doubt for cell in row)
