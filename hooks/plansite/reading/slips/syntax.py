"""What the YAML parser complains of, said in Chinese at the place to mend.

libyaml often notices a slip a line or more below it. So the lines around are searched for the usual slips
first, and where it was in the middle of something (a quoted text, a brace) that beginning is named.
"""

from __future__ import annotations

import re

import yaml

from plansite.problems import Mark, Problem

KEY = r"^\s*(?:- +)?[A-Za-z_][\w-]*"
SLIPS = (
    (re.compile(KEY + "(：)"), "用了全角冒号“：”", "字段名后面请用英文半角冒号，再加一个空格"),
    (re.compile(r"^\s*(-)[^\s-]"), "“-”后面没有空格", "列表的每项以“- ”开头，短横线后面留一个空格"),
    (
        re.compile(KEY + "(:)(?:[^\\s:/]|\u00a0|\u3000)"),
        "冒号后面没有半角空格",
        "请写成“字段名: 值”，冒号后面留一个空格",
    ),
    (
        re.compile(r"^\s*(?:- +)?([A-Za-z_][\w-]*) [^:]*$"),
        "这一行缺少冒号",
        "请写成“字段名: 值”，冒号用英文半角，后面留一个空格",
    ),
)
"""Slips that one line shows by itself: the pattern (its group is the place), what it is, how to mend it."""

QUOTE = "请给整个值加英文双引号"
OPENING = re.compile(r"""(?:^|[:,\[{-] +|[\[{])(["'])""")
"""Where a quotation mark begins a value."""

FIELD_OR_ITEM = re.compile(r"^\s*(?:-(?:\s|$)|(?:- +)?[A-Za-z_][\w-]*\s*:(?:\s|$)|#|[}\]])")
EMPTIED = re.compile(r"^.*:\s+(\[\s*\]|\{\s*\})\s*(?:#.*)?$")
FIELD = re.compile(r"^(\s*)(?!- )([A-Za-z_][\w-]*)\s*:(?:\s|$)")
NAMED = re.compile(r"(?:^|[\s{,-])([A-Za-z_][\w-]*)\s*:\s*$")
NUMBERS = frozenset({"value", "low", "high", "min", "max", "year"})
"""Fields that hold a number, which no quotation marks make of a text."""

UNCLOSED = ("引号没有写完", "请在值的末尾补上引号；值里的英文引号请改成中文引号“ ”")
SIGN = (
    "值以 > 或 | 开头",
    '文字请加英文双引号，如 ">85"、">="；数值只写数字，比较符号另写在 op，如 op: ">"、value: 85',
)
SIGN_BEFORE_NUMBER = ("数值前面有比较符号", '这里只写数字；比较符号另写在同一处的 op，如 op: ">"、value: 85')
STILL_EMPTY = ("这里写着“{sign}”（没有内容），下面却又写了内容", "请删除“{sign}”，下面各行保持缩进")
NO_DASH = (
    "这一行与上面各项的“- ”对齐，开头却没有“- ”",
    "是新的一项，就在字段名前补上“- ”；是上一项的字段，就再缩进两个空格",
)
BEGUN = {
    "while scanning a block scalar": SIGN,
    "while scanning a quoted scalar": UNCLOSED,
    "while parsing a flow mapping": (
        "花括号里的写法不对，或没有写完",
        "各项之间用英文半角逗号，冒号后面留空格，最后用 } 结束",
    ),
    "while parsing a flow sequence": (
        "方括号里的写法不对，或没有写完",
        f"各项之间用英文半角逗号，最后用 ] 结束；值以 [ 开头时{QUOTE}",
    ),
    "while scanning an alias": ("值以 * 开头", QUOTE),
    "while scanning an anchor": ("值以 & 开头", QUOTE),
    "while parsing a tag": ("值以英文感叹号开头", QUOTE),
    "while scanning a tag": ("值以英文感叹号开头", QUOTE),
    "while scanning for the next token": ("值以 YAML 的保留符号开头", QUOTE),
    "while scanning a directive": ("行首的 % 是 YAML 的保留符号", "请删除这一行，或给值加英文双引号"),
    "while scanning a simple key": ("这一行缺少冒号", "请写成“字段名: 值”；上一行文字的续行请合并到上一行"),
}
"""What libyaml was in the middle of, and what that means to the person who typed; told at its beginning."""

