"""What may stand inside a line of the plan's text: words, bold words and marks of footnotes; all else is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~^&])")
TOKEN = re.compile(r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|<>~^&])|(?P<bold>\*\*)|\[\^(?P<label>[^\]\s]+)\]")

NOT_CARRIED = (
    (re.compile(r"!\[[^\]]*\]\("), "图片没有单独占一行", "请把图片移到单独的一行：![替代文字](图片文件)"),
    (
        re.compile(r"(?<!!)\[[^\]^][^\]]*\]\([^)]*\)"),
        "有链接“{match}”",
        "规划正文不加链接，请只留文字；原文就有方括号的，写成 \\[ 和 \\]",
    ),
    (re.compile(r"`[^`]+`"), "有反引号“{match}”", "请删除反引号；原文就有的，写成 \\`"),
    (re.compile(r"__[^_]+__"), "有下划线写法“{match}”", "粗体请写成 **文字**；原文就有下划线的，写成 \\_"),
    (
        re.compile(r"(?<![0-9A-Za-z_])_[^_\s][^_]*_(?![0-9A-Za-z_])"),
        "有斜体“{match}”",
        "请删除下划线；原文就有的，写成 \\_",
    ),
    (re.compile(r"~~[^~]+~~"), "有删除线“{match}”", "请只留原文的文字"),
    (
        re.compile(r"(?<!\*)\*(?![*\s])[^*]+(?<![*\s])\*(?!\*)"),
        "有斜体“{match}”",
        "请删除星号；原文就有星号的，写成 \\*",
    ),
    (re.compile(r"&(?:[A-Za-z]+|#[0-9]+);"), "有转义符“{match}”", "请直接写这个字符；原文就是这样的，写成 \\&"),
    (re.compile(r"\{:?\s*[#.][^}]*\}\s*$"), "有花括号属性“{match}”", "规划正文的编号由程序给出，请删除花括号"),
)
"""Ways of writing that other Markdown knows, each with what is said of it; all are looked for outside of escapes."""

LONGEST = 20


@dataclass(frozen=True, slots=True)
class Words:
    """文字: the words of a line, and what is done to some of them."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    """Spans of bold words."""

    footnotes: tuple[tuple[int, str], ...] = ()
    """Where a mark of a footnote stands, and its label."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What stands in a line and is not carried: from which character on, what it is, and the cure."""

    at: int
    found: str
    mend: str


def refusals(line: str) -> Iterator[Refusal]:
    """Everything in a line that would print as raw characters."""
    bare = ESCAPED.sub("　　", line)
    for pattern, found, mend in NOT_CARRIED:
        for match in pattern.finditer(bare):
            words = line[match.start() : match.end()]
            shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
            yield Refusal(match.start(), found.format(match=shown), mend)
    if bare.count("**") % 2:
        yield Refusal(bare.rindex("**"), "粗体的星号“**”不成对", "粗体写成 **文字**；原文就有星号的，写成 \\*")


def words(line: str) -> Words:
    """The words of a line without the signs that mark them."""
    parts: list[str] = []
    bold: list[tuple[int, int]] = []
    notes: list[tuple[int, str]] = []
    opened: int | None = None
    length = position = 0
    for token in TOKEN.finditer(line):
        plain = line[position : token.start()] + (token["escaped"] or "")
        parts.append(plain)
        length += len(plain)
        position = token.end()
        if token["label"]:
            notes.append((length, token["label"]))
        elif token["bold"] and opened is None:
            opened = length
        elif token["bold"]:
            bold.append((opened or 0, length))
            opened = None
    return Words("".join((*parts, line[position:])), tuple(span for span in bold if span[0] < span[1]), tuple(notes))
