"""What copying from a web page, a word processor or another branch leaves in a file, told where it stands.

Each is put right in memory, without moving a line, so that the rest of the file can be read and nobody is told of
what follows from it; only an unresolved conflict leaves nothing that could be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plansite.problems import Mark, Problem

CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|\|{7}(?: .*)?|={7}|>{7}(?: .*)?)\r?$", re.MULTILINE)
FENCE = re.compile(r"^[ \t]*(?P<fence>```|~~~)[ \t]*[A-Za-z]*[ \t]*$", re.MULTILINE)
DASH = re.compile(
    r"^ *(?P<dash>[\uff0d\u2010-\u2015\u2212\ufe63\ufe58\u2022\u2023\u25a0-\u25ef\u00b7\u30fb\uff65*+]+)"
    r"(?P<gap>[ \u00a0\u3000]*)(?=[A-Za-z_][A-Za-z0-9_-]*[ \u00a0]*[:：](?:[\s\u00a0\u3000]|$))",
    re.MULTILINE,
)
"""A list's item that begins with a character that only looks like a dash, or with a bullet."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that can be read, and what had to be put right for it."""

    text: str
    problems: tuple[Problem, ...]
    is_readable: bool = True
    """Whether anything can be said of the rest."""


def cleaned(text: str, file: str) -> Cleaned:
    """The text without what pasting left in it."""
    if conflicts := tuple(conflict_problems(text, file)):
        return Cleaned(text, conflicts, is_readable=False)
    problems = [*_fences(text, file), *_dashes(text, file)]
    text = FENCE.sub(lambda match: " " * len(match[0]), text)
    return Cleaned(DASH.sub(_as_dash, text), tuple(problems))


def conflict_problems(text: str, file: str) -> Iterator[Problem]:
    """One problem for each conflict of two branches that nobody has resolved."""
    open_at: int | None = None
    for match in CONFLICT.finditer(text):
        row = text.count("\n", 0, match.start()) + 1
        sign = match[0][0]
        if open_at is not None and sign == ">":
            found = f"从这一行到第 {row} 行是没有解决的合并冲突（<<<<<<<、=======、>>>>>>>）"
            mend = "两个版本之间以 ======= 隔开：请保留对的内容，再删除这三种标记行"
            yield Problem(Mark(file, open_at), found, mend)
            open_at = None
        elif sign == "<" and open_at is None:
            open_at = row
        elif open_at is None:
            yield Problem(
                Mark(file, row), f"有合并冲突留下的标记行“{match[0][:7]}”", "请核对上下文的内容，再删除这一行"
            )
    if open_at is not None:
        found = "从这一行起是没有解决的合并冲突，却没有结束的标记（>>>>>>>）"
        yield Problem(Mark(file, open_at), found, "请核对上下文的内容，保留对的，再删除标记行")


def _fences(text: str, file: str) -> Iterator[Problem]:
    for match in FENCE.finditer(text):
        mark = _mark(text, match.start("fence"), file)
        found = f"有网页代码块的标记“{match[0].strip()}”"
        yield Problem(mark, found, "这是从说明或网页一起复制来的，不属于数据，请删除这一行")


def _dashes(text: str, file: str) -> Iterator[Problem]:
    for match in DASH.finditer(text):
        found = f"列表的一项以“{match['dash']}”开头，不是半角短横线"
        yield Problem(_mark(text, match.start("dash"), file), found, "请改成“- ”：一个英文半角短横线，后面一个空格")


def _as_dash(match: re.Match[str]) -> str:
    before = match[0][: match.start("dash") - match.start()]
    length = len(match["dash"] + match["gap"])
    return before + "-" + " " * max(length - 1, 1)


def _mark(text: str, offset: int, file: str) -> Mark:
    return Mark(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
