"""Kinds of documents that offices publish: pages of paper, bold headings, pages of a site, merged cells."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

import plan_documents
from plansite.newplan import newplan
from plansite.newplan.documents import text
from plansite.newplan.documents.structure import Document, Footnote, Paragraph
from plansite.newplan.finding import promises
from plansite.reading import checks, dataset
from plansite.reading.settings import Settings
from projects import education_project

TODAY = datetime.date(2026, 11, 26)
Files = dict[str, str]
Make = Callable[[Path], Files]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """The files of a project out of a document, which the check accepts."""
    software = education_project(tmp_path / "software").parent

    def make(path: Path) -> Files:
        target = tmp_path / "new"
        newplan.make(path, target, software, TODAY)
        read = dataset.read(target / "data", target / "content" / "chapters")
        assert [one for one in checks.problems(read, TODAY, Settings()) if one.severity.name == "ERROR"] == []
        return {str(one.relative_to(target)): one.read_text(encoding="utf-8") for one in wanted(target)}

    return make


def wanted(target: Path) -> list[Path]:
    return [*target.glob("data/*.yaml"), *target.glob("content/chapters/*.md"), target / newplan.CHECKLIST]


def data(files: Files, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files[f"data/{name}.yaml"])
    return found


def written(path: Path, words: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(words.encode(encoding))
    return path


def lines(words: str) -> list[str]:
    read = text.of_lines(words.split("\n"))
    return [block.text for block in read.blocks if isinstance(block, Paragraph)]


BROKEN = """甲市水利发展“十四五”规划

第一章  发展现状
　　“十三五”时期，全市完成水利投资126.8亿元，新增农田有效灌溉面积18.6万
亩，农村集中供水率达到89%，水土流失治理面积860平方公里，水利支撑保障能力
显著增强。
第二章  目标
　　到2025年，全市用水总量控制在12.5亿立方米以内，万元工业增加值用水量较

— 1 —

甲市水利发展“十四五”规划

2020年下降16%，农田灌溉水有效利用系数提高到0.58，农村自来水普及率达到
92%，5级以上堤防达标率提高到78%，建成“幸福河湖”20条。
第三章  任务
　　实施河道治理工程，治理中小河流35条、长度420公里；除险加固病险水库48座
；新建和改造排涝泵站26座，新增排涝能力180立方米每秒。

— 2 —

甲市水利发展“十四五”规划

