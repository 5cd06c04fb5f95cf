"""Chinese names under which a reader's browser saves files."""

from __future__ import annotations

import posixpath
import re

from plansite.exports.export import Export
from plansite.plan.plan import Plan

REFUSED = re.compile(r'[\\/:*?"<>|“”‘’\s]+')
"""Characters that some system refuses in file names, or that are awkward there."""


def saved_name(plan: Plan, title: str, path: str, day: str) -> str:
    """``某县健康规划-指标-2018-03-01.csv``; ``day`` is that of the data, as ISO 8601 has it."""
    name = posixpath.basename(path)
    words = REFUSED.sub("", f"{plan.about.short_title}-{title}-{day}")
    return words + name[name.index(".") :]


def saved_export(plan: Plan, export: Export) -> str:
    """The name of a data file; empty where tools know the file by its own name."""
    title, has_form, _ = export.title.partition("（")
    return saved_name(plan, title, export.path, plan.as_of.isoformat()) if has_form else ""
