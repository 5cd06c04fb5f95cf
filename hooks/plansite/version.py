"""数据版本: names a state of the data, so that a figure can be quoted together with what it was taken from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plansite.plan import Plan

DIGITS = 8
"""Hexadecimal digits of the hash: enough to tell apart two versions of one day."""


def data_version(plan: Plan) -> str:
    """``2026-11-24.3fa9c1d2``: 数据截至 and the start of a SHA-256 over all data; depends on nothing else."""
    data = {
        "about": plan.about.model_dump(mode="json", exclude_none=True),
        "sources": [source.model_dump(mode="json") for source in plan.sources.values()],
        "indicators": [indicator.model_dump(mode="json") for indicator in plan.indicators],
        "sidebars": [sidebar.model_dump(mode="json") for sidebar in plan.sidebars],
        "notes": [note.model_dump(mode="json") for note in plan.notes],
    }
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return f"{plan.as_of.isoformat()}.{hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]}"
