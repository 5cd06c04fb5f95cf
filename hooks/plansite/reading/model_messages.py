"""What a model refuses, said in Chinese: what was found, what is allowed, how to mend it."""

from __future__ import annotations

import difflib
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plansite.models.base import Former, Frozen
from plansite.models.span import FORMS
from plansite.personal import excerpt
from plansite.problems import Mark, Problem
from plansite.reading.marks import Loc
from plansite.reading.yaml_file import YamlFile

KIND_NAMES: dict[type, str] = {dict: "一组字段", list: "列表", str: "文字", bool: "true/false"}
LONGEST = 40
"""Characters of a value that a message repeats."""

NUMERALS = "一二三四"
PARTS_OF_YEARS = {
    "quarter": "季度",
    "season": "季度",
    "half": "半年",
    "half_year": "半年",
    "school_year": "学年",
    "academic_year": "学年",
    "semester": "学期",
    "term": "学期",
}
"""Names that people give to parts of a year, all of which a period says."""

ABOUT_KEYS = frozenset({"missing", "extra_forbidden"})


def model_problems(refused: Sequence[ErrorDetails], model: type[BaseModel], file: YamlFile) -> list[Problem]:
    """One problem for each thing that ``model`` refuses, at its place in ``file``; consequences are left out."""
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    fields = "、".join(needed or model.model_fields)
    if isinstance(file.value, list | str):
        found = f"文件最上层是{_quoted(file.value)}，应为一组字段"
        return [Problem(Mark(file.name), found, f"请写出最上层的字段：{fields}")]
    if file.value is None:
        return [Problem(Mark(file.name), "文件是空的", f"请写出最上层的字段：{fields}")]
    guessed = {(*error["loc"][:-1], _guess(error, model)) for error in refused if error["type"] == "extra_forbidden"}
    return [
        _problem(error, model, file)
        for error in refused
        if not (error["type"] == "missing" and error["loc"] in guessed)
        and not (error["type"] == "too_short" and error["input"])
    ]


def _guess(error: ErrorDetails, model: type[BaseModel]) -> str | None:
    holder, key = _model(model, error["loc"][:-1]), str(error["loc"][-1])
    former = _former(key, holder)
    return former.now if former is not None else _nearest(key, list(holder.model_fields) if holder else [])


def _former(key: str, model: type[BaseModel] | None) -> Former | None:
    """What an old name of a field is called today."""
    return model.FORMER.get(key) if model is not None and issubclass(model, Frozen) else None


