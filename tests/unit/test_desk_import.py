"""``make import``: sheets as people make them are read as they show, or refused with row and reason."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

import projects
from plansite.__main__ import main
from plansite.exports.columns import OBSERVATIONS
from plansite.problems import Problem
from plansite.publishing.site import Folders, read
from plansite.reading import checks, settings, yaml_file

TODAY = "2019-03-01"
HEAD = ["名称", "地区名称", "年份", "数值", "数据性质", "口径", "来源", "原句"]
ROW: list[Any] = ["婴儿死亡率", "云泽", 2018, 2.4, "实际", "与规划口径相同", "bulletin-2017", "示例：2.4‰。"]


class Importing(Protocol):
    def __call__(self, *arguments: str | Path) -> tuple[int, str]: ...


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = projects.tiny_project(tmp_path / "plan").parent
    path = folder / "data" / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('date: "2018-02-20"', 'date: "2019-02-20"'), "utf-8")
    for name in ("indicators", "projects", "themes"):
        path = folder / "data" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace('published: "2018-03-01"', 'published: "2019-02-28"')
        path.write_text(text.replace('published: "2018-02-25"', 'published: "2019-02-25"'), "utf-8")
    return folder


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    def run(*arguments: str | Path) -> tuple[int, str]:
        code = main(["--root", str(project), "--today", TODAY, "import", *map(str, arguments)])
        return code, capsys.readouterr().out

    return run


def xlsx(folder: Path, rows: Sequence[Any], change: Callable[[Any], None] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    path = folder / "表.xlsx"
    book.save(path)
    return path


def text(project: Path, name: str = "indicators") -> str:
    return (project / "data" / f"{name}.yaml").read_text(encoding="utf-8")


def replaced(**others: Any) -> list[Any]:
    names = ["name", "area", "year", "value", "kind", "scope", "source", "quote"]
    return [others.get(name, part) for name, part in zip(names, ROW, strict=True)]


def test_a_new_row_is_shown_first_and_written_when_asked_for(project: Path, tmp_path: Path, run: Importing) -> None:
    before = text(project)
    path = xlsx(tmp_path, [HEAD, ROW])
    code, said = run(path)
    assert code == 0
    assert "第 2 行：新增　云泽2018年婴儿死亡率 2.4‰" in said
    assert "没有写入任何内容" in said
    assert text(project) == before
    code, said = run(path, "--write")
    assert code == 0, said
    assert "已写入 data/indicators.yaml" in said
    assert "        year: 2018\n        value: 2.4\n" in text(project)
    code, said = run(path)
    assert "未变 1 行" in said
    assert "没有要写的" in said


def test_a_sheet_may_have_the_headings_of_the_form(project: Path, tmp_path: Path, run: Importing) -> None:
    path = xlsx(tmp_path, [["指标", "地区", "年份", "数值", "数据性质", "口径", "来源", "来源原句"], ROW])
    code, said = run(path, "--write")
    assert code == 0, said
    assert "        year: 2018\n        value: 2.4\n" in text(project)


def test_the_data_are_read_and_checked_once_before_and_once_after(
    tmp_path: Path, run: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [HEAD, ROW, replaced(name="疫苗接种率", value=98.9, quote="98.9%。")]
    seen: Counter[str] = Counter()
    parsed, problems = yaml_file.parsed, checks.problems

    def parse(content: str, name: str) -> yaml_file.YamlFile:
        seen[name] += 1
        return parsed(content, name)

    def check(*arguments: Any) -> list[Problem]:
        seen["check"] += 1
        return problems(*arguments)

    monkeypatch.setattr(yaml_file, "parsed", parse)
    monkeypatch.setattr(checks, "problems", check)
    code, said = run(xlsx(tmp_path, rows), "--write")
    assert code == 0, said
    often = {name: n for name, n in seen.items() if n > 1 and not name.startswith("content/")}
    assert often == {"check": 2, "data/indicators.yaml": 2}


def published(project: Path) -> dict[str, bytes]:
    """The data files that the site would publish, by name."""
    folders = Folders.of(project, project / "content")
    publication, _ = read(folders, settings.read(project / "mkdocs.yml"), datetime.date.fromisoformat(TODAY))
    return {export.path.rpartition("/")[2]: export.content for export in publication.tables}


def withdraw(project: Path, quote: str) -> None:
    """Withdraw the value with this quotation."""
    lines = text(project).splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if quote in line) + 1
    lines.insert(place, f'        withdrawn: {{date: "{TODAY}", reason: 误发}}\n')
    (project / "data" / "indicators.yaml").write_text("".join(lines), encoding="utf-8")


def test_what_the_site_publishes_reads_back_as_unchanged(project: Path, tmp_path: Path, run: Importing) -> None:
    corrected = ["疫苗接种率", "云泽", 2016, 98.9, "实际", "与规划口径相同", "bulletin-2017", "98.9%。", "", "录入有误"]
    part = [*replaced(value=2.5, quote="上半年2.5‰。"), "上半年", ""]
    head = [*HEAD, "时期", "更正原因"]
    code, said = run(xlsx(tmp_path, [head, [*ROW, "", ""], corrected, part]), "--write")
    assert "新增 2 行，更改 1 行" in said, said
    assert code == 0
    withdraw(project, "示例：2.4‰")
    files = published(project)
    titles = {column.name: column.title for column in OBSERVATIONS}
    first, line, rest = files["observations.csv"].decode("utf-8-sig").partition("\n")
    chinese = ",".join(titles[name] for name in first.strip().split(","))
    files["chinese.csv"] = f"{chinese}{line}{rest}".encode("gb18030")
    for name in ("plan.xlsx", "observations.csv", "chinese.csv"):
        (tmp_path / name).write_bytes(files[name])
        code, said = run(tmp_path / name)
        assert code == 0, said
        assert "新增 0 行，更改 0 行，未变 7 行，拒绝 0 行" in said, said


def test_a_sheet_that_was_published_before_a_correction_does_not_undo_it(
    project: Path, tmp_path: Path, run: Importing
) -> None:
    (tmp_path / "旧.csv").write_bytes(published(project)["observations.csv"])
    corrected = ["疫苗接种率", "云泽", 2016, 98.9, "实际", "与规划口径相同", "bulletin-2017", "98.9%。", "录入有误"]
    assert run(xlsx(tmp_path, [[*HEAD, "更正原因"], corrected]), "--write")[0] == 0
    code, said = run(tmp_path / "旧.csv", "--write")
    assert code == 1
    assert "已公布的是 98.9" in said


def test_a_published_value_changes_only_as_a_correction(project: Path, tmp_path: Path, run: Importing) -> None:
    row = ["疫苗接种率", "云泽", 2016, 98.9, "实际", "与规划口径相同", "bulletin-2017", "98.9%。"]
    code, said = run(xlsx(tmp_path, [HEAD, row]), "--write")
    assert code == 1
    assert "第 2 行：拒绝" in said
    assert "已公布的是 98.6" in said
    code, said = run(xlsx(tmp_path, [[*HEAD, "更正原因"], [*row, "录入有误"]]), "--write")
    assert code == 0, said
    assert "          value: 98.6\n" in text(project)
    assert "        value: 98.9\n" in text(project)


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([["云泽县统计表"], [], ["单位：‰"], HEAD, ROW, ["注：以上为公报数"], ["制表：张", "审核：李"]], "新增 1 行"),
        ([HEAD, replaced(value="2.4‰", year="2018年")], "新增 1 行"),
        ([HEAD, replaced(value="２．４", year="２０１８")], "新增 1 行"),
        ([HEAD, replaced(area="云泽县")], "新增 1 行"),
        ([["年度公报数"], [], HEAD, ROW, ["单位：云泽县统计局"]], "新增 1 行"),
        ([["单位：‰、%"], HEAD, ROW], "新增 1 行"),
        ([HEAD, replaced(year="2018年6月")], "云泽2018年6月婴儿死亡率 2.4‰"),
        ([HEAD, replaced(year="2018年上半年")], "云泽2018年上半年婴儿死亡率"),
        ([HEAD, replaced(year="2017—2018学年")], "云泽2017—2018学年婴儿死亡率"),
        ([[*HEAD, "时期"], [*ROW, "全年"]], "云泽2018年婴儿死亡率"),
        ([[*HEAD, "时期", "月份"], [*ROW, "上半年", 6]], "云泽2018年上半年婴儿死亡率"),
        ([[*HEAD, "月份"], [*ROW, "6月"]], "云泽2018年6月婴儿死亡率"),
        ([HEAD, replaced(source="2017年云泽县卫生健康公报")], "新增 1 行"),
        ([[*HEAD[:3], "数值（‰）", *HEAD[4:]], ROW], "新增 1 行"),
        (
            [
                ["series", "area", "year", "value", "kind", "scope", "source", "quote"],
                ["infant-mortality", "yunze", *ROW[2:5], "same", *ROW[6:]],
            ],
            "新增 1 行",
        ),
        ([["代码", *HEAD[1:]], ["infant-mortality", *ROW[1:]]], "新增 1 行"),
    ],
)
def test_sheets_as_people_make_them_are_read(
    tmp_path: Path, run: Importing, rows: list[list[Any]], outcome: str
) -> None:
    code, said = run(xlsx(tmp_path, rows))
    assert code == 0, said
    assert outcome in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replaced(value="约2.4"), "D 列“数值”：数值“约2.4”不是确切的数"),
        (replaced(value="2,4"), "不是数字"),
        (replaced(value="1,2345"), "不是数字"),
        (replaced(year="2018年度下旬"), "C 列“年份”：时期“度下旬”"),
        (replaced(year="2018年13月"), "月份“13”写法不对"),
        (replaced(value="2.4万"), "程序不换算"),
        (replaced(value=None), "没有写“数值”"),
        (replaced(value="1e3"), "科学计数法"),
        (replaced(value="2.4①"), "数值“2.4①”里有“①”，看不出是注号"),
        (replaced(value="2.4²"), "里有“²”"),
        (replaced(value="2½"), "里有“½”"),
        (replaced(name="合 计"), "这一行是“合 计”"),
        (replaced(value=2.44), "拒绝　D 列“数值”：数值 2.44 的小数有 2 位"),
        (replaced(value=datetime.date(2018, 1, 1)), "不是数字"),
        (replaced(value="=1+1"), "单元格是公式"),
        (replaced(name="婴儿"), "没有叫“婴儿”"),
        (replaced(area="全省"), "地区“全省”不在规划中"),
        (replaced(kind="快报"), "数据性质“快报”"),
        (replaced(scope="与规划口径不同"), "scope_note"),
        (replaced(source="没有登记的公报"), "没有登记"),
        (replaced(year=43101), "年份“43101”写法不对"),
        (replaced(year=2030), "早于数据所属时期"),
        (replaced(quote="电话13912345678"), "手机号码"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_row(
    project: Path, tmp_path: Path, run: Importing, row: list[Any], said: str
) -> None:
    before = text(project)
    code, told = run(xlsx(tmp_path, [HEAD, row]), "--write")
    assert code == 1
    assert "第 2 行：拒绝" in told
    assert "新增 0 行，更改 0 行，未变 0 行，拒绝 1 行" in told
    assert said in told, told
    assert text(project) == before


def test_one_row_that_is_refused_keeps_every_other_from_being_written(
    project: Path, tmp_path: Path, run: Importing
) -> None:
    before = text(project)
    code, said = run(xlsx(tmp_path, [HEAD, ROW, replaced(value="x", year=2019), ROW]), "--write")
    assert code == 1
    assert "新增 1 行" in said
    assert "第 4 行：拒绝　云泽2018年婴儿死亡率 2.4‰：和第 2 行" in said
    assert text(project) == before


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (0.92, "0%", "疫苗接种率 92%"),
        (0.925, "0.0%", "疫苗接种率 92.5%"),
        (0.9254, "0.0%", "D2 单元格里存的是 92.54，显示的是 92.5"),
        (92, "0.0", "疫苗接种率 92.0%"),
        (92.5, "General", "疫苗接种率 92.5%"),
        (92.5, "#,##0.0", "疫苗接种率 92.5%"),
        (92.5, "0", "存的是 92.5，显示的是 92"),
        (925000, '0.0,"千"', "看不出显示的是什么数"),
        (92.5, "0.00E+00", "看不出显示的是什么数"),
        (92.5, '0.0"万"', "程序不换算"),
        (92500, "0,.0", "看不出显示的是什么数"),
        (92.5, "[<1]0.00;0.0", "看不出显示的是什么数"),
        (0.925, "0.0 %", "疫苗接种率 92.5%"),
        (0.1 + 0.2, "General", "数值 0.3（%）不到"),
    ],
)
def test_a_number_is_what_the_cell_shows(tmp_path: Path, run: Importing, value: float, form: str, said: str) -> None:
    def formatted(sheet: Any) -> None:
        sheet["D2"].number_format = form

    quote = "示例：92%、92.5%、92.0%、0.3%。"
    row = replaced(name="疫苗接种率", value=value, quote=quote)
    _, told = run(xlsx(tmp_path, [HEAD, row], formatted))
    assert said in told, told


def _small(sheet: Any) -> None:
    text = CellRichText("2.4", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    sheet["D2"] = text


def _raised(sheet: Any) -> None:
    sheet["D2"].font = Font(vertAlign="subscript")


def _struck(sheet: Any) -> None:
    sheet["D2"].font = Font(strike=True)


def _flat(sheet: Any) -> None:
    sheet.row_dimensions[2].height = 0.5


def _thin(sheet: Any) -> None:
    sheet.column_dimensions["D"].width = 0.2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_small, "D2 单元格里有上标或下标“1”"),
        (_raised, "上标或下标“2.4”"),
        (_struck, "D2 单元格加了删除线"),
        (_flat, "第 2 行：拒绝　这一行是隐藏的"),
        (_thin, "D 列“数值”是隐藏的"),
    ],
)
def test_what_is_not_plainly_there_is_refused(
    project: Path, tmp_path: Path, run: Importing, change: Callable[[Any], None], said: str
) -> None:
    before = text(project)
    code, told = run(xlsx(tmp_path, [HEAD, ROW], change), "--write")
    assert code == 1
    assert said in told, told
    assert text(project) == before


def test_notes_below_and_heads_said_again_are_passed_over(tmp_path: Path, run: Importing) -> None:
    second = replaced(name="疫苗接种率", value=98.9, quote="98.9%。")
    rows = [HEAD, ROW, HEAD, second, ["注：示例。"], ["制表人：甲", None, "审核：乙"]]
    code, said = run(xlsx(tmp_path, rows))
    assert code == 0, said
    assert "第 3 行：跳过　重复的表头" in said
    assert "新增 2 行，更改 0 行，未变 0 行，拒绝 0 行，跳过 3 行" in said


def test_merged_cells_are_read_down_and_hidden_rows_are_refused(tmp_path: Path, run: Importing) -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("A1:H1")
        sheet.row_dimensions[5].hidden = True

    note = "第二段写的是临海"
    rows = [["统计表"], [*HEAD, "来源说明"], ROW, [None, "临海", *ROW[2:], note], replaced(year=2016)]
    code, said = run(xlsx(tmp_path, rows, merged))
    assert code == 1
    assert "第 4 行：新增　临海2018年婴儿死亡率" in said
    assert "第 5 行：拒绝　这一行是隐藏的" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separated_values_of_every_usual_kind(tmp_path: Path, run: Importing, encoding: str, delimiter: str) -> None:
    output = io.StringIO()
    csv.writer(output, delimiter=delimiter).writerows([["标题"], HEAD, replaced(value="2.4")])
    path = tmp_path / "表.csv"
    path.write_bytes(output.getvalue().encode(encoding))
    code, said = run(path)
    assert code == 0, said
    assert "第 3 行：新增" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 Excel 格式"),
        (b"<html><table></table></html>", "其实是网页"),
        (b"PK\x03\x04 broken", "打不开"),
        (b"", "没有找到表头"),
        ("一，二，三\n1，2，3".encode(), "全角"),
        (b"a,b\n\x00\x01", "不是表格"),
        (b'a,"b\n1,2', "引号没有成对"),
        (b"\xff\xff\xff", "编码"),
        ("甲,乙\n1,2\n".encode(), "没有找到表头"),
    ],
)
def test_files_that_are_no_sheets_are_refused_in_one_sentence(
    tmp_path: Path, run: Importing, content: bytes, said: str
) -> None:
    path = tmp_path / "文件.xlsx"
    path.write_bytes(content)
    code, told = run(path)
    assert code == 1
    assert said in told


def test_bombs_and_declared_entities_are_refused(tmp_path: Path, run: Importing) -> None:
    good = xlsx(tmp_path, [HEAD, ROW])
    for name, extra, said in (
        ("bomb", ("xl/media/a.bin", b"\0" * 90_000_000), "解开以后过大"),
        ("dtd", ("xl/a.xml", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), "不该有的声明"),
    ):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(good.read_bytes())
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(*extra)
        code, told = run(path)
        assert code == 1
        assert said in told


def test_merges_that_would_fill_memory_are_refused_before_they_are_made(tmp_path: Path, run: Importing) -> None:
    def wide(sheet: Any) -> None:
        sheet.merge_cells("A4:A5")

    good = xlsx(tmp_path, [HEAD, ROW], wide)
    path = tmp_path / "宽.xlsx"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"A4:A5"', b'"A4:XFD1048576"'))
    code, told = run(path)
    assert code == 1
    assert "合并的单元格或链接占了过多的格子" in told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037", "latin-1"])
def test_declarations_in_other_encodings_are_refused(tmp_path: Path, run: Importing, encoding: str) -> None:
    path = xlsx(tmp_path, [HEAD, ROW])
    part = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY a 'b'>]><x/>".encode(encoding)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/worksheets/other.bin", part)
    code, told = run(path)
    assert code == 1
    assert "不该有的声明" in told


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ([*HEAD, "时期", "月份"], [*ROW, "上半年", 9], "不是同一段时间"),
        ([*HEAD, "时期"], [*replaced(year="2018年6月"), "全年"], "不是同一段时间"),
        ([*HEAD, "时期"], [*ROW, "2023—2024学年"], "算在结束的那一年"),
        ([*HEAD, "时期"], [*ROW, "年中"], "I 列“时期”：时期“年中”不是可以写的时期"),
        ([*HEAD, "更正原因"], [*ROW, "录入有误"], "没有可以更正的"),
        ([*HEAD, "撤回日期"], [*ROW, "2019-02-28"], "表格不能撤回数值"),
        ([*HEAD, "发布者"], [*ROW, "别的单位"], "I 列“发布者”写的是“别的单位”，来源“bulletin-2017”登记的是"),
        ([*HEAD, "来源发布日期"], [*ROW, "2019-01-01"], "登记的是“2019-02-20”"),
        ([*HEAD[:3], "数值（万人）", *HEAD[4:]], ROW, "单位写的是“万人”"),
    ],
)
def test_columns_that_contradict_are_refused(
    tmp_path: Path, run: Importing, head: list[str], row: list[Any], said: str
) -> None:
    code, told = run(xlsx(tmp_path, [head, row]))
    assert code == 1
    assert "第 2 行：拒绝" in told
    assert said in told, told


def test_a_unit_above_the_table_holds_for_its_rows(tmp_path: Path, run: Importing) -> None:
    code, said = run(xlsx(tmp_path, [["婴儿死亡情况"], ["", "单位：万人"], HEAD, ROW]))
    assert code == 1
    assert "第 4 行：拒绝　单位写的是“万人”" in said


def test_a_published_value_keeps_its_notes_and_its_quotation(project: Path, tmp_path: Path, run: Importing) -> None:
    first = [*ROW, "原句说明甲"]
    assert run(xlsx(tmp_path, [[*HEAD, "原句说明"], first]), "--write")[0] == 0
    assert "        quote_note: 原句说明甲\n" in text(project)
    assert "未变 1 行" in run(xlsx(tmp_path, [HEAD, ROW]))[1]
    code, said = run(xlsx(tmp_path, [[*HEAD, "原句说明"], [*ROW, "乙"]]))
    assert code == 1
    assert "但原句说明不同" in said
    code, said = run(xlsx(tmp_path, [HEAD, replaced(quote="别的话：2.4‰。")]))
    assert code == 1
    assert "但原句不同" in said


def test_a_second_correction_needs_a_reason_of_its_own(project: Path, tmp_path: Path, run: Importing) -> None:
    head = [*HEAD, "更正原因"]
    row = ["疫苗接种率", "云泽", 2016, 98.9, "实际", "与规划口径相同", "bulletin-2017", "98.9%。"]
    assert run(xlsx(tmp_path, [head, [*row, "录入有误"]]), "--write")[0] == 0
    row[3], row[7] = 98.8, "98.8%。"
    code, said = run(xlsx(tmp_path, [head, [*row, "录入有误"]]), "--write")
    assert code == 1
    assert "写明这次的原因" in said
    code, said = run(xlsx(tmp_path, [head, [*row, "来源更正"]]), "--write")
    assert code == 0, said
    assert "更改 1 行" in said
    assert text(project).index("value: 98.6\n") < text(project).index("value: 98.9\n")
    row[3] = 98.8
    assert "未变 1 行" in run(xlsx(tmp_path, [HEAD, row]))[1]


def test_a_withdrawn_value_is_not_published_again(project: Path, tmp_path: Path, run: Importing) -> None:
    assert run(xlsx(tmp_path, [HEAD, ROW]), "--write")[0] == 0
    withdraw(project, "示例：2.4‰")
    code, said = run(xlsx(tmp_path, [HEAD, ROW]), "--write")
    assert code == 1
    assert "已在 2019-03-01 撤回（误发），不能由表格重新发布" in said
    head, row = [*HEAD, "撤回日期"], [*ROW, "2019-03-01"]
    assert "未变 1 行" in run(xlsx(tmp_path, [head, row]))[1]


def test_a_merged_value_is_refused(tmp_path: Path, run: Importing) -> None:
    rows = [HEAD, ROW, replaced(area="临海", value=None)]
    code, said = run(xlsx(tmp_path, rows, lambda sheet: sheet.merge_cells("D2:D3")))
    assert code == 1
    assert "第 3 行：拒绝　D 列“数值”和上一行是合并的单元格" in said


def test_a_head_of_two_merged_rows_is_read(tmp_path: Path, run: Importing) -> None:
    def merged(sheet: Any) -> None:
        for letter in "ABC":
            sheet.merge_cells(f"{letter}2:{letter}3")
        sheet.merge_cells("D2:E2")

    rows = [["统计表"], [*HEAD[:3], "公布情况", None, *HEAD[5:]], [None, None, None, "数值", "数据性质"], ROW]
    code, said = run(xlsx(tmp_path, rows, merged))
    assert code == 0, said
    assert "第 4 行：新增" in said


def test_separators_are_not_taken_from_sentences(tmp_path: Path, run: Importing) -> None:
    quote = "，".join(["示例"] * 20) + "：2.4‰。"
    for delimiter, more in ((",", "；" * 20), (";", ",a" * 20)):
        output = io.StringIO()
        rows = [HEAD, replaced(value="2.4", quote=quote + more)]
        csv.writer(output, delimiter=delimiter).writerows(rows)
        path = tmp_path / "表.csv"
        path.write_text(output.getvalue(), encoding="utf-8")
        code, said = run(path)
        assert code == 0, said
        assert "第 2 行：新增" in said


def test_a_new_source_comes_with_its_rows(project: Path, tmp_path: Path, run: Importing) -> None:
    head = [*HEAD[:6], "来源标题", "发布者", "来源发布日期", "来源等级", "原句"]
    new = ["2018年公报", "云泽县统计局", "2019/2/25", "官方发布"]
    rows = [head, [*ROW[:6], *new, "2.4"], [*replaced(name="疫苗接种率", value=98.5)[:6], *new, "98.5"]]
    code, said = run(xlsx(tmp_path, rows), "--write")
    assert code == 0, said
    assert text(project, "sources").count("2018年公报") == 1
    assert text(project).count("source: yzxtjj-2019-02-25") == 2


def test_the_template_has_lists_and_reads_back_as_nothing(tmp_path: Path, run: Importing) -> None:
    path = tmp_path / "模板.xlsx"
    assert run("--template", path)[0] == 0
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["观测值", "可选项", "说明"]
    assert len(book["观测值"].data_validations.dataValidation) == 8
    code, said = run(path)
    assert code == 0, said
    assert "没有要写的" in said


def test_misplaced_names_units_and_headings_are_refused(tmp_path: Path, run: Importing) -> None:
    head = ["指标或目标代码", *HEAD, "单位"]
    row = ["vaccination-coverage", *ROW, "‰"]
    assert "代码“vaccination-coverage”是“疫苗接种率”" in run(xlsx(tmp_path, [head, row]))[1]
    row = ["", *ROW, "%"]
    assert "单位写的是“%”" in run(xlsx(tmp_path, [head, row]))[1]
    assert "的表头都是“数值”" in run(xlsx(tmp_path, [[*HEAD, "数值"], ROW]))[1]
    assert "找不到文件" in run(tmp_path / "无.xlsx")[1]
    assert "请写明文件" in run()[1]


def test_a_template_never_replaces_a_sheet(tmp_path: Path, run: Importing) -> None:
    path = xlsx(tmp_path, [HEAD, ROW])
    before = path.read_bytes()
    code, said = run("--template", path)
    assert code == 1
    assert "没有覆盖" in said
    assert path.read_bytes() == before
    code, said = run("--template", tmp_path / "没有的文件夹" / "模板.xlsx")
    assert code == 1
    assert "不能读或不能写" in said


def test_hidden_columns_are_refused_if_they_would_be_read(tmp_path: Path, run: Importing) -> None:
    def hide(letter: str) -> Callable[[Any], None]:
        return lambda sheet: setattr(sheet.column_dimensions[letter], "hidden", True)

    code, said = run(xlsx(tmp_path, [HEAD, ROW], hide("D")))
    assert code == 1
    assert "D 列“数值”是隐藏的" in said
    code, said = run(xlsx(tmp_path, [[*HEAD, "联系人"], [*ROW, "甲"]], hide("I")))
    assert code == 0, said
