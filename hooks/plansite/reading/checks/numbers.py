"""No number of a promise is left out: each in a project's words is a target's, explained, or plainly no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from plansite.models import Project, ProjectTarget
from plansite.problems import Problem
from plansite.reading.dataset import Located

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
TEN_THOUSAND = Decimal(10000)

YEAR = r"(?:19|20)[0-9]{2}"
TO = r"\s*[-—－–~～至、/]\s*"
FIGURE = r"[0-9][0-9,]*(?:\.[0-9]+)?"
SCALE = r"(?:万亿|千亿|百亿|亿|千万|百万|万|千|百)?"
KINDS_OF_NAME = "工程|计划|行动|模式|体系|制度|证书|战略|机制|方案|规划|平台|政策|人才|格局|专项|热线"

NO_QUANTITY = re.compile(
    "|".join(
        (
            rf"{YEAR}(?:{TO}(?:{YEAR}|[0-9]{{2}}))*\s*(?:学年|年度|年)(?:度)?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?",
            rf"(?<![0-9.]){YEAR}\s*[-—－–~～]\s*{YEAR}(?![0-9.])",
            r"分\s*[0-9]+\s*[期批步]",
            rf"第\s*[0-9]+(?:{TO}[0-9]+)*",
            r"(?m:^)\s*[0-9]{1,2}[．、.](?![0-9])",
            r"[（(][0-9]{1,2}[）)]",
            r"[0-9]+(?:\.[0-9]+)?\s*(?:个月|个工作日|工作日|学年|年|月|周|天|日)(?:以内|之内|内|期)",
            r"(?:为期|历时|未来|今后|近|过去|前|后)\s*[0-9]+(?:\s*[-—－–~～至]\s*[0-9]+)?\s*(?:个月|学年|年|周|天)",
            rf"{FIGURE}\s*{SCALE}(?:{TO}{FIGURE}\s*{SCALE})?\s*[余多]?\s*(?:元(?![件素宵])|美元|欧元|港元|日元)",
            rf"[〔\[［(（]{YEAR}[〕\]］)）]\s*第?\s*[0-9]+\s*号",
            r"[0-9]+\s*号(?:文|令|公告)",
            r"《[^》]*》",
            r"[A-Za-z]+[-.]?[0-9]+(?:\.[0-9]+)?",
            r"[0-9]+(?:[GKD](?![A-Za-z])|\+[0-9A-Za-z]+(?:\+[0-9A-Za-z]+)*)",
            r"#[0-9]+|[0-9]+#",
            rf"“[^“”]{{1,20}}”(?=[^，。；、]{{0,4}}(?:{KINDS_OF_NAME}))",
            rf"“[^“”]{{1,16}}(?:{KINDS_OF_NAME})”",
            r"(?<![0-9.])[0-9]{3,5}(?:工程|计划|热线)",
        )
    )
)
"""Years, ordinals, numbers of items, durations, amounts of money, numbers of documents, parts of names."""


def unexplained(project: Project, words: str) -> Iterator[re.Match[str]]:
    """Every number in a project's words that is no target's and has no reason, in the order of the words."""
    plainly = [match.span() for match in NO_QUANTITY.finditer(words)]
    for number in NUMBER.finditer(words):
        inside = any(start <= number.start() and number.end() <= end for start, end in plainly)
        if not inside and not _accounted(project, words, number):
            yield number


def problems(project: Located[Project]) -> Iterator[Problem]:
    """A problem at each such number of a project."""
    item = project.item
    for field, words in (("name", item.name), ("text", item.text)):
        for number in unexplained(item, words):
            found = f"项目 {item.id} 的数字“{number[0]}”没有对应的目标"
            mend = f"请为“{_around(words, number)}”写一个目标，或在 unmeasured 中写明它为什么不是目标"
            yield Problem(project.within(number.start(), field), found, mend)


def _accounted(project: Project, words: str, number: re.Match[str]) -> bool:
    reasons = (unmeasured.text for unmeasured in project.unmeasured)
    if any(_covers(words, text, number) for text in reasons):
        return True
    return any(
        Decimal(number[0]) in _explained(target) and _covers(words, target.text, number) for target in project.targets
    )


def _covers(words: str, quoted: str, number: re.Match[str]) -> bool:
    start = words.find(quoted)
    while start >= 0:
        if start <= number.start() and number.end() <= start + len(quoted):
            return True
        start = words.find(quoted, start + 1)
    return False


def _explained(target: ProjectTarget) -> set[Decimal]:
    values = {value for value in (target.value, target.low, target.high) if value is not None}
    return values | {value * TEN_THOUSAND for value in values} | {Decimal(target.by)}


def _around(words: str, number: re.Match[str]) -> str:
    return words[max(0, number.start() - 8) : number.end() + 8].replace("\n", "")