第四章  保障
　　加强组织领导，建立健全规划实施机制，落实水利投资，强化监督考核，确保各项
目标任务如期完成。
"""


def test_a_text_broken_for_pages_is_whole_again_without_their_numbers_and_headers(made: Make, tmp_path: Path) -> None:
    files = made(written(tmp_path / "a.txt", BROKEN))
    assert "万元工业增加值用水量较2020年下降16%" in files["content/chapters/02.md"]
    assert "病险水库48座；新建和改造排涝泵站26座" in files["content/chapters/03.md"]
    told = files[newplan.CHECKLIST]
    assert "页码没有带入，共 2 行，从“— 1 —”到“— 2 —”" in told
    assert "每页重复的页眉或页脚没有带入：甲市水利发展“十四五”规划" in told
    for name, words in files.items():
        assert "— 1 —" not in words or name == newplan.CHECKLIST


@pytest.mark.parametrize("form", ["- {} -", "第 {} 页 共 3 页", "{}/3", "{}", "－{}－"])
def test_numbers_of_pages_are_left_out_in_every_form(form: str) -> None:
    words = "\n".join(f"第{number}件事要办好。\n{form.format(number)}\n甲市规划" for number in (1, 2, 3))
    assert lines(words) == ["第1件事要办好。", "第2件事要办好。", "第3件事要办好。"]


def test_numbers_that_do_not_count_pages_stay() -> None:
    assert lines("合计\n486\n其中\n12\n其他\n474") == ["合计", "486", "其中", "12", "其他", "474"]
    assert lines("一、目标\n1\n建成公园。") == ["一、目标", "1", "建成公园。"]


def test_lines_of_many_lengths_are_paragraphs_of_their_own() -> None:
    whole = ["加强组织领导" * times for times in range(3, 13)]
    assert lines("\n".join(whole)) == whole


def test_blanks_between_all_characters_are_left_out_and_told() -> None:
    sentence = "到 2025 年 ， 全 市 建 成 公 园 12 个 ， 覆 盖 率 达 到 90 % 。"
    spaced = " ".join("全市人民共同努力建设更加美好的家园") + " 。"
    read = text.of_lines([sentence, *[spaced] * 6])
    assert read.blocks[0] == Paragraph("到2025年，全市建成公园12个，覆盖率达到90%。")
    assert "字与字之间都有空格" in read.losses[0]
    assert text.of_lines(["第一章 总则", "甲 乙 丙"]).blocks == (Paragraph("第一章 总则"), Paragraph("甲 乙 丙"))


def bold(document: Any, words: str, size: int = 0, *, is_centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.bold = True
    run.font.size = Pt(size) if size else None
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred else None


def test_bold_lines_without_numbers_or_styles_are_headings_by_their_looks(made: Make, tmp_path: Path) -> None:
    document = docx.Document()
    bold(document, "甲省林业发展规划（2023—2030年）", 22, is_centred=True)
    for chapter, section, words in (
        ("发展现状", "存在问题", "加工转化率不足35%。"),
        ("重点工程", "油料工程", "新建油茶基地80万亩。"),
        ("保障措施", "组织领导", "建立联席会议制度。"),
    ):
        bold(document, chapter, 16, is_centred=True)
        bold(document, section)
        document.add_paragraph(words)
        document.add_paragraph("坚持生态优先、绿色发展，推动林业高质量发展。")
    document.save(str(tmp_path / "a.docx"))
    files = made(tmp_path / "a.docx")
    assert files["content/chapters/01.md"].startswith("# 发展现状\n\n## 存在问题\n")
    assert files["content/chapters/03.md"].startswith("# 保障措施\n\n## 组织领导\n")
    assert [one["text"] for one in data(files, "themes")["promises"]] == ["新建油茶基地80万亩"]
    assert "由单独成行的粗体字认出" in files[newplan.CHECKLIST]


def test_a_text_that_is_mostly_bold_has_no_headings_by_it(made: Make, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲省林业发展规划（2023—2030年）")
    for words in ("保护森林", "防火防虫", "造林绿化"):
        bold(document, words)
    document.add_paragraph("新建油茶基地80万亩。")
    document.save(str(tmp_path / "a.docx"))
    assert "没有认出章的标题" in made(tmp_path / "a.docx")[newplan.CHECKLIST]


PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>甲市“十四五”交通规划_甲市人民政府</title><script>document.write("<p>脚本100个。</p>")</script></head><body>
<div>欢迎访问甲市人民政府门户网站</div>
<table><tr><td><a href="/">网站首页</a></td><td><a href="/">政务公开</a></td></tr></table>
<table width="1000"><tr><td><div>发布日期：2022-03-18 来源：市交通运输局 【字体：<a>大</a> <a>中</a> <a>小</a>】</div>
<div id="zoom"><p align="center"><strong>甲市“十四五”综合交通运输发展规划</strong></p>
<p>　　为加快建设交通强市，编制本规划。<br>　　<b>一、总体要求</b><br>　　坚持绿色发展。<br>　　<b>二、主要任务</b><br>
　　（一）完善网络<br>　　建成高速公路148公里，改造危桥180座。</p>
<p align="center">专栏1　主要指标</p>
<table border="1"><tr><td rowspan="2">类别</td><td rowspan="2">指标名称</td><td rowspan="2">单位</td>
<td colspan="2">指标值</td><td rowspan="2">属性</td></tr><tr><td>2020年</td><td>2025年</td></tr>
<tr><td rowspan="2">设施</td><td>1.高速公路里程</td><td>公里</td><td>412</td><td>560</td><td>预期性</td></tr>
<tr><td>2.县城到市区时间</td><td>小时</td><td>1.5</td><td>1左右</td><td>预期性</td></tr>
<tr><td>服务</td><td>3.建制村通客车率</td><td>%</td><td colspan="2">保持100</td><td>约束性</td></tr></table>
<p>　　<b>三、保障措施</b><br>　　加强组织领导。</p><p>附件：<a href="P02.docx">甲市规划.docx</a></p></div>
<div>扫一扫在手机打开当前页</div><div>【<a>打印此页</a>】【<a>关闭窗口</a>】</div></td></tr></table>
<div><p>友情链接：</p><p>主办：甲市人民政府办公室　承办：甲市大数据管理局</p><p>地址：人民路1号 邮编：400000</p></div>
</body></html>"""