def _problem(error: ErrorDetails, model: type[BaseModel], file: YamlFile) -> Problem:
    is_key = error["loc"][-1:] == ("[key]",)
    loc = tuple(part for part in error["loc"] if part != "[key]")
    if is_key:
        allowed = "字段名应为英文小写代码，字母、数字和短横线"
        return Problem(file.key_mark(loc), f"字段名“{loc[-1]}”写法不对", allowed)
    found, mend = _message(error, loc, model)
    mark = file.key_mark(loc) if error["type"] in ABOUT_KEYS else file.value_mark(loc)
    return Problem(mark, found, mend)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What a message may be made of."""

    name: str
    said: str
    described: str
    removal: str
    field: FieldInfo | None
    value: object
    facts: Mapping[str, object]


def _message(error: ErrorDetails, loc: Loc, model: type[BaseModel]) -> tuple[str, str]:
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), error["input"], _model(model, loc[:-1]))
    field = _field(model, loc)
    name = _shown(loc, field)
    value = error["input"]
    refusal = _Refusal(
        name, f"{name}的值是{_quoted(value)}", _described(field), _removal(loc), field, value, error.get("ctx", {})
    )
    if value is None and kind not in {"missing", "enum", "tuple_type", "list_type"}:
        return _empty(refusal)
    return MESSAGES.get(kind, _unsuited)(refusal)


def _removal(loc: Loc) -> str:
    return f"；没有内容就删除这{'一项' if isinstance(loc[-1], int) else '个字段'}"


def _unsuited(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，不符合要求", f"要求：{refusal.described}"


def _missing(refusal: _Refusal) -> tuple[str, str]:
    return f"缺少字段{refusal.name}", f"请补上：{refusal.described}"


def _broken_rule(refusal: _Refusal) -> tuple[str, str]:
    return str(refusal.facts["found"]), str(refusal.facts["mend"])


def _not_listed(refusal: _Refusal) -> tuple[str, str]:
    choices = _choices(refusal.field)
    if refusal.value is None or not str(refusal.value).strip():
        return f"{refusal.name}是空的", _suggestion("", choices)
    return f"{refusal.said}，不在可选范围内", _suggestion(refusal.value, choices)


def _not_fields(refusal: _Refusal) -> tuple[str, str]:
    holder = _model_in(refusal.field.annotation) if refusal.field is not None else None
    fields = "、".join(holder.model_fields) if holder is not None else refusal.described
    return f"{refusal.said}，应为一组字段", f"请换行后缩进写出各字段：{fields}"


def _not_a_list(refusal: _Refusal) -> tuple[str, str]:
    found = f"{refusal.name}是空的" if refusal.value is None else f"{refusal.said}，应为列表"
    return found, "请每项一行，以“- ”开头；没有内容时写 []"


def _not_a_number(refusal: _Refusal) -> tuple[str, str]:
    if isinstance(refusal.value, str) and refusal.value.strip()[:1] in set("<>≤≥＜＞≦≧"):
        return f"{refusal.said}，前面有比较符号", '这里只写数字；比较符号另写在同一处的 op，如 op: ">"、value: 85'
    return f"{refusal.said}，应为数字", "请只写数字，如 91.5，不加引号、单位、百分号和千分位逗号"


def _not_whole(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为整数", f"请写整数，不加引号、单位和小数：{refusal.described}"


def _beyond(refusal: _Refusal) -> tuple[str, str]:
    facts = refusal.facts
    bound = f"不小于 {facts['ge']}" if "ge" in facts else f"不大于 {facts['le']}"
    return f"{refusal.said}，应{bound}", f"请核对：{refusal.described}"


def _not_true_or_false(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为 true 或 false", "请写 true 或 false，不加引号"


def _not_a_date(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，不是日期", '请写成 "2026-06-22" 这样的年-月-日，月和日各两位'


def _no_such_day(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，日历上没有这一天", "请核对月份和日期"


def _not_text(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.said}，应为文字", "请写文字；像数字或日期的文字要加英文双引号"


def _empty(refusal: _Refusal) -> tuple[str, str]:
    optional = refusal.field is not None and not refusal.field.is_required()
    return f"{refusal.name}是空的", f"请填写：{refusal.described}" + (refusal.removal if optional else "")


def _empty_list(refusal: _Refusal) -> tuple[str, str]:
    return f"{refusal.name}是空的", "请至少写一项"


def _misspelt(refusal: _Refusal) -> tuple[str, str]:
    if not str(refusal.value).strip():
        return _empty(refusal)
    if str(refusal.value).strip().lower().startswith(("http:", "https:")) and re.search(r"\s", str(refusal.value)):
        return (
            f"{refusal.name}中有空格：{_quoted(refusal.value)}",
            "请删除空格，网址要连成一行；从 PDF 复制的请重新核对",
        )
    return f"{refusal.said}，写法不对", f"要求：{refusal.described}"


MESSAGES: dict[str, Callable[[_Refusal], tuple[str, str]]] = {
    "missing": _missing,
    "rule": _broken_rule,
    "enum": _not_listed,
    "model_type": _not_fields,
    "model_attributes_type": _not_fields,
    "dict_type": _not_fields,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "number_type": _not_a_number,
    "int_type": _not_whole,
    "int_parsing": _not_whole,
    "int_from_float": _not_whole,
    "greater_than_equal": _beyond,
    "less_than_equal": _beyond,
    "bool_type": _not_true_or_false,
    "date_form": _not_a_date,
    "date_missing": _no_such_day,
    "string_type": _not_text,
    "string_too_short": _empty,
    "too_short": _empty_list,
    "string_pattern_mismatch": _misspelt,
}
"""Pydantic's kinds of error, each with the words for it; any other kind gets ``_unsuited``."""


