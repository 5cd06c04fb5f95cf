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
