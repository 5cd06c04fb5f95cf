"""What the YAML parser complains of, said in Chinese with the usual way to mend it."""

from __future__ import annotations

import yaml

from plansite.problems import Mark, Problem

MENDS = (
    ("expected chomping or indentation", "值以 > 或 | 开头", '请给整个值加英文双引号，如 ">85"、">="'),
    ("cannot start any token", "值以 YAML 的保留符号开头", "请给整个值加英文双引号"),
    (
        "mapping values are not allowed",
        "这里不能再出现冒号",
        "冒号后面的文字里如还有英文冒号，请给整个值加引号；并检查上一行的缩进",
    ),
    ("could not find expected ':'", "这一行缺少冒号", "请写成“字段名: 值”，冒号用英文半角，后面留一个空格"),
    ("expected <block end>", "缩进和上面的行对不齐", "同一级的字段要左对齐，请检查这一行和上一行开头的空格"),
    ("found unexpected end of stream", "引号或括号没有写完", "请补上缺少的引号或括号"),
    ("found unexpected document indicator", "引号没有写完", "请补上缺少的引号"),
    ("expected ',' or", "方括号或花括号里缺少逗号，或没有写完", "请检查括号里的逗号，并补上缺少的括号"),
    ("unknown escape", "双引号里的反斜杠写法不对", "请改用单引号，或把反斜杠写成两个"),
    ("undefined alias", "用了 YAML 引用（*）", "请把内容完整写出；值以 * 开头时请加引号"),
    ("undefined tag", "值以感叹号开头", "请给整个值加英文双引号"),
    ("did not find expected", "这里的写法 YAML 读不懂", "请检查这一行的缩进、冒号、引号和括号"),
)
"""Fragments of libyaml's messages with what each means to the person who typed."""


def syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """One problem for a syntax error, at the place that the parser names."""
    said = " ".join(filter(None, (error.context, error.problem)))
    found, mend = next(
        ((found, mend) for part, found, mend in MENDS if part in said),
        ("这里的写法 YAML 读不懂", "请检查这一行的缩进、冒号、引号和括号"),
    )
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Mark(file), found, mend)
    lines = text.split("\n")
    if mark.line < len(lines) and "：" in lines[mark.line] and ":" not in lines[mark.line]:
        found, mend = "用了全角冒号“：”", "字段名后面请用英文半角冒号加一个空格"
    return Problem(Mark(file, mark.line + 1, mark.column + 1), found, mend)
