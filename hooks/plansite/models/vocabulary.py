"""Closed lists: the only words that a field may hold."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an area does in the plan: its subject, what it is compared with, or a part of the subject."""

    SUBJECT = "subject"
    COMPARISON = "comparison"
    PART = "part"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"


class Comparison(StrEnum):
    """How a value is held against a target; ``=`` is a point to reach."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    POINT = "="


class Basis(StrEnum):
    """目标按什么评价: the level at the deadline, or what the years come to."""

    LEVEL = "期末"
    AVERAGE = "年均"
    CUMULATIVE = "累计"
    EACH_YEAR = "每年"
    WHOLE_PERIOD = "全期"


class Mean(StrEnum):
    """平均方法 of an average of years: rates add up, growth rates multiply."""

    ARITHMETIC = "算术"
    GEOMETRIC = "几何"


class ObservationStatus(StrEnum):
    """数据性质: an actual, preliminary or expected figure."""

    ACTUAL = "实际"
    PRELIMINARY = "初步"
    EXPECTED = "预计"


class Scope(StrEnum):
    """口径: whether a figure is defined as the plan's indicator is."""

    SAME = "same"
    DIFFERENT = "different"


class Grade(StrEnum):
    """来源等级: the publisher's own page, a newspaper's report, or somebody's copy."""

    OFFICIAL = "official"
    MEDIA = "media"
    REPOST = "repost"

    @property
    def label(self) -> str:
        """The Chinese word readers see."""
        return {"official": "官方发布", "media": "媒体报道", "repost": "转载"}[self.value]


class TargetKind(StrEnum):
    """目标类型: a level to be at, a number of things, a rate each year, or steps."""

    LEVEL = "level"
    COUNT = "count"
    YEARLY = "yearly"
    MILESTONE = "milestone"


class ProjectState(StrEnum):
    """项目状态 as an official source states it, the unpleasant words included."""

    NOT_STARTED = "未启动"
    UNDER_WAY = "进行中"
    PARTLY_DONE = "部分完成"
    DONE = "已完成"
    NOT_DONE = "未完成"
    CHANGED = "已调整"
    ENDED = "已终止"


class NoQuantity(StrEnum):
    """无量化目标: what is said instead of a status of a project whose words promise no quantity."""

    WORD = "无量化目标"


class NoteKind(StrEnum):
    """校注类型: damaged text, a contradiction, or irregular form."""

    DAMAGED = "缺损"
    CONTRADICTION = "矛盾"
    FORM = "体例"


class Status(StrEnum):
    """目标状态: the verdict on a target, in the words of published reports."""

    AWAITING = "待公布"
    NOT_ASSESSED = "不作评价"
    EARLY = "提前实现"
    ACHIEVED = "已实现"
    EXCEEDED = "超额实现"
    MISSED = "未实现"
    AHEAD = "快于预期"
    ON_TRACK = "符合预期"
    BEHIND = "滞后"
    REVERSED = "倒退"
    HELD = "保持达标"
    FALLEN = "跌破"
    IN_WORDS = "以文字表述"