def test_a_page_laid_out_by_tables_gives_its_article_and_nothing_around_it(made: Make, tmp_path: Path) -> None:
    files = made(written(tmp_path / "a.html", PAGE, "gb18030"))
    chapters = [words for name, words in files.items() if "/chapters/" in name]
    assert [words.split("\n\n# ")[-1].split("\n", 1)[0] for words in chapters if words] != []
    assert sorted(name for name in files if "/chapters/" in name) == [f"content/chapters/0{i}.md" for i in (1, 2, 3)]
    whole = "".join(chapters)
    for words in ("欢迎", "首页", "脚本", "字体", "扫一扫", "打印", "友情", "主办", "地址", "docx"):
        assert words not in whole
    assert "像是网页上的说明，没有带入：附件：甲市规划.docx" in files[newplan.CHECKLIST]


def test_indicators_are_found_where_only_the_second_row_of_the_head_names_years(made: Make, tmp_path: Path) -> None:
    files = made(written(tmp_path / "a.html", PAGE, "gb18030"))
    first, second, third = data(files, "indicators")["indicators"]
    assert (first["name"], first["direction"]) == ("高速公路里程", "up")
    value = second["targets"][0]["values"]["jia-shi"]
    assert (second["direction"], value) == ("down", {"op": "<=", "value": 1, "text": "1左右", "approximate": True})
    assert third["cells"]["指标值/2025年"] == ""
    assert "有一格横跨几列" in files[newplan.CHECKLIST]
    assert data(files, "projects") == {"sidebars": []}


def table(tmp_path: Path, rows: tuple[tuple[str, ...], ...], *after: str) -> Path:
    document = docx.Document()
    document.add_paragraph("甲市水利规划（2021—2025年）")
    document.add_paragraph("第一章 目标")
    document.add_paragraph("坚持节水优先。")
    plan_documents.merged_table(document, rows)
    for words in after:
        document.add_paragraph(words)
    document.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def test_signs_for_nothing_and_blank_cells_are_kept_as_printed(made: Make, tmp_path: Path) -> None:
    rows = (
        ("序号", "指标", "单位", "2020年", "2025年", "备注"),
        ("1", "普及率", "%", "—", "≥92", ""),
        ("2", "达标率", "%", "/", "≥90", "新"),
        ("3", "供水能力", "万吨", "", "12", ""),
        ("4", "覆盖率", "%", "—", "100", ""),
    )
    cells = [one.get("cells", {}) for one in data(made(table(tmp_path, rows)), "indicators")["indicators"]]
    assert cells == [{"备注": ""}, {"2020年": "/", "备注": "新"}, {"2020年": "", "备注": ""}, {"备注": ""}]


def test_a_share_that_is_to_be_all_there_is_can_only_rise(made: Make, tmp_path: Path) -> None:
    rows = (("指标", "单位", "2020年", "2025年"), ("覆盖率", "%", "—", "100"), ("黑臭水体", "%", "—", "12"))
    first, second = data(made(table(tmp_path, rows)), "indicators")["indicators"]
    assert first["direction"] == "up"
    assert "“黑臭水体”越高越好还是越低越好，原文没有写明" in made_again(tmp_path)
    assert second["direction"] == "up"


def made_again(tmp_path: Path) -> str:
    return (tmp_path / "new" / newplan.CHECKLIST).read_text(encoding="utf-8")


