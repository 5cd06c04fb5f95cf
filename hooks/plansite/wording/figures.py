"""Figures as a plan prints them, with their units: the unit stands behind the number, before what is said of it."""

from __future__ import annotations

import re

from plansite.models.targets import units

NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
PRINTED = re.compile(
    rf"(?P<before>[^0-9]*)(?P<low>{NUMBER})(?:(?P<dash>\s*[～~—–\-]\s*)(?P<high>{NUMBER}))?(?P<after>[^0-9]*)"
)
"""A number or a range with words around it."""

AFTER = re.compile(r"\s*(?:（含）|\(含\))?\s*(?:及?(?:以上|以下|以内|以外|左右|上下))?\s*(?:（含）|\(含\))?")
"""Words that limit the number before them and stand behind its unit: ``6.5%以上``, ``1.45万亿斤左右``."""


def with_unit(text: str, unit: str) -> str:
    """The words of a target with the unit behind its number, where they do not say it; words without one stay."""
    found = PRINTED.fullmatch(text)
    if unit in text or found is None or AFTER.fullmatch(found["after"]) is None:
        return text
    low = f"{found['low']}{unit}" if found["dash"] and units.unit(unit).points else found["low"]
    ends = low + (f"{found['dash']}{found['high']}" if found["dash"] else "")
    known = units.unit(unit)
    return f"{found['before']}{known.before}{ends}{known.after}{found['after']}"
