"""Characters that must not stand in a published file: encodings, controls, HTML, personal data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plansite import personal
from plansite.problems import Mark, Problem, Severity
from plansite.reading.lookalikes import doubts

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]"
)
HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>?|!--)")
MOBILE = "手机号码"
LONGEST = 40
"""Characters of a text that a message repeats."""

WIDE_FORMS = "".join(map(chr, range(0xFF00, 0x10000)))
"""The block of Unicode in which characters have a form of the full width beside the ordinary one."""

WIDE = "".join(one for one in WIDE_FORMS if unicodedata.east_asian_width(one) == "F" and one.isalnum())
WIDE_RUN = re.compile(f"[{WIDE}]+")
"""Digits and letters of the full width."""

INDENTING = re.compile("^ *([\t\u3000\u00a0]+)", re.MULTILINE)
INDENT_NAMES = {"\t": "制表符（Tab）", "\u3000": "全角空格", "\u00a0": "网页上的不换行空格"}

WIDE_BLANKS = str.maketrans({"\t": "  ", "\u3000": "  "})


def decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file with its lines ended alike, or no text and the problem that keeps it from being read."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        lines = error.object[: error.start].decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found = "文件不是 UTF-8 编码" + ("，像是 GBK（ANSI）编码" if _reads_as_gbk(content) else "")
        mend = "请在编辑器里选择“另存为 UTF-8”后重新提交"
        return "", [Problem(Mark(file, len(lines), len(lines[-1]) + 1), found, mend)]


def character_problems(text: str, file: str) -> list[Problem]:
    """Everything in a file's text that must not be published, or only looks right, wherever it stands."""
    return [
        *control_problems(text, file),
        *_each(HTML, text, file, "有 HTML 标签“{match}”", "数据和正文里只写纯文字，请删除标签"),
        *personal_problems(text, file),
        *_doubts(text, file),
    ]


def control_problems(text: str, file: str) -> Iterator[Problem]:
    """Characters that no text holds, which are not seen."""
    yield from _each(CONTROL, text, file, "有看不见的控制字符 U+{code}", "请删除这个字符")


def _doubts(text: str, file: str) -> Iterator[Problem]:
    """Characters that only look right, each where it stands first."""
    for doubt in doubts(CONTROL.sub(" ", text)):
        more = f"（共 {doubt.times} 处）" if doubt.times > 1 else ""
        yield Problem(_mark(text, doubt.place, file), doubt.found + more, doubt.mend, Severity.WARNING)


def personal_problems(text: str, file: str) -> Iterator[Problem]:
    """Every number in a file's text that belongs to a person."""
    for number in personal.found(text):
        mend = "个人信息不得公开，请改用办公电话或删除" if number.kind == MOBILE else "个人信息不得公开，请删除"
        yield Problem(_mark(text, number.start, file), f"有{number.kind}“{number.masked}”", mend)


def indent_problems(text: str, file: str) -> list[Problem]:
    """Lines indented with anything but plain spaces, which YAML forbids or takes for letters."""
    return [
        Problem(
            _mark(text, match.start(1), file),
            f"行首用了{INDENT_NAMES[match[1][0]]}",
            "YAML 只能用半角空格缩进，请改用空格，每级两个",
        )
        for match in INDENTING.finditer(text)
    ]


def readable(text: str) -> str:
    """The text without what other problems have told already, so that the rest can be read."""
    indented = INDENTING.sub(lambda match: match[0].replace("\u00a0", " ").translate(WIDE_BLANKS), text)
    return CONTROL.sub("", personal.masked(indented))


def full_width(text: str) -> str | None:
    """The first run of full-width digits or letters, if there is one."""
    found = None if text.isascii() else WIDE_RUN.search(text)
    return None if found is None else found[0]


def _each(pattern: re.Pattern[str], text: str, file: str, found: str, mend: str) -> Iterator[Problem]:
    for match in pattern.finditer(text):
        facts = {"match": personal.excerpt(match[0], LONGEST), "code": f"{ord(match[0][0]):04X}"}
        yield Problem(_mark(text, match.start(), file), found.format(**facts), mend)


def _mark(text: str, offset: int, file: str) -> Mark:
    return Mark(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _reads_as_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
