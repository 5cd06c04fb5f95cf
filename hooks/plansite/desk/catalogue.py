"""Everything that can be done at the desk, by the word that names it on the command line."""

from __future__ import annotations

from collections.abc import Callable

from plansite.desk import jobs, statements
from plansite.desk.jobs import Desk

JOBS: dict[str, tuple[str, Callable[[Desk], None]]] = {
    "value": ("发布一个数值（全年、年中或学年）", jobs.value),
    "correct": ("更正一个已公布的数值，或它的年份、性质、口径、来源", jobs.correct),
    "final": ("正式数公布（原来有初步数）", jobs.final),
    "withdraw": ("撤回一个误发的数值", jobs.withdraw),
    "progress": ("项目的文字进展", statements.progress),
    "milestone": ("项目的里程碑完成", statements.milestone),
    "step": ("项目的新里程碑（分步骤的期限）", statements.step),
    "state": ("项目的官方状态", statements.state),
    "assess": ("官方评估结果", statements.assess),
    "adjust": ("目标调整（规划中期调整，原目标保留）", statements.adjust),
    "department": ("责任单位", statements.department),
    "break": ("统计口径从某一年起变化", statements.new_count),
    "note": ("指标的说明", statements.note),
    "source": ("只登记一个来源", jobs.source),
}
"""Each with what it is and what does it."""
