"""Headings: the ways in which plans number their parts, chapters and sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plansite.models.hanzi import HAN
from plansite.newplan.documents.structure import BLANK

NUMERAL = "〇零一二三四五六七八九十百两"
VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100}
BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LONGEST = 60
CLOSED = "。；;！？!?，,：:"
"""How no heading ends."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of numbering."""

    name: str
    pattern: re.Pattern[str]
    rank: int
    """From the whole (0) to its smallest parts."""


KINDS = (
    Kind("篇", re.compile(rf"第\s*(?P<n>[{NUMERAL}]+|\d+)\s*篇"), 0),
    Kind("部分", re.compile(rf"第\s*(?P<n>[{NUMERAL}]+|\d+)\s*部分"), 1),
    Kind("章", re.compile(rf"第\s*(?P<n>[{NUMERAL}]+|\d+)\s*章"), 2),
    Kind("节", re.compile(rf"第\s*(?P<n>[{NUMERAL}]+|\d+)\s*节"), 3),
    Kind("一、", re.compile(rf"(?P<n>[{NUMERAL}]+)\s*(?:、|[．.,，](?!\d)|[\u3000 ]+(?=\S))"), 4),
    Kind("（一）", re.compile(rf"(?:[（(]\s*(?P<n>[{NUMERAL}]+)\s*[)）]|(?P<b>[{BRACKETED}]))[、．.]?"), 5),
    Kind("1.1.1", re.compile(r"(?P<a>\d{1,2}[.．]\d{1,2})[.．](?P<n>\d{1,2})(?![\d.．%％])"), 8),
    Kind("1.1", re.compile(rf"(?P<a>\d{{1,2}})[.．](?P<n>\d{{1,2}})(?![\d.．%％])(?=[\s\u3000{HAN}“（])"), 7),
    Kind("1.", re.compile(r"(?P<n>\d{1,2})\s*(?:[、．]|\.(?!\d))"), 6),
    Kind("（1）", re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[)）]"), 9),
    Kind("①", re.compile(rf"(?P<n>[{CIRCLED}])"), 10),
)
ORDERS = {kind.name: kind.rank for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Label:
    """The number before a heading."""

    kind: str
    number: int
    end: int
    """How many characters the number takes."""

    @property
    def rank(self) -> int:
        """The rank of its kind."""
        return ORDERS[self.kind]


def value(numeral: str) -> int:
    """``二十三`` or ``23`` as a number; 0 for what is none."""
    if numeral.isdigit():
        return int(numeral)
    total = current = 0
    if all(character in VALUES for character in numeral):
        return int("".join(str(VALUES[character]) for character in numeral)) if numeral else 0
    for character in numeral:
        if character in TENS:
            total += (current or 1) * TENS[character]
            current = 0
        else:
            current = VALUES.get(character, 0)
    return total + current


def label(text: str) -> Label | None:
    """The number that a line begins with, if it begins with one."""
    for kind in KINDS:
        match = kind.pattern.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        if bracketed := groups.get("b"):
            return Label(kind.name, BRACKETED.index(bracketed) + 1, match.end())
        if groups["n"] in CIRCLED:
            return Label(kind.name, CIRCLED.index(groups["n"]) + 1, match.end())
        return Label(kind.name, value(groups["n"]), match.end())
    return None


def stands_alone(text: str) -> bool:
    """Whether a line could be a heading: short, and no sentence."""
    words = text.strip(BLANK)
    return 0 < len(words) <= LONGEST and words[-1] not in CLOSED and "。" not in words


def is_bare(text: str, found: Label) -> bool:
    """Whether a line is a number without a title."""
    return not text[found.end :].strip(BLANK)