def test_the_whole_of_the_money_is_taken_where_its_parts_have_columns_too(made: Make, tmp_path: Path) -> None:
    rows = (
        ("序号", "项目名称", "建设内容", "建设年限", "总投资（亿元）", "总投资（亿元）"),
        ("序号", "项目名称", "建设内容", "建设年限", "合计", "其中：财政资金"),
        ("1", "市综合体", "床位800张", "2021—2023", "5.8", "2.3"),
    )
    (project,) = data(made(table(tmp_path, rows)), "projects")["projects"]
    assert project["investment"] == {"amount": 5.8, "unit": "亿元", "text": "5.8"}


def test_a_box_with_a_table_that_is_not_understood_stays_a_table(made: Make, tmp_path: Path) -> None:
    rows = (("片区", "甲", "乙"), ("东部", "12", "稳步提高"), ("西部", "15", "基本完成"))
    document = docx.Document()
    for words in ("甲市水利规划（2021—2025年）", "第一章 目标", "坚持节水优先。", "专栏1 分区情况"):
        document.add_paragraph(words)
    plan_documents.merged_table(document, rows)
    document.save(str(tmp_path / "a.docx"))
    files = made(tmp_path / "a.docx")
    assert data(files, "projects") == {"sidebars": []}
    assert "| 东部 | 12 | 稳步提高 |" in files["content/chapters/01.md"]
    assert "表格照原样带入" in files[newplan.CHECKLIST]


def test_what_a_box_only_lists_is_promised_by_its_names(made: Make, tmp_path: Path) -> None:
    rows = (("专栏1 学前教育行动",), ("1.新建幼儿园12所，新增学位3600个。",), ("2.推广游戏课程，建设试点园20所。",))
    (box,) = data(made(table(tmp_path, rows)), "projects")["sidebars"]
    first, second = box["projects"]
    assert "text" not in first
    assert [(one["measure"], one["value"]) for one in first["targets"]] == [("幼儿园", 12), ("学位", 3600)]
    assert [one["text"] for one in second["targets"]] == ["建设试点园20所"]


def test_entries_of_one_line_that_begin_with_signs_are_projects_of_their_own(made: Make, tmp_path: Path) -> None:
    rows = (("专栏1 产业工程",), ("● 装备园：建设厂房20万平方米。■ 食品园：新建冷库5万吨。",))
    (box,) = data(made(table(tmp_path, rows)), "projects")["sidebars"]
    assert [(one["name"], one["text"]) for one in box["projects"]] == [
        ("装备园", "建设厂房20万平方米。"),
        ("食品园", "新建冷库5万吨。"),
    ]


def test_bars_between_cells_make_a_table_without_a_frame(made: Make, tmp_path: Path) -> None:
    rows = "名称 | 规模 | 情况\n古城 | 1200亩 | 待定\n驿站 | 10处 | 待定\n"
    words = f"甲市旅游规划（2021—2025年）\n第一章 项目\n抓好落实。\n{rows}"
    assert "| 古城 | 1200亩 | 待定 |" in made(written(tmp_path / "a.txt", words))["content/chapters/01.md"]


def test_the_number_of_the_document_and_its_own_contents_are_not_lost(made: Make, tmp_path: Path) -> None:
    words = (
        "甲政办〔2021〕32号\n甲市旅游规划（2021—2025年）\n目 录\n第一章 现状 1\n第二章 目标 3\n"
        "第一章 现状\n打下基础。\n第二章 目标\n建成公园12个。\n"
    )
    told = made(written(tmp_path / "a.txt", words))[newplan.CHECKLIST]
    assert "这一行没有带入" not in told
    assert "原文的目录没有带入" in told


def test_who_is_responsible_for_a_paragraph_is_told(made: Make, tmp_path: Path) -> None:
    words = "甲市人才规划（2021—2025年）\n第一章 任务\n引进博士20名。（区卫健局牵头，区教体局配合）\n加强领导。\n"
    assert "1-p1：这一段写明了责任单位，没有列为项目" in made(written(tmp_path / "a.txt", words))[newplan.CHECKLIST]


