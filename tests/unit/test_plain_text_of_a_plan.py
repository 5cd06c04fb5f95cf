"""The plan's own words as plain text: nothing added, nothing left out, in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from plansite.exports import plan_text
from plansite.pages.rendering.publication import Publication
from plansite.reading.chapters import Chapter, Footnote, Heading, Paragraph, Section
from plansite.reading.text_table import TextTable, read

TINY = """\
本规划由云泽县编制。

第一章 健康水平

健康第一。

一、目标

到2020年，健康水平提高，特制定下表。

婴儿死亡率降到2.0‰，疫苗接种率保持稳定。

维度\t指标\t2015年\t\t2020年\t\t属性
\t\t云泽\t临海\t云泽\t临海\t
健康水平\t婴儿死亡率（‰）\t2.5\t3.0\t2.0\t≤2.8\t预期性
健康服务\t疫苗接种率（%）\t99\t—\t99\t≥98\t约束性
\t每千人口床位数（张）\t—\t—\t6.5～7.0\t>6.0\t预期性

第二章 健康服务

一、小屋

建好健康小屋，优先

专栏1　健康小屋工程

健康小屋建设

新建健康小屋30-40个，2018年底前村级覆盖率达到80%以上，超重率每年降低0.5个百分点以上。

健康步道建设

改造一批步道，形成“5分钟健步圈”。
"""


def test_the_tiny_plan_is_its_words_to_the_letter(tiny: Publication) -> None:
    found = plan_text.export(tiny.plan)
    assert (found.path, found.content.decode()) == ("data/plan.txt", TINY)


def test_tables_lower_headings_and_footnotes_stand_where_they_are_read(tiny: Publication) -> None:
    lines = ["| 甲 | << | 丙 |", "|---|---|---|", "| 1 | 2 | ^^ |".replace("^^", "3"), "| ^^ | 4 | 5 |"]
    table = read(list(enumerate(lines, start=1)), "3-1-t1", "")
    assert isinstance(table, TextTable)
    blocks = (Heading("3-1-h1", "（一）小", 3, 5), Paragraph("3-1-p1", "表前。", 6), table)
    note = Footnote("1", Paragraph("3-n1", "注文。", 9))
    chapter = Chapter("3", "第三章", "03.md", (), (Section("3", "", ()), Section("3-1", "一、大", blocks)), (note,))
    found = plan_text.export(replace(tiny.plan, chapters=(chapter,)))
    assert found.content.decode() == ("第三章\n\n一、大\n\n（一）小\n\n表前。\n\n甲\t\t丙\n1\t2\t3\n\t4\t5\n\n注文。\n")
