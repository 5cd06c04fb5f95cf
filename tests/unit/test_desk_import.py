"""``make import``: sheets as people make them are read as they show, or refused with row and reason."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import openpyxl
import pytest

import projects
from plansite.__main__ import main
from plansite.publishing.site import Folders, read
from plansite.reading import settings

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


def xlsx(folder: Path, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] | None = None) -> Path:
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
    assert "没有变化 1 行" in said
    assert "没有要写的" in said


def test_what_the_site_publishes_reads_back_as_unchanged(project: Path, tmp_path: Path, run: Importing) -> None:
    folders = Folders.of(project, project / "content")
    publication, _ = read(folders, settings.read(project / "mkdocs.yml"), datetime.date.fromisoformat(TODAY))
    files = {export.path.rpartition("/")[2]: export.content for export in publication.tables}
    for name in ("plan.xlsx", "observations.csv"):
        (tmp_path / name).write_bytes(files[name])
        code, said = run(tmp_path / name)
        assert code == 0, said
        assert "新增 0 行，更正 0 行，没有变化 5 行，不能导入 0 行" in said, said


def test_a_published_value_changes_only_as_a_correction(project: Path, tmp_path: Path, run: Importing) -> None:
    row = ["疫苗接种率", "云泽", 2016, 98.9, "实际", "与规划口径相同", "bulletin-2017", "98.9%。"]
    code, said = run(xlsx(tmp_path, [HEAD, row]), "--write")
    assert code == 1
    assert "第 2 行：不能导入" in said
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
        ([HEAD, replaced(source="2017年云泽县卫生健康公报")], "新增 1 行"),
        ([[*HEAD[:3], "数值（‰）", *HEAD[4:]], ROW], "新增 1 行"),
        ([["series", "area", "year", "value", "kind", "scope", "source", "quote"], ["infant-mortality", "yunze", *ROW[2:5], "same", *ROW[6:]]], "新增 1 行"),
    ],
)
def test_sheets_as_people_make_them_are_read(tmp_path: Path, run: Importing, rows: list[list[Any]], outcome: str) -> None:
    code, said = run(xlsx(tmp_path, rows))
    assert code == 0, said
    assert outcome in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (replaced(value="约2.4"), "不是确切的数"),
        (replaced(value="2.4万"), "程序不换算"),
        (replaced(value=None), "没有写“数值”"),
        (replaced(value="1e3"), "科学计数法"),
        (replaced(value=2.44), "小数有 2 位"),
        (replaced(value=datetime.datetime(2018, 1, 1)), "不是数字"),
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
    assert "第 2 行：不能导入" in told
    assert said in told, told
    assert text(project) == before


def test_one_row_that_is_refused_keeps_every_other_from_being_written(
    project: Path, tmp_path: Path, run: Importing
) -> None:
    before = text(project)
    code, said = run(xlsx(tmp_path, [HEAD, ROW, replaced(value="x", year=2019), ROW]), "--write")
    assert code == 1
    assert "新增 1 行" in said
    assert "第 4 行：不能导入　和第 2 行" in said
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
        (0.1 + 0.2, "General", "疫苗接种率 0.3%"),
    ],
)
def test_a_number_is_what_the_cell_shows(tmp_path: Path, run: Importing, value: float, form: str, said: str) -> None:
    def formatted(sheet: Any) -> None:
        sheet["D2"].number_format = form

    row = replaced(name="疫苗接种率", value=value, quote="示例")
    _, told = run(xlsx(tmp_path, [HEAD, row], formatted))
    assert said in told, told


def test_merged_cells_are_read_down_and_hidden_rows_are_refused(tmp_path: Path, run: Importing) -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("A1:H1")
        sheet.row_dimensions[5].hidden = True

    rows = [["统计表"], HEAD, ROW, [None, "临海", *ROW[2:]], replaced(year=2016)]
    code, said = run(xlsx(tmp_path, rows, merged))
    assert code == 1
    assert "第 4 行：新增　临海2018年婴儿死亡率" in said
    assert "第 5 行：不能导入　这一行是隐藏的" in said


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
    assert len(book["观测值"].data_validations.dataValidation) == 7
    code, said = run(path)
    assert code == 0, said
    assert "没有要写的" in said


def test_misplaced_names_units_and_headings_are_refused(tmp_path: Path, run: Importing) -> None:
    head = ["指标或目标代码", *HEAD, "单位"]
    row = ["vaccination-coverage", *ROW, "‰"]
    assert "代码“vaccination-coverage”是“疫苗接种率”" in run(xlsx(tmp_path, [head, row]))[1]
    row = ["", *ROW, "%"]
    assert "单位写的是“%”" in run(xlsx(tmp_path, [head, row]))[1]
    assert "是同一个表头" in run(xlsx(tmp_path, [[*HEAD, "数值"], ROW]))[1]
    assert "找不到文件" in run(tmp_path / "无.xlsx")[1]
    assert "请写明文件" in run()[1]
