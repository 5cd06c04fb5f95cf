"""Projects in the plan's sidebars and outside of them, with the promises that they make."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from pydantic import ConfigDict, Field, StrictBool, model_validator

from plansite.models.base import Date, Frozen, Lines, Listed, Number, Slug, Text, Year, rule_error
from plansite.models.indicator import Mention, OfficialAssessment, Responsible, newest_verdict
from plansite.models.observation import Observation
from plansite.models.places import Piece, ProjectId, TablePassage, TargetId
from plansite.models.targets.adjustment import ProjectAdjustment
from plansite.models.targets.target_figure import TargetFigure
from plansite.models.vocabulary import Basis, Mean, ProjectState, TargetKind

Positive = Annotated[int, Field(strict=True, ge=1)]


class ProjectTarget(TargetFigure):
    """项目目标: one quantified promise of a project."""

    id: TargetId = Field(title="目标编号", description="项目编号加 -t 和序号，如 3-5-t1，定下后不再改动。")
    text: Text = Field(title="规划原文", description="项目文字（没有文字的是名称）中的原文，照抄，且只出现一次。")
    measure: Text = Field(title="计量内容", description="数的是什么。")
    unit: Text = Field(title="单位", description="照规划原文，如 个、所、名、%。")
    kind: TargetKind = Field(
        title="目标类型", description="count：数量；level：水平；yearly：每年都要达到；milestone：分步骤完成。"
    )
    basis: Basis | None = Field(
        default=None,
        title="评价方式",
        description="期末（可省略）、年均、累计、每年、全期，含义与指标的目标相同；kind: yearly 就是每年，不再写。",
    )
    mean: Mean | None = Field(
        default=None, title="平均方法", description="只用于 basis: 年均：算术或几何，含义与指标的目标相同。"
    )
    approximate: StrictBool = Field(default=False, title="约数", description="规划写“左右”时填 true。")
    by: Year = Field(title="期限年份", description="规划没有另写期限的，填规划末年。")
    indicator: Slug | None = Field(
        default=None, title="对应指标", description="与某个主要指标完全相同时填写指标代码，数值只在指标里维护。"
    )
    mentions: tuple[Mention, ...] = Field(default=(), title="正文提及", description="规划正文中同一承诺的其他出处。")
    observations: tuple[Observation, ...] = Field(
        default=(), title="观测值", description="已公布的数值，写法与指标相同。"
    )
    adjustments: tuple[ProjectAdjustment, ...] = Field(
        default=(), title="目标调整", description="原目标不改，一次调整写一项，自调整日期起按新目标评价。"
    )
    assessment: Listed[OfficialAssessment] = Field(
        default=(),
        title="官方评估",
        description="只在来源对这一个目标明确给出结论时填写；先后有几次的写成列表，原来的不删，日期最近的有效。",
    )

    @property
    def adjustment(self) -> ProjectAdjustment | None:
        """The last adjustment."""
        return max(reversed(self.adjustments), key=lambda adjustment: adjustment.date, default=None)

    @property
    def official(self) -> OfficialAssessment | None:
        """The newest official verdict."""
        return newest_verdict(self.assessment)

    @property
    def due(self) -> int:
        """The year by which it is to be reached, as last adjusted."""
        return (self.adjustment.by if self.adjustment is not None else None) or self.by


class Unmeasured(Frozen):
    """非目标数字: a number in a project's words that promises nothing, and why."""

    text: Text = Field(title="原文", description="项目文字中含有这个数字的原文，照抄。")
    reason: Text = Field(title="原因", description="为什么不是目标，如“证书制度的名称，不是数量”。")


class Milestone(Frozen):
    """里程碑: a step with the day it is due and the day it was done."""

    name: Text = Field(title="名称", description="这一步做什么。")
    due: Date = Field(title="期限", description='如 "2024-12-31"。')
    done: Date | None = Field(default=None, title="完成日期", description="完成的日期；未完成时不写。")
    source: Slug | None = Field(default=None, title="来源", description="来源代码；写了完成日期就必须写来源。")
    published: Date | None = Field(
        default=None, title="本站发布日期", description='完成的消息在本站发布的日期，如 "2026-11-24"；未完成时不写。'
    )


class ProgressReport(Frozen):
    """进展: what a source says has happened, or is planned."""

    date: Date | None = Field(default=None, title="进展日期", description="来源没有注明日期时不写。")
    text: Text = Field(title="进展内容", description="一句话，只写来源说了的事；计划不写成完成。")
    source: Slug = Field(title="来源", description="来源代码，见 sources.yaml。")
    quote: Text | None = Field(default=None, title="原句", description="来源原句。")
    published: Date = Field(title="本站发布日期", description='这条进展在本站发布的日期，如 "2026-11-24"。')


