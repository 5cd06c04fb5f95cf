"""The body of an issue that was written with a form: sections with known headings, read exactly or refused in Chinese.

What people see of an issue and what is read of it must be the same: whatever the host would show otherwise than it is
written, or not at all, is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plansite.desk.answers import RefusedError
from plansite.personal import excerpt

MOST = 65_536
"""Characters of a body, as many as the host takes."""

LINE = 200
"""Characters of an answer of one line."""

TEXT = 2000
"""Characters of a text, such as the sentence of a source."""

SHOWN = 30
"""Characters of a foreign line that a message repeats."""

BREAK = re.compile(r"\r\n|\r|\n")
HEADING = re.compile(r"[ \t]*#{1,6}(?:\s|$)")
NONE = frozenset({"_No response_", "None"})
"""What the host writes where nothing was filled in or chosen."""

FENCE = re.compile(r"(?P<fence>`{3,32}|~{3,32})[a-z]*\n(?P<inside>.*?)\n?(?P=fence)", re.DOTALL)
FENCES = re.compile(r"^[ \t]*(?:`{3}|~{3})", re.MULTILINE)
TICKED = re.compile(r"- \[[xX]\] \S.*")
HIDDEN = {
    "HTML 注释": re.compile(r"<!-|-->"),
    "HTML 的字符代码": re.compile(r"&#?[0-9A-Za-z]{2,31};"),
    "不显示的链接定义": re.compile(r"^[ \t]*\[[^\]\n]*\]:", re.MULTILINE),
    "图片": re.compile(r"!\["),
}
"""What the host shows otherwise than it is written, by its name."""

UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
SEEN = frozenset({"\t", "\n"})
BROKEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc-\uffff]")
"""Blanks that count as letters, and what stands for a character that was lost."""

LISTED = 10
"""Faults of one kind that are told one by one."""

AROUND = 200
"""Characters that the host may put around an answer."""


@dataclass(frozen=True, slots=True)
class Blank:
    """栏目: one question of a form."""

    heading: str
    answer: str = ""
    """The name of the answer that it gives; none for a list of ticks, which must all be there."""

    longest: int = LINE
    """Characters; an answer longer than a line may have several."""


def answers(body: str, blanks: Sequence[Blank]) -> dict[str, str]:
    """What is filled in, by the names of the answers; what is left blank is left out.

    Raises ``RefusedError`` with everything that is wrong: headings that are missing, foreign, repeated or moved, and
    answers that are too long, hold what cannot be seen, or are not what the form lets people write.
    """
    if len(body) > MOST:
        raise RefusedError(f"表单有 {len(body)} 个字符，应不超过 {MOST} 个")
    text = BREAK.sub("\n", body)
    if not text.strip():
        raise RefusedError("表单是空的。请重新填写一张")
    lines = text.split("\n")
    known = {f"### {blank.heading}": blank for blank in blanks}
    places = [place for place, line in enumerate(lines) if line.rstrip(" \t") in known]
    found = [known[lines[place].rstrip(" \t")] for place in places]
    if wrong := list(_wrong_headings(lines, places, found, blanks)):
        raise RefusedError("\n".join(wrong))
    ends = [*places[1:], len(lines)]
    written = {blank: "\n".join(lines[place + 1 : end]) for blank, place, end in zip(found, places, ends, strict=True)}
    if wrong := [words for blank, answer in written.items() for words in _wrong_answer(blank, answer)]:
        raise RefusedError("\n".join(wrong))
    return {blank.answer: words for blank, answer in written.items() if blank.answer and (words := _plain(answer))}


def _wrong_headings(
    lines: Sequence[str], places: Sequence[int], found: Sequence[Blank], blanks: Sequence[Blank]
) -> Iterator[str]:
    before = lines[: places[0] if places else 0]
    if any(line.strip() for line in before):
        yield "第一个栏目之前有多出的文字。请删去"
    own = set(places)
    foreign = [line for place, line in enumerate(lines) if place not in own and HEADING.match(line)]
    for line in foreign[:LISTED]:
        yield f"“{_seen(line)}”不是这张表单的栏目。请删去；回答里不能有以 # 开头的标题"
    if len(foreign) > LISTED:
        yield f"另有 {len(foreign) - LISTED} 行也不是"
    times = Counter(found)
    for blank in blanks:
        if not times[blank]:
            yield f"缺少栏目“{blank.heading}”。栏目的标题不能改动、删去，请改回来，或重新填写一张表单"
        elif times[blank] > 1:
            yield f"栏目“{blank.heading}”出现了 {times[blank]} 次，不知道以哪个为准。每个栏目只能有一次"
    if set(times.values()) == {1} and found != [blank for blank in blanks if times[blank]]:
        yield "栏目的次序变了。请改回来，或重新填写一张表单"


def _wrong_answer(blank: Blank, answer: str) -> Iterator[str]:
    name = f"“{blank.heading}”"
    if len(answer) > blank.longest + AROUND:
        yield f"{name}有 {len(answer)} 个字符，应不超过 {blank.longest} 个字"
        return
    unseen = dict.fromkeys(one for one in answer if is_unseen(one))
    if unseen:
        codes = "、".join(f"U+{ord(one):04X}" for one in [*unseen][:LISTED])
        yield f"{name}里有看不见或不能用的字符（{codes}）。请删去，或不用粘贴、重新输入"
    for what, pattern in HIDDEN.items():
        if pattern.search(answer):
            yield f"{name}里有{what}，网页上看到的和写的不一样。请删去，只写文字"
    words = _plain(answer)
    if not blank.answer:
        if not words or any(not TICKED.fullmatch(line) for line in words.split("\n") if line.strip()):
            yield f"{name}没有全部打勾。请逐条核对以后打勾"
        return
    if FENCES.search(words):
        yield f"{name}里有代码块的标记（```）。请删去"
    if blank.longest <= LINE and "\n" in words:
        yield f"{name}写成了多行。请写在一行里"
    if len(words) > blank.longest:
        yield f"{name}有 {len(words)} 个字，应不超过 {blank.longest} 个字"


def _plain(answer: str) -> str:
    """An answer without what the host puts around it."""
    words = answer.strip(" \t\n")
    fenced = FENCE.fullmatch(words)
    if fenced is not None and fenced["fence"] not in fenced["inside"]:
        words = fenced["inside"].strip(" \t\n")
    return "" if words in NONE else words


def is_unseen(one: str) -> bool:
    """Whether a character is not seen, or is none."""
    return (unicodedata.category(one) in UNSEEN and one not in SEEN) or BROKEN.match(one) is not None


def _seen(line: str) -> str:
    return excerpt("".join("□" if is_unseen(one) else one for one in line.strip()), SHOWN)
