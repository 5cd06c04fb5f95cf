"""Why something that was already public was changed, where no correction or withdrawal can say it."""

from __future__ import annotations

from pydantic import Field

from plansite.models.base import Date, Frozen, Text


class Change(Frozen):
    """改动说明: what was public, what it became, and why; readers see it in the updates."""

    what: Text = Field(title="改动", description="改了什么，照抄 make changes 列出的那一句。")
    reason: Text = Field(title="原因", description="一句话说明为什么改；读者在更新记录里看得到。")
    date: Date = Field(title="日期", description='改动的日期，如 "2026-11-25"。')


class ChangesFile(Frozen):
    """改动说明 (changes.yaml)."""

    changes: tuple[Change, ...] = Field(
        default=(), title="改动说明", description="新的写在前面或后面都可以；没有时写 []。"
    )