class ProjectStatus(Frozen):
    """项目状态: what an official source says of the whole project."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"value": {"enum": ["已终止", "已调整"]}}, "required": ["value"]},
            "then": {"required": ["reason"], "properties": {"reason": {"type": "string"}}},
        }
    )

    value: ProjectState = Field(title="状态", description="来源所说的状态。")
    date: Date = Field(title="日期", description="来源确认这一状态的日期；写“已完成”时就是完成日期。")
    source: Slug = Field(title="来源", description="来源代码，见 sources.yaml。")
    reason: Text | None = Field(default=None, title="原因", description="已调整、已终止时必填。")
    published: Date | None = Field(
        default=None, title="本站发布日期", description='这一状态在本站发布的日期，如 "2026-11-24"。'
    )

    @model_validator(mode="after")
    def _ending_is_explained(self) -> ProjectStatus:
        if self.value in {ProjectState.ENDED, ProjectState.CHANGED} and self.reason is None:
            raise rule_error(f"状态是“{self.value}”，却没有写原因", "请加上 reason，一句话说明原因")
        return self


class Investment(Frozen):
    """投资: what the plan says that a project costs."""

    amount: Number = Field(gt=0, title="金额", description="只写数字，如 1.2。")
    unit: Text = Field(title="单位", description="照规划原文，如 亿元、万元。")
    text: Text = Field(title="规划原文", description="项目文字中的原文，照抄，如“总投资1.2亿元”。")


class Project(Frozen):
    """项目: one entry of a sidebar, or one that stands in the text by itself."""

    id: ProjectId = Field(
        title="项目编号", description="专栏里的写专栏号-序号，如 3-5；专栏以外的写 p 加序号，如 p12。也是网址的一部分。"
    )
    number: Text | None = Field(
        default=None, title="规划编号", description="规划自己的编号，照原文，如“项目12”“（三）”；没有编号就不写。"
    )
    name: Text = Field(title="项目名称", description="照规划原文。")
    text: Lines = Field(
        default="", title="项目内容", description="照规划原文，一字不改；几段的用 |，一段一行；只有名称的不写。"
    )
    at: TablePassage | None = Field(
        default=None,
        title="所在表格",
        description="项目列在正文表格的一行里的才写：表格的编号，如 annex1-t1；名称和文字照抄这一行的格子。",
    )
    group: Text | None = Field(
        default=None, title="所在分组", description="专栏里有小标题的，照抄小标题；同一组的项目都写，连在一起。"
    )
    investment: Investment | None = Field(default=None, title="投资", description="规划写明投资的才填。")
    start: Year | None = Field(default=None, title="开始年份", description="规划写明的，如 2026；没有就不写。")
    end: Year | None = Field(default=None, title="结束年份", description="规划写明的，如 2028；没有就不写。")
    departments: Responsible | None = Field(
        default=None, title="责任单位", description="有来源写明时才填：lead、support、source，或只写一个单位的全称。"
    )
    targets: tuple[ProjectTarget, ...] = Field(default=(), title="目标", description="项目文字中的每一个量化承诺。")
    unmeasured: tuple[Unmeasured, ...] = Field(default=(), title="非目标数字", description="项目文字中不是承诺的数字。")
    status: Listed[ProjectStatus] = Field(
        default=(), title="官方状态", description="有来源写明时才填；先后有几个的写成列表，原来的不删，日期最近的有效。"
    )
    milestones: tuple[Milestone, ...] = Field(default=(), title="里程碑", description="分步骤的期限。")
    progress: tuple[ProgressReport, ...] = Field(default=(), title="进展", description="有来源的进展，新的写在前面。")
    last_checked: Date | None = Field(default=None, title="最近核查日期", description="最近一次查找公开信息的日期。")

    @property
    def official(self) -> ProjectStatus | None:
        """The newest status that a source states; of one day's, the one that stands last."""
        return max(reversed(self.status), key=lambda stated: stated.date, default=None)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, line by line."""
        return tuple(line for line in self.text.split("\n") if line.strip())

    @property
    def promising(self) -> str:
        """The words that hold its promises: the text, or the name where the plan has no other words."""
        return self.text or self.name

    @property
    def full_name(self) -> str:
        """The name behind the plan's own number, as the plan prints both."""
        return f"{self.number}　{self.name}" if self.number else self.name


class OwnProject(Project):
    """专栏以外的项目: a project that stands in the text by itself."""

    chapter: Piece = Field(title="所在章", description="章号，如 3；在附件里的写附件的文件名，如 annex1。")


class Sidebar(Frozen):
    """专栏: a box of projects within a chapter."""

    id: Positive = Field(title="专栏号", description="如 3。")
    number: Text | None = Field(
        default=None, title="规划编号", description="规划不是写作“专栏3”的才写，照原文，如“专栏三”。"
    )
    title: Text = Field(title="专栏标题", description="照规划原文，不含“专栏3”。")
    chapter: Piece = Field(title="所在章", description="章号，如 3；在附件里的写附件的文件名，如 annex1。")
    lead: Lines = Field(
        default="", title="引言", description="标题下面、项目之前的文字，照原文；几段的用 |，一段一行；没有就不写。"
    )
    projects: tuple[Project, ...] = Field(title="项目", description="专栏中的项目，按原文顺序。", min_length=1)

    @property
    def label(self) -> str:
        """How the plan calls it: ``专栏3``."""
        return self.number or f"专栏{self.id}"

    @property
    def entries(self) -> tuple[tuple[str, tuple[Project, ...]], ...]:
        """The groups of projects whose words the box holds; those in a table of the text stand there."""
        inside = ((name, tuple(one for one in members if one.at is None)) for name, members in self.groups)
        return tuple((name, members) for name, members in inside if members)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lead, line by line."""
        return tuple(line for line in self.lead.split("\n") if line.strip())

    @property
    def groups(self) -> tuple[tuple[str, tuple[Project, ...]], ...]:
        """Projects that follow one another under one sub-heading, which is empty where there is none."""
        found = groupby(self.projects, key=lambda project: project.group or "")
        return tuple((name, tuple(members)) for name, members in found)
