"""The data files themselves: what stands at the top of each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from plansite.models import hanzi
from plansite.models.area import Area
from plansite.models.base import Date, Frozen, Text, Year
from plansite.models.indicator import Indicator
from plansite.models.note import Note
from plansite.models.places import Piece
from plansite.models.project import OwnProject, Sidebar
from plansite.models.source import Source
from plansite.models.targets.plan_table import PlanTableForm

DocumentNumber = Annotated[str, StringConstraints(pattern=rf"^{hanzi.PATTERN}+〔(19|20)[0-9]{{2}}〕[1-9][0-9]*号$")]
"""发文字号: 〔〕 around the year, neither 第 nor a leading zero before the number."""


class Period(Frozen):
    """规划期: first and last year."""

    start: Year = Field(title="起始年", description="规划期第一年，如 2021。")
    end: Year = Field(title="结束年", description="规划期最后一年，如 2025。")


class PlanFile(Frozen):
    """规划 (plan.yaml): which plan this is, and the areas it speaks of."""

    title: Text = Field(title="规划名称", description="规划全名，照原文。")
    short_title: Text = Field(title="规划简称", description="页面上常用的短名。")
    document_number: DocumentNumber | None = Field(
        default=None,
        title="文号",
        description="规划的发文字号，照原件，如 国发〔2007〕19号：年份用六角括号，序号不写“第”、不补 0；没有就不写。",
    )
    period: Period = Field(title="规划期", description="起始年和结束年。")
    published: Date = Field(title="本站发布日期", description='规划原文在本站发布的日期，如 "2026-11-24"。')
    contents: tuple[Piece, ...] = Field(
        default=(),
        title="篇章次序",
        description="正文各文件的先后次序：章写章号，篇、前言、附件、名词解释写文件名，"
        "如 [front, part1, 1, 2, part2, 3, annex1]；只有章的规划不写。",
    )
    areas: tuple[Area, ...] = Field(title="地区", description="按指标表中的先后顺序。", min_length=1)
    table: PlanTableForm | None = Field(
        default=None,
        title="主要指标表",
        description="原表的表列，从左到右；不写时按维度、指标、各年各地区的数、属性排列。",
    )


class SourcesFile(Frozen):
    """来源 (sources.yaml)."""

    sources: tuple[Source, ...] = Field(title="来源", description="数据引用的全部来源。")


class IndicatorsFile(Frozen):
    """指标 (indicators.yaml)."""

    indicators: tuple[Indicator, ...] = Field(title="指标", description="规划的主要指标，按原表顺序。")


class ProjectsFile(Frozen):
    """项目 (projects.yaml)."""

    sidebars: tuple[Sidebar, ...] = Field(title="专栏", description="规划的专栏及其项目，按原文顺序。")
    projects: tuple[OwnProject, ...] = Field(
        default=(), title="专栏以外的项目", description="不在专栏里的项目，按原文顺序；没有就不写。"
    )


class NotesFile(Frozen):
    """原文校注 (notes.yaml)."""

    notes: tuple[Note, ...] = Field(title="原文校注", description="原文缺损或矛盾之处，按出现先后。")