INDENTED = ("缩进和上面的行对不齐", "同一级的字段要左对齐，请检查这一行开头的空格")
TRAILING = ("引号或括号后面还有文字", "请把整个值写在一对英文双引号里；值里的英文引号请改成中文引号“ ”")
TWO_COLONS = ("值里还有英文冒号加空格", f"{QUOTE}，或把值里的冒号改成中文冒号“：”")
TOO_DEEP = ("这一行缩进过深，或上一行没有写完", "同一级的字段要左对齐，请检查这一行开头的空格")
UNREADABLE = ("这里的写法 YAML 读不懂", "请检查这一行的缩进、冒号、引号和括号")
NOTICED = {
    "found unknown escape character": ("双引号里的反斜杠写法不对", "请改用单引号，或把反斜杠写成两个"),
    "block sequence entries are not allowed": ("“- ”写在了字段名的同一行", "列表请另起一行，每项以“- ”开头并缩进"),
    "did not find expected '-' indicator": INDENTED,
    "found undefined tag handle": ("值以英文感叹号开头", QUOTE),
}


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """One problem for a syntax error, at the place where people must mend it."""
    lines = text.split("\n")
    noticed = error.problem_mark or error.context_mark
    if noticed is None:
        return Problem(Mark(file), *UNREADABLE)
    if (plain := _plain_to_see(error, noticed, lines)) is not None:
        row, column, words = plain
        return Problem(Mark(file, row + 1, column + 1), *words)
    row, column = noticed.line, noticed.column
    if row >= len(lines):  # where a file ends without a line break, the parser supplies one
        row, column = len(lines) - 1, len(lines[-1])
    same_line = error.context_mark is not None and error.context_mark.line == row and "flow" in (error.context or "")
    if error.context in BEGUN and error.context_mark is not None and not same_line:
        row, column = error.context_mark.line, error.context_mark.column
    slip = _slip(lines, file, first=row - 1, last=noticed.line)
    if slip is not None:
        return slip
    return Problem(Mark(file, row + 1, column + 1), *_words(error, lines, row, column))


def _slip(lines: list[str], file: str, first: int, last: int) -> Problem | None:
    """The last of the lines around the error that shows a slip by itself."""
    for row in range(min(last, len(lines) - 1), max(first, 0) - 1, -1):
        for pattern, found, mend in SLIPS:
            match = pattern.match(lines[row])
            if match is not None:
                return Problem(Mark(file, row + 1, match.start(1) + 1), found, mend)
    return None


def _plain_to_see(
    error: yaml.MarkedYAMLError, noticed: yaml.Mark, lines: list[str]
) -> tuple[int, int, tuple[str, str]] | None:
    """A slip that the lines show better than the parser: its row and column from 0, and the words for it."""
    if (opened := _unclosed(lines, noticed.line)) is not None:
        return (*opened, UNCLOSED)
    if (emptied := _emptied(lines, noticed.line)) is not None:
        row, match = emptied
        sign = match[1].replace(" ", "")
        return row, match.start(1), (STILL_EMPTY[0].format(sign=sign), STILL_EMPTY[1].format(sign=sign))
    line = lines[noticed.line] if noticed.line < len(lines) else ""
    begun = error.context_mark
    if "expected '-' indicator" in (error.problem or "") and begun is not None:
        field = FIELD.match(line)
        if field is not None and len(field[1]) == begun.column:
            return noticed.line, begun.column, NO_DASH
    start = begun if error.context == "while scanning a block scalar" and begun is not None else noticed
    before, after = (lines[start.line][: start.column], lines[start.line][start.column :]) if line else ("", "")
    if after[:1] in {">", "|"} and "scanning" in (error.context or ""):
        named = NAMED.search(before)
        return start.line, start.column, SIGN_BEFORE_NUMBER if named is not None and named[1] in NUMBERS else SIGN
    return None


def _unclosed(lines: list[str], last: int) -> tuple[int, int] | None:
    """Row and column of a quotation mark that is not closed in its line, though the next line begins something new."""
    for row, line in enumerate(lines[: last + 1]):
        column = _open_quotation(line)
        if column is None:
            continue
        after = next((below for below in lines[row + 1 :] if below.strip()), "- ")
        if FIELD_OR_ITEM.match(after):
            return row, column
    return None


def _open_quotation(line: str) -> int | None:
    """The column of a quotation mark that begins a value and is not closed in this line."""
    at = 0
    while (opening := OPENING.search(line, at)) is not None:
        if re.search(r"(?:^|\s)#", line[at : opening.start()]):
            return None
        sign, start = opening[1], opening.start(1)
        closed = re.compile(r'(?:[^"\\]|\\.)*"' if sign == '"' else r"(?:[^']|'')*'").match(line, start + 1)
        if closed is None:
            return start
        at = closed.end()
    return None


def _emptied(lines: list[str], row: int) -> tuple[int, re.Match[str]] | None:
    """The line above, if it ends with a sign for nothing, and how; the line itself must be below it."""
    above = next((index for index in range(min(row, len(lines)) - 1, -1, -1) if lines[index].strip()), None)
    match = EMPTIED.match(lines[above]) if above is not None else None
    return (above, match) if above is not None and match is not None else None


def _words(error: yaml.MarkedYAMLError, lines: list[str], row: int, column: int) -> tuple[str, str]:
    said = error.problem or ""
    for part, words in NOTICED.items():
        if part in said:
            return words
    if error.context in BEGUN:
        return BEGUN[error.context]
    before, after = (lines[row][:column].rstrip(), lines[row][column:]) if row < len(lines) else ("", "")
    if "mapping values are not allowed" in said:
        return TWO_COLONS if ":" in before else TOO_DEEP
    return _misplaced(before, after) if "did not find expected key" in said else UNREADABLE


def _misplaced(before: str, after: str) -> tuple[str, str]:
    """What is wrong where a field was expected."""
    if after.startswith(":"):
        return "冒号前面没有字段名", "请写成“字段名: 值”"
    return TRAILING if before.endswith(('"', "'", "]", "}")) else INDENTED
