"""Departments that a plan names for a task: ``（牵头单位：…，配合单位：…）``."""

from __future__ import annotations

import re
from dataclasses import dataclass

LEAD = r"(?:牵头|责任|主责|负责|主管|实施)(?:单位|部门|责任单位)|牵头责任单位|牵头"
HELP = r"(?:配合|参与|协同|协办|支持|参加|责任)(?:单位|部门)|配合"
NOTE = re.compile(
    rf"[（(【\[]\s*(?P<lead_word>{LEAD})\s*[:：]\s*(?P<lead>[^）)】\]；;]+?)"
    rf"(?:\s*[；;,，。]\s*(?:{HELP})\s*[:：]\s*(?P<help>[^）)】\]]+?))?[。；;]?\s*[）)】\]]"
)
SPLIT = re.compile(rf"[；;,，。]?\s*(?:{HELP})\s*[:：]\s*")
SEPARATOR = re.compile(r"(?:[、，,；;]|\s{2,}|\u3000)(?![^（(]*[）)])")
LED = re.compile(
    r"^(?P<lead>[^（(，,；;]+?)(?:[（(](?:牵头|主责|负责)(?:单位)?[）)]|牵头)[、，,；;]?"
    r"(?P<help>.*?)(?:等)?(?:配合|参与|协同|按职责分工负责)?$"
)
"""``甲局（牵头）、乙局、丙局`` and ``甲局牵头，乙局、丙局配合``."""


@dataclass(frozen=True, slots=True)
class Departments:
    """责任单位: who leads and who helps, as the plan names them."""

    lead: str
    support: tuple[str, ...]
    words: str
    """The plan's own note."""

    is_shared: bool = False
    """Whether several lead; they stand as printed."""


IN_WORDS = re.compile(r"[（(【\[][^（()）]{2,60}?(?:牵头|负责|配合|按职责分工)[^（()）]{0,60}[）)】\]]")


def note(text: str) -> str:
    """The words in brackets that say who is responsible, however they are put; empty if there are none."""
    match = NOTE.search(text) or IN_WORDS.search(text)
    return match[0] if match else ""


def departments(text: str) -> Departments | None:
    """The departments that a text names in brackets, if it names any."""
    match = NOTE.search(text)
    if match is None:
        return None
    lead, support = match["lead"], match["help"] or ""
    if not support:
        lead, *rest = SPLIT.split(lead, maxsplit=1)
        support = rest[0] if rest else ""
    return _made(lead, support, match[0])


def of_cell(lead: str, support: str = "") -> Departments | None:
    """The departments of a table's cells."""
    words = lead
    match = re.match(rf"\s*(?:{LEAD})\s*[:：]\s*", lead)
    lead = lead[match.end() :] if match else lead
    if not support:
        lead, *rest = SPLIT.split(lead, maxsplit=1)
        support = rest[0] if rest else ""
    if not support and (led := LED.match(lead)):
        lead, support = led["lead"], led["help"]
    return _made(lead, support, words)


def _made(lead: str, support: str, words: str) -> Departments | None:
    leads, helps = _names(lead), _names(support)
    if not leads:
        return None
    return Departments("、".join(leads), tuple(helps), words, is_shared=len(leads) > 1)


def _names(text: str) -> list[str]:
    return [
        name
        for part in SEPARATOR.split(text)
        if (name := part.strip(" 　。．.等/／—–-*")) and name != "无" and not name.isdigit()
    ]