@pytest.mark.parametrize(
    ("sentence", "measure", "value", "unit"),
    [
        ("改造2000年底前建成的老旧小区320个。", "2000年底前建成的老旧小区", "320", "个"),
        ("建筑面积达到5.6万m²。", "建筑面积", "5.6", "万m²"),
        ("年调水能力达到3.5亿m3。", "年调水能力", "3.5", "亿m3"),
        ("时延控制在20ms以内。", "时延", "20", "ms"),
        ("新增排涝能力180立方米每秒。", "排涝能力", "180", "立方米每秒"),
        ("研发芯片2款。", "芯片", "2", "款"),
        ("建设3000吨级泊位6个。", "3000吨级泊位", "6", "个"),
        ("新建和改造泵站26座。", "泵站", "26", "座"),
        ("每个县至少建成1所保护中心。", "每个县保护中心", "1", "所"),
        ("带动农民人均增收3000元。", "带动农民人均增收", "3000", "元"),
        ("用水量较2020年下降16%。", "用水量下降", "16", "%"),
    ],
)
def test_what_is_promised_is_called_by_its_name_and_unit(sentence: str, measure: str, value: str, unit: str) -> None:
    found, _ = promises.read(sentence, since=2021)
    assert [(one.measure, one.value, one.unit) for one in found] == [(measure, Decimal(value), unit)]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("全省总产值达到2500亿元，年均增长10%以上。", "全省总产值年均增长"),
        ("全省总产值达到2500亿元；到2030年突破4000亿元。", "全省总产值"),
        ("每年培训护理员不少于1500人次，五年累计7500人次以上。", "护理员（五年累计）"),
    ],
)
def test_a_clause_without_a_subject_has_that_of_the_clause_before(sentence: str, measure: str) -> None:
    found, _ = promises.read(sentence, since=2021)
    assert [one.measure for one in found][1:] == [measure]


@pytest.mark.parametrize(
    ("sentence", "words", "reason"),
    [
        ("管网漏损率达到9%。", "9%", promises.SIDES),
        ("端到端时延20ms。", "20ms", promises.SIDES),
        ("定位精度优于0.1m。", "0.1m", promises.SIDES),
        ("防洪标准达到50年一遇。", "50年一遇", promises.STANDARD),
        ("用户数是2020年的9倍以上。", "9倍以上", promises.UNCLEAR),
    ],
)
def test_a_number_whose_side_or_meaning_is_open_is_listed_and_no_promise(
    sentence: str, words: str, reason: str
) -> None:
    found, others = promises.read(sentence, since=2021)
    assert found == []
    assert (words, reason, False) in [(one.text, one.reason, one.is_certain) for one in others]


@pytest.mark.parametrize("sentence", ["管网漏损率控制在9%以内。", "时延不高于20ms。", "服务时间不少于8小时。"])
def test_a_number_whose_side_is_said_is_a_promise(sentence: str) -> None:
    assert [one.op for one in promises.read(sentence, since=2021)[0]] in (["<="], [">="])


def test_what_falls_short_is_told_of_today() -> None:
    found, others = promises.read("加工转化率不足35%。", since=2021)
    assert (found, [one.reason for one in others]) == ([], [promises.EXISTS])


def test_doubling_and_tenths_are_listed() -> None:
    assert promises.spelled("人均产值比2020年翻一番，九成以上的村通公交。") == ["翻一番", "九成以上"]


def test_footnotes_stand_below_their_chapter_in_the_plain_text_too() -> None:
    noted = Paragraph("建成公园12个。", footnotes=(Footnote(7, "公园不含游园。"),))
    document = Document((Paragraph("甲市规划（2021—2025年）"), Paragraph("第一章 任务"), noted))
    files, _ = newplan.project_files(newplan.found_plan(document, "a"), document, "site_name: x\n", TODAY)
    assert files["tests/plan/plan.txt"].splitlines() == ["第一章 任务", "建成公园12个。", "公园不含游园。"]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("续建高速公路86公里，总投资98亿元，2023年建成通车；新建高速公路62公里。", [2023, 0]),
        ("新建泵站6座，2024年底前完成。", [2024]),
        ("新建泵站6座，改造泵站3座，2024年底前完成。", [0, 2024]),
    ],
)
def test_what_a_thing_costs_does_not_part_it_from_its_year(sentence: str, year: list[int]) -> None:
    assert [one.by for one in promises.read(sentence, since=2021)[0]] == year
