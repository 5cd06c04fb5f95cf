"""Saying in Chinese what is wrong, so that whoever publishes the plan can read it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

MOST = 20
"""Faults that are told; more would hide the first ones."""


def none(rule: str, faults: Iterable[str]) -> None:
    """Fail with the broken rule and every fault, without a traceback; do nothing if there is none."""
    found = list(dict.fromkeys(faults))
    if found:
        lines = [f"应当：{rule}", *(f"  {number}. {fault}" for number, fault in enumerate(found[:MOST], start=1))]
        if len(found) > MOST:
            lines.append(f"  ……另有 {len(found) - MOST} 处")
        pytest.fail("\n".join(lines), pytrace=False)


def differing(wanted: Iterable[object], found: Iterable[object], where: str) -> list[str]:
    """What only one of two collections has, in words."""
    known, there = list(wanted), list(found)
    missing = [f"{where}缺少：{item}" for item in known if item not in there]
    return missing + [f"{where}多出：{item}" for item in there if item not in known]
