"""More plans in the styles of different authors, all made up, as plain text and as documents."""

from __future__ import annotations

from pathlib import Path

import docx

import plan_documents

ACTION = """\
青川市数字经济创新发展行动计划（2026—2028年）

为加快数字经济发展，制定本行动计划。

一、总体要求

（一）主要目标

到2028年，数字经济核心产业增加值占地区生产总值的比重达到12%，规模以上企业数字化改造覆盖率达到90%以上，培育数字化车间200个。

二、重点任务

（一）夯实数字底座

1.建设算力设施。

（1）建成智算中心2个，总算力达到3000PFLOPS。（责任单位：市数据局、市工业和信息化局）

（2）新建5G基站5000座，千兆光网覆盖率达到100%。

2.完善数据要素市场。

数据产品挂牌数量突破1000个。

（二）壮大数字产业

1.培育企业。

每年新增高新技术企业30家。

三、保障措施

（一）加强组织领导

成立工作专班。

附件：重点任务清单

序号	工作任务	牵头单位	完成时限
1	建成市级公共数据平台，归集数据50亿条，接入单位达到120家。	市数据局	2026年底前
2	推动1000家企业上云	市工业和信息化局	2027年12月
3	加强宣传引导	市委宣传部、市数据局	持续推进
"""
"""A plan of action of departments: 一、（一）1.（1）, no chapters, tasks that are sentences."""

DECIMAL = """\
临海新区综合交通发展规划 Comprehensive Transport Plan (2026-2030)

1 总则 General

1.1 规划背景 Background

新区设立于2015年。

1.2 规划目标 Objectives

1.2.1 总体目标 Overall objective

到2030年，公交分担率达到45%，建成轨道交通2条。

1.2.2 分项目标 Specific objectives

绿色出行比例不低于80%。

2 规划方案 Scheme

2.1 轨道交通 Rail

2.1.1 线路 Lines

新建轨道交通32.5公里，设站18座。

2.1.2 场站 Depots

建设车辆段1处。

3 实施保障 Implementation

加强组织领导。
"""
"""Numbers 1, 1.1, 1.1.1 and headings in two languages."""

COUNTY = """\
石桥县国民经济和社会发展第十五个五年规划纲要

目录

发展环境
发展目标
重点任务

第一章
发展环境

第一节
发展基础

“十四五”时期，全县地区生产总值年均增长5.8%。

第二章
发展目标

第一节
主要目标

到2030年，森林覆盖率达到42%，单位地区生产总值能耗降低13%，五年累计新增城镇就业2万人。

第三章
重点任务

第一节
乡村振兴

建设和美乡村示范村20个。
"""
"""A county whose chapters have their number and their title on two lines."""

HEADS = (
    ("类别", "指标", "单位", "2020年", "2025年", "2030年", "指标属性"),
    ("约束性指标", "能耗强度降低", "%", "〔15.2〕", "—", "[13]", "约束性"),
    ("约束性指标", "森林覆盖率", "%", "39.5", "41.0", "42", "约束性"),
    ("预期性指标", "城镇新增就业", "万人", "—", "—", "[2]", "预期性"),
    ("预期性指标", "居民人均可支配收入年均增长", "%", "—", "—", "与经济增长同步", "预期性"),
    ("注：[ ]内为五年累计数。",) * 7,
)
"""A table in two parts by merged cells, with two years of baselines, sums in brackets and a remark below."""


def split_table(path: Path) -> Path:
    """A plan with a table of indicators in two parts, as a Word document."""
    document = docx.Document()
    for text in ("云泽县“十五五”生态环境保护规划", "第一章 发展目标", "生态环境持续改善。"):
        document.add_paragraph(text)
    plan_documents.merged_table(document, HEADS)
    for text in ("第二章 主要任务", "加强污染防治。"):
        document.add_paragraph(text)
    document.save(str(path))
    return path