def _unknown_key(key: str, value: object, model: type[BaseModel] | None) -> tuple[str, str]:
    known = list(model.model_fields) if model else []
    if former := _former(key, model):
        return f"“{key}”是旧写法", former.mend
    if "period" in known and (word := PARTS_OF_YEARS.get(key.lower())):
        return f"{word}不写“{key}”，写在“period”（时期）", f"{_period(word, value)}；可以写：{FORMS}"
    return f"不认识的字段“{key}”", _suggestion(key, known)


def _period(word: str, value: object) -> str:
    """How to say a part of a year instead, from the value of the field that does not exist."""
    text = str(value).strip().strip("第Qq")
    number = int(text) if text.isdecimal() and len(text) == 1 else NUMERALS.find(text[:1]) + 1 if text else 0
    if word == "季度" and 1 <= number <= len(NUMERALS):
        return f"请把这一行改成 period: 第{NUMERALS[number - 1]}季度"
    halves = {"上": "上半年", "下": "下半年", "1": "上半年", "2": "下半年", "一": "上半年", "二": "下半年"}
    if word == "半年" and text[:1] in halves:
        return f"请把这一行改成 period: {halves[text[:1]]}"
    if word == "学期":
        return "一个学期的数没有对应的时期，请写文字进展；确是整个学年的数，才改成 period"
    return "请照来源改成 period"


def _nearest(word: str, allowed: list[str]) -> str | None:
    near = difflib.get_close_matches(word, allowed, n=1, cutoff=0.6)
    return near[0] if near else None


def _suggestion(value: object, allowed: list[str]) -> str:
    near = _nearest(str(value), [word.strip('"') for word in allowed])
    guess = f"是不是想写“{near}”？" if near else ""
    return f"{guess}可用的有：{'、'.join(allowed)}"


def _quoted(value: object) -> str:
    if value is None:
        return "空值"
    if isinstance(value, bool):
        return "“true”" if value else "“false”"
    if isinstance(value, dict | list):
        return KIND_NAMES[type(value)]
    return f"“{excerpt(str(value), LONGEST)}”"


def _shown(loc: Loc, field: FieldInfo | None) -> str:
    named = [part for part in loc if isinstance(part, str)]
    if not named:
        return "文件内容"
    title = f"（{field.title}）" if field is not None and field.title else ""
    last = loc[-1]
    item = f"第 {last + 1} 项" if isinstance(last, int) else ""
    return f"“{named[-1]}”{title}{item}"


def _described(field: FieldInfo | None) -> str:
    return (field.description or field.title or "").rstrip("。") if field is not None else "见文件开头的字段说明"


def _choices(field: FieldInfo | None) -> list[str]:
    annotation: Any = field.annotation if field is not None else None
    options = typing.get_args(annotation) or (annotation,)
    words = [str(member.value) for option in options if hasattr(option, "__members__") for member in option]
    return [f'"{word}"' if word[0] in "<>=" else word for word in words]


def _field(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    """The field that ``loc`` leads to, or the last one on the way."""
    field: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for part in loc:
        if current is not None and isinstance(part, str) and part in current.model_fields:
            field = current.model_fields[part]
            current = _model_in(field.annotation)
    return field


def _model(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that holds the fields at ``loc``."""
    if not any(isinstance(part, str) for part in loc):
        return model
    field = _field(model, loc)
    return _model_in(field.annotation) if field is not None else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model inside ``X``, ``X | None``, ``tuple[X, ...]`` or ``dict[str, X]``."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation if issubclass(annotation, BaseModel) else None
    inner = (_model_in(part) for part in typing.get_args(annotation))
    return next((part for part in inner if part is not None), None)
