"""Documents of made-up plans, as people have them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TITLE = "云泽县“十三五”健康行动规划"
OPENING = "为提高人民健康水平，制定本规划。"
TABLE = (
    ("指标", "2015年", "2020年", "属性"),
    ("婴儿死亡率（‰）", "2.5", "2.0", "预期性"),
    ("疫苗接种率（%）", "99", ">99", "约束性"),
    ("重大事故", "—", "零发生", "约束性"),
)
DEPARTMENTS = "（牵头单位：县卫健局，配合单位：县住建局、各乡镇）"
BOX = (
    ("专栏1 健康小屋工程",),
    (
        "健康小屋建设",
        "新建健康小屋30-40个，2018年底前村级覆盖率达到80%以上。（牵头单位：县卫健局，配合单位：县住建局、各乡镇）",
    ),
    ("健康步道建设", "改造一批步道，形成“5分钟健步圈”。"),
)


def small(path: Path) -> Path:
    """A plan with two chapters, a table of indicators and a sidebar, as a Word document."""
    document = docx.Document()
    for text in (TITLE, OPENING, "第一章 发展目标", "第一节 总体目标", "健康水平提高。婴儿死亡率降到2.0‰。"):
        document.add_paragraph(text)
    add_table(document, TABLE)
    for text in ("第二章 主要任务", "第一节 建好健康小屋", "每个乡镇至少建成1所卫生站。"):
        document.add_paragraph(text)
    add_table(document, BOX)
    document.add_paragraph("加强督导。")
    document.save(str(path))
    return path


def add_table(document: Any, rows: tuple[tuple[str, ...], ...]) -> Any:
    """A table; a row with fewer cells is merged over all columns."""
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    for index, row in enumerate(rows):
        cells = table.rows[index].cells
        if len(row) == 1 and width > 1:
            cells[0].merge(cells[-1])
        for cell, text in zip(table.rows[index].cells, row, strict=False):
            cell.text = text
    return table


def add_text_box(paragraph: Any, lines: tuple[str, ...]) -> None:
    """A text box at a paragraph, in the form that older programs write."""
    run = OxmlElement("w:r")
    picture = OxmlElement("w:pict")
    content = OxmlElement("w:txbxContent")
    for line in lines:
        inner = OxmlElement("w:p")
        words = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = line
        words.append(text)
        inner.append(words)
        content.append(inner)
    picture.append(content)
    run.append(picture)
    paragraph._p.append(run)


def number_automatically(document: Any, number: int, forms: tuple[tuple[str, str], ...]) -> None:
    """A list whose levels Word numbers itself: the form of the number and the words around it."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(number))
    for level, (form, words) in enumerate(forms):
        made = OxmlElement("w:lvl")
        made.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", words)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            made.append(child)
        abstract.append(made)
    root.insert(0, abstract)
    listed = OxmlElement("w:num")
    listed.set(qn("w:numId"), str(number))
    child = OxmlElement("w:abstractNumId")
    child.set(qn("w:val"), str(number))
    listed.append(child)
    root.append(listed)


def numbered(document: Any, text: str, number: int, level: int) -> None:
    """A paragraph of an automatic list."""
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    listed = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        listed.append(child)
    properties.append(listed)


TASK_TITLE = "临河市水利发展“十四五”规划"
TASK_HEADS = (
    ("序号", "重点任务", "建设内容", "责任单位", "责任单位", "建设年限", "投资（亿元）"),
    ("序号", "重点任务", "建设内容", "牵头单位", "配合单位", "建设年限", "投资（亿元）"),
)
TASK_ROWS = (
    ("一、防洪", "", "", "", "", "", ""),
    ("1", "堤防加固", "加固堤防35公里，新建泵站4座。", "市水利局", "市财政局、各县（市、区）政府", "2021-2023", "12.6"),
    ("2", "山洪防治", "建设监测站120个。", "市水利局", "", "2022年—2025年", "—"),
    ("2", "山洪防治", "完善预警平台。", "市应急局", "", "2022年—2025年", "0.8"),
    ("二、供水", "", "", "", "", "", ""),
    ("3", "城乡供水一体化", "自来水普及率达到98%以上", "市水利局（牵头）、市住建局", "", "2024年底前", "1,230"),
    ("合计", "合计", "", "", "", "", "1243.4"),
)
"""Rows of a table of tasks; cells that say the same as the one above or beside are one cell."""

TASK_BOX = (
    ("专栏1 智慧水利工程", "专栏1 智慧水利工程", "专栏1 智慧水利工程", "专栏1 智慧水利工程"),
    ("项目名称", "主要内容", "实施单位", "完成时间"),
    ("数字灌区", "建成数字灌区3处", "市水利局", "2023年"),
    ("水文监测", "监测覆盖率达到90%", "市水文中心", "2025年"),
)
TASK_LINES = ("第一章 总体要求", "补齐短板。", "第二章 重点工程", "推进工程建设。")


def tasks(path: Path) -> Path:
    """A plan with projects in the table of a sidebar and in the table of an annex, as a Word document."""
    document = docx.Document()
    document.add_paragraph(TASK_TITLE)
    for text in TASK_LINES:
        document.add_paragraph(text)
    merged_table(document, TASK_BOX)
    document.add_paragraph("第三章 组织实施")
    document.add_paragraph("加强领导。")
    document.add_paragraph("附件")
    document.add_paragraph("重点任务分工表")
    merged_table(document, (*TASK_HEADS, *TASK_ROWS))
    document.save(str(path))
    return path


def tasks_page(path: Path) -> Path:
    """The same plan as a web page."""
    lines = [TASK_TITLE, *TASK_LINES]
    body = "".join(f"<p>{line}</p>" for line in lines) + html_table(TASK_BOX)
    body += "<p>第三章 组织实施</p><p>加强领导。</p><p>附件</p><p>重点任务分工表</p>"
    page = f"<!DOCTYPE html><html><body><div>{body}{html_table((*TASK_HEADS, *TASK_ROWS))}</div></body></html>"
    path.write_text(page, encoding="utf-8")
    return path


def merged_table(document: Any, rows: tuple[tuple[str, ...], ...]) -> Any:
    """A table in which cells that say the same as the one above or on the left are merged."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for y, x, tall, wide, text in _merged(rows):
        cell = table.cell(y, x)
        if tall > 1 or wide > 1:
            cell = cell.merge(table.cell(y + tall - 1, x + wide - 1))
        cell.text = text
    return table


def html_table(rows: tuple[tuple[str, ...], ...]) -> str:
    """The same as HTML, with rowspan and colspan."""
    made: dict[int, str] = dict.fromkeys(range(len(rows)), "")
    for y, _, tall, wide, text in _merged(rows):
        made[y] += f'<td rowspan="{tall}" colspan="{wide}">{text}</td>'
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in made.values())}</table>"


def _merged(rows: tuple[tuple[str, ...], ...]) -> list[tuple[int, int, int, int, str]]:
    """Row, column, height, width and words of every cell; a first cell over empty ones is as wide as its row."""
    found: list[tuple[int, int, int, int, str]] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if (y, x) in taken:
                continue
            is_group = x == 0 and not any(row[1:])
            wide = len(row) if is_group else 1
            while len(text) > 1 and x + wide < len(row) and row[x + wide] == text:
                wide += 1
            tall = 1
            while text and y + tall < len(rows) and all(rows[y + tall][x + i] == text for i in range(wide)):
                tall += 1
            taken |= {(y + i, x + j) for i in range(tall) for j in range(wide)}
            found.append((y, x, tall, wide, text))
    return found
