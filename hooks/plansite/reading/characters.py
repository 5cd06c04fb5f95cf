"""Characters that must not stand in a published file: encodings, controls, HTML, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plansite.problems import Mark, Problem, Severity
from plansite.reading.lookalikes import doubts

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]"
)
HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>]*>?|!--)")
MOBILE = re.compile(r"(?<![0-9/_=-])(?:\+?86[ -]?)?1[3-9][0-9](?P<gap>[ -]?)[0-9]{4}(?P=gap)[0-9]{4}(?![0-9/_])")
IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
CARD = re.compile(
    r"(?<![0-9A-Za-z./_=-])(?=62|4|5[1-5]|35)"
    r"[0-9]{4}(?P<gap>[ -]?)(?:[0-9]{4}(?P=gap)){2}[0-9]{4}(?:(?P=gap)[0-9]{1,3})?(?![0-9A-Za-z/_])"
)
"""16 to 19 digits as banks issue them, whole or in groups of four."""

NARROW_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
INDENTING = re.compile("^ *([\t\u3000\u00a0]+)", re.MULTILINE)
INDENT_NAMES = {"\t": "制表符（Tab）", "\u3000": "全角空格", "\u00a0": "网页上的不换行空格"}

WIDE_BLANKS = str.maketrans({"\t": "  ", "\u3000": "  "})

IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of a UTF-8 file, or an empty text and the problem that keeps it from being read."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        found = "文件不是 UTF-8 编码" + ("，像是 GBK（ANSI）编码" if _reads_as_gbk(content) else "")
        mend = "请在编辑器里选择“另存为 UTF-8”后重新提交"
        return "", [Problem(Mark(file, line, column), found, mend)]


def character_problems(text: str, file: str) -> list[Problem]:
    """Everything in a file's text that must not be published, or only looks right, wherever it stands."""
    return [
        *_each(CONTROL, text, file, "有看不见的控制字符 U+{code}", "请删除这个字符"),
        *_each(HTML, text, file, "有 HTML 标签“{match}”", "数据和正文里只写纯文字，请删除标签"),
        *personal_problems(text, file),
        *_doubts(text, file),
    ]


def _doubts(text: str, file: str) -> Iterator[Problem]:
    """Characters that only look right, each where it stands first."""
    for character, doubt in doubts(CONTROL.sub(" ", text)):
        times = text.count(character)
        more = f"（共 {times} 处）" if times > 1 else ""
        yield Problem(_mark(text, text.index(character), file), doubt.found + more, doubt.mend, Severity.WARNING)


def personal_problems(text: str, file: str) -> Iterator[Problem]:
    """Every number in a file's text that belongs to a person."""
    narrow = text.translate(NARROW_DIGITS)
    yield from _each(MOBILE, narrow, file, "有手机号码“{masked}”", "个人信息不得公开，请改用办公电话或删除")
    for match in IDENTITY.finditer(narrow):
        if _is_identity_number(match[0]):
            found = f"有身份证号码“{_masked(match[0])}”"
            yield Problem(_mark(text, match.start(), file), found, "个人信息不得公开，请删除")
    for match in CARD.finditer(narrow):
        digits = re.sub("[ -]", "", match[0])
        if _is_card_number(digits) and not IDENTITY.fullmatch(digits):
            found = f"有银行卡号“{_masked(digits)}”"
            yield Problem(_mark(text, match.start(), file), found, "个人信息不得公开，请删除")


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
    return CONTROL.sub("", indented)


def full_width(text: str) -> str | None:
    """The first run of full-width digits or letters, if there is one."""
    match = FULL_WIDTH.search(text)
    return match[0] if match else None


def _each(pattern: re.Pattern[str], text: str, file: str, found: str, mend: str) -> Iterator[Problem]:
    for match in pattern.finditer(text):
        facts = {"match": match[0], "masked": _masked(match[0]), "code": f"{ord(match[0][0]):04X}"}
        yield Problem(_mark(text, match.start(), file), found.format(**facts), mend)


def _mark(text: str, offset: int, file: str) -> Mark:
    return Mark(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _masked(number: str) -> str:
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def _is_identity_number(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], IDENTITY_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[-1].upper()


def _is_card_number(number: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn)."""
    doubled = [int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0  # noqa: PLR2004


def _reads_as_gbk(content: bytes) -> bool:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
