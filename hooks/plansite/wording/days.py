"""Days and moments as readers and machines see them, in Beijing time."""

from __future__ import annotations

import datetime

MIDNIGHT = "00:00"
"""The data know days, not hours: every time of publication is the beginning of its day."""

ZONE = "+08:00"
BEIJING = datetime.timezone(datetime.timedelta(hours=8))


def day(date: datetime.date) -> str:
    """``2026年6月22日``."""
    return f"{date.year}年{date.month}月{date.day}日"


def readable(date: object) -> str:
    """``2026年6月22日``, from a date or its ISO form."""
    return day(datetime.date.fromisoformat(str(date)))


def stamp(date: object) -> str:
    """``2026-06-22 00:00``, the form that tags for crawlers ask for, from a date or its ISO form."""
    return f"{date} {MIDNIGHT}"


def moment(date: object) -> str:
    """``2026-06-22T00:00:00+08:00``, from a date or its ISO form."""
    return f"{date}T{MIDNIGHT}:00{ZONE}"
